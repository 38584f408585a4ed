//! What is too large or too deeply nested to be parsed.
//!
//! The parser recurses without a limit, and a stack that overflows cannot be caught. How deep it
//! recurses is bounded here from its tokens alone, in one pass.

use std::fmt;

use ra_ap_parser::{Edition, SyntaxKind, T};

use super::tokens::Tokens;

/// Larger files are generated, and nobody reads them.
pub const MAX_BYTES: usize = 4 << 20;

/// The bound of [`nesting`] above which nothing is parsed. The parser needs up to 1.2 KB of stack
/// for each, five times that in a debug build.
pub const MAX_NESTING: u32 = 6144;

/// The stack, in bytes, of a thread that parses.
pub const MIN_STACK: usize = 64 << 20;

/// Why a text is not analysed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    TooLarge {
        bytes: usize,
    },
    /// The byte where the nesting becomes too deep.
    TooDeep {
        at: u32,
    },
}

/// Whether the text may be parsed. [`super::Tape::parse`] asks this by itself.
pub fn check_limits(text: &str, edition: Edition) -> Result<(), Limit> {
    check_size(text)?;
    check_nesting(&Tokens::lex(text, edition, 0), MAX_NESTING)
}

pub(super) fn check_size(text: &str) -> Result<(), Limit> {
    if text.len() > MAX_BYTES {
        return Err(Limit::TooLarge { bytes: text.len() });
    }
    Ok(())
}

pub(super) fn check_nesting(tokens: &Tokens<'_>, max: u32) -> Result<(), Limit> {
    let mut bound = Nesting::default();
    for i in 0..tokens.len() {
        bound.token(tokens, i);
        if bound.total > max {
            return Err(Limit::TooDeep {
                at: tokens.span(i).start,
            });
        }
    }
    Ok(())
}

/// An upper bound of how many constructs are open at once.
///
/// Every level of recursion has taken at least one token that is still part of an open construct.
/// So the tokens of all open delimiters are counted, and forgotten where every construct between
/// the same delimiters is known to have ended: at a `;` or a `,` that the parser cannot take for a
/// missing operand, the latter not in generics or in the parameters of a closure, and at a `}`
/// when what follows can only begin something new.
#[derive(Default)]
struct Nesting {
    total: u32,
    outer: Vec<Level>,
    level: Level,
    /// The token that closed the last attribute.
    attribute_end: Option<usize>,
}

#[derive(Default, Clone, Copy)]
struct Level {
    closer: Option<SyntaxKind>,
    count: u32,
    /// `<` that are not closed yet.
    angles: u32,
    /// It is what stands behind a `#`.
    attribute: bool,
    /// A `let` or a `for` without its `=` or `in`: if they are missing, the parser goes on.
    binding: bool,
    /// A `|` that may have begun a closure.
    closure: bool,
}

impl Nesting {
    fn token(&mut self, tokens: &Tokens<'_>, i: usize) {
        let kind = tokens.kind(i);
        let last = i
            .checked_sub(1)
            .map_or(SyntaxKind::EOF, |it| tokens.kind(it));
        self.total += 1;
        self.level.count += 1;
        match kind {
            T!['('] => self.open(T![')'], false),
            T!['['] => self.open(T![']'], matches!(last, T![#] | T![!])),
            T!['{'] => self.open(T!['}'], false),
            // Behind an attribute without an item, the parser takes a brace for the item.
            T!['}'] if last == T![#] || self.ends_attribute(i) => {}
            // One that closes nothing is an error, and closes nothing here either.
            T![')'] | T![']'] | T!['}'] if self.level.closer == Some(kind) => {
                if self.level.attribute {
                    self.attribute_end = Some(i);
                }
                self.close();
                if kind == T!['}'] && !self.level.binding && begins_anew(tokens.kind(i + 1)) {
                    self.end_constructs();
                }
            }
            T![;] | T![,] => {
                let ends = ends_construct(last) && !self.ends_attribute(i);
                let begins = begins_anew(tokens.kind(i + 1));
                if ends && kind == T![;] && !self.level.binding {
                    self.level.angles = 0;
                    self.level.closure = false;
                }
                if if self.level.binding {
                    ends && begins
                } else {
                    ends || begins
                } {
                    self.end_constructs();
                }
            }
            T![let] => self.level.binding = true,
            T![for] => {
                let is_loop = tokens.kind(i + 1) != T![<] && !is_type_end(last);
                self.level.binding |= is_loop;
            }
            T![in] => self.level.binding = false,
            T![=] if last != T![.] => self.level.binding = false,
            T![<] if !is_number(last) => self.level.angles += 1,
            T![>] if !(is_arrow_shaft(last) && tokens.joint(i - 1)) => {
                self.level.angles = self.level.angles.saturating_sub(1);
            }
            T![|] if !is_operand(last) => {
                let is_or = last == T![|] && tokens.joint(i - 1);
                if !(is_or && i >= 2 && is_operand(tokens.kind(i - 2))) {
                    self.level.closure = true;
                }
            }
            _ => {}
        }
    }

    /// Whether the token before `i` is the last of an attribute.
    fn ends_attribute(&self, i: usize) -> bool {
        self.attribute_end.is_some_and(|it| it + 1 == i)
    }

    fn open(&mut self, closer: SyntaxKind, attribute: bool) {
        self.outer.push(self.level);
        let closer = Some(closer);
        self.level = Level {
            closer,
            attribute,
            ..Level::default()
        };
    }

    fn close(&mut self) {
        self.total -= self.level.count;
        self.level = self.outer.pop().unwrap_or_default();
    }

    fn end_constructs(&mut self) {
        if self.level.angles == 0 && !self.level.closure {
            self.total -= self.level.count;
            self.level.count = 0;
            self.level.binding = false;
        }
    }
}

/// What cannot go on with an expression, a type or a pattern that has just ended.
fn begins_anew(next: SyntaxKind) -> bool {
    next.is_literal()
        || matches!(
            next,
            SyntaxKind::IDENT
                | SyntaxKind::LIFETIME_IDENT
                | T![#]
                | T![_]
                | T![async]
                | T![break]
                | T![const]
                | T![continue]
                | T![crate]
                | T![enum]
                | T![extern]
                | T![fn]
                | T![for]
                | T![if]
                | T![impl]
                | T![let]
                | T![loop]
                | T![match]
                | T![mod]
                | T![pub]
                | T![return]
                | T![self]
                | T![Self]
                | T![static]
                | T![struct]
                | T![super]
                | T![trait]
                | T![type]
                | T![unsafe]
                | T![use]
                | T![while]
        )
}

/// A `for` behind these belongs to an `impl`.
fn is_type_end(kind: SyntaxKind) -> bool {
    matches!(kind, SyntaxKind::IDENT | T![>] | T![')'] | T![']'])
}

fn is_number(kind: SyntaxKind) -> bool {
    matches!(kind, SyntaxKind::INT_NUMBER | SyntaxKind::FLOAT_NUMBER)
}

fn is_arrow_shaft(kind: SyntaxKind) -> bool {
    matches!(kind, T![-] | T![=])
}

/// A `|` behind these is an operator, or the end of a closure's parameters.
fn is_operand(kind: SyntaxKind) -> bool {
    kind.is_literal()
        || matches!(
            kind,
            SyntaxKind::IDENT | T![')'] | T![_] | T![self] | T![await]
        )
}

/// Behind these the parser expects nothing that it would take a `;` or a `,` for.
fn ends_construct(kind: SyntaxKind) -> bool {
    is_operand(kind)
        || matches!(
            kind,
            T![']']
                | T!['}']
                | T![?]
                | T![break]
                | T![continue]
                | T![crate]
                | T![return]
                | T![Self]
                | T![super]
        )
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes } => {
                write!(f, "the file has {bytes} bytes, more than {MAX_BYTES}")
            }
            Self::TooDeep { .. } => write!(f, "the code is nested too deeply"),
        }
    }
}

impl std::error::Error for Limit {}

#[cfg(test)]
mod tests {
    use ra_ap_parser::{Step, TopEntryPoint};

    use super::super::{Doc, Tape};
    use super::*;
    use crate::text::Span;

    fn bound(text: &str) -> u32 {
        let tokens = Tokens::lex(text, Edition::CURRENT, 0);
        let mut nesting = Nesting::default();
        let mut max = 0;
        for i in 0..tokens.len() {
            nesting.token(&tokens, i);
            max = max.max(nesting.total);
        }
        max
    }

    #[test]
    fn what_is_over_a_limit_is_not_parsed() {
        let deep = "(".repeat(100_000);
        let tape = Tape::parse(&deep, Edition::CURRENT);
        assert_eq!(tape.limit(), Some(Limit::TooDeep { at: MAX_NESTING }));
        assert_eq!(tape.len(), 1);
        let large = " ".repeat(MAX_BYTES + 1);
        let tape = Tape::parse(&large, Edition::CURRENT);
        assert_eq!(
            tape.limit(),
            Some(Limit::TooLarge {
                bytes: MAX_BYTES + 1
            })
        );
        assert_eq!(check_limits("fn f() {}", Edition::CURRENT), Ok(()));
    }

    #[test]
    fn what_ends_at_the_same_depth_does_not_add_up() {
        for repeated in [
            "fn f(a: Vec<u8>, b: u8) -> Vec<u8> { a }",
            "impl A for B { fn f(&self) {} }",
            "struct S<A, B> { a: A, b: B }",
            "#[test] fn f() { if a < b { return; } else { c(|x, y| x | y, 1 << 3) } }",
            "fn f() { match a { A | B => {} C if d => {} 1 => {} _ => {} } loop {} while a {} }",
            "const A: &[(u8, u8)] = &[(1, 1 << 2), (2, 3 << 4), (3, a | b)];",
            "use a::{b, c::d}; mod m;",
        ] {
            let many = bound(&repeated.repeat(100));
            assert!(many < 120, "{many} for {repeated}");
        }
    }

    #[test]
    fn what_nests_adds_up() {
        for repeated in [
            "(",
            "[",
            "{",
            "a!(",
            "&",
            "-",
            "!",
            "return ",
            "|a, b| ",
            "|a,| ",
            "|| ",
            "|a||b,| ",
            "A<",
            "A<B, ",
            "A<{1} ",
            "x = {} = ",
            "x = {} + ",
            "if a {} else ",
            "for<'a, 'b> ",
            "{ ) ",
            "a.b",
            "a + ",
            "a = ",
            "match a { _ => ",
            "if {",
            "break 'a |x, y| ",
        ] {
            let many = bound(&repeated.repeat(100));
            assert!(many >= 100, "{many} for {repeated}");
        }
    }

    /// The stack is the smallest that whoever parses may have.
    #[test]
    fn what_is_under_the_limit_fits_the_stack() {
        let parse = || {
            for unit in [
                "(",
                "[",
                "{",
                "|a| {",
                "if a {",
                "-",
                "return ",
                "x = ",
                "|| ",
                "m!(",
                "println!(",
                "select! { a = b => { ",
                "match a { _ => ",
                "a::<",
                "async {",
                "if a {} else ",
                "fn f() {",
            ] {
                let count = MAX_NESTING / bound(&unit.repeat(10)).div_ceil(10) - 10;
                let text = format!("fn f() {{ {}", unit.repeat(count as usize));
                let tape = Tape::parse(&text, Edition::CURRENT);
                assert_eq!(tape.limit(), None, "{unit}");
                let mut doc = Doc::new(&text, Edition::CURRENT);
                let edited = doc.edit(Span::empty(0), "\n");
                assert!(edited.is_ok_and(|it| it.same_functions), "{unit}");
            }
        };
        let thread = std::thread::Builder::new()
            .stack_size(MIN_STACK)
            .spawn(parse);
        thread
            .expect("a thread starts")
            .join()
            .expect("nothing panics");
    }

    /// Repeats random bits of code and compares the bound with the depth of what the parser
    /// makes of them.
    #[test]
    fn bounds_the_depth_of_random_code() {
        const BITS: &[&str] = &[
            "a",
            "A",
            "1",
            "\"s\"",
            "'a",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "{}",
            "()",
            "<",
            ">",
            "|",
            "||",
            "&",
            "*",
            "-",
            "!",
            "=",
            "==",
            "=>",
            "->",
            ",",
            ",",
            ";",
            ":",
            "::",
            ".",
            "..",
            "..=",
            "?",
            "#",
            "+",
            "<<",
            ">>",
            "@",
            "$",
            "_",
            "if",
            "else",
            "match",
            "for",
            "in",
            "while",
            "loop",
            "let",
            "fn",
            "impl",
            "dyn",
            "struct",
            "enum",
            "trait",
            "where",
            "as",
            "async",
            "await",
            "move",
            "return",
            "break",
            "const",
            "static",
            "unsafe",
            "use",
            "mod",
            "pub",
            "type",
            "extern",
            "mut",
            "ref",
            "self",
            "box",
            "yield",
            "union",
            "macro_rules",
            "'a:",
            "a!",
        ];
        let mut random = 0x9E37_79B9_7F4A_7C15u64;
        let mut next = |below: usize| {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            (random % below as u64) as usize
        };
        let rounds = std::env::var("WAKEFUL_FUZZ")
            .ok()
            .and_then(|it| it.parse().ok());
        for _ in 0..rounds.unwrap_or(600) {
            let frame = [
                "",
                "fn f() { ",
                "fn f() { let x = ",
                "type T = ",
                "fn f(",
                "match x { ",
                "fn f() { (",
                "fn f() { m(x, ",
            ];
            let mut text = frame[next(frame.len())].to_owned();
            let bits: Vec<&str> = (0..1 + next(7)).map(|_| BITS[next(BITS.len())]).collect();
            let unit = bits.join([" ", ""][next(2)]) + " ";
            text.push_str(&unit.repeat(150));
            let depth = depth(&text);
            let bound = bound(&text);
            assert!(
                depth <= 40 + 6 * bound,
                "{depth} deep, bound {bound}: {unit}"
            );
        }
    }

    fn depth(text: &str) -> u32 {
        let tokens = Tokens::lex(text, Edition::CURRENT, 0);
        let output = TopEntryPoint::SourceFile.parse(&tokens.input(0..tokens.len()));
        let (mut depth, mut max) = (0u32, 0);
        for step in output.iter() {
            match step {
                Step::Enter { .. } => depth += 1,
                Step::Exit => depth -= 1,
                Step::FloatSplit { ends_in_dot } => depth -= 1 + u32::from(!ends_in_dot),
                Step::Token { .. } | Step::Error { .. } => {}
            }
            max = max.max(depth);
        }
        max
    }
}
