//! Replacing generic parameters by what they stand for.

use std::sync::Arc;

use super::{Args, ParamKey, TraitRef, Ty};
use crate::ir::Name;

/// What generic parameters stand for, as pairs; those not listed stay as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Subst(Arc<Vec<(ParamKey, Ty)>>);

impl Subst {
    pub fn get(&self, key: ParamKey) -> Option<&Ty> {
        self.0.iter().rev().find(|it| it.0 == key).map(|it| &it.1)
    }

    pub fn push(&mut self, key: ParamKey, ty: Ty) {
        Arc::make_mut(&mut self.0).push((key, ty));
    }

    pub fn extend(&mut self, other: &Self) {
        if self.0.is_empty() {
            *self = other.clone();
        } else if !other.0.is_empty() {
            Arc::make_mut(&mut self.0).extend(other.0.iter().cloned());
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = &(ParamKey, Ty)> {
        self.0.iter()
    }

    /// `ty` with the parameters replaced.
    pub fn apply(&self, ty: &Ty) -> Ty {
        if self.0.is_empty() || !has_params(ty) {
            return ty.clone();
        }
        ty.map(&mut |it| match it {
            Ty::Param(key) => self.get(*key).cloned(),
            _ => None,
        })
    }

    pub fn apply_trait(&self, bound: &TraitRef) -> TraitRef {
        bound.map(&mut |it| match it {
            Ty::Param(key) => self.get(*key).cloned(),
            _ => None,
        })
    }
}

/// Whether a generic parameter or projection stands in it.
pub(super) fn has_params(ty: &Ty) -> bool {
    ty.any(&mut |it| matches!(it, Ty::Param(_) | Ty::Proj(..)))
}

/// Whether a type variable stands in it.
pub(super) fn has_infer(ty: &Ty) -> bool {
    ty.any(&mut |it| matches!(it, Ty::Infer(_) | Ty::Proj(..)))
}

impl TraitRef {
    pub(super) fn map(&self, f: &mut dyn FnMut(&Ty) -> Option<Ty>) -> Self {
        Self {
            def: self.def,
            args: map_args(&self.args, f),
            assoc: self
                .assoc
                .iter()
                .map(|(name, ty)| (name.clone(), ty.map(f)))
                .collect(),
        }
    }
}

fn map_args(args: &Args, f: &mut dyn FnMut(&Ty) -> Option<Ty>) -> Args {
    args.iter().map(|it| it.map(f)).collect()
}

impl Ty {
    /// Rebuilds the type; where `f` answers, its answer stands in place of that part.
    pub(super) fn map(&self, f: &mut dyn FnMut(&Self) -> Option<Self>) -> Self {
        if let Some(new) = f(self) {
            return new;
        }
        match self {
            Self::Unknown | Self::Infer(_) | Self::Never | Self::Prim(_) | Self::Param(_) => {
                self.clone()
            }
            Self::Adt(def, args) => Self::Adt(*def, map_args(args, f)),
            Self::Ref { mutable, inner } => Self::Ref {
                mutable: *mutable,
                inner: Arc::new(inner.map(f)),
            },
            Self::Ptr(inner) => Self::Ptr(Arc::new(inner.map(f))),
            Self::Tuple(args) => Self::Tuple(map_args(args, f)),
            Self::Slice(inner) => Self::Slice(Arc::new(inner.map(f))),
            Self::Array(inner) => Self::Array(Arc::new(inner.map(f))),
            Self::FnDef(def, subst) => {
                let pairs = subst.iter().map(|(key, ty)| (*key, ty.map(f))).collect();
                Self::FnDef(*def, Subst(Arc::new(pairs)))
            }
            Self::FnPtr { params, ret } => Self::FnPtr {
                params: map_args(params, f),
                ret: Arc::new(ret.map(f)),
            },
            Self::Closure { expr, params, ret } => Self::Closure {
                expr: *expr,
                params: map_args(params, f),
                ret: Arc::new(ret.map(f)),
            },
            Self::Future { output, origin } => Self::Future {
                output: Arc::new(output.map(f)),
                origin: *origin,
            },
            Self::Opaque { bounds, is_dyn } => Self::Opaque {
                bounds: bounds.iter().map(|it| it.map(f)).collect(),
                is_dyn: *is_dyn,
            },
            Self::Proj(base, name) => Self::Proj(Arc::new(base.map(f)), Name::clone(name)),
        }
    }

    /// Whether `f` holds for the type or a part of it.
    pub fn any(&self, f: &mut dyn FnMut(&Self) -> bool) -> bool {
        if f(self) {
            return true;
        }
        match self {
            Self::Unknown | Self::Infer(_) | Self::Never | Self::Prim(_) | Self::Param(_) => false,
            Self::Adt(_, args) | Self::Tuple(args) => args.iter().any(|it| it.any(f)),
            Self::Ref { inner, .. }
            | Self::Ptr(inner)
            | Self::Slice(inner)
            | Self::Array(inner)
            | Self::Proj(inner, _) => inner.any(f),
            Self::FnDef(_, subst) => subst.iter().any(|it| it.1.any(f)),
            Self::FnPtr { params, ret } | Self::Closure { params, ret, .. } => {
                params.iter().any(|it| it.any(f)) || ret.any(f)
            }
            Self::Future { output, .. } => output.any(f),
            Self::Opaque { bounds, .. } => bounds.iter().any(|it| {
                it.args.iter().any(|it| it.any(f)) || it.assoc.iter().any(|it| it.1.any(f))
            }),
        }
    }
}
