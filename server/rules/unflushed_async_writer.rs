//! An async writer that is dropped while data may still be in its buffer.

use super::Meta;
use crate::facts::Facts;
use crate::finding::{Applicability, Findings, Fix, Severity};
use crate::ir::{Binding, Block, BlockKind, ExprId, ExprKind, PatId, Role, Stmt};
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

/// The last write after which nothing finishes it, when the writer belongs to the code at hand;
/// and whether nothing uses it afterwards.
fn unfinished(
    facts: &Facts<'_>,
    binding: &Binding,
    writer: &BufferedWriter,
) -> Option<(ExprId, bool)> {
    let region = facts.region_id(declared(facts, binding)?.0);
    let mut uses = Vec::new();
    for at in &binding.uses {
        if facts.region_id(*at) != region {
            return None;
        }
        uses.push((*at, classify(facts, *at, writer)?));
    }
    let writes = uses
        .iter()
        .enumerate()
        .rev()
        .filter_map(|(at, it)| match it.1 {
            Use::Write(write) => Some((at, write)),
            _ => None,
        });
    let is_lost = |(at, write): &(usize, ExprId)| {
        let others = uses.iter().enumerate();
        let others = others.filter(|it| matches!(it.1.1, Use::Other));
        let others = others.map(|(position, it)| (position > *at, it.0));
        is_dropped_after(facts, binding, *write, others.collect())
    };
    let (at, write) = { writes }.find(is_lost)?;
    Some((write, at + 1 == uses.len()))
}

/// Whether a writer may be dropped with what was written; `others` are the uses that may finish
/// it, and whether they stand behind the write.
fn is_dropped_after(
    facts: &Facts<'_>,
    binding: &Binding,
    write: ExprId,
    others: Vec<(bool, ExprId)>,
) -> bool {
    let is_around = |it: &ExprId| {
        let span = facts.span(*it);
        facts.is_loop(*it) && !(span.start <= binding.span.start && binding.span.end <= span.end)
    };
    let loops = { facts.body.ancestors(write) }.filter(is_around);
    let loops: Vec<ExprId> = loops.collect();
    if loops.iter().any(|it| !facts.completes(*it)) {
        return false;
    }
    // In a loop, what stands before the write may also come after it.
    let comes_after = |(is_behind, it): &(bool, ExprId)| {
        let in_loop = loops.iter().any(|outer| facts.body.is_within(*it, *outer));
        in_loop || *is_behind && facts.leads_to(write, *it)
    };
    let others = others.into_iter().filter(comes_after);
    let others: Vec<ExprId> = others.map(|it| it.1).collect();
    others.is_empty() || is_up_to_a_flag(facts, write, &others)
}

/// Whether all of these stand in one branch of an `if` on a flag that the caller sets, while the
/// write is made in any case.
fn is_up_to_a_flag(facts: &Facts<'_>, write: ExprId, finishing: &[ExprId]) -> bool {
    let Some(first) = finishing.first() else {
        return false;
    };
    let around = |it: ExprId| std::iter::once(it).chain(facts.around(it));
    let branches = around(*first).filter(|it| matches!(facts.role(*it), Role::Then | Role::Else));
    { branches }.any(|branch| {
        let Some(if_) = facts.body.expr(branch).parent else {
            return false;
        };
        let ExprKind::If { cond, .. } = facts.kind(if_) else {
            return false;
        };
        let home = facts.body.expr(if_).parent;
        let mut outer = around(write).take_while(|it| Some(*it) != home);
        is_flag_of_caller(facts, *cond)
            && home.is_some_and(|it| facts.body.is_within(write, it))
            && !facts.body.is_within(write, if_)
            && outer.all(|it| !facts.is_branch(it))
            && finishing.iter().all(|it| facts.body.is_within(*it, branch))
    })
}

/// A parameter, or a field of one, that the function does not set.
fn is_flag_of_caller(facts: &Facts<'_>, cond: ExprId) -> bool {
    if let ExprKind::Unary { base } = facts.kind(cond) {
        return is_flag_of_caller(facts, *base);
    }
    let Some(root) = facts.root_of(cond) else {
        return false;
    };
    let pat = facts.body.binding(root).pat;
    let is_given = facts.body.self_binding == Some(root)
        || pat.is_some_and(|it| facts.body.params.contains(&it));
    is_given && !facts.is_changed_in(root, cond, facts.body.root)
}

/// Something that is evaluated where a writer gets its name, and the block in which it has that.
fn declared(facts: &Facts<'_>, binding: &Binding) -> Option<(ExprId, Option<ExprId>)> {
    let pat = binding.pat?;
    if facts.body.params.contains(&pat) {
        return Some((facts.body.root, Some(facts.body.root)));
    }
    let is_part_of = |outer: PatId| {
        let (outer, inner) = (facts.body.pat(outer).span, facts.body.pat(pat).span);
        outer.start <= inner.start && inner.end <= outer.end
    };
    facts.body.ids().find_map(|it| {
        let outer = facts.body.expr(it).parent?;
        let block = match (facts.role(it), facts.kind(outer)) {
            (Role::LetInit(whole), _) if is_part_of(whole) => Some(outer),
            (Role::ForIterable(whole), ExprKind::For { body, .. }) if is_part_of(whole) => {
                Some(*body)
            }
            (Role::LetScrutinee(whole), _) if is_part_of(whole) => {
                match facts.kind(facts.body.expr(outer).parent?) {
                    ExprKind::If { then, .. } => Some(*then),
                    _ => None,
                }
            }
            (Role::MatchScrutinee, ExprKind::Match { arms, .. }) => {
                let arm = arms.iter().find(|it| is_part_of(it.pat))?;
                Some(arm.body)
            }
            _ => return None,
        };
        Some((it, block))
    })
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
        // What is in its own buffer stays there.
        "get_mut" | "get_pin_mut" if writer.loses != WriterLoss::InFlight => Use::Look,
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
    let own = declared(facts, binding)?.1?;
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
