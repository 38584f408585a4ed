//! Where the code leaves the function because a value is an error: with `?` on it, or a `return`
//! in a branch that looks at it.

#[cfg(test)]
mod tests;

use super::{Facts, Takes};
use crate::ir::{BindingId, ExprId, ExprKind, PatId, PatKind, Role, Stmt};

/// How far a value is followed through names and methods.
const STEPS: u32 = 16;

impl Facts<'_> {
    /// The first `?` or `return` that is reached because a value is an error: the `?` with what it
    /// stands on, or the `return` itself.
    pub fn leaves_on_error(&self, value: ExprId) -> Option<ExprId> {
        self.leaves_within(value, STEPS)
    }

    fn leaves_within(&self, value: ExprId, steps: u32) -> Option<ExprId> {
        let parent = self.body.expr(value).parent?;
        let steps = steps.checked_sub(1)?;
        let on_use = |pat: PatId| {
            let bindings = self.bindings_of(pat).into_iter();
            let mut uses = bindings.flat_map(|it| &self.body.binding(it).uses);
            uses.find_map(|it| self.leaves_within(*it, steps))
        };
        match (self.role(value), self.kind(parent)) {
            (Role::TryBase, _) => Some(parent),
            (Role::Receiver | Role::RefBase { .. } | Role::DerefBase | Role::FieldBase, _) => {
                self.leaves_within(parent, steps)
            }
            (Role::MatchScrutinee, ExprKind::Match { arms, .. }) => {
                let mut failing = arms.iter().filter(|it| self.takes_errors_only(it.pat));
                failing
                    .find_map(|it| self.return_in(it.body))
                    .or_else(|| arms.iter().find_map(|it| on_use(it.pat)))
            }
            (Role::LetScrutinee(pat), _) => {
                let branches = self.branches_of(parent);
                let failing = match branches {
                    Some((then, _)) if self.takes_errors_only(pat) => Some(then),
                    Some((_, else_)) if self.takes_some_errors(pat) < Takes::All => else_,
                    _ => None,
                };
                failing
                    .and_then(|it| self.return_in(it))
                    .or_else(|| on_use(pat))
            }
            (Role::LetInit(pat), ExprKind::Block(block)) => {
                let else_ = block.stmts.iter().find_map(|it| match it {
                    Stmt::Let { init, else_, .. } if *init == Some(value) => *else_,
                    _ => None,
                });
                else_
                    .and_then(|it| self.return_in(it))
                    .or_else(|| on_use(pat))
            }
            _ => None,
        }
    }

    /// What an `if let` runs when it matches, and when not.
    fn branches_of(&self, let_: ExprId) -> Option<(ExprId, Option<ExprId>)> {
        let if_ = self.around(let_).find(|it| {
            matches!(
                self.kind(*it),
                ExprKind::If { .. } | ExprKind::While { .. } | ExprKind::Block(_)
            )
        })?;
        match *self.kind(if_) {
            ExprKind::If { then, else_, .. } => Some((then, else_)),
            _ => None,
        }
    }

    /// `Err(..)`, `Ok(Err(..))`, `None`, or whatever is left over.
    fn takes_errors_only(&self, pat: PatId) -> bool {
        let within = |ok: &str| self.pat_takes(pat, &["Ok", ok]);
        self.takes_some_errors(pat) > Takes::Nothing
            || within("Err") > Takes::Nothing && within("Ok") == Takes::Nothing
    }

    fn takes_some_errors(&self, pat: PatId) -> Takes {
        let takes = |it: &str| self.pat_takes(pat, &[it]);
        takes("Err").max(takes("None"))
    }

    /// The first `return` in a part of the code, not in the closures and blocks inside it.
    fn return_in(&self, part: ExprId) -> Option<ExprId> {
        let region = self.region_id(part);
        let mut found = None;
        self.body.walk(part, &mut |it| {
            if found.is_none()
                && matches!(self.kind(it), ExprKind::Return(_))
                && self.region_id(it) == region
            {
                found = Some(it);
            }
        });
        found
    }

    /// The names that a pattern introduces.
    pub fn bindings_of(&self, pat: PatId) -> Vec<BindingId> {
        let mut found = Vec::new();
        self.bindings_into(pat, &mut found);
        found
    }

    fn bindings_into(&self, pat: PatId, found: &mut Vec<BindingId>) {
        match &self.body.pat(pat).kind {
            PatKind::Bind { binding, sub, .. } => {
                found.push(*binding);
                if let Some(sub) = sub {
                    self.bindings_into(*sub, found);
                }
            }
            PatKind::Tuple(parts) | PatKind::Or(parts) | PatKind::Slice(parts) => {
                parts.iter().for_each(|it| self.bindings_into(*it, found));
            }
            PatKind::TupleStruct { args, .. } => {
                args.iter().for_each(|it| self.bindings_into(*it, found));
            }
            PatKind::Struct { fields, .. } => {
                fields.iter().for_each(|it| self.bindings_into(it.1, found));
            }
            PatKind::Ref(inner) => self.bindings_into(*inner, found),
            _ => {}
        }
    }
}
