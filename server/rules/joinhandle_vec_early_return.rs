//! Tasks are awaited one after another, and the first error leaves the others running.

use super::Meta;
use crate::facts::Facts;
use crate::finding::{Applicability, Findings, Severity};
use crate::ir::{BindingId, ExprId, ExprKind, PatId};
use crate::known::{OnDrop, SpawnKind, WaitKind};
use crate::rewrite;
use crate::types::Ty;

pub(super) const META: Meta = Meta {
    severity: Severity::Info,
    fix: Some(Applicability::Suggested),
    since: "0.1.0",
};

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    // Where `main` or a test ends, the tasks end with their runtime.
    if facts.unit.in_test || facts.is_entry() {
        return;
    }
    for outer in facts.body.ids() {
        let Some((pat, tasks)) = drained(facts, outer) else {
            continue;
        };
        let mut names = facts.bindings_of(pat).into_iter();
        let Some(task) = names.find(|it| is_handle(facts, facts.types.binding(*it))) else {
            continue;
        };
        let Some(exit) = exit(facts, task, outer) else {
            continue;
        };
        let is_left = facts.region_id(exit) == facts.region_id(outer)
            && is_dropped_here(facts, outer, task, tasks);
        if !is_left || stops_tasks(facts) || keeps_blocking_task(facts) {
            continue;
        }
        let finding = acc.add(
            facts.loop_head(outer),
            "an error here leaves the other tasks running, with nobody waiting for them",
        );
        finding
            .related(
                facts.span(exit),
                "returns before the other tasks are awaited",
            )
            .fix(
                facts
                    .local(tasks)
                    .and_then(|it| rewrite::join_set(facts, it)),
            );
        // An error ends the program of one person, too.
        if facts.unit.is_cli {
            finding.severity(Severity::Hint);
        }
    }
}

/// `for PAT in TASKS` or `while let PAT = TASKS.pop()`, where `TASKS` is a collection.
fn drained(facts: &Facts<'_>, outer: ExprId) -> Option<(PatId, ExprId)> {
    let (pat, mut tasks) = match facts.kind(outer) {
        ExprKind::For { pat, iterable, .. } => (*pat, *iterable),
        ExprKind::While { cond, .. } => match facts.kind(*cond) {
            ExprKind::Let { pat, scrutinee } => (*pat, *scrutinee),
            _ => return None,
        },
        _ => return None,
    };
    const YIELD_ALL: &[&str] = &[
        "into_iter",
        "iter_mut",
        "drain",
        "enumerate",
        "zip",
        "rev",
        "values_mut",
        "into_values",
        "pop",
        "pop_front",
        "pop_back",
        "pop_first",
        "pop_last",
        "chain",
    ];
    while let ExprKind::MethodCall {
        receiver, method, ..
    } = facts.kind(tasks)
        && YIELD_ALL.contains(&method.as_str())
    {
        tasks = *receiver;
    }
    let is_collection = match facts.ty(tasks).peel_refs() {
        Ty::Array(_) | Ty::Slice(_) => true,
        Ty::Adt(def, _) => {
            let path = facts.index().canonical_path(*def);
            path == "std::vec::Vec" || path.starts_with("std::collections::")
        }
        _ => false,
    };
    is_collection.then_some((pat, tasks))
}

/// A task that runs on when its handle is dropped.
fn is_handle(facts: &Facts<'_>, ty: &Ty) -> bool {
    facts.world.effects_of_type(ty).is_some_and(|it| {
        let waits = it.waits.as_ref().map(|it| it.kind);
        it.handle == Some(OnDrop::Detach) && waits == Some(WaitKind::Task)
    })
}

/// Where the loop is left because of what awaiting the task gave.
fn exit(facts: &Facts<'_>, task: BindingId, outer: ExprId) -> Option<ExprId> {
    let mut uses = facts.body.binding(task).uses.iter();
    uses.find_map(|it| {
        let mut around = facts.around(*it).take_while(|it| *it != outer);
        let is_await = |it: &ExprId| matches!(facts.kind(*it), ExprKind::Await { base } if facts.local(*base) == Some(task));
        facts.leaves_on_error(around.find(is_await)?)
    })
}

/// Whether the handles that are left are dropped when the function or block is left: nobody
/// outside can still see them.
fn is_dropped_here(facts: &Facts<'_>, outer: ExprId, task: BindingId, tasks: ExprId) -> bool {
    let root = facts.root_of(tasks);
    if let (Some(root), Some(block)) = (root, facts.region(outer).expr)
        && !facts.is_declared_in(root, block)
    {
        return false;
    }
    let stay_in_list = matches!(facts.kind(outer), ExprKind::While { .. })
        || matches!(facts.types.binding(task), Ty::Ref { .. });
    let is_owned = |it: BindingId| !matches!(facts.types.binding(it), Ty::Ref { .. } | Ty::Unknown);
    !stay_in_list || root.is_some_and(is_owned)
}

/// Whether tasks are aborted somewhere in the function.
fn stops_tasks(facts: &Facts<'_>) -> bool {
    let mut calls = facts.calls().iter();
    calls.any(|it| it.effects.aborts || facts.index().item(it.def).name == "abort_handle")
}

/// Blocking work cannot be stopped, so that nothing is gained by holding it.
fn keeps_blocking_task(facts: &Facts<'_>) -> bool {
    let mut kept = facts.tasks().iter().filter(|it| !it.is_discarded());
    kept.any(|it| it.kind == SpawnKind::Blocking)
}
