//! Another thread, waited for on a runtime thread.

use super::Meta;
use crate::facts::{Call, Facts};
use crate::finding::{Applicability, Findings, Severity};
use crate::ir::{ExprId, ExprKind, Stmt};
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
    if facts.index().item(call.def).name != "join" {
        return false;
    }
    let is_within = |outer| facts.body.is_within(call.expr, outer);
    let mut outer = facts.body.ancestors(call.expr);
    outer.any(|it| match facts.kind(it) {
        ExprKind::If { cond, else_, .. } => match asks_whether_ended(facts, *cond) {
            Some(true) => !else_.is_some_and(is_within),
            Some(false) => else_.is_some_and(is_within),
            None => false,
        },
        ExprKind::While { cond, .. } => asks_whether_ended(facts, *cond) == Some(true),
        // `while !thread.is_finished() { … }`
        ExprKind::Block(block) => block.stmts.iter().any(|it| {
            let Stmt::Expr { expr, .. } = *it else {
                return false;
            };
            let is_before = facts.span(expr).end <= facts.span(call.expr).start;
            match facts.kind(expr) {
                ExprKind::While { cond, .. } if is_before => {
                    asks_whether_ended(facts, *cond) == Some(false)
                }
                _ => false,
            }
        }),
        _ => false,
    })
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
