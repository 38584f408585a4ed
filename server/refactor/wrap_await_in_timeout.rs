//! `future.await` becomes `timeout(…, future).await`.

use super::Meta;
use crate::facts::{AwaitKind, Facts};
use crate::finding::Fix;
use crate::ir::{ExprId, ExprKind};
use crate::known::WaitKind;
use crate::rewrite;
use crate::rules;
use crate::text::Span;

pub(super) const META: Meta = Meta {
    kind: "refactor.rewrite.timeout",
    title: "Give up after 10 seconds",
    summary: "Wraps what is awaited in `tokio::time::timeout`, and passes its error on where the function's error type takes it.",
};

pub(super) fn at(facts: &Facts<'_>, at: Span) -> Option<Fix> {
    let awaited = super::await_at(facts, at)?;
    if is_limited(facts, awaited) {
        return None;
    }
    let manifest = facts.require("tokio", "time")?;
    let seconds = facts.options.number(&rules::TIMEOUT);
    let fix = rewrite::give_up(facts, awaited, seconds)
        .or_else(|| rewrite::give_up_or_panic(facts, awaited, seconds))?;
    Some(fix.edits(manifest))
}

/// A timer, a future that gives up by itself, or one before which something else is waited for: it
/// would look as if that were limited, too.
fn is_limited(facts: &Facts<'_>, awaited: ExprId) -> bool {
    let Some(point) = facts.await_at(awaited) else {
        return true;
    };
    let AwaitKind::Await { future } = point.kind else {
        return true;
    };
    let times_out = facts.call(future).is_some_and(|it| it.effects.timeout);
    let region = facts.region_id(future);
    let mut waits = false;
    facts.body.walk(future, &mut |it| {
        let is_await = matches!(facts.kind(it), ExprKind::Await { .. });
        waits |= is_await && facts.region_id(it) == region;
    });
    times_out || waits || point.waits == Some(WaitKind::Timer) || facts.is_time_limited(awaited)
}
