//! Futures that are made and thrown away.

use super::idle::words;
use super::{Facts, Fate};
use crate::index::{Def, Namespace, Scope};
use crate::ir::{
    BindingId, BlockKind, Body, ExprId, ExprKind, ItemKind, MacroKind, Name, PatKind, Role, Stmt,
};
use crate::known::names::KEEPING_ATTRS;
use crate::types::{FutureOrigin, Ty};

/// A future that nobody awaits.
#[derive(Clone, Debug)]
pub struct LostFuture {
    pub expr: ExprId,
    /// The function whose work is never done; `None` for an async block.
    pub of: Option<Name>,
    pub how: Lost,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// `future;`
    Statement,
    /// `let name = future;`, and nothing is done with the name.
    Bound(BindingId),
    /// `let _ = future;`
    LetUnderscore,
    /// `_ = future;`
    Underscore,
    /// `drop(future)`
    Dropped,
}

impl Facts<'_> {
    pub fn lost_futures(&self) -> Vec<LostFuture> {
        let futures = self.body.ids().filter_map(|expr| {
            let how = self.lost(expr)?;
            let is_lost =
                self.is_new_future(expr) && !self.is_already_running(expr) && self.is_lazy(expr);
            is_lost.then(|| LostFuture {
                expr,
                of: self.work_of(expr),
                how,
            })
        });
        futures.collect()
    }

    fn lost(&self, expr: ExprId) -> Option<Lost> {
        match self.role(expr) {
            Role::Statement { .. } => Some(Lost::Statement),
            Role::LetInit(_) => match self.fate(expr) {
                Fate::Underscore if !self.has_written_type(expr) => Some(Lost::LetUnderscore),
                Fate::Bound(name) if self.is_unused(name) && !self.is_in_opaque(name) => {
                    Some(Lost::Bound(name))
                }
                _ => None,
            },
            Role::AssignRhs => (self.fate(expr) == Fate::Underscore).then_some(Lost::Underscore),
            Role::Arg(_) => matches!(self.fate(expr), Fate::Dropped(_)).then_some(Lost::Dropped),
            _ => None,
        }
    }

    /// A call or block that makes a future: `let _ = future;` moves nothing.
    fn is_new_future(&self, expr: ExprId) -> bool {
        let makes = match self.kind(expr) {
            ExprKind::Call { .. } | ExprKind::MethodCall { .. } => true,
            ExprKind::Block(block) => matches!(block.kind, BlockKind::Async { .. }),
            _ => false,
        };
        makes && self.world.types.is_future(self.ty(expr))
    }

    /// Handles of tasks and receivers of replies: what they stand for goes on without them.
    fn is_already_running(&self, expr: ExprId) -> bool {
        let mut running = false;
        self.body.walk(expr, &mut |it| {
            let effects = self.world.effects_of_type(self.ty(it));
            let inside = self.region_id(it) == self.region_id(expr) || it == expr;
            let stands_for = effects.is_some_and(|it| it.handle.is_some() || it.receiver.is_some());
            let is_owned = !matches!(self.ty(it), Ty::Ref { .. });
            let spawns = self.call(it).is_some_and(|it| it.effects.spawns.is_some());
            let is_made = matches!(
                self.kind(it),
                ExprKind::Call { .. } | ExprKind::MethodCall { .. }
            );
            running |= inside && is_made && (spawns || stands_for && is_owned);
        });
        running
    }

    /// Whether it is certain that nothing has begun when the future is made: an ordinary function
    /// may start something before it returns one.
    fn is_lazy(&self, expr: ExprId) -> bool {
        let Some(call) = self.call(expr) else {
            return match self.kind(expr) {
                ExprKind::Call { callee, .. } => self.makes_when_called(*callee),
                it => matches!(it, ExprKind::Block(_)),
            };
        };
        let Some(sig) = self.world.types.sig(call.def) else {
            return false;
        };
        if sig.is_async {
            return !self.has_twin(call.def) && !self.is_rewritten(call.def);
        }
        if !self.world.is_stub(call.def) {
            return self.only_makes_future(call.def);
        }
        let mut parts = call.receiver.into_iter().chain(call.args.iter().copied());
        match parts.find(|it| self.is_new_future(*it)) {
            // What adapters wrap decides.
            Some(inner) => self.is_lazy(inner),
            // What wraps something unknown may wrap something that runs.
            None => {
                self.world.types.is_future(&sig.ret)
                    && !sig
                        .ret
                        .any(&mut |it| matches!(it, Ty::Param(key) if key.owner == call.def))
            }
        }
    }

    /// A closure that does nothing else, or a value of which a bound says that it makes futures:
    /// who asks for those means to await them.
    fn makes_when_called(&self, callee: ExprId) -> bool {
        match self.ty(callee).peel_refs() {
            Ty::Closure { expr, .. } => match self.kind(*expr) {
                ExprKind::Closure(it) => it.is_async || self.is_lazy_value(it.body),
                _ => false,
            },
            Ty::Param(_) | Ty::Opaque { .. } | Ty::Adt(..) => true,
            _ => false,
        }
    }

    fn is_lazy_value(&self, expr: ExprId) -> bool {
        match self.kind(expr) {
            ExprKind::Block(block) if !matches!(block.kind, BlockKind::Async { .. }) => {
                block.stmts.is_empty() && block.tail.is_some_and(|it| self.is_lazy_value(it))
            }
            _ => self.is_new_future(expr) && self.is_lazy(expr),
        }
    }

    /// Whether an attribute macro may make something else of the function: a command, an endpoint.
    fn is_rewritten(&self, def: Def) -> bool {
        let index = self.index();
        if self.world.is_stub(def) {
            return false;
        }
        let container = index.container(def);
        let mut attrs = [Some(def), container]
            .into_iter()
            .flatten()
            .flat_map(|it| &index.item(it).attrs);
        attrs.any(|it| {
            let last = it.path.rsplit("::").next().unwrap_or_default();
            !KEEPING_ATTRS.contains(&last)
        })
    }

    /// Whether there is a function of the same name for other builds.
    pub(super) fn has_twin(&self, def: Def) -> bool {
        let index = self.index();
        let item = index.item(def);
        index.defs(def.file).any(|it| {
            let other = index.item(it);
            it != def
                && other.name == item.name
                && other.parent == item.parent
                && index.function(it).is_some()
        })
    }

    /// Whether a function of the workspace does nothing but make a future.
    fn only_makes_future(&self, def: Def) -> bool {
        let Some(body) = self.body_of(def) else {
            return self.is_implemented_lazily(def);
        };
        let ExprKind::Block(block) = body.kind(body.root) else {
            return false;
        };
        block.stmts.iter().all(|it| match it {
            Stmt::Let { pat, init, .. } => {
                matches!(body.pat(*pat).kind, PatKind::Bind { .. })
                    && init.is_none_or(|it| is_copy_of_place(body, it))
            }
            Stmt::Expr { .. } => false,
        }) && block
            .tail
            .is_some_and(|it| self.makes_lazily(def, body, it))
    }

    /// A method that a trait declares, and all impls in sight do nothing but make a future.
    fn is_implemented_lazily(&self, def: Def) -> bool {
        let index = self.index();
        let trait_ = index
            .container(def)
            .filter(|it| matches!(index.item(*it).kind, ItemKind::Trait(_)));
        let Some(trait_) = trait_ else { return false };
        let name = &index.item(def).name;
        let impls = index.impls_of_trait(trait_).iter();
        let mut own = impls.filter_map(|it| self.world.types.member(*it, name));
        own.all(|it| {
            index.function(it).is_some_and(|it| it.is_async)
                || index.body(it).is_some() && self.only_makes_future(it)
        })
    }

    /// An async block, or the call of an async function, perhaps boxed.
    fn makes_lazily(&self, def: Def, body: &Body, expr: ExprId) -> bool {
        let is_async = |it: Option<Def>| {
            let function = it.and_then(|it| self.index().function(it));
            function.is_some_and(|it| it.is_async)
        };
        match body.kind(expr) {
            ExprKind::Block(block) => match (&block.kind, block.tail) {
                (BlockKind::Async { .. }, _) => true,
                (_, Some(tail)) => block.stmts.is_empty() && self.makes_lazily(def, body, tail),
                _ => false,
            },
            ExprKind::MethodCall {
                receiver, method, ..
            } => match method.as_str() {
                "boxed" | "boxed_local" => self.makes_lazily(def, body, *receiver),
                _ => {
                    let own = matches!(body.kind(*receiver), ExprKind::Local(it) if Some(*it) == body.self_binding);
                    let container = self.index().container(def).filter(|_| own);
                    is_async(container.and_then(|it| self.world.types.member(it, method)))
                }
            },
            ExprKind::Call { callee, args } => {
                let ExprKind::Path(path) = body.kind(*callee) else {
                    return false;
                };
                let scope = Scope::expr(def, *callee);
                let target = self.index().resolve(scope, path, Namespace::Value).def();
                match (path.last_name(), args.as_slice()) {
                    ("pin", [inner]) => self.makes_lazily(def, body, *inner),
                    _ => is_async(target),
                }
            }
            _ => false,
        }
    }

    /// The function whose work the future is, looking through `Box::pin`, `timeout` and the like.
    fn work_of(&self, expr: ExprId) -> Option<Name> {
        let (receiver, args) = match self.kind(expr) {
            ExprKind::Call { args, .. } => (None, args),
            ExprKind::MethodCall { receiver, args, .. } => (Some(*receiver), args),
            _ => return None,
        };
        let is_own = matches!(
            self.ty(expr),
            Ty::Future {
                origin: FutureOrigin::AsyncFn(_),
                ..
            }
        );
        let mut parts = receiver.into_iter().chain(args.iter().copied());
        match parts.find(|it| !is_own && self.is_new_future(*it)) {
            Some(inner) => self.work_of(inner),
            None => match self.kind(expr) {
                ExprKind::MethodCall { method, .. } => Some(method.clone()),
                ExprKind::Call { callee, .. } => match self.kind(*callee) {
                    ExprKind::Path(path) => path.last().map(|it| it.name.clone()),
                    ExprKind::Local(name) => Some(self.body.binding(*name).name.clone()),
                    _ => None,
                },
                _ => None,
            },
        }
    }

    fn has_written_type(&self, init: ExprId) -> bool {
        let block = self.body.expr(init).parent.map(|it| self.kind(it));
        let Some(ExprKind::Block(block)) = block else {
            return false;
        };
        block
            .stmts
            .iter()
            .any(|it| matches!(it, Stmt::Let { init: own, ty: Some(_), .. } if *own == Some(init)))
    }

    /// Whether a macro that is not understood mentions the name: it may do anything with it.
    pub(super) fn is_in_opaque(&self, binding: BindingId) -> bool {
        let name = &self.body.binding(binding).name;
        self.body.exprs.iter().any(|it| match &it.kind {
            ExprKind::Macro(call) if matches!(call.kind, MacroKind::Opaque) => {
                words(self.text_at(call.tokens)).any(|it| it == name)
            }
            _ => false,
        })
    }
}

/// `x`, `self.x`, `x.clone()`
fn is_copy_of_place(body: &Body, expr: ExprId) -> bool {
    match body.kind(expr) {
        ExprKind::Local(_) | ExprKind::Path(_) | ExprKind::Literal(_) => true,
        ExprKind::Field { base, .. } | ExprKind::Ref { base, .. } | ExprKind::Deref { base } => {
            is_copy_of_place(body, *base)
        }
        ExprKind::MethodCall {
            receiver,
            method,
            args,
            ..
        } => {
            matches!(
                method.as_str(),
                "clone" | "to_owned" | "to_string" | "to_vec" | "into"
            ) && args.is_empty()
                && is_copy_of_place(body, *receiver)
        }
        ExprKind::Call { callee, args } => {
            matches!(body.kind(*callee), ExprKind::Path(path) if path.last_name() == "clone")
                && args.iter().all(|it| is_copy_of_place(body, *it))
        }
        _ => false,
    }
}
