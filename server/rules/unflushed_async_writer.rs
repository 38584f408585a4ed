//! An async writer that is dropped while data may still be in its buffer.

use super::Meta;
use crate::facts::Facts;
use crate::finding::{Applicability, Findings, Fix, Severity};
use crate::ir::{Binding, Block, BlockKind, ExprId, ExprKind, Role, Stmt};
use crate::known::{BufferedWriter, WriterLoss};
use crate::text::Span;
use crate::types::Ty;

pub(super) const META: Meta = Meta {
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    since: "0.1.0",
};

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    for binding in &facts.body.bindings {
        let Some(first) = binding.uses.first() else {
            continue;
        };
        let Ty::Adt(def, _) = facts.ty(*first) else {
            continue;
        };
        let effects = facts.world.effects(*def);
        let Some(writer) = &effects.buffered_writer else {
            continue;
        };
        let (severity, what) = match writer.loses {
            WriterLoss::Buffer => (Severity::Error, "what is still in its buffer is lost"),
            WriterLoss::InFlight => (Severity::Warning, "its last write may never happen"),
            WriterLoss::Trailer => (Severity::Error, "the end of the data is missing"),
            WriterLoss::Fed => continue,
        };
        let Some((write, is_last_use)) = unfinished(facts, binding, writer) else {
            continue;
        };
        let method = finishing(writer);
        let message = format!("`{}` is dropped without `{method}`: {what}", binding.name);
        let finding = acc.add(binding.span, message);
        finding
            .severity(severity)
            .related(facts.span(write), "written here");
        if is_last_use {
            finding.fix(finish(facts, binding, writer, write));
        }
    }
}

enum Use {
    Write(ExprId),
    /// Nothing that ends or moves what was written.
    Look,
    /// It may have been finished there.
    Other,
}

/// The last write, when the writer is a local of its own and nothing can finish it after that;
/// and whether nothing uses it afterwards.
fn unfinished(
    facts: &Facts<'_>,
    binding: &Binding,
    writer: &BufferedWriter,
) -> Option<(ExprId, bool)> {
    let init = declared(facts, binding)?;
    let region = facts.region_id(init);
    let mut uses = Vec::new();
    for at in &binding.uses {
        if facts.region_id(*at) != region {
            return None;
        }
        uses.push((*at, classify(facts, *at, writer)?));
    }
    let last = uses.iter().rposition(|it| matches!(it.1, Use::Write(_)))?;
    let Use::Write(write) = uses[last].1 else {
        return None;
    };
    let loops: Vec<ExprId> = facts
        .body
        .ancestors(write)
        .filter(|it| facts.is_loop(*it) && !facts.body.is_within(init, *it))
        .collect();
    if loops.iter().any(|it| !facts.completes(*it)) {
        return None;
    }
    // In a loop, what stands before the write may also come after it.
    let comes_after = |(position, it): (usize, &(ExprId, Use))| {
        let in_loop = loops.iter().any(|outer| facts.body.is_within(it.0, *outer));
        matches!(it.1, Use::Other) && (position > last || in_loop)
    };
    if uses.iter().enumerate().any(comes_after) {
        return None;
    }
    Some((write, last + 1 == uses.len()))
}

/// What `let name = …` starts the writer with.
fn declared(facts: &Facts<'_>, binding: &Binding) -> Option<ExprId> {
    let pat = binding.pat?;
    let mut ids = facts.body.ids();
    ids.find(|it| facts.role(*it) == Role::LetInit(pat))
}

/// `None` where the writer goes elsewhere for good.
fn classify(facts: &Facts<'_>, at: ExprId, writer: &BufferedWriter) -> Option<Use> {
    let parent = facts.body.expr(at).parent?;
    let (call, method) = match (facts.role(at), facts.kind(parent)) {
        (Role::Receiver, ExprKind::MethodCall { method, .. }) => (parent, method.as_str()),
        (Role::RefBase { .. }, _) => {
            let Role::Arg(_) = facts.role(parent) else {
                return None;
            };
            let outer = facts.body.expr(parent).parent?;
            match facts.call(outer).filter(|it| it.receiver == Some(parent)) {
                Some(call) => (outer, facts.index().item(call.def).name.as_str()),
                None => return Some(Use::Other),
            }
        }
        (Role::MacroArg, _) => return Some(Use::Other),
        _ => return None,
    };
    let awaited = facts.role(call) == Role::AwaitBase;
    Some(match method {
        // It throws the buffer away, unless it waits until all is written.
        "into_inner" if writer.loses == WriterLoss::Buffer && !awaited => Use::Look,
        "get_ref" | "buffer" | "capacity" => Use::Look,
        it if it.starts_with("write") && awaited => Use::Write(call),
        _ => Use::Other,
    })
}

/// The method to call at the end: of a format, what writes its end.
fn finishing(writer: &BufferedWriter) -> &str {
    match writer.loses {
        WriterLoss::Trailer => writer.flush.first().map_or("shutdown", |it| it.as_str()),
        _ => "flush",
    }
}

/// Where the last write stands unconditionally in the writer's own block: the call that finishes
/// it, behind the statement.
fn finish(
    facts: &Facts<'_>,
    binding: &Binding,
    writer: &BufferedWriter,
    write: ExprId,
) -> Option<Fix> {
    let ExprKind::MethodCall { .. } = facts.kind(write) else {
        return None;
    };
    let own = facts.body.expr(declared(facts, binding)?).parent?;
    let ExprKind::Block(block) = facts.kind(own) else {
        return None;
    };
    let method = finishing(writer);
    let title = format!("Call `{method}` after the last write");
    let call = format!("{}.{method}().await", binding.name);
    let awaited = facts.body.expr(write).parent?;
    let source = facts.source()?;
    if block.tail == Some(awaited) && !facts.text(awaited).contains('\n') {
        let is_outermost = facts.body.root == own || matches!(block.kind, BlockKind::Async { .. });
        let is_unit = matches!(facts.ty(awaited).args(), [Ty::Tuple(it), _] if it.is_empty());
        let end = facts.place(Span::empty(facts.span(awaited).end));
        let text = format!("?;\n{call}");
        return (is_outermost && is_unit)
            .then(|| Fix::safe(title).edits([source.rewrite(end, &text)]));
    }
    let top = facts.body.expr(awaited).parent?;
    let after = match facts.kind(top) {
        ExprKind::Try { .. } => "?;",
        ExprKind::MethodCall { method, .. } if matches!(method.as_str(), "unwrap" | "expect") => {
            ".unwrap();"
        }
        _ => return None,
    };
    let statement = statement(block, top).or_else(|| {
        let body = facts.body.expr(top).parent?;
        let ExprKind::Block(inner) = facts.kind(body) else {
            return None;
        };
        statement(inner, top)?;
        let outer = facts.body.expr(body).parent?;
        match facts.kind(outer) {
            ExprKind::For { .. } | ExprKind::While { .. } => statement(block, outer),
            _ => None,
        }
    })?;
    let place = facts.place(statement);
    Some(Fix::safe(title).edits([source.insert_after(place, &format!("{call}{after}"))]))
}

/// The statement that is this expression, or starts a local with it.
fn statement(block: &Block, of: ExprId) -> Option<Span> {
    block.stmts.iter().find_map(|it| match it {
        Stmt::Let {
            init, else_, span, ..
        } => (*init == Some(of) && else_.is_none()).then_some(*span),
        Stmt::Expr { expr, span, .. } => (*expr == of).then_some(*span),
    })
}
