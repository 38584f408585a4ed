//! Code actions: the fixes of findings, all fixes of a kind, comments that allow, refactorings.
//!
//! An action is listed with a recipe, and its edit is made from the recipe when it is chosen; for
//! clients that cannot wait for that, at once.

mod allow;
mod edits;
mod ignore;
mod recipe;

use lsp_types::*;

use self::recipe::Recipe;
use super::commands;
use super::documents::Open;
use super::engine::Engine;
use super::to_proto::{self, View};
use crate::finding::{Applicability, Finding, Fix};
use crate::text::Span;

/// Below `source.fixAll`, so that editors can apply it when a file is saved.
const FIX_ALL: &str = "source.fixAll.wakeful";

/// Not below it: nothing that must be read may happen on saving.
const FIX_ALL_UNSAFE: &str = "source.fixAllUnsafe.wakeful";

pub(super) fn kinds() -> Vec<CodeActionKind> {
    vec![
        CodeActionKind::QUICKFIX,
        CodeActionKind::new(FIX_ALL),
        CodeActionKind::new(FIX_ALL_UNSAFE),
        CodeActionKind::REFACTOR_REWRITE,
    ]
}

/// What can be done about a range, in bytes of the text that is analysed.
pub(super) fn at(
    engine: &mut Engine,
    open: &Open,
    span: Span,
    context: &CodeActionContext,
) -> CodeActionResponse {
    let mut actions = Actions {
        engine,
        open,
        only: context.only.as_deref(),
        given: &context.diagnostics,
        out: Vec::new(),
    };
    let saving =
        context.trigger_kind == Some(CodeActionTriggerKind::AUTOMATIC) && context.only.is_none();
    actions.quick_fixes(span);
    actions.allows(span);
    if !saving {
        actions.refactorings(span);
    }
    // These are about the whole file, so they are offered to those who ask for them.
    if context.only.is_some() {
        actions.fix_all();
    }
    actions.out
}

/// Makes the edit of an action. The error is one line.
pub(super) fn resolve(engine: &mut Engine, mut action: CodeAction) -> Result<CodeAction, String> {
    let data = action.data.take();
    let data = data.ok_or("the action has no data; was it made by another server?")?;
    let recipe = Recipe::read(data)?;
    action.edit = Some(edits::make(engine, &recipe)?);
    Ok(action)
}

/// The edit of a recipe, for commands.
pub(super) fn edit(engine: &mut Engine, recipe: &Recipe) -> Result<WorkspaceEdit, String> {
    edits::make(engine, recipe)
}

pub(super) use self::recipe::Recipe as Wanted;

struct Actions<'a> {
    engine: &'a mut Engine,
    open: &'a Open,
    only: Option<&'a [CodeActionKind]>,
    /// The diagnostics that the client has at the place.
    given: &'a [Diagnostic],
    out: CodeActionResponse,
}

impl Actions<'_> {
    /// Whether the client wants to hear of a kind: it named it, or one above it.
    fn wants(&self, kind: &str) -> bool {
        let is_above = |it: &CodeActionKind| {
            let rest = kind.strip_prefix(it.as_str());
            it.as_str().is_empty() || rest.is_some_and(|it| it.is_empty() || it.starts_with('.'))
        };
        self.only.is_none_or(|it| it.iter().any(is_above))
    }

    fn quick_fixes(&mut self, span: Span) {
        let kind = CodeActionKind::QUICKFIX;
        if !self.wants(kind.as_str()) {
            return;
        }
        let here = self.findings_at(span);
        for (at, finding, diagnostic) in &here {
            for (number, fix) in finding.fixes.iter().enumerate() {
                let recipe = Recipe::Fix {
                    document: self.open.into(),
                    rule: finding.rule.to_owned(),
                    start: at.start,
                    end: at.end,
                    number,
                };
                let preferred =
                    fix.applicability == Applicability::Safe && is_first_safe(finding, fix);
                self.add(marked(fix), &kind, recipe, Some(diagnostic), preferred);
            }
        }
        let mut rules: Vec<(&'static str, &Diagnostic)> = Vec::new();
        for (_, finding, diagnostic) in &here {
            if !rules.iter().any(|it| it.0 == finding.rule) {
                rules.push((finding.rule, diagnostic));
            }
        }
        for (rule, diagnostic) in rules {
            let fixable = |it: &&Finding| it.rule == rule && has_safe(it);
            let all = self.engine.findings(&self.open.path);
            if all.iter().filter(fixable).count() > 1 {
                let title = format!("Fix all `{rule}` in this file");
                let recipe = Recipe::All {
                    document: Some(self.open.into()),
                    rule: Some(rule.to_owned()),
                    unsafe_too: false,
                };
                self.add(title, &kind, recipe, Some(diagnostic), false);
            }
            if self.engine.all_findings().iter().filter(fixable).count()
                > all.iter().filter(fixable).count()
            {
                let title = format!("Fix all `{rule}` in the workspace");
                let recipe = Recipe::All {
                    document: None,
                    rule: Some(rule.to_owned()),
                    unsafe_too: false,
                };
                self.add(title, &kind, recipe, Some(diagnostic), false);
            }
            let title = format!("Explain `{rule}`");
            let command = Command {
                title: title.clone(),
                command: commands::EXPLAIN.to_owned(),
                arguments: Some(vec![rule.into()]),
            };
            self.out.push(CodeActionOrCommand::Command(command));
        }
    }

    /// Allowing what was found, and taking back what was allowed.
    fn allows(&mut self, span: Span) {
        let kind = CodeActionKind::QUICKFIX;
        if !self.wants(kind.as_str()) {
            return;
        }
        let here = self.findings_at(span);
        let mut seen = Vec::new();
        for (at, finding, diagnostic) in &here {
            let is_possible = allow::is_possible(self.engine, self.open, finding.rule);
            if !is_possible || seen.contains(&finding.rule) {
                continue;
            }
            seen.push(finding.rule);
            for scope in recipe::SCOPES {
                let title = format!("Allow `{}` {}", finding.rule, recipe::words(scope));
                let recipe = Recipe::Allow {
                    document: self.open.into(),
                    rule: finding.rule.to_owned(),
                    at: at.start,
                    scope,
                };
                self.add(title, &kind, recipe, Some(diagnostic), false);
            }
            if let Some(path) = ignore::target(self.engine, self.open) {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let title = format!("Leave `{}` out, in `{name}`", finding.rule);
                let recipe = Recipe::Ignore {
                    document: self.open.into(),
                    rule: finding.rule.to_owned(),
                };
                self.add(title, &kind, recipe, Some(diagnostic), false);
            }
        }
        for (number, title) in allow::removable(self.engine, self.open, span) {
            let recipe = Recipe::Unallow {
                document: self.open.into(),
                number,
            };
            self.add(title, &kind, recipe, None, false);
        }
    }

    fn refactorings(&mut self, span: Span) {
        let offered = self.engine.refactorings(&self.open.path, span);
        for (number, it) in offered.iter().enumerate() {
            if !self.wants(it.kind) {
                continue;
            }
            let recipe = Recipe::Refactor {
                document: self.open.into(),
                id: it.id.to_owned(),
                start: span.start,
                end: span.end,
                number,
            };
            self.add(
                it.fix.title.clone(),
                &CodeActionKind::new(it.kind),
                recipe,
                None,
                false,
            );
        }
    }

    fn fix_all(&mut self) {
        for (kind, unsafe_too, title) in [
            (FIX_ALL, false, "Fix all that is safe to fix"),
            (FIX_ALL_UNSAFE, true, "Fix all, and read what it did"),
        ] {
            if !self.wants(kind) {
                continue;
            }
            let most = edits::most(unsafe_too);
            let found = self.engine.findings(&self.open.path);
            let fixable = found.iter().flat_map(|it| &it.fixes);
            if fixable.into_iter().any(|it| it.applicability <= most) {
                let recipe = Recipe::All {
                    document: Some(self.open.into()),
                    rule: None,
                    unsafe_too,
                };
                self.add(
                    title.to_owned(),
                    &CodeActionKind::new(kind),
                    recipe,
                    None,
                    false,
                );
            }
        }
    }

    /// The findings that touch a range, as the client knows them.
    fn findings_at(&mut self, span: Span) -> Vec<(Span, Finding, Diagnostic)> {
        let found = self.engine.findings(&self.open.path);
        let Some((analysis, file)) = self.engine.analysis_of(&self.open.path) else {
            return Vec::new();
        };
        let index = analysis.index();
        let here = found.into_iter().map(|it| (index.absolute(it.place), it));
        let here = here.filter(|it| it.0.start <= span.end && span.start <= it.0.end);
        let shared = self.engine.shared.clone();
        let mut view = View::new(
            &shared,
            &self.engine.folders,
            analysis,
            Some((file, self.open)),
        );
        let mut known = |finding: &Finding| {
            let own = to_proto::diagnostic(&mut view, finding);
            let given = self.given.iter();
            let mut same = given.filter(|it| it.code == own.code && it.range == own.range);
            same.next().cloned().unwrap_or(own)
        };
        here.map(|(at, it)| {
            let diagnostic = known(&it);
            (at, it, diagnostic)
        })
        .collect()
    }

    fn add(
        &mut self,
        title: String,
        kind: &CodeActionKind,
        recipe: Recipe,
        diagnostic: Option<&Diagnostic>,
        preferred: bool,
    ) {
        let client = self.engine.shared.client.clone();
        if !client.can().code_action_literals {
            let command = Command {
                title,
                command: commands::APPLY.to_owned(),
                arguments: Some(vec![recipe.write()]),
            };
            self.out.push(CodeActionOrCommand::Command(command));
            return;
        }
        let mut action = CodeAction {
            title,
            kind: Some(kind.clone()),
            diagnostics: diagnostic.map(|it| vec![it.clone()]),
            is_preferred: preferred.then_some(true),
            ..CodeAction::default()
        };
        if client.can().code_action_resolve {
            action.data = Some(recipe.write());
        } else {
            match edits::make(self.engine, &recipe) {
                Ok(edit) => action.edit = Some(edit),
                // What cannot be done is not offered.
                Err(_) => return,
            }
        }
        self.out.push(CodeActionOrCommand::CodeAction(action));
    }
}

fn has_safe(finding: &Finding) -> bool {
    let mut fixes = finding.fixes.iter();
    fixes.any(|it| it.applicability == Applicability::Safe)
}

fn is_first_safe(finding: &Finding, fix: &Fix) -> bool {
    let mut fixes = finding.fixes.iter();
    let first = fixes.find(|it| it.applicability == Applicability::Safe);
    first.is_some_and(|it| it == fix)
}

/// The title says when a fix must be read, or has a gap.
fn marked(fix: &Fix) -> String {
    match fix.applicability {
        Applicability::Safe => fix.title.clone(),
        Applicability::Suggested => format!("{} (read the result)", fix.title),
        Applicability::Placeholder => format!("{} (fill the gap)", fix.title),
    }
}
