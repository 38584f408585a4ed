//! A plain HTTP client that waits for a server on a runtime thread, or panics there.

use super::Meta;
use crate::facts::{Context, Facts};
use crate::finding::{Findings, Severity};
use crate::known::BlockKind;

pub(super) const META: Meta = Meta {
    severity: Severity::Error,
    fix: None,
    since: "0.1.0",
};

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    for (call, _) in facts.waiting_calls(&[BlockKind::Http]) {
        let name = facts.callee_name(call);
        let message = format!("`{name}` blocks the runtime thread until the server answers");
        let finding = acc.add(call.span, message);
        if facts.keeps_nobody_waiting() {
            finding.severity(Severity::Hint);
        }
    }
    // A panic needs nobody who waits: it comes in tests, tools and start-up, too.
    for call in facts
        .calls()
        .iter()
        .filter(|it| it.context == Context::Async)
    {
        let blocks = facts.blocking(call.expr);
        if !blocks.is_some_and(|it| it.kind == BlockKind::Http && it.panics_in_async) {
            continue;
        }
        let name = facts.callee_name(call);
        let message = format!(
            "`{name}` panics on a runtime thread in debug builds, and blocks it in release builds"
        );
        acc.add(call.span, message);
    }
}
