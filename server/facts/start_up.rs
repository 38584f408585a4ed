//! What runs while the program starts, before there is another task to keep waiting.

#[cfg(test)]
mod tests;

use super::{Call, Facts, Fate, RegionKind};
use crate::ir::{ExprId, ExprKind, MacroKind, Role, Stmt};
use crate::known::SpawnKind;
use crate::known::names::{EntryKind, entry_attr};

/// When a function runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Start {
    /// It is where the program begins: its `main`, or what a library has it call first.
    Entry,
    /// When it is called.
    Called,
    /// Its callers are not known, or do not matter.
    #[default]
    Unknown,
}

impl Facts<'_> {
    /// Whether the expression runs once, in the program's entry, in a function that only the
    /// entry calls, or in one that opens a socket for clients, before the first task is started and
    /// the first client is served.
    pub fn is_start_up(&self, expr: ExprId) -> bool {
        let starts = self.start() == Start::Entry
            || self.summaries.is_start_up(self.def)
            || self.binds_listener();
        starts && self.is_early(expr)
    }

    /// Whether the program starts in this function, and it is not one that is called in tasks.
    pub fn is_entered_once(&self) -> bool {
        self.start() == Start::Entry || self.summaries.is_start_up(self.def)
    }

    fn binds_listener(&self) -> bool {
        self.body.exprs.iter().any(|it| match &it.kind {
            ExprKind::Path(path) => match path.segments.as_slice() {
                [.., ty, method] => method.name == "bind" && ty.name.ends_with("Listener"),
                _ => false,
            },
            _ => false,
        })
    }

    /// Whether the body reads the command line.
    fn parses_arguments(&self) -> bool {
        const PARSERS: &[&str] = &[
            "clap::Parser::parse",
            "clap::Parser::try_parse",
            "structopt::StructOpt::from_args",
        ];
        let path = |it: &Call<'_>| self.index().canonical_path(it.def);
        let named = |it: &&Call<'_>| {
            let name = &self.index().item(it.def).name;
            matches!(name.as_str(), "parse" | "try_parse" | "from_args")
        };
        let mut calls = self.calls().iter().filter(named);
        calls.any(|it| PARSERS.contains(&path(it).as_str()))
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

    /// Whether the future of a call is driven by a thread that is started for that.
    pub(super) fn is_driven_alone(&self, call: ExprId) -> bool {
        let driver = match self.fate(call) {
            Fate::Passed { call, .. } => Some(call),
            Fate::Awaited(_) => self
                .region(call)
                .expr
                .and_then(|it| self.body.expr(it).parent),
            _ => None,
        };
        let Some(driver) = driver.and_then(|it| self.call(it)) else {
            return false;
        };
        let region = self.region(driver.expr);
        let starter = region.expr.and_then(|it| self.body.expr(it).parent);
        let starter = starter.and_then(|it| self.call(it));
        let kind = starter.and_then(|it| it.effects.spawns.as_ref().map(|it| it.kind));
        driver.effects.block_on.is_some() && kind == Some(SpawnKind::Thread)
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
        let before = |(traffic, at): &(ExprId, u32)| {
            self.span(expr).start < *at || self.are_alternatives(expr, *traffic)
        };
        runs_at_once && self.traffic().iter().all(before) && self.enclosing_loop(expr).is_none()
    }

    /// Whether the program ends right behind the expression: `std::process::exit` follows it.
    pub fn is_shut_down(&self, expr: ExprId) -> bool {
        let exits = |it: ExprId| {
            let call = self.call(it).map(|it| self.index().canonical_path(it.def));
            call.is_some_and(|it| it == "std::process::exit" || it == "std::process::abort")
        };
        let start = self.span(expr).start;
        let region = self.region_id(expr);
        // The block of a task counts as the last one.
        let own = self.region(expr).expr;
        let around = self.body.ancestors(expr);
        { around }
            .take_while(|it| {
                (self.region_id(*it) == region || Some(*it) == own) && !self.is_loop(*it)
            })
            .any(|it| match self.kind(it) {
                ExprKind::Block(block) => {
                    let stmts = block.stmts.iter().filter_map(|it| match it {
                        Stmt::Expr { expr, .. } => Some(*expr),
                        Stmt::Let { .. } => None,
                    });
                    let mut later = stmts.chain(block.tail);
                    later.any(|it| self.span(it).start > start && exits(it))
                }
                _ => false,
            })
    }

    /// Whether two expressions stand in different arms of a `match`, or different branches of an
    /// `if`.
    fn are_alternatives(&self, a: ExprId, b: ExprId) -> bool {
        self.body.ancestors(a).any(|outer| {
            let branches = match self.kind(outer) {
                ExprKind::Match { arms, .. } => arms.iter().map(|it| it.body).collect(),
                ExprKind::If {
                    then,
                    else_: Some(else_),
                    ..
                } => vec![*then, *else_],
                _ => return false,
            };
            let branch_of = |it| {
                branches
                    .iter()
                    .find(|branch| self.body.is_within(it, **branch))
            };
            matches!((branch_of(a), branch_of(b)), (Some(a), Some(b)) if a != b)
        })
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
        } else if self.parses_arguments() {
            Start::Entry
        } else {
            Start::Called
        }
    }
}

/// Where tasks are started or clients are served, and where that begins, counted as spans of the
/// body.
pub(super) fn traffic(facts: &Facts<'_>) -> Vec<(ExprId, u32)> {
    let traffic = facts.body.ids().filter_map(|it| {
        let span = facts.span(it);
        let at = match facts.kind(it) {
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
                // The call itself may only prepare it.
                match facts.body.expr(it).parent {
                    Some(call) if facts.role(it) == Role::Callee => Some(facts.span(call).end),
                    _ => Some(span.start),
                }
            }
            _ => {
                let spawns = facts.call(it)?.effects.spawns.as_ref()?;
                let is_task = !matches!(spawns.kind, SpawnKind::Blocking | SpawnKind::Thread);
                is_task.then_some(span.end)
            }
        };
        Some((it, at?))
    });
    traffic.collect()
}
