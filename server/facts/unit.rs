//! Where a body stands: in a service, a test, a build script, a command-line tool.

use super::{Facts, World};
use crate::index::{Def, Only, Target};
use crate::ir::ExprId;

/// What kind of program a body belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    pub target: Target,
    /// Compiled for tests only, or a test itself.
    pub in_test: bool,
    /// Compiled for wasm only, where the browser ends what takes too long.
    pub in_browser: bool,
    /// In a program that one person runs and that serves nobody.
    pub is_cli: bool,
    /// Only run by threads that are started for it: nobody else is kept waiting.
    pub has_own_thread: bool,
    /// `fn main` of a binary.
    pub is_main: bool,
}

impl Unit {
    pub(super) fn of(world: &World<'_>, def: Def) -> Self {
        let index = world.index;
        let krate = index.krate(index.crate_of(def.file));
        let only = index.only(def);
        let is_main = matches!(krate.target, Target::Bin | Target::Example | Target::Loose)
            && index.item(def).name == "main"
            && index.function(def).is_some()
            && index.container(def).is_none();
        Self {
            target: krate.target,
            in_test: only.tests
                || matches!(krate.target, Target::Test | Target::Bench | Target::Example),
            in_browser: only.browsers,
            is_cli: world.overview.programs.is_tool(index.crate_of(def.file)),
            has_own_thread: false,
            is_main,
        }
    }

    /// Tests, benchmarks, examples, build scripts and command-line tools: stalling a worker or
    /// waiting without a limit hurts nobody there.
    pub fn is_relaxed(self) -> bool {
        self.in_test || self.is_cli || self.target == Target::BuildScript
    }
}

impl Facts<'_> {
    /// Whether the expression is compiled for wasm only: its function, or the statement it is in.
    pub fn is_in_browser(&self, expr: ExprId) -> bool {
        let span = self.span(expr);
        let mut around = self.body.configured.iter().filter(|it| {
            let outer = it.span;
            outer.start <= span.start && span.end <= outer.end
        });
        self.unit.in_browser || around.any(|it| Only::when(&it.predicate).browsers)
    }
}
