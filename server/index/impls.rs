//! Which impls there are, by type and by trait, and what stands in them.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::resolve::{View, item_ids};
use super::{Def, FileId, Namespace, Prim, Res, Scope};
use crate::ir::{ItemKind, Name, Parent, TypeRef};

/// What an impl is for, without arguments.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum TypeKey {
    /// A struct, an enum or a union.
    Def(Def),
    Prim(Prim),
    /// `dyn Trait`, by its first trait.
    Dyn(Def),
    Slice,
    Array,
    Tuple(u32),
    Ref,
    RefMut,
    Ptr,
    Fn,
    Never,
}

impl From<Def> for TypeKey {
    fn from(def: Def) -> Self {
        Self::Def(def)
    }
}

impl From<Prim> for TypeKey {
    fn from(prim: Prim) -> Self {
        Self::Prim(prim)
    }
}

#[derive(Debug, Default)]
pub(super) struct Impls {
    inherent: FxHashMap<TypeKey, Vec<Def>>,
    by_type: FxHashMap<TypeKey, Vec<Def>>,
    by_trait: FxHashMap<Def, Vec<Def>>,
    blanket: FxHashMap<Def, Vec<Def>>,
    heads: FxHashMap<Def, Head>,
    /// `impl !Send for T`.
    denied: FxHashSet<(TypeKey, Def)>,
    members: Vec<Def>,
    member_ranges: FxHashMap<Def, Range<u32>>,
    /// The functions that traits declare, by name, each behind its trait.
    trait_functions: FxHashMap<Name, Vec<(Def, Def)>>,
}

/// What the first line of an impl says.
#[derive(Clone, Copy, Debug)]
struct Head {
    trait_: Option<Def>,
    ty: Option<TypeKey>,
}

/// Aliases of aliases are followed this far.
const MAX_ALIASES: u32 = 8;

impl Impls {
    pub(super) fn new(view: View<'_>) -> Self {
        let mut impls = Self::default();
        for (at, ir) in view.files.iter().enumerate() {
            let file = FileId(at as u32);
            // Members of one container stand together but for what is nested in their bodies.
            let mut members: Vec<(Def, Def)> = Vec::new();
            for (id, item) in item_ids(ir) {
                let def = Def { file, item: id };
                if let Parent::Item(parent) = item.parent
                    && matches!(
                        ir.items[parent.0 as usize].kind,
                        ItemKind::Impl(_) | ItemKind::Trait(_) | ItemKind::ExternBlock
                    )
                {
                    let container = Def { file, item: parent };
                    members.push((container, def));
                    let in_trait = matches!(ir.items[parent.0 as usize].kind, ItemKind::Trait(_));
                    if in_trait && matches!(item.kind, ItemKind::Fn(_)) {
                        let named = impls.trait_functions.entry(item.name.clone());
                        named.or_default().push((container, def));
                    }
                }
                if let ItemKind::Impl(it) = &item.kind {
                    impls.add(view, def, it);
                }
            }
            members.sort_by_key(|it| it.0);
            for chunk in members.chunk_by(|a, b| a.0 == b.0) {
                let start = impls.members.len() as u32;
                impls.members.extend(chunk.iter().map(|it| it.1));
                impls
                    .member_ranges
                    .insert(chunk[0].0, start..impls.members.len() as u32);
            }
        }
        impls
    }

    fn add(&mut self, view: View<'_>, def: Def, it: &crate::ir::Impl) {
        let scope = Scope::item(def);
        let (ty, is_param) = key(view, scope, &it.self_ty, 0);
        let trait_ = it.trait_.as_ref().and_then(|path| {
            let def = view.resolve(scope, path, Namespace::Type).def()?;
            view.is_trait(def).then_some(def)
        });
        self.heads.insert(def, Head { trait_, ty });
        if it.negative {
            self.denied.extend(ty.zip(trait_));
            return;
        }
        if let Some(trait_) = trait_ {
            self.by_trait.entry(trait_).or_default().push(def);
            if is_param {
                self.blanket.entry(trait_).or_default().push(def);
            }
        }
        if let Some(ty) = ty {
            match it.trait_ {
                Some(_) => self.by_type.entry(ty).or_default().push(def),
                None => self.inherent.entry(ty).or_default().push(def),
            }
        }
    }

    pub(super) fn inherent(&self, ty: TypeKey) -> &[Def] {
        self.inherent.get(&ty).map_or(&[], Vec::as_slice)
    }

    pub(super) fn is_denied(&self, ty: TypeKey, trait_: Def) -> bool {
        self.denied.contains(&(ty, trait_))
    }

    pub(super) fn of_type(&self, ty: TypeKey) -> &[Def] {
        self.by_type.get(&ty).map_or(&[], Vec::as_slice)
    }

    pub(super) fn of_trait(&self, trait_: Def) -> &[Def] {
        self.by_trait.get(&trait_).map_or(&[], Vec::as_slice)
    }

    pub(super) fn blanket(&self, trait_: Def) -> &[Def] {
        self.blanket.get(&trait_).map_or(&[], Vec::as_slice)
    }

    pub(super) fn trait_of(&self, impl_: Def) -> Option<Def> {
        self.heads.get(&impl_)?.trait_
    }

    pub(super) fn self_type(&self, impl_: Def) -> Option<TypeKey> {
        self.heads.get(&impl_)?.ty
    }

    pub(super) fn trait_functions(&self, name: &str) -> &[(Def, Def)] {
        self.trait_functions.get(name).map_or(&[], Vec::as_slice)
    }

    pub(super) fn members(&self, container: Def) -> &[Def] {
        let Some(range) = self.member_ranges.get(&container) else {
            return &[];
        };
        &self.members[range.start as usize..range.end as usize]
    }
}

/// The key of a type, and whether it is a type parameter.
pub(super) fn key(
    view: View<'_>,
    scope: Scope,
    ty: &TypeRef,
    aliases: u32,
) -> (Option<TypeKey>, bool) {
    let key = match ty {
        TypeRef::Path(path) => match view.resolve(scope, path, Namespace::Type).full() {
            Some(Res::Def(def)) => match &view.item(def).kind {
                ItemKind::TypeAlias(it) => {
                    let Some(ty) = it.ty.as_ref().filter(|_| aliases < MAX_ALIASES) else {
                        return (None, false);
                    };
                    let (key, _) = self::key(view, Scope::item(def), ty, aliases + 1);
                    key
                }
                ItemKind::Trait(_) => Some(TypeKey::Dyn(def)),
                _ => Some(TypeKey::Def(def)),
            },
            Some(Res::Prim(prim)) => Some(TypeKey::Prim(prim)),
            Some(Res::TypeParam(..)) => return (None, true),
            _ => None,
        },
        TypeRef::Dyn(bounds) => bounds
            .first()
            .and_then(|it| view.resolve(scope, &it.path, Namespace::Type).def())
            .map(TypeKey::Dyn),
        TypeRef::Ref { mutable: false, .. } => Some(TypeKey::Ref),
        TypeRef::Ref { mutable: true, .. } => Some(TypeKey::RefMut),
        TypeRef::Ptr { .. } => Some(TypeKey::Ptr),
        TypeRef::Tuple(parts) => Some(TypeKey::Tuple(parts.len() as u32)),
        TypeRef::Slice(_) => Some(TypeKey::Slice),
        TypeRef::Array(_) => Some(TypeKey::Array),
        TypeRef::Fn { .. } => Some(TypeKey::Fn),
        TypeRef::Never => Some(TypeKey::Never),
        TypeRef::Impl(_) | TypeRef::Infer | TypeRef::Unknown => None,
    };
    (key, false)
}
