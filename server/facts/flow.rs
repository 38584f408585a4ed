//! Which guards and channel ends are alive where: one walk in the order of evaluation.
//!
//! A binding lives from its pattern until it is moved, dropped or its block ends; a temporary
//! until the end of its statement, or as the reference says for scrutinees, conditions, tails and
//! extended temporaries of the edition at hand. Where branches meet, what may live lives.

mod live;
mod temporary;

use live::{Live, meet};

use super::{Facts, Guard, GuardPlace};
use crate::ir::{
    BinaryOp, BindingId, Block, BlockKind, ExprId, ExprKind, MacroKind, PatId, PatKind, Stmt,
};
use crate::syntax::Edition;
use crate::types::Ty;

/// The guards of a body, and the senders, with the await points at which they may live.
pub(super) fn run(facts: &Facts<'_>) -> (Vec<Guard>, Vec<(BindingId, Vec<usize>)>) {
    let mut flow = Flow {
        temporaries_2024: edition(facts) >= Edition::Edition2024,
        tracked: Vec::new(),
        alive: Vec::new(),
        at_calls: Vec::new(),
        live: Some(Live::default()),
        temps: vec![Vec::new()],
        blocks: Vec::new(),
        scrutinee_of: None,
        exits: Vec::new(),
        facts,
    };
    for param in &flow.facts.body.params {
        flow.declare(*param);
    }
    flow.visit(flow.facts.body.root);
    let (tracked, alive, at_calls) = (flow.tracked, flow.alive, flow.at_calls);
    let mut guards = Vec::new();
    let mut senders = Vec::new();
    for (at, it) in tracked.into_iter().enumerate() {
        let lived = alive.iter().filter(|(_, live)| live.has(at)).map(|it| it.0);
        let mut awaits = lived.collect::<Vec<_>>();
        awaits.sort_unstable();
        awaits.dedup();
        match (it.guard, it.binding) {
            (Some(guard), _) => {
                let calls = at_calls
                    .iter()
                    .filter(|(_, live)| live.has(at))
                    .map(|it| it.0);
                let calls = calls.collect();
                guards.push(Guard {
                    awaits,
                    calls,
                    ..guard
                });
            }
            (None, Some(binding)) => senders.push((binding, awaits)),
            (None, None) => {}
        }
    }
    (guards, senders)
}

pub(super) fn edition(facts: &Facts<'_>) -> Edition {
    facts
        .index()
        .krate(facts.index().crate_of(facts.def.file))
        .edition
}

struct Flow<'f, 'a> {
    facts: &'f Facts<'a>,
    temporaries_2024: bool,
    tracked: Vec<Tracked>,
    /// What lived at each await point, by position in the list of await points.
    alive: Vec<(usize, Live)>,
    /// What lived while each call ran, if anything did.
    at_calls: Vec<(ExprId, Live)>,
    /// What lives now; `None` where control does not come.
    live: Option<Live>,
    /// The temporaries of each enclosing temporary scope.
    temps: Vec<Vec<usize>>,
    /// What each enclosing block declared, extended temporaries included.
    blocks: Vec<Vec<usize>>,
    /// The `match`, `for`, `if let` or `while let` whose scrutinee is being evaluated.
    scrutinee_of: Option<ExprId>,
    /// The states in which enclosing loops are left.
    exits: Vec<Vec<Live>>,
}

struct Tracked {
    binding: Option<BindingId>,
    guard: Option<Guard>,
}

impl<'a> Flow<'_, 'a> {
    fn visit(&mut self, id: ExprId) {
        let body = self.facts.body;
        match body.kind(id) {
            ExprKind::Block(block) => self.block(id, block),
            ExprKind::Closure(_) => self.region(id),
            ExprKind::If { cond, then, else_ } => self.if_(id, *cond, *then, *else_),
            ExprKind::Match { scrutinee, arms } => {
                self.scrutinee(id, *scrutinee);
                let entry = self.live.clone();
                let mut after = None;
                for arm in arms {
                    self.live = entry.clone();
                    self.blocks.push(Vec::new());
                    self.declare(arm.pat);
                    if let Some(guard) = arm.guard {
                        self.scoped(|it| it.visit(guard));
                    }
                    self.scoped(|it| it.visit(arm.body));
                    self.end_block();
                    after = meet(after, self.live.take());
                }
                self.live = if arms.is_empty() { entry } else { after };
            }
            ExprKind::Loop { body: inner, .. } => {
                self.loop_(|it| {
                    it.visit(*inner);
                });
                // Only `break` leaves it.
                self.live = self.leave_loop();
            }
            ExprKind::While {
                cond, body: inner, ..
            } => {
                let mut after_cond = None;
                self.loop_(|it| {
                    it.blocks.push(Vec::new());
                    it.scoped(|it| {
                        it.condition(*cond, id);
                        after_cond = it.live.clone();
                        it.visit(*inner);
                    });
                    it.end_block();
                });
                let exits = self.leave_loop();
                self.live = meet(after_cond, exits);
            }
            ExprKind::For {
                pat,
                iterable,
                body: inner,
                ..
            } => {
                self.scrutinee(id, *iterable);
                let entry = self.live.clone();
                self.loop_(|it| {
                    it.blocks.push(Vec::new());
                    it.declare(*pat);
                    it.visit(*inner);
                    it.end_block();
                });
                let exits = self.leave_loop();
                self.live = meet(entry, exits);
            }
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
            ExprKind::Let { pat, scrutinee } => {
                self.scrutinee(id, *scrutinee);
                self.declare(*pat);
            }
            ExprKind::Assign { lhs, rhs, .. } => {
                self.visit(*rhs);
                self.visit(*lhs);
                // What stood there before is dropped only now, and the new value lives on.
                if let ExprKind::Local(binding) = body.kind(*lhs) {
                    self.revive(*binding);
                }
            }
            ExprKind::Return(_) => {
                self.children(id);
                self.live = None;
            }
            ExprKind::Break { .. } => {
                self.children(id);
                if let (Some(live), Some(exits)) = (self.live.take(), self.exits.last_mut()) {
                    exits.push(live);
                }
            }
            ExprKind::Continue { .. } => self.live = None,
            ExprKind::Local(binding) => {
                if self.facts.is_move(id) {
                    self.kill_binding(*binding);
                }
            }
            ExprKind::Await { base } => {
                self.visit(*base);
                self.suspend(id);
            }
            ExprKind::Yield(_) => {
                self.children(id);
                self.suspend(id);
            }
            ExprKind::Macro(call) => match &call.kind {
                MacroKind::Select(select) => {
                    for arm in &select.arms {
                        if let Some(condition) = arm.condition {
                            self.scoped(|it| it.visit(condition));
                        }
                    }
                    for arm in &select.arms {
                        self.scoped(|it| it.visit(arm.future));
                    }
                    self.suspend(id);
                    let entry = self.live.clone();
                    let mut after = None;
                    for arm in &select.arms {
                        self.live = entry.clone();
                        self.blocks.push(Vec::new());
                        self.declare(arm.pat);
                        self.scoped(|it| it.visit(arm.handler));
                        self.end_block();
                        after = meet(after, self.live.take());
                    }
                    for it in [select.else_, select.complete, select.default]
                        .into_iter()
                        .flatten()
                    {
                        self.live = entry.clone();
                        self.scoped(|flow| flow.visit(it));
                        after = meet(after, self.live.take());
                    }
                    self.live = after.or(entry);
                }
                MacroKind::Join { futures, .. } => {
                    for future in futures {
                        self.scoped(|it| it.visit(*future));
                    }
                    self.suspend(id);
                }
                MacroKind::Stream { .. } => self.region(id),
                _ => {
                    self.children(id);
                    if matches!(self.facts.ty(id), Ty::Never) {
                        self.live = None;
                    }
                }
            },
            ExprKind::Call { .. } | ExprKind::MethodCall { .. } => {
                self.children(id);
                if let Some(live) = self.live.as_ref().filter(|it| !it.is_empty()) {
                    self.at_calls.push((id, live.clone()));
                }
                if matches!(self.facts.ty(id), Ty::Never) {
                    self.live = None;
                }
            }
            _ => self.children(id),
        }
        self.temporary(id);
    }

    fn children(&mut self, id: ExprId) {
        self.facts
            .body
            .for_each_child(id, &mut |child, _| self.visit(child));
    }

    /// Runs `f` in a temporary scope of its own.
    fn scoped(&mut self, f: impl FnOnce(&mut Self)) {
        self.temps.push(Vec::new());
        f(self);
        let ended = self.temps.pop().unwrap_or_default();
        self.kill_all(&ended);
    }

    fn scrutinee(&mut self, of: ExprId, expr: ExprId) {
        let before = self.scrutinee_of.replace(of);
        self.visit(expr);
        self.scrutinee_of = before;
    }

    fn if_(&mut self, id: ExprId, cond: ExprId, then: ExprId, else_: Option<ExprId>) {
        let has_let = self.has_let(cond);
        let mut otherwise = None;
        self.blocks.push(Vec::new());
        if has_let && !self.temporaries_2024 {
            // As a `match`: temporaries live to the end of the statement, also in `else`.
            self.condition(cond, id);
            otherwise = self.live.clone();
            self.visit(then);
        } else {
            let mut temps_of_cond = Vec::new();
            self.scoped(|it| {
                it.condition(cond, id);
                otherwise = it.live.clone();
                temps_of_cond = it.temps.last().cloned().unwrap_or_default();
                it.visit(then);
            });
            if let Some(live) = &mut otherwise {
                temps_of_cond.iter().for_each(|it| live.clear(*it));
            }
        }
        let declared = self.blocks.pop().unwrap_or_default();
        self.kill_all(&declared);
        if let Some(live) = &mut otherwise {
            declared.iter().for_each(|it| live.clear(*it));
        }
        let after_then = self.live.take();
        self.live = otherwise;
        if let Some(else_) = else_ {
            self.visit(else_);
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

    /// Runs a loop's body, a second time if the first pass changes what it starts with.
    fn loop_(&mut self, mut f: impl FnMut(&mut Self)) {
        self.exits.push(Vec::new());
        let entry = self.live.clone();
        f(self);
        let again = meet(entry.clone(), self.live.clone());
        if again != entry {
            self.live = again;
            f(self);
        }
    }

    fn leave_loop(&mut self) -> Option<Live> {
        let exits = self.exits.pop().unwrap_or_default();
        exits.into_iter().map(Some).fold(None, meet)
    }

    fn block(&mut self, id: ExprId, block: &Block) {
        if matches!(block.kind, BlockKind::Async { .. }) {
            self.region(id);
            return;
        }
        let labelled = block.label.is_some();
        if labelled {
            self.exits.push(Vec::new());
        }
        self.statements(block);
        if labelled {
            let exits = self.leave_loop();
            self.live = meet(self.live.take(), exits);
        }
    }

    fn statements(&mut self, block: &Block) {
        self.blocks.push(Vec::new());
        let scrutinee = self.scrutinee_of.take();
        for stmt in &block.stmts {
            match stmt {
                Stmt::Let {
                    pat, init, else_, ..
                } => {
                    self.scoped(|it| {
                        if let Some(init) = init {
                            it.visit(*init);
                        }
                    });
                    if let Some(else_) = else_ {
                        let before = self.live.clone();
                        self.visit(*else_);
                        self.live = before;
                    }
                    self.declare(*pat);
                }
                Stmt::Expr { expr, .. } => self.scoped(|it| it.visit(*expr)),
            }
        }
        if let Some(tail) = block.tail {
            if self.temporaries_2024 {
                self.scoped(|it| it.visit(tail));
            } else {
                self.visit(tail);
            }
        }
        self.scrutinee_of = scrutinee;
        self.end_block();
    }

    fn end_block(&mut self) {
        let declared = self.blocks.pop().unwrap_or_default();
        self.kill_all(&declared);
    }

    /// A closure, async block or stream: run elsewhere, with what it captures by value.
    fn region(&mut self, id: ExprId) {
        let captured = self.captured(id);
        for at in &captured {
            self.kill(*at);
        }
        let outer = self.live.take();
        let mut inner = Live::default();
        captured.iter().for_each(|it| inner.set(*it));
        self.live = Some(inner);
        let temps = std::mem::replace(&mut self.temps, vec![Vec::new()]);
        let blocks = std::mem::take(&mut self.blocks);
        let exits = std::mem::take(&mut self.exits);
        let scrutinee = self.scrutinee_of.take();
        match self.facts.kind(id) {
            ExprKind::Block(block) => self.statements(block),
            ExprKind::Closure(closure) => {
                self.blocks.push(Vec::new());
                for param in &closure.params {
                    self.declare(param.pat);
                }
                self.visit(closure.body);
                self.end_block();
            }
            _ => self.children(id),
        }
        self.live = outer;
        self.temps = temps;
        self.blocks = blocks;
        self.exits = exits;
        self.scrutinee_of = scrutinee;
    }

    /// The tracked bindings that a region takes with it.
    fn captured(&self, id: ExprId) -> Vec<usize> {
        let body = self.facts.body;
        let is_move = match body.kind(id) {
            ExprKind::Closure(closure) => closure.is_move,
            ExprKind::Block(block) => matches!(block.kind, BlockKind::Async { is_move: true }),
            _ => true,
        };
        let taken = |binding: BindingId| {
            body.binding(binding)
                .uses
                .iter()
                .any(|it| body.is_within(*it, id) && (is_move || self.facts.is_move(*it)))
        };
        let tracked = self.tracked.iter().enumerate();
        tracked
            .filter(|(_, it)| it.binding.is_some_and(taken))
            .map(|it| it.0)
            .collect()
    }

    /// Starts to track the bindings of a pattern that are worth it.
    fn declare(&mut self, pat: PatId) {
        let body = self.facts.body;
        match &body.pat(pat).kind {
            PatKind::Bind { binding, sub, .. } => {
                self.declare_binding(*binding);
                if let Some(sub) = sub {
                    self.declare(*sub);
                }
            }
            PatKind::Tuple(parts) | PatKind::Or(parts) | PatKind::Slice(parts) => {
                parts.iter().for_each(|it| self.declare(*it));
            }
            PatKind::TupleStruct { args, .. } => args.iter().for_each(|it| self.declare(*it)),
            PatKind::Struct { fields, .. } => fields.iter().for_each(|it| self.declare(it.1)),
            PatKind::Ref(inner) => self.declare(*inner),
            _ => {}
        }
    }

    fn declare_binding(&mut self, binding: BindingId) {
        let at = match self
            .tracked
            .iter()
            .position(|it| it.binding == Some(binding))
        {
            Some(at) => at,
            None => {
                let ty = self.facts.types.binding(binding);
                let guard = self.facts.guard_in(ty).map(|(guard, ty)| Guard {
                    kind: guard.kind,
                    thread: guard.thread,
                    shared: guard.shared,
                    place: GuardPlace::Named(binding),
                    ty,
                    span: self.facts.body.binding(binding).span,
                    awaits: Vec::new(),
                    calls: Vec::new(),
                });
                let owned = !matches!(ty, Ty::Ref { .. });
                let effects = self.facts.world.effects_of_type(ty);
                let is_sender = owned && effects.is_some_and(|it| it.sender.is_some());
                if guard.is_none() && !is_sender {
                    return;
                }
                self.tracked.push(Tracked {
                    binding: Some(binding),
                    guard,
                });
                self.tracked.len() - 1
            }
        };
        if let Some(live) = &mut self.live {
            live.set(at);
        }
        if let Some(block) = self.blocks.last_mut() {
            block.push(at);
        }
    }

    fn revive(&mut self, binding: BindingId) {
        let at = self
            .tracked
            .iter()
            .position(|it| it.binding == Some(binding));
        if let (Some(at), Some(live)) = (at, &mut self.live) {
            live.set(at);
        }
    }

    fn kill_binding(&mut self, binding: BindingId) {
        if let Some(at) = self
            .tracked
            .iter()
            .position(|it| it.binding == Some(binding))
        {
            self.kill(at);
        }
    }

    fn kill(&mut self, at: usize) {
        if let Some(live) = &mut self.live {
            live.clear(at);
        }
    }

    fn kill_all(&mut self, ended: &[usize]) {
        ended.iter().for_each(|it| self.kill(*it));
    }

    fn suspend(&mut self, id: ExprId) {
        let at = self.facts.awaits.iter().position(|it| it.expr == id);
        if let (Some(at), Some(live)) = (at, &self.live) {
            self.alive.push((at, live.clone()));
        }
    }
}
