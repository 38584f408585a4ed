//! Gives up waiting after a while.

use crate::facts::{Facts, Fate};
use crate::finding::{Applicability, Fix};
use crate::ir::{ExprId, ExprKind, Role};
use crate::text::Span;
use crate::types::Ty;

/// `timeout(…)` around what is awaited, where its error can become one of those that are there
/// already; how depends on what is done with the result.
pub fn give_up(facts: &Facts<'_>, awaited: ExprId, seconds: u32) -> Option<Fix> {
    let own = is_io_error(facts, &error(facts.ty(awaited)));
    let around = error(&facts.output_around(awaited));
    let (applicability, after) =
        if facts.role(awaited) == Role::TryBase && takes_elapsed(facts, &around) {
            (Applicability::Safe, "?")
        } else if !own {
            return None;
        } else if facts.fate(awaited) == Fate::Returned && is_io_error(facts, &around) {
            (Applicability::Suggested, "?")
        } else {
            let after = ".unwrap_or_else(|elapsed| Err(elapsed.into()))";
            (Applicability::Suggested, after)
        };
    limited(facts, awaited, seconds, applicability, after)
}

/// The same around anything. Where the error has nowhere to go, it panics: what to do instead is
/// to be filled in.
pub fn give_up_or_panic(facts: &Facts<'_>, awaited: ExprId, seconds: u32) -> Option<Fix> {
    let around = error(&facts.output_around(awaited));
    let (applicability, after) = match takes_elapsed(facts, &around) {
        true => (Applicability::Suggested, "?"),
        false => (Applicability::Placeholder, ".expect(\"it took too long\")"),
    };
    limited(facts, awaited, seconds, applicability, after)
}

/// As titles say it.
pub fn in_seconds(count: u32) -> String {
    match count {
        1 => "1 second".to_owned(),
        _ => format!("{count} seconds"),
    }
}

fn limited(
    facts: &Facts<'_>,
    awaited: ExprId,
    seconds: u32,
    applicability: Applicability,
    after: &str,
) -> Option<Fix> {
    let ExprKind::Await { base } = *facts.kind(awaited) else {
        return None;
    };
    let source = facts.source()?;
    let name = |path| source.qualified(facts.def.item, path);
    let (timeout, duration) = (name("tokio::time::timeout"), name("std::time::Duration"));
    let at = |offset| facts.place(Span::empty(offset));
    let whole = facts.span(awaited);
    // Parentheses around what is awaited are no expression of their own.
    let text = facts.text(awaited).strip_suffix("await")?.trim_end();
    let end = match facts.span(base).start == whole.start {
        true => facts.span(base).end,
        false => whole.start + text.strip_suffix('.')?.trim_end().len() as u32,
    };
    let fix = Fix::new(
        applicability,
        format!("Give up after {}", in_seconds(seconds)),
    )
    .insert(
        at(whole.start),
        format!("{timeout}({duration}::from_secs({seconds}), "),
    )
    .insert(at(end), ")")
    .insert(at(whole.end), after);
    Some(fix)
}

fn error(result: &Ty) -> Ty {
    result.args().get(1).cloned().unwrap_or(Ty::Unknown)
}

fn is_io_error(facts: &Facts<'_>, ty: &Ty) -> bool {
    ty.adt()
        .is_some_and(|it| facts.index().canonical_path(it) == "std::io::Error")
}

/// Whether `?` turns an elapsed timeout into this error.
fn takes_elapsed(facts: &Facts<'_>, ty: &Ty) -> bool {
    let Some(def) = ty.adt() else { return false };
    match facts.index().canonical_path(def).as_str() {
        "std::io::Error" | "anyhow::Error" | "eyre::Report" | "color_eyre::Report" => true,
        "std::boxed::Box" => match ty.args().first() {
            Some(Ty::Opaque { bounds, .. }) => bounds
                .iter()
                .any(|it| facts.index().canonical_path(it.def) == "std::error::Error"),
            _ => false,
        },
        _ => false,
    }
}
