//! A semaphore's permit that is given back the moment it was granted.

use super::Meta;
use crate::facts::{Facts, Fate, Permit};
use crate::finding::{Applicability, Findings, Fix, Severity};
use crate::ir::{ExprKind, PatKind, Role};
use crate::rewrite;
use crate::types::Ty;
use crate::{index::Prim, text::Span};

pub(super) const META: Meta = Meta {
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    since: "0.1.0",
};

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    for permit in facts.permits() {
        let Some((span, fix)) = discarded(facts, permit) else {
            continue;
        };
        if facts.is_gate(permit) || facts.is_barrier(permit) {
            continue;
        }
        let message = match (permit.fate, permit.count) {
            (Fate::Bound(_), None) => "the permit is given back at the end of this block",
            (Fate::Bound(_), Some(_)) => "the permits are given back at the end of this block",
            (_, None) => "the permit is given back at once, so nothing is limited",
            (_, Some(_)) => "the permits are given back at once, so nothing is limited",
        };
        acc.add(span, message).fix(fix);
    }
}

/// Where a permit is lost, and how to keep it.
fn discarded(facts: &Facts<'_>, permit: Permit) -> Option<(Span, Option<Fix>)> {
    let last = rewrite::is_last_of_inner_block(facts, permit.value);
    let call = facts.call(permit.call)?;
    let keep = |span: Span, text: &str| {
        let fix = match permit.count {
            None => Fix::safe("Keep the permit"),
            // They may be all that there are, though nothing here says so.
            Some(_) => Fix::suggested("Keep the permits"),
        };
        (!last).then(|| fix.replace(facts.place(span), text))
    };
    match (permit.fate, facts.role(permit.value)) {
        (Fate::Underscore, Role::LetInit(pat)) => {
            let span = facts.body.pat(pat).span;
            Some((span, keep(span, "_permit")))
        }
        // `let Ok(_) = limit.try_acquire() else { … };`
        (Fate::Pattern(pat), Role::LetInit(_))
            if permit.awaited || facts.has_work_after(permit) =>
        {
            let PatKind::TupleStruct { args, .. } = &facts.body.pat(pat).kind else {
                return None;
            };
            let [inner] = args.as_slice() else {
                return None;
            };
            let inner = facts.body.pat(*inner);
            let span = inner.span;
            matches!(inner.kind, PatKind::Wild).then(|| (span, keep(span, "_permit")))
        }
        (Fate::Underscore, Role::AssignRhs) => {
            let assign = facts.body.expr(permit.value).parent?;
            let ExprKind::Assign { lhs, .. } = facts.kind(assign) else {
                return None;
            };
            let span = facts.span(*lhs);
            Some((span, keep(span, "let _permit")))
        }
        (Fate::Discarded(statement), _) if statement == permit.value => {
            let start = Span::empty(facts.span(statement).start);
            Some((call.span, keep(start, "let _permit = ")))
        }
        (Fate::Bound(name), _) if last && facts.body.binding(name).uses.is_empty() => {
            Some((facts.body.binding(name).span, None))
        }
        (Fate::Receiver(test), _) if permit.awaited => {
            let is_test = matches!(facts.ty(test), Ty::Prim(Prim::Bool));
            (is_test && !facts.takes_receiver(permit.value)).then_some((call.span, None))
        }
        _ => None,
    }
}
