//! What stands directly inside an expression, and what part it plays there.

use super::{BindingId, Body, ExprId, ExprKind, MacroKind, PatId, PatKind, Stmt};

/// The part that an expression plays in the one around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The value of the whole body.
    Root,
    Statement {
        semicolon: bool,
    },
    LetInit(PatId),
    LetElse,
    Tail,
    Callee,
    Arg(u32),
    Receiver,
    FieldBase,
    IndexBase,
    Index,
    AwaitBase,
    TryBase,
    RefBase {
        mutable: bool,
    },
    DerefBase,
    /// Of `!`, `-`, and binary operators that are not lazy.
    Operand,
    /// Of `&&` and `||`.
    LazyOperand,
    AssignLhs,
    AssignRhs,
    CastBase,
    RangePart,
    TuplePart,
    ArrayPart,
    StructField,
    StructSpread,
    Cond,
    Then,
    Else,
    LetScrutinee(PatId),
    MatchScrutinee,
    ArmGuard,
    ArmBody,
    LoopBody,
    ForIterable(PatId),
    ClosureBody,
    ReturnValue,
    BreakValue,
    YieldValue,
    MacroArg,
    MacroBody,
    JoinFuture,
    SelectFuture(PatId),
    SelectCond,
    SelectHandler,
}

impl Body {
    /// Visits the direct parts of an expression in the order in which they are evaluated.
    pub fn for_each_child(&self, id: ExprId, f: &mut dyn FnMut(ExprId, Role)) {
        match self.kind(id) {
            ExprKind::Missing
            | ExprKind::Path(_)
            | ExprKind::Local(_)
            | ExprKind::Literal(_)
            | ExprKind::Continue { .. }
            | ExprKind::Underscore => {}
            ExprKind::Call { callee, args } => {
                f(*callee, Role::Callee);
                visit_args(args, f);
            }
            ExprKind::MethodCall { receiver, args, .. } => {
                f(*receiver, Role::Receiver);
                visit_args(args, f);
            }
            ExprKind::Field { base, .. } => f(*base, Role::FieldBase),
            ExprKind::Index { base, index } => {
                f(*base, Role::IndexBase);
                f(*index, Role::Index);
            }
            ExprKind::Await { base } => f(*base, Role::AwaitBase),
            ExprKind::Try { base } => f(*base, Role::TryBase),
            ExprKind::Ref { base, mutable } => f(*base, Role::RefBase { mutable: *mutable }),
            ExprKind::Deref { base } => f(*base, Role::DerefBase),
            ExprKind::Unary { base } => f(*base, Role::Operand),
            ExprKind::Binary { op, lhs, rhs } => {
                let lazy = matches!(op, super::BinaryOp::And | super::BinaryOp::Or);
                let role = if lazy {
                    Role::LazyOperand
                } else {
                    Role::Operand
                };
                f(*lhs, role);
                f(*rhs, role);
            }
            ExprKind::Assign { lhs, rhs, .. } => {
                f(*rhs, Role::AssignRhs);
                f(*lhs, Role::AssignLhs);
            }
            ExprKind::Cast { base, .. } => f(*base, Role::CastBase),
            ExprKind::Range { start, end, .. } => {
                for part in [start, end].into_iter().flatten() {
                    f(*part, Role::RangePart);
                }
            }
            ExprKind::Tuple(parts) => parts.iter().for_each(|it| f(*it, Role::TuplePart)),
            ExprKind::Array(parts) => parts.iter().for_each(|it| f(*it, Role::ArrayPart)),
            ExprKind::Repeat { elem, len } => {
                f(*elem, Role::ArrayPart);
                f(*len, Role::ArrayPart);
            }
            ExprKind::Struct { fields, spread, .. } => {
                fields.iter().for_each(|it| f(it.value, Role::StructField));
                if let Some(spread) = spread {
                    f(*spread, Role::StructSpread);
                }
            }
            ExprKind::Block(block) => {
                for stmt in &block.stmts {
                    match stmt {
                        Stmt::Let {
                            pat, init, else_, ..
                        } => {
                            if let Some(init) = init {
                                f(*init, Role::LetInit(*pat));
                            }
                            if let Some(else_) = else_ {
                                f(*else_, Role::LetElse);
                            }
                        }
                        Stmt::Expr {
                            expr, semicolon, ..
                        } => {
                            f(
                                *expr,
                                Role::Statement {
                                    semicolon: *semicolon,
                                },
                            );
                        }
                    }
                }
                if let Some(tail) = block.tail {
                    f(tail, Role::Tail);
                }
            }
            ExprKind::If { cond, then, else_ } => {
                f(*cond, Role::Cond);
                f(*then, Role::Then);
                if let Some(else_) = else_ {
                    f(*else_, Role::Else);
                }
            }
            ExprKind::Let { pat, scrutinee } => f(*scrutinee, Role::LetScrutinee(*pat)),
            ExprKind::Match { scrutinee, arms } => {
                f(*scrutinee, Role::MatchScrutinee);
                for arm in arms {
                    if let Some(guard) = arm.guard {
                        f(guard, Role::ArmGuard);
                    }
                    f(arm.body, Role::ArmBody);
                }
            }
            ExprKind::Loop { body, .. } => f(*body, Role::LoopBody),
            ExprKind::While { cond, body, .. } => {
                f(*cond, Role::Cond);
                f(*body, Role::LoopBody);
            }
            ExprKind::For {
                pat,
                iterable,
                body,
                ..
            } => {
                f(*iterable, Role::ForIterable(*pat));
                f(*body, Role::LoopBody);
            }
            ExprKind::Closure(closure) => f(closure.body, Role::ClosureBody),
            ExprKind::Return(value) => visit_value(*value, Role::ReturnValue, f),
            ExprKind::Break { value, .. } => visit_value(*value, Role::BreakValue, f),
            ExprKind::Yield(value) => visit_value(*value, Role::YieldValue, f),
            ExprKind::Macro(call) => visit_macro(&call.kind, f),
        }
    }

    /// The role of every expression.
    pub fn roles(&self) -> Vec<Role> {
        let mut roles = vec![Role::Root; self.exprs.len()];
        for id in self.ids() {
            self.for_each_child(id, &mut |child, role| roles[child.0 as usize] = role);
        }
        roles
    }

    /// Visits the names that a pattern introduces, in source order.
    pub fn for_each_binding(&self, pat: PatId, f: &mut dyn FnMut(BindingId)) {
        match &self.pat(pat).kind {
            PatKind::Bind { binding, sub, .. } => {
                f(*binding);
                if let Some(sub) = sub {
                    self.for_each_binding(*sub, f);
                }
            }
            PatKind::Tuple(parts) | PatKind::Or(parts) | PatKind::Slice(parts) => {
                parts.iter().for_each(|it| self.for_each_binding(*it, f));
            }
            PatKind::TupleStruct { args, .. } => {
                args.iter().for_each(|it| self.for_each_binding(*it, f));
            }
            PatKind::Struct { fields, .. } => {
                fields.iter().for_each(|it| self.for_each_binding(it.1, f));
            }
            PatKind::Ref(inner) => self.for_each_binding(*inner, f),
            _ => {}
        }
    }

    /// Visits an expression and all that stands in it, outermost first.
    pub fn walk(&self, id: ExprId, f: &mut dyn FnMut(ExprId)) {
        f(id);
        self.for_each_child(id, &mut |child, _| self.walk(child, f));
    }
}

fn visit_args(args: &[ExprId], f: &mut dyn FnMut(ExprId, Role)) {
    for (i, arg) in args.iter().enumerate() {
        f(*arg, Role::Arg(i as u32));
    }
}

fn visit_value(value: Option<ExprId>, role: Role, f: &mut dyn FnMut(ExprId, Role)) {
    if let Some(value) = value {
        f(value, role);
    }
}

fn visit_macro(kind: &MacroKind, f: &mut dyn FnMut(ExprId, Role)) {
    match kind {
        MacroKind::Opaque => {}
        MacroKind::Exprs(args) => args.iter().for_each(|it| f(it.expr, Role::MacroArg)),
        MacroKind::Block(body) | MacroKind::Stream { body, .. } => f(*body, Role::MacroBody),
        MacroKind::Join { futures, .. } => futures.iter().for_each(|it| f(*it, Role::JoinFuture)),
        MacroKind::Select(select) => {
            for arm in &select.arms {
                if let Some(condition) = arm.condition {
                    f(condition, Role::SelectCond);
                }
            }
            for arm in &select.arms {
                f(arm.future, Role::SelectFuture(arm.pat));
            }
            for arm in &select.arms {
                f(arm.handler, Role::SelectHandler);
            }
            for it in [select.else_, select.complete, select.default]
                .into_iter()
                .flatten()
            {
                f(it, Role::SelectHandler);
            }
        }
    }
}
