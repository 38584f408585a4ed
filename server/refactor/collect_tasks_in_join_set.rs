//! Tasks whose handles are collected in a `Vec` are owned by a `JoinSet` instead.

use super::Meta;
use crate::facts::Facts;
use crate::finding::Fix;
use crate::ir::{BindingId, ExprId, Role};
use crate::rewrite;
use crate::text::Span;

pub(super) const META: Meta = Meta {
    kind: "refactor.rewrite.join_set",
    title: "Collect the tasks in a `JoinSet`",
    summary: "Replaces a `Vec` of handles by a `JoinSet`, which gives results as tasks finish and aborts the rest when it is dropped; tasks of a loop that lets them go are kept in one and waited for.",
};

pub(super) fn at(facts: &Facts<'_>, at: Span) -> Option<Fix> {
    let bindings = 0..facts.body.bindings.len() as u32;
    let mut meant = bindings
        .map(BindingId)
        .filter(|it| is_meant(facts, *it, at));
    let fix = meant.find_map(|it| rewrite::join_set(facts, it));
    let fix = fix.or_else(|| {
        let (task, outermost) = super::task_in_loop(facts, at)?;
        rewrite::keep_tasks(facts, task, outermost)
    })?;
    Some(fix.edits(facts.require("tokio", "rt")?))
}

/// Whether the cursor is on the declaration of a local, on a statement in which it is used, or on
/// the head of a loop around that.
fn is_meant(facts: &Facts<'_>, tasks: BindingId, at: Span) -> bool {
    let uses = &facts.body.binding(tasks).uses;
    let is_statement = |it: ExprId| {
        let around = super::statement_around(facts, it);
        !facts.is_loop(it) && around.is_some_and(|it| it.contains(at))
    };
    let is_used = |it: ExprId| {
        let outer = facts.body.expr(it).parent;
        let loop_ = match facts.role(it) {
            Role::ForIterable(_) => outer,
            _ => facts.enclosing_loop(it),
        };
        match loop_ {
            Some(outer) if facts.loop_head(outer).contains(at) => true,
            Some(outer) if facts.body.expr(it).parent == Some(outer) => false,
            _ => is_statement(it),
        }
    };
    let mut handles = uses
        .iter()
        .filter_map(|it| rewrite::pushed_handle(facts, *it));
    facts.init_of(tasks).is_some_and(is_statement)
        || uses.iter().any(|it| is_used(*it))
        || handles.any(is_statement)
}
