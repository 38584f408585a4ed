//! Borrowed and owned forms of a value.

use crate::error;
use crate::ffi::{CStr, CString};
use crate::ops::Deref;
use crate::rc::Rc;
use crate::sync::Arc;

pub trait Borrow<Borrowed> {
    fn borrow(&self) -> &Borrowed;
}

pub trait BorrowMut<Borrowed> {
    fn borrow_mut(&mut self) -> &mut Borrowed;
}

pub trait ToOwned {
    type Owned;
    fn to_owned(&self) -> Self::Owned;
    fn clone_into(&self, target: &mut Self::Owned);
}

impl ToOwned for str {
    type Owned = String;
}

impl<T: Clone> ToOwned for T {
    type Owned = T;
}

impl<T: Clone> ToOwned for [T] {
    type Owned = Vec<T>;
}

pub enum Cow<B: ToOwned> {
    Borrowed(&B),
    Owned(B::Owned),
}

impl<B: ToOwned> Cow<B> {
    pub fn to_mut(&mut self) -> &mut B::Owned;
    pub fn into_owned(self) -> B::Owned;
}

impl<B: ToOwned> Clone for Cow<B> {}
impl<B: ToOwned> Deref for Cow<B> {
    type Target = B;
}

impl<B: ToOwned<Owned: Default>> Default for Cow<B> {}
impl<T: Clone> From<Cow<[T]>> for Box<[T]> {}
impl From<Cow<str>> for Box<str> {}
impl From<Cow<str>> for Box<dyn error::Error + Send + Sync> {}
impl From<Cow<str>> for Box<dyn error::Error> {}
impl From<Cow<CStr>> for CString {}
impl From<Cow<CStr>> for Box<CStr> {}
impl From<CString> for Cow<CStr> {}
impl From<&CStr> for Cow<CStr> {}
impl From<&CString> for Cow<CStr> {}
impl<B: ToOwned> From<Cow<B>> for Rc<B> where Rc<B>: From<&B> + From<B::Owned> {}
impl From<Cow<str>> for String {}
impl From<&str> for Cow<str> {}
impl From<String> for Cow<str> {}
impl From<&String> for Cow<str> {}
impl<B: ToOwned> From<Cow<B>> for Arc<B> where Arc<B>: From<&B> + From<B::Owned> {}
impl<T: Clone> From<&[T]> for Cow<[T]> {}
impl<T: Clone, const N: usize> From<&[T; N]> for Cow<[T]> {}
impl<T: Clone> From<Vec<T>> for Cow<[T]> {}
impl<T: Clone> From<&Vec<T>> for Cow<[T]> {}
impl<T> From<Cow<[T]>> for Vec<T> where [T]: ToOwned<Owned = Vec<T>> {}
