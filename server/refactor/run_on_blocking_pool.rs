//! A call that holds its thread up is moved to a thread that may be held up.

use super::Meta;
use crate::facts::{Context, Facts};
use crate::finding::Fix;
use crate::ir::{ExprId, ExprKind};
use crate::rewrite;
use crate::text::Span;
use crate::types::Ty;

pub(super) const META: Meta = Meta {
    kind: "refactor.rewrite.spawn_blocking",
    title: "Run it on the blocking pool",
    summary: "Moves a blocking call, a call of a plain function of the workspace, or the selected expression, into `tokio::task::spawn_blocking`.",
};

pub(super) fn at(facts: &Facts<'_>, at: Span) -> Option<Fix> {
    let is_selected = |it: ExprId| !at.is_empty() && facts.span(it) == at && computes(facts, it);
    let wanted = super::innermost(facts, at, |it| {
        facts.context(it) == Context::Async && (is_selected(it) || is_work(facts, it))
    })?;
    // The cursor may stand in a block or closure among the arguments.
    if super::region_at(facts, at)? != facts.region_id(wanted) {
        return None;
    }
    rewrite::offload(facts, wanted)
}

/// An expression that does something, and gives a value of known type.
fn computes(facts: &Facts<'_>, expr: ExprId) -> bool {
    let trivial = matches!(
        facts.kind(expr),
        ExprKind::Local(_) | ExprKind::Path(_) | ExprKind::Literal(_) | ExprKind::Closure(_)
    );
    let ty = facts.ty(expr);
    !trivial && !ty.any(&mut |it| it.is_unknown()) && !facts.world.types.is_future(ty)
}

/// A call that may take its time: known to block, or of a function of ours that is no method.
fn is_work(facts: &Facts<'_>, expr: ExprId) -> bool {
    let Some(call) = facts.call(expr) else {
        return false;
    };
    let ty = facts.ty(expr);
    if ty.is_unknown() || facts.world.types.is_future(ty) || *ty == Ty::Never {
        return false;
    }
    let is_own = !facts.world.is_stub(call.def)
        && matches!(facts.kind(expr), ExprKind::Call { .. })
        && facts
            .index()
            .function(call.def)
            .is_some_and(|it| !it.is_async && it.self_param.is_none());
    is_own || facts.blocking(expr).is_some() || facts.summaries.blocks(call.def).is_some()
}
