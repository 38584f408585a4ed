//! Waiting between tries: longer each time, and not equally long for everybody.

use super::{span_of, statement_around};
use crate::facts::{Facts, Retry};
use crate::finding::Fix;
use crate::ir::{ExprId, ExprKind, Role};
use crate::text::Span;

/// How long to wait.
#[derive(Clone, Copy, Debug)]
pub struct Delays {
    pub first_milliseconds: u32,
    pub longest_seconds: u32,
}

/// The source of a delay that grows.
pub struct Backoff {
    /// A statement before the first try.
    pub declaration: String,
    /// Statements after a failure.
    pub wait: String,
}

impl Backoff {
    /// With names that are free in the body, as short as the imports allow.
    pub fn new(facts: &Facts<'_>, delays: Delays) -> Option<Self> {
        let Delays {
            first_milliseconds: first,
            longest_seconds: longest,
        } = delays;
        let source = facts.source()?;
        let name = |path| source.qualified(facts.def.item, path);
        let (duration, sleep) = (name("std::time::Duration"), name("tokio::time::sleep"));
        let backoff = facts.free_name("backoff");
        let jitter = match facts.has_crate("rand", "") {
            true => "rand::random::<f64>() / 2.0".to_owned(),
            false => format!("f64::from({}.subsec_micros()) / 2e6", since_the_epoch(name)),
        };
        Some(Self {
            declaration: format!("let mut {backoff} = {duration}::from_millis({first});"),
            wait: format!(
                "// From half of the delay to the whole, so that clients do not all come back at once.\n\
                 {sleep}({backoff}.mul_f64(0.5 + {jitter})).await;\n\
                 {backoff} = ({backoff} * 2).min({duration}::from_secs({longest}));"
            ),
        })
    }
}

/// Lets a loop wait before it makes a failed call again. `None` where there is no single place
/// for that, on a line of its own.
pub fn wait_between_tries(facts: &Facts<'_>, retry: &Retry, delays: Delays) -> Option<Fix> {
    let source = facts.source()?;
    let backoff = Backoff::new(facts, delays)?;
    let parts = retry.again.iter().flatten();
    let jumps = parts.flat_map(|it| continues(facts, *it, retry.of));
    let jumps = jumps.collect::<Vec<_>>();
    let goes_on = |it: &Option<ExprId>| it.is_none_or(|it| facts.paths(it, retry.of).on);
    let (first, all) = (retry.again.first()?, retry.again.iter().all(goes_on));
    let wait = match jumps.as_slice() {
        [] if all => {
            let last = last_statement(facts, facts.loop_body(retry.of)?)?;
            source.insert_after(facts.place(last), &backoff.wait)
        }
        [jump] if retry.again.len() == 1 && !goes_on(first) && is_statement(facts, *jump) => {
            source.insert_before(facts.place(facts.span(*jump)), &backoff.wait)
        }
        _ => return None,
    };
    let first = statement_around(facts, retry.of)?;
    let fix = Fix::suggested("Wait between tries, each time twice as long")
        .edits([source.insert_before(facts.place(first), &backoff.declaration)])
        .edits([wait]);
    Some(fix.edits(facts.require("tokio", "time")?))
}

/// The jumps to the next turn of a loop in a part of it.
fn continues(facts: &Facts<'_>, part: ExprId, of: ExprId) -> Vec<ExprId> {
    let mut found = Vec::new();
    facts.body.walk(part, &mut |it| {
        let is_jump = matches!(facts.kind(it), ExprKind::Continue { .. });
        if is_jump && facts.jump_target(it) == Some(of) {
            found.push(it);
        }
    });
    found
}

/// The last statement of a block, where another may follow it: no comment is on its line.
fn last_statement(facts: &Facts<'_>, block: ExprId) -> Option<Span> {
    let ExprKind::Block(block) = facts.kind(block) else {
        return None;
    };
    let last = match block.tail {
        Some(tail) => match facts.kind(tail) {
            ExprKind::Match { .. } | ExprKind::If { .. } | ExprKind::Block(_) => facts.span(tail),
            _ => return None,
        },
        None => span_of(block.stmts.last()?),
    };
    let rest = facts.text_at(Span::new(last.end, block.braces.end));
    let line = rest.split('\n').next().map(str::trim);
    matches!(line, Some("" | "}")).then_some(last)
}

/// Whether others may stand in front of an expression.
fn is_statement(facts: &Facts<'_>, expr: ExprId) -> bool {
    matches!(facts.role(expr), Role::Statement { .. } | Role::Tail)
}

/// Without a crate for it, the clock is random enough to keep clients apart.
fn since_the_epoch(name: impl Fn(&'static str) -> String) -> String {
    let (time, epoch) = (name("std::time::SystemTime"), "UNIX_EPOCH");
    format!("{time}::{epoch}.elapsed().unwrap_or_default()")
}
