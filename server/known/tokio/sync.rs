//! Locks and notifications that suspend the task.

use crate::sync::futures::{Notified, OwnedNotified};
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

pub struct AcquireError {}

pub struct Barrier {}
impl Barrier {
    pub fn new(n: usize) -> Barrier;
    #[cancel(protocol, note = "a wait that was dropped is still counted")]
    #[waits(event)]
    pub async fn wait(&self) -> BarrierWaitResult;
}

pub struct BarrierWaitResult {}
impl BarrierWaitResult {
    pub fn is_leader(&self) -> bool;
}

impl Clone for BarrierWaitResult {}

#[guard(async_lock)]
pub struct MappedMutexGuard<T> {}
impl<T> MappedMutexGuard<T> {
    #[inline]
    pub fn map<U, F: FnOnce(&mut T) -> &mut U>(this: Self, f: F) -> MappedMutexGuard<U>;
    #[inline]
    pub fn try_map<U, F: FnOnce(&mut T) -> Option<&mut U>>(
        this: Self,
        f: F,
    ) -> Result<MappedMutexGuard<U>, Self>;
}

impl<T> Deref for MappedMutexGuard<T> {
    type Target = T;
}

impl<T> DerefMut for MappedMutexGuard<T> {}

pub struct Mutex<T> {}
impl<T> Mutex<T> {
    pub fn new(t: T) -> Self;
    pub fn const_new(t: T) -> Self;
    #[cancel(loses_place)]
    #[waits(lock)]
    pub async fn lock(&self) -> MutexGuard<T>;
    #[blocks(
        lock,
        tier = 1,
        instead = "lock",
        shape = "method_await",
        auto,
        panics_in_async
    )]
    pub fn blocking_lock(&self) -> MutexGuard<T>;
    #[blocks(
        lock,
        tier = 1,
        instead = "lock_owned",
        shape = "method_await",
        auto,
        panics_in_async
    )]
    pub fn blocking_lock_owned(self: Arc<Self>) -> OwnedMutexGuard<T>;
    #[cancel(loses_place)]
    #[waits(lock)]
    pub async fn lock_owned(self: Arc<Self>) -> OwnedMutexGuard<T>;
    pub fn try_lock(&self) -> Result<MutexGuard<T>, TryLockError>;
    pub fn get_mut(&mut self) -> &mut T;
    pub fn try_lock_owned(self: Arc<Self>) -> Result<OwnedMutexGuard<T>, TryLockError>;
    pub fn into_inner(self) -> T;
}

impl<T> From<T> for Mutex<T> {}
impl<T: Default> Default for Mutex<T> {}

#[guard(async_lock)]
pub struct MutexGuard<T> {}
impl<T> MutexGuard<T> {
    #[inline]
    pub fn map<U, F: FnOnce(&mut T) -> &mut U>(this: Self, f: F) -> MappedMutexGuard<U>;
    #[inline]
    pub fn try_map<U, F: FnOnce(&mut T) -> Option<&mut U>>(
        this: Self,
        f: F,
    ) -> Result<MappedMutexGuard<U>, Self>;
    pub fn mutex(this: &Self) -> &Mutex<T>;
}

impl<T> Deref for MutexGuard<T> {
    type Target = T;
}

impl<T> DerefMut for MutexGuard<T> {}

pub struct Notify {}
impl Notify {
    pub fn new() -> Notify;
    pub fn const_new() -> Notify;
    #[cancel(loses_place)]
    #[waits(event)]
    pub fn notified(&self) -> Notified;
    #[cancel(loses_place)]
    #[waits(event)]
    pub fn notified_owned(self: Arc<Self>) -> OwnedNotified;
    pub fn notify_one(&self);
    pub fn notify_last(&self);
    pub fn notify_waiters(&self);
}

impl Default for Notify {}

pub struct OnceCell<T> {}
impl<T> OnceCell<T> {
    pub fn new() -> Self;
    pub fn const_new() -> Self;
    pub fn new_with(value: Option<T>) -> Self;
    pub fn const_new_with(value: T) -> Self;
    pub fn initialized(&self) -> bool;
    pub fn get(&self) -> Option<&T>;
    pub fn get_mut(&mut self) -> Option<&mut T>;
    pub fn set(&self, value: T) -> Result<(), SetError<T>>;
    #[waits(event)]
    #[cancel(resumable, note = "another waiter starts the initialiser again")]
    #[inline]
    pub async fn get_or_init<F: FnOnce() -> Fut, Fut: Future<Output = T>>(&self, f: F) -> &T;
    #[waits(event)]
    #[cancel(resumable, note = "another waiter starts the initialiser again")]
    #[inline]
    pub async fn get_or_try_init<E, F: FnOnce() -> Fut, Fut: Future<Output = Result<T, E>>>(
        &self,
        f: F,
    ) -> Result<&T, E>;
    pub fn into_inner(self) -> Option<T>;
    pub fn take(&mut self) -> Option<T>;
}

impl<T> Default for OnceCell<T> {}
impl<T: Clone> Clone for OnceCell<T> {}
impl<T> From<T> for OnceCell<T> {}

#[guard(async_lock)]
pub struct OwnedMappedMutexGuard<T, U = T> {}
impl<T, U> OwnedMappedMutexGuard<T, U> {
    #[inline]
    pub fn map<S, F: FnOnce(&mut U) -> &mut S>(this: Self, f: F) -> OwnedMappedMutexGuard<T, S>;
    #[inline]
    pub fn try_map<S, F: FnOnce(&mut U) -> Option<&mut S>>(
        this: Self,
        f: F,
    ) -> Result<OwnedMappedMutexGuard<T, S>, Self>;
}

impl<T, U> Deref for OwnedMappedMutexGuard<T, U> {
    type Target = U;
}

impl<T, U> DerefMut for OwnedMappedMutexGuard<T, U> {}

#[guard(async_lock)]
pub struct OwnedMutexGuard<T> {}
impl<T> OwnedMutexGuard<T> {
    #[inline]
    pub fn map<U, F: FnOnce(&mut T) -> &mut U>(this: Self, f: F) -> OwnedMappedMutexGuard<T, U>;
    #[inline]
    pub fn try_map<U, F: FnOnce(&mut T) -> Option<&mut U>>(
        this: Self,
        f: F,
    ) -> Result<OwnedMappedMutexGuard<T, U>, Self>;
    pub fn mutex(this: &Self) -> &Arc<Mutex<T>>;
}

impl<T> Deref for OwnedMutexGuard<T> {
    type Target = T;
}

impl<T> DerefMut for OwnedMutexGuard<T> {}

#[guard(async_lock)]
pub struct OwnedRwLockMappedWriteGuard<T, U = T> {}
impl<T, U> OwnedRwLockMappedWriteGuard<T, U> {
    #[inline]
    pub fn map<F: FnOnce(&mut U) -> &mut V, V>(
        this: Self,
        f: F,
    ) -> OwnedRwLockMappedWriteGuard<T, V>;
    #[inline]
    pub fn try_map<F: FnOnce(&mut U) -> Option<&mut V>, V>(
        this: Self,
        f: F,
    ) -> Result<OwnedRwLockMappedWriteGuard<T, V>, Self>;
    pub fn rwlock(this: &Self) -> &Arc<RwLock<T>>;
}

impl<T, U> Deref for OwnedRwLockMappedWriteGuard<T, U> {
    type Target = U;
}

impl<T, U> DerefMut for OwnedRwLockMappedWriteGuard<T, U> {}

#[guard(
    async_lock,
    shared,
    note = "a waiting writer goes first: reading again while holding it can deadlock"
)]
pub struct OwnedRwLockReadGuard<T, U = T> {}
impl<T, U> OwnedRwLockReadGuard<T, U> {
    #[inline]
    pub fn map<F: FnOnce(&U) -> &V, V>(this: Self, f: F) -> OwnedRwLockReadGuard<T, V>;
    #[inline]
    pub fn try_map<F: FnOnce(&U) -> Option<&V>, V>(
        this: Self,
        f: F,
    ) -> Result<OwnedRwLockReadGuard<T, V>, Self>;
    pub fn rwlock(this: &Self) -> &Arc<RwLock<T>>;
}

impl<T, U> Deref for OwnedRwLockReadGuard<T, U> {
    type Target = U;
}

#[guard(async_lock)]
pub struct OwnedRwLockWriteGuard<T> {}
impl<T> OwnedRwLockWriteGuard<T> {
    #[inline]
    pub fn map<F: FnOnce(&mut T) -> &mut U, U>(
        this: Self,
        f: F,
    ) -> OwnedRwLockMappedWriteGuard<T, U>;
    #[inline]
    pub fn downgrade_map<F: FnOnce(&T) -> &U, U>(this: Self, f: F) -> OwnedRwLockReadGuard<T, U>;
    #[inline]
    pub fn try_map<F: FnOnce(&mut T) -> Option<&mut U>, U>(
        this: Self,
        f: F,
    ) -> Result<OwnedRwLockMappedWriteGuard<T, U>, Self>;
    #[inline]
    pub fn try_downgrade_map<F: FnOnce(&T) -> Option<&U>, U>(
        this: Self,
        f: F,
    ) -> Result<OwnedRwLockReadGuard<T, U>, Self>;
    pub fn into_mapped(this: Self) -> OwnedRwLockMappedWriteGuard<T>;
    pub fn downgrade(self) -> OwnedRwLockReadGuard<T>;
    pub fn rwlock(this: &Self) -> &Arc<RwLock<T>>;
}

impl<T> Deref for OwnedRwLockWriteGuard<T> {
    type Target = T;
}

impl<T> DerefMut for OwnedRwLockWriteGuard<T> {}

#[guard(permit, shared)]
pub struct OwnedSemaphorePermit {}
impl OwnedSemaphorePermit {
    #[detaches]
    pub fn forget(self);
    pub fn merge(&mut self, other: Self);
    pub fn split(&mut self, n: usize) -> Option<Self>;
    pub fn semaphore(&self) -> &Arc<Semaphore>;
    pub fn num_permits(&self) -> usize;
}

pub struct RwLock<T> {}
impl<T> RwLock<T> {
    pub fn new(value: T) -> RwLock<T>;
    pub fn with_max_readers(value: T, max_reads: u32) -> RwLock<T>;
    pub fn const_new(value: T) -> RwLock<T>;
    pub fn const_with_max_readers(value: T, max_reads: u32) -> RwLock<T>;
    #[cancel(loses_place)]
    #[waits(lock)]
    pub async fn read(&self) -> RwLockReadGuard<T>;
    #[blocks(
        lock,
        tier = 1,
        instead = "read",
        shape = "method_await",
        auto,
        panics_in_async
    )]
    pub fn blocking_read(&self) -> RwLockReadGuard<T>;
    #[cancel(loses_place)]
    #[waits(lock)]
    pub async fn read_owned(self: Arc<Self>) -> OwnedRwLockReadGuard<T>;
    pub fn try_read(&self) -> Result<RwLockReadGuard<T>, TryLockError>;
    pub fn try_read_owned(self: Arc<Self>) -> Result<OwnedRwLockReadGuard<T>, TryLockError>;
    #[cancel(loses_place)]
    #[waits(lock)]
    pub async fn write(&self) -> RwLockWriteGuard<T>;
    #[blocks(
        lock,
        tier = 1,
        instead = "write",
        shape = "method_await",
        auto,
        panics_in_async
    )]
    pub fn blocking_write(&self) -> RwLockWriteGuard<T>;
    #[cancel(loses_place)]
    #[waits(lock)]
    pub async fn write_owned(self: Arc<Self>) -> OwnedRwLockWriteGuard<T>;
    pub fn try_write(&self) -> Result<RwLockWriteGuard<T>, TryLockError>;
    pub fn try_write_owned(self: Arc<Self>) -> Result<OwnedRwLockWriteGuard<T>, TryLockError>;
    pub fn get_mut(&mut self) -> &mut T;
    pub fn into_inner(self) -> T;
}

impl<T> From<T> for RwLock<T> {}
impl<T: Default> Default for RwLock<T> {}

#[guard(async_lock)]
pub struct RwLockMappedWriteGuard<T> {}
impl<T> RwLockMappedWriteGuard<T> {
    #[inline]
    pub fn map<F: FnOnce(&mut T) -> &mut U, U>(this: Self, f: F) -> RwLockMappedWriteGuard<U>;
    #[inline]
    pub fn try_map<F: FnOnce(&mut T) -> Option<&mut U>, U>(
        this: Self,
        f: F,
    ) -> Result<RwLockMappedWriteGuard<U>, Self>;
}

impl<T> Deref for RwLockMappedWriteGuard<T> {
    type Target = T;
}

impl<T> DerefMut for RwLockMappedWriteGuard<T> {}

#[guard(
    async_lock,
    shared,
    note = "a waiting writer goes first: reading again while holding it can deadlock"
)]
pub struct RwLockReadGuard<T> {}
impl<T> RwLockReadGuard<T> {
    #[inline]
    pub fn map<F: FnOnce(&T) -> &U, U>(this: Self, f: F) -> RwLockReadGuard<U>;
    #[inline]
    pub fn try_map<F: FnOnce(&T) -> Option<&U>, U>(
        this: Self,
        f: F,
    ) -> Result<RwLockReadGuard<U>, Self>;
}

impl<T> Deref for RwLockReadGuard<T> {
    type Target = T;
}

#[guard(async_lock)]
pub struct RwLockWriteGuard<T> {}
impl<T> RwLockWriteGuard<T> {
    #[inline]
    pub fn map<F: FnOnce(&mut T) -> &mut U, U>(this: Self, f: F) -> RwLockMappedWriteGuard<U>;
    #[inline]
    pub fn downgrade_map<F: FnOnce(&T) -> &U, U>(this: Self, f: F) -> RwLockReadGuard<U>;
    #[inline]
    pub fn try_map<F: FnOnce(&mut T) -> Option<&mut U>, U>(
        this: Self,
        f: F,
    ) -> Result<RwLockMappedWriteGuard<U>, Self>;
    #[inline]
    pub fn try_downgrade_map<F: FnOnce(&T) -> Option<&U>, U>(
        this: Self,
        f: F,
    ) -> Result<RwLockReadGuard<U>, Self>;
    pub fn into_mapped(this: Self) -> RwLockMappedWriteGuard<T>;
    pub fn downgrade(self) -> RwLockReadGuard<T>;
}

impl<T> Deref for RwLockWriteGuard<T> {
    type Target = T;
}

impl<T> DerefMut for RwLockWriteGuard<T> {}

pub struct Semaphore {}
impl Semaphore {
    pub const MAX_PERMITS: usize;
    pub fn new(permits: usize) -> Self;
    pub fn const_new(permits: usize) -> Self;
    pub fn available_permits(&self) -> usize;
    pub fn add_permits(&self, n: usize);
    pub fn forget_permits(&self, n: usize) -> usize;
    #[cancel(loses_place)]
    #[waits(permit)]
    #[limit(concurrency)]
    pub async fn acquire(&self) -> Result<SemaphorePermit, AcquireError>;
    #[cancel(loses_place)]
    #[waits(permit)]
    #[limit(concurrency)]
    pub async fn acquire_many(&self, n: u32) -> Result<SemaphorePermit, AcquireError>;
    #[limit(concurrency)]
    pub fn try_acquire(&self) -> Result<SemaphorePermit, TryAcquireError>;
    #[limit(concurrency)]
    pub fn try_acquire_many(&self, n: u32) -> Result<SemaphorePermit, TryAcquireError>;
    pub fn blocking_acquire(&self) -> Result<SemaphorePermit, AcquireError>;
    pub fn blocking_acquire_many(&self, n: u32) -> Result<SemaphorePermit, AcquireError>;
    #[cancel(loses_place)]
    #[waits(permit)]
    #[limit(concurrency)]
    pub async fn acquire_owned(self: Arc<Self>) -> Result<OwnedSemaphorePermit, AcquireError>;
    #[cancel(loses_place)]
    #[waits(permit)]
    #[limit(concurrency)]
    pub async fn acquire_many_owned(
        self: Arc<Self>,
        n: u32,
    ) -> Result<OwnedSemaphorePermit, AcquireError>;
    #[limit(concurrency)]
    pub fn try_acquire_owned(self: Arc<Self>) -> Result<OwnedSemaphorePermit, TryAcquireError>;
    #[limit(concurrency)]
    pub fn try_acquire_many_owned(
        self: Arc<Self>,
        n: u32,
    ) -> Result<OwnedSemaphorePermit, TryAcquireError>;
    pub fn blocking_acquire_owned(self: Arc<Self>) -> Result<OwnedSemaphorePermit, AcquireError>;
    pub fn blocking_acquire_many_owned(
        self: Arc<Self>,
        n: u32,
    ) -> Result<OwnedSemaphorePermit, AcquireError>;
    pub fn close(&self);
    pub fn is_closed(&self) -> bool;
}

#[guard(permit, shared)]
pub struct SemaphorePermit {}
impl SemaphorePermit {
    #[detaches]
    pub fn forget(self);
    pub fn merge(&mut self, other: Self);
    pub fn split(&mut self, n: usize) -> Option<Self>;
    pub fn semaphore(&self) -> &Semaphore;
    pub fn num_permits(&self) -> usize;
}

pub enum SetError<T> {
    AlreadyInitializedError(T),
    InitializingError(T),
}

impl<T> SetError<T> {
    pub fn is_already_init_err(&self) -> bool;
    pub fn is_initializing_err(&self) -> bool;
}

pub struct SetOnce<T> {}
impl<T> SetOnce<T> {
    pub fn new() -> Self;
    pub fn const_new() -> Self;
    pub fn new_with(value: Option<T>) -> Self;
    pub fn const_new_with(value: T) -> Self;
    pub fn initialized(&self) -> bool;
    pub fn get(&self) -> Option<&T>;
    pub fn set(&self, value: T) -> Result<(), SetOnceError<T>>;
    pub fn into_inner(self) -> Option<T>;
    #[cancel(safe)]
    #[waits(event)]
    pub async fn wait(&self) -> &T;
}

impl<T> Default for SetOnce<T> {}
impl<T: Clone> Clone for SetOnce<T> {}
impl<T> From<T> for SetOnce<T> {}

pub struct SetOnceError<T>(pub T);

pub enum TryAcquireError {
    Closed,
    NoPermits,
}

pub struct TryLockError {}
