//! Formatting.

use crate::result;

pub type Result = result::Result<(), Error>;

pub trait Debug {
    fn fmt(&self, f: &mut Formatter) -> Result;
}

pub trait Display {
    fn fmt(&self, f: &mut Formatter) -> Result;
}

pub trait LowerHex {
    fn fmt(&self, f: &mut Formatter) -> Result;
}

pub trait Pointer {
    fn fmt(&self, f: &mut Formatter) -> Result;
}

pub trait UpperHex {
    fn fmt(&self, f: &mut Formatter) -> Result;
}

pub trait Write {
    fn write_str(&mut self, s: &str) -> Result;
    fn write_char(&mut self, c: char) -> Result;
    fn write_fmt(&mut self, args: Arguments) -> Result;
}

pub fn format(args: Arguments) -> String;

#[inline]
pub fn from_fn<F: Fn(&mut Formatter) -> Result>(f: F) -> FromFn<F>;
pub fn write(output: &mut dyn Write, fmt: Arguments) -> Result;

pub enum Alignment {
    Left,
    Right,
    Center,
}

impl Copy for Alignment {}
impl Clone for Alignment {}

pub struct Arguments {}
impl Arguments {
    pub fn as_str(&self) -> Option<&str>;
}

impl Copy for Arguments {}
impl Clone for Arguments {}
impl !Send for Arguments {}

pub struct DebugList {}
impl DebugList {
    pub fn entry(&mut self, entry: &dyn Debug) -> &mut Self;
    pub fn entries<D, I: IntoIterator<Item = D>>(&mut self, entries: I) -> &mut Self;
    pub fn finish_non_exhaustive(&mut self) -> Result;
    pub fn finish(&mut self) -> Result;
}

impl !Send for DebugList {}

pub struct DebugMap {}
impl DebugMap {
    pub fn entry(&mut self, key: &dyn Debug, value: &dyn Debug) -> &mut Self;
    pub fn key(&mut self, key: &dyn Debug) -> &mut Self;
    pub fn value(&mut self, value: &dyn Debug) -> &mut Self;
    pub fn entries<K, V, I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) -> &mut Self;
    pub fn finish_non_exhaustive(&mut self) -> Result;
    pub fn finish(&mut self) -> Result;
}

impl !Send for DebugMap {}

pub struct DebugSet {}
impl DebugSet {
    pub fn entry(&mut self, entry: &dyn Debug) -> &mut Self;
    pub fn entries<D, I: IntoIterator<Item = D>>(&mut self, entries: I) -> &mut Self;
    pub fn finish_non_exhaustive(&mut self) -> Result;
    pub fn finish(&mut self) -> Result;
}

impl !Send for DebugSet {}

pub struct DebugStruct {}
impl DebugStruct {
    pub fn field(&mut self, name: &str, value: &dyn Debug) -> &mut Self;
    pub fn finish_non_exhaustive(&mut self) -> Result;
    pub fn finish(&mut self) -> Result;
}

impl !Send for DebugStruct {}

pub struct DebugTuple {}
impl DebugTuple {
    pub fn field(&mut self, value: &dyn Debug) -> &mut Self;
    pub fn finish_non_exhaustive(&mut self) -> Result;
    pub fn finish(&mut self) -> Result;
}

impl !Send for DebugTuple {}

pub struct Error;
impl Copy for Error {}
impl Clone for Error {}
impl Default for Error {}

pub struct Formatter {}
impl Formatter {
    pub fn pad_integral(&mut self, is_nonnegative: bool, prefix: &str, buf: &str) -> Result;
    pub fn pad(&mut self, s: &str) -> Result;
    pub fn write_str(&mut self, data: &str) -> Result;
    pub fn write_fmt(&mut self, fmt: Arguments) -> Result;
    pub fn fill(&self) -> char;
    pub fn align(&self) -> Option<Alignment>;
    pub fn width(&self) -> Option<usize>;
    pub fn precision(&self) -> Option<usize>;
    pub fn sign_plus(&self) -> bool;
    pub fn sign_minus(&self) -> bool;
    pub fn alternate(&self) -> bool;
    pub fn sign_aware_zero_pad(&self) -> bool;
    pub fn debug_struct(&mut self, name: &str) -> DebugStruct;
    pub fn debug_tuple(&mut self, name: &str) -> DebugTuple;
    pub fn debug_list(&mut self) -> DebugList;
    pub fn debug_set(&mut self) -> DebugSet;
    pub fn debug_map(&mut self) -> DebugMap;
}

impl !Send for Formatter {}
impl Write for Formatter {}

pub struct FromFn<F> {}
