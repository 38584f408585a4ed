//! A method for threads outside of the runtime, called inside, where it panics.

use super::Meta;
use crate::facts::{Call, Context, Facts};
use crate::finding::{Applicability, Findings, Fix, Severity};
use crate::known::BlockKind;
use crate::rewrite;
use crate::text::Span;

pub(super) const META: Meta = Meta {
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    since: "0.1.0",
};

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    for call in facts
        .calls()
        .iter()
        .filter(|it| it.context == Context::Async)
    {
        // `blocking_http_client` tells of the clients.
        let Some(blocks) = facts
            .blocking(call.expr)
            .filter(|it| it.panics_in_async && it.kind != BlockKind::Http)
        else {
            continue;
        };
        let name = facts.callee_name(call);
        acc.add(call.span, format!("`{name}` panics on a runtime thread"))
            .fix(rewrite::blocking_call(facts, call, &blocks).or_else(|| awaited(facts, call)));
    }
}

/// `receiver.blocking_recv()` becomes `receiver.await` where the receiver itself is a future.
fn awaited(facts: &Facts<'_>, call: &Call<'_>) -> Option<Fix> {
    let receiver = call.receiver.filter(|_| call.args.is_empty())?;
    if !facts.is_async_here(call.expr) || !facts.world.types.is_future(call.receiver_ty?) {
        return None;
    }
    let applicability = if facts.can_await(call.expr) {
        Applicability::Safe
    } else {
        Applicability::Suggested
    };
    let span = Span::new(facts.span(receiver).end, facts.span(call.expr).end);
    let fix = Fix::new(applicability, "Await the receiver");
    Some(fix.replace(facts.place(span), ".await"))
}
