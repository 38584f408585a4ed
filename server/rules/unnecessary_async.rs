//! An async function in which nothing waits.

use super::Meta;
use crate::facts::{Facts, Waiting};
use crate::finding::{Applicability, Findings, Fix, Severity};
use crate::fix::Source;
use crate::index::{Place, Target};
use crate::ir::{ExprKind, Function};
use crate::text::Span;

pub(super) const META: Meta = Meta {
    severity: Severity::Hint,
    fix: Some(Applicability::Safe),
    since: "0.1.0",
};

/// Any other attribute may be the one that wants an async function.
const HARMLESS: &[&str] = &[
    "allow",
    "cold",
    "deny",
    "deprecated",
    "doc",
    "expect",
    "inline",
    "must_use",
    "warn",
];

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    let Some(function) = facts.function().filter(|it| it.is_async) else {
        return;
    };
    let waiting = facts.waiting();
    let Some(awaits) = facts.summaries.awaited_at(facts.def) else {
        return;
    };
    if facts.unit.in_test
        || facts.unit.target == Target::BuildScript
        || waiting == Waiting::Something
        || is_wanted(facts)
        || is_unfinished(facts)
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
    let fix = facts.source().filter(|_| waiting == Waiting::Nothing);
    let fix = fix.and_then(|it| make_plain(facts, function, &it, awaits));
    acc.add(
        item.name_span.relative_to(item.span.start),
        format!("`{name}` {only}"),
    )
    .fix(fix);
}

/// An attribute of the function, or of the impl around it, may ask for the signature.
fn is_wanted(facts: &Facts<'_>) -> bool {
    let container = facts.index().container(facts.def);
    let outer = container.map(|it| facts.index().item(it));
    let mut attrs = [Some(facts.item()), outer]
        .into_iter()
        .flatten()
        .flat_map(|it| &it.attrs);
    attrs.any(|it| !HARMLESS.contains(&it.path.as_str()))
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

/// Deletes `async`, and `.await` at every call.
fn make_plain(
    facts: &Facts<'_>,
    function: &Function,
    source: &Source<'_>,
    awaits: &[Place],
) -> Option<Fix> {
    let keyword = function.spans.async_kw?;
    let rest = &source.text[keyword.end as usize..];
    let blanks = rest.len() - rest.trim_start().len();
    let keyword = Span::new(keyword.start, keyword.end + blanks as u32);
    let keyword = facts.place(keyword.relative_to(facts.item().span.start));
    let fix = Fix::safe("Make it a plain function").delete(keyword);
    Some(awaits.iter().fold(fix, |fix, it| fix.delete(*it)))
}
