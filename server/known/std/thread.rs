//! Threads.

use crate::any::Any;
use crate::cell::{Cell, RefCell};
use crate::num::NonZero;
use crate::time::Duration;
use crate::{io, result};

pub type Result<T> = result::Result<T, Box<dyn Any + Send>>;

pub fn available_parallelism() -> io::Result<NonZero<usize>>;
pub fn current() -> Thread;
pub fn panicking() -> bool;

#[blocks(sleep, tier = 1, instead = "tokio::sync::Notify")]
pub fn park();

#[blocks(sleep, tier = 1, instead = "tokio::sync::Notify")]
pub fn park_timeout(dur: Duration);

#[blocks(
    thread,
    tier = 1,
    shape = "spawn_blocking",
    note = "waits for all its threads"
)]
#[inline]
pub fn scope<F: FnOnce(&Scope) -> T, T>(f: F) -> T;

#[blocks(
    sleep,
    tier = 1,
    instead = "tokio::time::sleep",
    shape = "swap_await",
    auto
)]
pub fn sleep(dur: Duration);

#[blocks(sleep, tier = 1, instead = "tokio::time::sleep")]
pub fn sleep_ms(ms: u32);

#[spawns(thread)]
#[offthread]
pub fn spawn<F: FnOnce() -> T, T>(f: F) -> JoinHandle<T>;
pub fn yield_now();

pub struct AccessError;
impl Clone for AccessError {}
impl Copy for AccessError {}

pub struct Builder {}
impl Builder {
    pub fn new() -> Builder;
    pub fn name(self, name: String) -> Builder;
    pub fn stack_size(self, size: usize) -> Builder;
    #[spawns(thread)]
    #[offthread]
    pub fn spawn<F: FnOnce() -> T, T>(self, f: F) -> io::Result<JoinHandle<T>>;
    #[spawns(thread, drop = "join")]
    #[offthread]
    pub fn spawn_scoped<F: FnOnce() -> T, T>(
        self,
        scope: &Scope,
        f: F,
    ) -> io::Result<ScopedJoinHandle<T>>;
}

#[handle(drop = "detach")]
pub struct JoinHandle<T> {}
impl<T> JoinHandle<T> {
    pub fn thread(&self) -> &Thread;
    #[blocks(thread, tier = 1, instead = "tokio::task::spawn_blocking")]
    pub fn join(self) -> Result<T>;
    pub fn is_finished(&self) -> bool;
}

pub struct LocalKey<T> {}
impl<T> LocalKey<T> {
    #[inline]
    pub fn with<F: FnOnce(&T) -> R, R>(&self, f: F) -> R;
    #[inline]
    pub fn try_with<F: FnOnce(&T) -> R, R>(&self, f: F) -> result::Result<R, AccessError>;
}

impl<T> LocalKey<Cell<T>> {
    pub fn set(&self, value: T);
    pub fn get(&self) -> T
    where
        T: Copy;
    pub fn take(&self) -> T
    where
        T: Default;
    pub fn replace(&self, value: T) -> T;
}

impl<T> LocalKey<RefCell<T>> {
    #[inline]
    pub fn with_borrow<F: FnOnce(&T) -> R, R>(&self, f: F) -> R;
    #[inline]
    pub fn with_borrow_mut<F: FnOnce(&mut T) -> R, R>(&self, f: F) -> R;
    pub fn set(&self, value: T);
    pub fn take(&self) -> T
    where
        T: Default;
    pub fn replace(&self, value: T) -> T;
}

pub struct Scope {}
impl Scope {
    #[spawns(thread, drop = "join")]
    #[offthread]
    pub fn spawn<F: FnOnce() -> T, T>(&self, f: F) -> ScopedJoinHandle<T>;
}

#[handle(drop = "join")]
pub struct ScopedJoinHandle<T> {}
impl<T> ScopedJoinHandle<T> {
    pub fn thread(&self) -> &Thread;
    #[blocks(thread, tier = 1)]
    pub fn join(self) -> Result<T>;
    pub fn is_finished(&self) -> bool;
}

pub struct Thread {}
impl Thread {
    pub fn unpark(&self);
    pub fn id(&self) -> ThreadId;
    pub fn name(&self) -> Option<&str>;
}

impl Clone for Thread {}

pub struct ThreadId {}
impl Clone for ThreadId {}
impl Copy for ThreadId {}
