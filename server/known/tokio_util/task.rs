//! Sets and trackers of tasks.

use std::borrow::Borrow;
use std::collections::hash_map::RandomState;
use std::future::Future;
use std::hash::{BuildHasher, Hash};
use std::task::{Context, Poll};
use tokio::runtime::Handle;
use tokio::task::{AbortHandle, Id, JoinError, JoinHandle, LocalSet};

#[handle(drop = "abort")]
#[cancel(safe, inferred)]
#[waits(task)]
pub struct AbortOnDropHandle<T>;
impl<T> Drop for AbortOnDropHandle<T> {}

impl<T> AbortOnDropHandle<T> {
    pub fn new(handle: JoinHandle<T>) -> Self;
    #[aborts]
    pub fn abort(&self);
    pub fn is_finished(&self) -> bool;
    pub fn abort_handle(&self) -> AbortHandle;
    #[detaches]
    pub fn detach(self) -> JoinHandle<T>;
}

impl<T> Future for AbortOnDropHandle<T> { type Output = Result<T, JoinError>; }
#[handle(drop = "abort")]
pub struct AbortOnDrop;
impl Drop for AbortOnDrop {}

impl AbortOnDrop {
    pub fn new(handle: AbortHandle) -> Self;
    #[aborts]
    pub fn abort(&self);
    pub fn is_finished(&self) -> bool;
    #[detaches]
    pub fn detach(self) -> AbortHandle;
}

#[handle(drop = "abort")]
pub struct JoinMap<K, V, S = RandomState>;

impl<K, V> JoinMap<K, V> {
    pub fn new() -> Self;
    pub fn with_capacity(capacity: usize) -> Self;
}

impl<K, V, S> JoinMap<K, V, S> {
    pub fn with_hasher(hash_builder: S) -> Self;
    pub fn with_capacity_and_hasher(capacity: usize, hash_builder: S) -> Self;
    #[drains]
    pub fn len(&self) -> usize;
    #[drains]
    pub fn is_empty(&self) -> bool;
    pub fn capacity(&self) -> usize;
}

impl<K, V, S> JoinMap<K, V, S> where S: BuildHasher {
    #[spawns(set, drop = "abort")]
    pub fn spawn<F>(&mut self, key: K, task: F) where F: Future<Output = V>;
    #[spawns(set, drop = "abort")]
    pub fn spawn_on<F>(&mut self, key: K, task: F, handle: &Handle) where F: Future<Output = V>;
    #[spawns(set, drop = "abort")]
    #[offthread]
    pub fn spawn_blocking<F>(&mut self, key: K, f: F) where F: FnOnce() -> V;
    #[spawns(set, drop = "abort")]
    #[offthread]
    pub fn spawn_blocking_on<F>(&mut self, key: K, f: F, handle: &Handle) where F: FnOnce() -> V;
    #[spawns(set, drop = "abort")]
    pub fn spawn_local<F>(&mut self, key: K, task: F) where F: Future<Output = V>;
    #[spawns(set, drop = "abort")]
    pub fn spawn_local_on<F>(&mut self, key: K, task: F, local_set: &LocalSet) where F: Future<Output = V>;
    #[cancel(safe)]
    #[waits(task)]
    #[drains]
    pub async fn join_next(&mut self) -> Option<(K, Result<V, JoinError>)>;
    #[drains]
    pub fn try_join_next(&mut self) -> Option<(K, Result<V, JoinError>)>;
    #[cancel(safe, inferred)]
    #[waits(task)]
    #[drains]
    #[aborts]
    pub async fn shutdown(&mut self);
    #[aborts]
    pub fn abort<Q>(&mut self, key: &Q) -> bool where K: Borrow<Q>;
    #[aborts]
    pub fn abort_matching(&mut self, predicate: impl FnMut(&K) -> bool);
    pub fn keys(&self) -> JoinMapKeys<'_, K, V>;
    pub fn contains_key<Q>(&self, key: &Q) -> bool where K: Borrow<Q>;
    pub fn contains_task(&self, task: &Id) -> bool;
    pub fn reserve(&mut self, additional: usize);
    pub fn shrink_to_fit(&mut self);
    pub fn shrink_to(&mut self, min_capacity: usize);
}

impl<K, V, S> JoinMap<K, V, S> {
    #[aborts]
    #[drains]
    pub fn abort_all(&mut self);
    #[detaches]
    #[drains]
    pub fn detach_all(&mut self);
}

impl<K, V> Default for JoinMap<K, V> {}
#[derive(Clone)]
pub struct JoinMapKeys<'a, K, V>;
impl<'a, K, V> Iterator for JoinMapKeys<'a, K, V> { type Item = &'a K; }
#[handle(drop = "abort")]
pub struct JoinQueue<T>;

impl<T> JoinQueue<T> {
    pub fn new() -> Self;
    pub fn with_capacity(capacity: usize) -> Self;
    #[drains]
    pub fn len(&self) -> usize;
    #[drains]
    pub fn is_empty(&self) -> bool;
    #[spawns(set, drop = "abort")]
    pub fn spawn<F>(&mut self, task: F) -> AbortHandle where F: Future<Output = T>;
    #[spawns(set, drop = "abort")]
    pub fn spawn_on<F>(&mut self, task: F, handle: &Handle) -> AbortHandle where F: Future<Output = T>;
    #[spawns(set, drop = "abort")]
    pub fn spawn_local<F>(&mut self, task: F) -> AbortHandle where F: Future<Output = T>;
    #[spawns(set, drop = "abort")]
    #[offthread]
    pub fn spawn_blocking<F>(&mut self, f: F) -> AbortHandle where F: FnOnce() -> T;
    #[spawns(set, drop = "abort")]
    #[offthread]
    pub fn spawn_blocking_on<F>(&mut self, f: F, handle: &Handle) -> AbortHandle where F: FnOnce() -> T;
    #[cancel(safe)]
    #[waits(task)]
    #[drains]
    pub async fn join_next(&mut self) -> Option<Result<T, JoinError>>;
    #[cancel(safe)]
    #[waits(task)]
    #[drains]
    pub async fn join_next_with_id(&mut self) -> Option<Result<(Id, T), JoinError>>;
    #[drains]
    pub fn try_join_next(&mut self) -> Option<Result<T, JoinError>>;
    #[drains]
    pub fn try_join_next_with_id(&mut self) -> Option<Result<(Id, T), JoinError>>;
    #[cancel(safe, inferred)]
    #[waits(task)]
    #[drains]
    #[aborts]
    pub async fn shutdown(&mut self);
    #[cancel(loses_data)]
    #[waits(task)]
    #[drains]
    pub async fn join_all(self) -> Vec<T>;
    #[aborts]
    #[drains]
    pub fn abort_all(&mut self);
    #[detaches]
    #[drains]
    pub fn detach_all(&mut self);
}

impl<T> Default for JoinQueue<T> {}
#[derive(Clone)]
pub struct LocalPoolHandle;

impl LocalPoolHandle {
    pub fn new(pool_size: usize) -> LocalPoolHandle;
    pub fn num_threads(&self) -> usize;
    pub fn get_task_loads_for_each_worker(&self) -> Vec<usize>;
    #[spawns(task)]
    pub fn spawn_pinned<F, Fut>(&self, create_task: F) -> JoinHandle<Fut::Output>
        where F: FnOnce() -> Fut, Fut: Future;
    #[spawns(task)]
    pub fn spawn_pinned_by_idx<F, Fut>(&self, create_task: F, idx: usize) -> JoinHandle<Fut::Output>
        where F: FnOnce() -> Fut, Fut: Future;
}

pub struct TaskTracker;

impl TaskTracker {
    pub fn new() -> Self;
    #[cancel(safe)]
    #[waits(task)]
    #[drains]
    pub fn wait(&self) -> task_tracker::TaskTrackerWaitFuture<'_>;
    pub fn close(&self) -> bool;
    pub fn reopen(&self) -> bool;
    pub fn is_closed(&self) -> bool;
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
    #[spawns(tracked)]
    pub fn spawn<F>(&self, task: F) -> JoinHandle<F::Output> where F: Future;
    #[spawns(tracked)]
    pub fn spawn_on<F>(&self, task: F, handle: &Handle) -> JoinHandle<F::Output> where F: Future;
    #[spawns(tracked)]
    pub fn spawn_local<F>(&self, task: F) -> JoinHandle<F::Output> where F: Future;
    #[spawns(tracked)]
    pub fn spawn_local_on<F>(&self, task: F, local_set: &LocalSet) -> JoinHandle<F::Output> where F: Future;
    #[spawns(blocking)]
    #[offthread]
    pub fn spawn_blocking<F, T>(&self, task: F) -> JoinHandle<T> where F: FnOnce() -> T;
    #[spawns(blocking)]
    #[offthread]
    pub fn spawn_blocking_on<F, T>(&self, task: F, handle: &Handle) -> JoinHandle<T> where F: FnOnce() -> T;
    #[cancel(inner)]
    pub fn track_future<F: Future>(&self, future: F) -> task_tracker::TrackedFuture<F>;
    pub fn token(&self) -> task_tracker::TaskTrackerToken;
    pub fn ptr_eq(left: &TaskTracker, right: &TaskTracker) -> bool;
}

impl Default for TaskTracker {}
impl Clone for TaskTracker {}

pub mod task_tracker {
    use std::future::Future;

    pub use super::TaskTracker;

    pub struct TaskTrackerToken;
    pub struct TrackedFuture<F>;
    pub struct TaskTrackerWaitFuture<'a>;

    impl TaskTrackerToken {
        pub fn task_tracker(&self) -> &TaskTracker;
    }

    impl Clone for TaskTrackerToken {}
    impl Drop for TaskTrackerToken {}
    impl<F: Future> Future for TrackedFuture<F> { type Output = F::Output; }
    impl<'a> Future for TaskTrackerWaitFuture<'a> { type Output = (); }
}
