//! Whether a value may outlive the guard that it was taken from.

use super::Facts;
use crate::index::{Def, Prim, Target};
use crate::ir::{ExprId, ExprKind, GenericKind, ItemKind};
use crate::types::Ty;

/// Types of the standard library that borrow only what their arguments borrow, and how many of
/// the arguments matter.
const OWNED: &[(&str, usize)] = &[
    ("std::boxed::Box", 1),
    ("std::collections::BTreeMap", 2),
    ("std::collections::BTreeSet", 1),
    ("std::collections::BinaryHeap", 1),
    ("std::collections::HashMap", 2),
    ("std::collections::HashSet", 1),
    ("std::collections::VecDeque", 1),
    ("std::option::Option", 1),
    ("std::path::PathBuf", 0),
    ("std::rc::Rc", 1),
    ("std::result::Result", 2),
    ("std::string::String", 0),
    ("std::sync::Arc", 1),
    ("std::time::Duration", 0),
    ("std::time::Instant", 0),
    ("std::time::SystemTime", 0),
    ("std::vec::Vec", 1),
];

impl Facts<'_> {
    /// Whether the type is known to hold no reference to anything around it.
    pub fn is_owned(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Prim(prim) => *prim != Prim::Str,
            Ty::Never | Ty::FnDef(..) | Ty::FnPtr { .. } | Ty::Param(_) => true,
            Ty::Tuple(parts) => parts.iter().all(|it| self.is_owned(it)),
            Ty::Array(inner) => self.is_owned(inner),
            Ty::Adt(def, args) => self
                .owning_args(*def)
                .is_some_and(|count| args.iter().take(count).all(|it| self.is_owned(it))),
            _ => false,
        }
    }

    fn owning_args(&self, def: Def) -> Option<usize> {
        let index = self.index();
        if index.krate(index.crate_of(def.file)).target == Target::Stub {
            let path = index.canonical_path(def);
            return OWNED.iter().find(|it| it.0 == path).map(|it| it.1);
        }
        let generics = match &index.item(def).kind {
            ItemKind::Struct(it) | ItemKind::Union(it) => &it.generics,
            ItemKind::Enum(it) => &it.generics,
            _ => return None,
        };
        let borrows = |it: &crate::ir::GenericParam| it.kind == GenericKind::Lifetime;
        (!generics.params.iter().any(borrows)).then_some(usize::MAX)
    }

    /// Whether `let x = expr;` compiles and takes nothing but a value of its own.
    pub fn can_be_bound(&self, expr: ExprId) -> bool {
        let ty = self.ty(expr);
        let is_place = matches!(
            self.kind(expr),
            ExprKind::Deref { .. } | ExprKind::Field { .. } | ExprKind::Index { .. }
        );
        self.is_owned(ty) && (!is_place || self.is_copy(ty))
    }

    pub fn is_copy(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Prim(prim) => *prim != Prim::Str,
            Ty::Never | Ty::FnDef(..) | Ty::FnPtr { .. } | Ty::Ptr(_) => true,
            Ty::Ref { mutable, .. } => !mutable,
            Ty::Tuple(parts) => parts.iter().all(|it| self.is_copy(it)),
            Ty::Array(inner) => self.is_copy(inner),
            Ty::Adt(def, args) => self.says_copy(*def) && args.iter().all(|it| self.is_copy(it)),
            _ => false,
        }
    }

    fn says_copy(&self, def: Def) -> bool {
        let types = &self.world.types;
        let is_copy = |it: Def| types.lang.is("std::marker::Copy", it);
        let mut impls = self.index().trait_impls_of(def).iter();
        let mut derives = self.index().item(def).attrs.iter();
        types.lang.is("std::option::Option", def)
            || impls.any(|it| {
                types
                    .header(*it)
                    .trait_
                    .as_ref()
                    .is_some_and(|it| is_copy(it.def))
            })
            || derives.any(|it| {
                let args = it.args.as_deref().unwrap_or_default();
                it.path == "derive" && args.split(',').any(|it| it.trim() == "Copy")
            })
    }
}
