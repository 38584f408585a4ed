//! From written types to [`Ty`].

use std::cell::Cell;
use std::sync::Arc;

use super::sig::{argument_impl, generics};
use super::{Args, ParamKey, Subst, TraitRef, Ty, Types};
use crate::index::{Def, Namespace, Res, Scope};
use crate::ir::{
    self, Bound, GenericArgs, GenericKind, ItemKind, Path, PathRoot, Segment, TypeRef,
};

/// Lowers the types that are written in one scope.
pub(super) struct Lowerer<'t, 'a> {
    types: &'t Types<'a>,
    scope: Scope,
    /// `Self`, when it must not be computed from the scope.
    self_ty: Option<Ty>,
    /// Makes a type variable for what is left out; without it that is unknown.
    fresh: Option<&'t dyn Fn() -> Ty>,
    depth: Cell<u32>,
}

const DEPTH: u32 = 24;

impl<'t, 'a> Lowerer<'t, 'a> {
    /// For what is written in the header of an item.
    pub fn signature(types: &'t Types<'a>, def: Def) -> Self {
        Self::at(types, types.scope(def))
    }

    pub fn at(types: &'t Types<'a>, scope: Scope) -> Self {
        Self {
            types,
            scope,
            self_ty: None,
            fresh: None,
            depth: Cell::new(0),
        }
    }

    pub fn with_fresh(mut self, fresh: &'t dyn Fn() -> Ty) -> Self {
        self.fresh = Some(fresh);
        self
    }

    pub fn with_self(mut self, ty: Ty) -> Self {
        self.self_ty = Some(ty);
        self
    }

    /// The self type of an impl cannot mention `Self`.
    pub fn without_self(self) -> Self {
        self.with_self(Ty::Unknown)
    }

    fn missing(&self) -> Ty {
        self.fresh.map_or(Ty::Unknown, |it| it())
    }

    pub fn ty(&self, ty: &TypeRef) -> Ty {
        if self.depth.get() > DEPTH {
            return Ty::Unknown;
        }
        self.depth.set(self.depth.get() + 1);
        let lowered = self.ty_inner(ty);
        self.depth.set(self.depth.get() - 1);
        lowered
    }

    fn ty_inner(&self, ty: &TypeRef) -> Ty {
        match ty {
            TypeRef::Path(path) => self.path(path),
            TypeRef::Ref { mutable, inner } => Ty::reference(self.ty(inner), *mutable),
            TypeRef::Ptr { inner, .. } => Ty::Ptr(self.ty(inner).into()),
            TypeRef::Tuple(parts) => Ty::Tuple(self.all(parts)),
            TypeRef::Slice(inner) => Ty::Slice(self.ty(inner).into()),
            TypeRef::Array(inner) => Ty::Array(self.ty(inner).into()),
            TypeRef::Fn { params, ret } => Ty::FnPtr {
                params: self.all(params),
                ret: self.ty(ret).into(),
            },
            TypeRef::Impl(bounds) => Ty::Opaque {
                bounds: self.trait_refs(bounds).into(),
                is_dyn: false,
            },
            TypeRef::Dyn(bounds) => Ty::Opaque {
                bounds: self.trait_refs(bounds).into(),
                is_dyn: true,
            },
            TypeRef::Never => Ty::Never,
            TypeRef::Infer => self.missing(),
            TypeRef::Unknown => Ty::Unknown,
        }
    }

    fn all(&self, types: &[TypeRef]) -> Args {
        match types {
            [] => Ty::no_args(),
            _ => types.iter().map(|it| self.ty(it)).collect(),
        }
    }

    /// The type of a parameter, where `impl Trait` is a generic parameter without a name.
    pub fn param(&self, function: Def, index: u32, ty: &TypeRef) -> Ty {
        match ty {
            TypeRef::Impl(_) => Ty::Param(ParamKey {
                owner: function,
                index: ParamKey::ARGUMENT + index,
            }),
            TypeRef::Ref { mutable, inner } if argument_impl(inner).is_some() => {
                Ty::reference(self.param(function, index, inner), *mutable)
            }
            _ => self.ty(ty),
        }
    }

    pub fn path(&self, path: &Path) -> Ty {
        if let PathRoot::Qualified(qualified) = &path.root {
            let base = self.ty(&qualified.0);
            return match path.segments.as_slice() {
                [] => base,
                [.., last] => self.types.project(&base, &last.name),
            };
        }
        let found = self.types.index.resolve(self.scope, path, Namespace::Type);
        let consumed = path.segments.len().saturating_sub(found.rest);
        let last = path.segments[..consumed].last();
        let mut ty = self.res(found.res, last);
        for segment in &path.segments[consumed..] {
            ty = self.types.project(&ty, &segment.name);
        }
        ty
    }

    /// What a resolved path means as a type; `segment` holds the arguments.
    pub fn res(&self, res: Res, segment: Option<&Segment>) -> Ty {
        match res {
            Res::Def(def) => self.def(def, segment.and_then(|it| it.args.as_deref())),
            Res::Prim(prim) => Ty::Prim(prim),
            Res::TypeParam(owner, index) => Ty::Param(ParamKey { owner, index }),
            Res::SelfType(container) => self
                .self_ty
                .clone()
                .unwrap_or_else(|| self.types.self_ty(container)),
            Res::Variant(def, _) => self.def(def, None),
            Res::Module(_) | Res::Unknown => Ty::Unknown,
        }
    }

    fn def(&self, def: Def, args: Option<&GenericArgs>) -> Ty {
        match &self.types.index.item(def).kind {
            ItemKind::Struct(it) | ItemKind::Union(it) => {
                Ty::Adt(def, self.generic_args(def, &it.generics, args))
            }
            ItemKind::Enum(it) => Ty::Adt(def, self.generic_args(def, &it.generics, args)),
            ItemKind::TypeAlias(it) => {
                let target = self.types.alias(def);
                let list = self.generic_args(def, &it.generics, args);
                let mut subst = Subst::default();
                let indices = it.generics.params.iter().enumerate();
                let indices = indices.filter(|(_, it)| it.kind != GenericKind::Lifetime);
                for ((index, _), ty) in indices.zip(list.iter()) {
                    subst.push(
                        ParamKey {
                            owner: def,
                            index: index as u32,
                        },
                        ty.clone(),
                    );
                }
                target.map_or(Ty::Unknown, |it| subst.apply(&it))
            }
            ItemKind::Trait(_) => {
                let bound = TraitRef {
                    def,
                    args: Ty::no_args(),
                    assoc: Arc::new([]),
                };
                Ty::Opaque {
                    bounds: Arc::new([bound]),
                    is_dyn: true,
                }
            }
            _ => Ty::Unknown,
        }
    }

    /// One type for each generic parameter that is no lifetime.
    fn generic_args(&self, def: Def, generics: &ir::Generics, args: Option<&GenericArgs>) -> Args {
        let given = args.map_or(&[][..], |it| &it.types);
        let params = generics.params.iter().enumerate();
        let mut params = params
            .filter(|(_, it)| it.kind != GenericKind::Lifetime)
            .peekable();
        if params.peek().is_none() {
            return Ty::no_args();
        }
        let has_defaults = generics.params.iter().any(|it| it.default.is_some());
        let mut subst = Subst::default();
        params
            .enumerate()
            .map(|(i, (index, param))| {
                let ty = match (given.get(i), &param.default) {
                    (Some(ty), _) => self.ty(ty),
                    (None, Some(default)) if self.fresh.is_none() => {
                        subst.apply(&self.default_arg(def, default))
                    }
                    (None, _) => self.missing(),
                };
                if has_defaults {
                    let index = index as u32;
                    subst.push(ParamKey { owner: def, index }, ty.clone());
                }
                ty
            })
            .collect()
    }

    /// `S` of `HashMap<K, V, S = RandomState>`, where the type is written without it.
    fn default_arg(&self, def: Def, default: &TypeRef) -> Ty {
        let lowerer = Self::signature(self.types, def);
        // Defaults can lead to each other, and back.
        lowerer.depth.set(self.depth.get() + DEPTH / 4);
        lowerer.ty(default)
    }

    pub fn trait_refs(&self, bounds: &[Bound]) -> Vec<TraitRef> {
        bounds
            .iter()
            .filter(|it| !it.maybe)
            .filter_map(|it| self.trait_ref(&it.path))
            .collect()
    }

    pub fn trait_ref(&self, path: &Path) -> Option<TraitRef> {
        let found = self.types.index.resolve(self.scope, path, Namespace::Type);
        let Res::Def(def) = found.res else {
            return None;
        };
        if found.rest != 0 || !matches!(self.types.index.item(def).kind, ItemKind::Trait(_)) {
            return None;
        }
        let args = path.last().and_then(|it| it.args.as_deref());
        let assoc = args.map_or(&[][..], |it| &it.assoc);
        Some(TraitRef {
            def,
            args: args.map_or_else(Ty::no_args, |it| self.all(&it.types)),
            assoc: assoc
                .iter()
                .map(|(name, ty)| (name.clone(), self.ty(ty)))
                .collect(),
        })
    }
}

impl Types<'_> {
    /// The pairs of an instantiated type's own generics and its arguments.
    pub fn subst_of(&self, def: Def, args: &[Ty]) -> Subst {
        let mut subst = Subst::default();
        let Some(generics) = generics(&self.index.item(def).kind) else {
            return subst;
        };
        let params = generics.params.iter().enumerate();
        let params = params.filter(|(_, it)| it.kind != GenericKind::Lifetime);
        for ((index, _), ty) in params.zip(args) {
            subst.push(
                ParamKey {
                    owner: def,
                    index: index as u32,
                },
                ty.clone(),
            );
        }
        subst
    }
}
