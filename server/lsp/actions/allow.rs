//! Comments that allow a finding: written with a gap for the reason, and taken away.

use std::collections::BTreeSet;

use crate::lsp::documents::Open;
use crate::lsp::engine::Engine;
use crate::rules;
use crate::suppress::{self, Allow, GAP, Scope, Target};
use crate::text::Span;

type Edits = Vec<(Span, String)>;

/// A comment that allows `rule` around what is found at an offset.
pub(super) fn insert(
    engine: &Engine,
    open: &Open,
    rule: &str,
    at: u32,
    scope: Scope,
) -> Result<Edits, String> {
    let (analysis, file) = engine
        .analysis_of(&open.path)
        .ok_or("the file is not analysed")?;
    if analysis.forbids_allow(file, rule) {
        return Err(format!("the configuration forbids to allow `{rule}`"));
    }
    let target = Target::new(analysis.text(file), analysis.index().file(file));
    let spot = target.spot(at, scope).ok_or("there is no item around it")?;
    Ok(vec![target.edit(spot, &BTreeSet::from([rule]), Some(GAP))])
}

/// Whether comments may allow a rule: it is about code, and nothing forbids it.
pub(super) fn is_possible(engine: &Engine, open: &Open, rule: &str) -> bool {
    let is_about_code = rules::by_id(rule).is_some_and(|it| it.check.is_some());
    let at = engine.analysis_of(&open.path);
    is_about_code && at.is_some_and(|(it, file)| !it.forbids_allow(file, rule))
}

/// The comments that touch a range, by their number in the file, with what to call taking them
/// away.
pub(super) fn removable(engine: &Engine, open: &Open, span: Span) -> Vec<(usize, String)> {
    let all = allows(engine, open).into_iter().enumerate();
    let touches = |it: &Allow| it.comment.start <= span.end && span.start <= it.comment.end;
    let here = all.filter(|it| touches(&it.1));
    let title = |it: &Allow| {
        let ids: Vec<String> = it.ids.iter().map(|it| format!("`{}`", it.1)).collect();
        match ids.is_empty() {
            true => "Remove this comment".to_owned(),
            false => format!("Do not allow {} any more", ids.join(", ")),
        }
    };
    here.map(|(number, it)| (number, title(&it))).collect()
}

pub(super) fn remove(engine: &Engine, open: &Open, number: usize) -> Result<Edits, String> {
    let all = allows(engine, open);
    let allow = all.get(number).ok_or("the comment is gone")?;
    let (analysis, file) = engine
        .analysis_of(&open.path)
        .ok_or("the file is not analysed")?;
    let span = suppress::removal(analysis.text(file), allow.comment);
    Ok(vec![(span, String::new())])
}

fn allows(engine: &Engine, open: &Open) -> Vec<Allow> {
    let Some((analysis, file)) = engine.analysis_of(&open.path) else {
        return Vec::new();
    };
    suppress::allows(analysis.text(file), analysis.index().file(file))
}
