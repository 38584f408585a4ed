//! Somebody who has to type something while the runtime thread waits.

use super::Meta;
use crate::facts::{Call, Facts};
use crate::finding::{Findings, Severity};
use crate::known::BlockKind;

pub(super) const META: Meta = Meta {
    severity: Severity::Warning,
    fix: None,
    since: "0.1.0",
};

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    for (call, _) in facts.waiting_calls(&[BlockKind::Stdio]) {
        if is_ready(facts, call) {
            continue;
        }
        let name = facts.callee_name(call);
        let message = format!("`{name}` blocks the runtime thread while it waits for input");
        let finding = acc.add(call.span, message);
        if facts.keeps_nobody_waiting() {
            finding.severity(Severity::Hint);
        }
    }
}

/// `if event::poll(…)? { event::read()? }`: only the first of them waits.
fn is_ready(facts: &Facts<'_>, call: &Call<'_>) -> bool {
    let path = |def| facts.index().canonical_path(def);
    if path(call.def) != "crossterm::event::read" {
        return false;
    }
    let polls = |cond| {
        let mut polls = false;
        facts.body.walk(cond, &mut |it| {
            let callee = facts.types.callee(it);
            polls |= callee.is_some_and(|it| path(it.def) == "crossterm::event::poll");
        });
        polls
    };
    let conditions = facts.conditions_at(call.expr);
    conditions
        .iter()
        .any(|(cond, holds)| *holds && polls(*cond))
}
