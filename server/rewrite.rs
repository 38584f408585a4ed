//! Rewrites that several rules and refactorings offer: from facts to edits.

mod asyncness;
mod backoff;
mod bounded;
mod buffered;
mod future;
mod guard;
mod join_set;
mod mapped;
mod offload;
mod operands;
mod task_loop;
mod timeout;
mod twin;

pub use asyncness::{is_signature_wanted, make_async, make_plain};
pub use backoff::{Backoff, Delays, wait_between_tries};
pub use bounded::{bounded, sender_uses};
pub use buffered::{ResultOrder, as_stream, import_adapters, streams};
pub use future::{await_lost, ignore_result};
pub use guard::{bind_first, is_last_of_inner_block, release_early};
pub use join_set::{join_set, pushed_handle};
pub use mapped::{for_loop, join_all};
pub use offload::offload;
pub use operands::{Usage, borrows_temporary, is_about_order, locals_used, usage};
pub use task_loop::keep_tasks;
pub use timeout::{give_up, give_up_or_panic, in_seconds};

use crate::facts::{Call, Facts};
use crate::finding::{Applicability, Edit, Fix};
use crate::index::Place;
use crate::ir::{ExprId, ExprKind, Stmt};
use crate::known::{Blocks, Shape};
use crate::text::Span;
use twin::{Twin, twin};

/// Replaces a blocking call by its async twin and awaits it, where the stub names one that takes
/// the same arguments. Safe where the stub says so and an `.await` can stand there. Where what is
/// done with the value needs the type that blocks, the call moves to the blocking pool.
pub fn blocking_call(facts: &Facts<'_>, call: &Call<'_>, blocks: &Blocks) -> Option<Fix> {
    let new = blocks.instead.as_ref()?;
    let source = facts.source()?;
    let manifest = match blocks.shape {
        Shape::SwapAwait => require_path(facts, new)?,
        _ => Vec::new(),
    };
    let old = match blocks.shape {
        Shape::SwapAwait if call.receiver.is_some() => builder(facts, call)?,
        Shape::SwapAwait | Shape::MethodAwait => facts.place(call.span),
        _ => return None,
    };
    if !facts.is_async_here(call.expr) {
        return None;
    }
    let uses = match blocks.shape {
        Shape::SwapAwait => match twin(facts, call, new) {
            Twin::Same => Vec::new(),
            Twin::Fits(edits) => edits,
            Twin::Differs => return offload(facts, call.expr),
        },
        _ => Vec::new(),
    };
    let written = match new.contains("::") {
        true => source.qualified(facts.def.item, new),
        false => new.to_string(),
    };
    // A feature may bring crates that are not in the lock file.
    let safe = blocks.auto && manifest.is_empty() && facts.can_await(call.expr);
    let applicability = if safe {
        Applicability::Safe
    } else {
        Applicability::Suggested
    };
    let fix = Fix::new(applicability, format!("Use `{new}`"))
        .replace(old, written)
        .edits(source.add_await(facts.def.item, facts.body, call.expr))
        .edits(uses)
        .edits(manifest);
    Some(fix)
}

/// What makes a path of a dependency exist: edits of the manifest where its module needs a feature.
fn require_path(facts: &Facts<'_>, path: &str) -> Option<Vec<Edit>> {
    let mut segments = path.split("::");
    let root = segments.next().unwrap_or_default();
    let feature = match segments.next() {
        Some("task") => "rt",
        it => it.unwrap_or_default(),
    };
    facts.require(root, feature)
}

/// The `Type` of `Type::new(..).option(..)`, when the receiver is built so in place and nothing
/// but methods of the type is called on it.
fn builder(facts: &Facts<'_>, call: &Call<'_>) -> Option<Place> {
    let ty = facts.index().container(call.def)?;
    let own = |expr: ExprId| {
        let call = facts.call(expr)?;
        let container = facts.index().container(call.def)?;
        (container == ty).then_some(call)
    };
    let mut at = call.receiver?;
    while let ExprKind::MethodCall { receiver, .. } = facts.kind(at) {
        own(at)?;
        at = *receiver;
    }
    let made = own(at)?;
    let path = facts.text_at(made.span);
    let end = path.rfind("::")? as u32;
    let is_plain = path[end as usize + 2..] == *facts.index().item(made.def).name;
    let start = made.span.start;
    is_plain.then(|| facts.place(Span::new(start, start + end)))
}

/// The statement of the innermost block around an expression that it stands in.
pub fn statement_around(facts: &Facts<'_>, expr: ExprId) -> Option<Span> {
    let inner = facts.span(expr);
    let block = facts.around(expr).find_map(|it| match facts.kind(it) {
        ExprKind::Block(block) => Some(block),
        _ => None,
    })?;
    let tail = block.tail.map(|it| facts.span(it));
    let mut stmts = block.stmts.iter().map(span_of).chain(tail);
    stmts.find(|it| it.contains(inner))
}

/// With the semicolon.
pub(crate) fn span_of(stmt: &Stmt) -> Span {
    match stmt {
        Stmt::Let { span, .. } | Stmt::Expr { span, .. } => *span,
    }
}
