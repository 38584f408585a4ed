//! Whether a part of a loop's body means the same in every turn.

#[cfg(test)]
mod tests;

use super::Facts;
use crate::ir::{BindingId, ExprId, ExprKind, Role};
use crate::types::Ty;

/// How far values are followed through names.
const STEPS: u32 = 8;

impl Facts<'_> {
    /// Whether nothing that a call is made of may change from one turn of the loop to the next,
    /// apart from what the call does itself.
    pub fn is_same_each_turn(&self, call: ExprId, of: ExprId) -> bool {
        self.is_same(call, call, of, STEPS)
    }

    fn is_same(&self, part: ExprId, call: ExprId, of: ExprId, steps: u32) -> bool {
        let mut same = steps > 0;
        self.body.walk(part, &mut |at| {
            same = same
                && match self.kind(at) {
                    ExprKind::Local(local) => self.is_same_local(*local, call, of, steps),
                    ExprKind::Call { .. } | ExprKind::MethodCall { .. } => {
                        at == call || self.gives_the_same(at)
                    }
                    _ => true,
                };
        });
        same
    }

    fn is_same_local(&self, local: BindingId, call: ExprId, of: ExprId, steps: u32) -> bool {
        if self.is_declared_in(local, call) {
            return true;
        }
        let is_changed = |it: &ExprId| {
            let here = self.body.is_within(*it, of) && !self.body.is_within(*it, call);
            here && self.may_change(*it)
        };
        let started = match self.init_of(local) {
            _ if !self.is_declared_in(local, of) => true,
            Some(init) => self.is_same(init, call, of, steps - 1),
            None => false,
        };
        started && !self.body.binding(local).uses.iter().any(is_changed)
    }

    /// Whether this use of a local may change it or what is in it.
    fn may_change(&self, local: ExprId) -> bool {
        let mut place = local;
        while matches!(
            self.role(place),
            Role::FieldBase | Role::IndexBase | Role::DerefBase
        ) && let Some(outer) = self.body.expr(place).parent
        {
            place = outer;
        }
        match self.role(place) {
            Role::AssignLhs | Role::RefBase { mutable: true } => true,
            Role::Receiver => {
                let call = self.body.expr(place).parent;
                !call.is_some_and(|it| self.is_known(it) && !self.takes_mutably(it))
            }
            _ => matches!(self.ty(place), Ty::Ref { mutable: true, .. }),
        }
    }

    /// Functions of stubs that look at what they are given and at nothing else.
    fn gives_the_same(&self, call: ExprId) -> bool {
        if let ExprKind::Call { callee, .. } = self.kind(call)
            && let ExprKind::Path(path) = self.kind(*callee)
            && path.last_name().starts_with(char::is_uppercase)
        {
            return true;
        }
        let takes_turns = |name: &str| {
            name.starts_with("fetch_")
                || name.starts_with("try_")
                || matches!(
                    name,
                    "next" | "pop" | "steal" | "swap" | "take" | "recv" | "lock"
                )
        };
        let is_new = matches!(
            self.kind(self.iteration(call).source),
            ExprKind::Call { .. }
        );
        let name = match self.types.callee(call) {
            Some(it) => self.index().item(it.def).name.as_str(),
            None => return false,
        };
        self.is_known(call) && !takes_turns(name) && (is_new || !self.takes_mutably(call))
    }

    fn is_known(&self, call: ExprId) -> bool {
        self.types
            .callee(call)
            .is_some_and(|it| self.world.is_stub(it.def))
    }

    fn takes_mutably(&self, call: ExprId) -> bool {
        let callee = self.types.callee(call);
        let sig = callee.and_then(|it| self.world.types.sig(it.def));
        sig.is_some_and(|it| matches!(it.self_ty, Some(Ty::Ref { mutable: true, .. })))
    }
}
