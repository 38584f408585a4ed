//! Polls a future in a loop.

use std::future::Future;

#[block_on]
pub fn spin_on<F: Future>(future: F) -> F::Output;
