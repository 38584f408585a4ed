//! Where the lines of a text begin, for turning many byte offsets into positions.

use super::{Encoding, Position, Span};

/// The lines of one text. They end as in the language server protocol: at `\n`, `\r\n` or `\r`.
#[derive(Clone, Debug, PartialEq)]
pub struct LineIndex {
    /// The first is always 0.
    starts: Vec<u32>,
    len: u32,
}

impl LineIndex {
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        let bytes = text.as_bytes();
        for (i, byte) in bytes.iter().enumerate() {
            let ends_line = match byte {
                b'\n' => true,
                b'\r' => bytes.get(i + 1) != Some(&b'\n'),
                _ => false,
            };
            if ends_line {
                starts.push(i as u32 + 1);
            }
        }
        Self {
            starts,
            len: text.len() as u32,
        }
    }

    pub fn count(&self) -> u32 {
        self.starts.len() as u32
    }

    /// The line an offset stands in, from 0.
    pub fn line(&self, offset: u32) -> u32 {
        self.starts.partition_point(|it| *it <= offset) as u32 - 1
    }

    /// A line in bytes of the text, without what ends it.
    pub fn span(&self, text: &str, line: u32) -> Option<Span> {
        let start = *self.starts.get(line as usize)?;
        let end = self
            .starts
            .get(line as usize + 1)
            .copied()
            .unwrap_or(self.len);
        let content = Span::new(start, end)
            .of(text)
            .trim_end_matches(['\n', '\r']);
        Some(Span::new(start, start + content.len() as u32))
    }

    /// Offsets inside a line's end are taken back to its beginning, those inside a character to
    /// the character's.
    pub fn position(&self, text: &str, offset: u32, encoding: Encoding) -> Position {
        let line = self.line(offset.min(self.len));
        let span = self.span(text, line).unwrap_or_default();
        let end = text.floor_char_boundary(offset.min(span.end) as usize) as u32;
        Position {
            line,
            column: encoding.len(Span::new(span.start, end).of(text)),
        }
    }

    /// `None` for a line that does not exist. A column behind the line's end is its end; one
    /// inside a character is its beginning.
    pub fn offset(&self, text: &str, position: Position, encoding: Encoding) -> Option<u32> {
        let span = self.span(text, position.line)?;
        Some(span.start + encoding.offset(span.of(text), position.column))
    }

    /// Line and column for people, both from 1; columns count characters.
    pub fn human(&self, text: &str, offset: u32) -> (u32, u32) {
        let Position { line, column } = self.position(text, offset, Encoding::Utf32);
        (line + 1, column + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, encoding: Encoding, expected: &[(u32, u32)]) {
        let lines = LineIndex::new(text);
        let offsets = text.char_indices().map(|it| it.0).chain([text.len()]);
        let actual: Vec<_> = offsets
            .map(|it| lines.position(text, it as u32, encoding))
            .map(|it| (it.line, it.column))
            .collect();
        assert_eq!(actual, expected, "{text:?}");
    }

    #[test]
    fn lines_end_as_in_the_protocol() {
        use Encoding::Utf8;
        check("", Utf8, &[(0, 0)]);
        check("a\nb", Utf8, &[(0, 0), (0, 1), (1, 0), (1, 1)]);
        check("a\r\nb", Utf8, &[(0, 0), (0, 1), (0, 1), (1, 0), (1, 1)]);
        check("\r\r\n\n", Utf8, &[(0, 0), (1, 0), (1, 0), (2, 0), (3, 0)]);
        // What Unicode calls a line separator is not one here.
        check(
            "a\u{2028}\u{b}b",
            Utf8,
            &[(0, 0), (0, 1), (0, 4), (0, 5), (0, 6)],
        );
    }

    #[test]
    fn columns_count_units_of_the_encoding() {
        check(
            "aä😀b",
            Encoding::Utf8,
            &[(0, 0), (0, 1), (0, 3), (0, 7), (0, 8)],
        );
        check(
            "aä😀b",
            Encoding::Utf16,
            &[(0, 0), (0, 1), (0, 2), (0, 4), (0, 5)],
        );
        check(
            "aä😀b",
            Encoding::Utf32,
            &[(0, 0), (0, 1), (0, 2), (0, 3), (0, 4)],
        );
        assert_eq!(LineIndex::new("x\naä😀b").human("x\naä😀b", 9), (2, 4));
    }

    #[test]
    fn offsets_come_back() {
        let text = "fn ä() {\r\n  \"😀\" }\r\n\r";
        let lines = LineIndex::new(text);
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            for (offset, _) in text.char_indices() {
                let position = lines.position(text, offset as u32, encoding);
                let back = lines.offset(text, position, encoding);
                let is_inside_an_end =
                    text[..offset].ends_with('\r') && text[offset..].starts_with('\n');
                assert_eq!(back, Some(offset as u32 - u32::from(is_inside_an_end)));
            }
        }
    }

    #[test]
    fn columns_outside_of_a_line_are_taken_back() {
        let text = "ab\r\n😀";
        let lines = LineIndex::new(text);
        let offset = |line, column| lines.offset(text, Position { line, column }, Encoding::Utf16);
        assert_eq!(offset(0, 99), Some(2));
        assert_eq!(offset(1, 1), Some(4));
        assert_eq!(offset(1, 2), Some(8));
        assert_eq!(offset(2, 0), None);
    }
}
