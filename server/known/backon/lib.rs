//! Retries with growing pauses.

use std::future::Future;

pub trait Retryable<B, T, E, Fut: Future<Output = Result<T, E>>> {
    #[waits(timer)]
    #[cancel(inner)]
    fn retry(self, builder: B) -> Retry<B, Fut>;
}
impl<B, T, E, Fut, F> Retryable<B, T, E, Fut> for F
    where Fut: Future<Output = Result<T, E>>, F: FnMut() -> Fut {}
pub struct Retry<B, Fut>;
impl<B, Fut> Retry<B, Fut> {
    pub fn when<P>(self, retryable: P) -> Retry<B, Fut>;
    pub fn notify<P>(self, notify: P) -> Retry<B, Fut>;
    pub fn sleep<P>(self, sleep_fn: P) -> Retry<B, Fut>;
}
impl<B, Fut: Future> Future for Retry<B, Fut> { type Output = Fut::Output; }

pub trait BlockingRetryable<B, T, E> {
    fn retry(self, builder: B) -> BlockingRetry<B, T, E>;
}
impl<B, T, E, F> BlockingRetryable<B, T, E> for F where F: FnMut() -> Result<T, E> {}
pub struct BlockingRetry<B, T, E>;
impl<B, T, E> BlockingRetry<B, T, E> {
    pub fn when<P>(self, retryable: P) -> BlockingRetry<B, T, E>;
    pub fn notify<P>(self, notify: P) -> BlockingRetry<B, T, E>;
    #[blocks(sleep, note = "it sleeps between the attempts")]
    pub fn call(self) -> Result<T, E>;
}

#[derive(Clone)]
pub struct ExponentialBuilder;
impl Default for ExponentialBuilder {}
#[derive(Clone)]
pub struct ConstantBuilder;
impl Default for ConstantBuilder {}
