//! Reader-writer locks; re-exported at the root.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::time::{Duration, Instant};

pub struct RwLock<R, T>;

impl<R, T> RwLock<R, T> {
    pub fn new(val: T) -> RwLock<R, T>;
    pub fn into_inner(self) -> T;
}

impl<R, T> RwLock<R, T> {
    pub fn read(&self) -> RwLockReadGuard<'_, R, T>;
    pub fn try_read(&self) -> Option<RwLockReadGuard<'_, R, T>>;
    pub fn write(&self) -> RwLockWriteGuard<'_, R, T>;
    pub fn try_write(&self) -> Option<RwLockWriteGuard<'_, R, T>>;
    pub fn get_mut(&mut self) -> &mut T;
    pub fn is_locked(&self) -> bool;
    pub fn is_locked_exclusive(&self) -> bool;
    pub fn read_arc(self: &Arc<Self>) -> ArcRwLockReadGuard<R, T>;
    pub fn try_read_arc(self: &Arc<Self>) -> Option<ArcRwLockReadGuard<R, T>>;
    pub fn write_arc(self: &Arc<Self>) -> ArcRwLockWriteGuard<R, T>;
    pub fn try_write_arc(self: &Arc<Self>) -> Option<ArcRwLockWriteGuard<R, T>>;
}

impl<R, T> RwLock<R, T> {
    pub fn try_read_for(&self, timeout: Duration) -> Option<RwLockReadGuard<'_, R, T>>;
    pub fn try_read_until(&self, timeout: Instant) -> Option<RwLockReadGuard<'_, R, T>>;
    pub fn try_write_for(&self, timeout: Duration) -> Option<RwLockWriteGuard<'_, R, T>>;
    pub fn try_write_until(&self, timeout: Instant) -> Option<RwLockWriteGuard<'_, R, T>>;
    pub fn try_read_arc_for(self: &Arc<Self>, timeout: Duration) -> Option<ArcRwLockReadGuard<R, T>>;
    pub fn try_read_arc_until(self: &Arc<Self>, timeout: Instant) -> Option<ArcRwLockReadGuard<R, T>>;
    pub fn try_write_arc_for(self: &Arc<Self>, timeout: Duration) -> Option<ArcRwLockWriteGuard<R, T>>;
    pub fn try_write_arc_until(self: &Arc<Self>, timeout: Instant) -> Option<ArcRwLockWriteGuard<R, T>>;
}

impl<R, T> RwLock<R, T> {
    pub fn read_recursive(&self) -> RwLockReadGuard<'_, R, T>;
    pub fn try_read_recursive(&self) -> Option<RwLockReadGuard<'_, R, T>>;
    pub fn read_arc_recursive(self: &Arc<Self>) -> ArcRwLockReadGuard<R, T>;
    pub fn try_read_recursive_arc(self: &Arc<Self>) -> Option<ArcRwLockReadGuard<R, T>>;
}

impl<R, T> RwLock<R, T> {
    pub fn try_read_recursive_for(&self, timeout: Duration) -> Option<RwLockReadGuard<'_, R, T>>;
    pub fn try_read_recursive_until(&self, timeout: Instant) -> Option<RwLockReadGuard<'_, R, T>>;
    pub fn try_read_arc_recursive_for(self: &Arc<Self>, timeout: Duration) -> Option<ArcRwLockReadGuard<R, T>>;
    pub fn try_read_arc_recursive_until(self: &Arc<Self>, timeout: Instant) -> Option<ArcRwLockReadGuard<R, T>>;
}

impl<R, T> RwLock<R, T> {
    pub fn upgradable_read(&self) -> RwLockUpgradableReadGuard<'_, R, T>;
    pub fn try_upgradable_read(&self) -> Option<RwLockUpgradableReadGuard<'_, R, T>>;
    pub fn upgradable_read_arc(self: &Arc<Self>) -> ArcRwLockUpgradableReadGuard<R, T>;
    pub fn try_upgradable_read_arc(self: &Arc<Self>) -> Option<ArcRwLockUpgradableReadGuard<R, T>>;
}

impl<R, T> RwLock<R, T> {
    pub fn try_upgradable_read_for(&self, timeout: Duration) -> Option<RwLockUpgradableReadGuard<'_, R, T>>;
    pub fn try_upgradable_read_until(&self, timeout: Instant) -> Option<RwLockUpgradableReadGuard<'_, R, T>>;
    pub fn try_upgradable_read_arc_for(self: &Arc<Self>, timeout: Duration) -> Option<ArcRwLockUpgradableReadGuard<R, T>>;
    pub fn try_upgradable_read_arc_until(self: &Arc<Self>, timeout: Instant) -> Option<ArcRwLockUpgradableReadGuard<R, T>>;
}

impl<R, T: Default> Default for RwLock<R, T> {}
#[guard(lock, thread, shared)]
pub struct RwLockReadGuard<'a, R, T>;

impl<'a, R, T> RwLockReadGuard<'a, R, T> {
    pub fn rwlock(s: &Self) -> &'a RwLock<R, T>;
    pub fn map<U, F>(s: Self, f: F) -> MappedRwLockReadGuard<'a, R, U> where F: FnOnce(&T) -> &U;
    pub fn try_map<U, F>(s: Self, f: F) -> Result<MappedRwLockReadGuard<'a, R, U>, Self>
        where F: FnOnce(&T) -> Option<&U>;
    pub fn unlocked<F, U>(s: &mut Self, f: F) -> U where F: FnOnce() -> U;
}

impl<'a, R, T> Deref for RwLockReadGuard<'a, R, T> { type Target = T; }
impl<'a, R, T> Drop for RwLockReadGuard<'a, R, T> {}
#[guard(lock, thread, shared)]
pub struct ArcRwLockReadGuard<R, T>;

impl<R, T> ArcRwLockReadGuard<R, T> {
    pub fn rwlock(s: &Self) -> &Arc<RwLock<R, T>>;
    pub fn into_arc(s: Self) -> Arc<RwLock<R, T>>;
    pub fn unlocked<F, U>(s: &mut Self, f: F) -> U where F: FnOnce() -> U;
}

impl<R, T> Deref for ArcRwLockReadGuard<R, T> { type Target = T; }
impl<R, T> Drop for ArcRwLockReadGuard<R, T> {}
#[guard(lock, thread)]
pub struct RwLockWriteGuard<'a, R, T>;

impl<'a, R, T> RwLockWriteGuard<'a, R, T> {
    pub fn rwlock(s: &Self) -> &'a RwLock<R, T>;
    pub fn map<U, F>(s: Self, f: F) -> MappedRwLockWriteGuard<'a, R, U> where F: FnOnce(&mut T) -> &mut U;
    pub fn try_map<U, F>(s: Self, f: F) -> Result<MappedRwLockWriteGuard<'a, R, U>, Self>
        where F: FnOnce(&mut T) -> Option<&mut U>;
    pub fn unlocked<F, U>(s: &mut Self, f: F) -> U where F: FnOnce() -> U;
}

impl<'a, R, T> RwLockWriteGuard<'a, R, T> {
    pub fn downgrade(s: Self) -> RwLockReadGuard<'a, R, T>;
}

impl<'a, R, T> RwLockWriteGuard<'a, R, T> {
    pub fn downgrade_to_upgradable(s: Self) -> RwLockUpgradableReadGuard<'a, R, T>;
}

impl<'a, R, T> Deref for RwLockWriteGuard<'a, R, T> { type Target = T; }
impl<'a, R, T> DerefMut for RwLockWriteGuard<'a, R, T> {}
impl<'a, R, T> Drop for RwLockWriteGuard<'a, R, T> {}
#[guard(lock, thread)]
pub struct ArcRwLockWriteGuard<R, T>;

impl<R, T> ArcRwLockWriteGuard<R, T> {
    pub fn rwlock(s: &Self) -> &Arc<RwLock<R, T>>;
    pub fn into_arc(s: Self) -> Arc<RwLock<R, T>>;
    pub fn unlocked<F, U>(s: &mut Self, f: F) -> U where F: FnOnce() -> U;
}

impl<R, T> ArcRwLockWriteGuard<R, T> {
    pub fn downgrade(s: Self) -> ArcRwLockReadGuard<R, T>;
}

impl<R, T> ArcRwLockWriteGuard<R, T> {
    pub fn downgrade_to_upgradable(s: Self) -> ArcRwLockUpgradableReadGuard<R, T>;
}

impl<R, T> Deref for ArcRwLockWriteGuard<R, T> { type Target = T; }
impl<R, T> DerefMut for ArcRwLockWriteGuard<R, T> {}
impl<R, T> Drop for ArcRwLockWriteGuard<R, T> {}
#[guard(lock, thread, shared)]
pub struct RwLockUpgradableReadGuard<'a, R, T>;

impl<'a, R, T> RwLockUpgradableReadGuard<'a, R, T> {
    pub fn rwlock(s: &Self) -> &'a RwLock<R, T>;
    pub fn unlocked<F, U>(s: &mut Self, f: F) -> U where F: FnOnce() -> U;
    pub fn upgrade(s: Self) -> RwLockWriteGuard<'a, R, T>;
    pub fn try_upgrade(s: Self) -> Result<RwLockWriteGuard<'a, R, T>, Self>;
}

impl<'a, R, T> RwLockUpgradableReadGuard<'a, R, T> {
    pub fn downgrade(s: Self) -> RwLockReadGuard<'a, R, T>;
    pub fn with_upgraded<Ret, F: FnOnce(&mut T) -> Ret>(&mut self, f: F) -> Ret;
    pub fn try_with_upgraded<Ret, F: FnOnce(&mut T) -> Ret>(&mut self, f: F) -> Option<Ret>;
}

impl<'a, R, T> RwLockUpgradableReadGuard<'a, R, T> {
    pub fn try_upgrade_for(s: Self, timeout: Duration) -> Result<RwLockWriteGuard<'a, R, T>, Self>;
    pub fn try_upgrade_until(s: Self, timeout: Instant) -> Result<RwLockWriteGuard<'a, R, T>, Self>;
}

impl<'a, R, T> RwLockUpgradableReadGuard<'a, R, T> {
    pub fn try_with_upgraded_for<Ret, F: FnOnce(&mut T) -> Ret>(&mut self, timeout: Duration, f: F) -> Option<Ret>;
    pub fn try_with_upgraded_until<Ret, F: FnOnce(&mut T) -> Ret>(&mut self, timeout: Instant, f: F) -> Option<Ret>;
}

impl<'a, R, T> Deref for RwLockUpgradableReadGuard<'a, R, T> { type Target = T; }
impl<'a, R, T> Drop for RwLockUpgradableReadGuard<'a, R, T> {}
#[guard(lock, thread, shared)]
pub struct ArcRwLockUpgradableReadGuard<R, T>;

impl<R, T> ArcRwLockUpgradableReadGuard<R, T> {
    pub fn rwlock(s: &Self) -> &Arc<RwLock<R, T>>;
    pub fn into_arc(s: Self) -> Arc<RwLock<R, T>>;
    pub fn unlocked<F, U>(s: &mut Self, f: F) -> U where F: FnOnce() -> U;
    pub fn upgrade(s: Self) -> ArcRwLockWriteGuard<R, T>;
    pub fn try_upgrade(s: Self) -> Result<ArcRwLockWriteGuard<R, T>, Self>;
}

impl<R, T> ArcRwLockUpgradableReadGuard<R, T> {
    pub fn downgrade(s: Self) -> ArcRwLockReadGuard<R, T>;
    pub fn with_upgraded<Ret, F: FnOnce(&mut T) -> Ret>(&mut self, f: F) -> Ret;
    pub fn try_with_upgraded<Ret, F: FnOnce(&mut T) -> Ret>(&mut self, f: F) -> Option<Ret>;
}

impl<R, T> ArcRwLockUpgradableReadGuard<R, T> {
    pub fn try_upgrade_for(s: Self, timeout: Duration) -> Result<ArcRwLockWriteGuard<R, T>, Self>;
    pub fn try_upgrade_until(s: Self, timeout: Instant) -> Result<ArcRwLockWriteGuard<R, T>, Self>;
}

impl<R, T> ArcRwLockUpgradableReadGuard<R, T> {
    pub fn try_with_upgraded_for<Ret, F: FnOnce(&mut T) -> Ret>(&mut self, timeout: Duration, f: F) -> Option<Ret>;
    pub fn try_with_upgraded_until<Ret, F: FnOnce(&mut T) -> Ret>(&mut self, timeout: Instant, f: F) -> Option<Ret>;
}

impl<R, T> Deref for ArcRwLockUpgradableReadGuard<R, T> { type Target = T; }
impl<R, T> Drop for ArcRwLockUpgradableReadGuard<R, T> {}
#[guard(lock, thread, shared)]
pub struct MappedRwLockReadGuard<'a, R, T>;

impl<'a, R, T> MappedRwLockReadGuard<'a, R, T> {
    pub fn map<U, F>(s: Self, f: F) -> MappedRwLockReadGuard<'a, R, U> where F: FnOnce(&T) -> &U;
    pub fn try_map<U, F>(s: Self, f: F) -> Result<MappedRwLockReadGuard<'a, R, U>, Self>
        where F: FnOnce(&T) -> Option<&U>;
    pub fn try_map_or_else<U, F, E>(s: Self, f: F) -> Result<MappedRwLockReadGuard<'a, R, U>, (Self, E)>
        where F: FnOnce(&T) -> Result<&U, E>;
}

impl<'a, R, T> Deref for MappedRwLockReadGuard<'a, R, T> { type Target = T; }
impl<'a, R, T> Drop for MappedRwLockReadGuard<'a, R, T> {}
#[guard(lock, thread)]
pub struct MappedRwLockWriteGuard<'a, R, T>;

impl<'a, R, T> MappedRwLockWriteGuard<'a, R, T> {
    pub fn map<U, F>(s: Self, f: F) -> MappedRwLockWriteGuard<'a, R, U> where F: FnOnce(&mut T) -> &mut U;
    pub fn try_map<U, F>(s: Self, f: F) -> Result<MappedRwLockWriteGuard<'a, R, U>, Self>
        where F: FnOnce(&mut T) -> Option<&mut U>;
}

impl<'a, R, T> Deref for MappedRwLockWriteGuard<'a, R, T> { type Target = T; }
impl<'a, R, T> DerefMut for MappedRwLockWriteGuard<'a, R, T> {}
impl<'a, R, T> Drop for MappedRwLockWriteGuard<'a, R, T> {}
