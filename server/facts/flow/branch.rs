//! Where control parts and meets: conditions, matches, loops, `select!`.

use super::live::{Live, meet};
use super::{Flow, Jump};
use crate::ir::{BinaryOp, ExprId, ExprKind, MatchArm, Name, PatId, Select};

impl Flow<'_, '_> {
    pub(super) fn branch(&mut self, id: ExprId) {
        match self.facts.kind(id) {
            ExprKind::If { cond, then, else_ } => self.if_(id, *cond, *then, *else_),
            ExprKind::Match { scrutinee, arms } => self.match_(id, *scrutinee, arms),
            ExprKind::Loop { label, body } => {
                // Only `break` leaves it.
                self.live = self.loop_(label, |it| it.scoped(|it| it.visit(*body)));
            }
            ExprKind::While { label, cond, body } => self.while_(id, label, *cond, *body),
            ExprKind::For {
                label,
                pat,
                iterable,
                body,
            } => self.scoped(|it| it.for_(id, label, *pat, *iterable, *body)),
            ExprKind::Binary {
                op: BinaryOp::And | BinaryOp::Or,
                lhs,
                rhs,
            } => {
                self.scoped(|it| it.visit(*lhs));
                let short = self.live.clone();
                self.scoped(|it| it.visit(*rhs));
                self.live = meet(short, self.live.take());
            }
            ExprKind::Break { label, .. } => {
                self.children(id);
                self.jump(label, false);
            }
            ExprKind::Continue { label } => self.jump(label, true),
            _ => self.children(id),
        }
    }

    fn if_(&mut self, id: ExprId, cond: ExprId, then: ExprId, else_: Option<ExprId>) {
        let depth = self.depth();
        let mut otherwise = None;
        self.in_block(|flow| {
            if flow.has_let(cond) && !flow.temporaries_2024 {
                // As a `match`: temporaries live to the end of the statement, also in `else`.
                flow.condition(cond, id);
                otherwise = flow.leaving(depth);
                flow.scoped(|it| it.visit(then));
            } else {
                flow.scoped(|it| {
                    it.condition(cond, id);
                    otherwise = it.leaving(depth);
                    it.scoped(|it| it.visit(then));
                });
            }
        });
        let after_then = self.live.take();
        self.live = otherwise;
        if let Some(else_) = else_ {
            self.scoped(|it| it.visit(else_));
        }
        self.live = meet(after_then, self.live.take());
    }

    fn has_let(&self, cond: ExprId) -> bool {
        match self.facts.kind(cond) {
            ExprKind::Let { .. } => true,
            ExprKind::Binary {
                op: BinaryOp::And,
                lhs,
                rhs,
            } => self.has_let(*lhs) || self.has_let(*rhs),
            _ => false,
        }
    }

    /// A condition of `if` or `while`: temporaries of `let` live on, the others end at once.
    fn condition(&mut self, cond: ExprId, of: ExprId) {
        match self.facts.kind(cond) {
            ExprKind::Binary {
                op: BinaryOp::And,
                lhs,
                rhs,
            } if self.has_let(cond) => {
                self.condition(*lhs, of);
                self.condition(*rhs, of);
            }
            ExprKind::Let { pat, scrutinee } => {
                self.scrutinee(of, *scrutinee);
                self.declare(*pat);
            }
            _ => self.scoped(|it| it.visit(cond)),
        }
    }

    fn match_(&mut self, id: ExprId, scrutinee: ExprId, arms: &[MatchArm]) {
        self.scrutinee(id, scrutinee);
        let entry = self.live.clone();
        let mut after = None;
        for arm in arms {
            self.live = entry.clone();
            self.in_block(|flow| {
                flow.declare(arm.pat);
                if let Some(guard) = arm.guard {
                    flow.scoped(|it| it.visit(guard));
                }
                flow.scoped(|it| it.visit(arm.body));
            });
            after = meet(after, self.live.take());
        }
        self.live = after;
    }

    fn while_(&mut self, id: ExprId, label: &Option<Name>, cond: ExprId, body: ExprId) {
        let depth = self.depth();
        let mut ended = None;
        let breaks = self.loop_(label, |flow| {
            flow.in_block(|flow| {
                flow.scoped(|it| {
                    it.condition(cond, id);
                    ended = it.leaving(depth);
                    it.scoped(|it| it.visit(body));
                });
            });
        });
        self.live = meet(ended, breaks);
    }

    fn for_(
        &mut self,
        id: ExprId,
        label: &Option<Name>,
        pat: PatId,
        iterable: ExprId,
        body: ExprId,
    ) {
        self.scrutinee(id, iterable);
        // The items of an iterator that holds a lock hold the same lock.
        let holds = self.is_tracked_temporary(iterable);
        let mut ended = None;
        let breaks = self.loop_(label, |flow| {
            ended = flow.live.clone();
            flow.in_block(|flow| {
                if !holds {
                    flow.declare(pat);
                }
                flow.scoped(|it| it.visit(body));
            });
        });
        self.live = meet(ended, breaks);
    }

    /// Runs a loop's body, a second time if the first pass changes what it starts with. Returns
    /// the state in which `break` leaves it.
    fn loop_(&mut self, label: &Option<Name>, mut f: impl FnMut(&mut Self)) -> Option<Live> {
        self.jumps.push(Jump {
            label: label.clone(),
            is_loop: true,
            scope: self.depth(),
            breaks: None,
            continues: None,
        });
        let entry = self.live.clone();
        f(self);
        let continues = self.jumps.last_mut().and_then(|it| it.continues.take());
        let back = meet(self.live.clone(), continues);
        let again = meet(entry.clone(), back);
        if again != entry {
            self.live = again;
            f(self);
        }
        self.jumps.pop().and_then(|it| it.breaks)
    }

    fn jump(&mut self, label: &Option<Name>, is_continue: bool) {
        let target = self.jumps.iter().rposition(|it| match label {
            Some(_) => it.label == *label,
            None => it.is_loop,
        });
        if let Some(at) = target {
            let state = self.leaving(self.jumps[at].scope);
            let jump = &mut self.jumps[at];
            let states = match is_continue {
                true => &mut jump.continues,
                false => &mut jump.breaks,
            };
            *states = meet(states.take(), state);
        }
        self.live = None;
    }

    pub(super) fn select(&mut self, id: ExprId, select: &Select) {
        for condition in select.arms.iter().filter_map(|it| it.condition) {
            self.scoped(|it| it.visit(condition));
        }
        for arm in &select.arms {
            self.scoped(|it| it.visit(arm.future));
        }
        self.suspend(id);
        let entry = self.live.clone();
        let arms = select.arms.iter().map(|it| (Some(it.pat), it.handler));
        let others = [select.else_, select.complete, select.default];
        let others = others.into_iter().flatten().map(|it| (None, it));
        let mut after = None;
        for (pat, handler) in arms.chain(others) {
            self.live = entry.clone();
            self.in_block(|flow| {
                if let Some(pat) = pat {
                    flow.declare(pat);
                }
                flow.scoped(|it| it.visit(handler));
            });
            after = meet(after, self.live.take());
        }
        self.live = after;
    }
}
