//! Which guards and channel ends are alive where: one walk in the order of evaluation.
//!
//! A binding lives from its pattern until it is moved, dropped or its block ends; a temporary
//! until the end of its statement, or as the reference says for scrutinees, conditions, tails and
//! extended temporaries of the edition at hand. Where branches meet, what may live lives.

mod binding;
mod branch;
mod live;
mod temporary;
#[cfg(test)]
mod tests;

use live::{Live, meet};

use super::{Facts, Guard, Lives};
use crate::ir::{
    BindingId, Block, BlockKind, ExprId, ExprKind, MacroCall, MacroKind, Name, PatKind, Stmt,
};
use crate::syntax::Edition;
use crate::types::Ty;

/// The guards of a body, and the senders, with the await points at which they may live.
pub(super) fn run(facts: &Facts<'_>) -> Lives {
    let mut flow = Flow {
        temporaries_2024: facts.edition() >= Edition::Edition2024,
        tracked: Vec::new(),
        alive: Vec::new(),
        at_calls: Vec::new(),
        live: Some(Live::default()),
        temps: vec![Vec::new()],
        blocks: vec![Vec::new()],
        scrutinee: None,
        let_block: 0,
        jumps: Vec::new(),
        facts,
    };
    for param in &facts.body.params {
        flow.declare(*param);
    }
    flow.visit(facts.body.root);
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
                let calls = at_calls.iter().filter(|(_, live)| live.has(at));
                let calls = calls.map(|it| it.0).collect();
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
    Lives { guards, senders }
}

impl Facts<'_> {
    pub fn edition(&self) -> Edition {
        let index = self.index();
        index.krate(index.crate_of(self.def.file)).edition
    }
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
    scrutinee: Option<Scrutinee>,
    /// The block of the `let` whose initialiser is being evaluated, by position in `blocks`.
    let_block: usize,
    /// The loops and labelled blocks around.
    jumps: Vec<Jump>,
}

struct Tracked {
    binding: Option<BindingId>,
    guard: Option<Guard>,
}

/// The `match`, `for`, `if let` or `while let` whose scrutinee is being evaluated.
#[derive(Clone, Copy)]
struct Scrutinee {
    of: ExprId,
    /// How many temporary scopes are open: those of the scrutinee itself go to the last.
    depth: usize,
}

/// Where `break` and `continue` go, and in which states.
struct Jump {
    label: Option<Name>,
    is_loop: bool,
    scope: Depth,
    breaks: Option<Live>,
    continues: Option<Live>,
}

/// How many scopes are open.
#[derive(Clone, Copy)]
struct Depth {
    temps: usize,
    blocks: usize,
}

impl Flow<'_, '_> {
    fn visit(&mut self, id: ExprId) {
        let body = self.facts.body;
        match body.kind(id) {
            ExprKind::Block(block) => self.block(id, block),
            ExprKind::Closure(_) => self.region(id),
            ExprKind::If { .. }
            | ExprKind::Match { .. }
            | ExprKind::Loop { .. }
            | ExprKind::While { .. }
            | ExprKind::For { .. }
            | ExprKind::Binary { .. }
            | ExprKind::Break { .. }
            | ExprKind::Continue { .. } => self.branch(id),
            ExprKind::Let { pat, scrutinee } => {
                self.scrutinee(id, *scrutinee);
                self.declare(*pat);
            }
            ExprKind::Assign { op, lhs, rhs } => {
                self.visit(*rhs);
                self.visit(*lhs);
                // What stood there before is dropped only now, and the new value lives on.
                if let (ExprKind::Local(binding), None) = (body.kind(*lhs), op) {
                    match self.is_empty(*rhs) {
                        true => self.kill_binding(*binding),
                        false => self.revive(*binding),
                    }
                }
            }
            ExprKind::Return(_) => {
                self.children(id);
                self.live = None;
            }
            ExprKind::Local(binding) => {
                if self.takes(id) {
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
            ExprKind::Macro(call) => self.macro_(id, call),
            ExprKind::Call { .. } | ExprKind::MethodCall { .. } => {
                self.children(id);
                if let Some(live) = self.live.as_ref().filter(|it| !it.is_empty()) {
                    self.at_calls.push((id, live.clone()));
                }
                if let Some(emptied) = self.emptied(id) {
                    self.kill_binding(emptied);
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
        let body = self.facts.body;
        body.for_each_child(id, &mut |child, _| self.visit(child));
    }

    fn depth(&self) -> Depth {
        Depth {
            temps: self.temps.len(),
            blocks: self.blocks.len(),
        }
    }

    /// Runs `f` in a temporary scope of its own.
    fn scoped(&mut self, f: impl FnOnce(&mut Self)) {
        self.temps.push(Vec::new());
        f(self);
        let ended = self.temps.pop().unwrap_or_default();
        self.kill_all(&ended);
    }

    /// Runs `f` in a scope of bindings of its own.
    fn in_block(&mut self, f: impl FnOnce(&mut Self)) {
        self.blocks.push(Vec::new());
        f(self);
        let declared = self.blocks.pop().unwrap_or_default();
        self.kill_all(&declared);
    }

    /// What lives once all scopes but the outer ones are left.
    fn leaving(&self, to: Depth) -> Option<Live> {
        let mut live = self.live.clone()?;
        let temps = self.temps.iter().skip(to.temps);
        let blocks = self.blocks.iter().skip(to.blocks);
        temps.chain(blocks).flatten().for_each(|it| live.clear(*it));
        Some(live)
    }

    fn scrutinee(&mut self, of: ExprId, expr: ExprId) {
        let depth = self.temps.len();
        let before = self.scrutinee.replace(Scrutinee { of, depth });
        self.visit(expr);
        self.scrutinee = before;
    }

    fn macro_(&mut self, id: ExprId, call: &MacroCall) {
        match &call.kind {
            MacroKind::Select(select) => self.select(id, select),
            MacroKind::Join { futures, .. } => {
                for future in futures {
                    self.scoped(|it| it.visit(*future));
                }
                self.suspend(id);
            }
            MacroKind::Stream { .. } => self.region(id),
            MacroKind::Exprs(args) if !self.facts.is_run_in_place(id, call) => {
                self.scoped(|it| it.children(id));
                // It may take away what it is given.
                let facts = self.facts;
                let given = args.iter().filter_map(|it| match facts.kind(it.expr) {
                    ExprKind::Local(binding) => Some(*binding),
                    _ => None,
                });
                given.for_each(|it| self.kill_binding(it));
            }
            MacroKind::Exprs(_) if !is_expression(call) => self.scoped(|it| it.children(id)),
            _ => self.children(id),
        }
        if matches!(self.facts.ty(id), Ty::Never) {
            self.live = None;
        }
    }

    fn block(&mut self, id: ExprId, block: &Block) {
        if matches!(block.kind, BlockKind::Async { .. }) {
            self.region(id);
            return;
        }
        let label = block.label.clone();
        let labelled = label.is_some();
        if labelled {
            self.jumps.push(Jump {
                label,
                is_loop: false,
                scope: self.depth(),
                breaks: None,
                continues: None,
            });
        }
        self.statements(block);
        if labelled && let Some(jump) = self.jumps.pop() {
            self.live = meet(self.live.take(), jump.breaks);
        }
    }

    fn statements(&mut self, block: &Block) {
        self.in_block(|flow| {
            for stmt in &block.stmts {
                match stmt {
                    Stmt::Let {
                        pat, init, else_, ..
                    } => {
                        let outer = std::mem::replace(&mut flow.let_block, flow.blocks.len() - 1);
                        if let Some(init) = init {
                            flow.scoped(|it| it.visit(*init));
                        }
                        flow.let_block = outer;
                        if let Some(else_) = else_ {
                            let before = flow.live.clone();
                            flow.scoped(|it| it.visit(*else_));
                            flow.live = before;
                        }
                        flow.declare(*pat);
                        if let PatKind::Bind { binding, .. } = flow.facts.body.pat(*pat).kind
                            && init.is_none_or(|it| flow.is_empty(it))
                        {
                            flow.kill_binding(binding);
                        }
                    }
                    Stmt::Expr { expr, .. } => flow.scoped(|it| it.visit(*expr)),
                }
            }
            if let Some(tail) = block.tail {
                if flow.temporaries_2024 {
                    flow.scoped(|it| it.visit(tail));
                } else {
                    flow.visit(tail);
                }
            }
        });
    }

    /// A closure, async block or stream: run elsewhere, with what it captures by value.
    fn region(&mut self, id: ExprId) {
        let captured = self.captured(id);
        self.kill_all(&captured);
        let mut inner = Live::default();
        captured.iter().for_each(|it| inner.set(*it));
        let live = self.live.replace(inner);
        let temps = std::mem::replace(&mut self.temps, vec![Vec::new()]);
        let blocks = std::mem::replace(&mut self.blocks, vec![Vec::new()]);
        let jumps = std::mem::take(&mut self.jumps);
        let scrutinee = self.scrutinee.take();
        let let_block = std::mem::take(&mut self.let_block);
        match self.facts.kind(id) {
            ExprKind::Block(block) => self.statements(block),
            ExprKind::Closure(closure) => {
                for param in &closure.params {
                    self.declare(param.pat);
                }
                self.visit(closure.body);
            }
            _ => self.children(id),
        }
        self.live = live;
        self.temps = temps;
        self.blocks = blocks;
        self.jumps = jumps;
        self.scrutinee = scrutinee;
        self.let_block = let_block;
    }

    fn suspend(&mut self, id: ExprId) {
        let at = self.facts.awaits.iter().position(|it| it.expr == id);
        if let (Some(at), Some(live)) = (at, &self.live) {
            self.alive.push((at, live.clone()));
        }
    }
}

/// Whether the macro becomes one expression, so that what is made in its arguments lives on to
/// the end of the statement around it. The others have statements of their own.
fn is_expression(call: &MacroCall) -> bool {
    matches!(
        call.path.last_name(),
        "vec" | "matches" | "dbg" | "write" | "writeln" | "format_args" | "pin"
    )
}
