//! A loop that starts tasks and lets them go: a `JoinSet` keeps them, and is waited for.

use super::statement_around;
use crate::facts::{Facts, Task};
use crate::finding::{Edit, Fix};
use crate::ir::{ExprId, ExprKind, Role};
use crate::text::Span;

/// Where nothing else leaves the loop: the tasks would end with the set.
pub fn keep_tasks(facts: &Facts<'_>, task: &Task, outermost: ExprId) -> Option<Fix> {
    let source = facts.source()?;
    let call = facts.call(task.call)?;
    let is_for = matches!(facts.kind(outermost), ExprKind::For { .. });
    let is_let_go = facts.role(task.call) == (Role::Statement { semicolon: true });
    let is_plain = !facts.text_at(call.span).contains('<');
    if !is_for || !is_let_go || !is_plain || !facts.can_await(outermost) || leaves(facts, outermost)
    {
        return None;
    }
    let set = source.qualified(facts.def.item, "tokio::task::JoinSet");
    let tasks = facts.free_name("tasks");
    let whole = facts.place(statement_around(facts, outermost)?);
    let declared = format!("let mut {tasks} = {set}::new();");
    let awaited = format!("while {tasks}.join_next().await.is_some() {{}}");
    let fix = Fix::suggested("Keep the tasks in a `JoinSet`, and wait for them")
        .edits([source.insert_before(whole, &declared)])
        .replace(facts.place(call.span), format!("{tasks}.spawn"))
        .edits([source.insert_after(whole, &awaited)]);
    Some(fix)
}

/// Whether anything in the loop may leave the function.
fn leaves(facts: &Facts<'_>, outermost: ExprId) -> bool {
    let region = facts.region_id(outermost);
    let mut leaves = false;
    facts.body.walk(outermost, &mut |it| {
        let jumps = matches!(
            facts.kind(it),
            ExprKind::Return(_) | ExprKind::Try { .. } | ExprKind::Yield(_) | ExprKind::Missing
        );
        let breaks = match facts.kind(it) {
            ExprKind::Break { .. } | ExprKind::Continue { .. } => facts
                .jump_target(it)
                .is_none_or(|it| !facts.body.is_within(it, outermost)),
            _ => false,
        };
        leaves |= (jumps || breaks) && facts.region_id(it) == region;
    });
    leaves
}

/// `join_all(tasks).await`, in which a set takes the place of the list that `use_` names.
pub(super) fn joined(facts: &Facts<'_>, name: &str, use_: ExprId) -> Option<Vec<Edit>> {
    let source = facts.source()?;
    let call = facts.body.expr(use_).parent?;
    let path = facts.index().canonical_path(facts.call(call)?.def);
    if path != "futures_util::future::join_all" || !matches!(facts.role(use_), Role::Arg(_)) {
        return None;
    }
    let awaited = facts.body.expr(call).parent?;
    if facts.role(call) != Role::AwaitBase {
        return None;
    }
    let outer = facts.body.expr(awaited).parent?;
    let next = format!("{name}.join_next().await");
    if let ExprKind::For { pat, .. } = facts.kind(outer)
        && matches!(facts.role(awaited), Role::ForIterable(_))
    {
        let pat = facts.text_at(facts.body.pat(*pat).span);
        let head = format!("while let Some({pat}) = {next}");
        return Some(vec![Edit::new(facts.place(facts.loop_head(outer)), head)]);
    }
    let whole = statement_around(facts, awaited)?;
    let text = match facts.role(awaited) {
        Role::Statement { semicolon: true } => format!("while {next}.is_some() {{}}"),
        Role::LetInit(pat) => {
            let span = facts.body.pat(pat).span;
            let between = facts.text_at(Span::new(span.end, facts.span(awaited).start));
            let results = facts.text_at(span).trim_start_matches("mut ");
            let is_name = results.chars().all(|it| it.is_alphanumeric() || it == '_');
            let is_all = facts.text_at(whole).trim_end_matches(';').trim_end();
            if between.trim() != "=" || !is_name || !is_all.ends_with("await") || results == "_" {
                return None;
            }
            let result = facts.free_name("result");
            format!(
                "let mut {results} = Vec::new();\nwhile let Some({result}) = {next} {{\n\t\
                 {results}.push({result});\n}}"
            )
        }
        _ => return None,
    };
    // What stands in front of it, an attribute or a comment, would go.
    let is_bare =
        facts.text_at(whole).starts_with("let ") || whole.start == facts.span(awaited).start;
    is_bare.then(|| vec![source.rewrite(facts.place(whole), &text)])
}
