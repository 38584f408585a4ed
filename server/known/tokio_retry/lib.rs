//! Retries with growing pauses.

use std::future::Future;

pub struct Retry<I, A>;
impl<I, A> Retry<I, A> {
    #[waits(timer)]
    #[cancel(inner)]
    pub fn spawn<T, F, R>(strategy: T, action: F) -> Retry<T, R> where F: FnMut() -> R, R: Future;
}
impl<I, A: Future> Future for Retry<I, A> { type Output = A::Output; }
pub mod strategy {
    #[derive(Clone)]
    pub struct ExponentialBackoff;
    #[derive(Clone)]
    pub struct FixedInterval;
}
