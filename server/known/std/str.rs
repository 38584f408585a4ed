//! String slices.

use crate::char::ParseCharError;
use crate::num::{ParseFloatError, ParseIntError};
use crate::slice::SliceIndex;

pub trait FromStr {
    type Err;
    fn from_str(s: &str) -> Result<Self, Self::Err>;
}

impl FromStr for bool {
    type Err = ParseBoolError;
}

impl FromStr for char {
    type Err = ParseCharError;
}

impl FromStr for f32 {
    type Err = ParseFloatError;
}

impl FromStr for f64 {
    type Err = ParseFloatError;
}

impl FromStr for i128 {
    type Err = ParseIntError;
}

impl FromStr for i16 {
    type Err = ParseIntError;
}

impl FromStr for i32 {
    type Err = ParseIntError;
}

impl FromStr for i64 {
    type Err = ParseIntError;
}

impl FromStr for i8 {
    type Err = ParseIntError;
}

impl FromStr for isize {
    type Err = ParseIntError;
}

impl FromStr for u128 {
    type Err = ParseIntError;
}

impl FromStr for u16 {
    type Err = ParseIntError;
}

impl FromStr for u32 {
    type Err = ParseIntError;
}

impl FromStr for u64 {
    type Err = ParseIntError;
}

impl FromStr for u8 {
    type Err = ParseIntError;
}

impl FromStr for usize {
    type Err = ParseIntError;
}

pub fn from_utf8(v: &[u8]) -> Result<&str, Utf8Error>;
pub fn from_utf8_mut(v: &mut [u8]) -> Result<&mut str, Utf8Error>;

pub struct Bytes {}
impl Clone for Bytes {}
impl Iterator for Bytes {
    type Item = u8;
}

impl DoubleEndedIterator for Bytes {}

pub struct CharIndices {}
impl CharIndices {
    pub fn as_str(&self) -> &str;
    pub fn offset(&self) -> usize;
}

impl Clone for CharIndices {}
impl Iterator for CharIndices {
    type Item = (usize, char);
}

impl DoubleEndedIterator for CharIndices {}

pub struct Chars {}
impl Chars {
    pub fn as_str(&self) -> &str;
}

impl Clone for Chars {}
impl Iterator for Chars {
    type Item = char;
}

impl DoubleEndedIterator for Chars {}

pub struct EncodeUtf16 {}
impl Clone for EncodeUtf16 {}
impl Iterator for EncodeUtf16 {
    type Item = u16;
}

pub struct EscapeDebug {}
impl Clone for EscapeDebug {}
impl Iterator for EscapeDebug {
    type Item = char;
}

pub struct EscapeDefault {}
impl Clone for EscapeDefault {}
impl Iterator for EscapeDefault {
    type Item = char;
}

pub struct EscapeUnicode {}
impl Clone for EscapeUnicode {}
impl Iterator for EscapeUnicode {
    type Item = char;
}

pub struct Lines {}
impl Clone for Lines {}
impl Iterator for Lines {
    type Item = &str;
}

impl DoubleEndedIterator for Lines {}

pub struct MatchIndices<P> {}
impl<P> Iterator for MatchIndices<P> {
    type Item = (usize, &str);
}

impl<P> Clone for MatchIndices<P> {}
impl<P> DoubleEndedIterator for MatchIndices<P> {}

pub struct Matches<P> {}
impl<P> Iterator for Matches<P> {
    type Item = &str;
}

impl<P> Clone for Matches<P> {}
impl<P> DoubleEndedIterator for Matches<P> {}

pub struct ParseBoolError;
impl Clone for ParseBoolError {}

pub struct RMatchIndices<P> {}
impl<P> Iterator for RMatchIndices<P> {
    type Item = (usize, &str);
}

impl<P> Clone for RMatchIndices<P> {}
impl<P> DoubleEndedIterator for RMatchIndices<P> {}

pub struct RMatches<P> {}
impl<P> Iterator for RMatches<P> {
    type Item = &str;
}

impl<P> Clone for RMatches<P> {}
impl<P> DoubleEndedIterator for RMatches<P> {}

pub struct RSplit<P> {}
impl<P> Iterator for RSplit<P> {
    type Item = &str;
}

impl<P> Clone for RSplit<P> {}
impl<P> DoubleEndedIterator for RSplit<P> {}

pub struct RSplitN<P> {}
impl<P> Iterator for RSplitN<P> {
    type Item = &str;
}

impl<P> Clone for RSplitN<P> {}

pub struct RSplitTerminator<P> {}
impl<P> Iterator for RSplitTerminator<P> {
    type Item = &str;
}

impl<P> Clone for RSplitTerminator<P> {}
impl<P> DoubleEndedIterator for RSplitTerminator<P> {}

pub struct Split<P> {}
impl<P> Iterator for Split<P> {
    type Item = &str;
}

impl<P> Clone for Split<P> {}
impl<P> DoubleEndedIterator for Split<P> {}

pub struct SplitAsciiWhitespace {}
impl Clone for SplitAsciiWhitespace {}
impl Iterator for SplitAsciiWhitespace {
    type Item = &str;
}

impl DoubleEndedIterator for SplitAsciiWhitespace {}

pub struct SplitInclusive<P> {}
impl<P> Iterator for SplitInclusive<P> {
    type Item = &str;
}

impl<P> Clone for SplitInclusive<P> {}
impl<P> DoubleEndedIterator for SplitInclusive<P> {}

pub struct SplitN<P> {}
impl<P> Iterator for SplitN<P> {
    type Item = &str;
}

impl<P> Clone for SplitN<P> {}

pub struct SplitTerminator<P> {}
impl<P> Iterator for SplitTerminator<P> {
    type Item = &str;
}

impl<P> Clone for SplitTerminator<P> {}
impl<P> DoubleEndedIterator for SplitTerminator<P> {}

pub struct SplitWhitespace {}
impl Clone for SplitWhitespace {}
impl Iterator for SplitWhitespace {
    type Item = &str;
}

impl DoubleEndedIterator for SplitWhitespace {}

pub struct Utf8Chunk {}
impl Utf8Chunk {
    pub fn valid(&self) -> &str;
    pub fn invalid(&self) -> &[u8];
}

impl Clone for Utf8Chunk {}

pub struct Utf8Chunks {}
impl Clone for Utf8Chunks {}
impl Iterator for Utf8Chunks {
    type Item = Utf8Chunk;
}

pub struct Utf8Error {}
impl Utf8Error {
    pub fn valid_up_to(&self) -> usize;
    pub fn error_len(&self) -> Option<usize>;
}

impl Copy for Utf8Error {}
impl Clone for Utf8Error {}
impl str {
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
    pub fn from_utf8(v: &[u8]) -> Result<&str, Utf8Error>;
    pub fn from_utf8_mut(v: &mut [u8]) -> Result<&mut str, Utf8Error>;
    pub fn is_char_boundary(&self, index: usize) -> bool;
    pub fn floor_char_boundary(&self, index: usize) -> usize;
    pub fn ceil_char_boundary(&self, index: usize) -> usize;
    pub fn as_bytes(&self) -> &[u8];
    pub unsafe fn as_bytes_mut(&mut self) -> &mut [u8];
    pub fn as_ptr(&self) -> *const u8;
    pub fn as_mut_ptr(&mut self) -> *mut u8;
    pub fn get<I: SliceIndex<str>>(&self, i: I) -> Option<&I::Output>;
    pub fn get_mut<I: SliceIndex<str>>(&mut self, i: I) -> Option<&mut I::Output>;
    pub unsafe fn get_unchecked<I: SliceIndex<str>>(&self, i: I) -> &I::Output;
    pub fn split_at(&self, mid: usize) -> (&str, &str);
    pub fn split_at_mut(&mut self, mid: usize) -> (&mut str, &mut str);
    pub fn split_at_checked(&self, mid: usize) -> Option<(&str, &str)>;
    pub fn split_at_mut_checked(&mut self, mid: usize) -> Option<(&mut str, &mut str)>;
    pub fn chars(&self) -> Chars;
    pub fn char_indices(&self) -> CharIndices;
    pub fn bytes(&self) -> Bytes;
    pub fn split_whitespace(&self) -> SplitWhitespace;
    pub fn split_ascii_whitespace(&self) -> SplitAsciiWhitespace;
    pub fn lines(&self) -> Lines;
    pub fn encode_utf16(&self) -> EncodeUtf16;
    pub fn contains<P>(&self, pat: P) -> bool;
    pub fn starts_with<P>(&self, pat: P) -> bool;
    pub fn ends_with<P>(&self, pat: P) -> bool;
    pub fn find<P>(&self, pat: P) -> Option<usize>;
    pub fn rfind<P>(&self, pat: P) -> Option<usize>;
    pub fn split<P>(&self, pat: P) -> Split<P>;
    pub fn split_inclusive<P>(&self, pat: P) -> SplitInclusive<P>;
    pub fn rsplit<P>(&self, pat: P) -> RSplit<P>;
    pub fn split_terminator<P>(&self, pat: P) -> SplitTerminator<P>;
    pub fn rsplit_terminator<P>(&self, pat: P) -> RSplitTerminator<P>;
    pub fn splitn<P>(&self, n: usize, pat: P) -> SplitN<P>;
    pub fn rsplitn<P>(&self, n: usize, pat: P) -> RSplitN<P>;
    pub fn split_once<P>(&self, delimiter: P) -> Option<(&str, &str)>;
    pub fn rsplit_once<P>(&self, delimiter: P) -> Option<(&str, &str)>;
    pub fn matches<P>(&self, pat: P) -> Matches<P>;
    pub fn rmatches<P>(&self, pat: P) -> RMatches<P>;
    pub fn match_indices<P>(&self, pat: P) -> MatchIndices<P>;
    pub fn rmatch_indices<P>(&self, pat: P) -> RMatchIndices<P>;
    pub fn trim(&self) -> &str;
    pub fn trim_start(&self) -> &str;
    pub fn trim_end(&self) -> &str;
    pub fn trim_matches<P>(&self, pat: P) -> &str;
    pub fn trim_start_matches<P>(&self, pat: P) -> &str;
    pub fn strip_prefix<P>(&self, prefix: P) -> Option<&str>;
    pub fn strip_suffix<P>(&self, suffix: P) -> Option<&str>;
    pub fn trim_end_matches<P>(&self, pat: P) -> &str;
    pub fn parse<F: FromStr>(&self) -> Result<F, F::Err>;
    pub fn is_ascii(&self) -> bool;
    pub fn eq_ignore_ascii_case(&self, other: &str) -> bool;
    pub fn make_ascii_uppercase(&mut self);
    pub fn make_ascii_lowercase(&mut self);
    pub fn trim_ascii_start(&self) -> &str;
    pub fn trim_ascii_end(&self) -> &str;
    pub fn trim_ascii(&self) -> &str;
    pub fn escape_debug(&self) -> EscapeDebug;
    pub fn escape_default(&self) -> EscapeDefault;
    pub fn escape_unicode(&self) -> EscapeUnicode;
    pub fn into_boxed_bytes(self: Box<str>) -> Box<[u8]>;
    pub fn replace<P>(&self, from: P, to: &str) -> String;
    pub fn replacen<P>(&self, pat: P, to: &str, count: usize) -> String;
    pub fn to_lowercase(&self) -> String;
    pub fn to_uppercase(&self) -> String;
    pub fn into_string(self: Box<str>) -> String;
    pub fn repeat(&self, n: usize) -> String;
    pub fn to_ascii_uppercase(&self) -> String;
    pub fn to_ascii_lowercase(&self) -> String;
}
