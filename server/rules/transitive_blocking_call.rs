//! A plain function that blocks the thread somewhere inside, called from async code.

use super::Meta;
use crate::facts::{Block, Call, Context, Facts};
use crate::finding::{Applicability, Findings, Severity};
use crate::index::Target;
use crate::options::{Declared, Number, Paths, rule_of};
use crate::rewrite;

pub(super) const META: Meta = Meta {
    severity: Severity::Warning,
    fix: Some(Applicability::Suggested),
    since: "0.1.0",
};

static WARNING_DEPTH: Number = Number {
    rule: rule_of(module_path!()),
    name: "warning-depth",
    default: 2,
    range: 1..=32,
    about: "Through how many functions the blocking call may be reached for the finding to be a warning; what lies deeper is told as `info`.",
};
static ALLOW: Paths = Paths {
    rule: rule_of(module_path!()),
    name: "allow",
    about: "Functions that may block: calls of them are fine, and so are calls of what blocks through them.",
    example: "crate::config::load",
};

pub(super) static OPTIONS: &[Declared] =
    &[Declared::Number(&WARNING_DEPTH), Declared::Paths(&ALLOW)];

/// With more functions than that in between, not all of them are named.
const MANY: usize = 3;

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    if facts.unit.in_test || facts.unit.target == Target::BuildScript {
        return;
    }
    for call in facts
        .calls()
        .iter()
        .filter(|it| it.context == Context::Async && it.awaited.is_none())
    {
        let chain = facts.summaries.chain(call.def);
        let Some(last) = chain.last().filter(|it| it.leaf.tier < 3) else {
            continue;
        };
        if (facts.is_start_up(call.expr) || facts.is_shut_down(call.expr)) && !last.leaf.panics {
            continue;
        }
        if is_allowed(facts, call, &chain) {
            continue;
        }
        let finding = acc.add(call.span, message(facts, call, &chain));
        for block in &chain {
            let what = match block.next {
                Some(def) => format!("`{}` is called here", facts.world.short_name(def)),
                None => "this call blocks".into(),
            };
            finding.related(block.place, what);
        }
        if (facts.unit.is_cli || facts.unit.has_own_thread) && !last.leaf.panics {
            finding.severity(Severity::Hint);
        } else if chain.len() > facts.options.number(&WARNING_DEPTH) as usize {
            finding.severity(Severity::Info);
        }
        finding.fix(rewrite::offload(facts, call.expr));
    }
}

fn is_allowed(facts: &Facts<'_>, call: &Call<'_>, chain: &[&Block]) -> bool {
    let allowed = facts.options.paths(&ALLOW);
    let functions = chain.iter().filter_map(|it| it.next);
    let mut functions = std::iter::once(call.def).chain(functions);
    functions.any(|it| facts.is_named(it, allowed))
        || chain
            .iter()
            .any(|it| facts.is_named_path(&it.leaf.path, allowed))
}

fn message(facts: &Facts<'_>, call: &Call<'_>, chain: &[&Block]) -> String {
    let name = facts.world.short_name(call.def);
    let leaf = &chain[chain.len() - 1].leaf.path;
    if chain.len() > MANY {
        return format!("`{name}` blocks the runtime thread: deep inside, it calls `{leaf}`");
    }
    let mut message = format!("`{name}` blocks the runtime thread: it calls ");
    for block in chain {
        match block.next {
            Some(def) => {
                let next = facts.world.short_name(def);
                message += &format!("`{next}`, which calls ");
            }
            None => message += &format!("`{leaf}`"),
        }
    }
    message
}
