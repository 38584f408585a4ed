//! The text of an open file: edits by position, and positions of single offsets.

use std::borrow::Cow;

use ropey::Rope;

use super::{Encoding, Position, Span};

/// A text in pieces: an edit costs what it changes, a copy nearly nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    rope: Rope,
}

impl Document {
    pub fn new(text: &str) -> Self {
        Self {
            rope: Rope::from_str(text),
        }
    }

    pub fn text(&self) -> String {
        self.rope.to_string()
    }

    pub fn starts_with(&self, start: &str) -> bool {
        let mut chars = self.rope.chars();
        start.chars().all(|it| chars.next() == Some(it))
    }

    /// In bytes.
    pub fn len(&self) -> u32 {
        self.rope.len_bytes() as u32
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The bytes from one position to another; `None` when the range is not one of the text.
    pub fn span(&self, start: Position, end: Position, encoding: Encoding) -> Option<Span> {
        let (start, end) = (self.edge(start, encoding)?, self.edge(end, encoding)?);
        (start <= end).then_some(Span::new(start, end))
    }

    /// Where a range of lines may begin or end: the line behind the last one is the end of the
    /// text, and inside a character is nowhere.
    fn edge(&self, position: Position, encoding: Encoding) -> Option<u32> {
        let line = position.line as usize;
        if line == self.rope.len_lines() {
            return Some(self.len());
        }
        let offset = self.offset(position, encoding)?;
        let content = self.line(line);
        let inside = offset as usize - self.rope.line_to_byte(line);
        let is_edge =
            inside == content.len() || encoding.len(&content[..inside]) == position.column;
        is_edge.then_some(offset)
    }

    /// Replaces bytes of the text; the range must be one.
    pub fn edit(&mut self, delete: Span, insert: &str) {
        let start = self.rope.byte_to_char(delete.start as usize);
        let end = self.rope.byte_to_char(delete.end as usize);
        self.rope.remove(start..end);
        self.rope.insert(start, insert);
    }

    /// `None` for a line that does not exist. A column behind the line's end is its end; one
    /// inside a character is its beginning.
    pub fn offset(&self, position: Position, encoding: Encoding) -> Option<u32> {
        let line = position.line as usize;
        if line >= self.rope.len_lines() {
            return None;
        }
        let content = self.line(line);
        let start = self.rope.line_to_byte(line) as u32;
        Some(start + encoding.offset(&content, position.column))
    }

    /// Offsets inside a line's end are taken back to its beginning, those inside a character to
    /// the character's.
    pub fn position(&self, offset: u32, encoding: Encoding) -> Position {
        let offset = offset.min(self.len()) as usize;
        let line = self.rope.byte_to_line(offset);
        let content = self.line(line);
        let inside = (offset - self.rope.line_to_byte(line)).min(content.len());
        let column = encoding.len(&content[..content.floor_char_boundary(inside)]);
        Position {
            line: line as u32,
            column,
        }
    }

    /// Without what ends it.
    fn line(&self, line: usize) -> Cow<'_, str> {
        match Cow::from(self.rope.line(line)) {
            Cow::Borrowed(content) => content.trim_end_matches(['\n', '\r']).into(),
            Cow::Owned(mut content) => {
                content.truncate(content.trim_end_matches(['\n', '\r']).len());
                content.into()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::LineIndex;
    use super::*;

    #[test]
    fn positions_are_those_of_the_line_index() {
        for text in [
            "",
            "a\r\nb\rc\n\nd",
            "\r\r\n\n",
            "ä😀\u{2028}x\u{85}\u{b}\u{c}y\n",
            "😀",
        ] {
            let (document, lines) = (Document::new(text), LineIndex::new(text));
            for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                for offset in 0..=text.len() as u32 + 1 {
                    let position = document.position(offset, encoding);
                    assert_eq!(
                        position,
                        lines.position(text, offset, encoding),
                        "{text:?} {offset}"
                    );
                }
                for (line, column) in (0..6).flat_map(|it| (0..6).map(move |column| (it, column))) {
                    let position = Position { line, column };
                    let expected = lines.offset(text, position, encoding);
                    assert_eq!(document.offset(position, encoding), expected, "{text:?}");
                }
            }
        }
    }

    #[test]
    fn edits_by_position() {
        let mut document = Document::new("fn ä() {\n  😀x\n}\n");
        let at = |line, column| Position { line, column };
        let span = document
            .span(at(1, 2), at(1, 4), Encoding::Utf16)
            .expect("it is a range");
        document.edit(span, "let ");
        assert_eq!(document.text(), "fn ä() {\n  let x\n}\n");
        assert_eq!(document.span(at(1, 4), at(1, 2), Encoding::Utf16), None);
        assert_eq!(document.span(at(1, 4), at(9, 0), Encoding::Utf16), None);
    }

    #[test]
    fn a_range_may_end_in_the_line_behind_the_last_one() {
        let at = |line, column| Position { line, column };
        let whole = |text: &str, line| {
            let document = Document::new(text);
            document.span(at(0, 0), at(line, 0), Encoding::Utf16)
        };
        assert_eq!(whole("a\nb", 2), Some(Span::new(0, 3)));
        assert_eq!(whole("a\n", 2), Some(Span::new(0, 2)));
        assert_eq!(whole("", 1), Some(Span::new(0, 0)));
        assert_eq!(whole("a\nb", 3), None);
    }

    #[test]
    fn no_range_ends_inside_a_character() {
        let document = Document::new("é😀\n");
        let is_edge = |column, encoding| {
            let at = Position { line: 0, column };
            document.span(at, at, encoding).is_some()
        };
        let edges = |encoding| {
            (0..8)
                .filter(|it| is_edge(*it, encoding))
                .collect::<Vec<_>>()
        };
        assert_eq!(edges(Encoding::Utf8), [0, 2, 6, 7]);
        assert_eq!(edges(Encoding::Utf16), [0, 1, 3, 4, 5, 6, 7]);
        assert_eq!(edges(Encoding::Utf32), [0, 1, 2, 3, 4, 5, 6, 7]);
    }
}
