//! Retries with growing pauses.

pub enum Error<E> { Permanent(E), Transient { err: E, retry_after: Option<std::time::Duration> } }
impl<E> Error<E> {
    pub fn permanent(err: E) -> Self;
    pub fn transient(err: E) -> Self;
}
#[derive(Clone)]
pub struct ExponentialBackoff;
impl Default for ExponentialBackoff {}

#[blocks(sleep, instead = "backoff::future::retry", note = "it sleeps between the attempts")]
#[inline]
pub fn retry<F, B, T, E>(backoff: B, op: F) -> Result<T, Error<E>> where F: FnMut() -> Result<T, Error<E>>;
#[blocks(sleep, instead = "backoff::future::retry_notify", note = "it sleeps between the attempts")]
#[inline]
pub fn retry_notify<F, B, N, T, E>(backoff: B, op: F, notify: N) -> Result<T, Error<E>>
    where F: FnMut() -> Result<T, Error<E>>;
pub mod future {
    use std::future::Future;
    use super::Error;

    #[waits(timer)]
    #[cancel(inner)]
    pub fn retry<I, E, Op, Fut, B>(backoff: B, operation: Op) -> Retry<B, Op, Fut>
        where Op: FnMut() -> Fut, Fut: Future<Output = Result<I, Error<E>>>;
    pub struct Retry<B, Op, Fut>;
    impl<B, Op, Fut, I, E> Future for Retry<B, Op, Fut>
        where Fut: Future<Output = Result<I, Error<E>>> { type Output = Result<I, E>; }
}
