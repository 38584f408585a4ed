//! Tasks that are spawned into a `Vec` and awaited one by one, made into a `JoinSet`.

use super::statement_around;
use super::task_loop::joined;
use crate::facts::Facts;
use crate::finding::{Edit, Fix};
use crate::ir::{BindingId, BlockKind, ExprId, ExprKind, MacroKind, PatKind, Role, Stmt};
use crate::text::Span;

const SET: &str = "tokio::task::JoinSet";

/// Makes the `Vec` of handles that `tasks` names a `JoinSet`: where it is declared, where tasks
/// are spawned into it, and where a loop awaits them. `None` unless all that is done with the
/// handles is in sight and fits.
pub fn join_set(facts: &Facts<'_>, tasks: BindingId) -> Option<Fix> {
    if !facts.has_crate("tokio", "") {
        return None;
    }
    let mut edits = made(facts, tasks)?;
    let mut is_awaited = false;
    let name = &facts.body.binding(tasks).name;
    for use_ in &facts.body.binding(tasks).uses {
        let end = awaited(facts, tasks, *use_).or_else(|| joined(facts, name, *use_));
        is_awaited |= end.is_some();
        edits.extend(match end {
            Some(end) => end,
            None => pushed(facts, tasks, *use_)?,
        });
    }
    let title =
        "Collect the tasks in a `JoinSet`, which aborts the rest (results come as tasks finish)";
    is_awaited.then(|| Fix::suggested(title).edits(edits))
}

/// The declaration: an empty list, or one that is collected.
fn made(facts: &Facts<'_>, tasks: BindingId) -> Option<Vec<Edit>> {
    let init = facts.init_of(tasks)?;
    let (pat, annotation) = declaration(facts, tasks)?;
    let written = facts.text_at(annotation).trim_matches([':', '=', ' ']);
    let mut edits = Vec::new();
    if !written.is_empty() {
        let set = format!(": {} = ", set_type(facts, written)?);
        edits.push(Edit::new(facts.place(annotation), set));
    }
    if is_empty_list(facts, init) {
        let set = facts.source()?.qualified(facts.def.item, SET);
        let place = facts.place(facts.span(init));
        edits.push(Edit::new(place, format!("{set}::new()")));
        return Some(edits);
    }
    // `items.map(|it| tokio::spawn(…)).collect()`
    let ExprKind::MethodCall {
        receiver,
        method,
        method_span,
        generics,
        ..
    } = facts.kind(init)
    else {
        return None;
    };
    let ExprKind::MethodCall {
        method: map, args, ..
    } = facts.kind(*receiver)
    else {
        return None;
    };
    let [closure] = args.as_slice() else {
        return None;
    };
    let ExprKind::Closure(closure) = facts.kind(*closure) else {
        return None;
    };
    if method != "collect" || map != "map" || written.is_empty() == generics.is_none() {
        return None;
    }
    if generics.is_some() {
        let turbofish = Span::new(method_span.end, facts.span(init).end);
        let list = facts.text_at(turbofish).strip_prefix("::<")?;
        let set = set_type(facts, list.strip_suffix(">()")?)?;
        edits.push(Edit::new(facts.place(turbofish), format!("::<{set}>()")));
    }
    if !facts.body.binding(tasks).mutable {
        edits.push(Edit::new(facts.place(Span::empty(pat.start)), "mut "));
    }
    edits.extend(unwrapped(facts, value_of(facts, closure.body))?);
    Some(edits)
}

/// The pattern of a `let`, and what stands between it and the initialiser.
fn declaration(facts: &Facts<'_>, local: BindingId) -> Option<(Span, Span)> {
    let wanted = facts.body.binding(local).pat?;
    let init = facts.init_of(local)?;
    let ExprKind::Block(block) = facts.kind(facts.body.expr(init).parent?) else {
        return None;
    };
    let is_plain = block
        .stmts
        .iter()
        .any(|it| matches!(it, Stmt::Let { pat, else_: None, .. } if *pat == wanted));
    let pat = facts.body.pat(wanted).span;
    is_plain.then(|| (pat, Span::new(pat.end, facts.span(init).start)))
}

/// `Vec::new()`, `Vec::with_capacity(…)`, `vec![]`
fn is_empty_list(facts: &Facts<'_>, init: ExprId) -> bool {
    match facts.kind(init) {
        ExprKind::Call { .. } => facts.call(init).is_some_and(|it| {
            let path = facts.index().canonical_path(it.def);
            matches!(
                path.as_str(),
                "std::vec::Vec::new" | "std::vec::Vec::with_capacity"
            )
        }),
        ExprKind::Macro(call) => {
            call.path.last_name() == "vec"
                && matches!(&call.kind, MacroKind::Exprs(parts) if parts.is_empty())
        }
        _ => false,
    }
}

/// `Vec<JoinHandle<T>>` as a `JoinSet<T>`, as it is written.
fn set_type(facts: &Facts<'_>, list: &str) -> Option<String> {
    let item = list.trim().strip_prefix("Vec<")?.strip_suffix('>')?.trim();
    let output = match item.split_once("JoinHandle<") {
        Some((path, output)) if !path.contains(['<', '(', '&', '[']) => output.strip_suffix('>')?,
        None if item == "_" => item,
        _ => return None,
    };
    let set = facts.source()?.qualified(facts.def.item, SET);
    Some(format!("{set}<{output}>"))
}

/// `for task in tasks`, in which the task is only awaited.
fn awaited(facts: &Facts<'_>, tasks: BindingId, use_: ExprId) -> Option<Vec<Edit>> {
    let mut list = use_;
    let mut outer = facts.body.expr(use_).parent?;
    if matches!(facts.kind(outer), ExprKind::MethodCall { receiver, method, .. }
        if *receiver == use_ && method == "into_iter")
    {
        list = outer;
        outer = facts.body.expr(outer).parent?;
    }
    let ExprKind::For { pat, iterable, .. } = *facts.kind(outer) else {
        return None;
    };
    let PatKind::Bind {
        binding: task,
        sub: None,
        ..
    } = facts.body.pat(pat).kind
    else {
        return None;
    };
    if iterable != list || !facts.is_async_here(outer) {
        return None;
    }
    let task = facts.body.binding(task);
    let result = match facts.free_name("result") {
        name if name == "result" => name,
        _ => task.name.to_string(),
    };
    let name = &facts.body.binding(tasks).name;
    let head = format!("while let Some({result}) = {name}.join_next().await");
    let mut edits = vec![Edit::new(facts.place(facts.loop_head(outer)), head)];
    for use_ in &task.uses {
        let await_ = facts.body.expr(*use_).parent?;
        if facts.role(*use_) != Role::AwaitBase {
            return None;
        }
        edits.push(Edit::new(facts.place(facts.span(await_)), result.as_str()));
    }
    Some(edits)
}

/// What is pushed where a list is used: `tasks.push(…)`.
fn pushed_to(facts: &Facts<'_>, use_: ExprId) -> Option<(ExprId, Span, ExprId)> {
    let push = facts.body.expr(use_).parent?;
    let ExprKind::MethodCall {
        receiver,
        method,
        method_span,
        args,
        ..
    } = facts.kind(push)
    else {
        return None;
    };
    let [value] = args.as_slice() else {
        return None;
    };
    (*receiver == use_ && method == "push").then_some((push, *method_span, *value))
}

/// The call that makes a handle which has a name, and is pushed where a list is used.
pub fn pushed_handle(facts: &Facts<'_>, use_: ExprId) -> Option<ExprId> {
    let (_, _, value) = pushed_to(facts, use_)?;
    let ExprKind::Local(handle) = facts.kind(value) else {
        return None;
    };
    let is_used_once = facts.body.binding(*handle).uses.len() == 1;
    facts.init_of(*handle).filter(|_| is_used_once)
}

/// `let task = tokio::spawn(future);` becomes `tasks.spawn(future);`, and the `push` goes.
fn named(facts: &Facts<'_>, tasks: BindingId, push: ExprId, spawn: ExprId) -> Option<Vec<Edit>> {
    let source = facts.source()?;
    let whole = statement_around(facts, spawn)?;
    let front = Span::new(whole.start, facts.span(spawn).start);
    let is_plain = facts.text_at(front).starts_with("let ") && !facts.text_at(front).contains(':');
    let is_in_turn = facts.enclosing_loop(spawn) == facts.enclosing_loop(push);
    let list = facts.body.binding(tasks);
    if !is_plain || !is_in_turn || list.span.start > whole.start {
        return None;
    }
    let [before, after] = unwrapped(facts, spawn)?;
    let future = Span::new(front.start, before.place.span.end);
    let behind = after.place.span;
    let gone = statement_around(facts, push)?;
    Some(vec![
        Edit::new(facts.place(future), format!("{}.spawn(", list.name)),
        Edit::new(facts.place(behind), ")"),
        source.delete_lines(facts.place(gone)),
    ])
}

/// `tasks.push(tokio::spawn(future))` becomes `tasks.spawn(future)`.
fn pushed(facts: &Facts<'_>, tasks: BindingId, use_: ExprId) -> Option<Vec<Edit>> {
    let (push, method_span, spawn) = pushed_to(facts, use_)?;
    if let Some(spawn) = pushed_handle(facts, use_) {
        let is_statement = matches!(facts.role(push), Role::Statement { .. } | Role::Tail);
        return named(facts, tasks, push, spawn).filter(|_| is_statement);
    }
    let mut edits = vec![Edit::new(facts.place(method_span), "spawn")];
    match facts.role(push) {
        Role::Statement { .. } => {}
        // Other than `push`, `spawn` returns something.
        Role::Tail => {
            let end = Span::empty(facts.span(push).end);
            edits.push(Edit::new(facts.place(end), ";"));
        }
        _ => return None,
    }
    edits.extend(unwrapped(facts, spawn)?);
    Some(edits)
}

/// What a block evaluates to.
fn value_of(facts: &Facts<'_>, expr: ExprId) -> ExprId {
    match facts.kind(expr) {
        ExprKind::Block(block) if block.kind == BlockKind::Plain => {
            block.tail.map_or(expr, |it| value_of(facts, it))
        }
        _ => expr,
    }
}

/// `tokio::spawn(future)` becomes `future`.
fn unwrapped(facts: &Facts<'_>, spawn: ExprId) -> Option<[Edit; 2]> {
    let call = facts.call(spawn)?;
    let [future] = call.args else { return None };
    let path = facts.index().canonical_path(call.def);
    if !matches!(path.as_str(), "tokio::spawn" | "tokio::task::spawn") {
        return None;
    }
    let (whole, future) = (facts.span(spawn), facts.span(*future));
    let around = [
        Span::new(whole.start, future.start),
        Span::new(future.end, whole.end),
    ];
    // A comment would go, too.
    let is_silent = |it: &Span| !facts.text_at(*it).contains('/');
    around
        .iter()
        .all(is_silent)
        .then(|| around.map(|it| Edit::new(facts.place(it), "")))
}
