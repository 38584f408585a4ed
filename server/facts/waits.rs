//! Calls that keep a runtime thread, and the tasks that share it, waiting for somebody else.

use super::{Call, Context, Facts};
use crate::index::Target;
use crate::known::{BlockKind, Blocks};

impl Facts<'_> {
    /// The calls in async code that wait for one of these on the thread. Left out are those that
    /// keep nobody waiting, in tests, build scripts, start-up and shut-down; and those that do not
    /// wait, but panic.
    pub fn waiting_calls(&self, kinds: &[BlockKind]) -> Vec<(&Call<'_>, Blocks)> {
        if self.unit.in_test || self.unit.target == Target::BuildScript {
            return Vec::new();
        }
        { self.calls().iter() }
            .filter(|it| it.context == Context::Async)
            .filter_map(|it| Some((it, self.blocking(it.expr)?)))
            .filter(|(_, it)| kinds.contains(&it.kind) && it.tier < 3 && !it.panics_in_async)
            .filter(|(it, _)| !self.is_start_up(it.expr) && !self.is_shut_down(it.expr))
            .collect()
    }

    /// Whether no task of others shares the thread: one person's tool, or a thread for this alone.
    pub fn keeps_nobody_waiting(&self) -> bool {
        self.unit.is_cli || self.unit.has_own_thread
    }
}
