//! What sets the pace of a loop: what each of its turns waits for, and what only that turn has.

use super::Facts;
use crate::ir::{BindingId, ExprId, ExprKind, Role};
use crate::known::WaitKind;

/// How far values are followed through names.
const STEPS: u32 = 4;

impl Facts<'_> {
    /// Whether every turn of a loop waits for something in front of a part of its body, if not
    /// only for a lock, or behind it for something that comes when it likes.
    pub fn waits_next_to(&self, part: ExprId, of: ExprId) -> bool {
        let region = self.region_id(part);
        self.awaits().iter().any(|it| {
            let is_before = self.span(it.expr).end <= self.span(part).start;
            let counts = match it.waits {
                Some(WaitKind::Lock) => false,
                Some(
                    WaitKind::Accept
                    | WaitKind::Channel
                    | WaitKind::Event
                    | WaitKind::Task
                    | WaitKind::Timer,
                ) => true,
                _ => is_before,
            };
            counts
                && it.region == region
                && !self.body.is_within(it.expr, part)
                && self.is_in_each_turn(it.expr, of)
        })
    }

    /// Whether no branch and no inner loop decides if the expression is evaluated.
    fn is_in_each_turn(&self, expr: ExprId, of: ExprId) -> bool {
        let mut at = expr;
        while let Some(outer) = self.body.expr(at).parent {
            if outer == of {
                return true;
            }
            if self.is_branch(at) || self.role(at) == Role::LoopBody {
                return false;
            }
            at = outer;
        }
        false
    }

    /// Whether a future works on something that only this turn of the loop has, or sends or asks
    /// anew. What it is merely lent to be filled does not count.
    pub fn is_of_turn(&self, future: ExprId, of: ExprId) -> bool {
        let begins = |it: &ExprId| {
            self.call(*it).is_some_and(|call| {
                let waits = call.effects.waits.as_ref().map(|it| it.kind);
                match waits {
                    Some(WaitKind::Capacity) => true,
                    // It is still the same process.
                    Some(WaitKind::Process) => false,
                    _ => self.asks_others(call),
                }
            })
        };
        self.has_part_of_turn(future, of, STEPS) || self.polled(future).iter().any(begins)
    }

    fn has_part_of_turn(&self, part: ExprId, of: ExprId, steps: u32) -> bool {
        let mut found = false;
        self.body.walk(part, &mut |at| {
            let ExprKind::Local(binding) = *self.kind(at) else {
                return;
            };
            let is_filled = matches!(self.role(at), Role::RefBase { mutable: true });
            let is_here = self.is_declared_in(binding, of) && !self.is_declared_in(binding, part);
            found |= is_here && !is_filled && self.comes_with_turn(binding, of, steps);
        });
        found
    }

    fn comes_with_turn(&self, binding: BindingId, of: ExprId, steps: u32) -> bool {
        let init = self.init_of(binding).filter(|_| steps > 0);
        let Some(init) = init else { return true };
        let is_future = self.world.types.is_future(self.ty(init));
        (!is_future && self.makes_something(init)) || self.has_part_of_turn(init, of, steps - 1)
    }

    /// Whether a value is more than a look at what is there already.
    fn makes_something(&self, init: ExprId) -> bool {
        let mut makes = false;
        self.body.walk(init, &mut |at| {
            makes |= match self.kind(at) {
                ExprKind::MethodCall { method, .. } => !matches!(
                    method.as_str(),
                    "as_deref_mut" | "as_mut" | "as_ref" | "by_ref" | "expect" | "unwrap"
                ),
                ExprKind::Call { .. } | ExprKind::Macro(_) | ExprKind::Await { .. } => true,
                _ => false,
            };
        });
        makes
    }
}
