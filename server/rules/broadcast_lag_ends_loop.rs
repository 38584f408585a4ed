//! A loop over a broadcast channel that ends when its receiver has fallen behind.

use super::Meta;
use crate::facts::{Call, Facts, Outcome, Takes, When};
use crate::finding::{Applicability, Findings, Fix, Severity};
use crate::ir::{ExprId, ExprKind, PatId, PatKind, Role};
use crate::known::Ends;
use crate::text::Span;

pub(super) const META: Meta = Meta {
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    since: "0.1.0",
};

const LAGGED: &str = "tokio::sync::broadcast::error::RecvError::Lagged";
const CLOSED: &str = "tokio::sync::broadcast::error::RecvError::Closed";

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    for call in facts.calls().iter().filter(|it| may_lag(facts, it)) {
        let in_select = matches!(facts.role(call.expr), Role::SelectFuture(_));
        let polled = call.awaited.or(in_select.then_some(call.expr));
        let Some((value, of)) = polled.and_then(|it| Some((it, facts.enclosing_loop(it)?))) else {
            continue;
        };
        let outlives = call
            .receiver
            .and_then(|it| facts.root_of(it))
            .is_some_and(|it| !facts.is_declared_in(it, of));
        let Some(end) = ending(facts, value, of).filter(|_| outlives) else {
            continue;
        };
        let name = &facts.index().item(call.def).name;
        let finding = acc.add(
            call.span,
            format!(
                "`{name}` also fails when this receiver has fallen behind, and that ends the loop"
            ),
        );
        if facts.unit.in_test {
            finding.severity(Severity::Hint);
        }
        if let Some(place) = written(facts, value, &end) {
            finding.related(place, "a lagging receiver ends here");
        }
        finding.fix(as_match(facts, call, of));
        finding.fix(another_arm(facts, value, &end));
    }
}

/// `recv` of a channel whose receivers may lag, or `next` of its stream.
fn may_lag(facts: &Facts<'_>, call: &Call<'_>) -> bool {
    let receiver = call
        .receiver_ty
        .and_then(|it| facts.world.effects_of_type(it));
    call.effects.waits.is_some()
        && receiver.is_some_and(|it| {
            it.receiver
                .as_ref()
                .is_some_and(|it| it.ends == Ends::Lagged)
        })
}

/// The case that takes all errors, where it leaves the loop and no case tells them apart.
fn ending(facts: &Facts<'_>, value: ExprId, of: ExprId) -> Option<Outcome> {
    let ty = match facts.role(value) {
        Role::SelectFuture(_) => facts.world.types.output(facts.ty(value)),
        _ => facts.ty(value).clone(),
    };
    let option = facts.world.types.lang.get("std::option::Option");
    let (shape, message): (&[&str], &[&str]) = match ty.adt()? {
        it if Some(it) == option => (&["Some", "Err"], &["Some", "Ok"]),
        _ => (&["Err"], &["Ok"]),
    };
    let outcomes = facts.outcomes(value, of);
    let takes = |it: &Outcome| facts.takes(it, shape);
    let first = *outcomes.iter().find(|it| takes(it) != Takes::Nothing)?;
    // A loop that every message ends waits for one signal; and who is handed the error as it is
    // can tell.
    let goes_on = |it: &Outcome| facts.takes(it, message) != Takes::Nothing && !it.paths.leaves();
    if !outcomes.iter().any(goes_on) || facts.hands_error_on(value) {
        return None;
    }
    let knows = |it: &Outcome| {
        let parts = it.body.into_iter().chain(it.guard);
        let mut texts = parts.map(|it| facts.text(it).to_lowercase());
        texts.any(|it| it.contains("lagg"))
    };
    let leaves = takes(&first) == Takes::All && first.paths.leaves();
    (leaves && !knows(&first)).then_some(first)
}

/// What is written for the case: its body, or `?` and the like behind the value.
fn written(facts: &Facts<'_>, value: ExprId, end: &Outcome) -> Option<Span> {
    match (end.body, end.when) {
        (Some(body), _) => Some(facts.span(body)),
        (None, When::Is(_)) => {
            let outer = facts.body.expr(value).parent?;
            Some(Span::new(facts.span(value).end, facts.span(outer).end))
        }
        (None, _) => None,
    }
}

/// `while let Ok(event) = rx.recv().await` becomes a loop that goes on after `Lagged`.
fn as_match(facts: &Facts<'_>, call: &Call<'_>, of: ExprId) -> Option<Fix> {
    let source = facts.source()?;
    let ExprKind::While { cond, body, .. } = facts.kind(of) else {
        return None;
    };
    let ExprKind::Let { pat, scrutinee } = facts.kind(*cond) else {
        return None;
    };
    let (ExprKind::Block(block), true) = (facts.kind(*body), Some(*scrutinee) == call.awaited)
    else {
        return None;
    };
    let PatKind::TupleStruct { args, .. } = &facts.body.pat(*pat).kind else {
        return None;
    };
    let [inner] = args.as_slice() else {
        return None;
    };
    let inside = facts.text_at(block.braces).strip_prefix('{')?;
    let breaks = inside
        .trim_start_matches([' ', '\t'])
        .starts_with(['\n', '\r']);
    let of_tokio = facts
        .index()
        .canonical_path(call.def)
        .starts_with("tokio::");
    if !of_tokio || !is_plain(facts, *inner) || !facts.has_crate("tokio", "sync") {
        return None;
    }
    let event = facts.text_at(facts.body.pat(*inner).span);
    let received = facts.text(*scrutinee);
    let head = Span::new(facts.loop_head(of).start, block.braces.start + 1);
    let [lagged, closed] = [LAGGED, CLOSED].map(|it| source.qualified(facts.def.item, it));
    // As many lines as the loop has.
    let [outer, arm] = match breaks {
        true => ["\n\t", "\n\t\t"],
        false => [" "; 2],
    };
    let text = format!(
        "loop {{{outer}let {event} = match {received} {{{arm}Ok(value) => value,{arm}Err({lagged}(_)) => continue,{arm}Err({closed}) => break,{outer}}};"
    );
    let edit = source.rewrite(facts.place(head), &text);
    Some(Fix::safe("Go on after `Lagged`").edits([edit]))
}

/// A name, or a tuple of names.
fn is_plain(facts: &Facts<'_>, pat: PatId) -> bool {
    match &facts.body.pat(pat).kind {
        PatKind::Wild | PatKind::Bind { sub: None, .. } => true,
        PatKind::Tuple(parts) => parts.iter().all(|it| is_plain(facts, *it)),
        _ => false,
    }
}

/// One more arm in front of `Err(_) => break`.
fn another_arm(facts: &Facts<'_>, value: ExprId, end: &Outcome) -> Option<Fix> {
    let source = facts.source()?;
    let (Role::MatchScrutinee, ExprKind::Await { .. }) = (facts.role(value), facts.kind(value))
    else {
        return None;
    };
    let ExprKind::Match { arms, .. } = facts.kind(facts.body.expr(value).parent?) else {
        return None;
    };
    let arm = arms.iter().find(|it| When::Matches(it.pat) == end.when)?;
    let text = facts.text_at(facts.body.pat(arm.pat).span);
    if text != "Err(_)" || !facts.has_crate("tokio", "sync") {
        return None;
    }
    let lagged = source.qualified(facts.def.item, LAGGED);
    let lagging = format!("Err({lagged}(_)) => continue,");
    let edit = source.insert_before(facts.place(arm.span), &lagging);
    Some(Fix::suggested("Go on after `Lagged`").edits([edit]))
}
