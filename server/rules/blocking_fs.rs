//! A file that is read or written while the runtime thread waits.

use super::Meta;
use crate::facts::{Context, Facts};
use crate::finding::{Applicability, Findings, Severity};
use crate::index::Target;
use crate::known::{BlockKind, Blocks, Shape};
use crate::options::{Declared, Paths, rule_of};
use crate::rewrite;

pub(super) const META: Meta = Meta {
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    since: "0.1.0",
};

static ALLOW: Paths = Paths {
    rule: rule_of(module_path!()),
    name: "allow",
    about: "Functions that may be called in async code; a type or module stands for all functions in it.",
    example: "std::fs::create_dir_all",
};

pub(super) static OPTIONS: &[Declared] = &[Declared::Paths(&ALLOW)];

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    if facts.unit.in_test || facts.unit.target == Target::BuildScript {
        return;
    }
    for call in facts
        .calls()
        .iter()
        .filter(|it| it.context == Context::Async)
    {
        let Some(blocks) = facts
            .blocking(call.expr)
            .filter(|it| is_file(it) && !it.panics_in_async)
        else {
            continue;
        };
        if facts.is_start_up(call.expr)
            || facts.is_shut_down(call.expr)
            || facts.is_named(call.def, facts.options.paths(&ALLOW))
        {
            continue;
        }
        let name = facts.callee_name(call);
        let finding = acc.add(call.span, format!("`{name}` blocks the runtime thread"));
        // A question about a path is mostly answered from memory; a tool for one person may wait.
        let is_look = blocks.tier == 3 && blocks.shape == Shape::Text;
        if is_look || facts.unit.is_cli || facts.unit.has_own_thread {
            finding.severity(Severity::Hint);
        }
        finding.fix(rewrite::blocking_call(facts, call, &blocks));
    }
}

/// Serial ports, input devices and what the system tells of itself are files to the thread, too.
fn is_file(blocks: &Blocks) -> bool {
    match blocks.kind {
        BlockKind::Fs => true,
        BlockKind::Device => blocks.tier < 3,
        _ => false,
    }
}
