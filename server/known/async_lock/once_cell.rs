//! Values made once by an async function.

use std::future::Future;

pub struct OnceCell<T>;

impl<T> OnceCell<T> {
    pub fn new() -> Self;
    pub fn is_initialized(&self) -> bool;
    pub fn get(&self) -> Option<&T>;
    pub fn get_mut(&mut self) -> Option<&mut T>;
    pub fn take(&mut self) -> Option<T>;
    pub fn into_inner(self) -> Option<T>;
    #[cancel(safe, inferred)]
    #[waits(event)]
    pub async fn wait(&self) -> &T;
    #[blocks(thread, instead = "wait", shape = "method_await", auto)]
    pub fn wait_blocking(&self) -> &T;
    #[cancel(resumable, inferred)]
    #[waits(lock)]
    pub async fn get_or_try_init<E, Fut: Future<Output = Result<T, E>>>(&self, closure: impl FnOnce() -> Fut) -> Result<&T, E>;
    #[blocks(lock)]
    #[inline]
    pub fn get_or_try_init_blocking<E>(&self, closure: impl FnOnce() -> Result<T, E>) -> Result<&T, E>;
    #[cancel(resumable, inferred)]
    #[waits(lock)]
    pub async fn get_or_init<Fut: Future<Output = T>>(&self, closure: impl FnOnce() -> Fut) -> &T;
    #[blocks(lock)]
    #[inline]
    pub fn get_or_init_blocking(&self, closure: impl FnOnce() -> T) -> &T;
    #[waits(lock)]
    #[cancel(loses_argument, inferred)]
    pub async fn set(&self, value: T) -> Result<&T, T>;
    pub fn try_set(&self, value: T) -> Result<(), T>;
    #[blocks(lock, instead = "set", shape = "method_await", auto)]
    pub fn set_blocking(&self, value: T) -> Result<&T, T>;
}

impl<T> Drop for OnceCell<T> {}
impl<T> Default for OnceCell<T> {}
