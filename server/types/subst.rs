//! Replacing generic parameters by what they stand for.

use std::sync::Arc;

use super::{Args, ParamKey, TraitRef, Ty};

/// What generic parameters stand for, as pairs; those not listed stay as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Subst(Option<Arc<Vec<(ParamKey, Ty)>>>);

impl Subst {
    fn pairs(&self) -> &[(ParamKey, Ty)] {
        self.0.as_deref().map_or(&[], Vec::as_slice)
    }

    fn pairs_mut(&mut self) -> &mut Vec<(ParamKey, Ty)> {
        Arc::make_mut(self.0.get_or_insert_default())
    }

    pub fn get(&self, key: ParamKey) -> Option<&Ty> {
        let mut pairs = self.pairs().iter().rev();
        pairs.find(|it| it.0 == key).map(|it| &it.1)
    }

    pub fn push(&mut self, key: ParamKey, ty: Ty) {
        self.pairs_mut().push((key, ty));
    }

    pub fn extend(&mut self, other: &Self) {
        if self.is_empty() {
            *self = other.clone();
        } else if !other.is_empty() {
            self.pairs_mut().extend_from_slice(other.pairs());
        }
    }

    pub fn is_empty(&self) -> bool {
        self.pairs().is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = &(ParamKey, Ty)> {
        self.pairs().iter()
    }

    /// `ty` with the parameters replaced.
    pub fn apply(&self, ty: &Ty) -> Ty {
        match self.is_empty() {
            true => ty.clone(),
            false => ty.map(&mut |it| self.replaced(it)),
        }
    }

    pub fn apply_trait(&self, bound: &TraitRef) -> TraitRef {
        match self.is_empty() {
            true => bound.clone(),
            false => bound.map(&mut |it| self.replaced(it)),
        }
    }

    fn replaced(&self, ty: &Ty) -> Option<Ty> {
        match ty {
            Ty::Param(key) => self.get(*key).cloned(),
            _ => None,
        }
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

/// Parts that stay as they are, are shared with what they are taken from.
type Replace<'f> = &'f mut dyn FnMut(&Ty) -> Option<Ty>;

impl TraitRef {
    pub(super) fn map(&self, f: Replace<'_>) -> Self {
        self.mapped(f).unwrap_or_else(|| self.clone())
    }

    fn mapped(&self, f: Replace<'_>) -> Option<Self> {
        let args = map_all(&self.args, &mut |it| it.mapped(f));
        let assoc = map_all(&self.assoc, &mut |it| Some((it.0.clone(), it.1.mapped(f)?)));
        (args.is_some() || assoc.is_some()).then(|| Self {
            def: self.def,
            args: args.unwrap_or_else(|| self.args.clone()),
            assoc: assoc.unwrap_or_else(|| self.assoc.clone()),
        })
    }
}

/// The list with what is replaced; `None` when that is nothing.
fn map_all<T: Clone>(list: &[T], f: &mut dyn FnMut(&T) -> Option<T>) -> Option<Arc<[T]>> {
    let mut replaced = list.iter().enumerate();
    let (first, new) = replaced.find_map(|(at, it)| Some((at, f(it)?)))?;
    let (before, rest) = (&list[..first], &list[first + 1..]);
    let rest = rest.iter().map(|it| f(it).unwrap_or_else(|| it.clone()));
    Some(before.iter().cloned().chain([new]).chain(rest).collect())
}

impl Ty {
    /// The type where `f` answers for a part, with its answer in place of that part.
    pub(super) fn map(&self, f: Replace<'_>) -> Self {
        self.mapped(f).unwrap_or_else(|| self.clone())
    }

    /// The same; `None` when nothing is replaced.
    fn mapped(&self, f: Replace<'_>) -> Option<Self> {
        if let Some(new) = f(self) {
            return Some(new);
        }
        let all = |args: &Args, f: Replace<'_>| map_all(args, &mut |it| it.mapped(f));
        Some(match self {
            Self::Unknown | Self::Infer(_) | Self::Never | Self::Prim(_) | Self::Param(_) => {
                return None;
            }
            Self::Adt(def, args) => Self::Adt(*def, all(args, f)?),
            Self::Ref { mutable, inner } => Self::Ref {
                mutable: *mutable,
                inner: inner.mapped(f)?.into(),
            },
            Self::Ptr(inner) => Self::Ptr(inner.mapped(f)?.into()),
            Self::Tuple(args) => Self::Tuple(all(args, f)?),
            Self::Slice(inner) => Self::Slice(inner.mapped(f)?.into()),
            Self::Array(inner) => Self::Array(inner.mapped(f)?.into()),
            Self::FnDef(def, subst) => {
                let pair = &mut |it: &(ParamKey, Self)| Some((it.0, it.1.mapped(f)?));
                let pairs = map_all(subst.pairs(), pair)?;
                Self::FnDef(*def, Subst(Some(Arc::new(pairs.to_vec()))))
            }
            Self::FnPtr { params, ret } => {
                let (new_params, new_ret) = (all(params, f), ret.mapped(f));
                if new_params.is_none() && new_ret.is_none() {
                    return None;
                }
                Self::FnPtr {
                    params: new_params.unwrap_or_else(|| params.clone()),
                    ret: new_ret.map_or_else(|| ret.clone(), Arc::new),
                }
            }
            Self::Closure { expr, params, ret } => {
                let (new_params, new_ret) = (all(params, f), ret.mapped(f));
                if new_params.is_none() && new_ret.is_none() {
                    return None;
                }
                Self::Closure {
                    expr: *expr,
                    params: new_params.unwrap_or_else(|| params.clone()),
                    ret: new_ret.map_or_else(|| ret.clone(), Arc::new),
                }
            }
            Self::Future { output, origin } => Self::Future {
                output: output.mapped(f)?.into(),
                origin: *origin,
            },
            Self::Opaque { bounds, is_dyn } => Self::Opaque {
                bounds: map_all(bounds, &mut |it| it.mapped(f))?,
                is_dyn: *is_dyn,
            },
            Self::Proj(base, name) => Self::Proj(base.mapped(f)?.into(), name.clone()),
        })
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
