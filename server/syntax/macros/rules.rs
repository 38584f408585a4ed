//! Reads the rules of a `macro_rules!`: whether what a call is given runs where the call stands.

use std::ops::Range;

use ra_ap_parser::{SyntaxKind, T};

use super::{closing, delimited_body};
use crate::syntax::tokens::Tokens;

/// Macros that look at their tokens only.
const QUOTING: &[&str] = &["concat", "quote", "stringify"];

/// Whether all that its rules take is run in place by what they become. A closure, a block that
/// is async, a function or another macro may run it elsewhere, later or never.
pub(in crate::syntax) fn run_in_place(tokens: &Tokens<'_>, tree: Range<usize>, name: &str) -> bool {
    let Some(body) = delimited_body(tokens, tree) else {
        return false;
    };
    let mut at = body.start;
    while at < body.end {
        let Some((matcher, next)) = group(tokens, at, body.end) else {
            return false;
        };
        let is_arrow = tokens.kind(next) == T![=] && tokens.kind(next + 1) == T![>];
        let Some((becomes, next)) = group(tokens, next + 2, body.end).filter(|_| is_arrow) else {
            return false;
        };
        let mut missing = code_fragments(tokens, matcher);
        let taken = missing.clone();
        let mut rule = Transcriber {
            tokens,
            name,
            taken: &taken,
            missing: &mut missing,
        };
        if !rule.runs_in_place(becomes, false) || !missing.is_empty() {
            return false;
        }
        at = next + usize::from(tokens.kind(next) == T![;]);
    }
    true
}

/// What stands inside of the delimiters at `at`, and what comes behind them.
fn group(tokens: &Tokens<'_>, at: usize, limit: usize) -> Option<(Range<usize>, usize)> {
    let is_open = matches!(tokens.kind(at), T!['('] | T!['['] | T!['{']);
    let end = closing(tokens, at, limit).filter(|_| is_open)?;
    Some((at + 1..end, end + 1))
}

/// The names behind `$` of what may be code: `$x:expr`, `$($t:tt)*`.
fn code_fragments<'a>(tokens: &Tokens<'a>, matcher: Range<usize>) -> Vec<&'a str> {
    let is_fragment = |it: &usize| tokens.kind(*it) == T![$] && tokens.kind(it + 2) == T![:];
    let is_code = |it: &usize| {
        matches!(
            tokens.text(it + 3),
            "block" | "expr" | "expr_2021" | "item" | "stmt" | "tt"
        )
    };
    matcher
        .filter(is_fragment)
        .filter(is_code)
        .map(|it| tokens.text(it + 1))
        .collect()
}

/// What a rule becomes.
struct Transcriber<'t, 'a> {
    tokens: &'t Tokens<'a>,
    /// The name of the macro itself.
    name: &'t str,
    taken: &'t [&'a str],
    /// What did not turn up yet.
    missing: &'t mut Vec<&'a str>,
}

impl Transcriber<'_, '_> {
    fn runs_in_place(&mut self, range: Range<usize>, elsewhere: bool) -> bool {
        let tokens = self.tokens;
        let mut runs_elsewhere = elsewhere;
        let mut at = range.start;
        while at < range.end {
            match tokens.kind(at) {
                T!['('] | T!['['] | T!['{'] => {
                    let Some((inside, next)) = group(tokens, at, range.end) else {
                        return false;
                    };
                    if self.is_quoting(at, range.start) {
                        at = next;
                        continue;
                    }
                    let in_macro = self.is_other_macro(at, range.start);
                    if !self.runs_in_place(inside, runs_elsewhere || in_macro) {
                        return false;
                    }
                    at = next;
                    continue;
                }
                T![;] => runs_elsewhere = elsewhere,
                T![async] | T![fn] | T![const] | T![static] => runs_elsewhere = true,
                T![|] => runs_elsewhere |= self.begins_closure(at, range.start),
                T![$] if self.taken.contains(&tokens.text(at + 1)) => {
                    if runs_elsewhere {
                        return false;
                    }
                    self.missing.retain(|it| *it != tokens.text(at + 1));
                }
                _ => {}
            }
            at += 1;
        }
        true
    }

    /// The name in front of the `!` in front of delimiters.
    fn macro_before(&self, open: usize, start: usize) -> Option<&str> {
        let bang = open.checked_sub(1).filter(|it| *it > start)?;
        let name = bang - 1;
        let is_call =
            self.tokens.kind(bang) == T![!] && self.tokens.kind(name) == SyntaxKind::IDENT;
        is_call.then(|| self.tokens.text(name))
    }

    fn is_quoting(&self, open: usize, start: usize) -> bool {
        self.macro_before(open, start)
            .is_some_and(|it| QUOTING.contains(&it))
    }

    fn is_other_macro(&self, open: usize, start: usize) -> bool {
        self.macro_before(open, start)
            .is_some_and(|it| it != self.name && !super::is_run_in_place(it))
    }

    /// As opposed to an operator or a pattern, which stand behind something.
    fn begins_closure(&self, at: usize, start: usize) -> bool {
        if at == start {
            return true;
        }
        matches!(
            self.tokens.kind(at - 1),
            T![,] | T![;] | T![=] | T![>] | T![&] | T![return] | T![move] | T![break]
        )
    }
}
