//! When work is stopped before its end.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::lsp::shared::Shared;
use crate::project::Observer;

/// Work stops when something has happened meanwhile.
pub(super) struct Stop {
    pub sent: Arc<AtomicUsize>,
    pub taken: usize,
    /// Unless it is to come to its end.
    pub never: bool,
}

impl Observer for Stop {
    fn is_cancelled(&self) -> bool {
        !self.never && self.sent.load(Ordering::Relaxed) != self.taken
    }
}

/// The first look at a group is not stopped: nothing could be said before its end.
pub(super) struct Patient<'a>(pub &'a Shared);

impl Observer for Patient<'_> {
    fn progress(&self, done: usize, of: usize) {
        self.0.progress.step(done, of);
    }
}
