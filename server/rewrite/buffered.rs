//! Futures that are run a few at a time: a stream with a buffer.

use crate::facts::{Call, Facts};
use crate::finding::{Edit, Fix};
use crate::index::{Namespace, Scope};
use crate::ir::ExprId;
use crate::text::Span;

/// In which order a buffer hands on what its futures evaluate to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResultOrder {
    /// That of the futures: `buffered`.
    Kept,
    /// That in which they finish: `buffer_unordered`.
    AsFinished,
}

impl ResultOrder {
    pub fn adapter(self) -> &'static str {
        match self {
            ResultOrder::Kept => "buffered",
            ResultOrder::AsFinished => "buffer_unordered",
        }
    }
}

/// Makes an awaited `join_all(futures)` or, with `fails_fast`, `try_join_all(futures)` a stream
/// that runs so many at a time.
pub fn as_stream(
    facts: &Facts<'_>,
    call: &Call<'_>,
    most: u32,
    order: ResultOrder,
    fails_fast: bool,
) -> Option<Fix> {
    call.awaited?;
    let iter = format!("{}::stream::iter", streams(facts)?);
    let iter = facts.source()?.qualified(facts.def.item, &iter);
    let title = match order {
        ResultOrder::Kept => format!("Run at most {most} at once, results in order"),
        ResultOrder::AsFinished => {
            format!("Run at most {most} at once; the results come in the order they finish")
        }
    };
    let (traits, collect) = match fails_fast {
        true => (&["StreamExt", "TryStreamExt"][..], "try_collect"),
        false => (&["StreamExt"][..], "collect"),
    };
    let end = facts.place(Span::empty(facts.span(call.expr).end));
    let adapters = format!(".{}({most}).{collect}::<Vec<_>>()", order.adapter());
    let fix = Fix::suggested(title)
        .replace(facts.place(call.span), iter)
        .insert(end, adapters)
        .edits(import_adapters(facts, call.expr, traits)?);
    Some(fix)
}

/// The dependency whose module `stream` has the buffers.
pub fn streams(facts: &Facts<'_>) -> Option<&'static str> {
    let roots = ["futures", "futures_util"];
    roots.into_iter().find(|it| facts.has_crate(it, ""))
}

/// Brings such of the traits `StreamExt` and `TryStreamExt` into scope as are not.
pub fn import_adapters(facts: &Facts<'_>, at: ExprId, traits: &[&str]) -> Option<Vec<Edit>> {
    let root = streams(facts)?;
    let source = facts.source()?;
    let in_scope = facts.index().traits_in_scope(Scope::expr(facts.def, at));
    let is_missing = |name: &&str| {
        let path = format!("futures_util::stream::{name}");
        let extension = facts.index().find(&path, Namespace::Type).def();
        !extension.is_some_and(|it| in_scope.contains(&it))
    };
    let missing: Vec<&str> = traits.iter().copied().filter(is_missing).collect();
    source.import_traits(facts.def.item, root, &missing)
}
