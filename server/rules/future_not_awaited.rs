//! A future that is made and thrown away, so that the work it stands for never happens.

use super::Meta;
use crate::facts::{Facts, Lost};
use crate::finding::{Applicability, Findings, Severity};
use crate::rewrite;

pub(super) const META: Meta = Meta {
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    since: "0.1.0",
};

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    for lost in facts.lost_futures() {
        let is_bound = matches!(lost.how, Lost::Bound(_));
        if !is_bound && lost.how != Lost::Statement {
            continue;
        }
        let message = match &lost.of {
            Some(name) => {
                format!("this future is dropped without being awaited, so `{name}` never runs")
            }
            None => {
                "this future is dropped without being awaited, so the block never runs".to_owned()
            }
        };
        let fix = rewrite::await_lost(facts, lost.expr, !is_bound);
        let finding = acc.add(facts.span(lost.expr), message);
        // What happens when it is dropped is what is tested.
        if facts.unit.in_test && is_bound {
            finding.severity(Severity::Hint);
        }
        finding.fix(fix);
    }
}
