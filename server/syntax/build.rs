//! Writes a tape from the parser's events.

use ra_ap_parser::{Edition, Output, Step, SyntaxKind, TopEntryPoint};

use super::tape::{Entry, MacroForm, Tape};
use super::tokens::Tokens;
use crate::text::Span;

/// More errors than this in one file say nothing more.
const MAX_ERRORS: usize = 256;

pub(super) fn source_file(text: &str, edition: Edition) -> Tape {
    let mut tokens = Tokens::lex(text, edition, MAX_ERRORS);
    let errors = std::mem::take(&mut tokens.errors);
    let output = TopEntryPoint::SourceFile.parse(&tokens.input(0..tokens.len()));
    let mut builder = Builder {
        tokens: &tokens,
        cursor: 0,
        last_end: 0,
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
    Tape { entries, errors }
}

struct Builder<'t, 'a> {
    tokens: &'t Tokens<'a>,
    /// The next token to be written.
    cursor: usize,
    /// Where the last token ended.
    last_end: u32,
    open: Vec<u32>,
    entries: Vec<Entry>,
    errors: Vec<(Span, String)>,
}

impl Builder<'_, '_> {
    fn output(&mut self, output: &Output) {
        // Inside a raw token tree, how many of its nodes are open.
        let mut raw = 0u32;
        for step in output.iter() {
            match step {
                Step::Enter { kind } if kind == SyntaxKind::TOKEN_TREE || raw > 0 => {
                    if raw == 0 {
                        self.enter(kind, self.tokens.span(self.cursor).start);
                    }
                    raw += 1;
                }
                Step::Exit if raw > 0 => {
                    raw -= 1;
                    if raw == 0 {
                        self.exit_opaque();
                    }
                }
                Step::Token { n_input_tokens, .. } if raw > 0 => {
                    self.cursor += n_input_tokens as usize;
                }
                Step::Enter { kind } => self.enter(kind, self.tokens.span(self.cursor).start),
                Step::Exit => self.exit(),
                Step::Token {
                    kind,
                    n_input_tokens,
                } => {
                    self.token(kind, n_input_tokens as usize);
                }
                Step::FloatSplit { ends_in_dot } => self.float_split(ends_in_dot),
                Step::Error { msg } => self.error(msg),
            }
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
        if entry.end == open + 1 {
            entry.span.start = self.last_end;
        }
    }

    fn exit_opaque(&mut self) {
        let Some(open) = self.open.pop() else { return };
        self.last_end = match self.cursor.checked_sub(1) {
            Some(last) => self.tokens.span(last).end,
            None => 0,
        };
        let entry = &mut self.entries[open as usize];
        entry.end = open + 1;
        entry.span.end = self.last_end.max(entry.span.start);
    }

    fn token(&mut self, kind: SyntaxKind, count: usize) {
        let first = self.tokens.span(self.cursor);
        self.cursor += count;
        let last = self.tokens.span(self.cursor - 1);
        self.leaf(kind, first.cover(last));
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
