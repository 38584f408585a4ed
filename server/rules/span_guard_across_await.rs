//! A tracing span that stays entered while the task waits.

use super::Meta;
use crate::facts::{Facts, GuardPlace};
use crate::finding::{Findings, Severity};
use crate::known::GuardKind;

pub(super) const META: Meta = Meta {
    severity: Severity::Warning,
    fix: None,
    since: "0.1.0",
};

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    for guard in facts.guards() {
        let named = matches!(guard.place, GuardPlace::Named(_));
        if guard.kind != GuardKind::Span || !named {
            continue;
        }
        if let Some(first) = facts.first_await(guard) {
            let message =
                "the span stays entered while the task waits, and other tasks log into it";
            let finding = acc.add(guard.span, message);
            // Few tasks, and nobody searches the log of a test by span; what the entry waits for is
            // polled on a thread of its own, and others have one too.
            let alone = facts.unit.has_own_thread || facts.is_entered_once();
            if facts.unit.in_test || alone {
                finding.severity(Severity::Info);
            }
            finding.related(
                first.span,
                "the task can be suspended here, inside the span",
            );
        }
    }
}
