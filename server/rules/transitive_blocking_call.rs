//! A plain function that blocks the thread somewhere inside, called from async code.

use super::Meta;
use crate::facts::{Block, Call, Context, Facts};
use crate::finding::{Applicability, Findings, Severity};
use crate::index::Target;
use crate::rewrite;

pub(super) const META: Meta = Meta {
    severity: Severity::Warning,
    fix: Some(Applicability::Suggested),
    since: "0.1.0",
};

/// With more calls than that between async code and the blocking one, it is told softly.
const NEAR: usize = 2;

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
        } else if chain.len() > NEAR {
            finding.severity(Severity::Info);
        }
        finding.fix(rewrite::offload(facts, call.expr));
    }
}

fn message(facts: &Facts<'_>, call: &Call<'_>, chain: &[&Block]) -> String {
    let name = facts.world.short_name(call.def);
    let leaf = &chain[chain.len() - 1].leaf.path;
    if chain.len() > NEAR + 1 {
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
