//! What runs while the program starts, before there is another task to keep waiting.

#[cfg(test)]
mod tests;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Direct, Facts, Fate, RegionKind};
use crate::index::Def;
use crate::ir::{ExprId, ExprKind, MacroKind};
use crate::known::SpawnKind;
use crate::known::names::{EntryKind, entry_attr};

/// When a function runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Start {
    /// It is where the program begins.
    Entry,
    /// When it is called.
    Called,
    /// Its callers are not known, or do not matter.
    #[default]
    Unknown,
}

impl Facts<'_> {
    /// Whether the expression runs once, in the program's entry or in a function that only the
    /// entry calls, before the first task is started and the first client is served.
    pub fn is_start_up(&self, expr: ExprId) -> bool {
        self.is_early(expr)
            && (self.start() == Start::Entry || self.summaries.is_start_up(self.def))
    }

    /// Whether the future of a call is driven to its end at once, early in the body.
    pub(super) fn is_called_early(&self, call: ExprId) -> bool {
        let driven = match self.fate(call) {
            Fate::Awaited(_) => true,
            Fate::Passed { call, .. } => self
                .call(call)
                .is_some_and(|it| it.effects.block_on.is_some()),
            _ => false,
        };
        driven && self.is_early(call)
    }

    /// Whether the expression runs once per run of the body, before the first task is started.
    fn is_early(&self, expr: ExprId) -> bool {
        let region = self.region(expr);
        let runs_at_once = match (region.kind, region.expr) {
            (RegionKind::Body, _) => true,
            // `runtime.block_on(async { … })`
            (RegionKind::AsyncBlock { .. }, Some(block)) => {
                let call = self.body.expr(block).parent.and_then(|it| self.call(it));
                call.is_some_and(|it| it.effects.block_on.is_some()) && self.is_early(block)
            }
            _ => false,
        };
        runs_at_once && self.span(expr).start < self.traffic && self.enclosing_loop(expr).is_none()
    }

    /// Whether the program begins in this function, and ends with it.
    pub fn is_entry(&self) -> bool {
        self.start() == Start::Entry
    }

    pub(super) fn start(&self) -> Start {
        let mut attrs = self.item().attrs.iter();
        let is_main = |path: &str| entry_attr(path).is_some_and(|it| it.kind == EntryKind::Main);
        if self.unit.is_main || attrs.any(|it| is_main(&it.path)) {
            Start::Entry
        } else if self.unit.in_test || self.is_of_trait() {
            Start::Unknown
        } else {
            Start::Called
        }
    }
}

/// Where the first task is started or the first client is served, counted as spans of the body.
pub(super) fn first_traffic(facts: &Facts<'_>) -> u32 {
    let traffic = facts.body.ids().filter_map(|it| {
        let span = facts.span(it);
        match facts.kind(it) {
            ExprKind::Macro(call) => {
                let drives = matches!(call.kind, MacroKind::Select(_) | MacroKind::Join { .. });
                drives.then_some(span.start)
            }
            ExprKind::MethodCall { method, .. }
                if matches!(method.as_str(), "accept" | "serve") =>
            {
                Some(span.end)
            }
            ExprKind::Path(path) if matches!(path.last_name(), "accept" | "serve") => {
                Some(span.start)
            }
            _ => {
                let spawns = facts.call(it)?.effects.spawns.as_ref()?;
                let is_task = !matches!(spawns.kind, SpawnKind::Blocking | SpawnKind::Thread);
                is_task.then_some(span.end)
            }
        }
    });
    traffic.min().unwrap_or(u32::MAX)
}

/// The functions that nobody but the entry calls, early, or others of the kind.
pub(super) fn spread(direct: &FxHashMap<Def, &Direct>) -> FxHashSet<Def> {
    let mut calls: FxHashMap<Def, Vec<(Def, bool)>> = FxHashMap::default();
    for (caller, it) in direct.iter().filter(|it| !it.1.in_test) {
        for poll in &it.polls {
            calls
                .entry(poll.callee)
                .or_default()
                .push((*caller, poll.early));
        }
    }
    let start = |def: &Def| direct.get(def).map_or(Start::Unknown, |it| it.start);
    calls.retain(|callee, _| start(callee) == Start::Called);
    let mut found = FxHashSet::default();
    loop {
        let newly = calls.iter().filter(|(callee, calls)| {
            !found.contains(*callee)
                && calls.iter().all(|(caller, early)| {
                    *early && (start(caller) == Start::Entry || found.contains(caller))
                })
        });
        let newly = newly.map(|it| *it.0).collect::<Vec<_>>();
        if newly.is_empty() {
            return found;
        }
        found.extend(newly);
    }
}
