//! The locks of the standard library without poisoning.

use std::error::Error;
use std::ops::{Deref, DerefMut};
use std::sync::WaitTimeoutResult;
use std::time::Duration;

pub struct Mutex<T>;

impl<T> Mutex<T> {
    pub fn new(t: T) -> Mutex<T>;
    pub fn into_inner(self) -> T;
}

impl<T> Mutex<T> {
    pub fn lock<'a>(&'a self) -> MutexGuard<'a, T>;
    pub fn try_lock<'a>(&'a self) -> TryLockResult<MutexGuard<'a, T>>;
    pub fn get_mut(&mut self) -> &mut T;
}

#[guard(lock, thread)]
pub struct MutexGuard<'a, T>;
impl<'a, T> Deref for MutexGuard<'a, T> { type Target = T; }
impl<'a, T> DerefMut for MutexGuard<'a, T> {}
impl<T: Default> Default for Mutex<T> {}
pub struct Condvar;

impl Condvar {
    pub fn new() -> Condvar;
    #[blocks(thread, instead = "tokio::sync::Notify")]
    pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> MutexGuard<'a, T>;
    #[blocks(thread, instead = "tokio::sync::Notify")]
    pub fn wait_timeout<'a, T>(&self, guard: MutexGuard<'a, T>, dur: Duration) -> (MutexGuard<'a, T>, WaitTimeoutResult);
    pub fn notify_one(&self);
    pub fn notify_all(&self);
}

pub type TryLockResult<T> = Result<T, TryLockError>;
pub struct TryLockError;
impl Error for TryLockError {}
pub struct RwLock<T>;

impl<T> RwLock<T> {
    pub fn new(t: T) -> RwLock<T>;
    pub fn into_inner(self) -> T;
}

impl<T> RwLock<T> {
    pub fn read<'a>(&'a self) -> RwLockReadGuard<'a, T>;
    pub fn try_read<'a>(&'a self) -> TryLockResult<RwLockReadGuard<'a, T>>;
    pub fn write<'a>(&'a self) -> RwLockWriteGuard<'a, T>;
    pub fn try_write<'a>(&'a self) -> TryLockResult<RwLockWriteGuard<'a, T>>;
    pub fn get_mut(&mut self) -> &mut T;
}

#[guard(lock, thread, shared)]
pub struct RwLockReadGuard<'a, T>;
impl<'a, T> Deref for RwLockReadGuard<'a, T> { type Target = T; }
#[guard(lock, thread)]
pub struct RwLockWriteGuard<'a, T>;
impl<'a, T> Deref for RwLockWriteGuard<'a, T> { type Target = T; }
impl<'a, T> DerefMut for RwLockWriteGuard<'a, T> {}
