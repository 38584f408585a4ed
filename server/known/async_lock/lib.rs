//! Locks that are awaited.

use std::future::Future;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

pub use self::once_cell::OnceCell;
pub use self::rwlock::*;

pub struct Mutex<T>;

impl<T> Mutex<T> {
    pub fn new(data: T) -> Mutex<T>;
    pub fn into_inner(self) -> T;
}

impl<T> Mutex<T> {
    #[cancel(loses_place, inferred)]
    #[waits(lock)]
    pub fn lock(&self) -> Lock<'_, T>;
    #[blocks(lock, instead = "lock", shape = "method_await", auto)]
    pub fn lock_blocking(&self) -> MutexGuard<'_, T>;
    pub fn try_lock(&self) -> Option<MutexGuard<'_, T>>;
    pub fn get_mut(&mut self) -> &mut T;
}

impl<T> Mutex<T> {
    #[cancel(loses_place, inferred)]
    #[waits(lock)]
    pub fn lock_arc(self: &Arc<Self>) -> LockArc<T>;
    #[blocks(lock, instead = "lock_arc", shape = "method_await", auto)]
    pub fn lock_arc_blocking(self: &Arc<Self>) -> MutexGuardArc<T>;
    pub fn try_lock_arc(self: &Arc<Self>) -> Option<MutexGuardArc<T>>;
}

impl<T: Default> Default for Mutex<T> {}
#[guard(async_lock)]
pub struct MutexGuard<'a, T>;

impl<'a, T> MutexGuard<'a, T> {
    pub fn source(guard: &MutexGuard<'a, T>) -> &'a Mutex<T>;
}

impl<T> Drop for MutexGuard<'_, T> {}
impl<T> Deref for MutexGuard<'_, T> { type Target = T; }
impl<T> DerefMut for MutexGuard<'_, T> {}
#[guard(async_lock)]
pub struct MutexGuardArc<T>;

impl<T> MutexGuardArc<T> {
    pub fn source(guard: &Self) -> &Arc<Mutex<T>>;
}

impl<T> Drop for MutexGuardArc<T> {}
impl<T> Deref for MutexGuardArc<T> { type Target = T; }
impl<T> DerefMut for MutexGuardArc<T> {}
pub struct Semaphore;

impl Semaphore {
    pub fn new(n: usize) -> Semaphore;
    pub fn try_acquire(&self) -> Option<SemaphoreGuard<'_>>;
    #[cancel(loses_place, inferred)]
    #[waits(permit)]
    pub fn acquire(&self) -> Acquire<'_>;
    #[blocks(lock, instead = "acquire", shape = "method_await", auto)]
    pub fn acquire_blocking(&self) -> SemaphoreGuard<'_>;
    pub fn try_acquire_arc(self: &Arc<Self>) -> Option<SemaphoreGuardArc>;
    #[cancel(loses_place, inferred)]
    #[waits(permit)]
    pub fn acquire_arc(self: &Arc<Self>) -> AcquireArc;
    #[blocks(lock, instead = "acquire_arc", shape = "method_await", auto)]
    pub fn acquire_arc_blocking(self: &Arc<Self>) -> SemaphoreGuardArc;
    pub fn add_permits(&self, n: usize);
    pub fn available_permits(&self) -> usize;
}

#[guard(permit, shared)]
pub struct SemaphoreGuard<'a>;

impl SemaphoreGuard<'_> {
    #[detaches]
    pub fn forget(self);
}

impl Drop for SemaphoreGuard<'_> {}
#[guard(permit, shared)]
pub struct SemaphoreGuardArc;

impl SemaphoreGuardArc {
    #[detaches]
    pub fn forget(self);
}

impl Drop for SemaphoreGuardArc {}
pub struct Barrier;

impl Barrier {
    pub fn new(n: usize) -> Barrier;
    #[cancel(protocol, inferred)]
    #[waits(event)]
    pub fn wait(&self) -> BarrierWait<'_>;
    #[blocks(thread, instead = "wait", shape = "method_await", auto)]
    pub fn wait_blocking(&self) -> BarrierWaitResult;
}

#[derive(Clone)]
pub struct BarrierWaitResult;

impl BarrierWaitResult {
    pub fn is_leader(&self) -> bool;
}

pub struct Lock<'a, T>;
impl<'a, T> Future for Lock<'a, T> { type Output = MutexGuard<'a, T>; }

pub struct LockArc<T>;
impl<T> Future for LockArc<T> { type Output = MutexGuardArc<T>; }

pub struct Acquire<'a>;
impl<'a> Future for Acquire<'a> { type Output = SemaphoreGuard<'a>; }

pub struct AcquireArc;
impl Future for AcquireArc { type Output = SemaphoreGuardArc; }

pub struct BarrierWait<'a>;
impl<'a> Future for BarrierWait<'a> { type Output = BarrierWaitResult; }
