//! Blocks on a future, in a few lines.

use std::future::Future;

#[block_on]
pub fn run<F: Future>(future: F) -> F::Output;
