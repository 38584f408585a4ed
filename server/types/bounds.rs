//! Which traits a type implements, and what their associated types are.

use std::rc::Rc;

use super::sig::MemberList;
use super::{FutureOrigin, ParamKey, Subst, TraitRef, Ty, Types};
use crate::index::{Def, Target, TypeKey};
use crate::ir::{ItemKind, Name};

/// The bounds that hold inside a body: those of its function and of what encloses it.
pub(super) struct Env {
    pub bounds: Vec<(Ty, TraitRef)>,
}

const DEPTH: u32 = 6;

/// Traits whose associated types a blanket impl gives to everything that has the right ones of
/// another trait.
const BLANKET: [&str; 2] = [
    "futures_core::future::TryFuture",
    "futures_core::stream::TryStream",
];

impl Env {
    pub fn of(types: &Types<'_>, owner: Def) -> Self {
        let mut bounds = types.bounds(owner).to_vec();
        let mut container = types.index.container(owner);
        while let Some(def) = container {
            bounds.extend(types.bounds(def).iter().cloned());
            container = types.index.container(def);
        }
        Self { bounds }
    }

    pub fn of_param(&self, ty: &Ty) -> impl Iterator<Item = &TraitRef> {
        self.bounds
            .iter()
            .filter(move |it| it.0 == *ty)
            .map(|it| &it.1)
    }
}

impl Types<'_> {
    /// `<base as _>::name`, as far as it is known without an environment.
    pub fn project(&self, base: &Ty, name: &Name) -> Ty {
        self.project_depth(base, name, 0)
    }

    fn project_depth(&self, base: &Ty, name: &Name, depth: u32) -> Ty {
        if depth > DEPTH {
            return Ty::Unknown;
        }
        let kept = || Ty::Proj(base.clone().into(), name.clone());
        if name == "IntoFuture" && self.is_future(base) {
            return base.clone();
        }
        match base {
            Ty::Unknown => Ty::Unknown,
            Ty::Infer(_) | Ty::Proj(..) => kept(),
            Ty::Param(key) if key.index == ParamKey::SELF => kept(),
            Ty::Param(key) => {
                let bounds = self.bounds(key.owner);
                let stated = bounds
                    .iter()
                    .filter(|it| it.0 == *base)
                    .find_map(|it| it.1.assoc(name));
                stated.cloned().unwrap_or_else(kept)
            }
            Ty::Opaque { bounds, .. } => bounds
                .iter()
                .find_map(|it| it.assoc(name))
                .cloned()
                .unwrap_or_else(|| self.project_blanket(base, name, depth)),
            Ty::Future { output, .. } if name == "Output" => (**output).clone(),
            Ty::Closure { ret, .. } | Ty::FnPtr { ret, .. } if name == "Output" => (**ret).clone(),
            Ty::FnDef(def, subst) if name == "Output" => self
                .sig(*def)
                .map_or(Ty::Unknown, |it| subst.apply(&it.ret)),
            Ty::Adt(def, _) => self.project_adt(*def, base, name, depth),
            Ty::Ref { inner, .. } if name == "Target" => (**inner).clone(),
            Ty::Ref { inner, .. } if name == "Item" || name == "Output" => {
                match self.item_of_ref(base) {
                    Some(item) if name == "Item" => item,
                    _ => self.project_depth(inner, name, depth + 1),
                }
            }
            Ty::Array(inner) if name == "Item" => (**inner).clone(),
            Ty::Ref { mutable, .. } => {
                let key = if *mutable {
                    TypeKey::RefMut
                } else {
                    TypeKey::Ref
                };
                let impls = self.index.trait_impls_of(key).iter();
                let members = impls.filter_map(|it| Some((*it, self.member(*it, name)?)));
                self.project_among(members, base, depth)
                    .unwrap_or(Ty::Unknown)
            }
            _ => self.project_blanket(base, name, depth),
        }
    }

    /// The associated type in the first of these impls that is for this type.
    fn project_among(
        &self,
        impls: impl Iterator<Item = (Def, Def)>,
        base: &Ty,
        depth: u32,
    ) -> Option<Ty> {
        for (impl_, member) in impls {
            let mut subst = Subst::default();
            if matches(&self.header(impl_).self_ty, base, &mut subst)
                && let Some(ty) = self.alias(member)
            {
                return Some(self.project_impl(impl_, &ty, subst, depth));
            }
        }
        None
    }

    fn project_adt(&self, def: Def, base: &Ty, name: &Name, depth: u32) -> Ty {
        let associated = self.associated(def, name);
        if let Some(ty) = self.project_among(associated.iter().copied(), base, depth) {
            return ty;
        }
        // Pointers are what they point to, where futures and iterators are concerned.
        if (name == "Output" || name == "Item")
            && let Some(target) = self.pointee(base)
        {
            return self.project_depth(&target, name, depth + 1);
        }
        self.project_blanket(base, name, depth)
    }

    /// An associated type of an impl, once it is known what the impl is for.
    fn project_impl(&self, impl_: Def, ty: &Ty, mut subst: Subst, depth: u32) -> Ty {
        let open = |ty: &Ty| ty.any(&mut |it| matches!(it, Ty::Param(key) if key.owner == impl_));
        if open(&subst.apply(ty)) {
            self.solve(impl_, &mut subst, depth);
        }
        let ty = self.normalise_depth(&subst.apply(ty), depth + 1);
        if open(&ty) { Ty::Unknown } else { ty }
    }

    /// What the bounds of an impl say of its parameters: `F: FnOnce(A) -> T` tells `T`.
    fn solve(&self, impl_: Def, subst: &mut Subst, depth: u32) {
        for (ty, bound) in self.bounds(impl_).iter() {
            let base = self.normalise_depth(&subst.apply(ty), depth + 1);
            if matches!(&base, Ty::Param(key) if key.owner == impl_) {
                continue;
            }
            for (name, pattern) in bound.assoc.iter() {
                let value = self.project_depth(&base, name, depth + 1);
                if !value.is_unknown() {
                    matches(pattern, &value, subst);
                }
            }
        }
    }

    /// `<F as TryFuture>::Ok`, which is there for every future of a result.
    fn project_blanket(&self, base: &Ty, name: &Name, depth: u32) -> Ty {
        if depth > DEPTH {
            return Ty::Unknown;
        }
        let traits = BLANKET.iter().filter_map(|it| self.lang.get(it));
        for impl_ in traits.flat_map(|it| self.index.blanket_impls(it)) {
            let Some(ty) = self.member(*impl_, name).and_then(|it| self.alias(it)) else {
                continue;
            };
            let mut subst = Subst::default();
            if matches(&self.header(*impl_).self_ty, base, &mut subst) {
                let ty = self.project_impl(*impl_, &ty, subst, depth + 1);
                if !ty.is_unknown() {
                    return ty;
                }
            }
        }
        Ty::Unknown
    }

    /// What `Box`, `Pin` and the like point to.
    pub(super) fn pointee(&self, ty: &Ty) -> Option<Ty> {
        let Ty::Adt(def, args) = ty else { return None };
        let pointer = ["std::boxed::Box", "std::pin::Pin"]
            .iter()
            .any(|it| self.lang.is(it, *def));
        pointer.then(|| args.first().cloned()).flatten()
    }

    /// Replaces the projections in `ty` that are known by now.
    pub fn normalise(&self, ty: &Ty) -> Ty {
        self.normalise_depth(ty, 0)
    }

    fn normalise_depth(&self, ty: &Ty, depth: u32) -> Ty {
        if !ty.any(&mut |it| matches!(it, Ty::Proj(..))) {
            return ty.clone();
        }
        ty.map(&mut |it| match it {
            Ty::Proj(base, name) => {
                let base = self.normalise_depth(base, depth + 1);
                Some(self.project_depth(&base, name, depth + 1))
            }
            _ => None,
        })
    }

    /// The member of an impl or trait with that name.
    pub fn member(&self, container: Def, name: &str) -> Option<Def> {
        let members = self.index.members(container);
        members
            .iter()
            .copied()
            .find(|it| self.index.item(*it).name == name)
    }

    /// The traits above `trait_`, itself first.
    pub fn supertraits(&self, trait_: Def) -> Rc<[Def]> {
        if let Some(known) = self.supertraits.borrow().get(&trait_) {
            return known.clone();
        }
        let mut all = vec![trait_];
        let mut next = 0;
        while let Some(&def) = all.get(next) {
            next += 1;
            if let ItemKind::Trait(it) = &self.index.item(def).kind {
                let lowerer = super::lower::Lowerer::signature(self, def);
                for bound in lowerer.trait_refs(&it.supertraits) {
                    if !all.contains(&bound.def) && all.len() < 32 {
                        all.push(bound.def);
                    }
                }
            }
        }
        let all: Rc<[Def]> = all.into();
        self.supertraits.borrow_mut().insert(trait_, all.clone());
        all
    }

    /// The members called `name` of the trait impls for a type, with their impls.
    fn associated(&self, def: Def, name: &Name) -> MemberList {
        let key = (def, name.clone());
        if let Some(known) = self.associated.borrow().get(&key) {
            return known.clone();
        }
        let impls = self.index.trait_impls_of(def).iter();
        let found: MemberList = impls
            .filter_map(|it| Some((*it, self.member(*it, name)?)))
            .collect();
        self.associated.borrow_mut().insert(key, found.clone());
        found
    }

    /// Whether a struct or enum implements `Future` or `IntoFuture` itself.
    fn adt_is_future(&self, def: Def) -> bool {
        if let Some(known) = self.futures.borrow().get(&def) {
            return *known;
        }
        let mut impls = self.index.trait_impls_of(def).iter();
        let is = impls.any(|it| {
            let trait_ = self.index.trait_of_impl(*it);
            trait_.is_some_and(|it| self.is_future_trait(it))
        });
        self.futures.borrow_mut().insert(def, is);
        is
    }

    /// The impl of `Deref` for a struct or enum.
    fn deref_impl(&self, def: Def) -> Option<Def> {
        if let Some(known) = self.derefs.borrow().get(&def) {
            return *known;
        }
        let trait_ = self.lang.get("std::ops::Deref");
        let mut impls = self.index.trait_impls_of(def).iter().copied();
        let found = impls.find(|it| trait_.is_some() && self.index.trait_of_impl(*it) == trait_);
        self.derefs.borrow_mut().insert(def, found);
        found
    }

    /// Whether it is known that `ty` implements `trait_`.
    pub(super) fn implements(&self, ty: &Ty, trait_: Def, env: &Env) -> bool {
        self.implements_depth(ty, trait_, env, 0)
    }

    fn implements_depth(&self, ty: &Ty, trait_: Def, env: &Env, depth: u32) -> bool {
        if depth > DEPTH {
            return false;
        }
        let is_future = self.lang.is("std::future::Future", trait_);
        match ty {
            Ty::Unknown | Ty::Infer(_) | Ty::Never => false,
            Ty::Opaque { bounds, .. } => {
                bounds
                    .iter()
                    .any(|it| self.supertraits(it.def).contains(&trait_))
                    || self.implements_blanket(ty, trait_, env, depth)
            }
            Ty::Param(_) | Ty::Proj(..) => {
                env.of_param(ty)
                    .any(|it| self.supertraits(it.def).contains(&trait_))
                    || self.implements_blanket(ty, trait_, env, depth)
            }
            Ty::Future { .. } => is_future || self.implements_blanket(ty, trait_, env, depth),
            Ty::Adt(def, _) => {
                let direct = self.index.trait_impls_of(*def).iter().any(|it| {
                    self.index.trait_of_impl(*it) == Some(trait_)
                        && matches(&self.header(*it).self_ty, ty, &mut Subst::default())
                });
                direct
                    || self.derives(*def, trait_)
                    || self
                        .pointee(ty)
                        .is_some_and(|it| self.implements_depth(&it, trait_, env, depth + 1))
                    || self.implements_blanket(ty, trait_, env, depth)
            }
            Ty::Ref { inner, .. } => self.implements_depth(inner, trait_, env, depth + 1),
            _ => self.implements_blanket(ty, trait_, env, depth),
        }
    }

    /// `#[derive(Clone)]`
    fn derives(&self, def: Def, trait_: Def) -> bool {
        let name = &self.index.item(trait_).name;
        let attrs = self.index.item(def).attrs.iter();
        attrs
            .filter(|it| it.path == "derive")
            .filter_map(|it| it.args.as_ref())
            .any(|it| it.split([',', ':', ' ']).any(|it| it.trim() == name))
    }

    /// `impl<T> Trait for T` in the standard library, where no bound goes unseen.
    fn is_for_all(&self, impl_: Def) -> bool {
        let krate = self.index.krate(self.index.crate_of(impl_.file));
        krate.name == "std" && krate.target == Target::Stub
    }

    /// `impl<T: Bound> Trait for T`.
    pub(super) fn implements_blanket(&self, ty: &Ty, trait_: Def, env: &Env, depth: u32) -> bool {
        self.index.blanket_impls(trait_).iter().any(|impl_| {
            let header = self.header(*impl_);
            let mut subst = Subst::default();
            if !matches(&header.self_ty, ty, &mut subst) {
                return false;
            }
            let bounds = self.bounds(*impl_);
            let mut on_self = bounds.iter().filter(|it| it.0 == header.self_ty).peekable();
            (on_self.peek().is_some() || self.is_for_all(*impl_))
                && on_self.all(|it| {
                    is_marker(self, it.1.def) || self.implements_depth(ty, it.1.def, env, depth + 1)
                })
        })
    }

    /// What awaiting a value of this type gives; `None` when it is not known to be a future.
    pub(super) fn awaited(&self, ty: &Ty, env: &Env) -> Option<Ty> {
        self.awaited_depth(ty, env, 0)
    }

    fn awaited_depth(&self, ty: &Ty, env: &Env, depth: u32) -> Option<Ty> {
        if depth > DEPTH {
            return None;
        }
        let output = Name::new_static("Output");
        match ty {
            Ty::Future { output, .. } => Some((**output).clone()),
            Ty::Ref { inner, .. } => self.awaited_depth(inner, env, depth + 1),
            Ty::Opaque { bounds, .. } => {
                let future = bounds.iter().find(|it| self.is_future_trait(it.def))?;
                Some(future.assoc("Output").cloned().unwrap_or(Ty::Unknown))
            }
            Ty::Param(_) | Ty::Proj(..) => {
                let future = env.of_param(ty).find(|it| self.is_future_trait(it.def))?;
                let stated = future.assoc("Output").cloned();
                Some(stated.unwrap_or_else(|| Ty::Proj(ty.clone().into(), output)))
            }
            Ty::Adt(def, _) => {
                if let Some(target) = self.pointee(ty) {
                    return self.awaited_depth(&target, env, depth + 1);
                }
                let is_future = self.adt_is_future(*def);
                is_future.then(|| self.project(ty, &output))
            }
            _ => None,
        }
    }

    /// What awaiting a value of this type gives, as far as that is known without bounds.
    pub fn output(&self, ty: &Ty) -> Ty {
        self.awaited(ty, &Env { bounds: Vec::new() })
            .unwrap_or(Ty::Unknown)
    }

    fn is_future_trait(&self, def: Def) -> bool {
        self.lang.is("std::future::Future", def) || self.lang.is("std::future::IntoFuture", def)
    }

    /// Whether a value of this type does nothing until it is polled.
    pub fn is_future(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Future { .. } => true,
            Ty::Opaque { bounds, .. } => bounds
                .iter()
                .any(|it| self.lang.is("std::future::Future", it.def)),
            Ty::Adt(def, _) => match self.pointee(ty) {
                Some(inner) => self.is_future(inner.peel_refs()),
                None => self.adt_is_future(*def),
            },
            Ty::Param(key) => {
                let bounds = self.bounds(key.owner);
                let mut own = bounds.iter().filter(|it| it.0 == *ty);
                own.any(|it| self.lang.is("std::future::Future", it.1.def))
            }
            _ => false,
        }
    }

    /// The async fn whose call made this future.
    pub fn async_fn(&self, ty: &Ty) -> Option<Def> {
        match ty {
            Ty::Future {
                origin: FutureOrigin::AsyncFn(def),
                ..
            } => Some(*def),
            _ => None,
        }
    }

    /// What a `for` loop over a value of this type yields.
    pub fn iterated(&self, ty: &Ty) -> Ty {
        match ty {
            Ty::Array(inner) => (**inner).clone(),
            Ty::Ref { .. } => self
                .item_of_ref(ty)
                .unwrap_or_else(|| self.project(ty.peel_refs(), &Name::new_static("Item"))),
            _ => self.project(ty, &Name::new_static("Item")),
        }
    }

    /// The items of `&collection` and `&mut collection`.
    fn item_of_ref(&self, ty: &Ty) -> Option<Ty> {
        let Ty::Ref { mutable, inner } = ty else {
            return None;
        };
        let by_ref = |it: &Ty| Ty::reference(it.clone(), *mutable);
        match &**inner {
            Ty::Array(item) | Ty::Slice(item) => Some(by_ref(item)),
            Ty::Adt(def, args) => {
                // An iterator behind `&mut` yields its own items.
                let iterates = self
                    .lang
                    .get("std::iter::Iterator")
                    .is_some_and(|it| self.implements(inner, it, &Env { bounds: Vec::new() }));
                if iterates || self.pointee(inner).is_some() {
                    return None;
                }
                match self.project_adt(*def, inner, &Name::new_static("Item"), 1) {
                    Ty::Unknown => None,
                    Ty::Tuple(pair) if pair.len() == 2 && args.len() >= 2 => {
                        let key = Ty::reference(pair[0].clone(), false);
                        Some(Ty::Tuple([key, by_ref(&pair[1])].into()))
                    }
                    item => Some(by_ref(&item)),
                }
            }
            Ty::Ref { .. } => self.item_of_ref(inner),
            _ => None,
        }
    }

    /// The target of a dereference, by `*` or by autoderef.
    pub fn deref(&self, ty: &Ty) -> Option<Ty> {
        match ty {
            Ty::Ref { inner, .. } | Ty::Ptr(inner) => Some((**inner).clone()),
            Ty::Adt(def, _) => {
                let impl_ = self.deref_impl(*def)?;
                let mut subst = Subst::default();
                if !matches(&self.header(impl_).self_ty, ty, &mut subst) {
                    return None;
                }
                let target = self.alias(self.member(impl_, "Target")?)?;
                Some(self.normalise(&subst.apply(&target)))
            }
            Ty::Opaque { bounds, .. } => {
                let trait_ = self.lang.get("std::ops::Deref")?;
                bounds
                    .iter()
                    .find(|it| it.def == trait_)?
                    .assoc("Target")
                    .cloned()
            }
            _ => None,
        }
    }
}

/// `Send`, `Sync`, `Unpin`, `Sized` and the like say nothing about what a type can do.
fn is_marker(types: &Types<'_>, def: Def) -> bool {
    matches!(
        types.index.item(def).name.as_str(),
        "Send" | "Sync" | "Unpin" | "Sized" | "UnwindSafe"
    )
}

/// Whether `ty` is an instance of `pattern`, whose parameters are then known.
pub(super) fn matches(pattern: &Ty, ty: &Ty, subst: &mut Subst) -> bool {
    let all = |a: &[Ty], b: &[Ty], subst: &mut Subst| {
        a.len() == b.len() && a.iter().zip(b).all(|(a, b)| matches(a, b, subst))
    };
    match (pattern, ty) {
        (Ty::Param(key), _) => {
            if subst.get(*key).is_none() {
                subst.push(*key, ty.clone());
            }
            true
        }
        (_, Ty::Unknown | Ty::Infer(_) | Ty::Proj(..)) | (Ty::Unknown | Ty::Proj(..), _) => true,
        (Ty::Prim(a), Ty::Prim(b)) => a == b,
        (Ty::Never, Ty::Never) => true,
        (Ty::Adt(a, x), Ty::Adt(b, y)) => a == b && all(x, y, subst),
        (
            Ty::Ref {
                mutable: m,
                inner: a,
            },
            Ty::Ref {
                mutable: n,
                inner: b,
            },
        ) => m == n && matches(a, b, subst),
        (Ty::Ptr(a), Ty::Ptr(b)) | (Ty::Slice(a), Ty::Slice(b)) | (Ty::Array(a), Ty::Array(b)) => {
            matches(a, b, subst)
        }
        (Ty::Tuple(a), Ty::Tuple(b)) => all(a, b, subst),
        (Ty::Opaque { bounds: a, .. }, Ty::Opaque { bounds: b, .. }) => {
            a.iter().all(|a| b.iter().any(|b| a.def == b.def))
        }
        (Ty::FnPtr { .. }, Ty::FnPtr { .. } | Ty::FnDef(..) | Ty::Closure { .. }) => true,
        _ => false,
    }
}
