//! What spawning is built of.

use std::future::Future;
use std::sync::Arc;
use std::task::{Context, Poll, RawWaker, RawWakerVTable, Waker};

pub struct FutureObj<'a, T>;
impl<T> Future for FutureObj<'_, T> { type Output = T; }
pub struct LocalFutureObj<'a, T>;
impl<T> Future for LocalFutureObj<'_, T> { type Output = T; }

pub trait Spawn {
    fn spawn_obj(&self, future: FutureObj<'static, ()>) -> Result<(), SpawnError>;
    fn status(&self) -> Result<(), SpawnError>;
}
pub trait LocalSpawn {
    fn spawn_local_obj(&self, future: LocalFutureObj<'static, ()>) -> Result<(), SpawnError>;
    fn status_local(&self) -> Result<(), SpawnError>;
}

pub struct SpawnError;
impl SpawnError {
    pub fn shutdown() -> Self;
    pub fn is_shutdown(&self) -> bool;
}
impl std::error::Error for SpawnError {}

pub trait ArcWake {
    fn wake(self: Arc<Self>);
    fn wake_by_ref(arc_self: &Arc<Self>);
}
pub fn waker<W: ArcWake>(wake: Arc<W>) -> Waker;
pub fn noop_waker() -> Waker;
pub fn noop_waker_ref() -> &'static Waker;
