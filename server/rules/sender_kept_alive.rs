//! A loop that waits for a channel to close while its own function holds a sender.

use super::Meta;
use crate::facts::{AwaitKind, Channel, Facts, RegionKind, Takes};
use crate::finding::{Applicability, Findings, Fix, Severity};
use crate::ir::{BindingId, ExprId, ExprKind, PatId, Role, Stmt};
use crate::known::ChannelKind;
use crate::text::Span;
use crate::types::Ty;

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
    /// The loop, or the call that takes the stream; where that runs in a task or a future of its
    /// own, what waits for it.
    expr: ExprId,
    await_: ExprId,
    anchor: Span,
    /// The async block or closure that it runs in.
    block: Option<ExprId>,
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
            let Some(consumer) =
                consumer(facts, used).and_then(|it| waited_for(facts, channel, it))
            else {
                continue;
            };
            if !outlives(facts, channel, sender, &consumer) {
                continue;
            }
            let message =
                format!("this never ends: `{name}` is still alive, so the channel never closes");
            let finding = acc.add(consumer.anchor, message);
            finding.related(
                facts.body.binding(sender).span,
                "this sender lives until the end of the function",
            );
            if consumer.block.is_some() {
                finding.related(facts.span(consumer.await_), "which waits here for the loop");
            }
            finding.fix(dropped(facts, sender, &consumer));
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
    if let Some(loop_) = iterated(facts, used) {
        return Some(Consumer {
            expr: loop_,
            await_: loop_,
            anchor: facts.loop_head(loop_),
            block: None,
        });
    }
    let (call, method, span) = method_on(facts, stream)?;
    let known = facts.call(call)?;
    let on_thread = known.effects.blocks.is_some().then_some(call);
    let await_ = known.awaited.or(on_thread)?;
    if ENDS.contains(&method) {
        return Some(Consumer {
            expr: call,
            await_,
            anchor: span,
            block: None,
        });
    }
    let loop_ = facts.enclosing_loop(await_)?;
    let receives = matches!(method, "recv" | "next" | "recv_async");
    (receives && ends_when_closed(facts, await_, loop_)).then(|| Consumer {
        expr: loop_,
        await_,
        anchor: facts.loop_head(loop_),
        block: None,
    })
}

/// `for message in rx`, also `in &rx` and `in rx.iter()`, with no other way out.
fn iterated(facts: &Facts<'_>, used: ExprId) -> Option<ExprId> {
    let iterable = match (facts.role(used), method_on(facts, used)) {
        (Role::RefBase { .. }, _) => facts.body.expr(used).parent?,
        (_, Some((call, "iter" | "into_iter", _))) => call,
        _ => used,
    };
    let loop_ = facts.body.expr(iterable).parent?;
    match *facts.kind(loop_) {
        ExprKind::For {
            iterable: it, body, ..
        } if it == iterable => (!has_exit(facts, loop_, body, &[])).then_some(loop_),
        _ => None,
    }
}

/// The consumer as the function sees that made the channel: itself, or what awaits it.
fn waited_for(facts: &Facts<'_>, channel: &Channel, it: Consumer) -> Option<Consumer> {
    let region = facts.region_id(channel.call);
    if facts.region_id(it.expr) == region {
        return Some(it);
    }
    let own = facts.region(it.expr);
    let block = own.expr.filter(|_| own.parent == Some(region))?;
    let task = facts.tasks().iter().find(|it| it.work == Some(block));
    let await_ = facts.driven(task.map_or_else(|| facts.fate(block), |it| it.handle))?;
    let ends = match facts.await_at(await_)?.kind {
        AwaitKind::Await { .. } => true,
        // What runs for ever is not meant to end, and neither is who waits for it.
        AwaitKind::Join => facts.others_end(await_, block),
        AwaitKind::Select | AwaitKind::Yield => false,
    };
    ends.then_some(Consumer {
        expr: await_,
        await_,
        block: Some(block),
        ..it
    })
}

/// Whether a loop takes all messages and is left once there are no more, for no other reason.
fn ends_when_closed(facts: &Facts<'_>, await_: ExprId, loop_: ExprId) -> bool {
    let (is_head, body) = match *facts.kind(loop_) {
        ExprKind::Loop { body, .. } => (false, body),
        ExprKind::While { cond, body, .. } if facts.body.is_within(await_, cond) => (true, body),
        _ => return false,
    };
    let is = |it: &str| {
        let ty = facts.ty(await_).adt();
        ty.is_some_and(|ty| facts.world.types.lang.is(it, ty))
    };
    let message = match is("std::option::Option") {
        true => "Some",
        false if is("std::result::Result") => "Ok",
        false => return false,
    };
    let (mut are_taken, mut is_left) = (false, false);
    let mut ends = Vec::new();
    for case in facts.outcomes(await_, loop_) {
        let takes = facts.takes(&case, &[message]);
        if are_taken || takes == Takes::Nothing {
            let is_plan = is_head || case.body.is_some_and(|it| ends_well(facts, it));
            is_left |= case.paths.leaves() && is_plan;
            ends.extend(case.body);
        }
        are_taken |= takes == Takes::All;
    }
    are_taken && is_left && !has_exit(facts, loop_, body, &ends)
}

/// Whether the end of the channel is no failure: `break`, or a `return` without an error.
fn ends_well(facts: &Facts<'_>, end: ExprId) -> bool {
    let is_error = |it: ExprId| match facts.kind(it) {
        ExprKind::Call { callee, .. } => {
            matches!(facts.kind(*callee), ExprKind::Path(path) if path.last_name() == "Err")
        }
        _ => *facts.ty(it) == Ty::Never,
    };
    let mut ends = false;
    facts.body.walk(end, &mut |it| {
        ends |= match facts.kind(it) {
            ExprKind::Break { value, .. } => !value.is_some_and(is_error),
            ExprKind::Return(value) => !value.is_some_and(is_error),
            _ => false,
        };
    });
    ends
}

/// `break`, `return`, or a macro or call that never comes back, but for those in some parts; `?`
/// alone is no plan.
fn has_exit(facts: &Facts<'_>, loop_: ExprId, body: ExprId, but: &[ExprId]) -> bool {
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
                *facts.ty(it) == Ty::Never
            }
            _ => false,
        };
        let is_meant = but.iter().any(|part| facts.body.is_within(it, *part));
        found |= leaves && facts.region_id(it) == region && !is_meant;
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
        let is_before = span.end <= around.start && facts.runs_in(*it, region);
        (is_before || is_next_to(facts, *it, at))
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

/// Whether the sender is lent to a block that `join!` runs next to the consumer.
fn is_next_to(facts: &Facts<'_>, used: ExprId, at: &Consumer) -> bool {
    let own = facts.region(used);
    let (Some(block), RegionKind::AsyncBlock { is_move: false }) = (own.expr, own.kind) else {
        return false;
    };
    facts.driven(facts.fate(block)) == Some(at.await_) && Some(block) != at.block
}

/// `drop(tx);` in front of the statement, where nothing needs the sender any more.
fn dropped(facts: &Facts<'_>, sender: BindingId, at: &Consumer) -> Option<Fix> {
    let binding = facts.body.binding(sender);
    let from = facts.span(at.expr).start;
    let mut uses = binding.uses.iter();
    let region = facts.region_id(at.expr);
    let is_lent = |it: &ExprId| {
        let closure = facts.region(*it).expr;
        let call = closure.and_then(|it| facts.body.expr(it).parent);
        let is_over = call.is_some_and(|it| matches!(facts.role(it), Role::Statement { .. }));
        matches!(facts.role(*it), Role::RefBase { .. })
            || facts.span(*it).start >= from
            || (facts.region_id(*it) != region && !is_over)
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
