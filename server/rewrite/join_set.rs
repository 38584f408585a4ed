//! Tasks that are spawned into a `Vec` and awaited one by one, made into a `JoinSet`.

use crate::facts::Facts;
use crate::finding::{Edit, Fix};
use crate::ir::{BindingId, BlockKind, ExprId, ExprKind, MacroKind, PatKind, Role, Stmt};
use crate::text::Span;

/// Makes the `Vec` of handles that `tasks` names a `JoinSet`: where it is declared, where tasks
/// are spawned into it, and where a loop awaits them. `None` unless all that is done with the
/// handles is in sight and fits.
pub fn join_set(facts: &Facts<'_>, tasks: BindingId) -> Option<Fix> {
    if !facts.has_crate("tokio", "") {
        return None;
    }
    let mut edits = made(facts, tasks)?;
    let mut is_awaited = false;
    for use_ in &facts.body.binding(tasks).uses {
        match awaited(facts, tasks, *use_) {
            Some(loop_) => {
                edits.extend(loop_);
                is_awaited = true;
            }
            None => edits.extend(pushed(facts, *use_)?),
        }
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
        let set = format!(": {} = ", set_type(written)?);
        edits.push(Edit::new(facts.place(annotation), set));
    }
    if is_empty_list(facts, init) {
        let new = "tokio::task::JoinSet::new()";
        edits.push(Edit::new(facts.place(facts.span(init)), new));
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
        let set = set_type(list.strip_suffix(">()")?)?;
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
fn set_type(list: &str) -> Option<String> {
    let item = list.trim().strip_prefix("Vec<")?.strip_suffix('>')?.trim();
    let output = match item.split_once("JoinHandle<") {
        Some((path, output)) if !path.contains(['<', '(', '&', '[']) => output.strip_suffix('>')?,
        None if item == "_" => item,
        _ => return None,
    };
    Some(format!("tokio::task::JoinSet<{output}>"))
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

/// `tasks.push(tokio::spawn(future))` becomes `tasks.spawn(future)`.
fn pushed(facts: &Facts<'_>, use_: ExprId) -> Option<Vec<Edit>> {
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
    let [spawn] = args.as_slice() else {
        return None;
    };
    if *receiver != use_ || method != "push" {
        return None;
    }
    let mut edits = vec![Edit::new(facts.place(*method_span), "spawn")];
    match facts.role(push) {
        Role::Statement { .. } => {}
        // Other than `push`, `spawn` returns something.
        Role::Tail => {
            let end = Span::empty(facts.span(push).end);
            edits.push(Edit::new(facts.place(end), ";"));
        }
        _ => return None,
    }
    edits.extend(unwrapped(facts, *spawn)?);
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
