//! Blocks on a future.

use std::future::{Future, IntoFuture};

#[block_on]
pub fn block_on<F: IntoFuture>(fut: F) -> F::Output;

pub trait FutureExt: Future {
    #[block_on]
    fn block_on(self) -> Self::Output;
}
impl<F: Future> FutureExt for F {}
