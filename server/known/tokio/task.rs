//! Tasks.

use crate::runtime;
use crate::runtime::{Handle, Runtime};
use crate::task::futures::TaskLocalFuture;
use std::any::Any;
use std::io;
use std::task::{Context, Poll};

pub use crate::spawn;

#[offthread]
#[panics(
    "can call blocking only when running on the multi-threaded runtime",
    current_thread
)]
pub fn block_in_place<F: FnOnce() -> R, R>(f: F) -> R;

#[yields]
#[cancel(safe, inferred)]
pub async fn consume_budget();
pub fn id() -> Id;

#[panics(
    "there is no reactor running, must be called from the context of a Tokio 1.x runtime",
    no_runtime
)]
#[spawns(blocking, note = "cannot be aborted once it has started")]
#[offthread]
pub fn spawn_blocking<F: FnOnce() -> R, R>(f: F) -> JoinHandle<R>;

#[spawns(local)]
#[panics(
    "`spawn_local` called from outside of a `task::LocalSet` or `runtime::LocalRuntime`",
    no_local_set
)]
pub fn spawn_local<F: Future>(future: F) -> JoinHandle<F::Output>;
pub fn try_id() -> Option<Id>;
pub fn unconstrained<F>(inner: F) -> Unconstrained<F>;

#[yields]
#[cancel(safe, inferred)]
pub async fn yield_now();

#[handle(drop = "detach")]
pub struct AbortHandle {}
impl AbortHandle {
    #[aborts]
    pub fn abort(&self);
    pub fn is_finished(&self) -> bool;
    pub fn id(&self) -> Id;
}

impl Clone for AbortHandle {}

pub struct Id {}
impl Clone for Id {}
impl Copy for Id {}

pub struct JoinError {}
impl JoinError {
    pub fn is_cancelled(&self) -> bool;
    pub fn is_panic(&self) -> bool;
    pub fn into_panic(self) -> Box<dyn Any + Send>;
    pub fn try_into_panic(self) -> Result<Box<dyn Any + Send>, JoinError>;
    pub fn id(&self) -> Id;
}

impl From<JoinError> for io::Error {}

#[cancel(safe)]
#[handle(drop = "detach")]
#[waits(task)]
#[panics("JoinHandle polled after completion", completed)]
pub struct JoinHandle<T> {}
impl<T> JoinHandle<T> {
    #[aborts]
    pub fn abort(&self);
    pub fn is_finished(&self) -> bool;
    pub fn abort_handle(&self) -> AbortHandle;
    pub fn id(&self) -> Id;
}

impl<T> Future for JoinHandle<T> {
    type Output = Result<T, JoinError>;
}

#[handle(drop = "abort")]
pub struct JoinSet<T> {}
impl<T> JoinSet<T> {
    pub fn new() -> Self;
    #[drains]
    pub fn len(&self) -> usize;
    #[drains]
    pub fn is_empty(&self) -> bool;
    #[spawns(set, drop = "abort")]
    pub fn spawn<F: Future<Output = T>>(&mut self, task: F) -> AbortHandle;
    #[spawns(set, drop = "abort")]
    pub fn spawn_on<F: Future<Output = T>>(&mut self, task: F, handle: &Handle) -> AbortHandle;
    #[spawns(set, drop = "abort")]
    pub fn spawn_local<F: Future<Output = T>>(&mut self, task: F) -> AbortHandle;
    #[spawns(set, drop = "abort")]
    pub fn spawn_local_on<F: Future<Output = T>>(
        &mut self,
        task: F,
        local_set: &LocalSet,
    ) -> AbortHandle;
    #[spawns(
        set,
        drop = "abort",
        note = "a closure that has started is not aborted"
    )]
    #[offthread]
    pub fn spawn_blocking<F: FnOnce() -> T>(&mut self, f: F) -> AbortHandle;
    #[spawns(
        set,
        drop = "abort",
        note = "a closure that has started is not aborted"
    )]
    #[offthread]
    pub fn spawn_blocking_on<F: FnOnce() -> T>(&mut self, f: F, handle: &Handle) -> AbortHandle;
    #[cancel(safe)]
    #[drains]
    #[waits(task)]
    pub async fn join_next(&mut self) -> Option<Result<T, JoinError>>;
    #[cancel(safe)]
    #[drains]
    #[waits(task)]
    pub async fn join_next_with_id(&mut self) -> Option<Result<(Id, T), JoinError>>;
    #[drains]
    pub fn try_join_next(&mut self) -> Option<Result<T, JoinError>>;
    #[drains]
    pub fn try_join_next_with_id(&mut self) -> Option<Result<(Id, T), JoinError>>;
    #[cancel(safe, inferred)]
    #[drains]
    #[aborts]
    #[waits(task)]
    pub async fn shutdown(&mut self);
    #[cancel(
        loses_data,
        inferred,
        note = "results taken so far are lost, and the other tasks are aborted"
    )]
    #[drains]
    #[waits(task)]
    pub async fn join_all(self) -> Vec<T>;
    #[drains]
    #[aborts]
    pub fn abort_all(&mut self);
    #[drains]
    #[detaches]
    pub fn detach_all(&mut self);
    #[drains]
    pub fn poll_join_next(&mut self, cx: &mut Context) -> Poll<Option<Result<T, JoinError>>>;
    #[drains]
    pub fn poll_join_next_with_id(
        &mut self,
        cx: &mut Context,
    ) -> Poll<Option<Result<(Id, T), JoinError>>>;
}

impl<T> Default for JoinSet<T> {}

#[guard(runtime_enter, thread)]
pub struct LocalEnterGuard {}
impl !Send for LocalEnterGuard {}

pub struct LocalKey<T> {}
impl<T> LocalKey<T> {
    pub fn scope<F: Future>(&self, value: T, f: F) -> TaskLocalFuture<T, F>;
    #[inline]
    pub fn sync_scope<F: FnOnce() -> R, R>(&self, value: T, f: F) -> R;
    #[inline]
    pub fn with<F: FnOnce(&T) -> R, R>(&self, f: F) -> R;
}

impl<T: Clone> LocalKey<T> {
    pub fn get(&self) -> T;
}

pub struct LocalSet {}
impl LocalSet {
    pub fn new() -> LocalSet;
    pub fn enter(&self) -> LocalEnterGuard;
    #[spawns(local)]
    pub fn spawn_local<F: Future>(&self, future: F) -> JoinHandle<F::Output>;
    #[block_on(panics_in_async)]
    #[panics("Cannot start a runtime from within a runtime", in_runtime)]
    pub fn block_on<F: Future>(&self, rt: &Runtime, future: F) -> F::Output;
    #[cancel(inner)]
    pub async fn run_until<F: Future>(&self, future: F) -> F::Output;
    pub fn id(&self) -> runtime::Id;
}

impl !Send for LocalSet {}
impl Future for LocalSet {
    type Output = ();
}

impl Default for LocalSet {}

pub struct Unconstrained<F> {}
impl<F: Future> Future for Unconstrained<F> {
    type Output = F::Output;
}

pub struct Builder {}
impl Builder {
    pub fn new() -> Self;
    pub fn name(self, name: &str) -> Self;
    #[spawns(task)]
    pub fn spawn<F: Future>(self, future: F) -> io::Result<JoinHandle<F::Output>>;
    #[spawns(task)]
    pub fn spawn_on<F: Future>(
        self,
        future: F,
        handle: &Handle,
    ) -> io::Result<JoinHandle<F::Output>>;
    #[spawns(local)]
    pub fn spawn_local<F: Future>(self, future: F) -> io::Result<JoinHandle<F::Output>>;
    #[spawns(blocking, note = "cannot be aborted once it has started")]
    #[offthread]
    pub fn spawn_blocking<F: FnOnce() -> R, R>(self, function: F) -> io::Result<JoinHandle<R>>;
}
