//! Where control goes on: past an expression, round a loop, out of it.

use super::Facts;
use crate::ir::{BindingId, BlockKind, ExprId, ExprKind, MacroKind, Name, PatKind, Role, Stmt};
use crate::types::Ty;

impl Facts<'_> {
    /// Whether control may come out at the end of an expression.
    pub fn completes(&self, expr: ExprId) -> bool {
        match self.kind(expr) {
            ExprKind::Return(_) | ExprKind::Break { .. } | ExprKind::Continue { .. } => false,
            ExprKind::Closure(_) => true,
            ExprKind::Block(block) => {
                matches!(block.kind, BlockKind::Async { .. })
                    || (block.label.is_some() && self.is_left_by_break(expr))
                    || (block.stmts.iter().all(|it| self.stmt_completes(it))
                        && block.tail.is_none_or(|it| self.completes(it)))
            }
            ExprKind::If { cond, then, else_ } => {
                self.completes(*cond)
                    && (self.completes(*then) || else_.is_none_or(|it| self.completes(it)))
            }
            ExprKind::Match { scrutinee, arms } => {
                self.completes(*scrutinee) && arms.iter().any(|it| self.completes(it.body))
            }
            ExprKind::Loop { .. } => self.is_left_by_break(expr),
            ExprKind::While { cond, .. } => self.completes(*cond),
            ExprKind::For { iterable, .. } => self.completes(*iterable),
            ExprKind::Macro(call) => match &call.kind {
                MacroKind::Stream { .. } => true,
                MacroKind::Select(select) => {
                    let handlers = select.arms.iter().map(|it| it.handler);
                    let others = [select.else_, select.complete, select.default];
                    handlers
                        .chain(others.into_iter().flatten())
                        .any(|it| self.completes(it))
                }
                MacroKind::Block(body) => self.completes(*body),
                _ => self.evaluates(expr),
            },
            _ => self.evaluates(expr),
        }
    }

    fn stmt_completes(&self, stmt: &Stmt) -> bool {
        match stmt {
            Stmt::Let { init, .. } => init.is_none_or(|it| self.completes(it)),
            Stmt::Expr { expr, .. } => self.completes(*expr),
        }
    }

    fn evaluates(&self, expr: ExprId) -> bool {
        let calls = matches!(
            self.kind(expr),
            ExprKind::Call { .. } | ExprKind::MethodCall { .. } | ExprKind::Macro(_)
        );
        let mut completes = !(calls && matches!(self.ty(expr), Ty::Never));
        self.body.for_each_child(expr, &mut |child, role| {
            completes &= role == Role::LazyOperand || self.completes(child);
        });
        completes
    }

    /// The conditions that were looked at on the way to an expression, and whether they held: of
    /// the branches that it stands in, and of `while` loops that have ended before it.
    pub fn conditions_at(&self, expr: ExprId) -> Vec<(ExprId, bool)> {
        let mut conditions = Vec::new();
        for outer in self.body.ancestors(expr) {
            match self.kind(outer) {
                ExprKind::If { cond, else_, .. } => {
                    let holds = !else_.is_some_and(|it| self.body.is_within(expr, it));
                    conditions.push((*cond, holds));
                }
                ExprKind::While { cond, .. } => conditions.push((*cond, true)),
                ExprKind::Block(block) => {
                    let ended = block.stmts.iter().filter_map(|it| {
                        let Stmt::Expr { expr: loop_, .. } = *it else {
                            return None;
                        };
                        let ExprKind::While { cond, .. } = *self.kind(loop_) else {
                            return None;
                        };
                        let is_break = |it: &ExprKind| matches!(it, ExprKind::Break { .. });
                        let is_before = self.span(loop_).end <= self.span(expr).start;
                        (is_before && !self.has_jump(loop_, loop_, is_break)).then_some(cond)
                    });
                    conditions.extend(ended.map(|it| (it, false)));
                }
                _ => {}
            }
        }
        conditions
    }

    /// Whether a handler or another block is empty.
    pub fn does_nothing(&self, part: ExprId) -> bool {
        match self.kind(part) {
            ExprKind::Block(block) => {
                block.stmts.is_empty() && block.tail.is_none_or(|it| self.does_nothing(it))
            }
            ExprKind::Tuple(parts) => parts.is_empty(),
            ExprKind::Continue { .. } => true,
            _ => false,
        }
    }

    /// Whether running a part of a loop's body may lead to another turn of that loop.
    pub fn goes_round(&self, part: ExprId, loop_: ExprId) -> bool {
        let continues = |it| self.has_jump(it, loop_, |it| matches!(it, ExprKind::Continue { .. }));
        if continues(part) {
            return true;
        }
        let mut inner = part;
        let mut completes = self.completes(part);
        for outer in self.body.ancestors(part) {
            if !completes || outer == loop_ {
                return completes;
            }
            let is_branch = matches!(
                self.role(inner),
                Role::Then | Role::Else | Role::ArmBody | Role::SelectHandler
            );
            if !is_branch {
                let mut later = false;
                self.body.for_each_child(outer, &mut |child, _| {
                    let is_later = self.span(child).start >= self.span(inner).end;
                    later |= is_later && continues(child);
                });
                if later {
                    return true;
                }
                completes = self.completes(outer);
            }
            inner = outer;
        }
        false
    }

    /// Whether control may come from one part of a body to another behind it, apart from further
    /// turns of a loop. A `return` with an error counts as going on: it is not what was meant.
    pub fn leads_to(&self, from: ExprId, to: ExprId) -> bool {
        let mut inner = from;
        for outer in self.body.ancestors(from) {
            let is_common = self.body.is_within(to, outer);
            let is_left = match self.kind(outer) {
                ExprKind::Return(_) => !is_common,
                ExprKind::Block(block) if !is_common => {
                    let stmts = block.stmts.iter().filter_map(|it| match it {
                        Stmt::Expr { expr, .. } => Some(*expr),
                        Stmt::Let { .. } => None,
                    });
                    let mut later = stmts.chain(block.tail);
                    later.any(|it| self.span(it).start >= self.span(inner).end && self.is_over(it))
                }
                _ => false,
            };
            if is_left {
                return false;
            }
            if is_common {
                let mut others = self.body.ancestors(to).take_while(|it| *it != outer);
                let other = others.by_ref().last().unwrap_or(to);
                let (role, its) = (self.role(inner), self.role(other));
                return inner == other || !(is_alternative(role) && is_alternative(its));
            }
            inner = outer;
        }
        true
    }

    /// `return;`, `return Ok(…);`
    fn is_over(&self, stmt: ExprId) -> bool {
        match self.kind(stmt) {
            ExprKind::Return(None) => true,
            ExprKind::Return(Some(value)) => match self.kind(*value) {
                ExprKind::Call { callee, .. } => {
                    matches!(self.kind(*callee), ExprKind::Path(path) if path.last_name() == "Ok")
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether something else decides if an expression is evaluated, or another one in its place.
    pub fn is_branch(&self, expr: ExprId) -> bool {
        let role = self.role(expr);
        is_alternative(role) || matches!(role, Role::ArmGuard | Role::LetElse | Role::LazyOperand)
    }

    pub(super) fn is_left_by_break(&self, target: ExprId) -> bool {
        self.has_jump(target, target, |it| matches!(it, ExprKind::Break { .. }))
    }

    /// Whether a jump of that kind to `target` stands in an expression.
    pub fn has_jump(
        &self,
        within: ExprId,
        target: ExprId,
        is_kind: impl Fn(&ExprKind) -> bool,
    ) -> bool {
        let mut found = false;
        self.body.walk(within, &mut |it| {
            found |= is_kind(self.kind(it)) && self.jump_target(it) == Some(target);
        });
        found
    }

    /// The loop or labelled block that a `break` or `continue` means.
    pub fn jump_target(&self, jump: ExprId) -> Option<ExprId> {
        let (ExprKind::Break { label, .. } | ExprKind::Continue { label }) = self.kind(jump) else {
            return None;
        };
        let region = self.region_id(jump);
        self.body
            .ancestors(jump)
            .take_while(|it| self.region_id(*it) == region)
            .find(|it| match (label, self.label(*it)) {
                (Some(wanted), Some(own)) => wanted == own,
                (Some(_), None) => false,
                (None, _) => self.is_loop(*it),
            })
    }

    fn label(&self, expr: ExprId) -> Option<&Name> {
        match self.kind(expr) {
            ExprKind::Loop { label, .. }
            | ExprKind::While { label, .. }
            | ExprKind::For { label, .. } => label.as_ref(),
            ExprKind::Block(block) => block.label.as_ref(),
            _ => None,
        }
    }

    /// Whether the name is introduced inside an expression.
    pub fn is_declared_in(&self, binding: BindingId, expr: ExprId) -> bool {
        let (name, around) = (self.body.binding(binding).span, self.span(expr));
        around.start <= name.start && name.end <= around.end
    }

    /// What `let name = …` or `let mut name = …` starts a local with.
    pub fn init_of(&self, binding: BindingId) -> Option<ExprId> {
        let pat = self.body.binding(binding).pat?;
        let named = matches!(self.body.pat(pat).kind, PatKind::Bind { sub: None, .. });
        let init = self
            .body
            .ids()
            .find(|it| self.role(*it) == Role::LetInit(pat));
        init.filter(|_| named)
    }

    /// The local in which a place lies, through fields, indices and references.
    pub fn root_of(&self, place: ExprId) -> Option<BindingId> {
        match self.kind(place) {
            ExprKind::Local(binding) => Some(*binding),
            ExprKind::Field { base, .. }
            | ExprKind::Index { base, .. }
            | ExprKind::Ref { base, .. }
            | ExprKind::Deref { base } => self.root_of(*base),
            ExprKind::MethodCall {
                receiver, method, ..
            } if matches!(method.as_str(), "as_mut" | "by_ref" | "get_mut") => {
                self.root_of(*receiver)
            }
            _ => None,
        }
    }

    /// Whether a place that lies in `local` may get another value inside an expression: it, or
    /// something that it is part of, is assigned or lent mutably there.
    pub fn is_changed_in(&self, local: BindingId, place: ExprId, within: ExprId) -> bool {
        let text = self.text(place);
        let mut uses = self.body.binding(local).uses.iter();
        uses.any(|it| {
            self.body.is_within(*it, within) && {
                let mut at = *it;
                // `a.b` is changed with `a`, `a.b` and `a.b.c`, not with `a.c`.
                while self.role(at) == Role::FieldBase
                    && let Some(outer) = self.body.expr(at).parent
                {
                    at = outer;
                }
                let related = |a: &str, b: &str| a.starts_with(b) || b.starts_with(a);
                related(self.text(at), text)
                    && matches!(
                        self.role(at),
                        Role::AssignLhs | Role::RefBase { mutable: true }
                    )
            }
        })
    }

    /// The expressions around one, the nearest first, that run with it: up to the closure, async
    /// block or function.
    pub fn around(&self, expr: ExprId) -> impl Iterator<Item = ExprId> {
        let region = self.region_id(expr);
        let outer = self.body.ancestors(expr);
        outer.take_while(move |it| self.region_id(*it) == region)
    }
}

/// One of several parts, of which only one is evaluated.
fn is_alternative(role: Role) -> bool {
    matches!(
        role,
        Role::Then | Role::Else | Role::ArmBody | Role::SelectHandler
    )
}
