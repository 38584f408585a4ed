//! Comments and multi-line strings, found by a pass over the characters of a file.
//!
//! A tree attaches comments to one node or another, and differently while it is being edited; a
//! pass over the text always gives the same answer.

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
        while at < bytes.len() {
            let start = at;
            match bytes[at] {
                b'/' if bytes[at..].starts_with(b"//") => {
                    at = text[at..].find('\n').map_or(bytes.len(), |it| at + it);
                    let end = text[start..at].trim_end_matches('\r').len() + start;
                    found.comment(text, start, end);
                }
                b'/' if bytes[at..].starts_with(b"/*") => {
                    at = block_comment_end(bytes, at);
                    found.comment(text, start, at);
                }
                b'"' => {
                    at = string_end(bytes, at + 1);
                    found.strings.push(span(start, at));
                }
                b'\'' => at = quote_end(text, at),
                b if b == b'_' || b.is_ascii_alphabetic() || b >= 0x80 => {
                    at += word_len(bytes, at);
                    let raw = matches!(&bytes[start..at], b"r" | b"br" | b"cr");
                    if raw && let Some(end) = raw_string_end(bytes, at) {
                        at = end;
                        found.strings.push(span(start, at));
                    }
                }
                // `1u8`, so that the suffix is not taken for a word.
                b if b.is_ascii_digit() => at += word_len(bytes, at),
                _ => at += 1,
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

fn word_len(bytes: &[u8], at: usize) -> usize {
    let is_word = |b: &&u8| **b == b'_' || b.is_ascii_alphanumeric() || **b >= 0x80;
    bytes[at..].iter().take_while(is_word).count()
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

/// The end of `#"…"#` or `"…"`; `None` for the identifier `r#name` and everything else.
fn raw_string_end(bytes: &[u8], start: usize) -> Option<usize> {
    let hashes = bytes[start..].iter().take_while(|it| **it == b'#').count();
    let open = start + hashes;
    if bytes.get(open) != Some(&b'"') {
        return None;
    }
    let mut at = open + 1;
    while at < bytes.len() {
        let closes = bytes[at] == b'"'
            && bytes[at + 1..].len() >= hashes
            && bytes[at + 1..at + 1 + hashes].iter().all(|it| *it == b'#');
        if closes {
            return Some(at + 1 + hashes);
        }
        at += 1;
    }
    Some(bytes.len())
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
