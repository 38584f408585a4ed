//! A connection, a handshake or a lookup that is waited for without a limit.

use super::Meta;
use crate::facts::{Call, Facts, Fate, RegionKind, TimeLimit};
use crate::finding::{Applicability, Findings, Fix, Severity};
use crate::ir::{ExprId, ExprKind, PatKind, Role};
use crate::known::WaitKind;
use crate::text::Span;
use crate::types::Ty;

pub(super) const META: Meta = Meta {
    severity: Severity::Info,
    fix: Some(Applicability::Safe),
    since: "0.1.0",
};

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    if facts.unit.in_test || facts.unit.in_browser || speaks_of_a_limit(facts) {
        return;
    }
    for call in facts.calls() {
        let connects = call.effects.waits.as_ref().is_some_and(|it| {
            // A note says that the network need not be waited for.
            matches!(it.kind, WaitKind::Connect | WaitKind::Dns) && it.note.is_none()
        });
        if !connects
            || facts.time_limit(call.expr) != TimeLimit::Unlimited
            || may_be_configured(facts, call)
        {
            continue;
        }
        let path = facts.index().canonical_path(call.def);
        let count = 1 + usize::from(facts.index().container(call.def).is_some());
        let from = path.rmatch_indices("::").nth(count - 1);
        let name = &path[from.map_or(0, |(at, _)| at + 2)..];
        acc.add(
            call.span,
            format!("nothing limits how long `{name}` is waited for"),
        )
        .fix(in_time(facts, call));
    }
}

/// Whether a limit is given to the function, or its name says that there is one.
fn speaks_of_a_limit(facts: &Facts<'_>) -> bool {
    let says = |name: &str| {
        let name = name.to_lowercase();
        name.contains("timeout") || name.contains("deadline")
    };
    let params = facts.body.params.iter();
    says(&facts.item().name)
        || params
            .filter_map(|it| match facts.body.pat(*it).kind {
                PatKind::Bind { binding, .. } => Some(facts.body.binding(binding)),
                _ => None,
            })
            .any(|it| says(&it.name))
}

/// Whether a limit may have been set on the receiver or an argument before: its type has a method
/// for that, and it was not made here without.
fn may_be_configured(facts: &Facts<'_>, call: &Call<'_>) -> bool {
    let index = facts.index();
    let sets =
        |effects: &crate::known::Effects| effects.sets.iter().any(|it| it.ends_with("timeout"));
    call.receiver.iter().chain(call.args).any(|it| {
        let Some(ty) = facts.ty(*it).peel_refs().adt() else {
            return false;
        };
        let members = index
            .inherent_impls(ty)
            .iter()
            .flat_map(|it| index.members(*it));
        let mut setters = members.filter(|it| sets(&facts.world.effects(**it)));
        if setters.next().is_none() {
            return false;
        }
        let mut at = *it;
        loop {
            match facts.call(at) {
                Some(it) if sets(&it.effects) => return true,
                Some(it) if it.receiver.is_none() => return false,
                _ => {}
            }
            match facts.kind(at) {
                ExprKind::MethodCall { receiver, .. } => at = *receiver,
                ExprKind::Try { base } | ExprKind::Await { base } => at = *base,
                _ => return true,
            }
        }
    })
}

/// `timeout(…)` around what is awaited; where its error goes depends on what is done with the
/// result.
fn in_time(facts: &Facts<'_>, call: &Call<'_>) -> Option<Fix> {
    let awaited = call.awaited.filter(|_| facts.has_crate("tokio", "time"))?;
    let of_result = |ty: &Ty| ty.args().get(1).cloned().unwrap_or(Ty::Unknown);
    let own = is_io_error(facts, &of_result(facts.ty(awaited)));
    let around = of_result(&region_output(facts, awaited));
    let (applicability, after) =
        if facts.role(awaited) == Role::TryBase && takes_elapsed(facts, &around) {
            (Applicability::Safe, "?")
        } else if !own {
            return None;
        } else if facts.fate(awaited) == Fate::Returned && is_io_error(facts, &around) {
            (Applicability::Suggested, "?")
        } else {
            let after = ".unwrap_or_else(|elapsed| Err(elapsed.into()))";
            (Applicability::Suggested, after)
        };
    let at = |offset| facts.place(Span::empty(offset));
    let (start, end) = (facts.span(call.expr).start, facts.span(call.expr).end);
    let fix = Fix::new(applicability, "Give up after 10 seconds")
        .insert(
            at(start),
            "tokio::time::timeout(std::time::Duration::from_secs(10), ",
        )
        .insert(at(end), ")")
        .insert(at(facts.span(awaited).end), after);
    Some(fix)
}

/// What the function or block evaluates to in which something is awaited.
fn region_output(facts: &Facts<'_>, at: ExprId) -> Ty {
    let region = facts.region(at);
    let types = &facts.world.types;
    match (region.kind, region.expr) {
        (RegionKind::Body, _) => types
            .sig(facts.def)
            .map_or(Ty::Unknown, |it| types.output(&it.ret)),
        (RegionKind::AsyncBlock { .. }, Some(block)) => types.output(facts.ty(block)),
        _ => Ty::Unknown,
    }
}

fn is_io_error(facts: &Facts<'_>, ty: &Ty) -> bool {
    ty.adt()
        .is_some_and(|it| facts.index().canonical_path(it) == "std::io::Error")
}

/// Whether `?` turns an elapsed timeout into this error.
fn takes_elapsed(facts: &Facts<'_>, ty: &Ty) -> bool {
    let Some(def) = ty.adt() else { return false };
    match facts.index().canonical_path(def).as_str() {
        "std::io::Error" | "anyhow::Error" | "eyre::Report" | "color_eyre::Report" => true,
        "std::boxed::Box" => match ty.args().first() {
            Some(Ty::Opaque { bounds, .. }) => bounds
                .iter()
                .any(|it| facts.index().canonical_path(it.def) == "std::error::Error"),
            _ => false,
        },
        _ => false,
    }
}
