//! A plain function becomes async, and all who call it await it.

use super::Meta;
use crate::facts::Facts;
use crate::finding::Fix;
use crate::rewrite;
use crate::text::Span;

pub(super) const META: Meta = Meta {
    kind: "refactor.rewrite.async",
    title: "Make it async",
    summary: "Adds `async` to a function and `.await` to all its calls in all files; plain functions that call it become async too, if all their callers can follow.",
};

pub(super) fn at(facts: &Facts<'_>, at: Span) -> Option<Fix> {
    super::is_in_signature(facts, at)
        .then(|| rewrite::make_async(facts))
        .flatten()
}
