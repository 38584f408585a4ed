//! Polls a future in a loop, without a waker.

use std::future::Future;

#[block_on]
pub fn block_on<F: Future>(future: F) -> F::Output;
