//! A permit that is given back while the task that it was taken for runs on.

use super::Meta;
use crate::facts::{Call, Facts, Fate, Permit};
use crate::finding::{Applicability, Findings, Fix, Severity};
use crate::ir::{BindingId, Block, BlockKind, ExprId, ExprKind, PatId, PatKind, Role, Stmt};
use crate::known::SpawnKind;
use crate::rewrite;
use crate::syntax::Edition;

pub(super) const META: Meta = Meta {
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    since: "0.1.0",
};

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    for permit in facts.permits() {
        let Some(name) = named(facts, permit) else {
            continue;
        };
        let Some(block) = block_of(facts, permit.value) else {
            continue;
        };
        let Some(task) = only_task(facts, permit, block) else {
            continue;
        };
        let uses = facts.body.binding(name).uses.iter();
        let left: Option<Vec<_>> = uses.map(|it| left(facts, *it, task)).collect();
        let Some(left) = left.filter(|_| !facts.is_gate(permit) && !facts.is_barrier(permit))
        else {
            continue;
        };
        let message =
            "the permit is given back while the task runs on, so the tasks are not limited";
        acc.add(facts.body.binding(name).span, message)
            .related(task.span, "this task has no part of the permit")
            .fix(moved(facts, name, task, &left));
    }
}

/// The local that holds a permit.
fn named(facts: &Facts<'_>, permit: Permit) -> Option<BindingId> {
    match permit.fate {
        Fate::Bound(name) => Some(name),
        // `let Ok(permit) = … else { … };`
        Fate::Pattern(pat) if matches!(facts.role(permit.value), Role::LetInit(_)) => {
            let PatKind::TupleStruct { args, .. } = &facts.body.pat(pat).kind else {
                return None;
            };
            match args.as_slice() {
                [inner] => match facts.body.pat(*inner).kind {
                    PatKind::Bind {
                        binding, sub: None, ..
                    } => Some(binding),
                    _ => None,
                },
                _ => None,
            }
        }
        _ => None,
    }
}

fn block_of<'f>(facts: &'f Facts<'_>, value: ExprId) -> Option<&'f Block> {
    match facts.kind(facts.body.expr(value).parent?) {
        ExprKind::Block(block) => Some(block),
        _ => None,
    }
}

/// The task that is started behind a permit, if nothing else is done there that the permit may be
/// for.
fn only_task<'f, 'a>(facts: &'f Facts<'a>, permit: Permit, block: &Block) -> Option<&'f Call<'a>> {
    let end = facts.span(permit.value).end;
    let behind = block.stmts.iter().filter_map(|it| match it {
        Stmt::Let { init, .. } => *init,
        Stmt::Expr { expr, .. } => Some(*expr),
    });
    let behind = behind
        .chain(block.tail)
        .filter(|it| facts.span(*it).start > end);
    let behind: Vec<_> = behind.collect();
    let is_behind = |it: ExprId| behind.iter().any(|outer| facts.body.is_within(it, *outer));
    let tasks = facts
        .calls()
        .iter()
        .filter(|it| is_task(it) && is_behind(it.expr));
    let mut tasks = tasks.filter(|it| facts.region_id(it.expr) == facts.region_id(permit.value));
    let task = tasks.next().filter(|_| tasks.next().is_none())?;
    // What else is called there is known, and no work; and nothing is waited for.
    let mut waits = facts.awaits().iter().filter(|it| it.region == task.region);
    let mut is_idle = !waits.any(|it| is_behind(it.expr));
    for outer in &behind {
        facts.body.walk(*outer, &mut |it| {
            let calls = matches!(
                facts.kind(it),
                ExprKind::Call { .. } | ExprKind::MethodCall { .. }
            );
            if calls
                && it != task.expr
                && !task.args.iter().any(|arg| facts.body.is_within(it, *arg))
            {
                is_idle &= facts
                    .call(it)
                    .is_some_and(|it| facts.world.is_stub(it.def) && it.effects.blocks.is_none());
            }
        });
    }
    is_idle.then_some(task)
}

fn is_task(call: &Call<'_>) -> bool {
    call.effects
        .spawns
        .as_ref()
        .is_some_and(|it| it.kind != SpawnKind::Thread)
}

/// What is done with a permit that comes to no more than giving it back.
enum Left {
    /// `drop(permit)`; the call.
    Dropped(ExprId),
    /// `let _ = permit;` in the task, which takes nothing into it.
    Ignored(PatId),
}

fn left(facts: &Facts<'_>, use_: ExprId, task: &Call<'_>) -> Option<Left> {
    let is_inside = facts.body.is_within(use_, task.expr);
    match (facts.fate(use_), facts.role(use_)) {
        (Fate::Dropped(call), _) if !is_inside => Some(Left::Dropped(call)),
        // Before edition 2021, what is mentioned is taken.
        (Fate::Underscore, Role::LetInit(pat))
            if is_inside && facts.edition() >= Edition::Edition2021 =>
        {
            Some(Left::Ignored(pat))
        }
        _ => None,
    }
}

/// Moves the permit into the async block that is started.
fn moved(facts: &Facts<'_>, name: BindingId, task: &Call<'_>, left: &[Left]) -> Option<Fix> {
    let source = facts.source()?;
    let owner = facts.types.binding(name).adt()?;
    let [future] = task.args else { return None };
    let ExprKind::Block(block) = facts.kind(*future) else {
        return None;
    };
    let is_async = matches!(block.kind, BlockKind::Async { .. });
    if !is_async || facts.index().canonical_path(owner) != "tokio::sync::OwnedSemaphorePermit" {
        return None;
    }
    let fix = Fix::safe("Move the permit into the task");
    match left {
        [Left::Ignored(pat)] => {
            let span = facts.body.pat(*pat).span;
            Some(fix.replace(facts.place(span), "_permit"))
        }
        [] | [Left::Dropped(_)] => {
            let first = match block.stmts.first() {
                Some(it) => rewrite::span_of(it),
                None => facts.span(block.tail?),
            };
            let text = format!("let _permit = {};", facts.body.binding(name).name);
            let fix = fix.edits([source.insert_before(facts.place(first), &text)]);
            let Some(Left::Dropped(call)) = left.first() else {
                return Some(fix);
            };
            let statement = rewrite::statement_around(facts, *call)?;
            let is_behind = facts.span(task.expr).end <= statement.start;
            is_behind.then(|| fix.edits([source.delete_lines(facts.place(statement))]))
        }
        _ => None,
    }
}
