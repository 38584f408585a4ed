//! Comments and multi-line strings, found by a pass over the characters of a file.
//!
//! A tree attaches comments to one node or another, and differently while it is being edited; a
//! pass over the text always gives the same answer.

use memchr::{memchr, memchr_iter, memchr3};

use crate::text::Span;

/// What of a text is not code. All spans are absolute, in source order.
#[derive(Clone, Debug, Default)]
pub struct Comments {
    pub all: Vec<Comment>,
    strings: Vec<Span>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comment {
    /// With its markers, without the line break.
    pub span: Span,
    /// `//!` or `/*!`
    pub inner: bool,
}

impl Comments {
    pub fn of(text: &str) -> Self {
        let mut found = Self::default();
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(next) = memchr3(b'/', b'"', b'\'', &bytes[at..]) {
            let here = at + next;
            match bytes[here] {
                b'/' if bytes[here..].starts_with(b"//") => {
                    at = memchr(b'\n', &bytes[here..]).map_or(bytes.len(), |it| here + it);
                    let end = text[here..at].trim_end_matches('\r').len() + here;
                    found.comment(text, here, end);
                }
                b'/' if bytes[here..].starts_with(b"/*") => {
                    at = block_comment_end(bytes, here);
                    found.comment(text, here, at);
                }
                b'/' => at = here + 1,
                b'"' => {
                    let (start, end) = match raw_prefix(&bytes[at..here]) {
                        Some((word, hashes)) => {
                            let end = raw_string_end(bytes, here + 1, hashes);
                            (here - hashes - word, end)
                        }
                        None => (here, string_end(bytes, here + 1)),
                    };
                    found.strings.push(span(start, end));
                    at = end;
                }
                _ => at = quote_end(text, here),
            }
        }
        found
    }

    /// Whether a string literal runs over `offset`, so that white space there has meaning.
    pub fn is_in_string(&self, offset: u32) -> bool {
        let next = self.strings.partition_point(|it| it.start < offset);
        next > 0 && offset < self.strings[next - 1].end
    }

    /// String literals, raw or not, with their quotes.
    pub fn strings(&self) -> impl Iterator<Item = Span> + '_ {
        self.strings.iter().copied()
    }

    /// The first offset at or behind `at` that is neither white space nor in a comment.
    pub fn next_code(&self, text: &str, at: u32) -> u32 {
        let mut at = at;
        loop {
            let rest = &text[at as usize..];
            at += (rest.len() - rest.trim_start().len()) as u32;
            let Ok(here) = self.all.binary_search_by_key(&at, |it| it.span.start) else {
                return at;
            };
            at = self.all[here].span.end;
        }
    }

    fn comment(&mut self, text: &str, start: usize, end: usize) {
        let inner = text.as_bytes().get(start + 2) == Some(&b'!');
        self.all.push(Comment {
            span: span(start, end),
            inner,
        });
    }
}

impl Comment {
    /// What it says, without markers and the white space around.
    pub fn content(self, text: &str) -> &str {
        let comment = self.span.of(text);
        let body = match comment.strip_prefix("/*") {
            Some(block) => block.strip_suffix("*/").unwrap_or(block),
            None => &comment[2..],
        };
        body.trim_start_matches(['/', '!', '*']).trim()
    }
}

fn span(start: usize, end: usize) -> Span {
    Span::new(start as u32, end as u32)
}

fn block_comment_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 2;
    let mut depth = 1;
    while at < bytes.len() {
        if bytes[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else if bytes[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else {
            at += 1;
        }
    }
    bytes.len()
}

fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// The lengths of the `r`, `br` or `cr` and of the `#`s that end `before`; `None` for a string that
/// is not raw.
fn raw_prefix(before: &[u8]) -> Option<(usize, usize)> {
    let is_word = |b: &&u8| **b == b'_' || b.is_ascii_alphanumeric() || **b >= 0x80;
    let hashes = before.iter().rev().take_while(|it| **it == b'#').count();
    let before = &before[..before.len() - hashes];
    let word = before.iter().rev().take_while(is_word).count();
    let is_raw = matches!(&before[before.len() - word..], b"r" | b"br" | b"cr");
    is_raw.then_some((word, hashes))
}

fn raw_string_end(bytes: &[u8], start: usize, hashes: usize) -> usize {
    let closes = |it: &usize| {
        let behind = bytes[it + 1..].iter().take(hashes);
        behind.filter(|it| **it == b'#').count() == hashes
    };
    let quote = memchr_iter(b'"', &bytes[start..]).map(|it| start + it);
    let quote = quote.into_iter().find(closes);
    quote.map_or(bytes.len(), |it| it + 1 + hashes)
}

/// Behind a character literal, or behind the quote of a lifetime.
fn quote_end(text: &str, start: usize) -> usize {
    let rest = &text[start + 1..];
    let Some(first) = rest.chars().next() else {
        return start + 1;
    };
    if first == '\\' {
        // The escaped character may itself be a quote.
        let close = rest
            .char_indices()
            .skip(2)
            .find(|(_, it)| matches!(it, '\'' | '\n'));
        return close.map_or(text.len(), |(at, it)| start + 1 + at + it.len_utf8());
    }
    let after = first.len_utf8();
    if rest[after..].starts_with('\'') {
        start + 1 + after + 1
    } else {
        start + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found = Comments::of(text);
        let found: Vec<_> = found.all.iter().map(|it| it.span.of(text)).collect();
        assert_eq!(found, expected, "in {text:?}");
    }

    #[test]
    fn comments_end_with_the_line_or_their_last_marker() {
        check(
            "a // b\r\nc /* d /* e */ f */ // g",
            &["// b", "/* d /* e */ f */", "// g"],
        );
        check("/* open", &["/* open"]);
    }

    #[test]
    fn what_looks_like_a_comment_in_a_literal_is_none() {
        check(
            r##"f("// a", r#"" // b"#, '"', '\'', b'"', "\"//") // c"##,
            &["// c"],
        );
        check("let r#type: &'a str = 'x; // c", &["// c"]);
        check("br\"\\\" // c", &["// c"]);
        check("r##\"\"# // a\"## // c", &["// c"]);
        check("for\"// a\" 1_r\"\\\" // a\" // c", &["// c"]);
        check("a / b // c", &["// c"]);
        check("r\"open // a", &[]);
        check("\"open // a", &[]);
        check("'é' // c", &["// c"]);
    }

    #[test]
    fn strings_over_several_lines_are_known() {
        let text = "let a = \"x\n y\"; let b =\n 1;";
        let found = Comments::of(text);
        let lines: Vec<_> = text.match_indices('\n').map(|it| it.0 as u32 + 1).collect();
        assert_eq!(
            lines
                .iter()
                .map(|it| found.is_in_string(*it))
                .collect::<Vec<_>>(),
            [true, false]
        );
    }

    #[test]
    fn markers_are_not_content() {
        for text in ["// x", "/// x", "//! x", "/* x */", "/*! x */", "/** x */"] {
            let found = Comments::of(text);
            assert_eq!(found.all[0].content(text), "x", "in {text:?}");
            assert_eq!(found.all[0].inner, text.contains('!'));
        }
    }
}
