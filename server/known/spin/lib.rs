//! Locks that spin.

use std::ops::{Deref, DerefMut};

pub struct Mutex<T, R = Spin>;
#[guard(lock, thread)]
pub struct MutexGuard<'a, T>;

impl<T, R> Mutex<T, R> {
    pub fn new(value: T) -> Self;
    pub fn into_inner(self) -> T;
}

impl<T, R> Mutex<T, R> {
    pub fn lock(&self) -> MutexGuard<'_, T>;
}

impl<T, R> Mutex<T, R> {
    pub fn is_locked(&self) -> bool;
    pub fn try_lock(&self) -> Option<MutexGuard<'_, T>>;
    pub fn get_mut(&mut self) -> &mut T;
}

impl<T: Default, R> Default for Mutex<T, R> {}

impl<'a, T> MutexGuard<'a, T> {
    pub fn leak(this: Self) -> &'a mut T;
}

impl<'a, T> Deref for MutexGuard<'a, T> { type Target = T; }
impl<'a, T> DerefMut for MutexGuard<'a, T> {}

pub struct RwLock<T, R = Spin>;
#[guard(lock, thread, shared)]
pub struct RwLockReadGuard<'a, T>;
#[guard(lock, thread)]
pub struct RwLockWriteGuard<'a, T, R = Spin>;
#[guard(lock, thread, shared)]
pub struct RwLockUpgradableGuard<'a, T, R = Spin>;

impl<T, R> RwLock<T, R> {
    pub fn new(data: T) -> Self;
    pub fn into_inner(self) -> T;
}

impl<T, R> RwLock<T, R> {
    pub fn read(&self) -> RwLockReadGuard<'_, T>;
    pub fn write(&self) -> RwLockWriteGuard<'_, T, R>;
    pub fn upgradeable_read(&self) -> RwLockUpgradableGuard<'_, T, R>;
}

impl<T, R> RwLock<T, R> {
    pub fn try_read(&self) -> Option<RwLockReadGuard<'_, T>>;
    pub fn try_write(&self) -> Option<RwLockWriteGuard<'_, T, R>>;
    pub fn try_write_weak(&self) -> Option<RwLockWriteGuard<'_, T, R>>;
    pub fn try_upgradeable_read(&self) -> Option<RwLockUpgradableGuard<'_, T, R>>;
    pub fn get_mut(&mut self) -> &mut T;
}

impl<T: Default, R> Default for RwLock<T, R> {}

impl<'rwlock, T> RwLockReadGuard<'rwlock, T> {
    pub fn leak(this: Self) -> &'rwlock T;
}

impl<'rwlock, T, R> RwLockUpgradableGuard<'rwlock, T, R> {
    pub fn upgrade(self) -> RwLockWriteGuard<'rwlock, T, R>;
}

impl<'rwlock, T, R> RwLockUpgradableGuard<'rwlock, T, R> {
    pub fn try_upgrade(self) -> Result<RwLockWriteGuard<'rwlock, T, R>, Self>;
    pub fn try_upgrade_weak(self) -> Result<RwLockWriteGuard<'rwlock, T, R>, Self>;
    pub fn downgrade(self) -> RwLockReadGuard<'rwlock, T>;
    pub fn leak(this: Self) -> &'rwlock T;
}

impl<'rwlock, T, R> RwLockWriteGuard<'rwlock, T, R> {
    pub fn downgrade(self) -> RwLockReadGuard<'rwlock, T>;
    pub fn downgrade_to_upgradeable(self) -> RwLockUpgradableGuard<'rwlock, T, R>;
    pub fn leak(this: Self) -> &'rwlock mut T;
}

impl<'rwlock, T> Deref for RwLockReadGuard<'rwlock, T> { type Target = T; }
impl<'rwlock, T, R> Deref for RwLockUpgradableGuard<'rwlock, T, R> { type Target = T; }
impl<'rwlock, T, R> Deref for RwLockWriteGuard<'rwlock, T, R> { type Target = T; }
impl<'rwlock, T, R> DerefMut for RwLockWriteGuard<'rwlock, T, R> {}
impl<'rwlock, T> Drop for RwLockReadGuard<'rwlock, T> {}
impl<'rwlock, T, R> Drop for RwLockUpgradableGuard<'rwlock, T, R> {}
impl<'rwlock, T, R> Drop for RwLockWriteGuard<'rwlock, T, R> {}

pub struct Once<T = (), R = Spin>;
impl<T, R> Default for Once<T, R> {}

impl<T, R> Once<T, R> {
    #[inline]
    pub fn call_once<F: FnOnce() -> T>(&self, f: F) -> &T;
    #[inline]
    pub fn try_call_once<F: FnOnce() -> Result<T, E>, E>(&self, f: F) -> Result<&T, E>;
    #[blocks(thread)]
    pub fn wait(&self) -> &T;
}

impl<T, R> Once<T, R> {
    pub fn new() -> Self;
    pub fn initialized(data: T) -> Self;
    pub fn get(&self) -> Option<&T>;
    pub fn get_mut(&mut self) -> Option<&mut T>;
    pub fn try_into_inner(self) -> Option<T>;
    pub fn is_completed(&self) -> bool;
}

impl<T, R> Drop for Once<T, R> {}

pub struct Lazy<T, F = fn() -> T, R = Spin>;

impl<T, F, R> Lazy<T, F, R> {
    pub fn new(f: F) -> Self;
}

impl<T, F: FnOnce() -> T, R> Lazy<T, F, R> {
    pub fn force(this: &Self) -> &T;
}

impl<T, F: FnOnce() -> T, R> Deref for Lazy<T, F, R> { type Target = T; }
impl<T: Default, R> Default for Lazy<T, fn() -> T, R> {}
pub struct Spin;

pub mod mutex {
    pub use super::{Mutex, MutexGuard};
}
pub mod rwlock {
    pub use super::{RwLock, RwLockReadGuard, RwLockUpgradableGuard, RwLockWriteGuard};
}
pub mod once {
    pub use super::Once;
}
pub mod lazy {
    pub use super::Lazy;
}
