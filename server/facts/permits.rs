//! Permits of semaphores: where they are taken, and what becomes of them.

use super::nearby::place_name;
use super::{Call, Facts, Fate};
use crate::ir::{ExprId, Role};
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
}

impl Facts<'_> {
    /// Single permits: taking many is how one waits for everybody.
    pub fn permits(&self) -> impl Iterator<Item = Permit> {
        self.calls()
            .iter()
            .filter(|it| it.effects.limit == Some(LimitKind::Concurrency) && it.args.is_empty())
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
}
