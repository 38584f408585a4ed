//! Another thread, waited for on a runtime thread.

use super::Meta;
use crate::facts::Facts;
use crate::finding::{Applicability, Findings, Severity};
use crate::known::BlockKind;
use crate::rewrite;

pub(super) const META: Meta = Meta {
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    since: "0.1.0",
};

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    for (call, blocks) in facts.waiting_calls(&[BlockKind::Thread, BlockKind::Lock]) {
        let name = facts.callee_name(call);
        let until = match facts.index().item(call.def).name.as_str() {
            "join" | "scope" => "another thread ends",
            _ if blocks.kind == BlockKind::Lock => "the lock is free",
            _ => "another thread wakes it",
        };
        let message = format!("`{name}` blocks the runtime thread until {until}");
        let finding = acc.add(call.span, message);
        if facts.keeps_nobody_waiting() {
            finding.severity(Severity::Hint);
        }
        finding.fix(rewrite::blocking_call(facts, call, &blocks));
    }
}
