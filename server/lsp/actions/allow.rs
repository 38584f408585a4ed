//! Comments that allow a finding: written with a gap for the reason, and taken away.

use super::recipe::Scope;
use crate::ir::ItemKind;
use crate::lsp::documents::Open;
use crate::lsp::engine::Engine;
use crate::suppress::{self, Allow};
use crate::text::Span;

/// To be filled; as long as it stands there, the comment counts as one without a reason.
const GAP: &str = "<why>";

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
    let (text, ir) = (analysis.text(file), analysis.index().file(file));
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let start = match scope {
        Scope::File => {
            let at = head_end(text);
            return Ok(vec![(
                Span::empty(at),
                format!("//! wakeful: allow({rule}) -- {GAP}{end}"),
            )]);
        }
        Scope::Line => at,
        Scope::Item => {
            ir.items
                .iter()
                .filter(|it| it.span.contains_offset(at) && is_covering(&it.kind))
                .map(|it| it.span)
                .max_by_key(|it| it.start)
                .ok_or("there is no item around it")?
                .start
        }
    };
    let line = line_start(text, start);
    // A comment that is there already takes the rule in.
    let allows = suppress::allows(text, ir);
    let above = allows.iter().find(|it| {
        let behind = &text[it.comment.end as usize..];
        it.problem.is_none()
            && it.comment.end <= line
            && behind[..(line - it.comment.end) as usize].trim().is_empty()
    });
    if let Some((last, _)) = above.and_then(|it| it.ids.last()) {
        return Ok(vec![(Span::empty(last.end), format!(", {rule}"))]);
    }
    let indentation: String = text[line as usize..]
        .chars()
        .take_while(|it| matches!(it, ' ' | '\t'))
        .collect();
    let comment = format!("{indentation}// wakeful: allow({rule}) -- {GAP}{end}");
    Ok(vec![(Span::empty(line), comment)])
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

fn is_covering(kind: &ItemKind) -> bool {
    matches!(
        kind,
        ItemKind::Fn(_) | ItemKind::Impl(_) | ItemKind::Const(_) | ItemKind::Static(_)
    )
}

/// Behind a `#!` line, and behind the comments about the file that stand there already.
fn head_end(text: &str) -> u32 {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let is_shebang = at == 0 && line.starts_with("#!") && !line.starts_with("#![");
        if !is_shebang && !line.starts_with("//!") {
            break;
        }
        at += line.len() as u32;
    }
    at
}

fn line_start(text: &str, at: u32) -> u32 {
    let before = &text[..at as usize];
    before.rfind('\n').map_or(0, |it| it as u32 + 1)
}
