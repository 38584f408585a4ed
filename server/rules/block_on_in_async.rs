//! A thread of the runtime that is blocked until a future is done.

use super::Meta;
use crate::facts::{Call, Context, Facts};
use crate::finding::{Applicability, Edit, Findings, Fix, Severity};
use crate::fix::binds_loosely;
use crate::ir::{BindingId, ExprId, ExprKind, Role};
use crate::rewrite;
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
        // What tokio drives there may need its reactor, which an `.await` would not find.
        let is_bridge = block_on.panics_in_async && facts.is_off_tokio(call.expr);
        let panics = block_on.panics_in_async && !is_bridge;
        let happens = match (panics, is_bridge) {
            (true, _) => "panics here",
            (_, true) => "stops the executor here",
            _ => "can deadlock here",
        };
        let message = format!("`{name}` {happens}: this is async code");
        let finding = acc.add(call.span, message);
        // What cannot end well shows when the test runs.
        if facts.unit.in_test && !panics {
            finding.severity(Severity::Info);
        }
        if !is_bridge {
            finding.fix(awaited(facts, call));
        }
    }
}

/// `handle.block_on(future)` becomes `future.await`.
fn awaited(facts: &Facts<'_>, call: &Call<'_>) -> Option<Fix> {
    let future = driven(call)?;
    if !facts.is_async_here(call.expr) {
        return None;
    }
    if let Some(runtime) = call.receiver.and_then(|it| dropped_here(facts, it)) {
        return without(facts, runtime).or_else(|| {
            let fix = Fix::suggested("Await the future; the runtime must not be dropped here");
            Some(fix.edits(await_instead(facts, call, future)))
        });
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
    let fix = Fix::new(applicability, "Await the future");
    Some(fix.edits(await_instead(facts, call, future)))
}

fn driven(call: &Call<'_>) -> Option<ExprId> {
    match (call.args, call.receiver) {
        ([future], _) => Some(*future),
        // `future.block_on()`
        ([], future) => future,
        _ => None,
    }
}

fn await_instead(facts: &Facts<'_>, call: &Call<'_>, future: ExprId) -> Vec<Edit> {
    let (whole, inner) = (facts.span(call.expr), facts.span(future));
    let (open, close) = if binds_loosely(facts.kind(future)) {
        ("(", ").await")
    } else {
        ("", ".await")
    };
    let before = Span::new(whole.start, inner.start);
    let after = Span::new(inner.end, whole.end);
    let mut edits = vec![Edit::new(facts.place(after), close)];
    if !before.is_empty() || !open.is_empty() {
        edits.push(Edit::new(facts.place(before), open));
    }
    edits
}

/// A local that is a runtime: it panics as well when it is dropped in async code.
fn dropped_here(facts: &Facts<'_>, runtime: ExprId) -> Option<BindingId> {
    let ExprKind::Local(runtime) = *facts.kind(runtime) else {
        return None;
    };
    let ty = facts.types.binding(runtime).adt()?;
    let drop = &facts.world.effects(ty).drop_blocks;
    let panics = drop.as_ref().is_some_and(|it| it.panics_in_async);
    panics.then_some(runtime)
}

/// Awaits every future that a runtime is made for, and makes none.
fn without(facts: &Facts<'_>, runtime: BindingId) -> Option<Fix> {
    let init = facts.init_of(runtime)?;
    let mut can_fail = false;
    let mut is_plain = true;
    facts.body.walk(init, &mut |it| match facts.kind(it) {
        ExprKind::Call { .. } | ExprKind::MethodCall { .. } => {
            let call = facts.call(it);
            is_plain &= call.is_some_and(|it| facts.world.is_stub(it.def));
        }
        ExprKind::Try { .. } => can_fail = true,
        ExprKind::Path(_) | ExprKind::Local(_) | ExprKind::Literal(_) => {}
        _ => is_plain = false,
    });
    let statement = rewrite::statement_around(facts, init)?;
    let is_let = matches!(facts.role(init), Role::LetInit(_))
        && facts.text_at(statement).starts_with("let ");
    if !is_plain || !is_let {
        return None;
    }
    let mut edits = vec![facts.source()?.delete_lines(facts.place(statement))];
    for use_ in &facts.body.binding(runtime).uses {
        let call = facts.call(facts.body.expr(*use_).parent?)?;
        let is_receiver = call.receiver == Some(*use_);
        call.effects.block_on.as_ref().filter(|_| is_receiver)?;
        if !facts.can_await(call.expr) {
            return None;
        }
        edits.extend(await_instead(facts, call, driven(call)?));
    }
    let applicability = match can_fail {
        true => Applicability::Suggested,
        false => Applicability::Safe,
    };
    let title = "Await the future, without a runtime of its own";
    Some(Fix::new(applicability, title).edits(edits))
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
