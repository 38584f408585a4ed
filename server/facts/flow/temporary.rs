//! Guards that nobody names: which expressions make one, and how long it lives.

use super::super::{Guard, GuardPlace};
use super::{Flow, Tracked};
use crate::ir::{ExprId, ExprKind, PatId, PatKind, Role};

impl Flow<'_, '_> {
    /// Tracks the value of an expression that is a guard nobody names.
    pub(super) fn temporary(&mut self, id: ExprId) {
        let facts = self.facts;
        let is_place = matches!(
            facts.kind(id),
            ExprKind::Local(_)
                | ExprKind::Path(_)
                | ExprKind::Field { .. }
                | ExprKind::Index { .. }
                | ExprKind::Deref { .. }
        );
        if is_place || self.live.is_none() || !self.is_temporary(id) {
            return;
        }
        let Some((guard, ty)) = facts.guard_in(facts.ty(id)) else {
            return;
        };
        let extended = self.extends(id);
        let place = match self.scrutinee {
            _ if extended => GuardPlace::Extended(id),
            Some(it) if it.depth == self.temps.len() => GuardPlace::Scrutinee {
                expr: id,
                of: it.of,
            },
            _ => GuardPlace::Temporary(id),
        };
        let at = self.known_temporary(id).unwrap_or_else(|| {
            self.tracked.push(Tracked {
                binding: None,
                guard: Some(Guard {
                    kind: guard.kind,
                    thread: guard.thread,
                    shared: guard.shared,
                    place,
                    ty,
                    span: facts.guard_maker(id),
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
            self.blocks.get_mut(self.let_block)
        } else {
            self.temps.last_mut()
        };
        if let Some(scope) = scope {
            scope.push(at);
        }
    }

    fn known_temporary(&self, id: ExprId) -> Option<usize> {
        self.tracked.iter().position(|it| {
            let guard = it.guard.as_ref();
            guard.is_some_and(|it| it.temporary() == Some(id))
        })
    }

    pub(super) fn is_tracked_temporary(&self, id: ExprId) -> bool {
        self.known_temporary(id).is_some()
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
            // A format macro looks at it, `vec![value]` takes it.
            Role::MacroArg => !facts.is_move(id),
            Role::MatchScrutinee => !self.binds_guard(id),
            Role::LetScrutinee(pat) => !self.pat_binds_guard(pat),
            Role::LetInit(pat) => self.binds_by_ref(pat),
            Role::Receiver => facts.guard_in(facts.ty(id)).is_some() && !self.method_takes(id),
            _ => false,
        }
    }

    pub(super) fn binds_guard(&self, scrutinee: ExprId) -> bool {
        let Some(parent) = self.facts.body.expr(scrutinee).parent else {
            return false;
        };
        match self.facts.kind(parent) {
            ExprKind::Match { arms, .. } => arms.iter().any(|it| self.pat_binds_guard(it.pat)),
            _ => false,
        }
    }

    fn pat_binds_guard(&self, pat: PatId) -> bool {
        let facts = self.facts;
        let mut found = false;
        facts.body.for_each_binding(pat, &mut |it| {
            found |= facts.guard_in(facts.types.binding(it)).is_some();
        });
        found
    }

    fn binds_by_ref(&self, pat: PatId) -> bool {
        matches!(
            self.facts.body.pat(pat).kind,
            PatKind::Bind { by_ref: true, .. }
        )
    }

    /// Whether `let x = &…id…;` keeps the temporary alive to the end of the block.
    fn extends(&self, id: ExprId) -> bool {
        let facts = self.facts;
        let mut at = id;
        let mut borrowed = false;
        loop {
            let parent = facts.body.expr(at).parent;
            match facts.role(at) {
                Role::FieldBase | Role::DerefBase | Role::IndexBase => {}
                Role::RefBase { .. } => borrowed = true,
                Role::StructField
                | Role::TuplePart
                | Role::ArrayPart
                | Role::CastBase
                | Role::Tail
                | Role::Then
                | Role::Else
                | Role::ArmBody
                    if borrowed => {}
                Role::Arg(_) if borrowed && parent.is_some_and(|it| self.constructs(it)) => {}
                Role::LetInit(pat) => return borrowed || self.binds_by_ref(pat),
                _ => return false,
            }
            match parent {
                Some(parent) => at = parent,
                None => return false,
            }
        }
    }

    /// `Some(value)` and the like.
    fn constructs(&self, call: ExprId) -> bool {
        let ExprKind::Call { callee, .. } = self.facts.kind(call) else {
            return false;
        };
        matches!(self.facts.kind(*callee), ExprKind::Path(path)
            if path.last_name().starts_with(char::is_uppercase))
    }
}
