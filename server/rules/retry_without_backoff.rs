//! A call that is made again the moment it has failed.

use super::Meta;
use crate::facts::Facts;
use crate::finding::{Applicability, Findings, Severity};
use crate::options::{Declared, Number, rule_of};
use crate::rewrite::{self, Delays};

pub(super) const META: Meta = Meta {
    severity: Severity::Warning,
    fix: Some(Applicability::Suggested),
    since: "0.1.0",
};

static FIRST_DELAY: Number = Number {
    rule: rule_of(module_path!()),
    name: "first-delay-milliseconds",
    default: 100,
    range: 1..=600_000,
    about: "How long the fix waits after the first failure; after each other it waits twice as long as before.",
};
static LONGEST_DELAY: Number = Number {
    rule: rule_of(module_path!()),
    name: "longest-delay-seconds",
    default: 10,
    range: 1..=86_400,
    about: "How long the fix waits at most.",
};

pub(super) static OPTIONS: &[Declared] = &[
    Declared::Number(&FIRST_DELAY),
    Declared::Number(&LONGEST_DELAY),
];

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    if facts.unit.in_test {
        return;
    }
    let known = facts.calls().iter();
    let known = known.filter_map(|it| facts.retry_at_once(it));
    let given = facts.awaits().iter();
    let given = given.filter_map(|it| facts.given_retry_at_once(it));
    for retry in known.chain(given) {
        let head = facts.loop_head(retry.of);
        acc.add(
            head,
            "this tries again at once after a failure, without waiting",
        )
        .related(facts.span(retry.awaited), "this is retried")
        .fix(rewrite::wait_between_tries(facts, &retry, delays(facts)));
    }
}

/// What counts for those who try again.
pub(crate) fn delays(facts: &Facts<'_>) -> Delays {
    Delays {
        first_milliseconds: facts.options.number(&FIRST_DELAY),
        longest_seconds: facts.options.number(&LONGEST_DELAY),
    }
}
