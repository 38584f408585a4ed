//! An awaited call that fails is tried again, after a while.

use super::Meta;
use crate::facts::Facts;
use crate::finding::{Edit, Fix};
use crate::ir::{ExprId, ExprKind, Role, Stmt};
use crate::known::WaitKind;
use crate::rewrite::{Backoff, Usage, locals_used};
use crate::rules;
use crate::text::Span;

pub(super) const META: Meta = Meta {
    kind: "refactor.rewrite.retry",
    title: "Try up to 4 times, with backoff and jitter",
    summary: "Puts a loop around an awaited call that gives a `Result`; between tries it waits, each time twice as long, and not as long as others do.",
};

pub(super) fn at(facts: &Facts<'_>, at: Span) -> Option<Fix> {
    let awaited = super::await_at(facts, at)?;
    let ExprKind::Await { base: future } = *facts.kind(awaited) else {
        return None;
    };
    if !gives_result(facts, awaited) || !can_be_repeated(facts, awaited, future) {
        return None;
    }
    let (whole, question) = replaced(facts, awaited)?;
    let source = facts.source()?;
    let backoff = Backoff::new(facts, rules::delays(facts))?;
    let attempt = facts.free_name("attempt");
    let declarations = format!("let mut {attempt} = 1;\n{}", backoff.declaration);
    let wait = backoff.wait.replace('\n', "\n\t\t\t");
    let result = facts.free_name("result");
    let after = format!(
        " {{\n\t\tErr(_) if {attempt} < 4 => {{\n\t\t\t{attempt} += 1;\n\t\t\t{wait}\n\t\t\
         }}\n\t\t{result} => break {result}{question},\n\t}}\n}}"
    );
    let end = Span::new(facts.span(awaited).end, whole.end);
    let statement = facts.place(super::statement_around(facts, awaited)?);
    let fix = Fix::suggested(META.title)
        .edits([source.insert_before(statement, &declarations)])
        .edits([Edit::new(facts.place(end), "")])
        .edits(source.wrap(facts.place(facts.span(awaited)), "loop {\n\tmatch ", &after));
    Some(fix.edits(facts.require("tokio", "time")?))
}

fn gives_result(facts: &Facts<'_>, awaited: ExprId) -> bool {
    let ty = facts.ty(awaited).adt();
    ty.is_some_and(|it| facts.world.types.lang.is("std::result::Result", it))
}

/// Whether making the future again means the same: it takes nothing away, changes nothing that is
/// in sight, and waits for something that may go well the next time.
fn can_be_repeated(facts: &Facts<'_>, awaited: ExprId, future: ExprId) -> bool {
    use WaitKind::*;
    let makes = matches!(
        facts.kind(future),
        ExprKind::Call { .. } | ExprKind::MethodCall { .. }
    );
    let waits = facts.await_at(awaited).and_then(|it| it.waits);
    let is_final = matches!(
        waits,
        Some(Channel | Capacity | Task | Event | Signal | Permit | Lock | Timer | Stdio)
    );
    let mut jumps = false;
    facts.body.walk(future, &mut |it| {
        jumps |= matches!(
            facts.kind(it),
            ExprKind::Break { .. }
                | ExprKind::Continue { .. }
                | ExprKind::Yield(_)
                | ExprKind::Missing
        );
    });
    let mut used = locals_used(facts, future).into_iter();
    makes && !is_final && !jumps && used.all(|it| it.1 == Usage::Shared)
}

/// What the loop takes the place of, and what of it moves to where the loop ends: a `?` cannot
/// follow a loop that begins a statement.
fn replaced(facts: &Facts<'_>, awaited: ExprId) -> Option<(Span, &'static str)> {
    let own = facts.span(awaited);
    // `loop { … } else` is no Rust.
    let statement = super::statement_at(facts, own).map(|it| &it.0.stmts[it.1]);
    if matches!(statement, Some(Stmt::Let { else_: Some(_), .. })) {
        return None;
    }
    match facts.role(awaited) {
        Role::LetInit(_) | Role::Statement { semicolon: true } | Role::Tail => Some((own, "")),
        Role::TryBase => {
            let outer = facts.body.expr(awaited).parent?;
            match facts.role(outer) {
                Role::LetInit(_) => Some((own, "")),
                Role::Statement { semicolon: true } | Role::Tail => Some((facts.span(outer), "?")),
                _ => None,
            }
        }
        _ => None,
    }
}
