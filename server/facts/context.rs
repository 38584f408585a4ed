//! Where code runs: in a task, on a thread that may block, in a closure of unknown fate.

use super::Facts;
use crate::ir::{
    BlockKind, ExprId, ExprKind, Function, ItemKind, MacroCall, MacroKind, PatId, PatKind, Role,
    TypeRef,
};
use crate::known::SpawnKind;
use crate::syntax::is_run_in_place;
use crate::types::Ty;

/// What running here means for the runtime.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// Polled by a runtime: blocking stalls a worker.
    Async,
    /// An ordinary function: what it does, its callers do.
    Sync,
    /// Run where blocking is allowed.
    Blocking,
    /// A closure that somebody calls, somewhere.
    Unknown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegionId(pub u32);

/// A function body, closure, async block or stream: what is run as one.
#[derive(Clone, Debug)]
pub struct Region {
    /// The closure or block; `None` for the body itself.
    pub expr: Option<ExprId>,
    pub kind: RegionKind,
    pub context: Context,
    pub parent: Option<RegionId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegionKind {
    Body,
    AsyncBlock {
        is_move: bool,
    },
    Closure {
        is_async: bool,
        is_move: bool,
    },
    Stream,
    /// What a macro is given of which nobody knows what it makes of it.
    Macro,
}

pub(super) fn regions(facts: &Facts<'_>) -> (Vec<Region>, Vec<RegionId>) {
    let is_async = facts.function().is_some_and(|it| it.is_async);
    let context = if is_async || is_polled(facts) {
        Context::Async
    } else {
        Context::Sync
    };
    let body = Region {
        expr: None,
        kind: RegionKind::Body,
        context,
        parent: None,
    };
    let mut walk = Walk {
        facts,
        regions: vec![body],
        of: vec![RegionId(0); facts.body.exprs.len()],
    };
    walk.visit(facts.body.root, RegionId(0));
    (walk.regions, walk.of)
}

/// Whether a function looks like one that a runtime polls a task with, by the names in its
/// signature: it takes a `&mut Context`.
pub fn may_be_polled(function: &Function) -> bool {
    let is_context = |ty: &TypeRef| match ty {
        TypeRef::Ref {
            mutable: true,
            inner,
        } => matches!(&**inner, TypeRef::Path(path) if path.last_name() == "Context"),
        _ => false,
    };
    !function.is_async && function.params.iter().any(|it| is_context(&it.ty))
}

/// `fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<…>`, under any name.
fn is_polled(facts: &Facts<'_>) -> bool {
    if !facts.function().is_some_and(may_be_polled) {
        return false;
    }
    let Some(sig) = facts.world.types.sig(facts.def) else {
        return false;
    };
    let is = |ty: &Ty, path: &str| {
        let def = ty.peel_refs().adt();
        def.is_some_and(|it| facts.index().canonical_path(it) == path)
    };
    let mut params = sig.params.iter();
    is(&sig.ret, "std::task::Poll") && params.any(|it| is(it, "std::task::Context"))
}

impl Facts<'_> {
    /// Whether a runtime polls the code at hand itself, which asks sockets that do not block.
    pub(super) fn is_polled(&self, expr: ExprId) -> bool {
        let is_block = |it| match self.kind(it) {
            ExprKind::Block(block) => matches!(block.kind, BlockKind::Async { .. }),
            _ => false,
        };
        self.polling_calls(expr).next().is_some()
            || is_polled(self) && !self.body.ancestors(expr).any(is_block)
    }

    /// Whether the code at hand is called when a descriptor is ready, which does not block then,
    /// whatever it belongs to: `guard.try_io(|file| file.get_ref().read(buf))`.
    pub(super) fn is_for_ready(&self, expr: ExprId) -> bool {
        let mut calls = self.polling_calls(expr);
        calls.any(|it| matches!(self.kind(it), ExprKind::MethodCall { .. }))
    }

    /// Whether the code at hand is a task of an executor that is not tokio's: what panics on a
    /// runtime thread does not panic there, and what needs tokio's reactor does.
    pub fn is_off_tokio(&self, expr: ExprId) -> bool {
        let args = self
            .body
            .ancestors(expr)
            .filter(|it| matches!(self.role(*it), Role::Arg(_)));
        let calls = args.filter_map(|it| self.types.callee(self.body.expr(it).parent?));
        let mut spawns = calls.filter_map(|it| self.world.effects(it.def).spawns.clone());
        spawns.next().is_some_and(|it| it.not_tokio)
    }

    /// The calls that have a runtime poll what is written in them.
    fn polling_calls(&self, expr: ExprId) -> impl Iterator<Item = ExprId> {
        let around = self
            .body
            .ancestors(expr)
            .take_while(|it| match self.kind(*it) {
                ExprKind::Block(block) => !matches!(block.kind, BlockKind::Async { .. }),
                _ => true,
            });
        let closures = around.filter(|it| {
            let is_closure = matches!(self.kind(*it), ExprKind::Closure(_));
            is_closure && matches!(self.role(*it), Role::Arg(_))
        });
        let calls = closures.filter_map(|it| self.body.expr(it).parent);
        calls.filter(|it| {
            let callee = self.types.callee(*it);
            callee.is_some_and(|it| self.world.effects(it.def).polled)
        })
    }

    /// Whether what a macro is given is known to run where the call stands.
    pub fn is_run_in_place(&self, id: ExprId, call: &MacroCall) -> bool {
        // How the others were read says what they do.
        if !matches!(call.kind, MacroKind::Exprs(_)) {
            return true;
        }
        match self.types.macros.get(&id) {
            Some(def) if self.world.is_stub(*def) => true,
            Some(def) => {
                let kind = &self.index().item(*def).kind;
                matches!(kind, ItemKind::MacroRules { in_place: true })
            }
            None => is_run_in_place(call.path.last_name()),
        }
    }

    /// Whether a closure is handed to something that calls it in place, if at all.
    pub fn is_called_in_place(&self, closure: ExprId) -> bool {
        let call = self.body.expr(closure).parent;
        let callee = call.and_then(|it| self.types.callee(it));
        matches!(self.role(closure), Role::Arg(_))
            && callee.is_some_and(|it| self.world.effects(it.def).inline)
    }

    /// Whether an expression is evaluated by a region itself, or by closures that only borrow and
    /// are called in place there.
    pub fn runs_in(&self, expr: ExprId, region: RegionId) -> bool {
        let mut at = self.region_id(expr);
        while at != region {
            let inner = &self.regions[at.0 as usize];
            let borrows = RegionKind::Closure {
                is_async: false,
                is_move: false,
            };
            match (inner.expr, inner.parent) {
                (Some(closure), Some(outer))
                    if inner.kind == borrows && self.is_called_in_place(closure) =>
                {
                    at = outer;
                }
                _ => return false,
            }
        }
        true
    }

    /// What the function or block evaluates to in which something is awaited.
    pub fn output_around(&self, at: ExprId) -> Ty {
        let region = self.region(at);
        let types = &self.world.types;
        match (region.kind, region.expr) {
            (RegionKind::Body, _) => types
                .sig(self.def)
                .map_or(Ty::Unknown, |it| types.output(&it.ret)),
            (RegionKind::AsyncBlock { .. }, Some(block)) => types.output(self.ty(block)),
            _ => Ty::Unknown,
        }
    }
}

struct Walk<'f, 'a> {
    facts: &'f Facts<'a>,
    regions: Vec<Region>,
    of: Vec<RegionId>,
}

impl Walk<'_, '_> {
    fn visit(&mut self, id: ExprId, region: RegionId) {
        self.of[id.0 as usize] = region;
        let body = self.facts.body;
        let inner = match body.kind(id) {
            ExprKind::Block(block) => match block.kind {
                BlockKind::Async { is_move } => {
                    Some((RegionKind::AsyncBlock { is_move }, Context::Async))
                }
                _ => None,
            },
            ExprKind::Closure(closure) => {
                let kind = RegionKind::Closure {
                    is_async: closure.is_async,
                    is_move: closure.is_move,
                };
                let context = if closure.is_async {
                    Context::Async
                } else {
                    self.closure(id, region)
                };
                Some((kind, context))
            }
            ExprKind::Macro(call) if matches!(call.kind, MacroKind::Stream { .. }) => {
                Some((RegionKind::Stream, Context::Async))
            }
            ExprKind::Macro(call) if !self.facts.is_run_in_place(id, call) => {
                Some((RegionKind::Macro, Context::Unknown))
            }
            _ => None,
        };
        let region = match inner {
            Some((kind, context)) => {
                self.regions.push(Region {
                    expr: Some(id),
                    kind,
                    context,
                    parent: Some(region),
                });
                RegionId(self.regions.len() as u32 - 1)
            }
            None => region,
        };
        body.for_each_child(id, &mut |child, _| self.visit(child, region));
    }

    /// The context of a sync closure: its caller's, if it is known who calls it, and when.
    fn closure(&self, id: ExprId, region: RegionId) -> Context {
        let outer = self.regions[region.0 as usize].context;
        let Some(parent) = self.facts.body.expr(id).parent else {
            return Context::Unknown;
        };
        match self.facts.role(id) {
            Role::Arg(_) => {}
            // `(|| …)()`
            Role::Callee => return outer,
            Role::LetInit(pat) if self.is_only_called(pat, region) => return outer,
            _ => return Context::Unknown,
        }
        let Some(callee) = self.facts.types.callee(parent) else {
            return Context::Unknown;
        };
        let effects = self.facts.world.effects(callee.def);
        let starts_thread = effects
            .spawns
            .as_ref()
            .is_some_and(|it| matches!(it.kind, SpawnKind::Blocking | SpawnKind::Thread));
        if effects.offthread || starts_thread {
            Context::Blocking
        } else if effects.polled {
            Context::Async
        } else if effects.inline {
            outer
        } else {
            Context::Unknown
        }
    }

    /// Whether a local function is called where it is made, and nothing else is done with it.
    fn is_only_called(&self, pat: PatId, region: RegionId) -> bool {
        let body = self.facts.body;
        let PatKind::Bind {
            binding, sub: None, ..
        } = body.pat(pat).kind
        else {
            return false;
        };
        let own = self.regions[region.0 as usize].expr;
        let is_region = |it: &ExprId| match body.kind(*it) {
            _ if Some(*it) == own => true,
            // `list.iter().map(|it| local(it))` calls it in place, too.
            ExprKind::Closure(_) => !self.facts.is_called_in_place(*it),
            ExprKind::Block(block) => matches!(block.kind, BlockKind::Async { .. }),
            ExprKind::Macro(call) => matches!(call.kind, MacroKind::Stream { .. }),
            _ => false,
        };
        let is_called = |it: &ExprId| {
            self.facts.role(*it) == Role::Callee && body.ancestors(*it).find(is_region) == own
        };
        let uses = &body.binding(binding).uses;
        !uses.is_empty() && uses.iter().all(is_called)
    }
}
