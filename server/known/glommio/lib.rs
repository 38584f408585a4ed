//! A runtime of one thread per core.

use std::future::Future;

#[spawns(local, not_tokio, drop = "cancel", note = "`detach()` lets it run on")]
pub fn spawn_local<T>(future: impl Future<Output = T>) -> Task<T>;
#[handle(drop = "cancel")]
#[cancel(safe, inferred)]
#[waits(task)]
pub struct Task<T>;
impl<T> Task<T> {
    #[detaches]
    pub fn detach(self) -> JoinHandle<T>;
    #[aborts]
    #[waits(task)]
    pub async fn cancel(self) -> Option<T>;
}
impl<T> Future for Task<T> { type Output = T; }
#[handle(drop = "detach")]
pub struct JoinHandle<T>;
impl<T> Future for JoinHandle<T> { type Output = Option<T>; }
