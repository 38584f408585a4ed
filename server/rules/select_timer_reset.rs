//! A `sleep` in an arm of a looped `select!` starts again each time another arm runs.

use super::Meta;
use crate::facts::{Call, Facts, SelectFact, SelectFuture};
use crate::finding::{Applicability, Findings, Fix, Severity};
use crate::ir::{BinaryOp, ExprId, ExprKind, ItemKind, MacroKind, PatKind, Role};
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
            let Some((call, duration)) = sleep(facts, arm.arm.future, outer) else {
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
            let is_idle = facts.does_nothing(arm.arm.handler);
            if comes_back && (is_idle || is_counted(facts, arm.arm.handler, outer))
                || is_per_turn(facts, select, outer)
            {
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

/// Whether each turn begins something of its own, for which the time is meant to begin again.
fn is_per_turn(facts: &Facts<'_>, select: &SelectFact<'_>, outer: ExprId) -> bool {
    let mut works = select.arms.iter();
    facts.waits_next_to(select.expr, outer)
        || works
            .any(|it| !it.is_timer() && !it.is_event() && facts.is_of_turn(it.arm.future, outer))
}

/// `sleep(duration)`, in the arm or under a name that each turn gives it.
fn sleep<'f, 'a>(
    facts: &'f Facts<'a>,
    future: ExprId,
    outer: ExprId,
) -> Option<(&'f Call<'a>, ExprId)> {
    let made = made_in_turn(facts, future, outer)?;
    let call = facts.call(made).filter(|it| it.effects.timer)?;
    let sig = facts.world.types.sig(call.def)?;
    let [Ty::Adt(def, _)] = sig.params.as_slice() else {
        return None;
    };
    let is_duration = facts.index().canonical_path(*def) == "std::time::Duration";
    let duration = *call.args.first()?;
    (is_duration && call.receiver.is_none()).then_some((call, duration))
}

/// Where a future is made, if a name for it is good for nothing but this `select!`.
fn made_in_turn(facts: &Facts<'_>, future: ExprId, outer: ExprId) -> Option<ExprId> {
    let Some(binding) = facts.root_of(future) else {
        return Some(future);
    };
    let init = facts.init_of(binding)?;
    let mut uses = facts.body.binding(binding).uses.iter();
    let is_for_it = uses.all(|it| {
        let pinned = facts.body.expr(*it).parent.filter(|it| facts.is_pin(*it));
        facts.body.is_within(*it, future) || pinned.is_some()
    });
    (is_for_it && facts.body.is_within(init, outer)).then(|| unpinned(facts, init))
}

/// `future` of `pin!(future)` and `Box::pin(future)`.
fn unpinned(facts: &Facts<'_>, made: ExprId) -> ExprId {
    let inner = match facts.kind(made) {
        ExprKind::Macro(call) if facts.is_pin(made) => match &call.kind {
            MacroKind::Exprs(args) => args.first().map(|it| it.expr),
            _ => None,
        },
        ExprKind::Call { args, .. } => args.first().copied().filter(|_| {
            let path = facts
                .call(made)
                .map(|it| facts.index().canonical_path(it.def));
            path.as_deref() == Some("std::boxed::Box::pin")
        }),
        _ => None,
    };
    inner.unwrap_or(made)
}

/// Whether an arm can finish again and again, and leads to the next turn.
fn turns(facts: &Facts<'_>, arm: &SelectFuture<'_>, outer: ExprId) -> bool {
    let repeats = !arm.borrowed && !arm.dropped.is_empty();
    repeats && !arm.is_timer() && !arm.is_event() && facts.goes_round(arm.arm.handler, outer)
}

/// Whether a timer counts how often it has fired, and the loop looks at the number: so many tries,
/// so many missed beats.
fn is_counted(facts: &Facts<'_>, handler: ExprId, outer: ExprId) -> bool {
    let mut counters = Vec::new();
    facts.body.walk(handler, &mut |it| {
        if let ExprKind::Assign {
            op: Some(BinaryOp::Add | BinaryOp::Sub),
            lhs,
            ..
        } = facts.kind(it)
        {
            counters.push(facts.text(*lhs));
        }
    });
    let mut is_compared = false;
    if !counters.is_empty() {
        facts.body.walk(outer, &mut |it| {
            if let ExprKind::Binary {
                op: BinaryOp::Compare,
                lhs,
                rhs,
            } = facts.kind(it)
            {
                is_compared |= [lhs, rhs]
                    .iter()
                    .any(|it| counters.contains(&facts.text(**it)));
            }
        });
    }
    is_compared
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

/// Whether the call is the future of an arm, or what a `let` in front of the `select!` is for it.
fn is_written_for(facts: &Facts<'_>, call: ExprId, future: ExprId) -> bool {
    let named = match facts.kind(future) {
        ExprKind::Local(binding) => facts.init_of(*binding),
        _ => None,
    };
    call == future || named == Some(call)
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
        && matches!(facts.role(outer), Role::Statement { .. } | Role::Tail)
        && is_written_for(facts, call.expr, arm.arm.future);
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
