//! Moves a call to the threads that may block.

use crate::facts::Facts;
use crate::finding::Fix;
use crate::ir::{BindingId, ExprId, ExprKind, Role};
use crate::text::Span;

/// Wraps a call, or another expression, into `spawn_blocking`, where the closure can take
/// everything that it uses.
pub fn offload(facts: &Facts<'_>, call: ExprId) -> Option<Fix> {
    let manifest = facts.require("tokio", "rt")?;
    if !facts.can_await(call) {
        return None;
    }
    // What is returned must not point into what the closure takes, or be bound to its thread.
    if !facts.may_be_sent(facts.ty(call)) {
        return None;
    }
    let mut movable = true;
    facts
        .body
        .walk(call, &mut |it| movable &= can_move(facts, it, call));
    if !movable {
        return None;
    }
    let span = facts.span(call);
    let path = "tokio::task::spawn_blocking";
    // `for` and its kin need no semicolon.
    let end = match facts.role(call) {
        Role::Statement { semicolon: false } => ").await.unwrap();",
        _ => ").await.unwrap()",
    };
    let spawn = facts.source()?.qualified(facts.def.item, path);
    let fix = Fix::suggested("Run it on the blocking pool")
        .insert(
            facts.place(Span::empty(span.start)),
            format!("{spawn}(move || "),
        )
        .insert(facts.place(Span::empty(span.end)), end);
    Some(fix.edits(manifest))
}

/// Whether a part of the call may stand in a closure that is sent away.
fn can_move(facts: &Facts<'_>, expr: ExprId, call: ExprId) -> bool {
    match facts.kind(expr) {
        ExprKind::Local(binding) => is_given_up(facts, *binding, call),
        ExprKind::Await { .. }
        | ExprKind::Try { .. }
        | ExprKind::Return(_)
        | ExprKind::Break { .. }
        | ExprKind::Continue { .. }
        | ExprKind::Missing => false,
        _ => true,
    }
}

/// Whether the local is owned, and not looked at once the call is done.
fn is_given_up(facts: &Facts<'_>, binding: BindingId, call: ExprId) -> bool {
    let ty = facts.types.binding(binding);
    if ty.any(&mut |it| it.is_unknown()) || !facts.may_be_sent(ty) {
        return false;
    }
    let declared = facts.body.binding(binding);
    let around = facts.enclosing_loop(call);
    if around.is_some_and(|it| facts.span(it).start > declared.span.start) {
        return false;
    }
    let end = facts.span(call).end;
    declared.uses.iter().all(|it| {
        let before = facts.span(*it).end <= end;
        facts.body.is_within(*it, call) || before && facts.region_id(*it) == facts.region_id(call)
    })
}
