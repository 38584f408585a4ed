//! A call that is made again the moment it has failed.

use super::Meta;
use crate::facts::Facts;
use crate::finding::{Applicability, Findings, Severity};
use crate::rewrite;

pub(super) const META: Meta = Meta {
    severity: Severity::Warning,
    fix: Some(Applicability::Suggested),
    since: "0.1.0",
};

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    if facts.unit.in_test {
        return;
    }
    for call in facts.calls() {
        let Some(retry) = facts.retry_at_once(call) else {
            continue;
        };
        let head = facts.loop_head(retry.of);
        acc.add(head, "after a failure this tries again at once")
            .related(facts.span(retry.awaited), "this is retried")
            .fix(rewrite::wait_between_tries(facts, &retry));
    }
}
