//! Channels with both ends.

use super::{Facts, Fate};
use crate::ir::{BindingId, ExprId, ExprKind, Literal, PatId, PatKind};
use crate::known::{ChannelKind, Ends};

#[derive(Clone, Debug)]
pub struct Channel {
    /// The call that makes it.
    pub call: ExprId,
    pub kind: ChannelKind,
    pub ends: Ends,
    /// It has no limit.
    pub unbounded: bool,
    pub capacity: Option<u128>,
    /// The ends, where `let (tx, rx) = …` names them.
    pub sender: Option<BindingId>,
    pub receiver: Option<BindingId>,
}

pub(super) fn collect(facts: &Facts<'_>) -> Vec<Channel> {
    let channels = facts.calls().iter().filter_map(|call| {
        let made = call.effects.channel.as_ref()?;
        let (sender, receiver) = match facts.fate(call.expr) {
            Fate::Pattern(pat) => ends(facts, pat),
            _ => (None, None),
        };
        Some(Channel {
            call: call.expr,
            kind: made.kind,
            ends: made.ends,
            unbounded: call.effects.unbounded.is_some(),
            capacity: call.args.first().and_then(|it| facts.integer(*it)),
            sender,
            receiver,
        })
    });
    channels.collect()
}

fn ends(facts: &Facts<'_>, pat: PatId) -> (Option<BindingId>, Option<BindingId>) {
    let binding = |pat: PatId| match facts.body.pat(pat).kind {
        PatKind::Bind { binding, .. } => Some(binding),
        _ => None,
    };
    match &facts.body.pat(pat).kind {
        PatKind::Tuple(parts) => match parts.as_slice() {
            [sender, receiver] => (binding(*sender), binding(*receiver)),
            _ => (None, None),
        },
        _ => (None, None),
    }
}

impl Facts<'_> {
    /// The value of an integer literal.
    pub fn integer(&self, expr: ExprId) -> Option<u128> {
        match self.kind(expr) {
            ExprKind::Literal(Literal::Int(value, _)) => *value,
            _ => None,
        }
    }
}
