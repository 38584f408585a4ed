//! Tasks for executors.

use std::future::Future;

#[handle(drop = "cancel")]
#[cancel(safe, inferred)]
#[waits(task)]
pub struct Task<T, M = ()>;

impl<T, M> Task<T, M> {
    #[detaches]
    pub fn detach(self);
    #[aborts]
    #[waits(task)]
    pub async fn cancel(self) -> Option<T>;
    pub fn fallible(self) -> FallibleTask<T, M>;
    pub fn is_finished(&self) -> bool;
}

impl<T, M> Drop for Task<T, M> {}
impl<T, M> Future for Task<T, M> { type Output = T; }
#[handle(drop = "cancel")]
#[cancel(safe, inferred)]
#[waits(task)]
pub struct FallibleTask<T, M = ()>;

impl<T, M> FallibleTask<T, M> {
    #[detaches]
    pub fn detach(self);
    #[aborts]
    #[waits(task)]
    pub async fn cancel(self) -> Option<T>;
    pub fn is_finished(&self) -> bool;
}

impl<T, M> Future for FallibleTask<T, M> { type Output = Option<T>; }
pub struct Runnable<M = ()>;
impl<M> Runnable<M> {
    pub fn run(self) -> bool;
    pub fn schedule(self);
    pub fn waker(&self) -> std::task::Waker;
}

#[spawns(task, drop = "cancel", note = "it runs when the `Runnable` is run")]
pub fn spawn<F, S>(future: F, schedule: S) -> (Runnable, Task<F::Output>) where F: Future;
#[spawns(local, drop = "cancel", note = "it runs when the `Runnable` is run")]
pub fn spawn_local<F, S>(future: F, schedule: S) -> (Runnable, Task<F::Output>) where F: Future;
