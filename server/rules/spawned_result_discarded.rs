//! A task that can fail is started, and nobody looks at its result.

use super::Meta;
use crate::facts::{Facts, Task};
use crate::finding::{Applicability, Findings, Fix, Severity};
use crate::ir::{BlockKind, ExprKind};
use crate::known::SpawnKind;
use crate::options::{Declared, Paths, rule_of};

pub(super) const META: Meta = Meta {
    severity: Severity::Warning,
    fix: Some(Applicability::Suggested),
    since: "0.1.0",
};

static ALLOW: Paths = Paths {
    rule: rule_of(module_path!()),
    name: "allow",
    about: "Functions whose errors nobody needs to hear of: those that are run as tasks, or those that start them.",
    example: "crate::cache::warm_up",
};

pub(super) static OPTIONS: &[Declared] = &[Declared::Paths(&ALLOW)];

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    for task in facts.tasks() {
        if !facts.is_result_lost(task) || !facts.can_fail(task) || is_allowed(facts, task) {
            continue;
        }
        let (Some(call), Some(work)) = (facts.call(task.call), task.work) else {
            continue;
        };
        if facts.tells_its_errors(work) {
            continue;
        }
        let finding = acc.add(
            call.span,
            "the error of this task is lost: nobody looks at its result",
        );
        // The other end of what a helper of a test does fails as well.
        if facts.unit.in_test {
            finding.severity(Severity::Info);
        }
        finding
            .related(
                facts.span(facts.source_of_error(work)),
                "this error ends the task silently",
            )
            .fix(report(facts, task));
    }
}

fn is_allowed(facts: &Facts<'_>, task: &Task) -> bool {
    let allowed = facts.options.paths(&ALLOW);
    let mut functions = facts.functions_of(task).into_iter();
    !allowed.is_empty() && functions.any(|it| facts.is_named(it, allowed))
}

const SHOWN: &str = r#"?error, "background task failed""#;
const WRITTEN: &str = r#""background task failed: {error:?}""#;

/// Lets the task log its error.
fn report(facts: &Facts<'_>, task: &Task) -> Option<Fix> {
    let source = facts.source()?;
    let work = task.work.filter(|_| task.kind != SpawnKind::Blocking)?;
    let text = facts.text(work);
    let name = |path| source.qualified(facts.def.item, path);
    let (macro_, args) = match () {
        () if facts.has_crate("tracing", "") => (name("tracing::error"), SHOWN),
        () if facts.has_crate("log", "") => (name("log::error"), WRITTEN),
        () => ("eprintln".to_owned(), WRITTEN),
    };
    let log = format!("{macro_}!({args})");
    let log = format!("{{\n\t\t{log};\n\t}}\n}}");
    let place = facts.place(facts.span(work));
    let fix = Fix::suggested("Log the error in the task");
    match facts.kind(work) {
        ExprKind::Call { .. } | ExprKind::MethodCall { .. } if !text.contains('\n') => {
            let text = format!("async move {{\n\tif let Err(error) = {text}.await {log}");
            Some(fix.edits([source.rewrite(place, &text)]))
        }
        ExprKind::Block(block) if matches!(block.kind, BlockKind::Async { .. }) => {
            let before = "async move {\n\tlet task = ";
            let after = format!(";\n\tif let Err(error) = task.await {log}");
            Some(fix.edits(source.wrap(place, before, &after)))
        }
        _ => None,
    }
}
