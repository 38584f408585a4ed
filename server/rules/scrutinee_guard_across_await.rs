//! A lock taken in the head of a `match` or a loop that is held through the body, and the body
//! waits.

use super::Meta;
use crate::facts::{Facts, GuardPlace};
use crate::finding::{Applicability, Findings, Severity};
use crate::ir::ExprKind;
use crate::rewrite;

pub(super) const META: Meta = Meta {
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    since: "0.1.0",
};

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    for guard in facts.guards().iter().filter(|it| it.is_lock()) {
        let (GuardPlace::Scrutinee { of, .. }, Some(first)) =
            (guard.place, facts.await_in_body(guard))
        else {
            continue;
        };
        let what = match facts.kind(of) {
            ExprKind::If { .. } => "if let",
            ExprKind::While { .. } => "while let",
            ExprKind::For { .. } => "for",
            _ => "match",
        };
        let message = format!("this guard lives until the end of the `{what}`, across an await");
        let finding = acc.add(guard.span, message);
        finding.related(
            first.span,
            "the task can be suspended here, with the lock held",
        );
        let fix = rewrite::bind_first(facts, guard);
        if guard.thread {
            finding.clippy(facts.clippy_lint(guard));
            finding.severity(Severity::Error);
        } else if fix.is_none() && facts.is_guard_needed(guard) {
            finding.severity(Severity::Hint);
        }
        if let Some(again) = facts.locked_again(guard) {
            finding
                .severity(Severity::Error)
                .related(again, "the same lock is taken again here");
        }
        finding.fix(fix);
    }
}
