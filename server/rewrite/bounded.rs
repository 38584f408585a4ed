//! Gives a channel a limit.

use crate::facts::{Channel, Facts, Fate};
use crate::finding::{Edit, Fix};
use crate::index::Place;
use crate::ir::{BindingId, ExprId, ExprKind, Role};
use crate::text::Span;

/// A bounded channel instead, where all that is done with it is in sight.
pub fn bounded(
    facts: &Facts<'_>,
    channel: &Channel,
    senders: &[ExprId],
    capacity: u32,
) -> Option<Fix> {
    let call = facts.call(channel.call)?;
    let source = facts.source()?;
    let path = facts.text_at(call.span);
    let name = &facts.index().item(call.def).name;
    let is_tokio = facts.index().canonical_path(call.def) == "tokio::sync::mpsc::unbounded_channel";
    let new = match (name.as_str(), is_tokio) {
        ("unbounded_channel", true) => path.replace("::unbounded_channel", "::channel"),
        ("unbounded", false)
            if facts.index().canonical_path(call.def) == "async_channel::unbounded" =>
        {
            path.replace("::unbounded", "::bounded")
        }
        _ => return None,
    };
    if new == path || !call.args.is_empty() {
        return None;
    }
    let mut edits: Vec<Edit> = Vec::new();
    if is_tokio {
        if !receives_only(facts, channel.receiver?) || senders.is_empty() {
            return None;
        }
        for &at in senders {
            match facts.fate(at) {
                Fate::Dropped(_) => {}
                Fate::Receiver(send) => {
                    let sends = facts
                        .call(send)
                        .is_some_and(|it| facts.index().item(it.def).name == "send");
                    if !sends || !facts.can_await(send) {
                        return None;
                    }
                    edits.extend(source.add_await(facts.def.item, facts.body, send));
                }
                _ => return None,
            }
        }
    }
    let end = facts.span(channel.call).end - 1;
    let argument: Place = facts.place(Span::empty(end));
    let title = match capacity {
        1 => "Let no more than 1 message wait".to_owned(),
        _ => format!("Let no more than {capacity} messages wait"),
    };
    let fix = Fix::suggested(title)
        .replace(facts.place(call.span), new)
        .insert(argument, capacity.to_string());
    Some(fix.edits(edits))
}

/// The uses of a sender and of its clones, apart from the cloning.
pub fn sender_uses(facts: &Facts<'_>, sender: BindingId) -> Vec<ExprId> {
    let mut found = Vec::new();
    let mut bindings = vec![sender];
    let mut next = 0;
    while let Some(binding) = bindings.get(next).copied() {
        next += 1;
        for &at in &facts.body.binding(binding).uses {
            let clone = cloned(facts, at).map(|it| facts.fate(it));
            match clone {
                Some(Fate::Bound(clone)) if !bindings.contains(&clone) => bindings.push(clone),
                Some(Fate::Bound(_)) => {}
                _ => found.push(at),
            }
        }
    }
    found
}

/// `sender.clone()`
fn cloned(facts: &Facts<'_>, sender: ExprId) -> Option<ExprId> {
    let parent = facts.body.expr(sender).parent?;
    match facts.kind(parent) {
        ExprKind::MethodCall { method, args, .. } if method == "clone" && args.is_empty() => {
            (facts.role(sender) == Role::Receiver).then_some(parent)
        }
        _ => None,
    }
}

/// Whether nothing but receiving is done with a receiver: its type may change.
fn receives_only(facts: &Facts<'_>, receiver: BindingId) -> bool {
    const RECEIVING: &[&str] = &["recv", "recv_many", "try_recv", "close"];
    facts
        .body
        .binding(receiver)
        .uses
        .iter()
        .all(|it| match facts.fate(*it) {
            Fate::Receiver(call) => facts
                .call(call)
                .is_some_and(|it| RECEIVING.contains(&facts.index().item(it.def).name.as_str())),
            _ => false,
        })
}
