//! Where control goes in a loop's body: on, to the next turn, or out of the loop.

use super::Facts;
use crate::ir::{BinaryOp, Block, BlockKind, ExprId, ExprKind, MacroKind, Stmt};
use crate::text::Span;
use crate::types::Ty;

/// Where control may go from a part of a loop's body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Paths {
    /// To what follows the part.
    pub on: bool,
    /// To the next turn of the loop.
    pub again: bool,
    /// Out of the loop: `break`, `return`, `?`, a panic.
    pub out: bool,
}

impl Paths {
    const ON: Self = Self {
        on: true,
        again: false,
        out: false,
    };
    const AGAIN: Self = Self {
        on: false,
        again: true,
        out: false,
    };
    pub(super) const OUT: Self = Self {
        on: false,
        again: false,
        out: true,
    };
    const NOWHERE: Self = Self {
        on: false,
        again: false,
        out: false,
    };

    /// Only out of the loop.
    pub fn leaves(self) -> bool {
        self == Self::OUT
    }

    fn or(self, other: Self) -> Self {
        Self {
            on: self.on || other.on,
            again: self.again || other.again,
            out: self.out || other.out,
        }
    }

    pub(super) fn then(self, next: Self) -> Self {
        if !self.on {
            return self;
        }
        Self {
            on: next.on,
            again: self.again || next.again,
            out: self.out || next.out,
        }
    }
}

impl Facts<'_> {
    /// From the beginning of an expression of the loop's body; `on` is what follows it.
    pub fn paths(&self, expr: ExprId, of: ExprId) -> Paths {
        let sub = |it: ExprId| self.paths(it, of);
        let maybe = |it: Option<ExprId>| it.map_or(Paths::ON, sub);
        match self.kind(expr) {
            ExprKind::Closure(_) => Paths::ON,
            ExprKind::Block(block) if matches!(block.kind, BlockKind::Async { .. }) => Paths::ON,
            ExprKind::Block(block) => {
                let inside = self.statements(block, 0, of);
                let left = block.label.is_some() && self.is_left_by_break(expr);
                if left { inside.or(Paths::ON) } else { inside }
            }
            ExprKind::If { cond, then, else_ } => sub(*cond).then(sub(*then).or(maybe(*else_))),
            ExprKind::Match { scrutinee, .. } => sub(*scrutinee).then(self.arms(expr, of)),
            ExprKind::Binary {
                op: BinaryOp::And | BinaryOp::Or,
                lhs,
                rhs,
            } => sub(*lhs).then(Paths::ON.or(sub(*rhs))),
            ExprKind::Loop { body, .. } => Paths {
                on: self.is_left_by_break(expr),
                ..sub(*body)
            },
            ExprKind::While { cond, body, .. } => sub(*cond).then(Paths::ON.or(sub(*body))),
            ExprKind::For { iterable, body, .. } => sub(*iterable).then(Paths::ON.or(sub(*body))),
            ExprKind::Macro(call) => match &call.kind {
                MacroKind::Stream { .. } => Paths::ON,
                MacroKind::Select(_) => self.handlers(expr, of),
                _ => self.parts(expr, of).then(self.own(expr, of)),
            },
            _ => self.parts(expr, of).then(self.own(expr, of)),
        }
    }

    /// From the end of an expression of the loop's body to the end of the turn; never `on`.
    pub fn paths_after(&self, expr: ExprId, of: ExprId) -> Paths {
        let mut paths = Paths::ON;
        let mut at = expr;
        while let Some(outer) = self.body.expr(at).parent.filter(|it| *it != of) {
            paths = paths.then(self.rest(outer, at, of));
            at = outer;
        }
        paths.then(Paths::AGAIN)
    }

    /// What `outer` does once its part `at` is done.
    fn rest(&self, outer: ExprId, at: ExprId, of: ExprId) -> Paths {
        let sub = |it: ExprId| self.paths(it, of);
        match self.kind(outer) {
            ExprKind::Block(block) => {
                let is_at = |stmt: &Stmt| match stmt {
                    Stmt::Let { init, else_, .. } => *init == Some(at) || *else_ == Some(at),
                    Stmt::Expr { expr, .. } => *expr == at,
                };
                let Some(index) = block.stmts.iter().position(is_at) else {
                    return Paths::ON;
                };
                let otherwise = match &block.stmts[index] {
                    Stmt::Let {
                        init,
                        else_: Some(it),
                        ..
                    } if *init == Some(at) => sub(*it),
                    _ => Paths::NOWHERE,
                };
                Paths::ON
                    .or(otherwise)
                    .then(self.statements(block, index + 1, of))
            }
            ExprKind::If { cond, then, else_ } if *cond == at => {
                sub(*then).or(else_.map_or(Paths::ON, sub))
            }
            ExprKind::Match { scrutinee, .. } if *scrutinee == at => self.arms(outer, of),
            ExprKind::If { .. } | ExprKind::Match { .. } => Paths::ON,
            ExprKind::Macro(call) if matches!(call.kind, MacroKind::Select(_)) => {
                let MacroKind::Select(select) = &call.kind else {
                    return Paths::ON;
                };
                let arm = select.arms.iter().find(|it| it.future == at);
                arm.map_or(Paths::ON, |it| sub(it.handler))
            }
            ExprKind::Loop { body, .. }
            | ExprKind::While { body, .. }
            | ExprKind::For { body, .. } => Paths::ON.or(sub(*body)),
            _ => {
                let mut paths = Paths::ON;
                let mut seen = false;
                self.body.for_each_child(outer, &mut |child, _| {
                    if seen {
                        paths = paths.then(sub(child));
                    }
                    seen |= child == at;
                });
                paths.then(self.own(outer, of))
            }
        }
    }

    fn statements(&self, block: &Block, from: usize, of: ExprId) -> Paths {
        let sub = |it: ExprId| self.paths(it, of);
        let mut paths = Paths::ON;
        for stmt in &block.stmts[from..] {
            paths = paths.then(match stmt {
                Stmt::Let { init, else_, .. } => {
                    let init = init.map_or(Paths::ON, sub);
                    init.then(Paths::ON.or(else_.map_or(Paths::NOWHERE, sub)))
                }
                Stmt::Expr { expr, .. } => sub(*expr),
            });
        }
        paths.then(block.tail.map_or(Paths::ON, sub))
    }

    fn arms(&self, match_: ExprId, of: ExprId) -> Paths {
        let ExprKind::Match { arms, .. } = self.kind(match_) else {
            return Paths::ON;
        };
        let through = arms.iter().map(|it| self.paths(it.body, of));
        through.fold(Paths::NOWHERE, Paths::or)
    }

    fn handlers(&self, macro_: ExprId, of: ExprId) -> Paths {
        let ExprKind::Macro(call) = self.kind(macro_) else {
            return Paths::ON;
        };
        let MacroKind::Select(select) = &call.kind else {
            return Paths::ON;
        };
        let arms = select.arms.iter().map(|it| {
            let polled = self.paths(it.future, of);
            polled.then(self.paths(it.handler, of))
        });
        let others = [select.else_, select.complete, select.default];
        let others = others.into_iter().flatten().map(|it| self.paths(it, of));
        arms.chain(others).fold(Paths::NOWHERE, Paths::or)
    }

    /// All direct parts, one after the other.
    fn parts(&self, expr: ExprId, of: ExprId) -> Paths {
        let mut paths = Paths::ON;
        self.body.for_each_child(expr, &mut |child, _| {
            paths = paths.then(self.paths(child, of));
        });
        paths
    }

    /// What the expression itself does, once its parts are there.
    fn own(&self, expr: ExprId, of: ExprId) -> Paths {
        match self.kind(expr) {
            ExprKind::Return(_) => Paths::OUT,
            ExprKind::Try { .. } => Paths::ON.or(Paths::OUT),
            ExprKind::Break { .. } => {
                let target = self.jump_target(expr);
                match target {
                    Some(it) if self.body.ancestors(it).any(|it| it == of) => Paths::NOWHERE,
                    _ => Paths::OUT,
                }
            }
            ExprKind::Continue { .. } => match self.jump_target(expr) {
                Some(it) if it == of => Paths::AGAIN,
                Some(it) if self.body.ancestors(it).any(|it| it == of) => Paths::NOWHERE,
                _ => Paths::OUT,
            },
            ExprKind::Call { .. } | ExprKind::MethodCall { .. } | ExprKind::Macro(_)
                if *self.ty(expr) == Ty::Never =>
            {
                Paths::OUT
            }
            _ => Paths::ON,
        }
    }

    /// `loop`, `while …` or `for …`, without label and braces.
    pub fn loop_head(&self, loop_: ExprId) -> Span {
        let (label, end) = match self.kind(loop_) {
            ExprKind::Loop { label, .. } => (label, None),
            ExprKind::While { label, cond, .. } => (label, Some(self.span(*cond).end)),
            ExprKind::For {
                label, iterable, ..
            } => (label, Some(self.span(*iterable).end)),
            _ => (&None, None),
        };
        let whole = self.span(loop_);
        let keyword = label.as_ref().map_or(whole.start, |_| {
            let text = self.text(loop_);
            let colon = text.find(':').map_or(0, |it| it + 1);
            let blank = text[colon..].len() - text[colon..].trim_start().len();
            whole.start + (colon + blank) as u32
        });
        Span::new(keyword, end.unwrap_or(keyword + "loop".len() as u32))
    }

    pub fn loop_body(&self, loop_: ExprId) -> Option<ExprId> {
        match self.kind(loop_) {
            ExprKind::Loop { body, .. }
            | ExprKind::While { body, .. }
            | ExprKind::For { body, .. } => Some(*body),
            _ => None,
        }
    }
}
