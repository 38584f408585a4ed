//! A loop that starts tasks waits for a permit before it starts the next.

use super::Meta;
use crate::facts::Facts;
use crate::finding::{Edit, Fix};
use crate::index::Place;
use crate::ir::{Block, BlockKind, ExprId, ExprKind, Literal, Stmt};
use crate::known::{GuardKind, WaitKind};
use crate::rules;
use crate::text::Span;

pub(super) const META: Meta = Meta {
    kind: "refactor.rewrite.semaphore",
    title: "Run at most 16 tasks at once",
    summary: "Takes a permit of a `Semaphore` before each `tokio::spawn` of a loop, and moves it into the task.",
};

pub(super) fn at(facts: &Facts<'_>, at: Span) -> Option<Fix> {
    let (task, outermost) = super::task_in_loop(facts, at)?;
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
        .edits(held(facts, task.work?, before_task, &permit)?)
        .edits(facts.require("tokio", "sync")?);
    Some(fix)
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
fn held(facts: &Facts<'_>, work: ExprId, before: Place, permit: &str) -> Option<Vec<Edit>> {
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
    let place = facts.place(facts.span(work));
    if is_moved_whole(facts, work) {
        return Some(source.wrap(place, &format!("async move {{\n\t{line}\n\t"), ".await\n}"));
    }
    if !facts.world.types.is_future(facts.ty(work)) {
        return None;
    }
    // What it is made from stays where it is.
    let name = facts.free_name("work");
    let made = format!("let {name} = {};", facts.text(work));
    let awaited = format!("async move {{\n\t{line}\n\t{name}.await\n}}");
    Some(vec![
        source.insert_source_before(before, &made),
        source.rewrite(place, &awaited),
    ])
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
