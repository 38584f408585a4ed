//! Guards: values that hold a lock, a permit, a borrow or a span while they live.

use super::{AwaitPoint, Call, Facts, RegionKind};
use crate::index::Def;
use crate::ir::{BindingId, ExprId, ExprKind, ItemKind, Role};
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

    /// It is about a lock, or what works like one: a `RefCell`, a shard of a map, a stream of the
    /// process.
    pub fn is_lock(&self) -> bool {
        use GuardKind::*;
        matches!(
            self.kind,
            Lock | AsyncLock | Refcell | Shard | Stdio | WatchRef
        )
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
    /// The lint of clippy that looks at such guards.
    pub fn clippy_lint(&self, guard: &Guard) -> Option<&'static str> {
        const LOCKS: [&str; 6] = [
            "std::sync::MutexGuard",
            "std::sync::RwLockReadGuard",
            "std::sync::RwLockWriteGuard",
            "lock_api::MutexGuard",
            "lock_api::RwLockReadGuard",
            "lock_api::RwLockWriteGuard",
        ];
        // It does not look into lists.
        let held = guard
            .binding()
            .and_then(|it| self.guard_in(self.types.binding(it)));
        if guard.binding().is_some() && held.is_none() {
            return None;
        }
        if guard.kind == GuardKind::Refcell {
            return Some("await_holding_refcell_ref");
        }
        let Ty::Adt(def, _) = &guard.ty else {
            return None;
        };
        let path = self.index().canonical_path(*def);
        LOCKS.contains(&&*path).then_some("await_holding_lock")
    }

    /// The guards that may be alive while a call runs.
    pub fn guards_at(&self, call: ExprId) -> impl Iterator<Item = &Guard> {
        self.guards()
            .iter()
            .filter(move |it| it.calls.contains(&call))
    }

    /// The first await point in the text while a guard lives, behind the guard if there is one.
    pub fn first_await(&self, guard: &Guard) -> Option<&AwaitPoint> {
        let mut awaits = guard.awaits.iter().map(|it| &self.awaits()[*it]);
        let first = awaits.clone().next();
        awaits.find(|it| it.span.start >= guard.span.end).or(first)
    }

    /// What is matched on or looped over, if the guard is a temporary in it.
    pub fn guard_head(&self, guard: &Guard) -> Option<ExprId> {
        let GuardPlace::Scrutinee { expr, .. } = guard.place else {
            return None;
        };
        let around = std::iter::once(expr).chain(self.body.ancestors(expr));
        { around }.find(|it| {
            matches!(
                self.role(*it),
                Role::MatchScrutinee | Role::LetScrutinee(_) | Role::ForIterable(_)
            )
        })
    }

    /// The first await in the body of a `match`, `for`, `if let` or `while let` whose head made
    /// the guard.
    pub fn await_in_body(&self, guard: &Guard) -> Option<&AwaitPoint> {
        let GuardPlace::Scrutinee { of, .. } = guard.place else {
            return None;
        };
        let head = self.guard_head(guard)?;
        let mut awaits = guard.awaits.iter().map(|it| &self.awaits()[*it]);
        awaits.find(|it| self.body.is_within(it.expr, of) && !self.body.is_within(it.expr, head))
    }

    /// Whether what waits in the body of a `match` or `if let` works on what the guard protects,
    /// or what a `for` goes through.
    pub fn is_guard_needed(&self, guard: &Guard) -> bool {
        let (Some(head), Some(first)) = (self.guard_head(guard), self.await_in_body(guard)) else {
            return false;
        };
        let mut bound = Vec::new();
        let mut collect = |pat| self.body.for_each_binding(pat, &mut |it| bound.push(it));
        match (self.role(head), self.body.expr(head).parent) {
            (Role::LetScrutinee(pat), _) => collect(pat),
            (Role::MatchScrutinee, Some(outer)) => {
                if let ExprKind::Match { arms, .. } = self.kind(outer) {
                    arms.iter().for_each(|it| collect(it.pat));
                }
            }
            // To go on to the next item, too; a list that others may read meanwhile.
            (Role::ForIterable(_), _) => return guard.shared,
            _ => return false,
        }
        let types = &self.world.types;
        let in_future = |it: ExprId| {
            let call = self.body.expr(it).parent;
            matches!(self.role(it), Role::Receiver | Role::Arg(_))
                && call.is_some_and(|it| types.is_future(self.ty(it)))
        };
        let mut uses = bound.iter().flat_map(|it| &self.body.binding(*it).uses);
        uses.any(|it| {
            let awaited = self.body.is_within(*it, first.expr);
            awaited || self.span(*it).start > first.span.start || in_future(*it)
        })
    }

    /// Where the body of a `match` or loop takes the lock that its head holds, so that it waits
    /// for itself.
    pub fn locked_again(&self, guard: &Guard) -> Option<Span> {
        let GuardPlace::Scrutinee { of, .. } = guard.place else {
            return None;
        };
        let head = self.guard_head(guard)?;
        if guard.kind == GuardKind::Refcell && guard.shared {
            return None;
        }
        let receiver = |call: &Call<'_>| Some(self.text(call.receiver?));
        let made = self.calls().iter().find(|it| it.span == guard.span)?;
        let lock = receiver(made)?;
        let again = self.calls().iter().find(|it| {
            let ty = self.ty(it.expr);
            let is_guard = |ty: &Ty| self.guard_in(ty).is_some_and(|it| it.0.kind == guard.kind);
            self.body.is_within(it.expr, of)
                && !self.body.is_within(it.expr, head)
                && it.region == made.region
                && receiver(it) == Some(lock)
                && (is_guard(ty) || is_guard(&self.world.types.output(ty)))
        });
        again.map(|it| it.span)
    }

    /// Whether `.await` may be written here: not in a closure that merely runs in a task.
    pub fn is_async_here(&self, expr: ExprId) -> bool {
        if self.call(expr).is_some_and(|it| it.is_passed) {
            return false;
        }
        match self.region(expr).kind {
            RegionKind::Body => self.function().is_some_and(|it| it.is_async),
            RegionKind::AsyncBlock { .. } | RegionKind::Stream => true,
            RegionKind::Closure { is_async, .. } => is_async,
            RegionKind::Macro => false,
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
                if let Some(held) = self.guard_of_field(*def, args) {
                    return Some(held);
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

    /// The guards that a list is collected of and never loses but with itself.
    pub(super) fn guards_in_list(&self, list: BindingId) -> Option<(known::Guard, Ty)> {
        const EMPTYING: &[&str] = &[
            "append",
            "clear",
            "drain",
            "extract_if",
            "pop",
            "pop_if",
            "remove",
            "resize_with",
            "retain",
            "retain_mut",
            "split_off",
            "swap_remove",
            "truncate",
        ];
        let Ty::Adt(def, args) = self.types.binding(list) else {
            return None;
        };
        if !self.world.types.lang.is("std::vec::Vec", *def) {
            return None;
        }
        let held = self.guard_in(args.first()?)?;
        let mut made = self.init_of(list)?;
        while let ExprKind::Try { base } = self.kind(made) {
            made = *base;
        }
        let may_lose = |it: &ExprId| match self.role(*it) {
            Role::Receiver => {
                let call = self.body.expr(*it).parent;
                call.is_none_or(|it| EMPTYING.contains(&self.method_name(it)))
            }
            Role::RefBase { mutable } => mutable,
            Role::AssignLhs => true,
            _ => false,
        };
        let loses = self.body.binding(list).uses.iter().any(may_lose);
        (self.method_name(made) == "collect" && !loses).then_some(held)
    }

    /// The guard that a struct of the workspace always has with it, if that blocks a thread.
    fn guard_of_field(&self, def: Def, args: &[Ty]) -> Option<(known::Guard, Ty)> {
        let is_struct = matches!(self.index().item(def).kind, ItemKind::Struct(_));
        if !is_struct || self.world.is_stub(def) {
            return None;
        }
        let types = &self.world.types;
        types.fields(def, 0).iter().find_map(|(_, ty)| {
            let guard = self.world.effects(ty.adt()?).guard.clone();
            let guard = guard.filter(|it| it.thread)?;
            Some((guard, types.subst_of(def, args).apply(ty)))
        })
    }
}
