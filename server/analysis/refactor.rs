//! What can be rewritten at a place of a file.

use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;

use super::Analysis;
use crate::facts::Facts;
use crate::index::{Def, FileId};
use crate::refactor::{self, Refactoring};
use crate::text::Span;
use crate::types;

impl Analysis {
    /// The refactorings at a cursor or selection, the most useful first. `at` is in bytes of the
    /// file's text.
    pub fn refactorings(&self, file: FileId, at: Span) -> Vec<Refactoring> {
        // One that panics costs what would be offered, and nothing else.
        let offered = panic::catch_unwind(AssertUnwindSafe(|| self.offered(file, at)));
        offered.ok().flatten().unwrap_or_default()
    }

    fn offered(&self, file: FileId, at: Span) -> Option<Vec<Refactoring>> {
        let def = self.body_at(file, at)?;
        let start = self.index.item(def).span.start;
        self.with_facts(def, |facts| refactor::at(facts, at.relative_to(start)))
    }

    /// What is to be said of the facts of one function, under the options of its file.
    pub(super) fn with_facts<T>(&self, def: Def, say: impl FnOnce(&Facts<'_>) -> T) -> Option<T> {
        let body = self.index.body(def)?;
        let world = self.workspace().world();
        let known = self.examined.get(&def).and_then(|it| it.types.clone());
        let types = known.unwrap_or_else(|| Arc::new(types::infer(&world.types, def, body)));
        let facts = Facts::new(&world, def, body, &types, &self.summaries);
        Some(say(&facts.under(self.options(def.file))))
    }

    /// The innermost item around a place that has a body.
    fn body_at(&self, file: FileId, at: Span) -> Option<Def> {
        let span = |it: &Def| self.index.item(*it).span;
        let defs = self.index.defs(file);
        let around = defs.filter(|it| self.index.body(*it).is_some() && span(it).contains(at));
        around.min_by_key(|it| span(it).len())
    }
}
