//! A channel without a limit, which grows while its receiver is slow.

use super::Meta;
use crate::facts::{Channel, Context, Facts, RegionKind};
use crate::finding::{Applicability, Findings, Severity};
use crate::ir::ExprId;
use crate::known::ChannelKind;
use crate::options::{Declared, Number, rule_of};
use crate::rewrite;
use crate::types::Ty;

pub(super) const META: Meta = Meta {
    severity: Severity::Info,
    fix: Some(Applicability::Suggested),
    since: "0.1.0",
};

pub(crate) static CAPACITY: Number = Number {
    rule: rule_of(module_path!()),
    name: "capacity",
    default: 1024,
    range: 1..=1_000_000,
    about: "How many messages may wait in the channel that the fix makes.",
};

pub(super) static OPTIONS: &[Declared] = &[Declared::Number(&CAPACITY)];

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    if facts.unit.in_test {
        return;
    }
    for channel in facts.channels() {
        let between_threads = channel.kind == ChannelKind::Sync;
        if !channel.unbounded || between_threads || carries_nothing(facts, channel) {
            continue;
        }
        let senders = channel
            .sender
            .map(|it| rewrite::sender_uses(facts, it))
            .unwrap_or_default();
        if !senders.is_empty() && senders.iter().all(|it| cannot_wait(facts, *it)) {
            continue;
        }
        let Some(call) = facts.call(channel.call) else {
            continue;
        };
        let capacity = facts.options.number(&CAPACITY);
        let message = "this channel has no limit: it grows while the receiver falls behind";
        acc.add(call.span, message)
            .fix(rewrite::bounded(facts, channel, &senders, capacity));
    }
}

/// A channel of `()` carries nudges, which are small.
fn carries_nothing(facts: &Facts<'_>, channel: &Channel) -> bool {
    let ends = facts.ty(channel.call).args();
    ends.iter()
        .any(|it| it.args().first().is_some_and(Ty::is_unit))
}

/// In a callback or on another thread, where nothing can be awaited.
fn cannot_wait(facts: &Facts<'_>, at: ExprId) -> bool {
    let region = facts.region(at);
    matches!(
        region.kind,
        RegionKind::Closure {
            is_async: false,
            ..
        }
    ) && matches!(region.context, Context::Unknown | Context::Blocking)
}
