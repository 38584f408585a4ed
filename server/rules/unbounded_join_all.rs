//! Futures that are all started at once, however many there are.

use super::Meta;
use crate::facts::{Amount, Call, Facts, Fate, Task};
use crate::finding::{Applicability, Findings, Severity};
use crate::ir::{BindingId, ExprId, ExprKind, PatKind, Role};
use crate::known::{LimitKind, SpawnKind, WaitKind};
use crate::options::{Declared, Number, rule_of};
use crate::rewrite::{self, ResultOrder};
use crate::types::Ty;

pub(super) const META: Meta = Meta {
    severity: Severity::Info,
    fix: Some(Applicability::Suggested),
    since: "0.1.0",
};

pub(crate) static CONCURRENCY: Number = Number {
    rule: rule_of(module_path!()),
    name: "concurrency",
    default: 16,
    range: 1..=100_000,
    about: "How many the fixes run at once, and so do the refactorings that run the turns of a loop at once or limit its tasks.",
};

pub(super) static OPTIONS: &[Declared] = &[Declared::Number(&CONCURRENCY)];

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    if facts.unit.in_test {
        return;
    }
    for call in facts.calls() {
        let drives = call.effects.drives.as_ref();
        let (Some(drives), [futures]) = (drives, call.args) else {
            continue;
        };
        if !drives.unbounded || drives.first || facts.amount(*futures) != Amount::Many {
            continue;
        }
        let Some(makes) = made(facts, *futures, call) else {
            continue;
        };
        let starts = is_lazy(facts, makes.future) || is_started_here(facts, *futures, &makes);
        let many = starts && does_io(facts, makes.future);
        if !many || is_limited(facts, makes.future) || makes.are_workers(facts) {
            continue;
        }
        let finding = acc.add(
            call.span,
            "this runs every item at once, however many there are",
        );
        if let ExprKind::Local(_) = facts.kind(makes.source) {
            let place = facts.span(makes.source);
            finding.related(place, "there may be any number of these");
        }
        let mut orders = [ResultOrder::AsFinished, ResultOrder::Kept];
        if order_matters(facts, call) {
            orders.reverse();
        }
        let most = facts.options.number(&CONCURRENCY);
        for order in orders {
            finding.fix(rewrite::as_stream(
                facts,
                call,
                most,
                order,
                drives.fails_fast,
            ));
        }
    }
}

struct Made {
    /// What is run over.
    source: ExprId,
    /// The function that makes the future of an item, or the future itself.
    future: ExprId,
}

impl Made {
    /// `(0..count).map(|_| …)`: the work comes from elsewhere.
    fn are_workers(&self, facts: &Facts<'_>) -> bool {
        let ExprKind::Closure(closure) = facts.kind(self.future) else {
            return false;
        };
        let ignored = closure
            .params
            .iter()
            .all(|it| match facts.body.pat(it.pat).kind {
                PatKind::Wild => true,
                PatKind::Bind { binding, .. } => facts.body.binding(binding).uses.is_empty(),
                _ => false,
            });
        ignored && matches!(facts.kind(self.source), ExprKind::Range { .. })
    }
}

/// Follows a chain, a collected chain, or a collection that is filled in a loop.
fn made(facts: &Facts<'_>, futures: ExprId, call: &Call<'_>) -> Option<Made> {
    let it = facts.iteration(futures);
    let maps = it
        .calls
        .iter()
        .rev()
        .find(|it| facts.method_name(**it) == "map");
    if let Some(map) = maps {
        let ExprKind::MethodCall { args, .. } = facts.kind(*map) else {
            return None;
        };
        let source = facts.iteration(*map).source;
        return Some(Made {
            source,
            future: *args.first()?,
        });
    }
    let ExprKind::Local(binding) = *facts.kind(it.source) else {
        return None;
    };
    let init = facts.init_of(binding)?;
    if matches!(facts.kind(init), ExprKind::MethodCall { .. }) {
        return made(facts, init, call);
    }
    let pushes = facts.body.binding(binding).uses.iter();
    let push = pushes
        .filter_map(|it| facts.body.expr(*it).parent)
        .find(|it| facts.method_name(*it) == "push")?;
    let around = facts.enclosing_loop(push)?;
    let ExprKind::MethodCall { args, .. } = facts.kind(push) else {
        return None;
    };
    let source = match facts.kind(around) {
        // When it is full, it is waited for.
        _ if facts.body.is_within(call.expr, around) || is_counted(facts, binding) => return None,
        ExprKind::For { iterable, .. } => facts.iteration(*iterable).source,
        ExprKind::While { cond, .. } if matches!(facts.kind(*cond), ExprKind::Let { .. }) => around,
        _ => return None,
    };
    Some(Made {
        source,
        future: *args.first()?,
    })
}

fn is_counted(facts: &Facts<'_>, binding: BindingId) -> bool {
    let mut uses = facts.body.binding(binding).uses.iter();
    uses.any(|it| {
        let outer = facts.body.expr(*it).parent;
        outer.is_some_and(|it| facts.method_name(it) == "len" && facts.role(it) == Role::Operand)
    })
}

/// Whether making the future is all that is done here: tasks run already.
fn is_lazy(facts: &Facts<'_>, made: ExprId) -> bool {
    let types = &facts.world.types;
    match facts.ty(made) {
        Ty::Closure { ret, .. } | Ty::FnPtr { ret, .. } => is_future(facts, ret),
        Ty::FnDef(def, subst) => types
            .sig(*def)
            .is_some_and(|it| is_future(facts, &subst.apply(&it.ret))),
        ty => is_future(facts, ty),
    }
}

/// Whether each is a task that starts when `join_all` asks for the next future.
fn is_started_here(facts: &Facts<'_>, futures: ExprId, makes: &Made) -> bool {
    let is_chain = facts.body.is_within(makes.future, futures);
    let is_task = |it: &Task| {
        let spawned = matches!(it.kind, SpawnKind::Task | SpawnKind::Local);
        spawned && facts.body.is_within(it.call, makes.future) && it.handle == Fate::Returned
    };
    is_chain && facts.tasks().iter().any(is_task)
}

fn is_future(facts: &Facts<'_>, ty: &Ty) -> bool {
    let effects = facts.world.effects_of_type(ty);
    facts.world.types.is_future(ty) && effects.is_none_or(|it| it.handle.is_none())
}

/// Whether the futures are known to ask something of the world outside.
fn does_io(facts: &Facts<'_>, made: ExprId) -> bool {
    let is_io = |it: WaitKind| {
        use WaitKind::*;
        matches!(it, Net | Connect | Request | Dns | Db | Fs | Io | Process)
    };
    let mut does = false;
    facts.body.walk(made, &mut |it| {
        let Some(callee) = facts.types.callee(it) else {
            return;
        };
        let own = facts
            .world
            .effects(callee.def)
            .waits
            .as_ref()
            .map(|it| it.kind);
        let summary = facts.summaries.waits(callee.def).iter().copied();
        does |= own.into_iter().chain(summary).any(is_io);
    });
    does
}

/// Whether something in the futures lets only some of them go on.
fn is_limited(facts: &Facts<'_>, made: ExprId) -> bool {
    let mut limited = false;
    facts.body.walk(made, &mut |it| {
        let Some(callee) = facts.types.callee(it) else {
            return;
        };
        let limits = facts.world.effects(callee.def).limit;
        limited |= matches!(limits, Some(LimitKind::Concurrency | LimitKind::Rate))
            || facts
                .summaries
                .waits(callee.def)
                .contains(&WaitKind::Permit);
    });
    limited
}

/// Whether it may matter which result comes from which future: unless they are thrown away,
/// counted or summed up, somebody may count on their order.
fn order_matters(facts: &Facts<'_>, call: &Call<'_>) -> bool {
    let results = call.awaited.unwrap_or(call.expr);
    !is_about_all(facts, results)
}

/// Methods for which one order is as good as another.
const ABOUT_ALL: &[&str] = &[
    "all", "any", "count", "is_empty", "len", "max", "min", "product", "sum",
];
/// Those that hand all or some of them on.
const HAND_ON: &[&str] = &[
    "cloned",
    "copied",
    "expect",
    "filter",
    "filter_map",
    "flat_map",
    "flatten",
    "into_iter",
    "iter",
    "map",
    "unwrap",
];

fn is_about_all(facts: &Facts<'_>, results: ExprId) -> bool {
    match facts.fate(results) {
        Fate::Discarded(_) | Fate::Underscore | Fate::Dropped(_) => true,
        Fate::Tried(outer) => is_about_all(facts, outer),
        Fate::Receiver(outer) => match facts.method_name(outer) {
            it if ABOUT_ALL.contains(&it) => true,
            it if HAND_ON.contains(&it) => is_about_all(facts, outer),
            "collect" => is_unordered(facts, outer),
            _ => false,
        },
        Fate::Bound(binding) => {
            let mut uses = facts.body.binding(binding).uses.iter();
            uses.all(|it| is_about_all(facts, *it))
        }
        _ => false,
    }
}

/// A collection that has an order of its own, or none.
fn is_unordered(facts: &Facts<'_>, collected: ExprId) -> bool {
    let path = facts.ty(collected).adt();
    let path = path.map(|it| facts.index().canonical_path(it));
    matches!(
        path.as_deref(),
        Some(
            "std::collections::BTreeMap"
                | "std::collections::BTreeSet"
                | "std::collections::HashMap"
                | "std::collections::HashSet"
        )
    )
}
