//! Characters.

pub const MAX: char;

pub fn from_digit(num: u32, radix: u32) -> Option<char>;
pub fn from_u32(i: u32) -> Option<char>;

pub struct ParseCharError {}
impl Clone for ParseCharError {}

pub struct ToLowercase {}
impl Clone for ToLowercase {}
impl Iterator for ToLowercase {
    type Item = char;
}

impl DoubleEndedIterator for ToLowercase {}

pub struct ToUppercase {}
impl Clone for ToUppercase {}
impl Iterator for ToUppercase {
    type Item = char;
}

impl DoubleEndedIterator for ToUppercase {}
impl char {
    pub const MAX: char;
    pub const MAX_LEN_UTF8: usize;
    pub const MAX_LEN_UTF16: usize;
    pub fn from_u32(i: u32) -> Option<char>;
    pub fn from_digit(num: u32, radix: u32) -> Option<char>;
}
