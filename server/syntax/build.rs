//! Writes a tape from the parser's events.
//!
//! A macro call in the place of an expression is written from a plan of its own.

use std::ops::Range;

use ra_ap_parser::{Edition, Output, Step, SyntaxKind, TopEntryPoint};

use super::limits;
use super::macros::{self, Piece, rules};
use super::tape::{Entry, MacroForm, Tape};
use super::tokens::Tokens;
use crate::text::Span;

/// More errors than this in one file say nothing more.
const MAX_ERRORS: usize = 256;

/// Every level of macros in macros gives its tokens to the parser once more.
const MAX_MACRO_DEPTH: u32 = 32;

/// `selects` are other names of `select!` that are imported elsewhere.
pub(super) fn source_file(text: &str, edition: Edition, selects: &[&str]) -> Tape {
    let limit = |limit| {
        let span = Span::new(0, text.len() as u32);
        let kind = SyntaxKind::SOURCE_FILE;
        let root = Entry {
            kind,
            token: false,
            form: MacroForm::Opaque,
            span,
            end: 1,
        };
        Tape {
            entries: vec![root],
            errors: Vec::new(),
            limit: Some(limit),
        }
    };
    if let Err(it) = limits::check_size(text) {
        return limit(it);
    }
    let mut tokens = Tokens::lex(text, edition, MAX_ERRORS);
    if let Err(it) = limits::check_nesting(&tokens, limits::MAX_NESTING) {
        return limit(it);
    }
    let errors = std::mem::take(&mut tokens.errors);
    let output = TopEntryPoint::SourceFile.parse(&tokens.input(0..tokens.len()));
    let mut builder = Builder {
        tokens: &tokens,
        cursor: 0,
        last_end: 0,
        raw: 0,
        tree_start: 0,
        macro_depth: 0,
        selects: renamed_selects(&tokens)
            .chain(selects.iter().copied())
            .collect(),
        open: Vec::new(),
        entries: Vec::with_capacity(tokens.len() * 3),
        errors,
    };
    builder.output(&output);
    let Builder {
        mut entries,
        mut errors,
        ..
    } = builder;
    entries[0].span = Span::new(0, text.len() as u32);
    errors.sort_by_key(|it| it.0);
    Tape {
        entries,
        errors,
        limit: None,
    }
}

struct Builder<'t, 'a> {
    tokens: &'t Tokens<'a>,
    /// The next token to be written.
    cursor: usize,
    /// Where the last token ended.
    last_end: u32,
    /// Inside a raw token tree, how many of its nodes are open.
    raw: u32,
    tree_start: usize,
    macro_depth: u32,
    /// What `select!` is called as well.
    selects: Vec<&'t str>,
    open: Vec<u32>,
    entries: Vec<Entry>,
    errors: Vec<(Span, String)>,
}

impl<'a> Builder<'_, 'a> {
    fn output(&mut self, output: &Output) {
        output.iter().for_each(|step| self.step(&step));
    }

    fn step(&mut self, step: &Step<'_>) {
        match *step {
            Step::Enter { kind } if kind == SyntaxKind::TOKEN_TREE || self.raw > 0 => {
                if self.raw == 0 {
                    self.enter(kind, self.tokens.span(self.cursor).start);
                    self.tree_start = self.cursor;
                }
                self.raw += 1;
            }
            Step::Exit if self.raw > 0 => {
                self.raw -= 1;
                if self.raw == 0 {
                    self.token_tree(self.tree_start..self.cursor);
                }
            }
            Step::Token { n_input_tokens, .. } if self.raw > 0 => {
                self.cursor += usize::from(n_input_tokens);
            }
            Step::Enter { kind } => self.enter(kind, self.tokens.span(self.cursor).start),
            Step::Exit => self.exit(),
            Step::Token {
                kind,
                n_input_tokens,
            } => self.token(kind, n_input_tokens.into()),
            Step::FloatSplit { ends_in_dot } => self.float_split(ends_in_dot),
            Step::Error { msg } => self.error(msg),
        }
    }

    /// The token tree that was opened last, its tokens behind us.
    fn token_tree(&mut self, tree: Range<usize>) {
        let plan = self
            .macro_name(tree.start)
            .filter(|_| self.macro_depth < MAX_MACRO_DEPTH);
        let plan = plan.and_then(|name| macros::plan(self.tokens, name, tree.clone()));
        if let Some((form, pieces)) = plan {
            if let Some(open) = self.open.last() {
                self.entries[*open as usize].form = form;
            }
            self.macro_depth += 1;
            self.cursor = tree.start;
            self.token(self.tokens.kind(tree.start), 1);
            pieces.into_iter().for_each(|it| self.piece(&it));
            self.cursor = tree.end - 1;
            self.token(self.tokens.kind(tree.end - 1), 1);
            self.macro_depth -= 1;
        }
        if let Some(name) = self.rules_name()
            && rules::run_in_place(self.tokens, tree.clone(), name)
            && let Some(open) = self.open.last()
        {
            self.entries[*open as usize].form = MacroForm::InPlace;
        }
        self.cursor = tree.end;
        if !tree.is_empty() {
            self.last_end = self.tokens.span(tree.end - 1).end;
        }
        self.exit();
    }

    /// The last segment of the path in `path!(…)`, when the call stands where an expression does.
    fn macro_name(&self, tree_start: usize) -> Option<&'a str> {
        let [.., outer, call, _] = *self.open.as_slice() else {
            return None;
        };
        let is_expr = self.entries[call as usize].kind == SyntaxKind::MACRO_CALL
            && self.entries[outer as usize].kind == SyntaxKind::MACRO_EXPR;
        let name = tree_start.checked_sub(2).filter(|_| is_expr)?;
        let text = self.tokens.text(name);
        let name = text.strip_prefix("r#").unwrap_or(text);
        Some(match self.selects.contains(&name) {
            true => "select",
            false => name,
        })
    }

    /// The name of the `macro_rules!` whose rules were opened last.
    fn rules_name(&self) -> Option<&'a str> {
        let [.., outer, _] = *self.open.as_slice() else {
            return None;
        };
        let outer = outer as usize;
        if self.entries[outer].kind != SyntaxKind::MACRO_RULES {
            return None;
        }
        let name = self.entries[outer..]
            .iter()
            .find(|it| it.kind == SyntaxKind::NAME)?;
        Some(name.span.of(self.tokens.text))
    }

    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Enter { kind, at } => self.enter(*kind, self.tokens.span(*at).start),
            Piece::Exit => self.exit(),
            Piece::Token { kind, at, count } => {
                self.cursor = *at;
                self.token(*kind, *count);
            }
            Piece::Tree { output, at } => {
                self.cursor = *at;
                self.output(output);
            }
            Piece::Statements { output, at } => {
                self.cursor = *at;
                let steps: Vec<Step<'_>> = output.iter().collect();
                let inner = steps.len().saturating_sub(1);
                steps
                    .iter()
                    .take(inner)
                    .skip(1)
                    .for_each(|it| self.step(it));
            }
            Piece::Elements { output, at } => {
                self.cursor = *at;
                let steps: Vec<Step<'_>> = output.iter().collect();
                // Without the node, its brackets and its end.
                let inner = steps.len().saturating_sub(2);
                self.elements(steps.get(2..inner).unwrap_or_default());
            }
        }
    }

    fn elements(&mut self, steps: &[Step<'_>]) {
        let mut depth = 0;
        let mut i = 0;
        while let Some(step) = steps.get(i) {
            if depth == 0
                && let Some(assigned) = assigned_name(&steps[i..])
            {
                self.enter(
                    SyntaxKind::RECORD_EXPR_FIELD,
                    self.tokens.span(self.cursor).start,
                );
                self.enter(SyntaxKind::NAME_REF, self.tokens.span(self.cursor).start);
                self.token(SyntaxKind::IDENT, 1);
                self.exit();
                depth = 1;
                i += assigned;
                continue;
            }
            match step {
                Step::Enter { .. } => depth += 1,
                Step::Exit => depth -= 1,
                Step::FloatSplit { ends_in_dot } => depth -= 1 + i32::from(!ends_in_dot),
                Step::Token { .. } | Step::Error { .. } => {}
            }
            self.step(step);
            i += 1;
        }
    }

    fn enter(&mut self, kind: SyntaxKind, start: u32) {
        self.open.push(self.entries.len() as u32);
        self.push(kind, false, Span::empty(start));
    }

    fn exit(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let end = self.entries.len() as u32;
        let entry = &mut self.entries[open as usize];
        entry.end = end;
        // A node without tokens stands behind the token before it.
        entry.span.end = self.last_end;
        entry.span.start = entry.span.start.min(self.last_end);
    }

    fn token(&mut self, kind: SyntaxKind, count: usize) {
        let first = self.cursor;
        self.cursor += count;
        self.leaf(
            kind,
            self.tokens
                .span(first)
                .cover(self.tokens.span(self.cursor - 1)),
        );
        if kind == SyntaxKind::FOR_KW
            && let Some(span) = self.tokens.for_await(first)
        {
            self.leaf(SyntaxKind::AWAIT_KW, span);
        }
    }

    fn leaf(&mut self, kind: SyntaxKind, span: Span) {
        self.push(kind, true, span);
        self.last_end = span.end;
    }

    /// `tuple.0.1` is lexed as a float: the parser says that it stands for two fields, and leaves
    /// it to us to open and close their nodes.
    fn float_split(&mut self, ends_in_dot: bool) {
        let span = self.tokens.span(self.cursor);
        let text = self.tokens.text(self.cursor);
        self.cursor += 1;
        if let Some(dot) = text.find('.') {
            let dot = Span::new(span.start + dot as u32, span.start + dot as u32 + 1);
            self.enter(SyntaxKind::NAME_REF, span.start);
            self.leaf(SyntaxKind::INT_NUMBER, Span::new(span.start, dot.start));
            self.exit();
            self.exit();
            self.leaf(SyntaxKind::DOT, dot);
            if !ends_in_dot {
                self.enter(SyntaxKind::NAME_REF, dot.end);
                self.leaf(SyntaxKind::INT_NUMBER, Span::new(dot.end, span.end));
                self.exit();
                self.exit();
            }
        } else {
            // `tuple.1e0`
            self.error("illegal float literal");
            self.enter(SyntaxKind::ERROR, span.start);
            self.leaf(SyntaxKind::FLOAT_NUMBER, span);
            self.exit();
            self.exit();
            if !ends_in_dot {
                self.exit();
            }
        }
    }

    fn error(&mut self, message: &str) {
        if self.errors.len() < MAX_ERRORS {
            self.errors
                .push((Span::empty(self.last_end), message.to_owned()));
        }
    }

    fn push(&mut self, kind: SyntaxKind, token: bool, span: Span) {
        let end = self.entries.len() as u32 + 1;
        self.entries.push(Entry {
            kind,
            token,
            form: MacroForm::Opaque,
            span,
            end,
        });
    }
}

/// `use tokio::select as name`
fn renamed_selects<'a>(tokens: &Tokens<'a>) -> impl Iterator<Item = &'a str> {
    let renamed = (1..tokens.len()).filter(move |it| {
        tokens.kind(*it) == SyntaxKind::AS_KW && macros::is_select(tokens.text(it - 1))
    });
    renamed.map(move |it| tokens.text(it + 1))
}

/// How many steps the name takes when they begin with `BIN_EXPR(PATH_EXPR(name) = …)`.
fn assigned_name(steps: &[Step<'_>]) -> Option<usize> {
    use SyntaxKind::{BIN_EXPR, EQ, IDENT, NAME_REF, PATH, PATH_EXPR, PATH_SEGMENT};
    let mut at = 0;
    for expected in [BIN_EXPR, PATH_EXPR, PATH, PATH_SEGMENT, NAME_REF] {
        match steps.get(at)? {
            Step::Enter { kind } if *kind == expected => at += 1,
            _ => return None,
        }
    }
    match steps.get(at..at + 6)? {
        [
            Step::Token { kind: IDENT, .. },
            Step::Exit,
            Step::Exit,
            Step::Exit,
            Step::Exit,
            Step::Token { kind: EQ, .. },
        ] => Some(at + 5),
        _ => None,
    }
}
