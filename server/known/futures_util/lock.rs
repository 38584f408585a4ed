//! A mutex whose lock is awaited.

use std::future::Future;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

pub struct Mutex<T>;
impl<T: Default> Default for Mutex<T> {}

impl<T> Mutex<T> {
    pub fn new(t: T) -> Self;
    pub fn into_inner(self) -> T;
}

impl<T> Mutex<T> {
    pub fn try_lock(&self) -> Option<MutexGuard<'_, T>>;
    pub fn try_lock_owned(self: &Arc<Self>) -> Option<OwnedMutexGuard<T>>;
    #[cancel(safe, inferred)]
    #[waits(lock)]
    pub fn lock(&self) -> MutexLockFuture<'_, T>;
    #[cancel(safe, inferred)]
    #[waits(lock)]
    pub fn lock_owned(self: Arc<Self>) -> OwnedMutexLockFuture<T>;
    pub fn get_mut(&mut self) -> &mut T;
}

pub struct OwnedMutexLockFuture<T>;
impl<T> Future for OwnedMutexLockFuture<T> { type Output = OwnedMutexGuard<T>; }
impl<T> Drop for OwnedMutexLockFuture<T> {}
#[guard(async_lock)]
pub struct OwnedMutexGuard<T>;
impl<T> Drop for OwnedMutexGuard<T> {}
impl<T> Deref for OwnedMutexGuard<T> { type Target = T; }
impl<T> DerefMut for OwnedMutexGuard<T> {}
pub struct MutexLockFuture<'a, T>;
impl<'a, T> Future for MutexLockFuture<'a, T> { type Output = MutexGuard<'a, T>; }
impl<T> Drop for MutexLockFuture<'_, T> {}
#[guard(async_lock)]
pub struct MutexGuard<'a, T>;

impl<'a, T> MutexGuard<'a, T> {
    pub fn map<U, F>(this: Self, f: F) -> MappedMutexGuard<'a, T, U> where F: FnOnce(&mut T) -> &mut U;
}

impl<T> Drop for MutexGuard<'_, T> {}
impl<T> Deref for MutexGuard<'_, T> { type Target = T; }
impl<T> DerefMut for MutexGuard<'_, T> {}
#[guard(async_lock)]
pub struct MappedMutexGuard<'a, T, U>;

impl<'a, T, U> MappedMutexGuard<'a, T, U> {
    pub fn map<V, F>(this: Self, f: F) -> MappedMutexGuard<'a, T, V> where F: FnOnce(&mut U) -> &mut V;
}

impl<T, U> Drop for MappedMutexGuard<'_, T, U> {}
impl<T, U> Deref for MappedMutexGuard<'_, T, U> { type Target = U; }
impl<T, U> DerefMut for MappedMutexGuard<'_, T, U> {}
