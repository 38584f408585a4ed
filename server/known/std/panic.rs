//! Panics.

use crate::any::Any;
use crate::ffi::CStr;
use crate::ops::{Deref, DerefMut};
use crate::thread;

pub trait RefUnwindSafe {}

pub trait UnwindSafe {}

#[inline]
pub fn catch_unwind<F: FnOnce() -> R, R>(f: F) -> thread::Result<R>;
pub fn panic_any<M: Any>(msg: M) -> !;
pub fn resume_unwind(payload: Box<dyn Any + Send>) -> !;
pub fn set_hook(hook: Box<dyn Fn(&PanicHookInfo) + Sync + Send>);

#[inline]
pub fn take_hook() -> Box<dyn Fn(&PanicHookInfo) + Sync + Send>;

pub struct AssertUnwindSafe<T>(pub T);
impl<T> Deref for AssertUnwindSafe<T> {
    type Target = T;
}

impl<T> DerefMut for AssertUnwindSafe<T> {}
impl<T: Default> Default for AssertUnwindSafe<T> {}
impl<F: Future> Future for AssertUnwindSafe<F> {
    type Output = F::Output;
}

pub struct Location {}
impl Location {
    pub fn caller() -> &Location;
    pub fn file(&self) -> &str;
    pub fn file_as_c_str(&self) -> &CStr;
    pub fn line(&self) -> u32;
    pub fn column(&self) -> u32;
}

impl Copy for Location {}
impl Clone for Location {}

pub struct PanicHookInfo {}
impl !Send for PanicHookInfo {}

pub struct PanicInfo {}
impl PanicInfo {
    pub fn message(&self) -> PanicMessage;
    pub fn location(&self) -> Option<&Location>;
}

impl !Send for PanicInfo {}

pub struct PanicMessage {}
impl PanicMessage {
    pub fn as_str(&self) -> Option<&str>;
}

impl !Send for PanicMessage {}
