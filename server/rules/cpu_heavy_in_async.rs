//! A long calculation on a runtime thread.

use super::Meta;
use crate::facts::{Context, Facts};
use crate::finding::{Applicability, Findings, Severity};
use crate::index::Target;
use crate::known::BlockKind;
use crate::rewrite;

pub(super) const META: Meta = Meta {
    severity: Severity::Warning,
    fix: Some(Applicability::Suggested),
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
        let Some(blocks) = facts
            .blocking(call.expr)
            .filter(|it| it.kind == BlockKind::Cpu)
        else {
            continue;
        };
        if facts.is_start_up(call.expr) {
            continue;
        }
        let name = facts.callee_name(call);
        let finding = acc.add(call.span, format!("`{name}` keeps the runtime thread busy"));
        if facts.unit.is_cli {
            finding.severity(Severity::Hint);
        } else if blocks.tier > 1 {
            finding.severity(Severity::Info);
        }
        finding.fix(rewrite::offload(facts, call.expr));
    }
}
