//! A connection, a handshake or a lookup that is waited for without a limit.

use super::Meta;
use crate::facts::{Call, Facts, TimeLimit};
use crate::finding::{Applicability, Findings, Fix, Severity};
use crate::ir::{ExprKind, PatKind};
use crate::known::WaitKind;
use crate::options::{Declared, Number, rule_of};
use crate::rewrite;

pub(super) const META: Meta = Meta {
    severity: Severity::Info,
    fix: Some(Applicability::Safe),
    since: "0.1.0",
};

pub(crate) static TIMEOUT: Number = Number {
    rule: rule_of(module_path!()),
    name: "timeout-seconds",
    default: 10,
    range: 1..=86_400,
    about: "After how many seconds the fix gives up, and so does the refactoring that wraps an await in a timeout.",
};

pub(super) static OPTIONS: &[Declared] = &[Declared::Number(&TIMEOUT)];

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    if facts.unit.in_test || speaks_of_a_limit(facts) {
        return;
    }
    for call in facts.calls() {
        let connects = call.effects.waits.as_ref().is_some_and(|it| {
            // A note says that the network need not be waited for.
            matches!(it.kind, WaitKind::Connect | WaitKind::Dns) && it.note.is_none()
        });
        if !connects
            || facts.is_in_browser(call.expr)
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
            format!("`{name}` has no time limit: it may wait for minutes, or for ever"),
        )
        .fix(limited(facts, call));
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

fn limited(facts: &Facts<'_>, call: &Call<'_>) -> Option<Fix> {
    let awaited = call.awaited.filter(|_| facts.has_crate("tokio", "time"))?;
    rewrite::give_up(facts, awaited, facts.options.number(&TIMEOUT))
}
