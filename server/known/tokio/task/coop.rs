//! Cooperative scheduling.

use std::task::{Context, Poll};

pub use crate::task::Unconstrained;
pub use crate::task::consume_budget;
pub use crate::task::unconstrained;

pub fn cooperative<F: Future>(fut: F) -> Coop<F>;
pub fn has_budget_remaining() -> bool;
pub fn poll_proceed(cx: &mut Context) -> Poll<RestoreOnPending>;

pub struct Coop<F: Future> {}
impl<F: Future> Future for Coop<F> {
    type Output = F::Output;
}

pub struct RestoreOnPending {}
impl RestoreOnPending {
    pub fn made_progress(&self);
}

impl !Send for RestoreOnPending {}
