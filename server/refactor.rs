//! Refactorings at a cursor: rewrites that somebody asks for where nothing is wrong.
//!
//! To add one: write `server/refactor/<id>.rs`, `fixtures/refactor/<id>/` and a section of
//! `docs/guide/refactorings.md`, then add `mod <id>;` and `<id>,` below.

mod bound_channel;
mod collect_tasks_in_join_set;
mod limit_tasks_with_semaphore;
mod make_function_async;
mod make_function_plain;
mod retry_with_backoff;
mod run_awaits_concurrently;
mod run_loop_concurrently;
mod run_on_blocking_pool;
#[cfg(test)]
mod testing;
mod wrap_await_in_timeout;

use crate::facts::{Facts, RegionId, Task};
use crate::finding::Fix;
use crate::ir::{Block, ExprId, ExprKind, Stmt};
use crate::known::SpawnKind;
use crate::rewrite::{span_of, statement_around};
use crate::text::Span;

/// What is true of a refactoring as a whole; the guide renders it.
#[derive(Clone, Copy, Debug)]
pub struct Meta {
    /// What an editor sorts and filters by.
    pub kind: &'static str,
    pub title: &'static str,
    /// One sentence.
    pub summary: &'static str,
}

/// One of the list of all refactorings.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Also the name of its module and fixture folder.
    pub id: &'static str,
    pub meta: Meta,
    at: fn(&Facts<'_>, Span) -> Option<Fix>,
}

/// A rewrite that is offered at some place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refactoring {
    pub id: &'static str,
    /// `refactor.rewrite.…`
    pub kind: &'static str,
    pub fix: Fix,
}

/// What can be rewritten at a cursor or selection, the most useful first. `at` is in bytes from
/// the start of the function's item, and empty for a cursor.
pub fn at(facts: &Facts<'_>, at: Span) -> Vec<Refactoring> {
    let offered = all().iter().filter_map(|it| {
        let fix = (it.at)(facts, at).filter(|it| !it.edits.is_empty())?;
        Some(Refactoring {
            id: it.id,
            kind: it.meta.kind,
            fix,
        })
    });
    offered.collect()
}

/// All refactorings, the most useful first.
pub fn all() -> &'static [Entry] {
    ALL
}

/// Makes the table from the modules' `META`, and a test for each.
macro_rules! refactorings {
    ($($id:ident),* $(,)?) => {
        static ALL: &[Entry] = &[$(Entry {
            id: stringify!($id),
            meta: $id::META,
            at: $id::at,
        }),*];

        #[cfg(test)]
        mod each {
            $(#[test]
            fn $id() {
                crate::refactor::testing::fixtures(stringify!($id));
            })*
        }
    };
}

refactorings! {
    run_awaits_concurrently,
    run_loop_concurrently,
    collect_tasks_in_join_set,
    limit_tasks_with_semaphore,
    run_on_blocking_pool,
    bound_channel,
    wrap_await_in_timeout,
    retry_with_backoff,
    make_function_plain,
    make_function_async,
}

/// The smallest expression around the cursor that `wanted` accepts.
fn innermost(facts: &Facts<'_>, at: Span, wanted: impl Fn(ExprId) -> bool) -> Option<ExprId> {
    let around = facts.body.ids().filter(|it| {
        let expr = facts.body.expr(*it);
        !expr.in_macro && expr.span.contains(at)
    });
    around
        .filter(|it| wanted(*it))
        .min_by_key(|it| facts.span(*it).len())
}

/// The function, closure or async block in which the cursor stands.
fn region_at(facts: &Facts<'_>, at: Span) -> Option<RegionId> {
    let expr = innermost(facts, at, |_| true)?;
    Some(facts.region_id(expr))
}

/// The innermost block around the cursor, and its statement there; with a selection, the first.
fn statement_at<'a>(facts: &Facts<'a>, at: Span) -> Option<(&'a Block, usize)> {
    let found = facts.body.ids().filter_map(|it| {
        let ExprKind::Block(block) = facts.kind(it) else {
            return None;
        };
        let touches = |it: &Stmt| {
            let span = span_of(it);
            span.contains(Span::empty(at.start)) || (!at.is_empty() && span.intersects(at))
        };
        let inside = block.braces.contains(at);
        let stmt = block.stmts.iter().position(touches).filter(|_| inside)?;
        Some((&**block, stmt))
    });
    found.min_by_key(|it| it.0.braces.len())
}

/// The `.await` at the cursor: around it, or else that of the `let` whose name or keyword it
/// stands on.
fn await_at(facts: &Facts<'_>, at: Span) -> Option<ExprId> {
    let is_await = |it: ExprId| matches!(facts.kind(it), ExprKind::Await { .. });
    let region = region_at(facts, at)?;
    // An attribute of the statement is part of the expression's span.
    let around = innermost(facts, at, |it| {
        is_await(it) && facts.region_id(it) == region && !facts.text(it).starts_with('#')
    });
    around.or_else(|| {
        let (block, stmt) = statement_at(facts, at)?;
        let Stmt::Let {
            init: Some(init), ..
        } = block.stmts[stmt]
        else {
            return None;
        };
        let init = match facts.kind(init) {
            ExprKind::Try { base } => *base,
            _ => init,
        };
        let in_head = at.end <= facts.span(init).start;
        (in_head && is_await(init) && !facts.body.expr(init).in_macro).then_some(init)
    })
}

/// The `tokio::spawn` in a loop that is meant, with the outermost loop around it: the cursor is on
/// the head of such a loop, or where the task is started.
fn task_in_loop<'f>(facts: &'f Facts<'_>, at: Span) -> Option<(&'f Task, ExprId)> {
    let loops = |call: ExprId| {
        let first = facts.enclosing_loop(call);
        std::iter::successors(first, move |it| facts.enclosing_loop(*it))
    };
    let is_meant = |task: &&Task| {
        let (Some(work), Some(call)) = (task.work, facts.call(task.call)) else {
            return false;
        };
        let path = facts.index().canonical_path(call.def);
        let inside = match facts.kind(work) {
            ExprKind::Block(block) => block.braces.start,
            _ => facts.span(work).end,
        };
        let start = Span::new(facts.span(task.call).start, inside);
        let mut heads = loops(task.call).map(|it| facts.loop_head(it));
        task.kind == SpawnKind::Task
            && matches!(path.as_str(), "tokio::spawn" | "tokio::task::spawn")
            && (start.contains(at) || heads.any(|it| it.contains(at)))
    };
    let task = facts.tasks().iter().find(is_meant)?;
    Some((task, loops(task.call).last()?))
}

/// Whether the cursor stands before the body of the function.
fn is_in_signature(facts: &Facts<'_>, at: Span) -> bool {
    let Some(function) = facts.function() else {
        return false;
    };
    let start = facts.item().span.start;
    let Some(body) = function.spans.body else {
        return false;
    };
    // Its attributes and comments are not about how it is called.
    let keyword = function.spans.async_kw.unwrap_or(function.spans.fn_kw);
    keyword.start - start <= at.start && at.end <= body.start - start
}
