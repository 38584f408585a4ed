//! What an iterator runs over, and whether that can be much.

#[cfg(test)]
mod tests;

use super::Facts;
use crate::index::Def;
use crate::ir::{BindingId, ExprId, ExprKind, ItemKind, MacroKind, PatId, PatKind, Role};
use crate::types::Ty;

/// `source.iter().map(f).collect()`
#[derive(Clone, Debug)]
pub struct Iteration {
    pub source: ExprId,
    /// The method calls, from the source outwards.
    pub calls: Vec<ExprId>,
}

/// How many items there can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// The number is written in the source.
    Few,
    /// Nothing here limits it.
    Many,
    Unknown,
}

impl Facts<'_> {
    /// The chain of method calls that an expression is.
    pub fn iteration(&self, expr: ExprId) -> Iteration {
        let mut iteration = Iteration {
            source: expr,
            calls: Vec::new(),
        };
        while let ExprKind::MethodCall { receiver, .. } = self.kind(iteration.source) {
            iteration.calls.insert(0, iteration.source);
            iteration.source = *receiver;
        }
        iteration
    }

    pub fn method_name(&self, call: ExprId) -> &str {
        match self.kind(call) {
            ExprKind::MethodCall { method, .. } => method,
            _ => "",
        }
    }

    /// How many items a collection or an iterator can have.
    pub fn amount(&self, expr: ExprId) -> Amount {
        self.amount_depth(expr, 0)
    }

    fn amount_depth(&self, expr: ExprId, depth: u32) -> Amount {
        let it = self.iteration(expr);
        if it.calls.iter().any(|it| self.method_name(*it) == "take") || depth > 8 {
            return Amount::Few;
        }
        match self.kind(it.source) {
            ExprKind::Array(_) | ExprKind::Repeat { .. } => Amount::Few,
            ExprKind::Macro(call) if call.path.last_name() == "vec" => match &call.kind {
                MacroKind::Exprs(args) => match args.as_slice() {
                    [_, len] if self.text(it.source).contains(';') => self.count(len.expr),
                    _ => Amount::Few,
                },
                _ => Amount::Unknown,
            },
            ExprKind::Range { start, end, .. } => {
                let ends = [*start, *end].into_iter().flatten();
                let mut counts = ends.map(|it| self.count(it));
                match (end, counts.all(|it| it == Amount::Few)) {
                    (None, _) => Amount::Unknown,
                    (_, true) => Amount::Few,
                    (_, false) => Amount::Many,
                }
            }
            ExprKind::Ref { base, .. } | ExprKind::Deref { base } => {
                self.amount_depth(*base, depth + 1)
            }
            ExprKind::Index { index, .. }
                if matches!(self.kind(*index), ExprKind::Range { .. }) =>
            {
                match self.amount_depth(*index, depth + 1) {
                    Amount::Few => Amount::Few,
                    _ => Amount::Unknown,
                }
            }
            ExprKind::Local(binding) => self.amount_of_local(*binding, depth),
            ExprKind::Path(_) if self.is_constant(it.source) => Amount::Few,
            _ => self.amount_of_type(self.ty(it.source)),
        }
    }

    /// Of a range's end or a length.
    fn count(&self, expr: ExprId) -> Amount {
        match self.kind(expr) {
            ExprKind::Literal(_) => Amount::Few,
            ExprKind::Path(_) if self.is_constant(expr) => Amount::Few,
            ExprKind::Binary { lhs, rhs, .. } if self.count(*lhs) == Amount::Few => {
                self.count(*rhs)
            }
            ExprKind::Cast { base, .. } => self.count(*base),
            ExprKind::MethodCall { method, args, .. } if method == "min" => match args.as_slice() {
                [most] => self.count(*most),
                _ => Amount::Many,
            },
            _ => Amount::Many,
        }
    }

    fn is_constant(&self, path: ExprId) -> bool {
        self.types.paths.get(&path).is_some_and(|it| {
            matches!(
                self.index().item(*it).kind,
                ItemKind::Const(_) | ItemKind::Static(_)
            )
        })
    }

    fn amount_of_local(&self, binding: BindingId, depth: u32) -> Amount {
        if self.is_batch(binding) {
            return Amount::Few;
        }
        let by_type = self.amount_of_type(self.types.binding(binding));
        let grown = self.growth(binding);
        match self.init_of(binding) {
            Some(init) if self.is_empty(init) => grown,
            Some(init) if grown == Amount::Few => match self.amount_depth(init, depth + 1) {
                Amount::Unknown => by_type,
                amount => amount,
            },
            _ => by_type,
        }
    }

    /// What is added to a collection one by one, in no loop, stays little.
    fn growth(&self, binding: BindingId) -> Amount {
        let mut amount = Amount::Few;
        for at in &self.body.binding(binding).uses {
            let outer = match self.role(*at) {
                Role::Receiver => self.body.expr(*at).parent,
                // Whoever it is lent to may fill it.
                Role::RefBase { mutable: true } => return Amount::Unknown,
                _ => None,
            };
            let Some(call) = outer else { continue };
            match self.method_name(call) {
                "push" | "insert" | "push_back" if self.grows_in_loop(call, binding) => {
                    return Amount::Many;
                }
                "extend" | "append" | "extend_from_slice" => amount = Amount::Many,
                _ => {}
            }
        }
        amount
    }

    fn grows_in_loop(&self, call: ExprId, binding: BindingId) -> bool {
        self.enclosing_loop(call).is_some_and(|it| {
            let counted = match self.kind(it) {
                ExprKind::For { iterable, .. } => self.amount(*iterable) == Amount::Few,
                _ => false,
            };
            !counted && !self.is_declared_in(binding, it)
        })
    }

    /// `Vec::new()`, `Vec::with_capacity(n)`, `vec![]`
    fn is_empty(&self, init: ExprId) -> bool {
        match self.kind(init) {
            ExprKind::Call { callee, .. } => match self.kind(*callee) {
                ExprKind::Path(path) => {
                    matches!(path.last_name(), "new" | "with_capacity" | "default")
                }
                _ => false,
            },
            ExprKind::Macro(call) => match &call.kind {
                MacroKind::Exprs(args) => args.is_empty() && call.path.last_name() == "vec",
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether the local is one of the parts into which something was cut.
    fn is_batch(&self, binding: BindingId) -> bool {
        let Some(pat) = self.body.binding(binding).pat else {
            return false;
        };
        let from = self.body.ids().find(|it| match self.role(*it) {
            Role::ForIterable(from) | Role::LetScrutinee(from) | Role::LetInit(from) => {
                self.has_pat(from, pat)
            }
            _ => false,
        });
        let Some(mut from) = from else { return false };
        loop {
            let name = |def: Def| self.index().item(def).name.to_lowercase();
            let ty = self.ty(from).peel_refs().adt();
            if ty.is_some_and(|it| name(it).contains("chunk"))
                || self.method_name(from).contains("chunk")
                || matches!(self.method_name(from), "windows" | "recv_many")
            {
                return true;
            }
            from = match self.kind(from) {
                ExprKind::MethodCall { receiver, .. } => *receiver,
                ExprKind::Await { base } | ExprKind::Try { base } | ExprKind::Ref { base, .. } => {
                    *base
                }
                _ => return false,
            };
        }
    }

    fn has_pat(&self, outer: PatId, inner: PatId) -> bool {
        outer == inner
            || match &self.body.pat(outer).kind {
                PatKind::Tuple(parts) | PatKind::TupleStruct { args: parts, .. } => {
                    parts.iter().any(|it| self.has_pat(*it, inner))
                }
                PatKind::Ref(it) => self.has_pat(*it, inner),
                _ => false,
            }
    }

    fn amount_of_type(&self, ty: &Ty) -> Amount {
        const COLLECTIONS: &[&str] = &[
            "std::vec::Vec",
            "std::collections::HashMap",
            "std::collections::HashSet",
            "std::collections::BTreeMap",
            "std::collections::BTreeSet",
            "std::collections::VecDeque",
            "std::collections::BinaryHeap",
            "std::collections::LinkedList",
            "std::string::String",
        ];
        match ty.peel_refs() {
            Ty::Array(_) => Amount::Few,
            Ty::Slice(_) | Ty::Prim(crate::index::Prim::Str) => Amount::Many,
            Ty::Adt(def, args) => {
                let path = self.index().canonical_path(*def);
                let lang = &self.world.types.lang;
                let pointer = ["std::boxed::Box", "std::sync::Arc", "std::rc::Rc"];
                if pointer.iter().any(|it| lang.is(it, *def)) {
                    return args
                        .first()
                        .map_or(Amount::Unknown, |it| self.amount_of_type(it));
                }
                let last = |it: &str| it.rsplit("::").next().unwrap_or_default().to_owned();
                let is = |it: &&&str| path.starts_with("std::") && last(&path) == last(it);
                match COLLECTIONS.iter().find(is) {
                    Some(_) => Amount::Many,
                    None => Amount::Unknown,
                }
            }
            Ty::Opaque { bounds, .. } => {
                let is_iterator = |def: Def| {
                    let lang = &self.world.types.lang;
                    lang.is("std::iter::Iterator", def) || lang.is("std::iter::IntoIterator", def)
                };
                match bounds.iter().any(|it| is_iterator(it.def)) {
                    true => Amount::Many,
                    false => Amount::Unknown,
                }
            }
            ty @ Ty::Param(key) => {
                let bounds = self.world.types.bounds(key.owner);
                let lang = &self.world.types.lang;
                let is_iterator = bounds.iter().any(|(of, bound)| {
                    of == ty
                        && (lang.is("std::iter::Iterator", bound.def)
                            || lang.is("std::iter::IntoIterator", bound.def))
                });
                match is_iterator {
                    true => Amount::Many,
                    false => Amount::Unknown,
                }
            }
            _ => Amount::Unknown,
        }
    }
}
