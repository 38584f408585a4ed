//! What is done with a builder, wherever it goes in a body.

use super::{Facts, Fate};
use crate::index::Def;
use crate::ir::{BindingId, ExprId, ExprKind, Role};

/// The calls on a builder, through chains, names and assignments.
#[derive(Clone, Debug, Default)]
pub struct Built {
    /// All of them.
    pub calls: Vec<ExprId>,
    /// Those that give something else: `build()`, `send()`.
    pub ends: Vec<ExprId>,
    /// Other code has it too, or it comes from somewhere else.
    pub escapes: bool,
    names: Vec<BindingId>,
}

impl Facts<'_> {
    /// Follows a builder from the expression that makes it.
    pub fn built(&self, made: ExprId) -> Built {
        let mut built = Built::default();
        match self.ty(made).peel_refs().adt() {
            Some(ty) => self.follow(made, ty, &mut built),
            None => built.escapes = true,
        }
        built
    }

    fn follow(&self, at: ExprId, ty: Def, built: &mut Built) {
        let is_builder = |it: ExprId| self.ty(it).peel_refs().adt() == Some(ty);
        match self.fate(at) {
            Fate::Receiver(call) if self.call(call).is_some() => {
                built.calls.push(call);
                if is_builder(call) {
                    self.follow(call, ty, built);
                } else {
                    built.ends.push(call);
                }
            }
            Fate::Tried(outer) => self.follow(outer, ty, built),
            Fate::Bound(binding) => self.follow_name(binding, ty, built),
            Fate::Stored => match self.assigned(at) {
                Some(binding) => self.follow_name(binding, ty, built),
                None => built.escapes = true,
            },
            // `builder.option();` of those that are changed in place.
            Fate::Discarded(_) => {}
            _ => built.escapes = true,
        }
    }

    fn follow_name(&self, binding: BindingId, ty: Def, built: &mut Built) {
        if built.names.contains(&binding) {
            return;
        }
        built.names.push(binding);
        for at in &self.body.binding(binding).uses {
            if self.role(*at) != Role::AssignLhs {
                self.follow(*at, ty, built);
            } else if !self.is_assigned_itself(*at, binding) {
                built.escapes = true;
            }
        }
    }

    /// `builder = builder.option();`
    fn is_assigned_itself(&self, lhs: ExprId, binding: BindingId) -> bool {
        let outer = self.body.expr(lhs).parent.map(|it| self.kind(it));
        let Some(ExprKind::Assign { rhs, .. }) = outer else {
            return false;
        };
        let uses = &self.body.binding(binding).uses;
        uses.iter().any(|it| self.body.is_within(*it, *rhs))
    }

    /// The local that the value is assigned to.
    fn assigned(&self, value: ExprId) -> Option<BindingId> {
        let outer = self.body.expr(value).parent?;
        match self.kind(outer) {
            ExprKind::Assign {
                lhs, rhs, op: None, ..
            } if *rhs == value => self.local(*lhs),
            _ if matches!(self.role(value), Role::AssignRhs) => None,
            ExprKind::Block(_) | ExprKind::If { .. } | ExprKind::Match { .. } => {
                self.assigned(outer)
            }
            _ => None,
        }
    }
}
