//! Strings of other languages and of the system.

use crate::borrow::Cow;
use crate::collections::TryReserveError;
use crate::convert::Infallible;
use crate::ffi::os_str::Display;
use crate::fmt::Write;
use crate::ops::{Deref, DerefMut, Index, IndexMut, RangeFrom, RangeFull};
use crate::path::PathBuf;
use crate::rc::Rc;
use crate::str::{FromStr, Utf8Error};
use crate::sync::Arc;

pub type c_char = i8;
pub type c_double = f64;
pub type c_float = f32;
pub type c_int = i32;
pub type c_long = i64;
pub type c_longlong = i64;
pub type c_schar = i8;
pub type c_short = i16;
pub type c_uchar = u8;
pub type c_uint = u32;
pub type c_ulong = u64;
pub type c_ulonglong = u64;
pub type c_ushort = u16;

pub struct CStr {}
impl CStr {
    pub unsafe fn from_ptr(ptr: *const c_char) -> &CStr;
    pub fn from_bytes_until_nul(bytes: &[u8]) -> Result<&CStr, FromBytesUntilNulError>;
    pub fn from_bytes_with_nul(bytes: &[u8]) -> Result<&Self, FromBytesWithNulError>;
    pub fn as_ptr(&self) -> *const c_char;
    pub fn count_bytes(&self) -> usize;
    pub fn is_empty(&self) -> bool;
    pub fn to_bytes(&self) -> &[u8];
    pub fn to_bytes_with_nul(&self) -> &[u8];
    pub fn to_str(&self) -> Result<&str, Utf8Error>;
}

impl Default for &CStr {}
impl Index<RangeFrom<usize>> for CStr {
    type Output = CStr;
}

impl ToOwned for CStr {
    type Owned = CString;
}

pub struct CString {}
impl CString {
    pub fn new<T: Into<Vec<u8>>>(t: T) -> Result<CString, NulError>;
    pub unsafe fn from_raw(ptr: *mut c_char) -> CString;
    pub fn into_raw(self) -> *mut c_char;
    pub fn into_string(self) -> Result<String, IntoStringError>;
    pub fn into_bytes(self) -> Vec<u8>;
    pub fn into_bytes_with_nul(self) -> Vec<u8>;
    pub fn as_bytes(&self) -> &[u8];
    pub fn as_bytes_with_nul(&self) -> &[u8];
    pub fn as_c_str(&self) -> &CStr;
    pub fn into_boxed_c_str(self) -> Box<CStr>;
    pub fn from_vec_with_nul(v: Vec<u8>) -> Result<Self, FromVecWithNulError>;
}

impl Clone for CString {}
impl Deref for CString {
    type Target = CStr;
}

impl Default for CString {}
impl FromStr for CString {
    type Err = NulError;
}

impl Index<RangeFull> for CString {
    type Output = CStr;
}

pub struct FromBytesUntilNulError {}
impl Clone for FromBytesUntilNulError {}

pub enum FromBytesWithNulError {
    InteriorNul { position: usize },
    NotNulTerminated,
}

impl Clone for FromBytesWithNulError {}
impl Copy for FromBytesWithNulError {}

pub struct FromVecWithNulError {}
impl FromVecWithNulError {
    pub fn as_bytes(&self) -> &[u8];
    pub fn into_bytes(self) -> Vec<u8>;
}

impl Clone for FromVecWithNulError {}

pub struct IntoStringError {}
impl IntoStringError {
    pub fn into_cstring(self) -> CString;
    pub fn utf8_error(&self) -> Utf8Error;
}

impl Clone for IntoStringError {}

pub struct NulError {}
impl NulError {
    pub fn nul_position(&self) -> usize;
    pub fn into_vec(self) -> Vec<u8>;
}

impl Clone for NulError {}

pub struct OsStr {}
impl OsStr {
    pub fn new<S: AsRef<OsStr>>(s: &S) -> &OsStr;
    pub fn to_str(&self) -> Option<&str>;
    pub fn to_string_lossy(&self) -> Cow<str>;
    pub fn to_os_string(&self) -> OsString;
    pub fn is_empty(&self) -> bool;
    pub fn len(&self) -> usize;
    pub fn into_os_string(self: Box<Self>) -> OsString;
    pub fn as_encoded_bytes(&self) -> &[u8];
    pub fn make_ascii_lowercase(&mut self);
    pub fn make_ascii_uppercase(&mut self);
    pub fn to_ascii_lowercase(&self) -> OsString;
    pub fn to_ascii_uppercase(&self) -> OsString;
    pub fn is_ascii(&self) -> bool;
    pub fn eq_ignore_ascii_case<S: AsRef<OsStr>>(&self, other: S) -> bool;
    pub fn display(&self) -> Display;
}

impl Clone for Box<OsStr> {}
impl Default for Box<OsStr> {}
impl Default for &OsStr {}
impl ToOwned for OsStr {
    type Owned = OsString;
}

pub struct OsString {}
impl OsString {
    pub fn new() -> OsString;
    pub fn as_os_str(&self) -> &OsStr;
    pub fn into_encoded_bytes(self) -> Vec<u8>;
    pub fn into_string(self) -> Result<String, OsString>;
    pub fn push<T: AsRef<OsStr>>(&mut self, s: T);
    pub fn with_capacity(capacity: usize) -> OsString;
    pub fn clear(&mut self);
    pub fn capacity(&self) -> usize;
    pub fn reserve(&mut self, additional: usize);
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError>;
    pub fn reserve_exact(&mut self, additional: usize);
    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError>;
    pub fn shrink_to_fit(&mut self);
    pub fn shrink_to(&mut self, min_capacity: usize);
    pub fn into_boxed_os_str(self) -> Box<OsStr>;
    pub fn leak(self) -> &mut OsStr;
}

impl From<String> for OsString {}
impl<T: AsRef<OsStr>> From<&T> for OsString {}
impl Index<RangeFull> for OsString {
    type Output = OsStr;
}

impl IndexMut<RangeFull> for OsString {}
impl Deref for OsString {
    type Target = OsStr;
}

impl DerefMut for OsString {}
impl Default for OsString {}
impl Clone for OsString {}
impl Write for OsString {}
impl From<Box<OsStr>> for OsString {}
impl From<OsString> for Box<OsStr> {}
impl From<OsString> for Arc<OsStr> {}
impl From<OsString> for Rc<OsStr> {}
impl From<OsString> for Cow<OsStr> {}
impl From<&OsString> for Cow<OsStr> {}
impl From<Cow<OsStr>> for OsString {}
impl FromStr for OsString {
    type Err = Infallible;
}

impl From<OsString> for PathBuf {}
impl From<PathBuf> for OsString {}

pub enum c_void {}
