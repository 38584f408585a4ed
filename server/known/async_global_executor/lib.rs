//! A global executor of the smol family.

use std::future::Future;

pub use async_executor::Task;

#[block_on]
pub fn block_on<F: Future<Output = T>, T>(future: F) -> T;
#[spawns(task, not_tokio, drop = "cancel", note = "`detach()` lets it run on")]
pub fn spawn<F: Future<Output = T>, T>(future: F) -> Task<T>;
#[spawns(local, not_tokio, drop = "cancel", note = "`detach()` lets it run on")]
pub fn spawn_local<F: Future<Output = T>, T>(future: F) -> Task<T>;
#[spawns(blocking, drop = "cancel")]
#[offthread]
pub fn spawn_blocking<F: FnOnce() -> T, T>(f: F) -> Task<T>;
