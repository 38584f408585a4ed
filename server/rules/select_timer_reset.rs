//! A `sleep` in an arm of a looped `select!` starts again each time another arm runs.

use super::Meta;
use crate::facts::{Call, Facts, SelectFact, SelectFuture};
use crate::finding::{Applicability, Findings, Fix, Severity};
use crate::ir::{BinaryOp, ExprId, ExprKind, ItemKind, PatKind, Role};
use crate::types::Ty;

pub(super) const META: Meta = Meta {
    severity: Severity::Warning,
    fix: Some(Applicability::Suggested),
    since: "0.1.0",
};

/// Names of durations that are meant to start again: they measure silence.
const MEANT: &[&str] = &[
    "idle",
    "inactiv",
    "debounce",
    "quiet",
    "silence",
    "settle",
    "linger",
    "keep_alive",
    "keepalive",
    "grace",
];

/// Names of durations that somebody works out in each turn.
const WORKED_OUT: &[&str] = &["deadline", "remaining", "elapsed", "left", "backoff"];

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    if facts.unit.in_test {
        return;
    }
    for select in facts.selects() {
        let Some(outer) = select.in_loop.filter(|it| stands_in(facts, select, *it)) else {
            continue;
        };
        for arm in &select.arms {
            let Some((call, duration)) = sleep(facts, arm.arm.future) else {
                continue;
            };
            let name = facts.text(duration).to_lowercase();
            let is_named = MEANT.iter().chain(WORKED_OUT).any(|it| name.contains(it));
            if is_named || !is_invariant(facts, duration, outer) {
                continue;
            }
            let mut others = select.arms.iter().filter(|it| turns(facts, it, outer));
            let Some(other) = others.next() else { continue };
            let comes_back = facts.goes_round(arm.arm.handler, outer);
            // The work is done by the loop then, and every other arm leads to it as well.
            if comes_back && does_nothing(facts, arm.arm.handler) {
                continue;
            }
            let (message, related) = match comes_back {
                true => (
                    "this timer starts again whenever another arm runs, so it may never fire",
                    "each time this finishes, the timer starts from zero",
                ),
                false => (
                    "this limit restarts whenever another arm runs, so it limits the silence and not the whole wait",
                    "each time this finishes, the timer starts from zero",
                ),
            };
            let finding = acc.add(call.span, message);
            if !comes_back {
                finding.severity(Severity::Hint);
            }
            finding
                .related(facts.span(other.arm.future), related)
                .fix(keep(facts, select, arm, call, duration, outer, comes_back));
        }
    }
}

/// Whether the `select!` is a statement of the loop's own block. Each turn of a `for` has a time
/// of its own.
fn stands_in(facts: &Facts<'_>, select: &SelectFact<'_>, outer: ExprId) -> bool {
    let block = facts.body.expr(select.expr).parent;
    matches!(facts.role(select.expr), Role::Statement { .. } | Role::Tail)
        && block.is_some_and(|it| facts.body.expr(it).parent == Some(outer))
        && !matches!(facts.kind(outer), ExprKind::For { .. })
}

/// `sleep(duration)`
fn sleep<'f, 'a>(facts: &'f Facts<'a>, future: ExprId) -> Option<(&'f Call<'a>, ExprId)> {
    let call = facts.call(future).filter(|it| it.effects.timer)?;
    let sig = facts.world.types.sig(call.def)?;
    let [Ty::Adt(def, _)] = sig.params.as_slice() else {
        return None;
    };
    let is_duration = facts.index().canonical_path(*def) == "std::time::Duration";
    let duration = *call.args.first()?;
    (is_duration && call.receiver.is_none()).then_some((call, duration))
}

/// Whether an arm can finish again and again, and leads to the next turn.
fn turns(facts: &Facts<'_>, arm: &SelectFuture<'_>, outer: ExprId) -> bool {
    let repeats = !arm.borrowed && !arm.dropped.is_empty();
    repeats && !arm.is_timer() && !arm.is_event() && facts.goes_round(arm.arm.handler, outer)
}

fn does_nothing(facts: &Facts<'_>, handler: ExprId) -> bool {
    match facts.kind(handler) {
        ExprKind::Block(block) => {
            block.stmts.is_empty() && block.tail.is_none_or(|it| does_nothing(facts, it))
        }
        ExprKind::Tuple(parts) => parts.is_empty(),
        ExprKind::Continue { .. } => true,
        _ => false,
    }
}

/// Whether an expression has the same value in every turn of the loop.
fn is_invariant(facts: &Facts<'_>, expr: ExprId, outer: ExprId) -> bool {
    match facts.kind(expr) {
        ExprKind::Literal(_) => true,
        ExprKind::Path(_) => facts.types.paths.get(&expr).is_some_and(|it| {
            matches!(
                facts.index().item(*it).kind,
                ItemKind::Const(_) | ItemKind::Static(_)
            )
        }),
        ExprKind::Call { args, .. } => {
            let makes = facts.call(expr).is_some_and(|it| {
                let path = facts.index().canonical_path(it.def);
                path.starts_with("std::time::Duration::")
            });
            makes && args.iter().all(|it| is_invariant(facts, *it, outer))
        }
        ExprKind::Binary {
            op: BinaryOp::Mul | BinaryOp::Div,
            lhs,
            rhs,
        } => [*lhs, *rhs]
            .iter()
            .all(|it| is_invariant(facts, *it, outer)),
        ExprKind::Local(_) | ExprKind::Field { .. } => facts.root_of(expr).is_some_and(|it| {
            !facts.is_declared_in(it, outer) && !facts.is_changed_in(it, expr, outer)
        }),
        _ => false,
    }
}

/// Makes the timer before the loop.
fn keep(
    facts: &Facts<'_>,
    select: &SelectFact<'_>,
    arm: &SelectFuture<'_>,
    call: &Call<'_>,
    duration: ExprId,
    outer: ExprId,
    comes_back: bool,
) -> Option<Fix> {
    let source = facts.source()?;
    let macro_ = *facts.types.macros.get(&select.expr)?;
    let pat = &facts.body.pat(arm.arm.pat).kind;
    let takes_any = matches!(pat, PatKind::Wild);
    let fits = facts.index().canonical_path(macro_) == "tokio::select"
        && facts.index().canonical_path(call.def) == "tokio::time::sleep"
        && (takes_any || (!comes_back && matches!(pat, PatKind::Tuple(it) if it.is_empty())))
        && matches!(facts.role(outer), Role::Statement { .. } | Role::Tail);
    let (name, poll) = match comes_back {
        true => ("ticker", "ticker.tick()"),
        false => ("deadline", "&mut deadline"),
    };
    if !fits || facts.body.bindings.iter().any(|it| it.name == name) {
        return None;
    }
    let text = facts.text(duration);
    let path = |it| source.qualified(facts.def.item, it);
    let (title, before) = match comes_back {
        true => {
            // The duration is written twice.
            if matches!(
                facts.kind(duration),
                ExprKind::Field { .. } | ExprKind::Binary { .. }
            ) {
                return None;
            }
            let start = format!("{}::now() + {text}", path("tokio::time::Instant"));
            let interval_at = path("tokio::time::interval_at");
            (
                "Tick in an interval made before the loop",
                format!("let mut ticker = {interval_at}({start}, {text});"),
            )
        }
        false => (
            "Start the timer once, before the loop",
            format!(
                "let deadline = {}({text});\n{}!(deadline);",
                path("tokio::time::sleep"),
                path("tokio::pin"),
            ),
        ),
    };
    let statement = facts.place(facts.span(outer));
    let fix = Fix::suggested(title)
        .edits([source.insert_before(statement, &before)])
        .replace(facts.place(facts.span(call.expr)), poll);
    Some(fix)
}
