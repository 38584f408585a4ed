//! A program that is waited for while the runtime thread stands still.

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
        // Tier 3 starts a program, and does not wait for it.
        let Some(blocks) = facts
            .blocking(call.expr)
            .filter(|it| it.kind == BlockKind::Process && it.tier < 3)
        else {
            continue;
        };
        if facts.is_start_up(call.expr) {
            continue;
        }
        let name = facts.callee_name(call);
        let is_pipe = call.effects.blocks.as_ref().map(|it| it.kind) == Some(BlockKind::Io);
        let until = if is_pipe {
            "writes, reads or ends"
        } else {
            "ends"
        };
        let message = format!("`{name}` blocks the runtime thread until the program {until}");
        let finding = acc.add(call.span, message);
        if facts.unit.is_cli || facts.unit.has_own_thread {
            finding.severity(Severity::Hint);
        }
        finding.fix(rewrite::blocking_call(facts, call, &blocks));
    }
}
