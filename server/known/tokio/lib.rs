//! tokio 1.

use crate::task::JoinHandle;

#[macro_export]
macro_rules! join {
    () => {};
}

#[macro_export]
macro_rules! pin {
    () => {};
}

#[macro_export]
macro_rules! select {
    () => {};
}

#[macro_export]
macro_rules! task_local {
    () => {};
}

#[macro_export]
macro_rules! try_join {
    () => {};
}

#[panics(
    "there is no reactor running, must be called from the context of a Tokio 1.x runtime",
    no_runtime
)]
#[spawns(task)]
pub fn spawn<F: Future>(future: F) -> JoinHandle<F::Output>;
