//! Locks and other things that block the thread.

use crate::any::Any;
use crate::ffi::{CStr, CString};
use crate::fs::File;
use crate::io::{Read, Seek, Write};
use crate::ops::{Deref, DerefMut};
use crate::pin::Pin;
use crate::task::{RawWaker, Wake, Waker};
use crate::time::Duration;

pub type LockResult<T> = Result<T, PoisonError<T>>;
pub type TryLockResult<Guard> = Result<Guard, TryLockError<Guard>>;

pub struct Arc<T> {}
impl<T> Arc<T> {
    pub fn new(data: T) -> Arc<T>;
    #[inline]
    pub fn new_cyclic<F: FnOnce(&Weak<T>) -> T>(data_fn: F) -> Arc<T>;
    pub fn pin(data: T) -> Pin<Arc<T>>;
    pub fn try_unwrap(this: Self) -> Result<T, Self>;
    pub fn into_inner(this: Self) -> Option<T>;
    pub fn downgrade(this: &Self) -> Weak<T>;
    pub fn weak_count(this: &Self) -> usize;
    pub fn strong_count(this: &Self) -> usize;
    pub fn ptr_eq(this: &Self, other: &Self) -> bool;
    pub fn make_mut(this: &mut Self) -> &mut T;
}

impl<T: Clone> Arc<T> {
    pub fn unwrap_or_clone(this: Self) -> T;
}

impl<T> Arc<T> {
    pub fn get_mut(this: &mut Self) -> Option<&mut T>;
}

impl Arc<dyn Any + Send + Sync> {
    pub fn downcast<T: Any>(self) -> Result<Arc<T>, Self>;
}

impl From<CString> for Arc<CStr> {}
impl From<&CStr> for Arc<CStr> {}
impl From<&mut CStr> for Arc<CStr> {}
impl<T> Clone for Arc<T> {}
impl<T> Deref for Arc<T> {
    type Target = T;
}

impl<T: Default> Default for Arc<T> {}
impl Default for Arc<str> {}
impl Default for Arc<CStr> {}
impl<T> Default for Arc<[T]> {}
impl<T> Default for Pin<Arc<T>> where Arc<T>: Default {}
impl<T> From<T> for Arc<T> {}
impl<T, const N: usize> From<[T; N]> for Arc<[T]> {}
impl<T: Clone> From<&[T]> for Arc<[T]> {}
impl<T: Clone> From<&mut [T]> for Arc<[T]> {}
impl From<&str> for Arc<str> {}
impl From<&mut str> for Arc<str> {}
impl<T> From<Vec<T>> for Arc<[T]> {}
impl From<Arc<str>> for Arc<[u8]> {}
impl<W: Wake> From<Arc<W>> for Waker {}
impl<W: Wake> From<Arc<W>> for RawWaker {}
impl Read for Arc<File> {}
impl Seek for Arc<File> {}
impl Write for Arc<File> {}

pub struct Barrier {}
impl Barrier {
    pub fn new(n: usize) -> Barrier;
    #[blocks(thread, tier = 1, instead = "tokio::sync::Barrier")]
    pub fn wait(&self) -> BarrierWaitResult;
}

pub struct BarrierWaitResult {}
impl BarrierWaitResult {
    pub fn is_leader(&self) -> bool;
}

pub struct Condvar {}
impl Condvar {
    pub fn new() -> Condvar;
    #[blocks(thread, tier = 1, instead = "tokio::sync::Notify")]
    pub fn wait<T>(&self, guard: MutexGuard<T>) -> LockResult<MutexGuard<T>>;
    #[blocks(thread, tier = 1, instead = "tokio::sync::Notify")]
    #[inline]
    pub fn wait_while<T, F: FnMut(&mut T) -> bool>(
        &self,
        guard: MutexGuard<T>,
        condition: F,
    ) -> LockResult<MutexGuard<T>>;
    #[blocks(thread, tier = 1, instead = "tokio::sync::Notify")]
    pub fn wait_timeout<T>(
        &self,
        guard: MutexGuard<T>,
        dur: Duration,
    ) -> LockResult<(MutexGuard<T>, WaitTimeoutResult)>;
    #[blocks(thread, tier = 1, instead = "tokio::sync::Notify")]
    #[inline]
    pub fn wait_timeout_while<T, F: FnMut(&mut T) -> bool>(
        &self,
        guard: MutexGuard<T>,
        dur: Duration,
        condition: F,
    ) -> LockResult<(MutexGuard<T>, WaitTimeoutResult)>;
    pub fn notify_one(&self);
    pub fn notify_all(&self);
}

impl Default for Condvar {}

pub struct LazyLock<T, F = fn() -> T> {}
impl<T, F: FnOnce() -> T> LazyLock<T, F> {
    pub fn new(f: F) -> LazyLock<T, F>;
    pub fn force_mut(this: &mut LazyLock<T, F>) -> &mut T;
    pub fn force(this: &LazyLock<T, F>) -> &T;
}

impl<T, F> LazyLock<T, F> {
    pub fn get_mut(this: &mut LazyLock<T, F>) -> Option<&mut T>;
    pub fn get(this: &LazyLock<T, F>) -> Option<&T>;
}

impl<T, F: FnOnce() -> T> Deref for LazyLock<T, F> {
    type Target = T;
}

impl<T, F: FnOnce() -> T> DerefMut for LazyLock<T, F> {}
impl<T: Default> Default for LazyLock<T> {}

pub struct Mutex<T> {}
impl<T> Mutex<T> {
    pub fn new(t: T) -> Mutex<T>;
    pub fn lock(&self) -> LockResult<MutexGuard<T>>;
    pub fn try_lock(&self) -> TryLockResult<MutexGuard<T>>;
    pub fn is_poisoned(&self) -> bool;
    pub fn clear_poison(&self);
    pub fn into_inner(self) -> LockResult<T>;
    pub fn get_mut(&mut self) -> LockResult<&mut T>;
}

impl<T: Default> Default for Mutex<T> {}

#[guard(lock, thread)]
pub struct MutexGuard<T> {}
impl<T> !Send for MutexGuard<T> {}
impl<T> Deref for MutexGuard<T> {
    type Target = T;
}

impl<T> DerefMut for MutexGuard<T> {}

pub struct Once {}
impl Once {
    pub fn new() -> Once;
    #[blocks(
        thread,
        tier = 3,
        instead = "tokio::sync::OnceCell",
        note = "waits while another thread runs the initialiser"
    )]
    #[inline]
    pub fn call_once<F: FnOnce()>(&self, f: F);
    #[blocks(
        thread,
        tier = 3,
        instead = "tokio::sync::OnceCell",
        note = "waits while another thread runs the initialiser"
    )]
    #[inline]
    pub fn call_once_force<F: FnOnce(&OnceState)>(&self, f: F);
    pub fn is_completed(&self) -> bool;
    #[blocks(thread, tier = 1, instead = "tokio::sync::OnceCell")]
    pub fn wait(&self);
    #[blocks(thread, tier = 1, instead = "tokio::sync::OnceCell")]
    pub fn wait_force(&self);
}

pub struct OnceLock<T> {}
impl<T> OnceLock<T> {
    pub fn new() -> OnceLock<T>;
    pub fn get(&self) -> Option<&T>;
    pub fn get_mut(&mut self) -> Option<&mut T>;
    #[blocks(
        thread,
        tier = 3,
        instead = "tokio::sync::SetOnce",
        note = "only until it is set"
    )]
    pub fn wait(&self) -> &T;
    pub fn set(&self, value: T) -> Result<(), T>;
    #[inline]
    pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T;
    pub fn into_inner(self) -> Option<T>;
    pub fn take(&mut self) -> Option<T>;
}

impl<T> Default for OnceLock<T> {}
impl<T: Clone> Clone for OnceLock<T> {}

pub struct OnceState {}
impl OnceState {
    pub fn is_poisoned(&self) -> bool;
}

pub struct PoisonError<T> {}
impl<T> PoisonError<T> {
    pub fn new(data: T) -> PoisonError<T>;
    pub fn into_inner(self) -> T;
    pub fn get_ref(&self) -> &T;
    pub fn get_mut(&mut self) -> &mut T;
}

pub struct RwLock<T> {}
impl<T> RwLock<T> {
    pub fn new(t: T) -> RwLock<T>;
    pub fn read(&self) -> LockResult<RwLockReadGuard<T>>;
    pub fn try_read(&self) -> TryLockResult<RwLockReadGuard<T>>;
    pub fn write(&self) -> LockResult<RwLockWriteGuard<T>>;
    pub fn try_write(&self) -> TryLockResult<RwLockWriteGuard<T>>;
    pub fn is_poisoned(&self) -> bool;
    pub fn clear_poison(&self);
    pub fn into_inner(self) -> LockResult<T>;
    pub fn get_mut(&mut self) -> LockResult<&mut T>;
}

impl<T: Default> Default for RwLock<T> {}

#[guard(lock, thread, shared)]
pub struct RwLockReadGuard<T> {}
impl<T> !Send for RwLockReadGuard<T> {}
impl<T> Deref for RwLockReadGuard<T> {
    type Target = T;
}

#[guard(lock, thread)]
pub struct RwLockWriteGuard<T> {}
impl<T> RwLockWriteGuard<T> {
    pub fn downgrade(s: Self) -> RwLockReadGuard<T>;
}

impl<T> !Send for RwLockWriteGuard<T> {}
impl<T> Deref for RwLockWriteGuard<T> {
    type Target = T;
}

impl<T> DerefMut for RwLockWriteGuard<T> {}

pub enum TryLockError<T> {
    Poisoned(PoisonError<T>),
    WouldBlock,
}

pub struct WaitTimeoutResult {}
impl WaitTimeoutResult {
    pub fn timed_out(&self) -> bool;
}

impl Copy for WaitTimeoutResult {}
impl Clone for WaitTimeoutResult {}

pub struct Weak<T> {}
impl<T> Weak<T> {
    pub fn new() -> Weak<T>;
    pub fn upgrade(&self) -> Option<Arc<T>>;
    pub fn strong_count(&self) -> usize;
    pub fn weak_count(&self) -> usize;
    pub fn ptr_eq(&self, other: &Self) -> bool;
}

impl<T> Clone for Weak<T> {}
impl<T> Default for Weak<T> {}
