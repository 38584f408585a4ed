//! Iterators, options and results whose closure makes a future, and what becomes of it.

use super::{Call, Facts, Fate};
use crate::ir::{BindingId, ExprId, ExprKind};
use crate::types::{FutureOrigin, Ty};

/// A call of `map`, `for_each` or the like, on something that does not know of futures.
#[derive(Clone, Copy, Debug)]
pub struct MappedFutures {
    pub call: ExprId,
    /// The closure or the name of the function.
    pub closure: ExprId,
    pub then: Then,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// The method wants no result, so that this does not compile.
    Rejected,
    /// They are dropped, after that `collect` if there is one.
    Lost { collected: Option<ExprId> },
}

/// What they make, their closures return.
const MAKES: &[&str] = &[
    "and_then",
    "filter_map",
    "map",
    "map_err",
    "map_while",
    "or_else",
];
const WANTS_NOTHING: &[&str] = &["for_each", "inspect", "inspect_err"];
/// What has their futures still holds them.
const HOLDS: &[&str] = &[
    "chain",
    "collect",
    "enumerate",
    "fuse",
    "into_iter",
    "last",
    "peekable",
    "rev",
    "skip",
    "step_by",
    "take",
];
const COUNTS: &[&str] = &[
    "count", "is_empty", "is_err", "is_none", "is_ok", "is_some", "len",
];

impl Facts<'_> {
    /// The calls whose closure makes futures that nobody awaits.
    pub fn mapped_futures(&self) -> impl Iterator<Item = MappedFutures> {
        self.calls().iter().filter_map(|it| self.mapped(it))
    }

    fn mapped(&self, call: &Call<'_>) -> Option<MappedFutures> {
        let ExprKind::MethodCall { method, .. } = self.kind(call.expr) else {
            return None;
        };
        let &[closure] = call.args else { return None };
        let wants_nothing = WANTS_NOTHING.contains(&method.as_str());
        if !wants_nothing && !MAKES.contains(&method.as_str()) {
            return None;
        }
        let path = self.index().canonical_path(call.def);
        let of = path.strip_suffix(method.as_str())?;
        let is_sync = matches!(
            of,
            "std::iter::Iterator::" | "std::option::Option::" | "std::result::Result::"
        );
        if !is_sync || !self.makes_future(closure) || self.spawns_within(closure) {
            return None;
        }
        let mut collected = None;
        let then = match wants_nothing {
            true => Then::Rejected,
            false if self.is_lost(call.expr, &mut collected) => Then::Lost { collected },
            false => return None,
        };
        Some(MappedFutures {
            call: call.expr,
            closure,
            then,
        })
    }

    /// Whether what a closure or function returns is a future of which nothing runs before it is
    /// awaited.
    fn makes_future(&self, closure: ExprId) -> bool {
        let made = match self.ty(closure) {
            Ty::Closure { ret, .. } => match self.kind(closure) {
                // What it returns may not be what the method wants.
                ExprKind::Closure(it) if !it.is_async => self.ty(it.body).clone(),
                _ => (**ret).clone(),
            },
            Ty::FnDef(def, subst) => match self.world.types.sig(*def) {
                Some(sig) => subst.apply(&sig.ret),
                None => return false,
            },
            _ => return false,
        };
        let lang = &self.world.types.lang;
        let made = match &made {
            Ty::Adt(def, args) if lang.is("std::option::Option", *def) => args.first(),
            it => Some(it),
        };
        match made {
            Some(Ty::Future { origin, .. }) => match origin {
                FutureOrigin::AsyncFn(def) => !self.has_twin(*def),
                FutureOrigin::Block(_) => true,
                FutureOrigin::Other => false,
            },
            _ => false,
        }
    }

    fn spawns_within(&self, closure: ExprId) -> bool {
        let mut calls = self.calls().iter();
        calls.any(|it| it.effects.spawns.is_some() && self.body.is_within(it.expr, closure))
    }

    /// Whether the futures in a value are dropped with it, and at most counted before.
    fn is_lost(&self, holder: ExprId, collected: &mut Option<ExprId>) -> bool {
        match self.fate(holder) {
            Fate::Discarded(_) | Fate::Underscore | Fate::Dropped(_) => true,
            Fate::Bound(name) => !self.is_in_opaque(name) && self.is_only_counted(name),
            Fate::Receiver(call) => {
                let ExprKind::MethodCall { method, .. } = self.kind(call) else {
                    return false;
                };
                match method.as_str() {
                    "collect" if !self.is_std_collection(call) => return false,
                    "collect" => *collected = Some(call),
                    it if COUNTS.contains(&it) => return true,
                    it if HOLDS.contains(&it) => {}
                    _ => return false,
                }
                self.is_lost(call, collected)
            }
            _ => false,
        }
    }

    fn is_only_counted(&self, name: BindingId) -> bool {
        let mut uses = self.body.binding(name).uses.iter();
        uses.all(|it| match self.fate(*it) {
            Fate::Dropped(_) | Fate::Underscore => true,
            Fate::Receiver(call) => match self.kind(call) {
                ExprKind::MethodCall { method, .. } => COUNTS.contains(&method.as_str()),
                _ => false,
            },
            _ => false,
        })
    }

    /// A collection of the standard library, which does not poll what is in it.
    fn is_std_collection(&self, collected: ExprId) -> bool {
        let Ty::Adt(def, _) = self.ty(collected) else {
            return false;
        };
        let path = self.index().canonical_path(*def);
        path == "std::vec::Vec" || path.starts_with("std::collections::")
    }
}
