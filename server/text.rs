//! Ranges of text, the line index, and positions in the three encodings of the protocol.

mod document;
mod lines;

use std::fmt;

pub use document::Document;
pub use lines::LineIndex;

/// A half-open range of UTF-8 bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    pub const fn empty(at: u32) -> Self {
        Self { start: at, end: at }
    }

    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    pub const fn contains_offset(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    pub const fn intersects(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest range that holds both.
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The same range in a text that begins `base` bytes earlier.
    pub const fn offset(self, base: u32) -> Self {
        Self::new(self.start + base, self.end + base)
    }

    /// The same range counted from `base`, which must not lie behind its start.
    pub const fn relative_to(self, base: u32) -> Self {
        Self::new(self.start - base, self.end - base)
    }

    /// # Panics
    /// When the range does not lie on character boundaries inside `text`.
    pub fn of(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// A place in a text; both count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Position {
    pub line: u32,
    /// In units of the encoding that it is used with.
    pub column: u32,
}

/// What columns count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Encoding {
    Utf8,
    /// What editors use that say nothing else.
    #[default]
    Utf16,
    /// Characters.
    Utf32,
}

impl Encoding {
    /// The length of a text in units of this encoding.
    pub fn len(self, text: &str) -> u32 {
        let len = match self {
            _ if text.is_ascii() => text.len(),
            Self::Utf8 => text.len(),
            Self::Utf16 => text.encode_utf16().count(),
            Self::Utf32 => text.chars().count(),
        };
        len as u32
    }

    /// Where in `text`, in bytes, a number of units ends; inside a character it is the
    /// character's beginning.
    fn offset(self, text: &str, units: u32) -> u32 {
        let mut left = units;
        for (offset, c) in text.char_indices() {
            let size = match self {
                Self::Utf8 => c.len_utf8(),
                Self::Utf16 => c.len_utf16(),
                Self::Utf32 => 1,
            };
            match left.checked_sub(size as u32) {
                Some(less) => left = less,
                None => return offset as u32,
            }
        }
        text.len() as u32
    }
}

/// The text behind a byte order mark, and whether there was one. The mark is no part of what is
/// parsed, and columns do not count it; who writes the file back puts it before the text.
pub fn strip_bom(text: &str) -> (&str, bool) {
    match text.strip_prefix('\u{feff}') {
        Some(rest) => (rest, true),
        None => (text, false),
    }
}
