//! Calls with their targets, and the points where a task can be suspended.

#[cfg(test)]
mod tests;

use std::rc::Rc;

use super::{Context, Facts, RegionId, RegionKind, Takes};
use crate::index::Def;
use crate::ir::{ExprId, ExprKind, MacroKind, Role};
use crate::known::{Effects, WaitKind};
use crate::text::Span;
use crate::types::Ty;

/// A call or method call whose target is known, a blocking macro, or a `for` loop, which calls
/// `into_iter` or `next`.
#[derive(Clone, Debug)]
pub struct Call<'a> {
    pub expr: ExprId,
    pub def: Def,
    pub effects: Rc<Effects>,
    /// What stands before the dot, or the first argument of `Type::method(x)`.
    pub receiver: Option<ExprId>,
    /// The type whose function it is, after autoderef.
    pub receiver_ty: Option<&'a Ty>,
    /// Without the receiver.
    pub args: &'a [ExprId],
    pub context: Context,
    pub region: RegionId,
    /// The path of the callee without a turbofish at its end, or the name of the method.
    pub span: Span,
    /// The `.await` directly on its result.
    pub awaited: Option<ExprId>,
    /// Only its name stands there, for what calls it in place: `paths.iter().map(fs::read)`.
    pub is_passed: bool,
}

#[derive(Clone, Debug)]
pub struct AwaitPoint {
    /// The `.await`, or the macro call.
    pub expr: ExprId,
    pub kind: AwaitKind,
    pub region: RegionId,
    /// What the task waits for, if that is known.
    pub waits: Option<WaitKind>,
    /// For messages: `.await`, or the macro's name; counted as all spans of a body.
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AwaitKind {
    /// `.await` on that expression.
    Await {
        future: ExprId,
    },
    Select,
    Join,
    /// `yield` in a stream.
    Yield,
}

pub(super) fn collect<'a>(facts: &Facts<'a>) -> (Vec<Call<'a>>, Vec<AwaitPoint>) {
    let calls = facts
        .body
        .ids()
        .filter_map(|it| {
            let found = call(facts, it).or_else(|| macro_call(facts, it));
            found.or_else(|| loop_call(facts, it))
        })
        .collect::<Vec<_>>();
    let mut awaits = Vec::new();
    suspensions(facts, facts.body.root, &mut |expr| {
        awaits.extend(await_point(facts, expr, &calls));
    });
    (calls, awaits)
}

impl Facts<'_> {
    /// The callee as messages say it: `std::fs::read`, `File::read_exact`, `load_config`.
    pub fn callee_name(&self, call: &Call<'_>) -> String {
        let receiver = call.receiver.and(call.receiver_ty);
        match receiver.and_then(|it| it.peel_refs().adt()) {
            Some(ty) => {
                let name = |def: Def| &self.index().item(def).name;
                format!("{}::{}", name(ty), name(call.def))
            }
            None => self.world.short_name(call.def),
        }
    }
}

/// Visits the parts of an expression before itself, and of `select!` the handlers after it.
fn suspensions(facts: &Facts<'_>, expr: ExprId, f: &mut dyn FnMut(ExprId)) {
    let mut handlers = Vec::new();
    facts
        .body
        .for_each_child(expr, &mut |child, role| match role {
            Role::SelectHandler => handlers.push(child),
            _ => suspensions(facts, child, f),
        });
    f(expr);
    handlers
        .into_iter()
        .for_each(|it| suspensions(facts, it, f));
}

const NOTHING: &[ExprId] = &[];

fn call<'a>(facts: &Facts<'a>, expr: ExprId) -> Option<Call<'a>> {
    let callee = facts.types.callees.get(&expr)?;
    if needs_mut_parameter(facts, expr, callee.def) {
        return None;
    }
    let (receiver, args, span) = match facts.kind(expr) {
        ExprKind::Call { callee: path, args } => {
            let function = facts.index().function(callee.def);
            let is_method = function.is_some_and(|it| it.self_param.is_some());
            let (receiver, args) = match args.split_first() {
                Some((first, rest)) if is_method => (Some(*first), rest),
                _ => (None, args.as_slice()),
            };
            (receiver, args, callee_span(facts, *path))
        }
        ExprKind::MethodCall {
            receiver,
            args,
            method_span,
            ..
        } => (Some(*receiver), args.as_slice(), *method_span),
        ExprKind::Path(_) if is_passed(facts, expr, callee.def) => {
            (None, NOTHING, callee_span(facts, expr))
        }
        _ => return None,
    };
    let def = behind(facts, expr, callee.def).unwrap_or(callee.def);
    let parent = facts.body.expr(expr).parent;
    let awaited = parent.filter(|_| facts.role(expr) == Role::AwaitBase);
    Some(Call {
        expr,
        def,
        effects: facts.world.effects(def),
        receiver,
        receiver_ty: callee.receiver.as_ref(),
        args,
        context: match facts.context(expr) {
            Context::Async if is_off_runtime(facts, expr) => Context::Unknown,
            context => context,
        },
        region: facts.region_id(expr),
        span,
        awaited,
        is_passed: matches!(facts.kind(expr), ExprKind::Path(_)),
    })
}

/// A call of a macro that blocks the thread, as its stub says.
fn macro_call<'a>(facts: &Facts<'a>, expr: ExprId) -> Option<Call<'a>> {
    let ExprKind::Macro(call) = facts.kind(expr) else {
        return None;
    };
    let def = *facts.types.macros.get(&expr)?;
    let effects = facts.world.effects(def);
    if effects.blocks.is_none() || has_default(facts.text_at(call.tokens)) {
        return None;
    }
    let whole = facts.span(expr);
    let name = facts.text_at(whole).find('!')? as u32 + 1;
    Some(Call {
        expr,
        def,
        effects,
        receiver: None,
        receiver_ty: None,
        args: NOTHING,
        context: facts.context(expr),
        region: facts.region_id(expr),
        span: Span::new(whole.start, whole.start + name),
        awaited: None,
        is_passed: false,
    })
}

/// What a `for` loop calls to have its items, of types that say how they come by them.
fn loop_call<'a>(facts: &Facts<'a>, expr: ExprId) -> Option<Call<'a>> {
    let ExprKind::For { iterable, .. } = facts.kind(expr) else {
        return None;
    };
    let ty = facts.ty(*iterable);
    let def = facts.world.types.iterates_by(ty)?;
    Some(Call {
        expr,
        def,
        effects: facts.world.effects(def),
        receiver: Some(*iterable),
        receiver_ty: Some(ty),
        args: NOTHING,
        context: facts.context(expr),
        region: facts.region_id(expr),
        span: facts.span(*iterable),
        awaited: None,
        is_passed: false,
    })
}

/// Whether the arms of a `select!` have one for when nothing is ready.
fn has_default(arms: &str) -> bool {
    arms.match_indices("default").any(|(at, name)| {
        let after = arms[at + name.len()..].trim_start();
        let after = after.strip_prefix("()").unwrap_or(after);
        after.trim_start().starts_with("=>")
    })
}

/// The function that a conversion leads to: `text.parse::<Config>()` calls `Config::from_str`.
fn behind(facts: &Facts<'_>, conversion: ExprId, def: Def) -> Option<Def> {
    let index = facts.index();
    let (trait_, function) = match index.item(def).name.as_str() {
        "into" => ("std::convert::From", "from"),
        "parse" => ("std::str::FromStr", "from_str"),
        "try_into" => ("std::convert::TryFrom", "try_from"),
        _ => return None,
    };
    let made = match (facts.ty(conversion), function) {
        (it, "from") => it,
        (Ty::Adt(_, args), _) => args.first()?,
        _ => return None,
    };
    let made = made.adt().filter(|it| !facts.world.is_stub(*it))?;
    let is_meant = |it: &&Def| {
        let of = index.trait_of_impl(**it);
        of.is_some_and(|it| index.canonical_path(it) == trait_)
    };
    let mut impls = index.trait_impls_of(made).iter().filter(is_meant);
    let only = impls.next().filter(|_| impls.next().is_none())?;
    facts
        .world
        .types
        .member(*only, function)
        .filter(|_| facts.world.is_stub(def))
}

/// Whether what is named here is called in place by what it is passed to, and that matters.
fn is_passed(facts: &Facts<'_>, name: ExprId, def: Def) -> bool {
    if !matches!(facts.role(name), Role::Arg(_)) {
        return false;
    }
    let effects = facts.world.effects(def);
    let matters = match facts.world.is_stub(def) {
        true => effects.blocks.is_some() || effects.block_on.is_some(),
        false => facts.index().function(def).is_some_and(|it| !it.is_async),
    };
    let outer = facts.body.expr(name).parent;
    let outer = outer.and_then(|it| facts.types.callee(it));
    matters && outer.is_some_and(|it| facts.world.effects(it.def).inline)
}

/// A method that takes `&mut self`, called on a parameter that is neither `mut` nor a reference:
/// the parameter is of another type, one of the same name for other builds.
fn needs_mut_parameter(facts: &Facts<'_>, expr: ExprId, callee: Def) -> bool {
    let ExprKind::MethodCall { receiver, .. } = facts.kind(expr) else {
        return false;
    };
    let ExprKind::Local(local) = facts.kind(*receiver) else {
        return false;
    };
    let function = facts.index().function(callee);
    let by_mut = function
        .and_then(|it| it.self_param.as_ref())
        .is_some_and(|it| it.ty.is_none() && it.by_ref && it.mutable);
    let binding = facts.body.binding(*local);
    let is_parameter = binding
        .pat
        .is_some_and(|it| facts.body.params.contains(&it));
    let owner = facts.index().container(callee);
    let own = owner.and_then(|it| facts.world.types.self_ty(it).adt());
    by_mut && is_parameter && !binding.mutable && own.is_some() && facts.ty(*receiver).adt() == own
}

/// Where `Handle::try_current()` found no runtime.
fn is_off_runtime(facts: &Facts<'_>, expr: ExprId) -> bool {
    let asks = |it: ExprId| {
        let callee = facts.types.callee(it);
        callee.is_some_and(|it| {
            facts.index().item(it.def).name == "try_current"
                && facts.index().canonical_path(it.def) == "tokio::runtime::Handle::try_current"
        })
    };
    facts
        .body
        .ancestors(expr)
        .any(|outer| match facts.kind(outer) {
            ExprKind::Match { scrutinee, arms } if asks(*scrutinee) => arms.iter().any(|it| {
                facts.pat_takes(it.pat, &["Err"]) == Takes::All
                    && facts.pat_takes(it.pat, &["Ok"]) == Takes::Nothing
                    && facts.body.is_within(expr, it.body)
            }),
            ExprKind::If {
                cond,
                else_: Some(else_),
                ..
            } => match facts.kind(*cond) {
                ExprKind::Let { pat, scrutinee } => {
                    asks(*scrutinee)
                        && facts.pat_takes(*pat, &["Ok"]) == Takes::All
                        && facts.body.is_within(expr, *else_)
                }
                _ => false,
            },
            _ => false,
        })
}

/// Without `::<T>` at the end.
fn callee_span(facts: &Facts<'_>, callee: ExprId) -> Span {
    let span = facts.span(callee);
    let ExprKind::Path(path) = facts.kind(callee) else {
        return span;
    };
    let Some(last) = path.last().filter(|it| it.args.is_some()) else {
        return span;
    };
    let name = format!("{}::<", last.name);
    let found = facts.text_at(span).rfind(&name);
    let end = |at: usize| span.start + (at + last.name.len()) as u32;
    found.map_or(span, |at| Span::new(span.start, end(at)))
}

fn await_point(facts: &Facts<'_>, expr: ExprId, calls: &[Call<'_>]) -> Option<AwaitPoint> {
    // Who knows what the macro makes of it.
    if facts.region(expr).kind == RegionKind::Macro {
        return None;
    }
    let (kind, span) = match facts.kind(expr) {
        ExprKind::Await { base } => {
            let whole = facts.span(expr);
            let span = Span::new(
                whole.end.saturating_sub(5).max(facts.span(*base).end),
                whole.end,
            );
            (AwaitKind::Await { future: *base }, span)
        }
        ExprKind::Yield(_) => (AwaitKind::Yield, facts.span(expr)),
        ExprKind::Macro(call) => {
            let whole = facts.span(expr);
            let span = Span::new(whole.start, call.tokens.start.max(whole.start));
            match call.kind {
                MacroKind::Select(_) => (AwaitKind::Select, span),
                MacroKind::Join { .. } => (AwaitKind::Join, span),
                _ => return None,
            }
        }
        _ => return None,
    };
    let waits = match kind {
        AwaitKind::Await { future } => waits_of(facts, future, calls),
        _ => None,
    };
    Some(AwaitPoint {
        expr,
        kind,
        region: facts.region_id(expr),
        waits,
        span,
    })
}

/// What awaiting this expression waits for: what the call says, or its type.
fn waits_of(facts: &Facts<'_>, future: ExprId, calls: &[Call<'_>]) -> Option<WaitKind> {
    let call = calls
        .binary_search_by_key(&future, |it| it.expr)
        .ok()
        .map(|at| &calls[at]);
    if let Some(waits) = call.and_then(|it| it.effects.waits.as_ref()) {
        return Some(waits.kind);
    }
    let ty = facts.ty(future);
    if let Some(def) = facts.world.types.async_fn(ty)
        && let Some(waits) = &facts.world.effects(def).waits
    {
        return Some(waits.kind);
    }
    facts
        .world
        .effects_of_type(ty)?
        .waits
        .as_ref()
        .map(|it| it.kind)
}
