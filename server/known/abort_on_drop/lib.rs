//! Tasks that end with their handle.

#[handle(drop = "abort")]
#[cancel(safe, inferred)]
#[waits(task)]
pub struct ChildTask<T>;
impl<T> From<tokio::task::JoinHandle<T>> for ChildTask<T> {}
impl<T> std::future::Future for ChildTask<T> { type Output = Result<T, tokio::task::JoinError>; }
