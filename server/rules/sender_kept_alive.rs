//! A loop that waits for a channel to close while its own function holds a sender.

use super::Meta;
use crate::facts::{Channel, Facts};
use crate::finding::{Applicability, Findings, Fix, Severity};
use crate::ir::{BindingId, ExprId, ExprKind, PatId, PatKind, Role, Stmt};
use crate::known::ChannelKind;
use crate::text::Span;

pub(super) const META: Meta = Meta {
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    since: "0.1.0",
};

/// What takes a stream to its end.
const ENDS: &[&str] = &[
    "collect", "for_each", "fold", "count", "last", "concat", "forward",
];

/// Where a channel is received from until it is closed.
struct Consumer {
    /// The loop, or the call that takes the stream.
    expr: ExprId,
    await_: ExprId,
    anchor: Span,
}

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    for channel in facts.channels() {
        let (Some(sender), Some(receiver)) = (channel.sender, channel.receiver) else {
            continue;
        };
        let name = &facts.body.binding(sender).name;
        if name.starts_with('_') || !closes(channel) || is_closed_by_hand(facts, receiver) {
            continue;
        }
        for &used in &facts.body.binding(receiver).uses {
            let Some(consumer) = consumer(facts, used) else {
                continue;
            };
            if !outlives(facts, channel, sender, &consumer) {
                continue;
            }
            let message =
                format!("this never ends: `{name}` is still alive, so the channel never closes");
            acc.add(consumer.anchor, message)
                .related(
                    facts.body.binding(sender).span,
                    "this sender lives until the end of the function",
                )
                .fix(dropped(facts, sender, &consumer));
        }
    }
}

fn closes(channel: &Channel) -> bool {
    !matches!(channel.kind, ChannelKind::Watch | ChannelKind::Oneshot)
}

fn is_closed_by_hand(facts: &Facts<'_>, receiver: BindingId) -> bool {
    let mut uses = facts.body.binding(receiver).uses.iter();
    uses.any(|it| method_on(facts, *it).is_some_and(|it| it.1 == "close"))
}

fn method_on<'a>(facts: &Facts<'a>, receiver: ExprId) -> Option<(ExprId, &'a str, Span)> {
    let outer = facts.body.expr(receiver).parent?;
    match facts.kind(outer) {
        ExprKind::MethodCall {
            method,
            method_span,
            ..
        } if facts.role(receiver) == Role::Receiver => Some((outer, method, *method_span)),
        _ => None,
    }
}

fn consumer(facts: &Facts<'_>, used: ExprId) -> Option<Consumer> {
    let stream = match facts.role(used) {
        Role::Arg(0) => facts.body.expr(used).parent.filter(|it| {
            facts.call(*it).is_some_and(|it| {
                it.receiver.is_none() && facts.text_at(it.span).ends_with("ReceiverStream::new")
            })
        })?,
        _ => used,
    };
    let (call, method, span) = method_on(facts, stream)?;
    let await_ = facts.call(call)?.awaited?;
    if ENDS.contains(&method) {
        return Some(Consumer {
            expr: call,
            await_,
            anchor: span,
        });
    }
    let let_ = facts.body.expr(await_).parent?;
    let loop_ = facts.body.expr(let_).parent?;
    let (ExprKind::Let { pat, .. }, ExprKind::While { cond, body, .. }) =
        (facts.kind(let_), facts.kind(loop_))
    else {
        return None;
    };
    let is_whole = *cond == let_ && takes_all(facts, *pat);
    let receives = matches!(method, "recv" | "next" | "recv_async");
    (receives && is_whole && !has_exit(facts, loop_, *body)).then(|| Consumer {
        expr: loop_,
        await_,
        anchor: facts.loop_head(loop_),
    })
}

/// `Some(message)` or `Ok(message)`, whatever the message is.
fn takes_all(facts: &Facts<'_>, pat: PatId) -> bool {
    match &facts.body.pat(pat).kind {
        PatKind::TupleStruct { path, args } => {
            matches!(path.last_name(), "Some" | "Ok")
                && args.iter().all(|it| is_irrefutable(facts, *it))
        }
        _ => false,
    }
}

fn is_irrefutable(facts: &Facts<'_>, pat: PatId) -> bool {
    match &facts.body.pat(pat).kind {
        PatKind::Wild | PatKind::Rest | PatKind::Bind { sub: None, .. } => true,
        PatKind::Tuple(parts) => parts.iter().all(|it| is_irrefutable(facts, *it)),
        _ => false,
    }
}

/// `break`, `return`, or a macro or call that never comes back; `?` alone is no plan.
fn has_exit(facts: &Facts<'_>, loop_: ExprId, body: ExprId) -> bool {
    let region = facts.region_id(loop_);
    let mut found = false;
    facts.body.walk(body, &mut |it| {
        let leaves = match facts.kind(it) {
            ExprKind::Return(_) => true,
            ExprKind::Break { .. } | ExprKind::Continue { .. } => {
                facts.jump_target(it).is_none_or(|to| {
                    to != loop_ && !facts.body.is_within(to, body)
                        || to == loop_ && matches!(facts.kind(it), ExprKind::Break { .. })
                })
            }
            ExprKind::Call { .. } | ExprKind::MethodCall { .. } | ExprKind::Macro(_) => {
                *facts.ty(it) == crate::types::Ty::Never
            }
            _ => false,
        };
        found |= leaves && facts.region_id(it) == region;
    });
    found
}

/// Whether the sender is certainly there when the consumer waits, and not used by it.
fn outlives(facts: &Facts<'_>, channel: &Channel, sender: BindingId, at: &Consumer) -> bool {
    let region = facts.region_id(channel.call);
    let point = facts.awaits().iter().position(|it| it.expr == at.await_);
    let lives = point.is_some_and(|it| facts.sender_lives(sender).contains(&it));
    let around = facts.span(at.expr);
    let stays = |it: &ExprId| {
        let span = facts.span(*it);
        if span.start >= around.end {
            return true;
        }
        span.end <= around.start
            && facts.region_id(*it) == region
            && match method_on(facts, *it) {
                Some((_, method, _)) => method != "closed" && !facts.takes_receiver(*it),
                None => matches!(facts.role(*it), Role::RefBase { .. } | Role::MacroArg),
            }
    };
    lives
        && facts.region_id(at.expr) == region
        && facts.is_async_here(at.expr)
        && !facts.is_time_limited(at.await_)
        && facts.body.binding(sender).uses.iter().all(stays)
}

/// `drop(tx);` in front of the statement, where nothing needs the sender any more.
fn dropped(facts: &Facts<'_>, sender: BindingId, at: &Consumer) -> Option<Fix> {
    let binding = facts.body.binding(sender);
    let from = facts.span(at.expr).start;
    let mut uses = binding.uses.iter();
    let is_lent = |it: &ExprId| {
        matches!(facts.role(*it), Role::RefBase { .. }) || facts.span(*it).start >= from
    };
    let mut names = facts.body.bindings.iter();
    let shadowed = names.any(|it| {
        it.name == binding.name && it.span.start > binding.span.start && {
            // Another of that name in a block that has ended is no matter.
            let inner = it.pat.and_then(|pat| block_of(facts, pat));
            inner.is_none_or(|it| facts.body.is_within(at.expr, it))
        }
    });
    if uses.any(is_lent) || shadowed {
        return None;
    }
    let home = block_of(facts, binding.pat?)?;
    let mut inner = at.expr;
    let mut statement = None;
    for outer in facts.body.ancestors(at.expr) {
        if let ExprKind::Block(block) = facts.kind(outer) {
            if statement.is_none() {
                statement = block.stmts.iter().find_map(|it| match it {
                    Stmt::Let { init, span, .. } => (*init == Some(inner)).then_some(*span),
                    Stmt::Expr { expr, span, .. } => (*expr == inner).then_some(*span),
                });
                statement = statement.or((block.tail == Some(inner)).then(|| facts.span(inner)));
            }
            if outer == home {
                let place = facts.place(statement?);
                let edit = facts
                    .source()?
                    .insert_before(place, &format!("drop({});", binding.name));
                return Some(Fix::safe("Drop the sender first").edits([edit]));
            }
        } else if statement.is_some() || facts.is_loop(outer) {
            return None;
        }
        inner = outer;
    }
    None
}

/// The block whose `let` has the pattern.
fn block_of(facts: &Facts<'_>, pat: PatId) -> Option<ExprId> {
    let within = |outer: PatId| {
        let (outer, inner) = (facts.body.pat(outer).span, facts.body.pat(pat).span);
        outer.start <= inner.start && inner.end <= outer.end
    };
    facts.body.ids().find(|it| match facts.kind(*it) {
        ExprKind::Block(block) => block.stmts.iter().any(|it| match it {
            Stmt::Let { pat, .. } => within(*pat),
            Stmt::Expr { .. } => false,
        }),
        _ => false,
    })
}
