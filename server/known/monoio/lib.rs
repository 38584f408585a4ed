//! A runtime of one thread per core.

pub use self::task::JoinHandle;

pub mod task {
    #[handle(drop = "detach")]
    #[cancel(safe, inferred)]
    #[waits(task)]
    pub struct JoinHandle<T>;
    impl<T> std::future::Future for JoinHandle<T> { type Output = T; }
}
#[spawns(local, not_tokio)]
pub fn spawn<T>(future: T) -> JoinHandle<T::Output> where T: std::future::Future;
#[block_on]
pub fn start<D, F>(future: F) -> F::Output where F: std::future::Future;
pub mod time {
    pub use std::time::Duration;

    #[timer]
    #[waits(timer)]
    #[cancel(safe, inferred)]
    pub fn sleep(duration: Duration) -> Sleep;
    pub struct Sleep;
    impl std::future::Future for Sleep { type Output = (); }
    #[timeout]
    #[cancel(inner)]
    pub fn timeout<T>(duration: Duration, future: T) -> Timeout<T> where T: std::future::Future;
    pub struct Timeout<T>;
    impl<T: std::future::Future> std::future::Future for Timeout<T> { type Output = Result<T::Output, error::Elapsed>; }
    pub mod error {
        pub struct Elapsed;
        impl std::error::Error for Elapsed {}
    }
}
