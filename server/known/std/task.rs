//! `Context`, `Poll` and wakers.

use crate::sync::Arc;

#[macro_export]
macro_rules! ready {
    () => {};
}

pub trait Wake {
    fn wake(self: Arc<Self>);
    fn wake_by_ref(self: &Arc<Self>);
}

pub struct Context {}
impl Context {
    pub fn from_waker(waker: &Waker) -> Self;
    pub fn waker(&self) -> &Waker;
}

impl !Send for Context {}

pub enum Poll<T> {
    Ready(T),
    Pending,
}

impl<T> Poll<T> {
    #[inline]
    pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Poll<U>;
    pub fn is_ready(&self) -> bool;
    pub fn is_pending(&self) -> bool;
}

impl<T, E> Poll<Result<T, E>> {
    #[inline]
    pub fn map_ok<U, F: FnOnce(T) -> U>(self, f: F) -> Poll<Result<U, E>>;
    #[inline]
    pub fn map_err<U, F: FnOnce(E) -> U>(self, f: F) -> Poll<Result<T, U>>;
}

impl<T, E> Poll<Option<Result<T, E>>> {
    #[inline]
    pub fn map_ok<U, F: FnOnce(T) -> U>(self, f: F) -> Poll<Option<Result<U, E>>>;
    #[inline]
    pub fn map_err<U, F: FnOnce(E) -> U>(self, f: F) -> Poll<Option<Result<T, U>>>;
}

impl<T: Copy> Copy for Poll<T> {}
impl<T: Clone> Clone for Poll<T> {}

pub struct RawWaker {}
impl !Send for RawWaker {}

pub struct RawWakerVTable {}
impl Copy for RawWakerVTable {}
impl Clone for RawWakerVTable {}

pub struct Waker {}
impl Waker {
    pub fn wake(self);
    pub fn wake_by_ref(&self);
    pub fn will_wake(&self, other: &Waker) -> bool;
    pub fn noop() -> &Waker;
}

impl Clone for Waker {}
