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
    let (old, new) = match facts.index().canonical_path(call.def).as_str() {
        "tokio::sync::mpsc::unbounded_channel" => {
            ("unbounded_channel", "tokio::sync::mpsc::channel")
        }
        "async_channel::unbounded" => ("unbounded", "async_channel::bounded"),
        _ => return None,
    };
    let is_tokio = old == "unbounded_channel";
    let new = renamed(facts, path, old, new)?;
    if !call.args.is_empty() || fills_itself(facts, channel, senders, capacity) {
        return None;
    }
    let mut edits: Vec<Edit> = Vec::new();
    if is_tokio {
        edits.extend(annotated(facts, channel)?);
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

/// A path under its new name: behind the same modules, or as short as the imports allow.
fn renamed(facts: &Facts<'_>, path: &str, old: &str, new: &str) -> Option<String> {
    let (name, arguments) = match path.find("::<").or_else(|| path.find('<')) {
        Some(at) => path.split_at(at),
        None => (path, ""),
    };
    let modules = name.trim_end().strip_suffix(old)?;
    let last = new.rsplit("::").next()?;
    let new = match modules.is_empty() {
        true => facts.source()?.qualified(facts.def.item, new),
        false if modules.ends_with("::") => format!("{modules}{last}"),
        false => return None,
    };
    Some(format!("{new}{arguments}"))
}

/// The type that a `let` writes for the ends, as those of a bounded channel have it.
fn annotated(facts: &Facts<'_>, channel: &Channel) -> Option<Option<Edit>> {
    let Role::LetInit(pat) = facts.role(channel.call) else {
        return None;
    };
    let between = Span::new(facts.body.pat(pat).span.end, facts.span(channel.call).start);
    let written = facts.text_at(between);
    let (start, text) = match written.find(':') {
        Some(at) => (
            at + 1,
            written[at + 1..].trim_end().strip_suffix('=')?.trim_end(),
        ),
        None => return Some(None),
    };
    let blank = text.len() - text.trim_start().len();
    let text = text.trim_start();
    if text == "_" {
        return Some(None);
    }
    let (sender, receiver) = text.strip_prefix('(')?.strip_suffix(')')?.split_once(',')?;
    let end = |text: &str, old: &str, new: &str| match text.trim() {
        "_" => Some("_".to_owned()),
        it => renamed(facts, it, old, new),
    };
    let sender = end(sender, "UnboundedSender", "tokio::sync::mpsc::Sender")?;
    let receiver = receiver.trim_end().trim_end_matches(',');
    let receiver = end(receiver, "UnboundedReceiver", "tokio::sync::mpsc::Receiver")?;
    let start = between.start + (start + blank) as u32;
    let place = facts.place(Span::new(start, start + text.len() as u32));
    Some(Some(Edit::new(place, format!("({sender}, {receiver})"))))
}

/// Whether the task that receives may come to wait for room that it alone could make: it sends in
/// a loop, or more than there is room for.
fn fills_itself(facts: &Facts<'_>, channel: &Channel, senders: &[ExprId], capacity: u32) -> bool {
    let Some(receiver) = channel.receiver else {
        return false;
    };
    let receiving = &facts.body.binding(receiver).uses;
    let sends = senders.iter().filter(|it| {
        let region = facts.region_id(**it);
        let is_send = !matches!(facts.fate(**it), Fate::Dropped(_));
        is_send && receiving.iter().any(|it| facts.region_id(*it) == region)
    });
    let sends: Vec<_> = sends.collect();
    let made = facts.enclosing_loop(channel.call);
    sends.len() > capacity as usize || sends.iter().any(|it| facts.enclosing_loop(**it) != made)
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
