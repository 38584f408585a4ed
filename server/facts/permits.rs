//! Permits of semaphores: where they are taken, and what becomes of them.

use super::nearby::place_name;
use super::{AwaitPoint, Call, Facts, Fate};
use crate::ir::{ExprId, ExprKind, Literal, Role};
use crate::known::{GuardKind, LimitKind};

/// One permit that a semaphore gives out.
#[derive(Clone, Copy, Debug)]
pub struct Permit {
    /// The call that takes it.
    pub call: ExprId,
    /// The outermost expression that is the permit, perhaps in a `Result`.
    pub value: ExprId,
    /// What becomes of it.
    pub fate: Fate,
    pub awaited: bool,
    /// How many are taken, if that is said.
    pub count: Option<ExprId>,
}

impl Facts<'_> {
    /// Where one or several permits are taken.
    pub fn permits(&self) -> impl Iterator<Item = Permit> {
        self.calls()
            .iter()
            .filter(|it| it.effects.limit == Some(LimitKind::Concurrency) && it.args.len() < 2)
            .filter_map(|it| self.permit(it))
    }

    fn permit(&self, call: &Call<'_>) -> Option<Permit> {
        let is_permit = |it: ExprId| {
            let guard = self.guard_in(self.ty(it));
            guard.is_some_and(|it| it.0.kind == GuardKind::Permit)
        };
        let mut value = call.expr;
        while let Some(parent) = self.body.expr(value).parent {
            let goes_on = match self.role(value) {
                Role::AwaitBase | Role::TryBase => true,
                Role::Receiver => self.takes_receiver(value),
                _ => false,
            };
            if !goes_on || !is_permit(parent) {
                break;
            }
            value = parent;
        }
        is_permit(value).then(|| Permit {
            call: call.expr,
            value,
            fate: self.fate(value),
            awaited: call.awaited.is_some(),
            count: call.args.first().copied(),
        })
    }

    /// Whether the semaphore is a gate or a signal in this file: made without permits, given more
    /// later, or closed.
    pub fn is_gate(&self, permit: Permit) -> bool {
        let receiver = self.call(permit.call).and_then(|it| it.receiver);
        let name = receiver.and_then(|it| place_name(self.body, it));
        let nearby = self.nearby();
        name.zip(nearby)
            .is_some_and(|(name, nearby)| nearby.gates.contains(&name))
    }

    /// Whether many permits may be all that there are, so that taking them waits for everybody; or
    /// nothing is left to be limited.
    pub fn is_barrier(&self, permit: Permit) -> bool {
        let Some(count) = permit.count else {
            return false;
        };
        let ExprKind::Literal(Literal::Int(Some(count), _)) = self.kind(count) else {
            return true;
        };
        let is_all = || self.nearby().is_some_and(|it| it.sizes.contains(count));
        !self.has_work_after(permit) || is_all()
    }

    /// Whether something is awaited behind a permit, in the block that it stands in.
    pub fn has_work_after(&self, permit: Permit) -> bool {
        let mut around = self.around(permit.value);
        let block = around.find(|it| matches!(self.kind(*it), ExprKind::Block(_)));
        let end = self.span(permit.value).end;
        let is_after = |it: &AwaitPoint| {
            it.span.start > end && block.is_some_and(|block| self.body.is_within(it.expr, block))
        };
        self.awaits().iter().any(is_after)
    }
}
