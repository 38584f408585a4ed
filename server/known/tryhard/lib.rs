//! Retries with growing pauses.

#[waits(timer)]
#[cancel(inner)]
pub fn retry_fn<F, Fut>(f: F) -> RetryFn<F> where F: FnMut() -> Fut;
pub struct RetryFn<F>;
