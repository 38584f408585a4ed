//! What becomes of a value: awaited, dropped, bound, passed on.

use super::Facts;
use crate::ir::{BindingId, BlockKind, ExprId, ExprKind, PatId, PatKind, Role};

/// What the code does with the value of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Awaited(ExprId),
    /// Dropped as a statement; the statement's expression.
    Discarded(ExprId),
    /// `let _ = value;` or `_ = value;`
    Underscore,
    /// `drop(value)`; the call.
    Dropped(ExprId),
    /// `let name = value;`
    Bound(BindingId),
    /// Taken apart by another pattern.
    Pattern(PatId),
    /// The value of the function, closure or block that it stands in.
    Returned,
    /// An argument of that call.
    Passed {
        call: ExprId,
        arg: u32,
    },
    /// A method is called on it.
    Receiver(ExprId),
    /// `value?`
    Tried(ExprId),
    /// Driven by `join!` or `select!`.
    Polled(ExprId),
    /// Stored in a field, a collection or a place.
    Stored,
    /// Borrowed, compared, printed.
    Looked,
}

impl Facts<'_> {
    /// Where the value goes, through blocks, branches and parentheses.
    pub fn fate(&self, expr: ExprId) -> Fate {
        let mut at = expr;
        loop {
            let Some(parent) = self.body.expr(at).parent else {
                return Fate::Returned;
            };
            match self.role(at) {
                Role::Root => return Fate::Returned,
                Role::Tail => {
                    if self.is_region(parent) {
                        return Fate::Returned;
                    }
                    at = parent;
                }
                Role::Then | Role::Else | Role::ArmBody | Role::MacroBody | Role::SelectHandler => {
                    if self.is_region(parent) {
                        return Fate::Returned;
                    }
                    at = parent;
                }
                Role::BreakValue => return Fate::Stored,
                Role::ClosureBody => return Fate::Returned,
                Role::ReturnValue => return Fate::Returned,
                Role::Statement { .. } => return Fate::Discarded(at),
                Role::LetInit(pat) | Role::LetScrutinee(pat) => return self.bound(pat),
                Role::AssignRhs => {
                    let ExprKind::Assign { lhs, op: None, .. } = self.kind(parent) else {
                        return Fate::Looked;
                    };
                    return match self.kind(*lhs) {
                        ExprKind::Underscore => Fate::Underscore,
                        _ => Fate::Stored,
                    };
                }
                Role::AwaitBase => return Fate::Awaited(parent),
                Role::TryBase => return Fate::Tried(parent),
                Role::Receiver => return Fate::Receiver(parent),
                Role::Arg(arg) => return self.passed(parent, arg),
                Role::JoinFuture | Role::SelectFuture(_) => return Fate::Polled(parent),
                Role::StructField
                | Role::StructSpread
                | Role::TuplePart
                | Role::ArrayPart
                | Role::YieldValue => return Fate::Stored,
                Role::MacroArg if self.is_dbg(parent) => at = parent,
                Role::MacroArg if self.is_list(parent) => return Fate::Stored,
                _ => return Fate::Looked,
            }
        }
    }

    fn passed(&self, call: ExprId, arg: u32) -> Fate {
        match self.call(call) {
            Some(it) if Some(it.def) == self.world.types.lang.drop => Fate::Dropped(call),
            _ => Fate::Passed { call, arg },
        }
    }

    fn bound(&self, pat: PatId) -> Fate {
        match &self.body.pat(pat).kind {
            PatKind::Wild => Fate::Underscore,
            PatKind::Bind {
                binding, sub: None, ..
            } => Fate::Bound(*binding),
            _ => Fate::Pattern(pat),
        }
    }

    fn is_dbg(&self, expr: ExprId) -> bool {
        matches!(self.kind(expr), ExprKind::Macro(call) if call.path.last_name() == "dbg")
    }

    fn is_list(&self, expr: ExprId) -> bool {
        matches!(self.kind(expr), ExprKind::Macro(call) if matches!(call.path.last_name(), "vec" | "smallvec"))
    }

    /// An async block or closure: its value is not the value of what is around it.
    fn is_region(&self, expr: ExprId) -> bool {
        match self.kind(expr) {
            ExprKind::Block(block) => matches!(block.kind, BlockKind::Async { .. }),
            ExprKind::Closure(_) => true,
            _ => false,
        }
    }

    /// Whether a use of a binding takes the value away.
    pub fn is_move(&self, expr: ExprId) -> bool {
        match self.role(expr) {
            Role::Arg(_)
            | Role::AssignRhs
            | Role::LetElse
            | Role::ReturnValue
            | Role::BreakValue
            | Role::YieldValue
            | Role::StructField
            | Role::StructSpread
            | Role::TuplePart
            | Role::ArrayPart
            | Role::AwaitBase
            | Role::TryBase
            | Role::ForIterable(_)
            | Role::ClosureBody
            | Role::JoinFuture
            | Role::SelectFuture(_)
            | Role::Root
            | Role::Tail
            | Role::Then
            | Role::Else
            | Role::ArmBody => true,
            Role::LetInit(pat) | Role::LetScrutinee(pat) => {
                !matches!(self.body.pat(pat).kind, PatKind::Wild)
            }
            // `vec![value]` takes it, a format macro looks at it.
            Role::MacroArg => self
                .body
                .expr(expr)
                .parent
                .is_some_and(|it| self.is_list(it) || self.is_dbg(it)),
            Role::Receiver => self.takes_receiver(expr),
            _ => false,
        }
    }

    /// Whether the method called on this expression takes `self` by value.
    pub fn takes_receiver(&self, receiver: ExprId) -> bool {
        let Some(call) = self
            .body
            .expr(receiver)
            .parent
            .and_then(|it| self.types.callee(it))
        else {
            return false;
        };
        let Some(sig) = self.world.types.sig(call.def) else {
            return false;
        };
        let by_value = !matches!(sig.self_ty, None | Some(crate::types::Ty::Ref { .. }));
        by_value && call.receiver.as_ref() == Some(self.ty(receiver))
    }

    /// Whether nothing is done with a binding, apart from dropping it.
    pub fn is_unused(&self, binding: BindingId) -> bool {
        self.body
            .binding(binding)
            .uses
            .iter()
            .all(|it| matches!(self.fate(*it), Fate::Dropped(_) | Fate::Underscore))
    }
}
