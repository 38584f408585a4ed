//! A future that loses data when it is dropped stands in an arm of `select!`.

use super::Meta;
use crate::facts::{Call, Facts, Fate, SelectFact, SelectFuture};
use crate::finding::{Applicability, Findings, Fix, Severity};
use crate::ir::{BindingId, ExprId, ExprKind, PatKind, Role};
use crate::known::CancelKind;
use crate::text::Span;

pub(super) const META: Meta = Meta {
    severity: Severity::Error,
    fix: Some(Applicability::Suggested),
    since: "0.1.0",
};

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    for select in facts.selects() {
        for arm in &select.arms {
            for call in arm.dropped.iter().filter_map(|it| facts.call(*it)) {
                let cancel = call.effects.cancel.as_ref();
                if cancel.is_some_and(|it| it.kind == CancelKind::LosesData) {
                    operation(facts, select, arm, call, acc);
                }
            }
        }
    }
}

fn operation(
    facts: &Facts<'_>,
    select: &SelectFact<'_>,
    arm: &SelectFuture<'_>,
    call: &Call<'_>,
    acc: &mut Findings,
) {
    let stream = call.receiver.or(call.args.first().copied());
    let Some(stream) = stream.and_then(|it| facts.root_of(it)) else {
        return;
    };
    if facts.is_declared_in(stream, arm.arm.future) {
        return;
    }
    // What is made anew in every turn is missed only in the rest of that turn.
    let in_loop = select
        .in_loop
        .filter(|it| !facts.is_declared_in(stream, *it));
    let mut winners = select
        .arms
        .iter()
        .filter(|it| it.arm.future != arm.arm.future);
    let winner = winners.find(|it| match in_loop {
        Some(outer) => facts.goes_round(it.arm.handler, outer),
        None => is_used_after(facts, select, it, stream, call),
    });
    let Some(winner) = winner else { return };
    let name = &facts.index().item(call.def).name;
    let message = match name.split('_').next() {
        Some("read") => {
            format!("`{name}` loses what it has read when another arm finishes first")
        }
        Some("write") => {
            format!("`{name}` may have written only a part when another arm finishes first")
        }
        _ => format!("`{name}` loses its progress when another arm finishes first"),
    };
    let finding = acc.add(call.span, message);
    if in_loop.is_none() {
        finding.severity(Severity::Warning);
    }
    finding
        .related(
            facts.span(winner.arm.future),
            "when this finishes first, the other future is dropped",
        )
        .fix(in_loop.and_then(|it| remember(facts, it, select, arm, call)));
}

/// Whether the stream is read or written on, in the same direction, after that arm has won.
fn is_used_after(
    facts: &Facts<'_>,
    select: &SelectFact<'_>,
    winner: &SelectFuture<'_>,
    stream: BindingId,
    call: &Call<'_>,
) -> bool {
    let goes_on = facts.completes(winner.arm.handler);
    let end = facts.span(select.expr).end;
    facts.body.binding(stream).uses.iter().any(|it| {
        let after = facts.span(*it).start >= end && goes_on;
        (after || facts.body.is_within(*it, winner.arm.handler)) && is_same_way(facts, *it, call)
    })
}

/// Whether a use of the stream may read on where reading stopped, or write on.
fn is_same_way(facts: &Facts<'_>, mut place: ExprId, call: &Call<'_>) -> bool {
    while matches!(facts.role(place), Role::FieldBase | Role::RefBase { .. }) {
        let Some(outer) = facts.body.expr(place).parent else {
            break;
        };
        place = outer;
    }
    let writes = |it: &Call<'_>| {
        let container = facts.index().container(it.def);
        container.is_some_and(|it| facts.index().item(it).name.contains("Write"))
    };
    match facts.fate(place) {
        Fate::Receiver(other) => facts
            .call(other)
            .is_some_and(|other| writes(other) == writes(call) && other.effects.cancel.is_some()),
        Fate::Passed { .. } => true,
        _ => false,
    }
}

/// Reads what is there, and keeps count outside of the loop until the buffer is full.
fn remember(
    facts: &Facts<'_>,
    outer: ExprId,
    select: &SelectFact<'_>,
    arm: &SelectFuture<'_>,
    call: &Call<'_>,
) -> Option<Fix> {
    let source = facts.source()?;
    let body = facts.body;
    let ExprKind::Ref {
        base,
        mutable: true,
    } = *facts.kind(*call.args.first()?)
    else {
        return None;
    };
    let ExprKind::Local(buffer) = *facts.kind(base) else {
        return None;
    };
    let PatKind::Bind {
        binding: result,
        sub: None,
        ..
    } = body.pat(arm.arm.pat).kind
    else {
        return None;
    };
    let ExprKind::Block(handler) = facts.kind(arm.arm.handler) else {
        return None;
    };
    let body_of_loop = body.expr(select.expr).parent?;
    let fits = facts.index().item(call.def).name == "read_exact"
        && arm.arm.future == call.expr
        && call.receiver.is_some()
        && facts.init_of(buffer).is_some()
        && !facts.is_declared_in(buffer, outer)
        && body.expr(body_of_loop).parent == Some(outer)
        && matches!(facts.role(outer), Role::Statement { .. } | Role::Tail)
        && body.bindings.iter().all(|it| it.name != "filled");
    if !fits {
        return None;
    }
    let (buffer, result) = (&body.binding(buffer).name, &body.binding(result).name);
    let at = facts.place(Span::empty(handler.braces.start + 1));
    let refill = format!(
        "
    let {result} = match {result} {{
        Ok(0) => Err(std::io::ErrorKind::UnexpectedEof.into()),
        Ok(count) => {{
            filled += count;
            if filled < {buffer}.len() {{
                continue;
            }}
            filled = 0;
            Ok({buffer}.len())
        }}
        Err(error) => Err(error),
    }};"
    );
    let fix = Fix::suggested("Remember how much is filled between the turns of the loop")
        .edits([source.insert_before(facts.place(facts.span(outer)), "let mut filled = 0;")])
        .replace(facts.place(call.span), "read")
        .replace(
            facts.place(facts.span(call.args[0])),
            format!("&mut {buffer}[filled..]"),
        )
        .edits([source.rewrite(at, &refill)]);
    Some(fix)
}
