//! Rewrites that several rules offer: from facts to edits.

use crate::facts::{Call, Facts};
use crate::finding::{Applicability, Fix};
use crate::known::{Blocks, Shape};

/// Replaces a blocking call by its async twin and awaits it, where the stub names one that takes
/// the same arguments. Safe where the stub says so and an `.await` can stand there.
pub fn blocking_call(facts: &Facts<'_>, call: &Call<'_>, blocks: &Blocks) -> Option<Fix> {
    let instead = blocks.instead.as_ref()?;
    let root = instead.split("::").next()?;
    let feature = instead.split("::").nth(1).unwrap_or_default();
    let source = facts.source()?;
    let new = match blocks.shape {
        Shape::SwapAwait if facts.has_crate(root, feature) => instead.to_string(),
        Shape::MethodAwait => instead.to_string(),
        _ => return None,
    };
    if !facts.is_async_here(call.expr) {
        return None;
    }
    let safe = blocks.auto && facts.can_await(call.expr);
    let applicability = if safe {
        Applicability::Safe
    } else {
        Applicability::Suggested
    };
    let fix = Fix::new(applicability, format!("Use `{new}`"))
        .replace(facts.place(call.span), new)
        .edits(source.add_await(facts.def.item, facts.body, call.expr));
    Some(fix)
}
