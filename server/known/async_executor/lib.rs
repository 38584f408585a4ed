//! Executors that run where they are polled.

use std::future::Future;

pub use async_task::{FallibleTask, Task};

pub struct Executor<'a>;

impl<'a> Executor<'a> {
    pub fn new() -> Self;
    pub fn is_empty(&self) -> bool;
    #[spawns(task, not_tokio, drop = "cancel", note = "`detach()` lets it run on")]
    pub fn spawn<T>(&self, future: impl Future<Output = T>) -> Task<T>;
    #[spawns(task, not_tokio, drop = "cancel", note = "`detach()` lets it run on")]
    pub fn spawn_many<T, F: Future<Output = T>>(&self, futures: impl IntoIterator<Item = F>, handles: &mut impl Extend<Task<F::Output>>);
    pub fn try_tick(&self) -> bool;
    #[waits(event)]
    pub async fn tick(&self);
    #[cancel(inner)]
    pub async fn run<T>(&self, future: impl Future<Output = T>) -> T;
}

impl Drop for Executor<'_> {}
impl<'a> Default for Executor<'a> {}
pub struct LocalExecutor<'a>;

impl<'a> LocalExecutor<'a> {
    pub fn new() -> Self;
    pub fn is_empty(&self) -> bool;
    #[spawns(local, not_tokio, drop = "cancel", note = "`detach()` lets it run on")]
    pub fn spawn<T>(&self, future: impl Future<Output = T>) -> Task<T>;
    #[spawns(local, not_tokio, drop = "cancel", note = "`detach()` lets it run on")]
    pub fn spawn_many<T, F: Future<Output = T>>(&self, futures: impl IntoIterator<Item = F>, handles: &mut impl Extend<Task<F::Output>>);
    pub fn try_tick(&self) -> bool;
    #[waits(event)]
    pub async fn tick(&self);
    #[cancel(inner)]
    pub async fn run<T>(&self, future: impl Future<Output = T>) -> T;
}

impl<'a> Default for LocalExecutor<'a> {}
