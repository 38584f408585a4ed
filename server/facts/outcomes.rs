//! What the code does with each variant of a value: with `Ok`, with `Err`, with the rest.

#[cfg(test)]
mod tests;

use super::{Facts, Paths, RegionKind};
use crate::ir::{BinaryOp, BindingId, ExprId, ExprKind, MacroKind, PatId, PatKind, Role};
use crate::types::Ty;

/// One of the ways on from a value that is looked into.
#[derive(Clone, Copy, Debug)]
pub struct Outcome {
    pub when: When,
    /// A condition that must hold, too.
    pub guard: Option<ExprId>,
    /// What is written for this case.
    pub body: Option<ExprId>,
    /// To the end of the turn.
    pub paths: Paths,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    Matches(PatId),
    /// What the pattern does not take.
    Differs(PatId),
    /// `Ok`, `Err`, `Some` or `None`.
    Is(&'static str),
}

/// How much of the values of a shape a case takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Takes {
    Nothing,
    Some,
    All,
}

impl Outcome {
    fn new(when: When, body: Option<ExprId>, paths: Paths) -> Self {
        Self {
            when,
            guard: None,
            body,
            paths,
        }
    }
}

impl Facts<'_> {
    /// The ways on from a value computed in a loop, in the order in which they are tried; empty
    /// when it is not looked into in a way that is understood.
    pub fn outcomes(&self, value: ExprId, of: ExprId) -> Vec<Outcome> {
        let Some(parent) = self.body.expr(value).parent else {
            return Vec::new();
        };
        match (self.role(value), self.kind(parent)) {
            (Role::MatchScrutinee, ExprKind::Match { arms, .. }) => {
                let after = self.paths_after(parent, of);
                let outcome = |it: &crate::ir::MatchArm| Outcome {
                    when: When::Matches(it.pat),
                    guard: it.guard,
                    body: Some(it.body),
                    paths: self.paths(it.body, of).then(after),
                };
                arms.iter().map(outcome).collect()
            }
            (Role::LetScrutinee(pat), _) => {
                let (yes, no) = (When::Matches(pat), When::Differs(pat));
                self.branches(parent, of, yes, no)
            }
            (Role::LetInit(pat), ExprKind::Block(block)) => {
                let else_ = block.stmts.iter().find_map(|it| match it {
                    crate::ir::Stmt::Let { init, else_, .. } if *init == Some(value) => *else_,
                    _ => None,
                });
                match else_ {
                    Some(else_) => self.let_else(pat, else_, of),
                    None => self.looked_at_later(pat, of),
                }
            }
            (Role::SelectFuture(pat), ExprKind::Macro(call)) => match &call.kind {
                MacroKind::Select(_) => self.looked_at_later(pat, of),
                _ => Vec::new(),
            },
            (Role::RefBase { .. }, _) => self.outcomes(parent, of),
            (Role::TryBase, _) => {
                let after = self.paths_after(parent, of);
                self.ok_or_out(after)
            }
            (Role::Receiver, ExprKind::MethodCall { method, .. }) => match method.as_str() {
                "unwrap" | "expect" => self.ok_or_out(self.paths_after(parent, of)),
                "is_ok" => self.branches(parent, of, When::Is("Ok"), When::Is("Err")),
                "is_err" => self.branches(parent, of, When::Is("Err"), When::Is("Ok")),
                "map" | "map_err" | "inspect" | "inspect_err" | "context" | "with_context" => {
                    self.outcomes(parent, of)
                }
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    fn ok_or_out(&self, after: Paths) -> Vec<Outcome> {
        vec![
            Outcome::new(When::Is("Ok"), None, after),
            Outcome::new(When::Is("Err"), None, Paths::OUT),
        ]
    }

    /// A condition, alone in its `if` or `while`.
    fn branches(&self, cond: ExprId, of: ExprId, yes: When, no: When) -> Vec<Outcome> {
        let Some(parent) = self.body.expr(cond).parent else {
            return Vec::new();
        };
        match self.kind(parent) {
            ExprKind::Unary { .. } => self.branches(parent, of, no, yes),
            ExprKind::If { then, else_, .. } if self.role(cond) == Role::Cond => {
                let after = self.paths_after(parent, of);
                let otherwise = match else_ {
                    Some(it) => self.paths(*it, of).then(after),
                    None => after,
                };
                vec![
                    Outcome::new(yes, Some(*then), self.paths(*then, of).then(after)),
                    Outcome::new(no, *else_, otherwise),
                ]
            }
            ExprKind::While { body, .. } if self.role(cond) == Role::Cond && parent == of => {
                let turn = self.paths(*body, of).then(self.paths_after(*body, of));
                vec![
                    Outcome::new(yes, Some(*body), turn),
                    Outcome::new(no, None, Paths::OUT),
                ]
            }
            ExprKind::Assign { lhs, op: None, .. } if self.role(cond) == Role::AssignRhs => {
                self.by_flag(parent, *lhs, of, yes, no)
            }
            _ => Vec::new(),
        }
    }

    /// `done = condition;` in `while !done`, or the other way round: what it means at the end of
    /// the turn.
    fn by_flag(
        &self,
        assign: ExprId,
        flag: ExprId,
        of: ExprId,
        yes: When,
        no: When,
    ) -> Vec<Outcome> {
        let (ExprKind::While { cond, .. }, ExprKind::Local(flag)) =
            (self.kind(of), self.kind(flag))
        else {
            return Vec::new();
        };
        let Some(is_off) = self.asks_for_off(*cond, *flag) else {
            return Vec::new();
        };
        let (on, out) = if is_off { (no, yes) } else { (yes, no) };
        let mut uses = self.body.binding(*flag).uses.iter();
        let is_set_elsewhere = uses.any(|it| {
            self.role(*it) == Role::AssignLhs
                && self.body.is_within(*it, of)
                && !self.body.is_within(*it, assign)
        });
        if is_set_elsewhere {
            return Vec::new();
        }
        vec![
            Outcome::new(out, None, Paths::OUT),
            Outcome::new(on, None, self.paths_after(assign, of)),
        ]
    }

    /// Whether a condition that needs a flag needs it to be off: `!done && tries < 5`.
    fn asks_for_off(&self, cond: ExprId, flag: BindingId) -> Option<bool> {
        match *self.kind(cond) {
            ExprKind::Local(it) if it == flag => Some(false),
            ExprKind::Unary { base } if *self.kind(base) == ExprKind::Local(flag) => Some(true),
            ExprKind::Binary {
                op: BinaryOp::And,
                lhs,
                rhs,
            } => {
                let other = || self.asks_for_off(rhs, flag);
                self.asks_for_off(lhs, flag).or_else(other)
            }
            _ => None,
        }
    }

    fn let_else(&self, pat: PatId, else_: ExprId, of: ExprId) -> Vec<Outcome> {
        let after = self.paths_after(else_, of);
        let otherwise = self.paths(else_, of).then(after);
        vec![
            Outcome::new(When::Matches(pat), None, after),
            Outcome::new(When::Differs(pat), Some(else_), otherwise),
        ]
    }

    /// The value has a name: what its first use says.
    fn looked_at_later(&self, pat: PatId, of: ExprId) -> Vec<Outcome> {
        let PatKind::Bind {
            binding, sub: None, ..
        } = self.body.pat(pat).kind
        else {
            return Vec::new();
        };
        match self.body.binding(binding).uses.first() {
            Some(first) if self.enclosing_loop(*first) == Some(of) => self.outcomes(*first, of),
            _ => Vec::new(),
        }
    }

    /// Whether `?` gives the error of a value to the caller as the type that it is, where the caller
    /// gets a value otherwise, and can ask again.
    pub fn hands_error_on(&self, value: ExprId) -> bool {
        let result = self.world.types.lang.get("std::result::Result");
        let parts = |ty: &Ty| match ty {
            Ty::Adt(def, args) if Some(*def) == result => {
                Some((args.first()?.clone(), args.get(1)?.clone()))
            }
            _ => None,
        };
        let sig = self.world.types.sig(self.def);
        let own = sig.and_then(|it| parts(&self.world.types.output(&it.ret)));
        let (Some((gives, fails)), Some((_, error))) = (own, parts(self.ty(value))) else {
            return false;
        };
        let in_body = self.region(value).kind == RegionKind::Body;
        let is_tried = self.role(value) == Role::TryBase;
        in_body && is_tried && fails == error && !gives.is_unit() && gives != Ty::Never
    }

    /// How much a case takes of the values made with these constructors, the outermost first.
    pub fn takes(&self, outcome: &Outcome, shape: &[&str]) -> Takes {
        let takes = match outcome.when {
            When::Matches(pat) => self.pat_takes(pat, shape),
            When::Differs(pat) => match self.pat_takes(pat, shape) {
                Takes::Nothing => Takes::All,
                Takes::Some => Takes::Some,
                Takes::All => Takes::Nothing,
            },
            When::Is(name) if shape.first() == Some(&name) => Takes::All,
            When::Is(_) => Takes::Nothing,
        };
        match outcome.guard {
            Some(_) => takes.min(Takes::Some),
            None => takes,
        }
    }

    /// How much a pattern takes of the values made with these constructors.
    pub fn pat_takes(&self, pat: PatId, shape: &[&str]) -> Takes {
        match &self.body.pat(pat).kind {
            PatKind::Wild | PatKind::Rest | PatKind::Bind { sub: None, .. } => Takes::All,
            PatKind::Bind { sub: Some(it), .. } | PatKind::Ref(it) => self.pat_takes(*it, shape),
            PatKind::Or(pats) => {
                let most = pats.iter().map(|it| self.pat_takes(*it, shape)).max();
                most.unwrap_or(Takes::Nothing)
            }
            PatKind::TupleStruct { path, args } => match (shape, args.as_slice()) {
                ([first, rest @ ..], [arg]) if path.last_name() == *first => {
                    self.pat_takes(*arg, rest)
                }
                // `Err(_)` takes nothing of `Ok`; of what else it names, nothing is known.
                ([_, ..], _) if is_prelude(path.last_name()) => Takes::Nothing,
                _ => Takes::Some,
            },
            PatKind::Path(path) => match shape {
                [first] if path.last_name() == *first => Takes::All,
                [_, ..] if is_prelude(path.last_name()) => Takes::Nothing,
                _ => Takes::Some,
            },
            PatKind::Tuple(pats) if shape.is_empty() => {
                let least = pats.iter().map(|it| self.pat_takes(*it, &[])).min();
                least.map_or(Takes::All, |it| it.max(Takes::Some))
            }
            _ => Takes::Some,
        }
    }
}

fn is_prelude(variant: &str) -> bool {
    matches!(variant, "Ok" | "Err" | "Some" | "None")
}
