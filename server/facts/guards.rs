//! Guards: values that hold a lock, a permit, a borrow or a span while they live.

use super::{Facts, RegionKind};
use crate::ir::{BindingId, ExprId, ExprKind};
use crate::known::{self, GuardKind};
use crate::text::Span;
use crate::types::Ty;

/// A guard, and the await points at which it may be alive.
#[derive(Clone, Debug)]
pub struct Guard {
    pub kind: GuardKind,
    /// It blocks the thread, or must stay on it: it may not live across an await.
    pub thread: bool,
    /// Others may hold one at the same time.
    pub shared: bool,
    pub place: GuardPlace,
    /// The type that is the guard, inside `Option` and the like.
    pub ty: Ty,
    /// The name of the binding, or the method that made the temporary.
    pub span: Span,
    /// The await points, by position in [`Facts::awaits`], in order.
    pub awaits: Vec<usize>,
    /// The calls during which it may live.
    pub calls: Vec<ExprId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuardPlace {
    Named(BindingId),
    /// Dropped at the end of its statement.
    Temporary(ExprId),
    /// Made in the scrutinee or iterable of that expression, and alive in its body.
    Scrutinee {
        expr: ExprId,
        of: ExprId,
    },
    /// A temporary that `let` keeps alive to the end of the block.
    Extended(ExprId),
}

impl Guard {
    pub fn binding(&self) -> Option<BindingId> {
        match self.place {
            GuardPlace::Named(binding) => Some(binding),
            _ => None,
        }
    }

    /// The expression that made a temporary.
    pub fn temporary(&self) -> Option<ExprId> {
        match self.place {
            GuardPlace::Named(_) => None,
            GuardPlace::Temporary(expr)
            | GuardPlace::Scrutinee { expr, .. }
            | GuardPlace::Extended(expr) => Some(expr),
        }
    }
}

impl Facts<'_> {
    /// The guards that may be alive while a call runs.
    pub fn guards_at(&self, call: ExprId) -> impl Iterator<Item = &Guard> {
        self.guards()
            .iter()
            .filter(move |it| it.calls.contains(&call))
    }

    /// Whether `.await` may be written here: not in a closure that merely runs in a task.
    pub fn is_async_here(&self, expr: ExprId) -> bool {
        match self.region(expr).kind {
            RegionKind::Body => self.function().is_some_and(|it| it.is_async),
            RegionKind::AsyncBlock { .. } | RegionKind::Stream => true,
            RegionKind::Closure { is_async, .. } => is_async,
        }
    }

    /// Whether an `.await` can be added here without holding what must not be held across it.
    pub fn can_await(&self, call: ExprId) -> bool {
        self.is_async_here(call) && !self.guards_at(call).any(|it| it.thread)
    }

    /// The method that made a guard: `lock` of `m.lock().unwrap()`.
    pub(super) fn guard_maker(&self, expr: ExprId) -> Span {
        match self.kind(expr) {
            ExprKind::Await { base } | ExprKind::Try { base } => self.guard_maker(*base),
            ExprKind::MethodCall {
                receiver,
                method_span,
                ..
            } => match self.guard_in(self.ty(*receiver)) {
                Some(_) => self.guard_maker(*receiver),
                None => *method_span,
            },
            ExprKind::Call { callee, .. } => self.span(*callee),
            _ => self.span(expr),
        }
    }

    /// The guard that a value of this type is or contains.
    pub fn guard_in(&self, ty: &Ty) -> Option<(known::Guard, Ty)> {
        self.guard_depth(ty, 0)
    }

    fn guard_depth(&self, ty: &Ty, depth: u32) -> Option<(known::Guard, Ty)> {
        match ty {
            Ty::Adt(def, args) => {
                if let Some(guard) = &self.world.effects(*def).guard {
                    return Some((guard.clone(), ty.clone()));
                }
                let lang = &self.world.types.lang;
                let wraps = [
                    "std::option::Option",
                    "std::result::Result",
                    "std::boxed::Box",
                ];
                let first = wraps.iter().any(|it| lang.is(it, *def)) && depth < 4;
                first
                    .then(|| args.first())
                    .flatten()
                    .and_then(|it| self.guard_depth(it, depth + 1))
            }
            Ty::Tuple(parts) if depth < 4 => {
                parts.iter().find_map(|it| self.guard_depth(it, depth + 1))
            }
            _ => None,
        }
    }
}
