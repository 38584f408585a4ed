//! Timeouts for smol.

use std::future::Future;

pub trait TimeoutExt: Future {
    #[timeout]
    #[cancel(inner)]
    fn timeout(self, timeout: std::time::Duration) -> Timeout<Self>;
}
impl<F: Future> TimeoutExt for F {}
pub struct Timeout<F>;
impl<F: Future> Future for Timeout<F> { type Output = Option<F::Output>; }
