//! Whether something ends a wait that takes too long.

#[cfg(test)]
mod tests;

use super::{Facts, Fate, RegionKind};
use crate::index::{Def, Place, Target, TypeKey};
use crate::ir::{BindingId, ExprId, ExprKind, ItemKind, MacroKind, Parent, Role, Visibility};
use crate::known::{Effects, LimitKind, SpawnKind, WaitKind};
use crate::text::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeLimit {
    /// A timeout, or a `select!` next to a timer or to a signal to stop.
    Limited,
    /// Nothing: it is polled until it is done.
    Unlimited,
    /// As that function's callers poll it.
    Caller,
    /// It is handed to code that is not known.
    Unknown,
}

/// A call of another function of the workspace.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Poll {
    pub callee: Def,
    pub limit: TimeLimit,
    /// What makes it a call that is awaited at once: from the end of the call, and of what closes
    /// around it, to that of `await`.
    pub awaited: Option<Place>,
    /// It is driven to its end before the caller starts the first task.
    pub early: bool,
    /// A thread that was started for it drives it to its end.
    pub alone: bool,
}

impl Facts<'_> {
    /// Whether a time limit is known for what this expression waits for. It is a future, or the
    /// await point itself.
    pub fn is_time_limited(&self, expr: ExprId) -> bool {
        self.time_limit(expr) == TimeLimit::Limited
    }

    /// What limits the time for which the future that an expression makes is polled; of an await
    /// point, the time for which its task is suspended there.
    pub fn time_limit(&self, expr: ExprId) -> TimeLimit {
        let is_point = match self.kind(expr) {
            ExprKind::Await { .. } | ExprKind::Yield(_) => true,
            ExprKind::Macro(call) => {
                matches!(call.kind, MacroKind::Select(_) | MacroKind::Join { .. })
            }
            _ => false,
        };
        let limit = if is_point {
            self.point_limit(expr)
        } else {
            self.future_limit(expr, 0)
        };
        match limit {
            TimeLimit::Caller if self.summaries.is_time_limited(self.def) => TimeLimit::Limited,
            TimeLimit::Caller => TimeLimit::Unlimited,
            limit => limit,
        }
    }

    /// Whether the crate at hand gives single HTTP requests a time limit.
    pub fn limits_single_requests(&self) -> bool {
        let crate_of = |it: Def| self.index().crate_of(it.file);
        let mut limiting = self.summaries.limiting_requests().iter();
        limiting.any(|it| crate_of(*it) == crate_of(self.def))
    }

    /// How the functions of the workspace that are mentioned here are polled.
    pub(super) fn polls(&self) -> Vec<Poll> {
        let mut polls = Vec::new();
        for expr in self.body.ids() {
            let Some(callee) = self.types.callee(expr).map(|it| it.def) else {
                continue;
            };
            let is_async = self.index().function(callee).is_some_and(|it| it.is_async);
            if !is_async || is_known(self, callee) {
                continue;
            }
            let limit = match self.kind(expr) {
                ExprKind::Call { .. } | ExprKind::MethodCall { .. } => self.future_limit(expr, 0),
                _ if self.role(expr) == Role::Callee => continue,
                // Who calls it, and how, is not seen.
                _ => TimeLimit::Unlimited,
            };
            let awaited = self.call(expr).and_then(|it| it.awaited);
            let awaited = awaited.map(|it| self.behind(expr, self.span(it).end));
            polls.push(Poll {
                callee,
                limit,
                awaited: awaited.map(|it| self.place(it)),
                early: self.is_called_early(expr),
                alone: self.is_driven_alone(expr),
            });
        }
        polls
    }

    /// From the end of an expression, and of the parentheses around it, to some offset behind it.
    fn behind(&self, expr: ExprId, end: u32) -> Span {
        let whole = Span::new(self.span(expr).end, end);
        let text = self.text_at(whole);
        let rest = text.trim_start_matches(|it: char| it == ')' || it.is_whitespace());
        let closing = text[..text.len() - rest.len()].trim_end();
        Span::new(whole.start + closing.len() as u32, end)
    }

    fn point_limit(&self, at: ExprId) -> TimeLimit {
        match self.kind(at) {
            ExprKind::Await { base } if self.call(*base).is_some_and(limits_time) => {
                TimeLimit::Limited
            }
            _ => self.region_limit(at, 0),
        }
    }

    /// Follows a future to where it is polled.
    fn future_limit(&self, future: ExprId, depth: u32) -> TimeLimit {
        if depth > 16 {
            return TimeLimit::Unknown;
        }
        if self.call(future).is_some_and(limits_time) {
            return TimeLimit::Limited;
        }
        if let Some(outer) = self.body.expr(future).parent
            && (matches!(self.role(future), Role::RefBase { .. }) || self.is_pin(outer))
        {
            return self.future_limit(outer, depth + 1);
        }
        match self.fate(future) {
            Fate::Awaited(at) => self.region_limit(at, depth),
            Fate::Polled(at) => match self.polled_next_to(at, future) {
                TimeLimit::Unlimited => self.region_limit(at, depth),
                limit => limit,
            },
            Fate::Passed { call, arg } => self.passed_limit(call, arg, depth),
            Fate::Receiver(call) => match self.call(call) {
                Some(it) if limits_time(it) => TimeLimit::Limited,
                Some(it) if is_known(self, it.def) && self.is_future(call) => {
                    self.future_limit(call, depth + 1)
                }
                _ => TimeLimit::Unknown,
            },
            Fate::Bound(binding) => self.binding_limit(binding, depth),
            Fate::Returned => match self.region(future).kind {
                RegionKind::Body => TimeLimit::Caller,
                _ => TimeLimit::Unknown,
            },
            _ => TimeLimit::Unknown,
        }
    }

    /// What limits the code that awaits something at `at`.
    fn region_limit(&self, at: ExprId, depth: u32) -> TimeLimit {
        let region = self.region(at);
        match (region.kind, region.expr) {
            (RegionKind::Body, _) => TimeLimit::Caller,
            (RegionKind::AsyncBlock { .. }, Some(block)) => self.future_limit(block, depth + 1),
            _ => TimeLimit::Unknown,
        }
    }

    fn passed_limit(&self, call: ExprId, arg: u32, depth: u32) -> TimeLimit {
        let Some(it) = self.call(call) else {
            return TimeLimit::Unknown;
        };
        if it.effects.timeout {
            return TimeLimit::Limited;
        }
        if it.effects.block_on.is_some() {
            return TimeLimit::Unlimited;
        }
        if let Some(spawns) = &it.effects.spawns {
            let waited = match spawns.kind {
                // The tasks of a set end with it.
                SpawnKind::Set => self.region_limit(call, depth),
                _ => self.future_limit(call, depth + 1),
            };
            return match waited {
                // The task itself goes on, but nobody waits for it any longer.
                TimeLimit::Limited => TimeLimit::Unknown,
                TimeLimit::Caller => TimeLimit::Caller,
                _ => TimeLimit::Unlimited,
            };
        }
        if it.effects.drives.as_ref().is_some_and(|it| it.first) {
            let others = it.args.iter().enumerate();
            let mut others = others.filter(|it| it.0 != arg as usize);
            return if others.any(|it| self.stops(*it.1)) {
                TimeLimit::Limited
            } else {
                TimeLimit::Unknown
            };
        }
        if is_known(self, it.def) && self.is_future(call) {
            return self.future_limit(call, depth + 1);
        }
        TimeLimit::Unknown
    }

    /// A future with a name: as it is polled, if that is the same everywhere.
    fn binding_limit(&self, binding: BindingId, depth: u32) -> TimeLimit {
        let mut limits = Vec::new();
        for at in &self.body.binding(binding).uses {
            let outer = self.body.expr(*at).parent;
            // `pin!(future);` as a statement only changes what the name means.
            let repins = outer.is_some_and(|it| {
                self.is_pin(it) && matches!(self.role(it), Role::Statement { .. })
            });
            if !repins {
                limits.push(self.future_limit(*at, depth + 1));
            }
        }
        match limits.split_first() {
            Some((first, rest)) if rest.iter().all(|it| it == first) => *first,
            _ => TimeLimit::Unknown,
        }
    }

    pub fn is_pin(&self, expr: ExprId) -> bool {
        matches!(self.kind(expr), ExprKind::Macro(call) if matches!(call.path.last_name(), "pin" | "pin_mut"))
    }

    /// In a `select!`: whether another arm ends the waiting.
    fn polled_next_to(&self, at: ExprId, future: ExprId) -> TimeLimit {
        let ExprKind::Macro(call) = self.kind(at) else {
            return TimeLimit::Unlimited;
        };
        let MacroKind::Select(select) = &call.kind else {
            return TimeLimit::Unlimited;
        };
        let is_here = |arm: ExprId| self.body.is_within(future, arm);
        let others = select.arms.iter().map(|it| it.future);
        let others = others.filter(|it| !is_here(*it)).collect::<Vec<_>>();
        if others.iter().any(|it| self.stops(*it)) {
            TimeLimit::Limited
        } else if others.is_empty() && select.default.is_none() {
            TimeLimit::Unlimited
        } else {
            // A message may be the word to stop.
            TimeLimit::Unknown
        }
    }

    /// Whether a future is done after a time, or when somebody says so.
    fn stops(&self, future: ExprId) -> bool {
        if self.is_timer(future) {
            return true;
        }
        let says = |it: &Effects| {
            let kind = it.waits.as_ref().map(|it| it.kind);
            matches!(kind, Some(WaitKind::Event | WaitKind::Signal))
        };
        self.polled(future)
            .iter()
            .any(|it| self.is_timer(*it) || self.call(*it).is_some_and(|it| says(&it.effects)))
            || self
                .world
                .effects_of_type(self.ty(future))
                .is_some_and(|it| says(&it))
    }

    fn is_future(&self, expr: ExprId) -> bool {
        self.world.types.is_future(self.ty(expr).peel_refs())
    }

    /// Whether code outside of the workspace may call the function: then not all callers are seen.
    pub(super) fn is_exported(&self) -> bool {
        if self.is_of_trait() || self.unit.is_main {
            return true;
        }
        // Who reads a file that belongs to no target is not known.
        matches!(self.unit.target, Target::Lib | Target::Loose)
            && self.item().visibility == Visibility::Public
            && !matches!(self.item().parent, Parent::Block(..))
    }

    /// Whether such code probably does: the function, its type and its modules are all public.
    /// What is exported under another path has its callers here, as far as rules ask.
    pub(super) fn is_offered(&self) -> bool {
        let index = self.index();
        if self.is_of_trait() || self.unit.is_main {
            return true;
        }
        let owner = index.container(self.def);
        let owner = owner.and_then(|it| match index.self_type_of_impl(it) {
            Some(TypeKey::Def(ty)) => Some(ty),
            _ => None,
        });
        self.is_exported()
            && owner.is_none_or(|it| index.item(it).visibility == Visibility::Public)
            && self.world.known.is_public(index, index.module_of(self.def))
    }

    pub(super) fn is_of_trait(&self) -> bool {
        let index = self.index();
        index
            .container(self.def)
            .is_some_and(|it| match &index.item(it).kind {
                ItemKind::Impl(it) => it.trait_.is_some(),
                _ => true,
            })
    }
}

fn limits_time(call: &super::Call<'_>) -> bool {
    call.effects.timeout || call.effects.limit == Some(LimitKind::Time)
}

fn is_known(facts: &Facts<'_>, def: Def) -> bool {
    facts.index().krate(facts.index().crate_of(def.file)).target == Target::Stub
}
