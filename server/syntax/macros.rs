//! Reads the arguments of macros as Rust, where they are known to be Rust.
//!
//! The tokens of a call are given to the parser again, as expressions, patterns or statements.
//! Nothing is lexed twice, and every range is that of the file. What comes out is a plan: either
//! all of a token tree is understood or none of it.

use std::ops::Range;

use ra_ap_parser::{Input, Output, PrefixEntryPoint, Step, SyntaxKind, T, TopEntryPoint};

use super::tape::MacroForm;
use super::tokens::Tokens;

mod names;
pub(super) mod rules;

use names::is_opaque;
pub use names::{is_run_in_place, is_select};

/// One step of writing a lowered token tree; `at` is the token it begins with.
pub(super) enum Piece {
    Enter {
        kind: SyntaxKind,
        at: usize,
    },
    Exit,
    Token {
        kind: SyntaxKind,
        at: usize,
        count: usize,
    },
    Tree {
        output: Output,
        at: usize,
    },
    /// The elements of an array without its node and its brackets.
    Elements {
        output: Output,
        at: usize,
    },
    /// The statements without the node around them.
    Statements {
        output: Output,
        at: usize,
    },
}

/// `tree` are the tokens of the token tree with its delimiters; `name` is the last segment of
/// the macro's path.
pub(super) fn plan(
    tokens: &Tokens<'_>,
    name: &str,
    tree: Range<usize>,
) -> Option<(MacroForm, Vec<Piece>)> {
    let body = delimited_body(tokens, tree)?;
    let mut plan = Plan {
        tokens,
        pieces: Vec::new(),
    };
    let form = match name {
        name if is_select(name) => plan.select(body).map(|()| MacroForm::Select),
        "stream" | "try_stream" => plan.statements(body).map(|()| MacroForm::Stream),
        "pin" | "pin_mut" if tokens.kind(body.start) == T![let] => {
            plan.statements(body).map(|()| MacroForm::Block)
        }
        "matches" | "assert_matches" | "debug_assert_matches" => {
            plan.matches(body).map(|()| MacroForm::Exprs)
        }
        "join" | "try_join" => plan.join(body).map(|()| MacroForm::Exprs),
        "trace" | "debug" | "info" | "warn" | "error" | "event" | "log" | "span" | "trace_span"
        | "debug_span" | "info_span" | "warn_span" | "error_span" | "enabled" => plan
            .split_list(body, ListStyle::Fields)
            .map(|()| MacroForm::Exprs),
        name if is_opaque(name) => None,
        _ => plan.list(body).map(|()| MacroForm::Exprs),
    }?;
    Some((form, plan.pieces))
}

#[derive(Clone, Copy, PartialEq)]
enum ListStyle {
    /// `expr`, `name = expr`
    Plain,
    /// Also `name: expr`, `%expr`, `name = ?expr`, `name:? = expr`: tracing and log.
    Fields,
}

struct Plan<'t, 'a> {
    tokens: &'t Tokens<'a>,
    pieces: Vec<Piece>,
}

impl Plan<'_, '_> {
    /// `biased; a, b`
    fn join(&mut self, body: Range<usize>) -> Option<()> {
        let body = self.biased(body);
        self.list(body)
    }

    /// Most lists are the inside of an array, which takes one run of the parser.
    fn list(&mut self, body: Range<usize>) -> Option<()> {
        if body.is_empty() {
            return Some(());
        }
        let mut input = Input::with_capacity(body.len() + 2);
        input.push(T!['['], self.tokens.edition);
        body.clone().for_each(|i| self.tokens.push(i, &mut input));
        input.push(T![']'], self.tokens.edition);
        let output = PrefixEntryPoint::Expr.parse(&input);
        if is_clean_array(&output) && token_count(&output) == body.len() + 2 {
            self.pieces.push(Piece::Elements {
                output,
                at: body.start,
            });
            return Some(());
        }
        self.split_list(body, ListStyle::Plain)
    }

    fn split_list(&mut self, body: Range<usize>, style: ListStyle) -> Option<()> {
        let mut start = body.start;
        let mut failures = 0;
        for end in separators(self.tokens, body.clone()) {
            if start < end {
                if self.list_element(start..end, style).is_none() {
                    // The separator may belong to `f::<A, B>()` or `|a, b| c`.
                    failures += 1;
                    if failures > 3 || end == body.end {
                        return None;
                    }
                    continue;
                }
                failures = 0;
            }
            if end < body.end {
                self.token(end);
            }
            start = end + 1;
        }
        Some(())
    }

    fn list_element(&mut self, range: Range<usize>, style: ListStyle) -> Option<()> {
        let Some(name_end) = self.name_end(range.clone(), style) else {
            let value = self.without_sigil(range.clone(), style);
            return self
                .expr(value)
                .or_else(|| self.braced_fields(range, style));
        };
        let kind = self.tokens.kind(name_end);
        let mut value = name_end + 1..range.end;
        if kind == T![:] {
            // `name:debug = value`, `name:? = value` of log.
            let is_typed = self.tokens.kind(value.start + 1) == T![=]
                && !self.tokens.joint(value.start + 1)
                && value.len() > 2;
            if is_typed {
                value.start += 2;
            }
        }
        let output = self.parse_expr(self.without_sigil(value.clone(), style))?;
        let at = self.without_sigil(value, style).start;
        self.enter(SyntaxKind::RECORD_EXPR_FIELD, range.start);
        self.enter(SyntaxKind::NAME_REF, range.start);
        (range.start..name_end).for_each(|it| self.token(it));
        self.pieces.push(Piece::Exit);
        self.token(name_end);
        self.pieces.push(Piece::Tree { output, at });
        self.pieces.push(Piece::Exit);
        Some(())
    }

    /// `{ a = 1, ?b }` of older versions of tracing.
    fn braced_fields(&mut self, range: Range<usize>, style: ListStyle) -> Option<()> {
        let is_braced = style == ListStyle::Fields
            && self.tokens.kind(range.start) == T!['{']
            && closing(self.tokens, range.start, range.end)? + 1 == range.end;
        if !is_braced {
            return None;
        }
        let undo = self.pieces.len();
        self.token(range.start);
        let inner = self.split_list(range.start + 1..range.end - 1, style);
        self.token(range.end - 1);
        if inner.is_none() {
            self.pieces.truncate(undo);
        }
        inner
    }

    /// Where the `=` or `:` behind the name of a list element stands.
    fn name_end(&self, range: Range<usize>, style: ListStyle) -> Option<usize> {
        let mut at = range.start;
        let mut expects_name = true;
        while at < range.end {
            let kind = self.tokens.kind(at);
            let is_single = !self.tokens.joint(at)
                || !matches!(self.tokens.kind(at + 1), T![=] | T![>] | T![:]);
            match kind {
                SyntaxKind::IDENT if expects_name => expects_name = false,
                SyntaxKind::STRING if expects_name && at == range.start => expects_name = false,
                T![.] if !expects_name && style == ListStyle::Fields => expects_name = true,
                T![=] if !expects_name && is_single => return Some(at),
                T![:] if !expects_name && is_single && style == ListStyle::Fields => {
                    return Some(at);
                }
                _ => return None,
            }
            at += 1;
        }
        None
    }

    fn without_sigil(&self, range: Range<usize>, style: ListStyle) -> Range<usize> {
        let has_sigil =
            style == ListStyle::Fields && matches!(self.tokens.kind(range.start), T![%] | T![?]);
        range.start + usize::from(has_sigil)..range.end
    }

    /// `expr, pattern if guard`: the pattern is left out.
    fn matches(&mut self, body: Range<usize>) -> Option<()> {
        let mut commas = separators(self.tokens, body.clone());
        let comma = commas.find(|comma| self.expr(body.start..*comma).is_some())?;
        self.token(comma);
        let mut rest = top_level(self.tokens, comma + 1..body.end)?;
        let Some(guard) = rest.find(|it| self.tokens.kind(*it) == T![if]) else {
            return Some(());
        };
        let end = separators(self.tokens, guard..body.end).next()?;
        self.expr(guard + 1..end)
    }

    fn statements(&mut self, body: Range<usize>) -> Option<()> {
        if !body.is_empty() {
            let output = TopEntryPoint::MacroStmts.parse(&self.tokens.input(body.clone()));
            self.pieces.push(Piece::Statements {
                output,
                at: body.start,
            });
        }
        Some(())
    }

    fn select(&mut self, body: Range<usize>) -> Option<()> {
        let body = self.biased(body);
        let arrows: Vec<usize> = top_level(self.tokens, body.clone())?
            .filter(|it| self.tokens.kind(*it) == T![=] && self.is_arrow(*it))
            .collect();
        let mut start = body.start;
        for (i, arrow) in arrows.iter().enumerate() {
            let limit = arrows.get(i + 1).copied().unwrap_or(body.end);
            start = self.select_arm(start, *arrow, limit)?;
        }
        (start == body.end).then_some(())
    }

    /// Gives the token behind the arm and its comma.
    fn select_arm(&mut self, start: usize, arrow: usize, limit: usize) -> Option<usize> {
        self.enter(SyntaxKind::MATCH_ARM, start);
        let is_keyword = arrow == start + 1
            && (self.tokens.kind(start) == T![else]
                || matches!(self.tokens.text(start), "complete" | "default"));
        if is_keyword {
            self.token(start);
        } else {
            self.select_head(start..arrow)?;
        }
        self.pieces.push(Piece::Token {
            kind: T![=>],
            at: arrow,
            count: 2,
        });
        let mut end = self.select_handler(arrow + 2, limit)?;
        if end < limit && self.tokens.kind(end) == T![,] {
            self.token(end);
            end += 1;
        }
        self.pieces.push(Piece::Exit);
        Some(end)
    }

    /// `pattern = future` or `pattern = future, if condition`
    fn select_head(&mut self, head: Range<usize>) -> Option<()> {
        let eq = top_level(self.tokens, head.clone())?.find(|it| self.is_assignment(*it))?;
        let condition = top_level(self.tokens, eq + 1..head.end)?
            .find(|it| self.tokens.kind(*it) == T![,] && self.tokens.kind(it + 1) == T![if]);
        let future_end = condition.unwrap_or(head.end);
        let pattern = head.start..eq;
        if pattern.is_empty() {
            return None;
        }
        let output = self.parse(PrefixEntryPoint::PatTop, pattern)?;
        self.pieces.push(Piece::Tree {
            output,
            at: head.start,
        });
        self.token(eq);
        self.expr(eq + 1..future_end)?;
        if let Some(comma) = condition {
            self.enter(SyntaxKind::MATCH_GUARD, comma + 1);
            self.token(comma + 1);
            self.expr(comma + 2..head.end)?;
            self.pieces.push(Piece::Exit);
        }
        Some(())
    }

    /// The handler begins at `start`; the next arm's arrow, or the end, is at `limit`. A block
    /// may be broken: its braces still say where it ends.
    fn select_handler(&mut self, start: usize, limit: usize) -> Option<usize> {
        if start >= limit {
            return None;
        }
        if self.tokens.kind(start) == T!['{'] {
            let end = closing(self.tokens, start, limit)? + 1;
            let output = PrefixEntryPoint::Block.parse(&self.tokens.input(start..end));
            self.pieces.push(Piece::Tree { output, at: start });
            return Some(end);
        }
        let output = PrefixEntryPoint::Expr.parse(&self.tokens.input(start..limit));
        if !is_clean(&output) {
            return None;
        }
        let end = start + token_count(&output);
        self.pieces.push(Piece::Tree { output, at: start });
        (end == limit || self.tokens.kind(end) == T![,]).then_some(end)
    }

    fn biased(&mut self, body: Range<usize>) -> Range<usize> {
        let is_biased = body.len() >= 2
            && self.tokens.text(body.start) == "biased"
            && self.tokens.kind(body.start + 1) == T![;];
        if !is_biased {
            return body;
        }
        self.token(body.start);
        self.token(body.start + 1);
        body.start + 2..body.end
    }

    fn expr(&mut self, range: Range<usize>) -> Option<()> {
        let at = range.start;
        let output = self.parse_expr(range)?;
        self.pieces.push(Piece::Tree { output, at });
        Some(())
    }

    /// A `let` would bind names for whatever the macro makes of it: that is not a list element.
    fn parse_expr(&self, range: Range<usize>) -> Option<Output> {
        if range.is_empty() || self.tokens.kind(range.start) == T![let] {
            return None;
        }
        self.parse(PrefixEntryPoint::Expr, range)
    }

    fn parse(&self, entry: PrefixEntryPoint, range: Range<usize>) -> Option<Output> {
        let output = entry.parse(&self.tokens.input(range.clone()));
        (is_clean(&output) && token_count(&output) == range.len()).then_some(output)
    }

    fn enter(&mut self, kind: SyntaxKind, at: usize) {
        self.pieces.push(Piece::Enter { kind, at });
    }

    fn token(&mut self, at: usize) {
        self.pieces.push(Piece::Token {
            kind: self.tokens.kind(at),
            at,
            count: 1,
        });
    }

    fn is_arrow(&self, at: usize) -> bool {
        self.tokens.joint(at) && self.tokens.kind(at + 1) == T![>]
    }

    /// A lone `=`, as opposed to `==`, `=>`, `<=`, `..=`.
    fn is_assignment(&self, at: usize) -> bool {
        let joins_next = self.tokens.joint(at) && matches!(self.tokens.kind(at + 1), T![=] | T![>]);
        let joins_last = at > 0
            && self.tokens.joint(at - 1)
            && matches!(
                self.tokens.kind(at - 1),
                T![=] | T![<] | T![>] | T![!] | T![.]
            );
        self.tokens.kind(at) == T![=] && !joins_next && !joins_last
    }
}

fn delimited_body(tokens: &Tokens<'_>, tree: Range<usize>) -> Option<Range<usize>> {
    if tree.len() < 2 {
        return None;
    }
    let is_pair = matches!(
        (tokens.kind(tree.start), tokens.kind(tree.end - 1)),
        (T!['('], T![')']) | (T!['['], T![']']) | (T!['{'], T!['}'])
    );
    let body = tree.start + 1..tree.end - 1;
    // Its own delimiters must hold together, or the pieces would not.
    (is_pair && top_level(tokens, body.clone()).is_some()).then_some(body)
}

/// The tokens of a range that stand outside of delimiters, opening ones included; `None` when
/// a closing one has no partner.
fn top_level(tokens: &Tokens<'_>, range: Range<usize>) -> Option<impl Iterator<Item = usize>> {
    let mut depth = 0usize;
    let mut found = Vec::new();
    for i in range {
        match tokens.kind(i) {
            T!['('] | T!['['] | T!['{'] => {
                if depth == 0 {
                    found.push(i);
                }
                depth += 1;
            }
            T![')'] | T![']'] | T!['}'] => depth = depth.checked_sub(1)?,
            _ if depth == 0 => found.push(i),
            _ => {}
        }
    }
    (depth == 0).then(|| found.into_iter())
}

/// The top-level commas and semicolons of a range, and its end.
fn separators(tokens: &Tokens<'_>, range: Range<usize>) -> impl Iterator<Item = usize> + use<> {
    let end = range.end;
    let found: Vec<usize> = top_level(tokens, range)
        .into_iter()
        .flatten()
        .filter(|it| matches!(tokens.kind(*it), T![,] | T![;]))
        .chain([end])
        .collect();
    found.into_iter()
}

/// The delimiter that closes the one at `open`.
fn closing(tokens: &Tokens<'_>, open: usize, limit: usize) -> Option<usize> {
    let mut depth = 0usize;
    (open..limit).find(|i| {
        match tokens.kind(*i) {
            T!['('] | T!['['] | T!['{'] => depth += 1,
            T![')'] | T![']'] | T!['}'] => depth -= 1,
            _ => {}
        }
        depth == 0
    })
}

/// One tree without errors that takes all tokens. What is left over is put into an `ERROR` node
/// without an error.
fn is_clean(output: &Output) -> bool {
    output.iter().all(|step| {
        !matches!(
            step,
            Step::Error { .. }
                | Step::Enter {
                    kind: SyntaxKind::ERROR
                }
        )
    })
}

fn is_clean_array(output: &Output) -> bool {
    let mut depth = 0;
    let mut is_root = true;
    for step in output.iter() {
        match step {
            Step::Error { .. }
            | Step::Enter {
                kind: SyntaxKind::ERROR,
            } => return false,
            Step::Enter { kind } => {
                if is_root && kind != SyntaxKind::ARRAY_EXPR {
                    return false;
                }
                if depth == 1 && kind == SyntaxKind::LET_EXPR {
                    return false;
                }
                is_root = false;
                depth += 1;
            }
            Step::Exit => depth -= 1,
            Step::FloatSplit { ends_in_dot } => depth -= 1 + i32::from(!ends_in_dot),
            Step::Token { .. } => {}
        }
    }
    true
}

fn token_count(output: &Output) -> usize {
    let count = output.iter().map(|step| match step {
        Step::Token { n_input_tokens, .. } => usize::from(n_input_tokens),
        Step::FloatSplit { .. } => 1,
        _ => 0,
    });
    count.sum()
}

#[cfg(test)]
mod tests;
