//! Types of C.

use crate::ffi;

pub type c_char = ffi::c_char;
pub type c_double = ffi::c_double;
pub type c_float = ffi::c_float;
pub type c_int = ffi::c_int;
pub type c_long = ffi::c_long;
pub type c_longlong = ffi::c_longlong;
pub type c_schar = ffi::c_schar;
pub type c_short = ffi::c_short;
pub type c_uchar = ffi::c_uchar;
pub type c_uint = ffi::c_uint;
pub type c_ulong = ffi::c_ulong;
pub type c_ulonglong = ffi::c_ulonglong;
pub type c_ushort = ffi::c_ushort;
pub type c_void = ffi::c_void;
