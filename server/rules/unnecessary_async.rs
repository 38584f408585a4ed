//! An async function in which nothing waits.

use super::Meta;
use crate::facts::{Facts, Waiting};
use crate::finding::{Applicability, Findings, Severity};
use crate::index::Target;
use crate::ir::ExprKind;
use crate::rewrite;

pub(super) const META: Meta = Meta {
    severity: Severity::Hint,
    fix: Some(Applicability::Safe),
    since: "0.1.0",
};

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    if facts.summaries.awaited_at(facts.def).is_none() {
        return;
    }
    let waiting = facts.waiting();
    if facts.unit.in_test
        || facts.unit.target == Target::BuildScript
        || waiting == Waiting::Something
        || rewrite::is_signature_wanted(facts)
        || is_unfinished(facts)
        || forgets_to_await(facts)
    {
        return;
    }
    let item = facts.item();
    let name = &item.name;
    let only = if waiting == Waiting::Itself {
        "only ever waits for itself"
    } else {
        "is async but never waits"
    };
    acc.add(
        item.name_span.relative_to(item.span.start),
        format!("`{name}` {only}"),
    )
    .clippy("unused_async")
    .fix(rewrite::make_plain(facts));
}

/// What it drops is to be awaited, rather.
fn forgets_to_await(facts: &Facts<'_>) -> bool {
    facts.lost_futures().iter().any(|it| it.of.is_some())
}

/// Empty, `todo!()`, or written differently for other builds.
fn is_unfinished(facts: &Facts<'_>) -> bool {
    let is_empty = match facts.kind(facts.body.root) {
        ExprKind::Block(block) => block.stmts.is_empty() && block.tail.is_none(),
        _ => false,
    };
    let text = facts.text(facts.body.root);
    is_empty
        || text.contains("#[cfg")
        || facts.body.ids().any(|it| {
            matches!(facts.kind(it), ExprKind::Macro(call)
                if matches!(call.path.last_name(), "todo" | "unimplemented"))
        })
}
