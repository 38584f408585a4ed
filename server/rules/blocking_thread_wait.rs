//! Another thread, waited for on a runtime thread.

use super::Meta;
use crate::facts::{Call, Facts};
use crate::finding::{Applicability, Findings, Severity};
use crate::ir::{ExprId, ExprKind};
use crate::known::BlockKind;
use crate::rewrite;

pub(super) const META: Meta = Meta {
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    since: "0.1.0",
};

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    for (call, blocks) in facts.waiting_calls(&[BlockKind::Thread, BlockKind::Lock]) {
        if has_ended(facts, call) {
            continue;
        }
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

/// Whether `is_finished()` was asked before a thread is joined, which takes no time then.
fn has_ended(facts: &Facts<'_>, call: &Call<'_>) -> bool {
    let is_known =
        |(cond, holds): &(ExprId, bool)| asks_whether_ended(facts, *cond) == Some(*holds);
    facts.index().item(call.def).name == "join"
        && facts.conditions_at(call.expr).iter().any(is_known)
}

/// Whether a condition holds for a thread that has ended, or for one that has not.
fn asks_whether_ended(facts: &Facts<'_>, cond: ExprId) -> Option<bool> {
    let mut asked = None;
    facts.body.walk(cond, &mut |it| {
        let callee = facts.types.callee(it).map(|it| it.def);
        let asks = callee.is_some_and(|it| {
            facts.index().item(it).name == "is_finished" && facts.world.is_stub(it)
        });
        if asks {
            let around = facts
                .body
                .ancestors(it)
                .take_while(|it| facts.body.is_within(*it, cond));
            let negations = around.filter(|it| matches!(facts.kind(*it), ExprKind::Unary { .. }));
            asked = Some(negations.count() % 2 == 0);
        }
    });
    asked
}
