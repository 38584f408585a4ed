//! What editors can show inside of the text: what is held while the task is suspended, and where.

use std::panic::{self, AssertUnwindSafe};

use super::Analysis;
use crate::facts::Facts;
use crate::index::FileId;
use crate::text::Span;

/// Words behind a place of a text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hint {
    pub at: u32,
    pub text: &'static str,
}

const HELD: &str = "held across await";
const SUSPENDS: &str = "suspends here";

impl Analysis {
    /// What is to be shown in a part of a file, from its start to its end.
    pub fn hints(&self, file: FileId, within: Span) -> Vec<Hint> {
        let defs = self.index.defs(file);
        let mut hints: Vec<Hint> = defs
            .filter(|it| self.index.item(*it).span.intersects(within))
            // One function that makes us panic costs its own hints.
            .filter_map(|def| {
                let start = self.index.item(def).span.start;
                let hinted = || self.with_facts(def, |facts| hinted(facts, start));
                panic::catch_unwind(AssertUnwindSafe(hinted)).ok()?
            })
            .flatten()
            .filter(|it| within.start <= it.at && it.at <= within.end)
            .collect();
        hints.sort();
        hints.dedup();
        hints
    }
}

fn hinted(facts: &Facts<'_>, start: u32) -> Vec<Hint> {
    let mut hints = Vec::new();
    let hint = |span: Span, text| Hint {
        at: start + span.end,
        text,
    };
    for guard in facts.guards().iter().filter(|it| !it.awaits.is_empty()) {
        hints.push(hint(guard.span, HELD));
        let awaits = guard.awaits.iter().map(|it| facts.awaits()[*it].span);
        hints.extend(awaits.map(|it| hint(it, SUSPENDS)));
    }
    hints
}
