//! Calls with their targets, and the points where a task can be suspended.

use std::rc::Rc;

use super::{Context, Facts, RegionId};
use crate::index::Def;
use crate::ir::{ExprId, ExprKind, MacroKind, Role};
use crate::known::{Effects, WaitKind};
use crate::text::Span;
use crate::types::Ty;

/// A call or method call whose target is known.
#[derive(Clone, Debug)]
pub struct Call<'a> {
    pub expr: ExprId,
    pub def: Def,
    pub effects: Rc<Effects>,
    /// What stands before the dot.
    pub receiver: Option<ExprId>,
    /// The type whose function it is, after autoderef.
    pub receiver_ty: Option<&'a Ty>,
    /// Without the receiver.
    pub args: &'a [ExprId],
    pub context: Context,
    pub region: RegionId,
    /// The path of the callee, or the name of the method.
    pub span: Span,
    /// The `.await` directly on its result.
    pub awaited: Option<ExprId>,
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
    let mut calls = Vec::new();
    let mut awaits = Vec::new();
    for expr in facts.body.ids() {
        if let Some(call) = call(facts, expr) {
            calls.push(call);
        }
    }
    facts.body.walk(facts.body.root, &mut |expr| {
        if let Some(point) = await_point(facts, expr, &calls) {
            awaits.push(point);
        }
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

fn call<'a>(facts: &Facts<'a>, expr: ExprId) -> Option<Call<'a>> {
    let (receiver, args, span) = match facts.kind(expr) {
        ExprKind::Call { callee, args } => (None, args, facts.span(*callee)),
        ExprKind::MethodCall {
            receiver,
            args,
            method_span,
            ..
        } => (Some(*receiver), args, *method_span),
        _ => return None,
    };
    let callee = facts.types.callees.get(&expr)?;
    let parent = facts.body.expr(expr).parent;
    let awaited = parent.filter(|_| facts.role(expr) == Role::AwaitBase);
    Some(Call {
        expr,
        def: callee.def,
        effects: facts.world.effects(callee.def),
        receiver,
        receiver_ty: callee.receiver.as_ref(),
        args,
        context: facts.context(expr),
        region: facts.region_id(expr),
        span,
        awaited,
    })
}

fn await_point(facts: &Facts<'_>, expr: ExprId, calls: &[Call<'_>]) -> Option<AwaitPoint> {
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
    facts
        .world
        .effects_of_type(facts.ty(future))?
        .waits
        .as_ref()
        .map(|it| it.kind)
}
