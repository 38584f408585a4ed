//! Guards that nobody names: which expressions make one, and how long it lives.

use super::super::{Guard, GuardPlace};
use super::{Flow, Tracked};
use crate::ir::{ExprId, ExprKind, PatId, PatKind, Role};

impl Flow<'_, '_> {
    /// Tracks the value of an expression that is a guard nobody names.
    pub(super) fn temporary(&mut self, id: ExprId) {
        let facts = self.facts;
        let makes = matches!(
            facts.kind(id),
            ExprKind::Call { .. }
                | ExprKind::MethodCall { .. }
                | ExprKind::Await { .. }
                | ExprKind::Try { .. }
                | ExprKind::Macro(_)
        );
        if !makes || self.live.is_none() || !self.is_temporary(id) {
            return;
        }
        let Some((guard, ty)) = facts.guard_in(facts.ty(id)) else {
            return;
        };
        let extended = self.extends(id);
        let place = match self.scrutinee_of {
            _ if extended => GuardPlace::Extended(id),
            Some(of) => GuardPlace::Scrutinee { expr: id, of },
            None => GuardPlace::Temporary(id),
        };
        let known = self.tracked.iter().position(|it| {
            it.guard
                .as_ref()
                .is_some_and(|it| it.temporary() == Some(id))
        });
        let at = known.unwrap_or_else(|| {
            self.tracked.push(Tracked {
                binding: None,
                guard: Some(Guard {
                    kind: guard.kind,
                    thread: guard.thread,
                    shared: guard.shared,
                    place,
                    ty,
                    span: facts.span(id),
                    awaits: Vec::new(),
                    calls: Vec::new(),
                }),
            });
            self.tracked.len() - 1
        });
        if let Some(live) = &mut self.live {
            live.set(at);
        }
        let scope = if extended {
            self.blocks.last_mut()
        } else {
            self.temps.last_mut()
        };
        if let Some(scope) = scope {
            scope.push(at);
        }
    }

    /// Whether the value stays where it is while something looks at it, instead of being moved.
    fn is_temporary(&self, id: ExprId) -> bool {
        let facts = self.facts;
        match facts.role(id) {
            Role::FieldBase
            | Role::IndexBase
            | Role::DerefBase
            | Role::RefBase { .. }
            | Role::Operand
            | Role::ForIterable(_) => true,
            Role::MacroArg => true,
            Role::MatchScrutinee => !self.binds_guard(id),
            Role::LetScrutinee(pat) => !self.pat_binds_guard(pat),
            Role::Receiver => match facts.guard_in(facts.ty(id)) {
                // `lock().unwrap()` takes the result apart; `option.is_some()` looks at it.
                Some(_) => !self.method_takes(id),
                None => false,
            },
            _ => false,
        }
    }

    fn method_takes(&self, receiver: ExprId) -> bool {
        let facts = self.facts;
        let Some(call) = facts.body.expr(receiver).parent else {
            return false;
        };
        match facts.types.callee(call) {
            Some(_) => facts.takes_receiver(receiver),
            // The target is unknown: a guard itself is looked through, a wrapper is taken.
            None => facts
                .ty(receiver)
                .adt()
                .is_none_or(|it| facts.world.effects(it).guard.is_none()),
        }
    }

    fn binds_guard(&self, scrutinee: ExprId) -> bool {
        let Some(parent) = self.facts.body.expr(scrutinee).parent else {
            return false;
        };
        match self.facts.kind(parent) {
            ExprKind::Match { arms, .. } => arms.iter().any(|it| self.pat_binds_guard(it.pat)),
            _ => false,
        }
    }

    fn pat_binds_guard(&self, pat: PatId) -> bool {
        let body = self.facts.body;
        match &body.pat(pat).kind {
            PatKind::Bind { binding, .. } => self
                .facts
                .guard_in(self.facts.types.binding(*binding))
                .is_some(),
            PatKind::Tuple(parts) | PatKind::Or(parts) | PatKind::Slice(parts) => {
                parts.iter().any(|it| self.pat_binds_guard(*it))
            }
            PatKind::TupleStruct { args, .. } => args.iter().any(|it| self.pat_binds_guard(*it)),
            PatKind::Struct { fields, .. } => fields.iter().any(|it| self.pat_binds_guard(it.1)),
            _ => false,
        }
    }

    /// Whether `let x = &…id…;` keeps the temporary alive to the end of the block.
    fn extends(&self, id: ExprId) -> bool {
        let facts = self.facts;
        let mut at = id;
        let mut borrowed = false;
        loop {
            match facts.role(at) {
                Role::FieldBase | Role::DerefBase | Role::IndexBase => {}
                Role::RefBase { .. } => borrowed = true,
                Role::StructField | Role::TuplePart | Role::ArrayPart | Role::CastBase
                    if borrowed => {}
                Role::LetInit(_) => return borrowed,
                _ => return false,
            }
            match facts.body.expr(at).parent {
                Some(parent) => at = parent,
                None => return false,
            }
        }
    }
}
