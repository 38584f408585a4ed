//! Moves a call to the threads that may block.

use crate::facts::Facts;
use crate::finding::Fix;
use crate::ir::{BindingId, ExprId, ExprKind};
use crate::text::Span;
use crate::types::Ty;

/// Wraps a call, or another expression, into `spawn_blocking`, where the closure can take
/// everything that it uses.
pub fn offload(facts: &Facts<'_>, call: ExprId) -> Option<Fix> {
    let manifest = facts.require("tokio", "rt")?;
    if !facts.can_await(call) {
        return None;
    }
    // What is returned must not point into what the closure takes, or be bound to its thread.
    if stays_on_thread(facts, facts.ty(call)) {
        return None;
    }
    if facts.ty(call).any(&mut |it| matches!(it, Ty::Ref { .. })) {
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
    let fix = Fix::suggested("Run it on the blocking pool")
        .insert(
            facts.place(Span::empty(span.start)),
            "tokio::task::spawn_blocking(move || ",
        )
        .insert(facts.place(Span::empty(span.end)), ").await.unwrap()");
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

/// A guard, or a pointer that counts without atomics.
fn stays_on_thread(facts: &Facts<'_>, ty: &Ty) -> bool {
    let lang = &facts.world.types.lang;
    let counts = |it: &Ty| it.adt().is_some_and(|it| lang.is("std::rc::Rc", it));
    facts.guard_in(ty).is_some() || ty.any(&mut |it| counts(it))
}

/// Whether the local is owned, and not looked at once the call is done.
fn is_given_up(facts: &Facts<'_>, binding: BindingId, call: ExprId) -> bool {
    let ty = facts.types.binding(binding);
    let borrows = |it: &Ty| {
        matches!(
            it,
            Ty::Ref { .. } | Ty::Ptr(_) | Ty::Opaque { .. } | Ty::Param(_) | Ty::Proj(..)
        ) || it.is_unknown()
    };
    if ty.any(&mut |it| borrows(it)) || stays_on_thread(facts, ty) {
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
