//! A long calculation on a runtime thread.

use super::Meta;
use crate::facts::{Context, Facts};
use crate::finding::{Applicability, Findings, Severity};
use crate::index::Target;
use crate::ir::{ExprId, Role};
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
            .filter(|it| matches!(it.kind, BlockKind::Cpu | BlockKind::Pool))
        else {
            continue;
        };
        if facts.is_start_up(call.expr) {
            continue;
        }
        let name = facts.callee_name(call);
        let is_pool = blocks.kind == BlockKind::Pool;
        let message = match is_pool {
            true => format!("`{name}` blocks the runtime thread until a pool has done the work"),
            false => format!("`{name}` keeps the runtime thread busy"),
        };
        let finding = acc.add(call.span, message);
        if facts.unit.is_cli {
            finding.severity(Severity::Hint);
        } else if blocks.tier > 1 && !is_pool {
            finding.severity(Severity::Info);
        }
        let twin = rewrite::blocking_call(facts, call, &blocks);
        let work = match is_pool {
            true => chain(facts, call.expr),
            false => call.expr,
        };
        finding.fix(twin.or_else(|| rewrite::offload(facts, work)));
    }
}

/// With the calls on what it returns: a parallel iterator is worked off by the last of them.
fn chain(facts: &Facts<'_>, call: ExprId) -> ExprId {
    let outer = |it: &ExprId| match facts.role(*it) {
        Role::Receiver => facts.body.expr(*it).parent,
        _ => None,
    };
    std::iter::successors(Some(call), outer)
        .last()
        .unwrap_or(call)
}
