//! A call that waits for something else on a runtime thread: the network, a database, a channel,
//! another thread, a person.

use super::Meta;
use crate::facts::{Context, Facts};
use crate::finding::{Applicability, Findings, Severity};
use crate::index::Target;
use crate::known::BlockKind;
use crate::rewrite;

pub(super) const META: Meta = Meta {
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    since: "0.1.0",
};

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    if facts.unit.in_test || facts.unit.target == Target::BuildScript {
        return;
    }
    for call in facts
        .calls()
        .iter()
        .filter(|it| it.context == Context::Async)
    {
        let blocks = facts
            .blocking(call.expr)
            .filter(|it| it.tier < 3 && !it.panics_in_async);
        let Some((other, blocks)) = blocks.and_then(|it| Some((other_side(it.kind)?, it))) else {
            continue;
        };
        if facts.is_start_up(call.expr) || facts.is_shut_down(call.expr) {
            continue;
        }
        let name = facts.callee_name(call);
        let message = format!("`{name}` blocks the runtime thread while it waits for {other}");
        let finding = acc.add(call.span, message);
        if facts.unit.is_cli || facts.unit.has_own_thread {
            finding.severity(Severity::Hint);
        }
        finding.fix(rewrite::blocking_call(facts, call, &blocks));
    }
}

/// What is waited for; `None` for what other rules tell of.
fn other_side(kind: BlockKind) -> Option<&'static str> {
    Some(match kind {
        BlockKind::Net | BlockKind::Dns | BlockKind::Http => "the network",
        BlockKind::Db => "the database",
        BlockKind::Channel => "the other end of the channel",
        BlockKind::Thread => "another thread",
        BlockKind::Stdio => "the terminal",
        BlockKind::Device => "a device",
        BlockKind::Lock => "the lock",
        _ => return None,
    })
}
