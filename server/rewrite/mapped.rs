//! Futures made by an iterator's closure: awaited in a loop, or together.

use crate::facts::Facts;
use crate::finding::{Edit, Fix};
use crate::ir::{BlockKind, ExprId, ExprKind, Role, Stmt};
use crate::text::Span;
use crate::types::Ty;

/// `items.for_each(|it| future)` becomes `for it in items { future.await; }`.
pub fn for_loop(facts: &Facts<'_>, call: ExprId) -> Option<Fix> {
    let ExprKind::MethodCall { receiver, args, .. } = facts.kind(call) else {
        return None;
    };
    let [closure] = args.as_slice() else {
        return None;
    };
    let ExprKind::Closure(parts) = facts.kind(*closure) else {
        return None;
    };
    let [param] = parts.params.as_slice() else {
        return None;
    };
    let whole = statement(facts, call)?;
    if !facts.can_await(call) || leaves_closure(facts, *closure) {
        return None;
    }
    let (kept, before, after) = match facts.kind(parts.body) {
        ExprKind::Block(block)
            if parts.is_async && block.kind == BlockKind::Plain
                || matches!(block.kind, BlockKind::Async { .. }) && !parts.is_async =>
        {
            // A loop's body has no value.
            let value = block.tail.filter(|it| !facts.ty(*it).is_unit());
            let semicolon = value.map(|it| Span::empty(facts.span(it).end));
            return Some(written(
                facts,
                whole,
                param.pat,
                *receiver,
                (block.braces, " ", ""),
                semicolon,
            ));
        }
        ExprKind::Await { .. } if parts.is_async => (facts.span(parts.body), " { ", "; }"),
        ExprKind::Call { .. } | ExprKind::MethodCall { .. } if !parts.is_async => {
            (facts.span(parts.body), " { ", ".await; }")
        }
        _ => return None,
    };
    Some(written(
        facts,
        whole,
        param.pat,
        *receiver,
        (kept, before, after),
        None,
    ))
}

fn written(
    facts: &Facts<'_>,
    whole: Span,
    pat: crate::ir::PatId,
    receiver: ExprId,
    (kept, before, after): (Span, &str, &str),
    semicolon: Option<Span>,
) -> Fix {
    let items = facts.span(receiver);
    let pat = facts.text_at(facts.body.pat(pat).span);
    let edit = |from: u32, to: u32, text: &str| Edit::new(facts.place(Span::new(from, to)), text);
    Fix::safe("Loop instead")
        .edits([
            edit(whole.start, items.start, &format!("for {pat} in ")),
            edit(items.end, kept.start, before),
        ])
        .edits(semicolon.map(|it| Edit::new(facts.place(it), ";")))
        .edits([edit(kept.end, whole.end, after)])
}

/// The call with its semicolon, where nothing asks for its value.
fn statement(facts: &Facts<'_>, call: ExprId) -> Option<Span> {
    let parent = facts.body.expr(call).parent?;
    let ExprKind::Block(block) = facts.kind(parent) else {
        return None;
    };
    match facts.role(call) {
        Role::Tail => Some(facts.span(call)),
        Role::Statement { .. } => block.stmts.iter().find_map(|it| match it {
            Stmt::Expr { expr, span, .. } if *expr == call => Some(*span),
            _ => None,
        }),
        _ => None,
    }
}

/// Whether a `return` or `?` ends what the closure makes: in a loop, it would end the function.
fn leaves_closure(facts: &Facts<'_>, closure: ExprId) -> bool {
    let mut leaves = false;
    let body = match facts.kind(closure) {
        ExprKind::Closure(it) => it.body,
        _ => closure,
    };
    facts.body.walk(closure, &mut |it| {
        let region = facts.region(it).expr;
        leaves |= matches!(facts.kind(it), ExprKind::Return(_) | ExprKind::Try { .. })
            && (region == Some(closure) || region == Some(body));
    });
    leaves
}

/// `futures.collect()` becomes `join_all(futures).await`.
pub fn join_all(facts: &Facts<'_>, collect: ExprId) -> Option<Fix> {
    let ExprKind::MethodCall { receiver, .. } = facts.kind(collect) else {
        return None;
    };
    let library = ["futures", "futures_util"]
        .into_iter()
        .find(|it| facts.has_crate(it, ""))?;
    let is_vec_of_futures = match facts.ty(collect) {
        Ty::Adt(def, args) => {
            facts.index().canonical_path(*def) == "std::vec::Vec"
                && matches!(args.first(), Some(Ty::Future { .. }))
        }
        _ => false,
    };
    if !is_vec_of_futures || !facts.can_await(collect) {
        return None;
    }
    let path = format!("{library}::future::join_all");
    let join_all = facts.source()?.qualified(facts.def.item, &path);
    let (items, whole) = (facts.span(*receiver), facts.span(collect));
    let fix = Fix::suggested("Await them together")
        .insert(
            facts.place(Span::empty(items.start)),
            format!("{join_all}("),
        )
        .replace(facts.place(Span::new(items.end, whole.end)), ").await");
    Some(fix)
}
