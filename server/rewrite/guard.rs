//! Ends a guard earlier: with its last use, or before the body of a `match`.

use crate::facts::{AwaitPoint, Facts, Guard, GuardPlace};
use crate::finding::Fix;
use crate::ir::{BindingId, Block, ExprId, ExprKind, PatId, PatKind, Role, Stmt};
use crate::text::Span;

/// Ends a guard that has done its work before the first await.
pub fn release_early(facts: &Facts<'_>, guard: &Guard) -> Option<Fix> {
    let binding = guard.binding()?;
    let first = facts.first_await(guard)?;
    let (block, at) = statement_of(facts, binding)?;
    let await_at = position(facts, block, first)?;
    let uses = &facts.body.binding(binding).uses;
    if uses.is_empty() || uses.iter().any(|it| facts.is_move(*it)) {
        return None;
    }
    let places = uses.iter().map(|it| statement_at(facts, block, *it));
    let last = places.max()??;
    if last <= at || last >= await_at {
        return None;
    }
    let source = facts.source()?;
    let start = span_of(facts, block, at).start;
    let used_later = |it: &BindingId| {
        let uses = &facts.body.binding(*it).uses;
        uses.iter()
            .any(|it| statement_at(facts, block, *it) > Some(last))
    };
    if !bound(facts, block, at + 1..last + 1).iter().any(used_later) {
        let place = facts.place(Span::new(start, span_of(facts, block, last).end));
        let (before, after) = match source.is_in_line(place) {
            true => ("{ ", " }"),
            false => ("{\n\t", "\n}"),
        };
        let edits = source.wrap(place, before, after);
        return Some(Fix::safe("End the lock before the await").edits(edits));
    }
    // What is bound in between may borrow from the guard.
    let between = bound(facts, block, at + 1..await_at);
    if !between
        .iter()
        .all(|it| facts.is_owned(facts.types.binding(*it)))
    {
        return None;
    }
    let name = &facts.body.binding(binding).name;
    if facts
        .body
        .bindings
        .iter()
        .filter(|it| it.name == *name)
        .count()
        > 1
    {
        return None;
    }
    let place = facts.place(span_of(facts, block, await_at));
    let edit = source.insert_before(place, &format!("drop({name});"));
    Some(Fix::safe("Drop the guard first").edits([edit]))
}

/// Binds what is matched on or looped over, so that the guard in it ends with that statement.
pub fn bind_first(facts: &Facts<'_>, guard: &Guard) -> Option<Fix> {
    let GuardPlace::Scrutinee { of, .. } = guard.place else {
        return None;
    };
    let head = facts.guard_head(guard)?;
    let is_statement = matches!(facts.role(of), Role::Statement { .. } | Role::Tail);
    if !is_statement || !facts.can_be_bound(head) {
        return None;
    }
    let source = facts.source()?;
    let text = facts.text(head);
    let fix = Fix::safe("Bind the value first");
    let name = match facts.kind(of) {
        ExprKind::Match { .. } => "value",
        ExprKind::If { cond, .. } if facts.body.expr(head).parent == Some(*cond) => "value",
        ExprKind::For { .. } => "items",
        ExprKind::While {
            label: None,
            cond,
            body,
        } => {
            let ExprKind::Let { pat, .. } = facts.kind(*cond) else {
                return None;
            };
            let (whole, value) = (facts.span(of), facts.span(head));
            let front = Span::new(whole.start, value.start);
            let behind = Span::new(value.end, facts.span(*body).start + 1);
            let bound = format!("loop {{\n\tlet {} = ", pattern(facts, *pat));
            let fits = !text.ends_with('}');
            let edit = source.rewrite(facts.place(front), &bound);
            let fix = fix.edits([edit]);
            return fits.then(|| fix.replace(facts.place(behind), " else { break };"));
        }
        _ => return None,
    };
    let name = facts.free_name(name);
    let start = Span::empty(facts.span(of).start);
    let mutable = match borrows_mutably(facts, of, head) {
        true => "mut ",
        false => "",
    };
    let statement = format!("let {mutable}{name} = {text};");
    Some(
        fix.edits([source.insert_source_before(facts.place(start), &statement)])
            .replace(facts.place(facts.span(head)), name),
    )
}

/// Whether the statement around a value is the last of an `if`, `else`, `match` arm or bare block,
/// so that what it binds ends there.
pub fn is_last_of_inner_block(facts: &Facts<'_>, value: ExprId) -> bool {
    let mut around = std::iter::once(value).chain(facts.body.ancestors(value));
    let Some(block) = around.find(|it| matches!(facts.kind(*it), ExprKind::Block(_))) else {
        return false;
    };
    let ExprKind::Block(inner) = facts.kind(block) else {
        return false;
    };
    let is_inner = matches!(
        facts.role(block),
        Role::Then | Role::Else | Role::ArmBody | Role::Statement { .. } | Role::SelectHandler
    );
    let last = inner.stmts.len().checked_sub(1);
    is_inner && inner.tail.is_none() && statement_at(facts, inner, value) == last
}

/// Whether a pattern says `ref mut`.
fn borrows_mutably(facts: &Facts<'_>, of: ExprId, head: ExprId) -> bool {
    let says = |pat: PatId| facts.text_at(facts.body.pat(pat).span).contains("ref mut ");
    match (facts.kind(of), facts.role(head)) {
        (ExprKind::Match { arms, .. }, _) => arms.iter().any(|it| says(it.pat)),
        (_, Role::LetScrutinee(pat)) => says(pat),
        _ => false,
    }
}

/// As it must be written in `let … else`.
fn pattern(facts: &Facts<'_>, pat: PatId) -> String {
    let text = facts.text_at(facts.body.pat(pat).span);
    match facts.body.pat(pat).kind {
        PatKind::Or(_) => format!("({text})"),
        _ => text.to_owned(),
    }
}

/// The block and the `let` that is nothing but this binding.
fn statement_of<'a>(facts: &Facts<'a>, binding: BindingId) -> Option<(&'a Block, usize)> {
    let pat = facts.body.binding(binding).pat?;
    let blocks = facts.body.exprs.iter().filter_map(|it| match &it.kind {
        ExprKind::Block(block) => Some(block),
        _ => None,
    });
    let is_it = |it: &Stmt| matches!(it, Stmt::Let { pat: own, else_: None, .. } if *own == pat);
    { blocks }.find_map(|block| Some((&**block, block.stmts.iter().position(is_it)?)))
}

fn position(facts: &Facts<'_>, block: &Block, point: &AwaitPoint) -> Option<usize> {
    statement_at(facts, block, point.expr)
}

/// The statement of the block around an expression; the tail counts as the last.
fn statement_at(facts: &Facts<'_>, block: &Block, expr: ExprId) -> Option<usize> {
    let inner = facts.span(expr);
    (0..block.stmts.len() + usize::from(block.tail.is_some()))
        .find(|at| span_of(facts, block, *at).contains(inner))
}

fn span_of(facts: &Facts<'_>, block: &Block, at: usize) -> Span {
    match (block.stmts.get(at), block.tail) {
        (Some(Stmt::Let { span, .. } | Stmt::Expr { span, .. }), _) => *span,
        (None, Some(tail)) => facts.span(tail),
        (None, None) => Span::empty(block.braces.end),
    }
}

/// The names that some of the statements bind for those behind them.
fn bound(facts: &Facts<'_>, block: &Block, at: std::ops::Range<usize>) -> Vec<BindingId> {
    let mut names = Vec::new();
    for stmt in block.stmts.get(at).unwrap_or_default() {
        if let Stmt::Let { pat, .. } = stmt {
            facts.body.for_each_binding(*pat, &mut |it| names.push(it));
        }
    }
    names
}
