//! An async test that has no runtime to run on.

use super::Meta;
use crate::facts::Facts;
use crate::finding::{Applicability, Findings, Fix, Severity};
use crate::ir::{Attr, ItemKind, UseKind};

pub(super) const META: Meta = Meta {
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    since: "0.1.0",
};

/// What the compiler itself understands; any other attribute may bring a runtime.
const BUILT_IN: &[&str] = &[
    "allow",
    "cfg",
    "cold",
    "deny",
    "deprecated",
    "doc",
    "expect",
    "forbid",
    "ignore",
    "inline",
    "must_use",
    "should_panic",
    "test",
    "warn",
];

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    if facts.function().is_none_or(|it| !it.is_async) || is_imported(facts) {
        return;
    }
    let attrs = &facts.item().attrs;
    let is_built_in = |it: &Attr| BUILT_IN.contains(&it.path.as_str());
    let test = attrs.iter().find(|it| it.path == "test");
    let Some(test) = test.filter(|_| attrs.iter().all(is_built_in)) else {
        return;
    };
    let place = facts.place(test.span.relative_to(facts.item().span.start));
    let fix = Fix::safe("Use `#[tokio::test]`").replace(place, "#[tokio::test]");
    let has_tokio = facts.has_crate("tokio", "macros") && facts.has_crate("tokio", "rt");
    acc.add(place, "an async test needs a runtime to run on")
        .fix(has_tokio.then_some(fix));
}

/// Whether a `use` of the file gives `test` another meaning.
fn is_imported(facts: &Facts<'_>) -> bool {
    let items = facts.index().file(facts.def.file).items.iter();
    let leaves = items.filter_map(|it| match &it.kind {
        ItemKind::Use(leaves) => Some(leaves),
        _ => None,
    });
    leaves.flatten().any(|it| match &it.kind {
        UseKind::Plain => it.path.last_name() == "test",
        UseKind::Alias(name) => name == "test",
        _ => false,
    })
}
