//! A lock is still held when the task is suspended.

use super::Meta;
use crate::facts::{Facts, Guard, GuardPlace};
use crate::finding::{Applicability, Findings, Severity};
use crate::known::GuardKind;
use crate::rewrite;

pub(super) const META: Meta = Meta {
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    since: "0.1.0",
};

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    for guard in facts.guards() {
        // What the head of a `match` holds through its body is another rule's.
        if !guard.thread || !guard.is_lock() || facts.await_in_body(guard).is_some() {
            continue;
        }
        let Some(first) = facts.first_await(guard) else {
            continue;
        };
        let held = match guard.kind {
            GuardKind::Refcell => "while it is borrowed",
            _ => "with the lock held",
        };
        let finding = acc.add(guard.span, message(facts, guard));
        // Tests keep each other out with a lock, each on a thread of its own.
        let is_unused = |it| facts.body.binding(it).uses.is_empty();
        if facts.unit.in_test && guard.binding().is_some_and(is_unused) {
            finding.severity(Severity::Hint);
        }
        finding
            .related(
                first.span,
                format!("the task can be suspended here, {held}"),
            )
            .clippy(facts.clippy_lint(guard))
            .fix(rewrite::release_early(facts, guard));
    }
}

fn message(facts: &Facts<'_>, guard: &Guard) -> String {
    match guard.place {
        GuardPlace::Named(binding) => {
            let name = &facts.body.binding(binding).name;
            match guard.kind {
                GuardKind::Refcell => format!("`{name}` is still borrowed at an await"),
                _ => format!("`{name}` holds a lock across an await"),
            }
        }
        GuardPlace::Extended(_) => {
            "this guard lives to the end of the block, across an await".to_owned()
        }
        GuardPlace::Temporary(_) | GuardPlace::Scrutinee { .. } => {
            "this guard lives to the end of the statement, across an await".to_owned()
        }
    }
}
