//! The arms of `select!`: what is polled, what is only borrowed, what is dropped.

use super::Facts;
use crate::ir::{BlockKind, ExprId, ExprKind, MacroKind, Role, Select, SelectArm};
use crate::known::{CancelKind, ChannelKind, Effects, WaitKind};
use crate::types::Ty;

#[derive(Clone, Debug)]
pub struct SelectFact<'a> {
    /// The macro call.
    pub expr: ExprId,
    pub select: &'a Select,
    /// The loop that runs it again and again.
    pub in_loop: Option<ExprId>,
    pub arms: Vec<SelectFuture<'a>>,
}

/// One arm.
#[derive(Clone, Debug)]
pub struct SelectFuture<'a> {
    pub arm: &'a SelectArm,
    /// Only a reference is polled: the future itself outlives the macro.
    pub borrowed: bool,
    /// The calls whose futures are polled here.
    pub polled: Vec<ExprId>,
    /// The calls whose futures are gone, however far they were, once another arm has won: those
    /// made here, and those bound to a name that lives no longer than a turn of the loop.
    pub dropped: Vec<ExprId>,
    timer: bool,
    event: bool,
}

impl SelectFuture<'_> {
    /// Whether it waits for a point in time.
    pub fn is_timer(&self) -> bool {
        self.timer
    }

    /// Whether it waits for something that is announced, rather than for work: a signal, a
    /// token, a notification, the end of a task, a single message.
    pub fn is_event(&self) -> bool {
        self.event
    }
}

pub(super) fn collect<'a>(facts: &Facts<'a>) -> Vec<SelectFact<'a>> {
    let selects = facts.body.ids().filter_map(|expr| {
        let ExprKind::Macro(call) = facts.kind(expr) else {
            return None;
        };
        let MacroKind::Select(select) = &call.kind else {
            return None;
        };
        let in_loop = facts.enclosing_loop(expr);
        let arms = select.arms.iter().map(|arm| {
            let polled = facts.polled(arm.future);
            SelectFuture {
                arm,
                borrowed: is_borrowed(facts, arm.future),
                timer: facts.is_timer(arm.future) || polled.iter().any(|it| facts.is_timer(*it)),
                event: facts.is_event(arm.future) || polled.iter().any(|it| facts.is_event(*it)),
                polled,
                dropped: facts.dropped(arm.future, in_loop),
            }
        });
        let arms = arms.collect();
        Some(SelectFact {
            expr,
            select,
            in_loop,
            arms,
        })
    });
    selects.collect()
}

/// `&mut future`, `future.as_mut()`, a local that is a pinned reference.
fn is_borrowed(facts: &Facts<'_>, future: ExprId) -> bool {
    match facts.kind(future) {
        ExprKind::Ref { .. } => true,
        ExprKind::MethodCall { method, .. } if method == "as_mut" => true,
        ExprKind::Local(_) => match facts.ty(future) {
            Ty::Ref { .. } => true,
            Ty::Adt(def, args) => {
                facts.world.types.lang.is("std::pin::Pin", *def)
                    && matches!(args.first(), Some(Ty::Ref { .. }))
            }
            _ => false,
        },
        _ => false,
    }
}

impl Facts<'_> {
    /// The calls whose futures make progress when this future is polled: the call itself, those
    /// awaited in an async block, and those that a combinator wraps.
    pub fn polled(&self, future: ExprId) -> Vec<ExprId> {
        let mut found = Vec::new();
        self.polled_into(future, &mut found);
        found
    }

    fn dropped(&self, future: ExprId, in_loop: Option<ExprId>) -> Vec<ExprId> {
        let Some(binding) = self.root_of(future) else {
            return self.polled(future);
        };
        // A reference outlives the macro, but not the turn of the loop that made what it means.
        let by_value = matches!(self.kind(future), ExprKind::Local(_));
        let made = self.init_of(binding).filter(|it| match in_loop {
            Some(outer) => self.body.is_within(*it, outer),
            None => by_value,
        });
        made.map_or_else(Vec::new, |it| self.polled(it))
    }

    fn polled_into(&self, future: ExprId, found: &mut Vec<ExprId>) {
        match self.kind(future) {
            ExprKind::Call { args, .. } => {
                found.push(future);
                if self.wraps(future) {
                    args.iter().for_each(|it| self.polled_into(*it, found));
                }
            }
            ExprKind::MethodCall { receiver, args, .. } => {
                if self.world.types.is_future(self.ty(*receiver)) {
                    self.polled_into(*receiver, found);
                }
                found.push(future);
                if self.wraps(future) {
                    args.iter().for_each(|it| self.polled_into(*it, found));
                }
            }
            ExprKind::Block(block) if matches!(block.kind, BlockKind::Async { .. }) => {
                self.awaited_in(future, found);
            }
            ExprKind::Block(block) => {
                if let Some(tail) = block.tail {
                    self.polled_into(tail, found);
                }
            }
            // `pin!(future)`
            ExprKind::Macro(call) if call.path.last_name() == "pin" => {
                if let MacroKind::Exprs(args) = &call.kind {
                    args.iter().for_each(|it| self.polled_into(it.expr, found));
                }
            }
            _ => {}
        }
    }

    /// The calls awaited by an async block itself, not by those inside it.
    fn awaited_in(&self, block: ExprId, found: &mut Vec<ExprId>) {
        let inside = |it: ExprId| self.region(it).expr == Some(block);
        self.body.walk(block, &mut |it| match self.kind(it) {
            ExprKind::Await { base } if inside(it) => self.polled_into(*base, found),
            ExprKind::Macro(call) if inside(it) => match &call.kind {
                MacroKind::Join { futures, .. } => {
                    futures.iter().for_each(|it| self.polled_into(*it, found));
                }
                MacroKind::Select(select) => {
                    select
                        .arms
                        .iter()
                        .for_each(|it| self.polled_into(it.future, found));
                }
                _ => {}
            },
            _ => {}
        });
    }

    /// `timeout(d, future)` and the like: as safe to drop as what they wrap.
    fn wraps(&self, call: ExprId) -> bool {
        self.call(call).is_some_and(|it| {
            it.effects.timeout
                || it.effects.drives.is_some()
                || it
                    .effects
                    .cancel
                    .as_ref()
                    .is_some_and(|it| it.kind == CancelKind::Inner)
        })
    }

    /// Whether awaiting the expression waits for a point in time.
    pub fn is_timer(&self, future: ExprId) -> bool {
        if self.call(future).is_some_and(|it| it.effects.timer) {
            return true;
        }
        let effects = self.world.effects_of_type(self.behind_pointers(future));
        effects.is_some_and(|it| {
            it.waits
                .as_ref()
                .is_some_and(|it| it.kind == WaitKind::Timer)
        })
    }

    fn is_event(&self, future: ExprId) -> bool {
        let announces = |it: &Effects| {
            let waits = it.waits.as_ref().map(|it| it.kind);
            matches!(
                waits,
                Some(WaitKind::Event | WaitKind::Signal | WaitKind::Task)
            )
        };
        let told = |it: &Effects| {
            let kind = it.receiver.as_ref().map(|it| it.kind);
            matches!(kind, Some(ChannelKind::Oneshot | ChannelKind::Watch))
        };
        let of_type = |ty: &Ty| self.world.effects_of_type(ty);
        if let Some(call) = self.call(future) {
            let receiver = call.receiver_ty.and_then(of_type);
            if announces(&call.effects) || receiver.is_some_and(|it| told(&it)) {
                return true;
            }
        }
        of_type(self.behind_pointers(future)).is_some_and(|it| announces(&it) || told(&it))
    }

    /// The type of a value without references, `Pin` and `Box` around it.
    pub fn behind_pointers(&self, expr: ExprId) -> &Ty {
        let mut ty = self.ty(expr).peel_refs();
        while let Ty::Adt(def, args) = ty
            && ["std::pin::Pin", "std::boxed::Box"]
                .iter()
                .any(|it| self.world.types.lang.is(it, *def))
            && let Some(inner) = args.first()
        {
            ty = inner.peel_refs();
        }
        ty
    }

    /// The select arm in whose future an expression stands.
    pub fn select_arm(&self, expr: ExprId) -> Option<(ExprId, ExprId)> {
        let mut inner = expr;
        for outer in self.body.ancestors(expr) {
            if matches!(self.role(inner), Role::SelectFuture(_)) {
                return Some((outer, inner));
            }
            inner = outer;
        }
        None
    }
}
