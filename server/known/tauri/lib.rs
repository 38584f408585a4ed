//! Desktop applications.

pub mod async_runtime {
    use std::future::Future;

    #[block_on]
    pub fn block_on<F: Future>(task: F) -> F::Output;
    #[spawns(task)]
    pub fn spawn<F>(task: F) -> JoinHandle<F::Output> where F: Future;
    #[spawns(blocking)]
    #[offthread]
    pub fn spawn_blocking<F, R>(func: F) -> JoinHandle<R> where F: FnOnce() -> R;

    #[handle(drop = "detach")]
    #[cancel(safe, inferred)]
    #[waits(task)]
    pub enum JoinHandle<T> { Tokio(tokio::task::JoinHandle<T>) }
    impl<T> JoinHandle<T> {
        #[aborts]
        pub fn abort(&self);
        pub fn inner(&self) -> &tokio::task::JoinHandle<T>;
    }
    impl<T> Future for JoinHandle<T> { type Output = crate::Result<T>; }

    pub use tokio::sync::mpsc::{Receiver, Sender, channel};
    pub use tokio::sync::{Mutex, RwLock};
}
pub struct Error;
impl std::error::Error for Error {}
pub type Result<T> = std::result::Result<T, Error>;
pub struct State<'r, T>;
impl<T> State<'_, T> {
    pub fn inner(&self) -> &T;
}
impl<T> std::ops::Deref for State<'_, T> { type Target = T; }
