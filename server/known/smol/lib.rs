//! The smol runtime.

use std::future::Future;

pub use async_channel as channel;
pub use async_executor::{Executor, LocalExecutor, Task};
pub use async_fs as fs;
pub use async_io::{Async, Timer, block_on};
pub use async_lock as lock;
pub use async_net as net;
pub use async_process as process;
pub use blocking::{Unblock, unblock};
pub use futures_lite::{future, io, pin, prelude, ready, stream};

#[spawns(task, not_tokio, drop = "cancel", note = "`detach()` lets it run on")]
pub fn spawn<T>(future: impl Future<Output = T>) -> Task<T>;
