//! An HTTP client that waits for an answer for as long as it takes.

use super::Meta;
use crate::facts::{Call, Facts, Fate, RegionKind, TimeLimit};
use crate::finding::{Applicability, Findings, Fix, Severity};
use crate::ir::{ExprId, ExprKind, Role};
use crate::known::{Client, Effects};
use crate::options::{Declared, Number, rule_of};
use crate::rewrite;
use crate::text::Span;

pub(super) const META: Meta = Meta {
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    since: "0.1.0",
};

static TIMEOUT: Number = Number {
    rule: rule_of(module_path!()),
    name: "timeout-seconds",
    default: 30,
    range: 1..=86_400,
    about: "Seconds after which the client that the fix makes gives up a request; for responses read as a stream, the longest silence.",
};
static CONNECT_TIMEOUT: Number = Number {
    rule: rule_of(module_path!()),
    name: "connect-timeout-seconds",
    default: 10,
    range: 1..=86_400,
    about: "Seconds after which it gives up connecting, for responses read as a stream.",
};

pub(super) static OPTIONS: &[Declared] = &[
    Declared::Number(&TIMEOUT),
    Declared::Number(&CONNECT_TIMEOUT),
];

/// The limit as stubs write it.
const LIMIT: &str = ".timeout(std::time::Duration::from_secs(30))";

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    if facts.unit.in_test {
        return;
    }
    for call in facts.calls() {
        let Some(client) = unlimited(&call.effects) else {
            continue;
        };
        if facts.is_in_browser(call.expr) {
            continue;
        }
        if call.effects.waits.is_some() {
            if facts.time_limit(call.expr) == TimeLimit::Unlimited {
                acc.add(call.span, message("request"));
            }
            continue;
        }
        let (clients, fix) = if client.instead.is_some() {
            let whole = facts.span(call.expr);
            (vec![call.expr], instead(facts, whole, client, ""))
        } else {
            let builds = builds(facts, call);
            let fix = before_build(facts, &builds);
            (builds, fix)
        };
        if clients.iter().any(|it| !requests_are_limited(facts, *it)) {
            let finding = acc.add(call.span, message("client"));
            // The requests may have their limits where they are made.
            if facts.limits_single_requests() {
                finding.severity(Severity::Info);
            }
            finding.fix(fix);
        }
    }
    // `LazyLock::new(Client::new)`
    for expr in facts
        .body
        .ids()
        .filter(|it| facts.role(*it) != Role::Callee)
    {
        let (ExprKind::Path(_), Some(callee)) = (facts.kind(expr), facts.types.callee(expr)) else {
            continue;
        };
        if facts.is_in_browser(expr) {
            continue;
        }
        let effects = facts.world.effects(callee.def);
        if let Some(client) = unlimited(&effects).filter(|it| it.instead.is_some()) {
            let span = facts.span(expr);
            acc.add(span, message("client"))
                .fix(instead(facts, span, client, "|| "));
        }
    }
}

fn message(what: &str) -> String {
    format!("this {what} has no timeout: it waits for ever for a server that never answers")
}

fn unlimited(effects: &Effects) -> Option<&Client> {
    effects.client.as_ref().filter(|it| it.timeout == "none")
}

/// The calls of `build` on a builder; none if it may have been given a limit, or takes none.
fn builds(facts: &Facts<'_>, call: &Call<'_>) -> Vec<ExprId> {
    let index = facts.index();
    let impls = facts.ty(call.expr).adt().map(|it| index.inherent_impls(it));
    let mut methods = impls
        .into_iter()
        .flatten()
        .flat_map(|it| index.members(*it));
    if !methods.any(|it| {
        facts
            .world
            .effects(*it)
            .sets
            .iter()
            .any(|it| it == "timeout")
    }) {
        return Vec::new();
    }
    let built = facts.built(call.expr);
    let is_build = |it: &ExprId| {
        facts
            .call(*it)
            .is_some_and(|it| index.item(it.def).name == "build")
    };
    let limited = built.calls.iter().any(|it| sets_timeout(facts, *it));
    if built.escapes || limited || !built.ends.iter().all(is_build) {
        return Vec::new();
    }
    built.ends
}

fn sets_timeout(facts: &Facts<'_>, call: ExprId) -> bool {
    facts
        .call(call)
        .is_some_and(|it| it.effects.sets.iter().any(|it| it.ends_with("timeout")))
}

/// Whether the client is used in this function only, for requests that have a limit each; or it has
/// a name that is given another client later, so that it may not be used at all.
fn requests_are_limited(facts: &Facts<'_>, client: ExprId) -> bool {
    match facts.fate(client) {
        Fate::Tried(outer) => requests_are_limited(facts, outer),
        Fate::Receiver(call) => match facts.kind(call) {
            ExprKind::MethodCall { method, .. } if method == "unwrap" || method == "expect" => {
                requests_are_limited(facts, call)
            }
            _ => request_is_limited(facts, call),
        },
        Fate::Bound(binding) => {
            let uses = &facts.body.binding(binding).uses;
            if uses.iter().any(|it| facts.role(*it) == Role::AssignLhs) {
                return true;
            }
            let is_limited = |it: &ExprId| match facts.fate(*it) {
                Fate::Receiver(call) => {
                    let closure = matches!(facts.region(*it).kind, RegionKind::Closure { .. });
                    !closure && request_is_limited(facts, call)
                }
                _ => false,
            };
            !uses.is_empty() && uses.iter().all(is_limited)
        }
        _ => false,
    }
}

/// `client.get(url)` and what follows it, or `client.execute(request)`.
fn request_is_limited(facts: &Facts<'_>, request: ExprId) -> bool {
    let waits = |it: ExprId| facts.call(it).is_some_and(|it| it.effects.waits.is_some());
    let in_time = |it: ExprId| waits(it) && facts.time_limit(it) != TimeLimit::Unlimited;
    if waits(request) {
        return in_time(request);
    }
    let built = facts.built(request);
    let limited = built.calls.iter().any(|it| sets_timeout(facts, *it));
    let ends = &built.ends;
    !built.escapes && !ends.is_empty() && (limited || ends.iter().all(|it| in_time(*it)))
}

/// Another expression in place of `Client::new()`.
fn instead(facts: &Facts<'_>, span: Span, client: &Client, before: &str) -> Option<Fix> {
    let new = client.instead.as_ref()?;
    let root = new.split("::").next()?;
    if !facts.has_crate(root, "") {
        return None;
    }
    let new = new.replace(LIMIT, &limit(facts)?);
    let (path, rest) = new.split_at(new.find('(')?);
    let path = facts.source()?.qualified(facts.def.item, path);
    Some(limiting(facts).replace(facts.place(span), format!("{before}{path}{rest}")))
}

fn before_build(facts: &Facts<'_>, builds: &[ExprId]) -> Option<Fix> {
    let mut fix = limiting(facts);
    for build in builds {
        let receiver = facts.call(*build)?.receiver?;
        let end = facts.place(Span::empty(facts.span(receiver).end));
        fix = fix.insert(end, limit(facts)?);
    }
    Some(fix)
}

/// A long answer is not cut off: only its pauses are limited.
fn limit(facts: &Facts<'_>) -> Option<String> {
    let duration = facts
        .source()?
        .qualified(facts.def.item, "std::time::Duration");
    let set = |method: &str, option: &Number| {
        let seconds = facts.options.number(option);
        format!(".{method}({duration}::from_secs({seconds}))")
    };
    Some(match streams(facts) {
        true => set("connect_timeout", &CONNECT_TIMEOUT) + &set("read_timeout", &TIMEOUT),
        false => set("timeout", &TIMEOUT),
    })
}

fn limiting(facts: &Facts<'_>) -> Fix {
    let limit = rewrite::in_seconds(facts.options.number(&TIMEOUT));
    match streams(facts) {
        true => Fix::suggested(format!("Give up after {limit} of silence")),
        false => Fix::safe(format!("Give up after {limit}")),
    }
}

/// Whether the file reads answers bit by bit.
fn streams(facts: &Facts<'_>) -> bool {
    facts.nearby().is_some_and(|it| it.streams)
}
