//! A thread of the runtime that is blocked until a future is done.

use super::Meta;
use crate::facts::{Call, Context, Facts};
use crate::finding::{Applicability, Findings, Fix, Severity};
use crate::fix::binds_loosely;
use crate::ir::{ExprId, ExprKind};
use crate::text::Span;

pub(super) const META: Meta = Meta {
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    since: "0.1.0",
};

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    for call in facts
        .calls()
        .iter()
        .filter(|it| it.context == Context::Async)
    {
        let Some(block_on) = &call.effects.block_on else {
            continue;
        };
        let name = &facts.index().item(call.def).name;
        let happens = if block_on.panics_in_async {
            "panics here"
        } else {
            "can deadlock here"
        };
        let message = format!("`{name}` {happens}: this is async code");
        let finding = acc.add(call.span, message);
        // What cannot end well shows when the test runs.
        if facts.unit.in_test && !block_on.panics_in_async {
            finding.severity(Severity::Info);
        }
        finding.fix(awaited(facts, call));
    }
}

/// `handle.block_on(future)` becomes `future.await`.
fn awaited(facts: &Facts<'_>, call: &Call<'_>) -> Option<Fix> {
    let future = match (call.args, call.receiver) {
        ([future], _) => *future,
        // `future.block_on()`
        ([], Some(future)) => future,
        _ => return None,
    };
    if !facts.is_async_here(call.expr) {
        return None;
    }
    let safe = facts.can_await(call.expr)
        && call
            .receiver
            .is_none_or(|it| it == future || is_at_hand(facts, it));
    let applicability = if safe {
        Applicability::Safe
    } else {
        Applicability::Suggested
    };
    let (whole, inner) = (facts.span(call.expr), facts.span(future));
    let (open, close) = if binds_loosely(facts.kind(future)) {
        ("(", ").await")
    } else {
        ("", ".await")
    };
    let before = Span::new(whole.start, inner.start);
    let after = Span::new(inner.end, whole.end);
    let fix = Fix::new(applicability, "Await the future").replace(facts.place(after), close);
    if before.is_empty() && open.is_empty() {
        return Some(fix);
    }
    Some(fix.replace(facts.place(before), open))
}

/// Leaving the runtime out leaves nothing undone: it stands in a place, or is the current one.
fn is_at_hand(facts: &Facts<'_>, runtime: ExprId) -> bool {
    match facts.kind(runtime) {
        ExprKind::Local(_) | ExprKind::Path(_) => true,
        ExprKind::Field { base, .. } => is_at_hand(facts, *base),
        ExprKind::Call { args, .. } => args.is_empty() && returns_handle(facts, runtime),
        _ => false,
    }
}

fn returns_handle(facts: &Facts<'_>, call: ExprId) -> bool {
    facts
        .call(call)
        .is_some_and(|it| facts.index().canonical_path(it.def) == "tokio::runtime::Handle::current")
}
