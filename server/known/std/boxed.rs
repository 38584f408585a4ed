//! `Box`.

use crate::any::Any;
use crate::error;
use crate::ffi::{CStr, CString};
use crate::io::{BufRead, Read, Seek, Write};
use crate::ops::{Deref, DerefMut};
use crate::pin::Pin;
use crate::rc::Rc;
use crate::slice::{Iter, IterMut};
use crate::sync::Arc;
use crate::vec::IntoIter;

pub struct Box<T> {}
impl Box<dyn Any> {
    pub fn downcast<T: Any>(self) -> Result<Box<T>, Self>;
}

impl Box<dyn Any + Send> {
    pub fn downcast<T: Any>(self) -> Result<Box<T>, Self>;
}

impl Box<dyn Any + Send + Sync> {
    pub fn downcast<T: Any>(self) -> Result<Box<T>, Self>;
}

impl<T> Box<T> {
    pub fn new(x: T) -> Self;
    #[cancel(inner)]
    pub fn pin(x: T) -> Pin<Box<T>>;
    pub unsafe fn from_raw(raw: *mut T) -> Self;
    pub fn into_raw(b: Self) -> *mut T;
    #[detaches]
    pub fn leak(b: Self) -> &mut T;
    pub fn into_pin(boxed: Self) -> Pin<Self>;
}

impl<T> From<T> for Box<T> {}
impl<T> From<Box<T>> for Pin<Box<T>> {}
impl<T: Clone> From<&[T]> for Box<[T]> {}
impl<T: Clone> From<&mut [T]> for Box<[T]> {}
impl From<&str> for Box<str> {}
impl From<&mut str> for Box<str> {}
impl From<Box<str>> for Box<[u8]> {}
impl<T, const N: usize> From<[T; N]> for Box<[T]> {}
impl<E: error::Error> From<E> for Box<dyn error::Error> {}
impl<E: error::Error> From<E> for Box<dyn error::Error + Send + Sync> {}
impl From<String> for Box<dyn error::Error + Send + Sync> {}
impl From<String> for Box<dyn error::Error> {}
impl From<&str> for Box<dyn error::Error + Send + Sync> {}
impl From<&str> for Box<dyn error::Error> {}
impl<I: Iterator> Iterator for Box<I> {
    type Item = I::Item;
}

impl<I: DoubleEndedIterator> DoubleEndedIterator for Box<I> {}
impl<I> IntoIterator for Box<[I]> {
    type IntoIter = IntoIter<I>;
    type Item = I;
}

impl<I> IntoIterator for &Box<[I]> {
    type IntoIter = Iter<I>;
    type Item = &I;
}

impl<I> IntoIterator for &mut Box<[I]> {
    type IntoIter = IterMut<I>;
    type Item = &mut I;
}

impl<T: Default> Default for Box<T> {}
impl<T> Default for Box<[T]> {}
impl Default for Box<str> {}
impl<T> Default for Pin<Box<T>> where Box<T>: Default {}
impl<T: Clone> Clone for Box<T> {}
impl<T: Clone> Clone for Box<[T]> {}
impl Clone for Box<str> {}
impl<T> Deref for Box<T> {
    type Target = T;
}

impl<T> DerefMut for Box<T> {}
impl<F: Future> Future for Box<F> {
    type Output = F::Output;
}

impl From<&CStr> for Box<CStr> {}
impl From<&mut CStr> for Box<CStr> {}
impl From<Box<CStr>> for CString {}
impl Clone for Box<CStr> {}
impl From<CString> for Box<CStr> {}
impl Default for Box<CStr> {}
impl<T> From<Box<T>> for Rc<T> {}
impl From<Box<str>> for String {}
impl From<String> for Box<str> {}
impl<T> From<Box<T>> for Arc<T> {}
impl<T> From<Box<[T]>> for Vec<T> {}
impl<T> From<Vec<T>> for Box<[T]> {}
impl<B: BufRead> BufRead for Box<B> {}
impl<R: Read> Read for Box<R> {}
impl<S: Seek> Seek for Box<S> {}
impl<W: Write> Write for Box<W> {}
