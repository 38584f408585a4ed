//! Method lookup: autoderef, inherent impls, traits.

use std::rc::Rc;

use super::bounds::{Env, matches};
use super::sig::MemberList;
use super::{ParamKey, Subst, Ty, Types};
use crate::index::{Def, Scope, TypeKey};
use crate::ir::Name;

/// What is looked for: `Type::name` is any function, `value.name()` one that takes `self`.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'n> {
    pub name: &'n Name,
    pub is_method: bool,
}

/// A method that was found, and what is known of the generics of its impl or trait.
pub(super) struct Found {
    pub def: Def,
    /// The type whose method it is.
    pub receiver: Ty,
    pub subst: Subst,
}

/// `&Arc<Mutex<Box<T>>>` has five steps; a cycle of `Deref` impls has no end.
const STEPS: usize = 12;

impl Types<'_> {
    /// The types that a method call on `ty` tries, in order.
    pub fn autoderef(&self, ty: &Ty) -> impl Iterator<Item = Ty> {
        std::iter::successors(Some(ty.clone()), |it| self.deref(it)).take(STEPS)
    }

    /// The method that `receiver.name(..)` means.
    pub(super) fn lookup_method(
        &self,
        receiver: &Ty,
        name: &Name,
        env: &Env,
        scope: Scope,
    ) -> Option<Found> {
        let wanted = Wanted {
            name,
            is_method: true,
        };
        let mut last = None;
        for ty in self.autoderef(receiver) {
            if ty.is_unknown() {
                return None;
            }
            let found = match &ty {
                // `reference.clone()` clones what it refers to: methods that take `&self` are
                // those of the target.
                Ty::Ref { .. } => self.by_value_method(&ty, wanted, env),
                _ => self.method_of(&ty, wanted, env, scope),
            };
            if found.is_some() {
                return found;
            }
            last = Some(ty);
        }
        match last {
            Some(Ty::Array(inner)) => self.method_of(&Ty::Slice(inner), wanted, env, scope),
            _ => None,
        }
    }

    /// What a `for` loop over a value of this type calls, where the impl for it is seen:
    /// `into_iter`, or `next` of what is an iterator already.
    pub fn iterates_by(&self, ty: &Ty) -> Option<Def> {
        let key = match ty {
            Ty::Adt(def, _) => TypeKey::Def(*def),
            Ty::Ref { mutable: false, .. } => TypeKey::Ref,
            Ty::Ref { mutable: true, .. } => TypeKey::RefMut,
            _ => return None,
        };
        let impls = self.index.trait_impls_of(key);
        let of = |trait_: &str, name| {
            let trait_ = self.lang.get(trait_)?;
            let is_meant = |it: &Def| self.index.trait_of_impl(*it) == Some(trait_);
            let name = &Name::new_static(name);
            let wanted = Wanted {
                name,
                is_method: true,
            };
            let impls = impls.iter().copied().filter(is_meant).collect::<Vec<_>>();
            Some(self.impl_method(&impls, ty, wanted)?.def)
        };
        of("std::iter::IntoIterator", "into_iter").or_else(|| of("std::iter::Iterator", "next"))
    }

    /// `(&list).into_iter()`
    fn by_value_method(&self, ty: &Ty, wanted: Wanted<'_>, env: &Env) -> Option<Found> {
        let found = self.builtin_method(ty, wanted, env)?;
        let sig = self.sig(found.def)?;
        let by_value = !matches!(sig.self_ty, Some(Ty::Ref { .. }) | None);
        by_value.then_some(found)
    }

    /// The method or associated function `name` of exactly this type.
    pub(super) fn method_of(
        &self,
        ty: &Ty,
        wanted: Wanted<'_>,
        env: &Env,
        scope: Scope,
    ) -> Option<Found> {
        let found = match ty {
            Ty::Adt(def, _) => self.adt_method(*def, ty, wanted, env),
            Ty::Param(_) | Ty::Proj(..) => {
                let bounds = env
                    .of_param(ty)
                    .map(|it| (it.def, &*it.args))
                    .collect::<Vec<_>>();
                self.bound_method(&bounds, ty, wanted)
            }
            Ty::Opaque { bounds, .. } => {
                let bounds = bounds
                    .iter()
                    .map(|it| (it.def, &*it.args))
                    .collect::<Vec<_>>();
                self.bound_method(&bounds, ty, wanted)
            }
            _ => self.builtin_method(ty, wanted, env),
        };
        found
            .or_else(|| self.self_trait_method(ty, wanted))
            .or_else(|| self.scope_method(ty, wanted, env, scope))
    }

    fn adt_method(&self, def: Def, ty: &Ty, wanted: Wanted<'_>, env: &Env) -> Option<Found> {
        for &member in self.named_members(def, wanted.name).iter() {
            let Some(container) = self
                .index
                .container(member)
                .filter(|_| self.fits(wanted, member))
            else {
                continue;
            };
            let mut subst = Subst::default();
            if matches(&self.header(container).self_ty, ty, &mut subst)
                && !self.delegates_in_vain(container, ty, env)
            {
                return Some(Found {
                    def: member,
                    receiver: ty.clone(),
                    subst,
                });
            }
        }
        self.provided_method(TypeKey::Def(def), ty, wanted, env)
    }

    /// `impl<R: Read> Read for Box<R>`, and what is in the box does not read.
    fn delegates_in_vain(&self, impl_: Def, ty: &Ty, env: &Env) -> bool {
        let Some(target) = self.pointee(ty).filter(|it| !it.is_unknown()) else {
            return false;
        };
        self.header(impl_).trait_.as_ref().is_some_and(|trait_| {
            let bounds = self.bounds(impl_);
            bounds.iter().any(|it| it.1.def == trait_.def)
                && !self.implements(&target, trait_.def, env)
        })
    }

    /// A method that a trait provides and the impl for this type leaves as it is.
    fn provided_method(
        &self,
        key: TypeKey,
        ty: &Ty,
        wanted: Wanted<'_>,
        env: &Env,
    ) -> Option<Found> {
        if self.index.trait_functions(wanted.name).is_empty() {
            return None;
        }
        let provided = self.provided(key, wanted.name);
        for &(impl_, member) in provided.iter().filter(|it| self.fits(wanted, it.1)) {
            let header = self.header(impl_);
            let Some(trait_) = &header.trait_ else {
                continue;
            };
            let mut of_impl = Subst::default();
            if !matches(&header.self_ty, ty, &mut of_impl) || self.delegates_in_vain(impl_, ty, env)
            {
                continue;
            }
            let args = trait_
                .args
                .iter()
                .map(|it| of_impl.apply(it))
                .collect::<Vec<_>>();
            let mut subst = self.subst_of(trait_.def, &args);
            subst.push(
                ParamKey {
                    owner: trait_.def,
                    index: ParamKey::SELF,
                },
                ty.clone(),
            );
            return Some(Found {
                def: member,
                receiver: ty.clone(),
                subst,
            });
        }
        None
    }

    /// `Arc::get_mut(this)` is no method, and hides none of what is in the `Arc`.
    fn fits(&self, wanted: Wanted<'_>, def: Def) -> bool {
        let function = self.index.function(def);
        function.is_some_and(|it| it.self_param.is_some() || !wanted.is_method)
    }

    /// The functions called `name` in the impls of a type, inherent ones first.
    fn named_members(&self, def: Def, name: &Name) -> Rc<[Def]> {
        let key = (def, name.clone());
        if let Some(known) = self.methods.borrow().get(&key) {
            return known.clone();
        }
        let impls = self
            .index
            .inherent_impls(def)
            .iter()
            .chain(self.index.trait_impls_of(def));
        let members: Rc<[Def]> = impls
            .flat_map(|it| self.index.members(*it))
            .copied()
            .filter(|it| self.index.item(*it).name == *name && self.index.function(*it).is_some())
            .collect();
        self.methods.borrow_mut().insert(key, members.clone());
        members
    }

    /// The functions called `name` of the traits that a type implements, with the impls.
    fn provided(&self, key: TypeKey, name: &Name) -> MemberList {
        let asked = (key, name.clone());
        if let Some(known) = self.provided.borrow().get(&asked) {
            return known.clone();
        }
        let declared = self.index.trait_functions(name);
        let impls = self.index.trait_impls_of(key).iter();
        let provided: MemberList = impls
            .flat_map(|impl_| {
                let of = self.index.trait_of_impl(*impl_);
                let functions = declared.iter().filter(move |it| Some(it.0) == of);
                functions.map(|it| (*impl_, it.1))
            })
            .collect();
        self.provided.borrow_mut().insert(asked, provided.clone());
        provided
    }

    fn bound_method(&self, bounds: &[(Def, &[Ty])], ty: &Ty, wanted: Wanted<'_>) -> Option<Found> {
        for (trait_, args) in bounds {
            for &def in self.supertraits(*trait_).iter() {
                let Some(member) = self.member(def, wanted.name) else {
                    continue;
                };
                if !self.fits(wanted, member) {
                    continue;
                }
                let mut subst = self.subst_of(def, if def == *trait_ { args } else { &[] });
                subst.push(
                    ParamKey {
                        owner: def,
                        index: ParamKey::SELF,
                    },
                    ty.clone(),
                );
                return Some(Found {
                    def: member,
                    receiver: ty.clone(),
                    subst,
                });
            }
        }
        None
    }

    /// Inside a trait, `self.method()` is the trait's own.
    fn self_trait_method(&self, ty: &Ty, wanted: Wanted<'_>) -> Option<Found> {
        let Ty::Param(ParamKey {
            owner,
            index: ParamKey::SELF,
        }) = ty
        else {
            return None;
        };
        self.bound_method(&[(*owner, &[])], ty, wanted)
    }

    /// `impl<T> [T]`, `impl str` and their kin.
    fn builtin_method(&self, ty: &Ty, wanted: Wanted<'_>, env: &Env) -> Option<Found> {
        let key = match ty {
            Ty::Prim(prim) => TypeKey::Prim(*prim),
            Ty::Slice(_) => TypeKey::Slice,
            Ty::Array(_) => TypeKey::Array,
            Ty::Ptr(_) => TypeKey::Ptr,
            Ty::Tuple(parts) => TypeKey::Tuple(parts.len() as u32),
            Ty::Ref { mutable: false, .. } => TypeKey::Ref,
            Ty::Ref { mutable: true, .. } => TypeKey::RefMut,
            _ => return None,
        };
        self.impl_method(self.index.inherent_impls(key), ty, wanted)
            .or_else(|| self.impl_method(self.index.trait_impls_of(key), ty, wanted))
            .or_else(|| self.provided_method(key, ty, wanted, env))
    }

    /// The function called `name` in the first of these impls that is for this type.
    fn impl_method(&self, impls: &[Def], ty: &Ty, wanted: Wanted<'_>) -> Option<Found> {
        // A reference to who knows what would fit all that is for references.
        if ty.peel_refs().is_unknown() {
            return None;
        }
        impls.iter().find_map(|impl_| {
            let def = self
                .member(*impl_, wanted.name)
                .filter(|it| self.fits(wanted, *it))?;
            let mut subst = Subst::default();
            matches(&self.header(*impl_).self_ty, ty, &mut subst).then(|| Found {
                def,
                receiver: ty.clone(),
                subst,
            })
        })
    }

    /// The methods of the traits in scope, for the types that their blanket impls cover.
    fn scope_method(&self, ty: &Ty, wanted: Wanted<'_>, env: &Env, scope: Scope) -> Option<Found> {
        let declared = self.index.trait_functions(wanted.name);
        if declared.is_empty() {
            return None;
        }
        let in_scope = self.traits_in_scope(scope);
        // The order in which traits come into scope does not matter: two that fit are an error.
        let (trait_, member) = declared
            .iter()
            .copied()
            .filter(|it| self.fits(wanted, it.1))
            .find(|(trait_, _)| in_scope.contains(trait_) && self.implements(ty, *trait_, env))?;
        let mut subst = Subst::default();
        let key = ParamKey {
            owner: trait_,
            index: ParamKey::SELF,
        };
        subst.push(key, ty.clone());
        Some(Found {
            def: member,
            receiver: ty.clone(),
            subst,
        })
    }

    fn traits_in_scope(&self, scope: Scope) -> Rc<[Def]> {
        let key = self.index.trait_scope(scope);
        if let Some(known) = self.in_scope.borrow().get(&key) {
            return known.clone();
        }
        let traits: Rc<[Def]> = self.index.traits_in_scope(scope).into();
        let mut in_scope = self.in_scope.borrow_mut();
        // Scopes are left in the order in which they are met; old ones are not asked for again.
        if in_scope.len() > 64 {
            in_scope.clear();
        }
        in_scope.insert(key, traits.clone());
        traits
    }
}
