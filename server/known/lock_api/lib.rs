//! Locks over any raw lock; parking_lot names them.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::time::{Duration, Instant};

pub trait RawMutex {
    type GuardMarker;
}
pub trait RawRwLock {
    type GuardMarker;
}
pub trait GetThreadId {}

pub use self::rwlock::*;

pub struct Mutex<R, T>;

impl<R, T> Mutex<R, T> {
    pub fn new(val: T) -> Mutex<R, T>;
    pub fn into_inner(self) -> T;
}

impl<R, T> Mutex<R, T> {
    pub fn lock(&self) -> MutexGuard<'_, R, T>;
    pub fn try_lock(&self) -> Option<MutexGuard<'_, R, T>>;
    pub fn get_mut(&mut self) -> &mut T;
    pub fn is_locked(&self) -> bool;
    pub fn lock_arc(self: &Arc<Self>) -> ArcMutexGuard<R, T>;
    pub fn try_lock_arc(self: &Arc<Self>) -> Option<ArcMutexGuard<R, T>>;
}

impl<R, T> Mutex<R, T> {
    pub fn try_lock_for(&self, timeout: Duration) -> Option<MutexGuard<'_, R, T>>;
    pub fn try_lock_until(&self, timeout: Instant) -> Option<MutexGuard<'_, R, T>>;
    pub fn try_lock_arc_for(self: &Arc<Self>, timeout: Duration) -> Option<ArcMutexGuard<R, T>>;
    pub fn try_lock_arc_until(self: &Arc<Self>, timeout: Instant) -> Option<ArcMutexGuard<R, T>>;
}

impl<R, T: Default> Default for Mutex<R, T> {}
#[guard(lock, thread)]
pub struct MutexGuard<'a, R, T>;

impl<'a, R, T> MutexGuard<'a, R, T> {
    pub fn mutex(s: &Self) -> &'a Mutex<R, T>;
    pub fn map<U, F>(s: Self, f: F) -> MappedMutexGuard<'a, R, U> where F: FnOnce(&mut T) -> &mut U;
    pub fn try_map<U, F>(s: Self, f: F) -> Result<MappedMutexGuard<'a, R, U>, Self>
        where F: FnOnce(&mut T) -> Option<&mut U>;
    pub fn unlocked<F, U>(s: &mut Self, f: F) -> U where F: FnOnce() -> U;
    pub fn leak(s: Self) -> &'a mut T;
}

impl<'a, R, T> Deref for MutexGuard<'a, R, T> { type Target = T; }
impl<'a, R, T> DerefMut for MutexGuard<'a, R, T> {}
impl<'a, R, T> Drop for MutexGuard<'a, R, T> {}
#[guard(lock, thread)]
pub struct ArcMutexGuard<R, T>;

impl<R, T> ArcMutexGuard<R, T> {
    pub fn mutex(s: &Self) -> &Arc<Mutex<R, T>>;
    pub fn into_arc(s: Self) -> Arc<Mutex<R, T>>;
    pub fn unlocked<F, U>(s: &mut Self, f: F) -> U where F: FnOnce() -> U;
}

impl<R, T> Deref for ArcMutexGuard<R, T> { type Target = T; }
impl<R, T> DerefMut for ArcMutexGuard<R, T> {}
impl<R, T> Drop for ArcMutexGuard<R, T> {}
#[guard(lock, thread)]
pub struct MappedMutexGuard<'a, R, T>;

impl<'a, R, T> MappedMutexGuard<'a, R, T> {
    pub fn map<U, F>(s: Self, f: F) -> MappedMutexGuard<'a, R, U> where F: FnOnce(&mut T) -> &mut U;
    pub fn try_map<U, F>(s: Self, f: F) -> Result<MappedMutexGuard<'a, R, U>, Self>
        where F: FnOnce(&mut T) -> Option<&mut U>;
}

impl<'a, R, T> Deref for MappedMutexGuard<'a, R, T> { type Target = T; }
impl<'a, R, T> DerefMut for MappedMutexGuard<'a, R, T> {}
impl<'a, R, T> Drop for MappedMutexGuard<'a, R, T> {}

pub struct ReentrantMutex<R, G, T>;

impl<R, G, T> ReentrantMutex<R, G, T> {
    pub fn new(val: T) -> ReentrantMutex<R, G, T>;
    pub fn into_inner(self) -> T;
}

impl<R, G, T> ReentrantMutex<R, G, T> {
    pub fn lock(&self) -> ReentrantMutexGuard<'_, R, G, T>;
    pub fn try_lock(&self) -> Option<ReentrantMutexGuard<'_, R, G, T>>;
    pub fn get_mut(&mut self) -> &mut T;
    pub fn is_locked(&self) -> bool;
    pub fn is_owned_by_current_thread(&self) -> bool;
    pub fn lock_arc(self: &Arc<Self>) -> ArcReentrantMutexGuard<R, G, T>;
    pub fn try_lock_arc(self: &Arc<Self>) -> Option<ArcReentrantMutexGuard<R, G, T>>;
}

impl<R, G, T> ReentrantMutex<R, G, T> {
    pub fn try_lock_for(&self, timeout: Duration) -> Option<ReentrantMutexGuard<'_, R, G, T>>;
    pub fn try_lock_until(&self, timeout: Instant) -> Option<ReentrantMutexGuard<'_, R, G, T>>;
    pub fn try_lock_arc_for(self: &Arc<Self>, timeout: Duration) -> Option<ArcReentrantMutexGuard<R, G, T>>;
    pub fn try_lock_arc_until(self: &Arc<Self>, timeout: Instant) -> Option<ArcReentrantMutexGuard<R, G, T>>;
}

impl<R, G, T: Default> Default for ReentrantMutex<R, G, T> {}
#[guard(lock, thread)]
pub struct ReentrantMutexGuard<'a, R, G, T>;

impl<'a, R, G, T> ReentrantMutexGuard<'a, R, G, T> {
    pub fn remutex(s: &Self) -> &'a ReentrantMutex<R, G, T>;
    pub fn map<U, F>(s: Self, f: F) -> MappedReentrantMutexGuard<'a, R, G, U> where F: FnOnce(&T) -> &U;
    pub fn try_map<U, F>(s: Self, f: F) -> Result<MappedReentrantMutexGuard<'a, R, G, U>, Self>
        where F: FnOnce(&T) -> Option<&U>;
    pub fn unlocked<F, U>(s: &mut Self, f: F) -> U where F: FnOnce() -> U;
}

impl<'a, R, G, T> Deref for ReentrantMutexGuard<'a, R, G, T> { type Target = T; }
impl<'a, R, G, T> Drop for ReentrantMutexGuard<'a, R, G, T> {}
#[guard(lock, thread)]
pub struct ArcReentrantMutexGuard<R, G, T>;

impl<R, G, T> ArcReentrantMutexGuard<R, G, T> {
    pub fn remutex(s: &Self) -> &Arc<ReentrantMutex<R, G, T>>;
    pub fn into_arc(s: Self) -> Arc<ReentrantMutex<R, G, T>>;
    pub fn unlocked<F, U>(s: &mut Self, f: F) -> U where F: FnOnce() -> U;
}

impl<R, G, T> Deref for ArcReentrantMutexGuard<R, G, T> { type Target = T; }
impl<R, G, T> Drop for ArcReentrantMutexGuard<R, G, T> {}
#[guard(lock, thread)]
pub struct MappedReentrantMutexGuard<'a, R, G, T>;

impl<'a, R, G, T> MappedReentrantMutexGuard<'a, R, G, T> {
    pub fn map<U, F>(s: Self, f: F) -> MappedReentrantMutexGuard<'a, R, G, U> where F: FnOnce(&T) -> &U;
    pub fn try_map<U, F>(s: Self, f: F) -> Result<MappedReentrantMutexGuard<'a, R, G, U>, Self>
        where F: FnOnce(&T) -> Option<&U>;
}

impl<'a, R, G, T> Deref for MappedReentrantMutexGuard<'a, R, G, T> { type Target = T; }
impl<'a, R, G, T> Drop for MappedReentrantMutexGuard<'a, R, G, T> {}
