//! What the making of a future takes from its surroundings.

use crate::facts::{AwaitPoint, Facts};
use crate::ir::{BindingId, ExprId, ExprKind, Role};
use crate::known::WaitKind;
use crate::types::Ty;

/// How an expression uses a local.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Usage {
    /// Looks at it or copies it.
    Shared,
    /// Borrows it mutably, assigns it, or does something that is not known.
    Exclusive,
    /// Takes it away.
    Moved,
}

/// The locals from outside of an expression that it uses, and how.
pub fn locals_used(facts: &Facts<'_>, within: ExprId) -> Vec<(BindingId, Usage)> {
    let mut used: Vec<(BindingId, Usage)> = Vec::new();
    facts.body.walk(within, &mut |at| {
        let ExprKind::Local(binding) = *facts.kind(at) else {
            return;
        };
        if facts.is_declared_in(binding, within) {
            return;
        }
        let usage = usage_in(facts, at, within);
        match used.iter_mut().find(|it| it.0 == binding) {
            Some(known) => known.1 = known.1.max(usage),
            None => used.push((binding, usage)),
        }
    });
    used
}

/// How the code uses a local where it is named.
pub fn usage(facts: &Facts<'_>, local: ExprId) -> Usage {
    usage_in(facts, local, facts.body.root)
}

/// Follows fields and indices to what is done with the place.
fn usage_in(facts: &Facts<'_>, local: ExprId, within: ExprId) -> Usage {
    let mut place = local;
    while place != within
        && matches!(
            facts.role(place),
            Role::FieldBase | Role::IndexBase | Role::DerefBase
        )
        && let Some(outer) = facts.body.expr(place).parent
    {
        place = outer;
    }
    let ty = facts.ty(place);
    match facts.role(place) {
        Role::RefBase { mutable: true } | Role::AssignLhs => Usage::Exclusive,
        Role::Receiver => receiver_usage(facts, place),
        _ if ty.is_unknown() => Usage::Moved,
        // Reborrowed, or taken away: nobody else may use it.
        _ if facts.is_move(place) && matches!(ty, Ty::Ref { mutable: true, .. }) => {
            Usage::Exclusive
        }
        _ if facts.is_move(place) && !facts.is_copy(ty) => Usage::Moved,
        _ => Usage::Shared,
    }
}

fn receiver_usage(facts: &Facts<'_>, receiver: ExprId) -> Usage {
    let callee = facts
        .body
        .expr(receiver)
        .parent
        .and_then(|it| facts.types.callee(it));
    let sig = callee.and_then(|it| facts.world.types.sig(it.def));
    match sig.as_ref().and_then(|it| it.self_ty.as_ref()) {
        Some(Ty::Ref { mutable: false, .. }) => Usage::Shared,
        Some(Ty::Ref { mutable: true, .. }) | None => Usage::Exclusive,
        Some(_) if !facts.takes_receiver(receiver) || facts.is_copy(facts.ty(receiver)) => {
            Usage::Shared
        }
        Some(_) => Usage::Moved,
    }
}

/// Whether what an expression gives may point at something that lives no longer than its
/// statement.
pub fn borrows_temporary(facts: &Facts<'_>, expr: ExprId) -> bool {
    let mut borrows = false;
    facts.body.walk(expr, &mut |it| {
        borrows |= it != expr && is_borrowed_temporary(facts, it) && !is_used_up(facts, it, expr);
    });
    borrows
}

/// A value that nobody has named, of which a reference is taken.
fn is_borrowed_temporary(facts: &Facts<'_>, expr: ExprId) -> bool {
    let is_made = matches!(
        facts.kind(expr),
        ExprKind::Call { .. }
            | ExprKind::MethodCall { .. }
            | ExprKind::Await { .. }
            | ExprKind::Try { .. }
            | ExprKind::Macro(_)
            | ExprKind::Struct { .. }
            | ExprKind::Block(_)
            | ExprKind::If { .. }
            | ExprKind::Match { .. }
    );
    let is_reference = matches!(facts.ty(expr), Ty::Ref { .. });
    let lends = match facts.role(expr) {
        Role::RefBase { .. } => true,
        Role::Receiver => !facts.takes_receiver(expr),
        _ => false,
    };
    is_made && !is_reference && lends
}

/// Whether something between a temporary and the whole gives a value that points at nothing.
fn is_used_up(facts: &Facts<'_>, temporary: ExprId, whole: ExprId) -> bool {
    let inner = facts
        .body
        .ancestors(temporary)
        .take_while(|it| *it != whole);
    let mut inner = inner.filter(|it| {
        matches!(
            facts.kind(*it),
            ExprKind::Call { .. } | ExprKind::MethodCall { .. } | ExprKind::Macro(_)
        )
    });
    inner.any(|it| facts.is_owned(facts.ty(it)))
}

/// Whether it is a timer that is waited for before something else, a lock, or messages: their
/// order is what they mean.
pub fn is_about_order(point: &AwaitPoint) -> bool {
    use WaitKind::*;
    matches!(
        point.waits,
        Some(Timer | Lock | Permit | Channel | Capacity | Event | Signal)
    )
}
