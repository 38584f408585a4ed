//! A connection that is opened, read or written, or a name that is looked up, while the runtime
//! thread waits.

use super::Meta;
use crate::facts::Facts;
use crate::finding::{Applicability, Findings, Severity};
use crate::known::BlockKind;
use crate::rewrite;

pub(super) const META: Meta = Meta {
    severity: Severity::Error,
    fix: Some(Applicability::Suggested),
    since: "0.1.0",
};

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    for (call, blocks) in facts.waiting_calls(&[BlockKind::Net, BlockKind::Dns]) {
        let name = facts.callee_name(call);
        let until = if blocks.kind == BlockKind::Dns {
            "until the name is looked up"
        } else {
            "while it waits for the network"
        };
        let message = format!("`{name}` blocks the runtime thread {until}");
        let finding = acc.add(call.span, message);
        if facts.keeps_nobody_waiting() {
            finding.severity(Severity::Hint);
        }
        finding.fix(rewrite::blocking_call(facts, call, &blocks));
    }
}
