//! A call that puts the thread to sleep, and every task of the worker with it.

use super::Meta;
use crate::facts::{Context, Facts};
use crate::finding::{Applicability, Findings, Severity};
use crate::known::BlockKind;
use crate::rewrite;

pub(super) const META: Meta = Meta {
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    since: "0.1.0",
};

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    for call in facts
        .calls()
        .iter()
        .filter(|it| it.context == Context::Async)
    {
        let Some(blocks) = facts
            .blocking(call.expr)
            .filter(|it| it.kind == BlockKind::Sleep)
        else {
            continue;
        };
        let path = facts.index().canonical_path(call.def);
        let finding = acc.add(call.span, format!("`{path}` blocks the runtime thread"));
        // It waits for something outside of the test, or plays a thread that hangs.
        if facts.unit.in_test {
            finding.severity(Severity::Info);
        }
        finding.fix(rewrite::blocking_call(facts, call, &blocks));
    }
}
