//! Somebody who has to type something while the runtime thread waits.

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
    for (call, _) in facts.waiting_calls(&[BlockKind::Stdio]) {
        let name = facts.callee_name(call);
        let message = format!("`{name}` blocks the runtime thread while it waits for input");
        let finding = acc.add(call.span, message);
        if facts.keeps_nobody_waiting() {
            finding.severity(Severity::Hint);
        }
    }
}
