//! A database that is asked while the runtime thread waits for its answer.

use super::Meta;
use crate::facts::Facts;
use crate::finding::{Findings, Severity};
use crate::known::BlockKind;

pub(super) const META: Meta = Meta {
    severity: Severity::Warning,
    fix: None,
    since: "0.1.0",
};

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    for (call, _) in facts.waiting_calls(&[BlockKind::Db]) {
        let name = facts.callee_name(call);
        let message = format!("`{name}` blocks the runtime thread until the database answers");
        let finding = acc.add(call.span, message);
        if facts.keeps_nobody_waiting() {
            finding.severity(Severity::Hint);
        }
    }
}
