//! An `Arc` that is replaced atomically.

use std::ops::Deref;
use std::sync::Arc;

#[guard(epoch, shared, note = "it takes one of a few fast slots; `load_full` is better for long use")]
pub struct Guard<T, S = DefaultStrategy>;

impl<T, S> Guard<T, S> {
    pub fn into_inner(lease: Self) -> T;
    pub fn from_inner(inner: T) -> Self;
}

impl<T, S> Deref for Guard<T, S> { type Target = T; }
pub struct ArcSwapAny<T, S = DefaultStrategy>;
impl<T, S> Drop for ArcSwapAny<T, S> {}

impl<T, S> ArcSwapAny<T, S> {
    pub fn new(val: T) -> Self;
    pub fn into_inner(self) -> T;
    pub fn load_full(&self) -> T;
    pub fn load(&self) -> Guard<T, S>;
    pub fn store(&self, val: T);
    pub fn swap(&self, new: T) -> T;
    #[inline]
    pub fn rcu<R, F>(&self, f: F) -> T where F: FnMut(&T) -> R, R: Into<T>;
}

pub type ArcSwap<T> = ArcSwapAny<Arc<T>>;

impl<T, S> ArcSwapAny<Arc<T>, S> {
    pub fn from_pointee(val: T) -> Self;
}

pub type ArcSwapOption<T> = ArcSwapAny<Option<Arc<T>>>;

impl<T, S> ArcSwapAny<Option<Arc<T>>, S> {
    pub fn from_pointee<V: Into<Option<T>>>(val: V) -> Self;
    pub fn empty() -> Self;
}

impl<T> ArcSwapOption<T> {
    pub fn const_empty() -> Self;
}

pub type ArcSwapWeak<T> = ArcSwapAny<std::sync::Weak<T>>;

pub struct DefaultStrategy;
impl<T> Default for ArcSwapAny<T> {}
impl<T> From<T> for ArcSwapAny<T> {}

pub mod cache {
    use std::ops::Deref;
    use crate::ArcSwapAny;

    #[derive(Clone)]
    pub struct Cache<A, T>;

    impl<A, T, S> Cache<A, T> where A: Deref<Target = ArcSwapAny<T, S>> {
        pub fn new(arc_swap: A) -> Self;
        pub fn arc_swap(&self) -> &A::Target;
        pub fn load(&mut self) -> &T;
    }
}

pub use self::cache::Cache;
