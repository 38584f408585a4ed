//! Guards and senders that have a name: when they begin, and when they are taken away.

use super::super::{Guard, GuardPlace};
use super::{Flow, Tracked};
use crate::ir::{BindingId, BlockKind, ExprId, ExprKind, PatId, Role};
use crate::types::Ty;

impl Flow<'_, '_> {
    /// Starts to track the bindings of a pattern that are worth it.
    pub(super) fn declare(&mut self, pat: PatId) {
        let body = self.facts.body;
        body.for_each_binding(pat, &mut |it| self.declare_binding(it));
    }

    fn declare_binding(&mut self, binding: BindingId) {
        let Some(at) = self.known(binding).or_else(|| self.track(binding)) else {
            return;
        };
        if let Some(live) = &mut self.live {
            live.set(at);
        }
        if let Some(block) = self.blocks.last_mut() {
            block.push(at);
        }
    }

    fn known(&self, binding: BindingId) -> Option<usize> {
        let tracked = &mut self.tracked.iter();
        tracked.position(|it| it.binding == Some(binding))
    }

    fn track(&mut self, binding: BindingId) -> Option<usize> {
        let facts = self.facts;
        let ty = facts.types.binding(binding);
        let held = facts.guard_in(ty).or_else(|| facts.guards_in_list(binding));
        let guard = held.map(|(guard, ty)| Guard {
            kind: guard.kind,
            thread: guard.thread,
            shared: guard.shared,
            place: GuardPlace::Named(binding),
            ty,
            span: facts.body.binding(binding).span,
            awaits: Vec::new(),
            calls: Vec::new(),
        });
        let owned = !matches!(ty, Ty::Ref { .. });
        let effects = facts.world.effects_of_type(ty);
        let is_sender = owned && effects.is_some_and(|it| it.sender.is_some());
        if guard.is_none() && !is_sender {
            return None;
        }
        self.tracked.push(Tracked {
            binding: Some(binding),
            guard,
        });
        Some(self.tracked.len() - 1)
    }

    pub(super) fn revive(&mut self, binding: BindingId) {
        if let (Some(at), Some(live)) = (self.known(binding), &mut self.live) {
            live.set(at);
        }
    }

    pub(super) fn kill_binding(&mut self, binding: BindingId) {
        if let Some(at) = self.known(binding) {
            self.kill_all(&[at]);
        }
    }

    pub(super) fn kill_all(&mut self, ended: &[usize]) {
        if let Some(live) = &mut self.live {
            ended.iter().for_each(|it| live.clear(*it));
        }
    }

    /// Whether a use of a binding takes its value away.
    pub(super) fn takes(&self, id: ExprId) -> bool {
        let facts = self.facts;
        match facts.role(id) {
            Role::MatchScrutinee => self.binds_guard(id),
            Role::Receiver => self.method_takes(id),
            // `drop(pair.0)`
            Role::FieldBase => facts
                .body
                .expr(id)
                .parent
                .is_some_and(|it| facts.is_move(it) && facts.guard_in(facts.ty(it)).is_some()),
            _ => facts.is_move(id),
        }
    }

    /// Whether the method called on a guard, or on what wraps one, takes it away.
    pub(super) fn method_takes(&self, receiver: ExprId) -> bool {
        let facts = self.facts;
        let call = facts.body.expr(receiver).parent;
        match call.and_then(|it| facts.types.callee(it)) {
            Some(_) => facts.takes_receiver(receiver),
            // The target is unknown: a guard itself is looked through, a wrapper is taken.
            None => facts
                .ty(receiver)
                .adt()
                .is_none_or(|it| facts.world.effects(it).guard.is_none()),
        }
    }

    /// `None`, or another value that holds no guard though its type could.
    pub(super) fn is_empty(&self, id: ExprId) -> bool {
        matches!(self.facts.kind(id), ExprKind::Path(path) if path.last_name() == "None")
    }

    /// The binding whose value a call takes out and leaves nothing in: `guard.take()`,
    /// `mem::take(&mut guard)`.
    pub(super) fn emptied(&self, call: ExprId) -> Option<BindingId> {
        let facts = self.facts;
        let call = facts.call(call)?;
        let at = call.receiver.or_else(|| call.args.first().copied())?;
        let binding = facts.local(at).filter(|it| self.known(*it).is_some())?;
        let path = facts.index().canonical_path(call.def);
        let empties = match path.as_str() {
            "std::option::Option::take" | "std::mem::take" => true,
            "std::mem::replace" => call.args.get(1).is_some_and(|it| self.is_empty(*it)),
            _ => false,
        };
        empties.then_some(binding)
    }

    /// What is tracked and a region takes with it.
    pub(super) fn captured(&self, id: ExprId) -> Vec<usize> {
        let body = self.facts.body;
        let is_move = match body.kind(id) {
            ExprKind::Closure(closure) => closure.is_move,
            ExprKind::Block(block) => matches!(block.kind, BlockKind::Async { is_move: true }),
            _ => true,
        };
        let taken = |binding: BindingId| {
            let mut uses = body.binding(binding).uses.iter();
            uses.any(|it| body.is_within(*it, id) && (is_move || self.takes(*it)))
        };
        let tracked = self.tracked.iter().enumerate();
        tracked
            .filter(|(_, it)| it.binding.is_some_and(taken))
            .map(|it| it.0)
            .collect()
    }
}
