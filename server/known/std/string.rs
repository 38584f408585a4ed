//! `String`.

use crate::borrow::Cow;
use crate::collections::TryReserveError;
use crate::convert::Infallible;
use crate::fmt::{Display, Write};
use crate::net::{SocketAddr, ToSocketAddrs};
use crate::ops::{Add, AddAssign, Deref, DerefMut, Index, IndexMut, RangeBounds};
use crate::slice::SliceIndex;
use crate::str::{FromStr, Utf8Error};
use crate::sync::Arc;
use crate::vec::IntoIter;

pub type ParseError = Infallible;

pub trait ToString {
    fn to_string(&self) -> String;
}

impl<T> ToString for T {}

pub struct Drain {}
impl Drain {
    pub fn as_str(&self) -> &str;
}

impl Iterator for Drain {
    type Item = char;
}

impl DoubleEndedIterator for Drain {}

pub struct FromUtf16Error {}

pub struct FromUtf8Error {}
impl FromUtf8Error {
    pub fn as_bytes(&self) -> &[u8];
    pub fn into_bytes(self) -> Vec<u8>;
    pub fn utf8_error(&self) -> Utf8Error;
}

impl Clone for FromUtf8Error {}

pub struct String {}
impl String {
    pub fn new() -> String;
    pub fn with_capacity(capacity: usize) -> String;
    pub fn from_utf8(vec: Vec<u8>) -> Result<String, FromUtf8Error>;
    pub fn from_utf8_lossy(v: &[u8]) -> Cow<str>;
    pub fn from_utf16(v: &[u16]) -> Result<String, FromUtf16Error>;
    pub fn from_utf16_lossy(v: &[u16]) -> String;
    pub fn into_raw_parts(self) -> (*mut u8, usize, usize);
    pub unsafe fn from_raw_parts(buf: *mut u8, length: usize, capacity: usize) -> String;
    pub fn into_bytes(self) -> Vec<u8>;
    pub fn as_str(&self) -> &str;
    pub fn as_mut_str(&mut self) -> &mut str;
    pub fn push_str(&mut self, string: &str);
    pub fn extend_from_within<R: RangeBounds<usize>>(&mut self, src: R);
    pub fn capacity(&self) -> usize;
    pub fn reserve(&mut self, additional: usize);
    pub fn reserve_exact(&mut self, additional: usize);
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError>;
    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError>;
    pub fn shrink_to_fit(&mut self);
    pub fn shrink_to(&mut self, min_capacity: usize);
    pub fn push(&mut self, ch: char);
    pub fn as_bytes(&self) -> &[u8];
    pub fn truncate(&mut self, new_len: usize);
    pub fn pop(&mut self) -> Option<char>;
    pub fn remove(&mut self, idx: usize) -> char;
    #[inline]
    pub fn retain<F: FnMut(char) -> bool>(&mut self, f: F);
    pub fn insert(&mut self, idx: usize, ch: char);
    pub fn insert_str(&mut self, idx: usize, string: &str);
    pub unsafe fn as_mut_vec(&mut self) -> &mut Vec<u8>;
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
    pub fn split_off(&mut self, at: usize) -> String;
    pub fn clear(&mut self);
    pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> Drain;
    pub fn replace_range<R: RangeBounds<usize>>(&mut self, range: R, replace_with: &str);
    pub fn into_boxed_str(self) -> Box<str>;
    pub fn leak(self) -> &mut str;
}

impl Clone for String {}
impl Default for String {}
impl Add<&str> for String {
    type Output = String;
}

impl AddAssign<&str> for String {}
impl<I: SliceIndex<str>> Index<I> for String {
    type Output = I::Output;
}

impl<I: SliceIndex<str>> IndexMut<I> for String {}
impl Deref for String {
    type Target = str;
}

impl DerefMut for String {}
impl FromStr for String {
    type Err = Infallible;
}

impl From<&str> for String {}
impl From<&mut str> for String {}
impl From<&String> for String {}
impl From<String> for Vec<u8> {}
impl Write for String {}
impl From<char> for String {}
impl From<String> for Arc<str> {}
impl ToSocketAddrs for String {
    #[blocks(
        dns,
        tier = 1,
        instead = "tokio::net::lookup_host",
        shape = "swap_await"
    )]
    fn to_socket_addrs(&self) -> crate::io::Result<Self::Iter>;
    type Iter = IntoIter<SocketAddr>;
}
