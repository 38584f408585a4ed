//! An unbounded channel gets a limit, and sending waits for room.

use super::Meta;
use crate::facts::Facts;
use crate::finding::Fix;
use crate::rewrite;
use crate::rules;
use crate::text::Span;

pub(super) const META: Meta = Meta {
    kind: "refactor.rewrite.bounded",
    title: "Let no more than 1024 messages wait",
    summary: "Makes an unbounded channel a bounded one and awaits every `send`, where all that is done with its ends is in sight.",
};

pub(super) fn at(facts: &Facts<'_>, at: Span) -> Option<Fix> {
    let channel = facts.channels().iter().find(|it| {
        let call = facts.span(it.call);
        let declared = super::statement_at(facts, call).map(|it| super::span_of(&it.0.stmts[it.1]));
        it.unbounded && (call.contains(at) || declared.is_some_and(|it| it.contains(at)))
    })?;
    let senders = rewrite::sender_uses(facts, channel.sender?);
    rewrite::bounded(
        facts,
        channel,
        &senders,
        facts.options.number(&rules::CAPACITY),
    )
}
