//! `Rc`.

use crate::any::Any;
use crate::ffi::{CStr, CString};
use crate::ops::Deref;
use crate::pin::Pin;

pub struct Rc<T> {}
impl<T> Rc<T> {
    pub fn new(value: T) -> Rc<T>;
    #[inline]
    pub fn new_cyclic<F: FnOnce(&Weak<T>) -> T>(data_fn: F) -> Rc<T>;
    pub fn pin(value: T) -> Pin<Rc<T>>;
    pub fn try_unwrap(this: Self) -> Result<T, Self>;
    pub fn into_inner(this: Self) -> Option<T>;
    pub fn downgrade(this: &Self) -> Weak<T>;
    pub fn weak_count(this: &Self) -> usize;
    pub fn strong_count(this: &Self) -> usize;
    pub fn get_mut(this: &mut Self) -> Option<&mut T>;
    pub fn ptr_eq(this: &Self, other: &Self) -> bool;
    pub fn make_mut(this: &mut Self) -> &mut T;
}

impl<T: Clone> Rc<T> {
    pub fn unwrap_or_clone(this: Self) -> T;
}

impl Rc<dyn Any> {
    pub fn downcast<T: Any>(self) -> Result<Rc<T>, Self>;
}

impl From<CString> for Rc<CStr> {}
impl From<&CStr> for Rc<CStr> {}
impl From<&mut CStr> for Rc<CStr> {}
impl Default for Rc<CStr> {}
impl<T> !Send for Rc<T> {}
impl<T> Deref for Rc<T> {
    type Target = T;
}

impl<T> Clone for Rc<T> {}
impl<T: Default> Default for Rc<T> {}
impl Default for Rc<str> {}
impl<T> Default for Rc<[T]> {}
impl<T> Default for Pin<Rc<T>> where Rc<T>: Default {}
impl<T> From<T> for Rc<T> {}
impl<T, const N: usize> From<[T; N]> for Rc<[T]> {}
impl<T: Clone> From<&[T]> for Rc<[T]> {}
impl<T: Clone> From<&mut [T]> for Rc<[T]> {}
impl From<&str> for Rc<str> {}
impl From<&mut str> for Rc<str> {}
impl From<String> for Rc<str> {}
impl<T> From<Vec<T>> for Rc<[T]> {}
impl From<Rc<str>> for Rc<[u8]> {}

pub struct Weak<T> {}
impl<T> Weak<T> {
    pub fn new() -> Weak<T>;
    pub fn upgrade(&self) -> Option<Rc<T>>;
    pub fn strong_count(&self) -> usize;
    pub fn weak_count(&self) -> usize;
    pub fn ptr_eq(&self, other: &Self) -> bool;
}

impl<T> !Send for Weak<T> {}
impl<T> Clone for Weak<T> {}
impl<T> Default for Weak<T> {}
