//! Signatures, impl headers and fields as types, computed on demand and kept.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::lower::Lowerer;
use super::{ParamKey, TraitRef, Ty};
use crate::index::{Def, Index, Namespace, Scope, TraitScope, TypeKey};
use crate::ir::{self, Fields, ItemKind, Name, TypeRef};
use crate::known::names::entry_attr;

/// Members, each behind the impl that it stands in.
pub(super) type MemberList = Rc<[(Def, Def)]>;

/// Fields with their types.
type FieldList = Rc<[(Name, Ty)]>;

/// What was computed before.
pub(super) type Memo<K, V> = RefCell<FxHashMap<K, V>>;

/// The types of the items of an index. One per thread: it remembers what it computed.
pub struct Types<'a> {
    pub index: &'a Index,
    pub lang: Lang,
    sigs: Memo<Def, Option<Rc<Sig>>>,
    headers: Memo<Def, Rc<ImplHeader>>,
    bounds: Memo<Def, Rc<[(Ty, TraitRef)]>>,
    fields: Memo<(Def, u32), FieldList>,
    aliases: Memo<Def, Option<Ty>>,
    pub(super) supertraits: Memo<Def, Rc<[Def]>>,
    /// By type and name: the members of its trait impls, with their impls.
    pub(super) associated: Memo<(Def, Name), MemberList>,
    pub(super) derefs: Memo<Def, Option<Def>>,
    pub(super) futures: Memo<Def, bool>,
    pub(super) in_scope: Memo<TraitScope, Rc<[Def]>>,
    pub(super) methods: Memo<(Def, Name), Rc<[Def]>>,
    /// By type and name: the methods that traits provide for it, each behind the impl.
    pub(super) provided: Memo<(TypeKey, Name), MemberList>,
}

/// The signature of a function, in terms of its own generics and those of its impl or trait.
#[derive(Debug)]
pub struct Sig {
    /// The impl or trait that it stands in.
    pub container: Option<Def>,
    /// The type of `self`: `Self`, `&Self`, `Arc<Self>` ….
    pub self_ty: Option<Ty>,
    pub params: Vec<Ty>,
    /// What a call returns; for an `async fn` that is the future.
    pub ret: Ty,
    pub is_async: bool,
    /// How many of its own generics are types, and where the first one stands.
    pub own_types: Vec<u32>,
}

/// `impl<…> Trait for Type`.
#[derive(Debug)]
pub struct ImplHeader {
    pub self_ty: Ty,
    pub trait_: Option<TraitRef>,
}

/// The items of the standard library, and few others, that inference knows by name.
pub struct Lang {
    items: FxHashMap<&'static str, Def>,
    /// The same the other way round, which is asked far more often.
    paths: FxHashMap<Def, &'static str>,
    /// `std::mem::drop`
    pub drop: Option<Def>,
}

const LANG: &[&str] = &[
    "futures_core::future::TryFuture",
    "futures_core::stream::TryStream",
    "std::boxed::Box",
    "std::cell::RefCell",
    "std::collections::HashMap",
    "std::future::Future",
    "std::future::IntoFuture",
    "std::iter::IntoIterator",
    "std::iter::Iterator",
    "std::marker::Copy",
    "std::marker::Send",
    "std::ops::AsyncFn",
    "std::ops::AsyncFnMut",
    "std::ops::AsyncFnOnce",
    "std::ops::Deref",
    "std::ops::Fn",
    "std::ops::FnMut",
    "std::ops::FnOnce",
    "std::ops::Index",
    "std::ops::Range",
    "std::ops::RangeInclusive",
    "std::option::Option",
    "std::pin::Pin",
    "std::rc::Rc",
    "std::result::Result",
    "std::string::String",
    "std::sync::Arc",
    "std::vec::Vec",
];

impl Lang {
    fn new(index: &Index) -> Self {
        let items: FxHashMap<_, _> = LANG
            .iter()
            .filter_map(|path| Some((*path, index.find(path, Namespace::Type).def()?)))
            .collect();
        let paths = items.iter().map(|it| (*it.1, *it.0)).collect();
        let drop = index.find("std::mem::drop", Namespace::Value).def();
        Self { items, paths, drop }
    }

    /// The definition of a path, `std::option::Option`.
    pub fn get(&self, path: &str) -> Option<Def> {
        debug_assert!(LANG.contains(&path), "nobody looks for {path}");
        self.items.get(path).copied()
    }

    pub fn is(&self, path: &str, def: Def) -> bool {
        debug_assert!(LANG.contains(&path), "nobody looks for {path}");
        self.path(def) == Some(path)
    }

    fn path(&self, def: Def) -> Option<&'static str> {
        self.paths.get(&def).copied()
    }

    pub fn adt(&self, path: &str, args: impl IntoIterator<Item = Ty>) -> Ty {
        match self.get(path) {
            Some(def) => Ty::Adt(def, args.into_iter().collect()),
            None => Ty::Unknown,
        }
    }

    /// `Fn`, `FnMut`, `FnOnce` and their async twins.
    pub fn is_fn_trait(&self, def: Def) -> bool {
        let path = self.path(def);
        let is = |it| matches!(it, "std::ops::Fn" | "std::ops::FnMut" | "std::ops::FnOnce");
        path.is_some_and(|it| is(it) || is_async_fn(it))
    }

    pub fn is_async_fn_trait(&self, def: Def) -> bool {
        self.path(def).is_some_and(is_async_fn)
    }
}

fn is_async_fn(path: &str) -> bool {
    matches!(
        path,
        "std::ops::AsyncFn" | "std::ops::AsyncFnMut" | "std::ops::AsyncFnOnce"
    )
}

impl<'a> Types<'a> {
    pub fn new(index: &'a Index) -> Self {
        Self {
            index,
            lang: Lang::new(index),
            sigs: RefCell::default(),
            headers: RefCell::default(),
            bounds: RefCell::default(),
            fields: RefCell::default(),
            aliases: RefCell::default(),
            supertraits: RefCell::default(),
            associated: RefCell::default(),
            derefs: RefCell::default(),
            futures: RefCell::default(),
            in_scope: RefCell::default(),
            methods: RefCell::default(),
            provided: RefCell::default(),
        }
    }

    /// The signature of a function; `None` for other items.
    pub fn sig(&self, def: Def) -> Option<Rc<Sig>> {
        if let Some(known) = self.sigs.borrow().get(&def) {
            return known.clone();
        }
        let sig = self
            .index
            .function(def)
            .map(|function| Rc::new(self.lower_sig(def, function)));
        self.sigs.borrow_mut().insert(def, sig.clone());
        sig
    }

    fn lower_sig(&self, def: Def, function: &ir::Function) -> Sig {
        let lowerer = Lowerer::signature(self, def);
        let container = self.index.container(def);
        let self_ty = function.self_param.as_ref().map(|it| {
            let this = container.map_or(Ty::Unknown, |it| self.self_ty(it));
            match &it.ty {
                Some(ty) => lowerer.ty(ty),
                None if it.by_ref => Ty::reference(this, it.mutable),
                None => this,
            }
        });
        let params = function
            .params
            .iter()
            .enumerate()
            .map(|(i, param)| lowerer.param(def, i as u32, &param.ty))
            .collect();
        let ret = function
            .ret
            .as_ref()
            .map_or_else(Ty::unit, |it| lowerer.ty(it));
        // `#[tokio::main] async fn` is an ordinary function to those who call it.
        let starts_runtime = |it: &ir::Attr| entry_attr(&it.path).is_some();
        let attrs = &self.index.item(def).attrs;
        let is_async = function.is_async && !attrs.iter().any(starts_runtime);
        let ret = if is_async {
            Ty::Future {
                output: ret.into(),
                origin: super::FutureOrigin::AsyncFn(def),
            }
        } else {
            ret
        };
        let own_types = function
            .generics
            .params
            .iter()
            .enumerate()
            .filter(|(_, it)| it.kind != ir::GenericKind::Lifetime)
            .map(|(i, _)| i as u32)
            .collect();
        Sig {
            container,
            self_ty,
            params,
            ret,
            is_async,
            own_types,
        }
    }

    /// What `Self` means inside an impl or a trait; [`Ty::Unknown`] elsewhere.
    pub fn self_ty(&self, container: Def) -> Ty {
        match &self.index.item(container).kind {
            ItemKind::Impl(_) => self.header(container).self_ty.clone(),
            ItemKind::Trait(_) => Ty::Param(ParamKey {
                owner: container,
                index: ParamKey::SELF,
            }),
            ItemKind::Struct(it) | ItemKind::Union(it) => self.identity(container, &it.generics),
            ItemKind::Enum(it) => self.identity(container, &it.generics),
            _ => Ty::Unknown,
        }
    }

    /// The type with its own parameters as arguments.
    fn identity(&self, def: Def, generics: &ir::Generics) -> Ty {
        let args = generics
            .params
            .iter()
            .enumerate()
            .filter(|(_, it)| it.kind != ir::GenericKind::Lifetime);
        Ty::Adt(
            def,
            args.map(|(i, _)| {
                Ty::Param(ParamKey {
                    owner: def,
                    index: i as u32,
                })
            })
            .collect(),
        )
    }

    pub fn header(&self, def: Def) -> Rc<ImplHeader> {
        if let Some(known) = self.headers.borrow().get(&def) {
            return known.clone();
        }
        let header = match &self.index.item(def).kind {
            ItemKind::Impl(it) => {
                let lowerer = Lowerer::signature(self, def).without_self();
                let self_ty = lowerer.ty(&it.self_ty);
                let lowerer = Lowerer::signature(self, def).with_self(self_ty.clone());
                let trait_ = it.trait_.as_ref().and_then(|path| lowerer.trait_ref(path));
                ImplHeader { self_ty, trait_ }
            }
            _ => ImplHeader {
                self_ty: Ty::Unknown,
                trait_: None,
            },
        };
        let header = Rc::new(header);
        self.headers.borrow_mut().insert(def, header.clone());
        header
    }

    /// The bounds that the generics of an item state, as (type, bound).
    pub fn bounds(&self, def: Def) -> Rc<[(Ty, TraitRef)]> {
        if let Some(known) = self.bounds.borrow().get(&def) {
            return known.clone();
        }
        // Bounds can refer to each other through projections: none are seen while they are lowered.
        self.bounds.borrow_mut().insert(def, Rc::new([]));
        let lowerer = Lowerer::signature(self, def);
        let mut bounds = Vec::new();
        if let Some(generics) = generics(&self.index.item(def).kind) {
            for (ty, list) in &generics.bounds {
                let ty = lowerer.ty(ty);
                bounds.extend(
                    lowerer
                        .trait_refs(list)
                        .into_iter()
                        .map(|it| (ty.clone(), it)),
                );
            }
        }
        if let Some(function) = self.index.function(def) {
            for (i, param) in function.params.iter().enumerate() {
                if let Some(list) = argument_impl(&param.ty) {
                    let ty = Ty::Param(ParamKey {
                        owner: def,
                        index: ParamKey::ARGUMENT + i as u32,
                    });
                    bounds.extend(
                        lowerer
                            .trait_refs(list)
                            .into_iter()
                            .map(|it| (ty.clone(), it)),
                    );
                }
            }
        }
        let bounds: Rc<[_]> = bounds.into();
        self.bounds.borrow_mut().insert(def, bounds.clone());
        bounds
    }

    /// The fields of a struct (`variant` 0) or of a variant, in terms of the type's generics.
    pub fn fields(&self, def: Def, variant: u32) -> Rc<[(Name, Ty)]> {
        if let Some(known) = self.fields.borrow().get(&(def, variant)) {
            return known.clone();
        }
        let lowerer = Lowerer::signature(self, def);
        let fields: Rc<[_]> = match self.raw_fields(def, variant) {
            Some(fields) => fields
                .all()
                .iter()
                .map(|it| (it.name.clone(), lowerer.ty(&it.ty)))
                .collect(),
            None => Rc::new([]),
        };
        self.fields
            .borrow_mut()
            .insert((def, variant), fields.clone());
        fields
    }

    fn raw_fields(&self, def: Def, variant: u32) -> Option<&'a Fields> {
        match &self.index.item(def).kind {
            ItemKind::Struct(it) | ItemKind::Union(it) => Some(&it.fields),
            ItemKind::Enum(it) => it.variants.get(variant as usize).map(|it| &it.fields),
            _ => None,
        }
    }

    /// The type of a constant or static.
    pub fn constant(&self, def: Def) -> Ty {
        match &self.index.item(def).kind {
            ItemKind::Const(it) | ItemKind::Static(it) => Lowerer::signature(self, def).ty(&it.ty),
            _ => Ty::Unknown,
        }
    }

    /// The type that an alias or an associated type stands for, in terms of its generics.
    pub fn alias(&self, def: Def) -> Option<Ty> {
        if let Some(known) = self.aliases.borrow().get(&def) {
            return known.clone();
        }
        let ItemKind::TypeAlias(it) = &self.index.item(def).kind else {
            return None;
        };
        // An alias that leads back to itself stands for nothing.
        self.aliases.borrow_mut().insert(def, None);
        let ty = it
            .ty
            .as_ref()
            .map(|it| Lowerer::signature(self, def).ty(it));
        self.aliases.borrow_mut().insert(def, ty.clone());
        ty
    }

    pub(super) fn scope(&self, def: Def) -> Scope {
        Scope {
            file: def.file,
            item: Some(def.item),
            block: None,
        }
    }
}

/// The bounds of `impl Trait` in argument position, also behind a reference.
pub(super) fn argument_impl(ty: &TypeRef) -> Option<&[ir::Bound]> {
    match ty {
        TypeRef::Impl(bounds) => Some(bounds),
        TypeRef::Ref { inner, .. } => argument_impl(inner),
        _ => None,
    }
}

pub(super) fn generics(kind: &ItemKind) -> Option<&ir::Generics> {
    match kind {
        ItemKind::Fn(it) => Some(&it.generics),
        ItemKind::Struct(it) | ItemKind::Union(it) => Some(&it.generics),
        ItemKind::Enum(it) => Some(&it.generics),
        ItemKind::Trait(it) => Some(&it.generics),
        ItemKind::Impl(it) => Some(&it.generics),
        ItemKind::TypeAlias(it) => Some(&it.generics),
        _ => None,
    }
}
