//! Parts of `OsStr`.

pub use crate::ffi::OsStr;
pub use crate::ffi::OsString;

pub struct Display {}
