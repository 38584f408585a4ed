//! An async function in which nothing waits becomes a plain one.

use super::Meta;
use crate::facts::Facts;
use crate::finding::Fix;
use crate::rewrite;
use crate::text::Span;

pub(super) const META: Meta = Meta {
    kind: "refactor.rewrite.plain",
    title: "Make it a plain function",
    summary: "Deletes `async` from a function in which nothing waits, and `.await` from all its calls in all files.",
};

pub(super) fn at(facts: &Facts<'_>, at: Span) -> Option<Fix> {
    let is_free = super::is_in_signature(facts, at) && !rewrite::is_signature_wanted(facts);
    is_free.then(|| rewrite::make_plain(facts)).flatten()
}
