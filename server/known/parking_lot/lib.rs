//! Locks, condition variables and one-time initialisation.

use std::time::{Duration, Instant};

pub use lock_api;

pub type Mutex<T> = lock_api::Mutex<RawMutex, T>;
pub fn const_mutex<T>(val: T) -> Mutex<T>;
pub type MutexGuard<'a, T> = lock_api::MutexGuard<'a, RawMutex, T>;
pub type MappedMutexGuard<'a, T> = lock_api::MappedMutexGuard<'a, RawMutex, T>;
pub type RwLock<T> = lock_api::RwLock<RawRwLock, T>;
pub fn const_rwlock<T>(val: T) -> RwLock<T>;
pub type RwLockReadGuard<'a, T> = lock_api::RwLockReadGuard<'a, RawRwLock, T>;
pub type RwLockWriteGuard<'a, T> = lock_api::RwLockWriteGuard<'a, RawRwLock, T>;
pub type MappedRwLockReadGuard<'a, T> = lock_api::MappedRwLockReadGuard<'a, RawRwLock, T>;
pub type MappedRwLockWriteGuard<'a, T> = lock_api::MappedRwLockWriteGuard<'a, RawRwLock, T>;
pub type RwLockUpgradableReadGuard<'a, T> = lock_api::RwLockUpgradableReadGuard<'a, RawRwLock, T>;
#[derive(Clone)]
pub struct WaitTimeoutResult;

impl WaitTimeoutResult {
    pub fn timed_out(self) -> bool;
}

pub struct Condvar;

impl Condvar {
    pub fn new() -> Condvar;
    pub fn notify_one(&self) -> bool;
    pub fn notify_all(&self) -> usize;
    #[blocks(thread, instead = "tokio::sync::Notify")]
    pub fn wait<T>(&self, mutex_guard: &mut MutexGuard<'_, T>);
    #[blocks(thread, instead = "tokio::sync::Notify")]
    pub fn wait_until<T>(&self, mutex_guard: &mut MutexGuard<'_, T>, timeout: Instant) -> WaitTimeoutResult;
    #[blocks(thread, instead = "tokio::sync::Notify")]
    pub fn wait_for<T>(&self, mutex_guard: &mut MutexGuard<'_, T>, timeout: Duration) -> WaitTimeoutResult;
    #[blocks(thread, instead = "tokio::sync::Notify")]
    pub fn wait_while<T, F>(&self, mutex_guard: &mut MutexGuard<'_, T>, condition: F)
        where F: FnMut(&mut T) -> bool;
    #[blocks(thread, instead = "tokio::sync::Notify")]
    pub fn wait_while_until<T, F>(&self, mutex_guard: &mut MutexGuard<'_, T>, condition: F, timeout: Instant) -> WaitTimeoutResult
        where F: FnMut(&mut T) -> bool;
    #[blocks(thread, instead = "tokio::sync::Notify")]
    pub fn wait_while_for<T, F>(&self, mutex_guard: &mut MutexGuard<'_, T>, condition: F, timeout: Duration) -> WaitTimeoutResult
        where F: FnMut(&mut T) -> bool;
}

impl Default for Condvar {}
#[derive(Clone)]
pub enum OnceState { New, Poisoned, InProgress, Done }

impl OnceState {
    pub fn poisoned(self) -> bool;
    pub fn done(self) -> bool;
}

pub struct Once;

impl Once {
    pub fn new() -> Once;
    pub fn state(&self) -> OnceState;
    #[inline]
    pub fn call_once<F>(&self, f: F) where F: FnOnce();
    #[inline]
    pub fn call_once_force<F>(&self, f: F) where F: FnOnce(OnceState);
}

impl Default for Once {}
pub type FairMutex<T> = lock_api::Mutex<RawFairMutex, T>;
pub fn const_fair_mutex<T>(val: T) -> FairMutex<T>;
pub type FairMutexGuard<'a, T> = lock_api::MutexGuard<'a, RawFairMutex, T>;
pub type MappedFairMutexGuard<'a, T> = lock_api::MappedMutexGuard<'a, RawFairMutex, T>;
pub struct RawThreadId;
pub type ReentrantMutex<T> = lock_api::ReentrantMutex<RawMutex, RawThreadId, T>;
pub fn const_reentrant_mutex<T>(val: T) -> ReentrantMutex<T>;
pub type ReentrantMutexGuard<'a, T> = lock_api::ReentrantMutexGuard<'a, RawMutex, RawThreadId, T>;
pub type MappedReentrantMutexGuard<'a, T> = lock_api::MappedReentrantMutexGuard<'a, RawMutex, RawThreadId, T>;

pub struct RawMutex;
pub struct RawFairMutex;
pub struct RawRwLock;
