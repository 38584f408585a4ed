//! Types, bounds and generic parameters.

use crate::syntax::SyntaxKind::*;

use super::kinds::is_type;
use super::source::Source;
use crate::ir::{Bound, GenericKind, GenericParam, Generics, Path, Segment, TypeRef};
use crate::syntax::NodeId;

impl Source<'_> {
    pub(super) fn ty(self, n: NodeId) -> TypeRef {
        match self.kind(n) {
            PATH_TYPE => TypeRef::Path(self.path_in(n)),
            REF_TYPE => TypeRef::Ref {
                mutable: self.has(n, MUT_KW),
                inner: self.boxed_ty_in(n),
            },
            PTR_TYPE => TypeRef::Ptr {
                mutable: self.has(n, MUT_KW),
                inner: self.boxed_ty_in(n),
            },
            TUPLE_TYPE => {
                let fields = self.children(n).filter(|it| is_type(self.kind(*it)));
                TypeRef::Tuple(fields.map(|it| self.ty(it)).collect())
            }
            SLICE_TYPE => TypeRef::Slice(self.boxed_ty_in(n)),
            ARRAY_TYPE => TypeRef::Array(self.boxed_ty_in(n)),
            FN_PTR_TYPE => self.fn_ptr_type(n),
            IMPL_TRAIT_TYPE => TypeRef::Impl(self.bounds_in(n)),
            DYN_TRAIT_TYPE => TypeRef::Dyn(self.bounds_in(n)),
            PAREN_TYPE | FOR_TYPE | PATTERN_TYPE => self.ty_in(n),
            NEVER_TYPE => TypeRef::Never,
            INFER_TYPE => TypeRef::Infer,
            _ => TypeRef::Unknown,
        }
    }

    /// The first type directly below `n`.
    pub(super) fn opt_ty_in(self, n: NodeId) -> Option<TypeRef> {
        self.find(n, is_type).map(|it| self.ty(it))
    }

    pub(super) fn ty_in(self, n: NodeId) -> TypeRef {
        self.opt_ty_in(n).unwrap_or(TypeRef::Unknown)
    }

    fn boxed_ty_in(self, n: NodeId) -> Box<TypeRef> {
        Box::new(self.ty_in(n))
    }

    /// Of a `RET_TYPE`.
    pub(super) fn ret_type(self, n: NodeId) -> TypeRef {
        self.ty_in(n)
    }

    fn fn_ptr_type(self, n: NodeId) -> TypeRef {
        let mut params = Vec::new();
        let mut ret = TypeRef::UNIT;
        for child in self.children(n) {
            match self.kind(child) {
                PARAM_LIST => {
                    let list = self.children(child).filter(|it| self.kind(*it) == PARAM);
                    params.extend(list.map(|it| self.ty_in(it)));
                }
                RET_TYPE => ret = self.ret_type(child),
                _ => {}
            }
        }
        TypeRef::Fn {
            params,
            ret: Box::new(ret),
        }
    }

    fn bounds_in(self, n: NodeId) -> Vec<Bound> {
        self.child(n, TYPE_BOUND_LIST)
            .map_or_else(Vec::new, |it| self.bounds(it))
    }

    /// Of a `TYPE_BOUND_LIST`.
    pub(super) fn bounds(self, n: NodeId) -> Vec<Bound> {
        let list = self.children(n).filter(|it| self.kind(*it) == TYPE_BOUND);
        list.filter_map(|it| self.bound(it)).collect()
    }

    fn bound(self, n: NodeId) -> Option<Bound> {
        // The type is a path; after `for<'a>`, or when a type turned out to be a list of bounds,
        // it may stand deeper.
        let mut at = self.find(n, is_type)?;
        while self.kind(at) != PATH_TYPE {
            at = self.find(at, is_type)?;
        }
        Some(Bound {
            path: self.path_in(at),
            maybe: self.has(n, QUESTION),
        })
    }

    /// Of a `GENERIC_PARAM_LIST`.
    pub(super) fn generic_params(self, n: NodeId, generics: &mut Generics) {
        for param in self.children(n) {
            let (kind, name_kind) = match self.kind(param) {
                LIFETIME_PARAM => (GenericKind::Lifetime, LIFETIME),
                TYPE_PARAM => (GenericKind::Type, NAME),
                CONST_PARAM => (GenericKind::Const, NAME),
                _ => continue,
            };
            let Some(name) = self.child(param, name_kind) else {
                continue;
            };
            let name = self.name(name);
            let mut default = None;
            if kind == GenericKind::Type {
                let bounds = self.bounds_in(param);
                if !bounds.is_empty() {
                    let segments = vec![Segment {
                        name: name.clone(),
                        args: None,
                    }];
                    let path = Path {
                        segments,
                        ..Path::default()
                    };
                    generics.bounds.push((TypeRef::Path(path), bounds));
                }
                default = self.opt_ty_in(param);
            }
            generics.params.push(GenericParam {
                name,
                kind,
                default,
            });
        }
    }

    /// Of a `WHERE_CLAUSE`.
    pub(super) fn where_clause(self, n: NodeId, generics: &mut Generics) {
        for pred in self.children(n) {
            if self.kind(pred) != WHERE_PRED {
                continue;
            }
            let bounds = self.bounds_in(pred);
            if let Some(ty) = self.opt_ty_in(pred)
                && !bounds.is_empty()
            {
                generics.bounds.push((ty, bounds));
            }
        }
    }
}
