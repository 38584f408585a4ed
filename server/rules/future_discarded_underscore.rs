//! A future that was never awaited, thrown away in a way that the compiler takes for intended.

use super::Meta;
use crate::facts::{Facts, Lost};
use crate::finding::{Applicability, Findings, Severity};
use crate::rewrite;

pub(super) const META: Meta = Meta {
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    since: "0.1.0",
};

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    for lost in facts.lost_futures() {
        let what = match lost.how {
            Lost::LetUnderscore => "let _ =",
            Lost::Underscore => "_ =",
            Lost::Dropped => "drop",
            Lost::Statement | Lost::Bound(_) => continue,
        };
        let message = match &lost.of {
            Some(name) => format!("`{what}` drops this future, so `{name}` never runs"),
            None => format!("`{what}` drops this future, so the block never runs"),
        };
        let finding = acc.add(facts.span(lost.expr), message);
        if lost.how == Lost::LetUnderscore {
            finding.clippy("let_underscore_future");
        }
        // That it compiles, or what happens when it is dropped, is what is tested.
        if facts.unit.in_test {
            finding.severity(Severity::Hint);
        }
        finding.fix(rewrite::ignore_result(facts, lost.expr));
    }
}
