//! Whether a value may go to another thread and stay there as long as it likes.

use rustc_hash::FxHashSet;

use super::Facts;
use crate::index::{Def, Prim, TypeKey};
use crate::ir::{Fields, GenericKind, Generics, ItemKind};
use crate::types::Ty;

/// Types and modules of the standard library whose values borrow nothing but what their arguments
/// do. What cannot be sent among them, their stubs say.
const STAYING: &[&str] = &[
    "std::alloc::",
    "std::any::",
    "std::backtrace::",
    "std::boxed::",
    "std::cell::",
    "std::char::",
    "std::cmp::",
    "std::collections::BTreeMap",
    "std::collections::BTreeSet",
    "std::collections::BinaryHeap",
    "std::collections::HashMap",
    "std::collections::HashSet",
    "std::collections::LinkedList",
    "std::collections::VecDeque",
    "std::env::",
    "std::ffi::CString",
    "std::ffi::OsString",
    "std::fmt::Error",
    "std::fs::",
    "std::hash::",
    "std::io::",
    "std::iter::",
    "std::marker::",
    "std::mem::",
    "std::net::",
    "std::num::",
    "std::ops::",
    "std::option::Option",
    "std::os::",
    "std::path::PathBuf",
    "std::path::StripPrefixError",
    "std::pin::",
    "std::process::",
    "std::result::Result",
    "std::str::ParseBoolError",
    "std::str::Utf8Error",
    "std::string::FromUtf16Error",
    "std::string::FromUtf8Error",
    "std::string::String",
    "std::sync::",
    "std::thread::",
    "std::time::",
    "std::vec::IntoIter",
    "std::vec::Vec",
];

/// Those of the same modules that do borrow.
const BORROWING: &[&str] = &[
    "std::env::SplitPaths",
    "std::io::IoSlice",
    "std::io::IoSliceMut",
    "std::net::Incoming",
    "std::process::CommandArgs",
    "std::process::CommandEnvs",
    "std::thread::Scope",
    "std::thread::ScopedJoinHandle",
];

/// What two threads must not look at together.
const CELLS: &[&str] = &[
    "std::cell::Cell",
    "std::cell::LazyCell",
    "std::cell::OnceCell",
    "std::cell::RefCell",
    "std::cell::UnsafeCell",
    "std::sync::mpsc::Receiver",
];

impl Facts<'_> {
    /// Whether nothing speaks against it: no reference, nothing that may hold one, no guard, and
    /// nothing that is bound to its thread. Parts whose types are not known speak for nothing.
    pub fn may_be_sent(&self, ty: &Ty) -> bool {
        let is_hidden = |it: &Ty| {
            matches!(
                it,
                Ty::Ref { .. }
                    | Ty::Param(_)
                    | Ty::Proj(..)
                    | Ty::Closure { .. }
                    | Ty::Future { .. }
                    | Ty::Opaque { is_dyn: false, .. }
            )
        };
        !ty.any(&mut |it| is_hidden(it)) && self.is_sent(ty, &mut FxHashSet::default())
    }

    /// Fields are in terms of parameters, whose arguments are looked at where they stand.
    fn is_sent(&self, ty: &Ty, seen: &mut FxHashSet<Def>) -> bool {
        match ty {
            Ty::Prim(_) | Ty::Never | Ty::FnDef(..) | Ty::FnPtr { .. } => true,
            Ty::Unknown | Ty::Infer(_) | Ty::Param(_) | Ty::Proj(..) => true,
            Ty::Tuple(parts) => parts.iter().all(|it| self.is_sent(it, seen)),
            Ty::Slice(inner) | Ty::Array(inner) => self.is_sent(inner, seen),
            // In a field without a lifetime, it lives for ever.
            Ty::Ref { inner, .. } => **inner == Ty::Prim(Prim::Str) || self.is_sent(inner, seen),
            Ty::Opaque { bounds, .. } => bounds.iter().any(|it| self.is_send(it.def)),
            Ty::Ptr(_) | Ty::Closure { .. } | Ty::Future { .. } => false,
            Ty::Adt(def, args) => {
                let arguments = args.iter().all(|it| self.is_sent(it, seen));
                arguments && self.is_adt_sent(*def, args, seen)
            }
        }
    }

    fn is_adt_sent(&self, def: Def, args: &[Ty], seen: &mut FxHashSet<Def>) -> bool {
        let index = self.index();
        let send = self.world.types.lang.get("std::marker::Send");
        let key = TypeKey::Def(def);
        if send.is_some_and(|it| index.is_impl_denied(key, it))
            || self.world.effects(def).guard.is_some()
        {
            return false;
        }
        let path = index.canonical_path(def);
        if self.world.is_stub(def) {
            let is_shared = matches!(path.as_str(), "std::sync::Arc" | "std::sync::Weak");
            let borrows = match path.starts_with("std::") {
                true => !stays(&path),
                false => has_lifetime(self.generics(def)),
            };
            let has_cell = is_shared && args.iter().any(|it| self.has_cell(it));
            return !borrows && !has_cell;
        }
        let mut impls = index.trait_impls_of(def).iter();
        let header = |it: &Def| self.world.types.header(*it);
        let is_send = |it: &Def| header(it).trait_.as_ref().map(|it| it.def) == send;
        if has_lifetime(self.generics(def)) {
            return false;
        }
        if !seen.insert(def) || send.is_some() && impls.any(is_send) {
            return true;
        }
        let variants = match &index.item(def).kind {
            ItemKind::Enum(it) => it.variants.len() as u32,
            ItemKind::Struct(it) | ItemKind::Union(it) => u32::from(it.fields != Fields::Unit),
            _ => 0,
        };
        (0..variants).all(|variant| {
            let fields = self.world.types.fields(def, variant);
            fields.iter().all(|it| self.is_sent(&it.1, seen))
        })
    }

    fn generics(&self, def: Def) -> Option<&Generics> {
        match &self.index().item(def).kind {
            ItemKind::Struct(it) | ItemKind::Union(it) => Some(&it.generics),
            ItemKind::Enum(it) => Some(&it.generics),
            _ => None,
        }
    }

    fn is_send(&self, trait_: Def) -> bool {
        let types = &self.world.types;
        let above = types.supertraits(trait_);
        above
            .iter()
            .any(|it| types.lang.is("std::marker::Send", *it))
    }

    fn has_cell(&self, ty: &Ty) -> bool {
        ty.any(&mut |it| {
            it.adt().is_some_and(|it| {
                let path = self.index().canonical_path(it);
                CELLS.contains(&path.as_str())
            })
        })
    }
}

fn has_lifetime(generics: Option<&Generics>) -> bool {
    let mut params = generics.into_iter().flat_map(|it| &it.params);
    params.any(|it| it.kind == GenericKind::Lifetime)
}

fn stays(path: &str) -> bool {
    let is_in = |it: &&str| match it.ends_with("::") {
        true => path.starts_with(it),
        false => path == *it,
    };
    STAYING.iter().any(is_in) && !BORROWING.contains(&path)
}
