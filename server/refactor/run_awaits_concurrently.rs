//! Awaits that follow each other and do not need each other become one `join!`.

use super::Meta;
use crate::comments::Comments;
use crate::facts::{Facts, RegionId};
use crate::finding::Fix;
use crate::ir::{BindingId, Block, ExprId, ExprKind, PatId, Stmt};
use crate::rewrite::{Usage, borrows_temporary, is_about_order, locals_used};
use crate::text::Span;
use crate::types::Ty;

pub(super) const META: Meta = Meta {
    kind: "refactor.rewrite.join",
    title: "Run these at the same time",
    summary: "Makes consecutive awaits that do not need each other's results one `tokio::join!`, or `tokio::try_join!` where each has a `?`.",
};

/// The widest line that is written.
const WIDTH: usize = 100;

pub(super) fn at(facts: &Facts<'_>, at: Span) -> Option<Fix> {
    let (block, first) = super::statement_at(facts, at)?;
    let region = super::region_at(facts, at)?;
    let steps = run(facts, block, first, at, region);
    if steps.len() < 2 || has_comments(facts, &steps) {
        return None;
    }
    let is_try = steps[0].error.is_some();
    let title = format!("Run these {} at the same time", steps.len());
    let whole = steps[0].span.cover(steps[steps.len() - 1].span);
    let source = facts.source()?;
    let indentation = source.indentation(source.absolute(facts.place(whole)).start);
    let text = joined(facts, &steps, is_try, indentation)?;
    let edit = source.rewrite(facts.place(whole), &text);
    let fix = Fix::suggested(title).edits([edit]);
    Some(fix.edits(facts.require("tokio", "macros")?))
}

/// `let PAT: TY = FUTURE.await;` or `FUTURE.await?;`
struct Step<'a> {
    span: Span,
    pat: Option<PatId>,
    annotation: Option<&'a str>,
    future: ExprId,
    /// Where a `?` looks at the result: the type of the error.
    error: Option<Ty>,
    binds: Vec<BindingId>,
    uses: Vec<(BindingId, Usage)>,
    /// What the chain of calls begins with, and the first of them.
    asked: Option<(BindingId, &'a str)>,
}

/// The longest run of such statements around one, each independent of all others; of a selection
/// all of them, or nothing. Who selects them knows what they do; of others, it must be seen.
fn run<'a>(
    facts: &Facts<'a>,
    block: &Block,
    first: usize,
    at: Span,
    region: RegionId,
) -> Vec<Step<'a>> {
    let step_at = |index: usize| {
        let it = step(facts, block.stmts.get(index)?)?;
        let is_seen = !at.is_empty() || is_asked_for_result(facts, &it);
        (is_seen && facts.region_id(it.future) == region).then_some(it)
    };
    let Some(start) = step_at(first) else {
        return Vec::new();
    };
    let mut steps = vec![start];
    let mut next = first + 1;
    while let Some(it) = step_at(next)
        && (at.is_empty() || it.span.start < at.end)
        && steps.iter().all(|known| are_independent(facts, known, &it))
        && (!at.is_empty() || steps.iter().all(|known| !may_meet(known, &it)))
    {
        steps.push(it);
        next += 1;
    }
    let is_left_out = |it: &Stmt| super::span_of(it).start < at.end;
    if !at.is_empty() {
        let all = !block.stmts.get(next).is_some_and(is_left_out);
        return if all { steps } else { Vec::new() };
    }
    let mut previous = first;
    while previous > 0
        && let Some(it) = step_at(previous - 1)
        && steps.iter().all(|known| are_independent(facts, &it, known))
        && steps.iter().all(|known| !may_meet(&it, known))
    {
        steps.insert(0, it);
        previous -= 1;
    }
    steps
}

fn step<'a>(facts: &Facts<'a>, stmt: &Stmt) -> Option<Step<'a>> {
    let (pat, init) = match stmt {
        Stmt::Let {
            pat,
            init: Some(init),
            else_: None,
            ..
        } => (Some(*pat), *init),
        Stmt::Expr {
            expr,
            semicolon: true,
            ..
        } => (None, *expr),
        _ => return None,
    };
    let (awaited, is_try) = match facts.kind(init) {
        ExprKind::Try { base } => (*base, true),
        _ => (init, false),
    };
    let ExprKind::Await { base: future } = *facts.kind(awaited) else {
        return None;
    };
    let output = facts.ty(awaited);
    let is_plain = !has_attribute(facts, stmt)
        && facts.world.types.is_future(facts.ty(future))
        && !output.is_unknown()
        && !facts.body.expr(future).in_macro
        && facts.guard_in(output).is_none()
        && !facts.await_at(awaited).is_some_and(is_about_order)
        && stays_here(facts, future)
        && !borrows_temporary(facts, future);
    if !is_plain {
        return None;
    }
    let error = match is_try {
        true => Some(result_error(facts, output)?),
        false => None,
    };
    let span = super::span_of(stmt);
    let annotation = pat.and_then(|it| {
        let between = Span::new(facts.body.pat(it).span.end, facts.span(init).start);
        let text = facts.text_at(between).trim().strip_suffix('=')?;
        Some(text.trim().strip_prefix(':')?.trim())
    });
    let mut binds = Vec::new();
    if let Some(pat) = pat {
        facts.body.for_each_binding(pat, &mut |it| binds.push(it));
    }
    Some(Step {
        span,
        pat,
        annotation,
        future,
        error,
        binds,
        uses: locals_used(facts, future),
        asked: asked(facts, future),
    })
}

/// `client` and `get` of `client.get(url).send()`.
fn asked<'a>(facts: &Facts<'a>, future: ExprId) -> Option<(BindingId, &'a str)> {
    let mut at = future;
    let mut first = None;
    loop {
        match facts.kind(at) {
            ExprKind::MethodCall {
                receiver, method, ..
            } => {
                first = Some(method.as_str());
                at = *receiver;
            }
            ExprKind::Field { base, .. } => at = *base,
            ExprKind::Local(binding) => return Some((*binding, first?)),
            _ => return None,
        }
    }
}

/// Whether it is awaited for what it gives: what is awaited for its effect may be what the next
/// one needs.
fn is_asked_for_result(facts: &Facts<'_>, step: &Step<'_>) -> bool {
    let is_result = |it| facts.world.types.lang.is("std::result::Result", it);
    let is_something = |it: &BindingId| match facts.types.binding(*it) {
        Ty::Adt(def, args) if is_result(*def) => !args.first().is_some_and(Ty::is_unit),
        ty => !ty.is_unit(),
    };
    step.binds.iter().any(is_something)
}

/// Whether both ask the same value for different things, of which one may be the effect of the
/// other.
fn may_meet(first: &Step<'_>, second: &Step<'_>) -> bool {
    match (first.asked, second.asked) {
        (Some(first), Some(second)) => first.0 == second.0 && first.1 != second.1,
        _ => false,
    }
}

/// `#[cfg(…)] let …`
fn has_attribute(facts: &Facts<'_>, stmt: &Stmt) -> bool {
    facts.text_at(super::span_of(stmt)).starts_with('#')
}

/// Whether the future is made without leaving the function, waiting, or what nobody understands.
fn stays_here(facts: &Facts<'_>, future: ExprId) -> bool {
    let region = facts.region_id(future);
    let mut stays = true;
    facts.body.walk(future, &mut |it| {
        let leaves = matches!(
            facts.kind(it),
            ExprKind::Await { .. }
                | ExprKind::Try { .. }
                | ExprKind::Return(_)
                | ExprKind::Break { .. }
                | ExprKind::Continue { .. }
                | ExprKind::Yield(_)
                | ExprKind::Missing
        );
        stays &= !(leaves && facts.region_id(it) == region);
    });
    stays
}

fn result_error(facts: &Facts<'_>, ty: &Ty) -> Option<Ty> {
    let Ty::Adt(def, args) = ty else { return None };
    let is_result = facts.world.types.lang.is("std::result::Result", *def);
    let error = args.get(1).filter(|_| is_result)?;
    (!error.any(&mut |it| it.is_unknown())).then(|| error.clone())
}

/// Whether the second needs nothing of the first, and neither is in the way of the other.
fn are_independent(facts: &Facts<'_>, first: &Step<'_>, second: &Step<'_>) -> bool {
    let name = |it: &BindingId| &facts.body.binding(*it).name;
    let needs = second.uses.iter().any(|it| first.binds.contains(&it.0));
    let collide = first.uses.iter().any(|a| {
        let mut others = second.uses.iter();
        others.any(|b| a.0 == b.0 && (a.1 != Usage::Shared || b.1 != Usage::Shared))
    });
    let same_name = first
        .binds
        .iter()
        .any(|a| second.binds.iter().any(|b| name(a) == name(b)));
    !needs && !collide && !same_name && first.error == second.error
}

/// A comment would be lost.
fn has_comments(facts: &Facts<'_>, steps: &[Step<'_>]) -> bool {
    let whole = steps[0].span.cover(steps[steps.len() - 1].span);
    let futures = steps.iter().map(|it| facts.span(it.future));
    let mut rest = Comments::of(facts.text_at(whole)).all;
    let inside = |at: u32| {
        futures
            .clone()
            .any(|it| it.contains_offset(whole.start + at))
    };
    rest.retain(|it| !inside(it.span.start));
    !rest.is_empty()
}

fn joined(
    facts: &Facts<'_>,
    steps: &[Step<'_>],
    is_try: bool,
    indentation: &str,
) -> Option<String> {
    let pats = steps.iter().map(|it| match it.pat {
        Some(pat) => facts.text_at(facts.body.pat(pat).span),
        None => "_",
    });
    let types = steps.iter().map(|it| it.annotation.unwrap_or("_"));
    let list = |parts: Vec<&str>| parts.join(", ");
    let annotation = match steps.iter().any(|it| it.annotation.is_some()) {
        true => format!(": ({})", list(types.collect())),
        false => String::new(),
    };
    let head = match steps.iter().any(|it| it.pat.is_some()) {
        true => format!("let ({}){annotation} = ", list(pats.collect())),
        false => String::new(),
    };
    let (path, tail) = match is_try {
        true => ("tokio::try_join", ")?;"),
        false => ("tokio::join", ");"),
    };
    let macro_ = format!("{}!(", facts.source()?.qualified(facts.def.item, path));
    let futures = steps
        .iter()
        .map(|it| moved_out(facts, it.future, indentation))
        .collect::<Option<Vec<String>>>()?;
    let line = format!("{head}{macro_}{}{tail}", futures.join(", "));
    if !line.contains('\n') && indentation.len() + line.len() <= WIDTH {
        return Some(line);
    }
    let lines = futures.iter().map(|it| {
        let text = it.replace('\n', "\n\t");
        format!("\t{text},\n")
    });
    Some(format!(
        "{head}{macro_}\n{}{tail}",
        lines.collect::<String>()
    ))
}

/// The source of a future without the indentation of its statement; `None` when a string in it
/// goes on over a line break.
fn moved_out(facts: &Facts<'_>, future: ExprId, indentation: &str) -> Option<String> {
    let text = facts.text(future);
    let comments = Comments::of(text);
    let movable = comments.strings().all(|it| !it.of(text).contains('\n'));
    movable.then(|| text.replace(&format!("\n{indentation}"), "\n"))
}
