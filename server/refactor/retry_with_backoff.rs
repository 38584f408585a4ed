//! An awaited call that fails is tried again, after a while.

use super::Meta;
use crate::comments::Comments;
use crate::facts::Facts;
use crate::finding::{Edit, Fix};
use crate::ir::{Block, ExprId, ExprKind, Role, Stmt};
use crate::known::WaitKind;
use crate::rewrite::{Backoff, Usage, locals_used};
use crate::rules;
use crate::text::Span;

pub(super) const META: Meta = Meta {
    kind: "refactor.rewrite.retry",
    title: "Try up to 4 times, with backoff and jitter",
    summary: "Retries an awaited call that gives a `Result`, waiting twice as long each time, with a random part so that clients do not return together.",
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
    let before = "loop {\n\tmatch ";
    let own = facts.span(awaited);
    let statement = super::statement_around(facts, awaited)?;
    let fix = Fix::suggested(META.title).edits(facts.require("tokio", "time")?);
    if let Some(block) = one_line_around(facts, awaited) {
        let front = facts.text_at(Span::new(statement.start, own.start));
        let rest = facts.text_at(Span::new(whole.end, statement.end));
        let looped = format!("{front}{before}{}{after}{rest}", facts.text(awaited));
        let lines = spans(facts, block).map(|it| match it == statement {
            true => format!("{declarations}\n{looped}"),
            false => facts.text_at(it).to_owned(),
        });
        let lines = lines.collect::<Vec<_>>().join("\n");
        let text = format!("\n\t{}\n", lines.replace('\n', "\n\t"));
        let inner = Span::new(block.braces.start + 1, block.braces.end - 1);
        return Some(fix.edits([source.rewrite(facts.place(inner), &text)]));
    }
    let end = Span::new(own.end, whole.end);
    let fix = fix
        .edits([source.insert_before(facts.place(statement), &declarations)])
        .edits([Edit::new(facts.place(end), "")])
        .edits(source.wrap(facts.place(own), before, &after));
    Some(fix)
}

/// The innermost block, where it stands on one line, with nothing in it but statements.
fn one_line_around<'a>(facts: &Facts<'a>, expr: ExprId) -> Option<&'a Block> {
    let block = facts.around(expr).find_map(|it| match facts.kind(it) {
        ExprKind::Block(block) => Some(&**block),
        _ => None,
    })?;
    let text = facts.text_at(block.braces);
    let is_plain = block.items.is_empty() && Comments::of(text).all.is_empty();
    (is_plain && !text.contains('\n')).then_some(block)
}

/// The statements of a block, and what it evaluates to.
fn spans<'a>(facts: &'a Facts<'_>, block: &'a Block) -> impl Iterator<Item = Span> + 'a {
    let stmts = block.stmts.iter().map(super::span_of);
    stmts.chain(block.tail.map(|it| facts.span(it)))
}

fn gives_result(facts: &Facts<'_>, awaited: ExprId) -> bool {
    let ty = facts.ty(awaited).adt();
    ty.is_some_and(|it| facts.world.types.lang.is("std::result::Result", it))
}

/// Whether making the future again means the same: it takes nothing away, changes nothing that is
/// in sight, waits for something that may go well the next time, and does not end before it begins.
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
    let region = facts.region_id(future);
    let mut jumps = false;
    facts.body.walk(future, &mut |it| {
        jumps |= match facts.kind(it) {
            ExprKind::Break { .. }
            | ExprKind::Continue { .. }
            | ExprKind::Yield(_)
            | ExprKind::Missing => true,
            // What comes first would fail, or be waited for, without being tried again.
            ExprKind::Await { .. } | ExprKind::Try { .. } | ExprKind::Return(_) => {
                facts.region_id(it) == region
            }
            _ => false,
        };
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
                // What follows in a chain follows the loop.
                _ => begins_init(facts, outer).then_some((own, "")),
            }
        }
        _ => None,
    }
}

/// Whether it is what the value of a `let` begins with.
fn begins_init(facts: &Facts<'_>, expr: ExprId) -> bool {
    let start = facts.span(expr).start;
    let around = facts.body.ancestors(expr);
    let mut whole = around.take_while(|it| facts.span(*it).start == start);
    whole.any(|it| matches!(facts.role(it), Role::LetInit(_)))
}
