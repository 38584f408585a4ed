//! A loop that starts tasks waits for a permit before it starts the next.

use super::Meta;
use crate::facts::{Facts, Task};
use crate::finding::{Edit, Fix};
use crate::ir::{Block, BlockKind, ExprId, ExprKind, Literal, Stmt};
use crate::known::{GuardKind, SpawnKind, WaitKind};
use crate::rules;
use crate::text::Span;

pub(super) const META: Meta = Meta {
    kind: "refactor.rewrite.semaphore",
    title: "Run at most 16 tasks at once",
    summary: "Takes a permit of a `Semaphore` before each `tokio::spawn` of a loop, and moves it into the task.",
};

pub(super) fn at(facts: &Facts<'_>, at: Span) -> Option<Fix> {
    let task = facts.tasks().iter().find(|it| is_meant(facts, it, at))?;
    let outermost = loops(facts, task.call).last()?;
    if !facts.can_await(task.call) || is_limited(facts, outermost) || is_counted(facts, outermost) {
        return None;
    }
    let source = facts.source()?;
    let name = |path| source.qualified(facts.def.item, path);
    let arc = name("std::sync::Arc");
    let semaphore = name("tokio::sync::Semaphore");
    let (permits, permit) = (facts.free_name("permits"), facts.free_name("permit"));
    let most = facts.options.number(&rules::CONCURRENCY);
    let made = format!("let {permits} = {arc}::new({semaphore}::new({most}));");
    let taken = format!(
        "let {permit} = {arc}::clone(&{permits}).acquire_owned().await.expect(\"nobody closes it\");"
    );
    let before_loop = facts.place(super::statement_around(facts, outermost)?);
    let before_task = facts.place(super::statement_around(facts, task.call)?);
    let fix = Fix::suggested(format!("Run at most {most} tasks at once"))
        .edits([source.insert_before(before_loop, &made)])
        .edits([source.insert_before(before_task, &taken)])
        .edits(held(facts, task.work?, &permit)?)
        .edits(facts.require("tokio", "sync")?);
    Some(fix)
}

/// The loops around a call that run with it, the innermost first.
fn loops(facts: &Facts<'_>, call: ExprId) -> impl Iterator<Item = ExprId> {
    let first = facts.enclosing_loop(call);
    std::iter::successors(first, |it| facts.enclosing_loop(*it))
}

/// Whether the cursor is on the head of a loop that starts tasks, or where the task is started.
fn is_meant(facts: &Facts<'_>, task: &Task, at: Span) -> bool {
    let (Some(work), Some(call)) = (task.work, facts.call(task.call)) else {
        return false;
    };
    let path = facts.index().canonical_path(call.def);
    let inside = match facts.kind(work) {
        ExprKind::Block(block) => block.braces.start,
        _ => facts.span(work).end,
    };
    let start = Span::new(facts.span(task.call).start, inside);
    let mut heads = loops(facts, task.call).map(|it| facts.loop_head(it));
    task.kind == SpawnKind::Task
        && matches!(path.as_str(), "tokio::spawn" | "tokio::task::spawn")
        && (start.contains(at) || heads.any(|it| it.contains(at)))
}

/// Whether something in the loop takes a permit, or waits for one, already.
fn is_limited(facts: &Facts<'_>, outer: ExprId) -> bool {
    let calls = facts.calls().iter();
    let mut inside = calls.filter(|it| facts.body.is_within(it.expr, outer));
    inside.any(|it| {
        let guard = facts.guard_in(facts.ty(it.expr));
        guard.is_some_and(|it| it.0.kind == GuardKind::Permit)
            || it.effects.limit.is_some()
            || facts.summaries.waits(it.def).contains(&WaitKind::Permit)
    })
}

/// `for _ in 0..4`: as many as somebody has decided.
fn is_counted(facts: &Facts<'_>, outer: ExprId) -> bool {
    let ExprKind::For { iterable, .. } = facts.kind(outer) else {
        return false;
    };
    let ExprKind::Range { end: Some(end), .. } = facts.kind(*iterable) else {
        return false;
    };
    matches!(facts.kind(*end), ExprKind::Literal(Literal::Int(..)))
}

/// The task owns the permit: it is dropped when the task is done.
fn held(facts: &Facts<'_>, work: ExprId, permit: &str) -> Option<Vec<Edit>> {
    let source = facts.source()?;
    let line = format!("let _permit = {permit};");
    let at = |offset: u32| facts.place(Span::empty(offset));
    if let ExprKind::Block(block) = facts.kind(work)
        && matches!(block.kind, BlockKind::Async { .. })
    {
        let first = first_of(facts, block)?;
        let lead = Span::new(block.braces.start + 1, first.start);
        return Some(match facts.text_at(lead).contains('\n') {
            true => vec![source.insert_before(facts.place(first), &line)],
            false => vec![Edit::new(at(first.start), format!("{line} "))],
        });
    }
    if !is_moved_whole(facts, work) {
        return None;
    }
    let place = facts.place(facts.span(work));
    Some(source.wrap(place, &format!("async move {{\n\t{line}\n\t"), ".await\n}"))
}

fn first_of(facts: &Facts<'_>, block: &Block) -> Option<Span> {
    let first: Option<&Stmt> = block.stmts.first();
    first
        .map(super::span_of)
        .or_else(|| block.tail.map(|it| facts.span(it)))
}

/// `work(id, 7)`, which means the same inside the task: its arguments go there with it.
fn is_moved_whole(facts: &Facts<'_>, work: ExprId) -> bool {
    let ExprKind::Call { callee, args } = facts.kind(work) else {
        return false;
    };
    let is_value = |it: &ExprId| {
        matches!(facts.kind(*it), ExprKind::Local(_) | ExprKind::Literal(_))
            && !facts.ty(*it).is_unknown()
    };
    matches!(facts.kind(*callee), ExprKind::Path(_)) && args.iter().all(is_value)
}
