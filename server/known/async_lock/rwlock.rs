//! Reader-writer locks that are awaited; re-exported at the root.

use std::future::Future;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

pub struct RwLock<T>;

impl<T> RwLock<T> {
    pub fn new(t: T) -> RwLock<T>;
    pub fn into_inner(self) -> T;
    pub fn try_read_arc(self: &Arc<Self>) -> Option<RwLockReadGuardArc<T>>;
    #[cancel(loses_place, inferred)]
    #[waits(lock)]
    pub fn read_arc<'a>(self: &'a Arc<Self>) -> ReadArc<'a, T>;
    #[blocks(lock, instead = "read_arc", shape = "method_await", auto)]
    pub fn read_arc_blocking(self: &Arc<Self>) -> RwLockReadGuardArc<T>;
}

impl<T> RwLock<T> {
    pub fn try_read(&self) -> Option<RwLockReadGuard<'_, T>>;
    #[cancel(loses_place, inferred)]
    #[waits(lock)]
    pub fn read(&self) -> Read<'_, T>;
    #[blocks(lock, instead = "read", shape = "method_await", auto)]
    pub fn read_blocking(&self) -> RwLockReadGuard<'_, T>;
    pub fn try_upgradable_read(&self) -> Option<RwLockUpgradableReadGuard<'_, T>>;
    #[cancel(loses_place, inferred)]
    #[waits(lock)]
    pub fn upgradable_read(&self) -> UpgradableRead<'_, T>;
    #[blocks(lock, instead = "upgradable_read", shape = "method_await", auto)]
    pub fn upgradable_read_blocking(&self) -> RwLockUpgradableReadGuard<'_, T>;
    #[blocks(lock, instead = "upgradable_read_arc", shape = "method_await", auto)]
    pub fn upgradable_read_arc_blocking(self: &Arc<Self>) -> RwLockUpgradableReadGuardArc<T>;
    pub fn try_upgradable_read_arc(self: &Arc<Self>) -> Option<RwLockUpgradableReadGuardArc<T>>;
    #[cancel(loses_place, inferred)]
    #[waits(lock)]
    pub fn upgradable_read_arc<'a>(self: &'a Arc<Self>) -> UpgradableReadArc<'a, T>;
    pub fn try_write(&self) -> Option<RwLockWriteGuard<'_, T>>;
    #[cancel(loses_place, inferred)]
    #[waits(lock)]
    pub fn write(&self) -> Write<'_, T>;
    #[blocks(lock, instead = "write", shape = "method_await", auto)]
    pub fn write_blocking(&self) -> RwLockWriteGuard<'_, T>;
    pub fn try_write_arc(self: &Arc<Self>) -> Option<RwLockWriteGuardArc<T>>;
    #[cancel(loses_place, inferred)]
    #[waits(lock)]
    pub fn write_arc<'a>(self: &'a Arc<Self>) -> WriteArc<'a, T>;
    #[blocks(lock, instead = "write_arc", shape = "method_await", auto)]
    pub fn write_arc_blocking(self: &Arc<Self>) -> RwLockWriteGuardArc<T>;
    pub fn get_mut(&mut self) -> &mut T;
}

impl<T: Default> Default for RwLock<T> {}
#[guard(async_lock, shared)]
pub struct RwLockReadGuard<'a, T>;
impl<T> Drop for RwLockReadGuard<'_, T> {}
impl<T> Deref for RwLockReadGuard<'_, T> { type Target = T; }
#[guard(async_lock, shared)]
pub struct RwLockReadGuardArc<T>;
impl<T> Drop for RwLockReadGuardArc<T> {}
impl<T> Deref for RwLockReadGuardArc<T> { type Target = T; }
#[guard(async_lock, shared)]
pub struct RwLockUpgradableReadGuard<'a, T>;
impl<T> Drop for RwLockUpgradableReadGuard<'_, T> {}

impl<'a, T> RwLockUpgradableReadGuard<'a, T> {
    pub fn downgrade(guard: Self) -> RwLockReadGuard<'a, T>;
    pub fn try_upgrade(guard: Self) -> Result<RwLockWriteGuard<'a, T>, Self>;
    #[cancel(loses_data, inferred)]
    #[waits(lock)]
    pub fn upgrade(guard: Self) -> Upgrade<'a, T>;
    #[blocks(lock)]
    pub fn upgrade_blocking(guard: Self) -> RwLockWriteGuard<'a, T>;
}

impl<T> Deref for RwLockUpgradableReadGuard<'_, T> { type Target = T; }
#[guard(async_lock, shared)]
pub struct RwLockUpgradableReadGuardArc<T>;
impl<T> Drop for RwLockUpgradableReadGuardArc<T> {}
impl<T> Deref for RwLockUpgradableReadGuardArc<T> { type Target = T; }

impl<T> RwLockUpgradableReadGuardArc<T> {
    pub fn downgrade(guard: Self) -> RwLockReadGuardArc<T>;
}

impl<T> RwLockUpgradableReadGuardArc<T> {
    pub fn try_upgrade(guard: Self) -> Result<RwLockWriteGuardArc<T>, Self>;
    #[cancel(loses_data, inferred)]
    #[waits(lock)]
    pub fn upgrade(guard: Self) -> UpgradeArc<T>;
    #[blocks(lock)]
    pub fn upgrade_blocking(guard: Self) -> RwLockWriteGuardArc<T>;
}

#[guard(async_lock)]
pub struct RwLockWriteGuard<'a, T>;
impl<T> Drop for RwLockWriteGuard<'_, T> {}

impl<'a, T> RwLockWriteGuard<'a, T> {
    pub fn downgrade(guard: Self) -> RwLockReadGuard<'a, T>;
    pub fn downgrade_to_upgradable(guard: Self) -> RwLockUpgradableReadGuard<'a, T>;
}

impl<T> Deref for RwLockWriteGuard<'_, T> { type Target = T; }
impl<T> DerefMut for RwLockWriteGuard<'_, T> {}
#[guard(async_lock)]
pub struct RwLockWriteGuardArc<T>;
impl<T> Drop for RwLockWriteGuardArc<T> {}

impl<T> RwLockWriteGuardArc<T> {
    pub fn downgrade(guard: Self) -> RwLockReadGuardArc<T>;
}

impl<T> RwLockWriteGuardArc<T> {
    pub fn downgrade_to_upgradable(guard: Self) -> RwLockUpgradableReadGuardArc<T>;
}

impl<T> Deref for RwLockWriteGuardArc<T> { type Target = T; }
impl<T> DerefMut for RwLockWriteGuardArc<T> {}

pub struct Read<'a, T>;
impl<'a, T> Future for Read<'a, T> { type Output = RwLockReadGuard<'a, T>; }

pub struct ReadArc<T>;
impl<T> Future for ReadArc<T> { type Output = RwLockReadGuardArc<T>; }

pub struct Write<'a, T>;
impl<'a, T> Future for Write<'a, T> { type Output = RwLockWriteGuard<'a, T>; }

pub struct WriteArc<T>;
impl<T> Future for WriteArc<T> { type Output = RwLockWriteGuardArc<T>; }

pub struct UpgradableRead<'a, T>;
impl<'a, T> Future for UpgradableRead<'a, T> { type Output = RwLockUpgradableReadGuard<'a, T>; }

pub struct UpgradableReadArc<T>;
impl<T> Future for UpgradableReadArc<T> { type Output = RwLockUpgradableReadGuardArc<T>; }

pub struct Upgrade<'a, T>;
impl<'a, T> Future for Upgrade<'a, T> { type Output = RwLockWriteGuard<'a, T>; }

pub struct UpgradeArc<T>;
impl<T> Future for UpgradeArc<T> { type Output = RwLockWriteGuardArc<T>; }
