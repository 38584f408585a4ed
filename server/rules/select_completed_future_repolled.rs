//! A future that outlives a looped `select!` is polled again after it was ready.

use super::Meta;
use crate::facts::{Facts, SelectFact, SelectFuture, Takes};
use crate::finding::{Applicability, Findings, Fix, Severity};
use crate::ir::{BindingId, ExprId, ExprKind, Role, Stmt};
use crate::text::Span;
use crate::types::{FutureOrigin, Ty};

pub(super) const META: Meta = Meta {
    severity: Severity::Error,
    fix: Some(Applicability::Suggested),
    since: "0.1.0",
};

/// What happens to a future that is polled once more.
#[derive(Clone, Copy, PartialEq)]
enum Then {
    Panics,
    /// It gives nothing back, and may be one that never ends.
    PanicsIfEver,
    IsReady,
}

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    for select in facts.selects() {
        let Some(outer) = select.in_loop.filter(|it| goes_on(facts, select, *it)) else {
            continue;
        };
        for arm in select.arms.iter().filter(|it| it.arm.condition.is_none()) {
            let Some((future, then)) = lasting(facts, arm, outer) else {
                continue;
            };
            let handler = arm.arm.handler;
            let is_expected = then != Then::PanicsIfEver || !facts.does_nothing(handler);
            if !is_expected || !facts.goes_round(handler, outer) || assigns(facts, handler) {
                continue;
            }
            let name = &facts.body.binding(future).name;
            let message = match then {
                Then::Panics | Then::PanicsIfEver => {
                    format!("`{name}` is polled again after it was ready, and panics then")
                }
                Then::IsReady => {
                    format!("`{name}` stays ready once it has fired, and the loop spins")
                }
            };
            acc.add(facts.span(arm.arm.future), message)
                .related(
                    facts.span(handler),
                    "this leads to the next turn of the loop",
                )
                .fix(disable(facts, select, arm, name, outer));
        }
    }
}

/// Whether nothing but the arms of the `select!` ends the loop.
fn goes_on(facts: &Facts<'_>, select: &SelectFact<'_>, outer: ExprId) -> bool {
    let is_tokio = facts
        .types
        .macros
        .get(&select.expr)
        .is_some_and(|it| facts.index().canonical_path(*it) == "tokio::select");
    let is_statement = matches!(facts.role(select.expr), Role::Statement { .. } | Role::Tail);
    if !is_tokio
        || !is_statement
        || select.select.biased
        || !matches!(facts.kind(outer), ExprKind::Loop { .. })
    {
        return false;
    }
    let mut ends = false;
    facts.body.walk(outer, &mut |it| {
        let jumps = matches!(facts.kind(it), ExprKind::Break { .. } | ExprKind::Return(_));
        ends |= jumps && !facts.body.is_within(it, select.expr);
    });
    !ends
}

/// The future that an arm polls by reference, if it was made before the loop and nothing else in
/// the loop mentions it.
fn lasting(facts: &Facts<'_>, arm: &SelectFuture<'_>, outer: ExprId) -> Option<(BindingId, Then)> {
    let binding = facts.root_of(arm.arm.future).filter(|_| arm.borrowed)?;
    let then = polled_again(facts, facts.behind_pointers(arm.arm.future))?;
    let mut uses = facts.body.binding(binding).uses.iter();
    let is_left_alone = uses
        .all(|it| !facts.body.is_within(*it, outer) || facts.body.is_within(*it, arm.arm.future));
    (is_left_alone && !facts.is_declared_in(binding, outer)).then_some((binding, then))
}

fn polled_again(facts: &Facts<'_>, ty: &Ty) -> Option<Then> {
    let path = |def| facts.index().canonical_path(def);
    match ty {
        Ty::Future { output, origin } => {
            let is_async = match *origin {
                FutureOrigin::Block(_) => true,
                // The future that another crate returns may be called an `async fn` here.
                FutureOrigin::AsyncFn(def) => {
                    !facts.world.is_stub(def) || path(def).starts_with("tokio::")
                }
                FutureOrigin::Other => false,
            };
            let then = match **output {
                // `async { loop { … } }`
                Ty::Never | Ty::Unknown => return None,
                ref it if *it == Ty::unit() => Then::PanicsIfEver,
                _ => Then::Panics,
            };
            is_async.then_some(then)
        }
        Ty::Adt(def, _) => match path(*def).as_str() {
            "tokio::task::JoinHandle" | "tokio::sync::oneshot::Receiver" => Some(Then::Panics),
            "tokio::time::Sleep" => Some(Then::IsReady),
            _ => None,
        },
        _ => None,
    }
}

fn assigns(facts: &Facts<'_>, handler: ExprId) -> bool {
    let mut assigns = false;
    facts.body.walk(handler, &mut |it| {
        assigns |= matches!(facts.kind(it), ExprKind::Assign { .. })
    });
    assigns
}

/// Remembers that the future is done, and disables its arm then.
fn disable(
    facts: &Facts<'_>,
    select: &SelectFact<'_>,
    arm: &SelectFuture<'_>,
    name: &str,
    outer: ExprId,
) -> Option<Fix> {
    let source = facts.source()?;
    let done = format!("{name}_done");
    // It panics where all arms are disabled.
    let always = |it: &SelectFuture<'_>| {
        let takes_all = facts.pat_takes(it.arm.pat, &[]) == Takes::All;
        it.arm.future != arm.arm.future && it.arm.condition.is_none() && takes_all
    };
    let is_taken = facts
        .body
        .bindings
        .iter()
        .any(|it| it.name == done.as_str());
    // What does not match disables the arm for one turn only, and runs no handler.
    let is_told = facts.pat_takes(arm.arm.pat, &[]) == Takes::All;
    let fits = is_told
        && (select.select.else_.is_some() || select.arms.iter().any(always))
        && matches!(facts.role(outer), Role::Statement { .. } | Role::Tail)
        && !is_taken;
    if !fits {
        return None;
    }
    let handler = facts.span(arm.arm.handler);
    let after = Span::empty(facts.span(arm.arm.future).end);
    let note = format!("{done} = true;");
    let edits = match facts.kind(arm.arm.handler) {
        ExprKind::Block(block) => match (block.stmts.first(), block.tail) {
            (Some(Stmt::Let { span, .. } | Stmt::Expr { span, .. }), _) => {
                vec![source.insert_before(facts.place(*span), &note)]
            }
            (None, Some(tail)) => vec![source.insert_before(facts.place(facts.span(tail)), &note)],
            (None, None) => vec![source.rewrite(facts.place(handler), &format!("{{ {note} }}"))],
        },
        _ => source.wrap(facts.place(handler), &format!("{{ {note} "), " }"),
    };
    let before = format!("let mut {done} = false;");
    let fix = Fix::suggested("Stop polling it once it is done")
        .edits([source.insert_before(facts.place(facts.span(outer)), &before)])
        .insert(facts.place(after), format!(", if !{done}"))
        .edits(edits);
    Some(fix)
}
