//! ASCII characters.

pub fn escape_default(c: u8) -> EscapeDefault;

pub struct EscapeDefault {}
impl Clone for EscapeDefault {}
impl Iterator for EscapeDefault {
    type Item = u8;
}

impl DoubleEndedIterator for EscapeDefault {}
