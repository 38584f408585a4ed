//! Patterns: which type each binding gets.

use std::rc::Rc;

use super::infer::Infer;
use super::{Ty, Types};
use crate::index::{Def, Namespace, Res};
use crate::ir::{Fields, ItemKind, Name, PatId, PatKind, Path};

impl Infer<'_, '_> {
    /// Matches a pattern against a value of that type.
    pub(super) fn bind(&mut self, pat: PatId, ty: &Ty) {
        self.bind_by(pat, ty, None);
    }

    /// `by_ref` is the mutability of the references that were looked through on the way.
    fn bind_by(&mut self, pat: PatId, ty: &Ty, by_ref: Option<bool>) {
        let body = self.body;
        let wrap = |ty: Ty| match by_ref {
            Some(mutable) => Ty::reference(ty, mutable),
            None => ty,
        };
        match &body.pat(pat).kind {
            PatKind::Missing | PatKind::Wild | PatKind::Rest | PatKind::Value | PatKind::Macro => {}
            PatKind::Bind {
                binding,
                by_ref: explicit,
                sub,
            } => {
                let bound = if *explicit {
                    Ty::reference(ty.clone(), false)
                } else {
                    wrap(ty.clone())
                };
                let slot = &mut self.bindings[binding.0 as usize];
                match slot {
                    // Alternatives of an or-pattern bind the same name.
                    Ty::Unknown => *slot = bound,
                    known => {
                        let known = known.clone();
                        self.unify(&known, &bound);
                    }
                }
                if let Some(sub) = sub {
                    self.bind_by(*sub, ty, by_ref);
                }
            }
            PatKind::Or(parts) => {
                for part in parts {
                    self.bind_by(*part, ty, by_ref);
                }
            }
            PatKind::Ref(inner) => {
                let ty = self.shallow(ty);
                match ty {
                    Ty::Ref { inner: target, .. } => self.bind(*inner, &target),
                    _ => self.bind(*inner, &Ty::Unknown),
                }
            }
            PatKind::Tuple(parts) => {
                let (ty, by_ref) = self.look_through(ty, by_ref);
                let ty = match ty {
                    // A tuple of so many parts is all that this can be.
                    Ty::Infer(_)
                        if !parts
                            .iter()
                            .any(|it| matches!(body.pat(*it).kind, PatKind::Rest)) =>
                    {
                        let tuple = Ty::Tuple(parts.iter().map(|_| self.fresh()).collect());
                        self.unify(&ty, &tuple);
                        tuple
                    }
                    ty => ty,
                };
                let types = match &ty {
                    Ty::Tuple(types) => types.to_vec(),
                    _ => Vec::new(),
                };
                self.bind_list(parts, &types, by_ref);
            }
            PatKind::Slice(parts) => {
                let (ty, by_ref) = self.look_through(ty, by_ref);
                let item = match &ty {
                    Ty::Slice(item) | Ty::Array(item) => (**item).clone(),
                    _ => Ty::Unknown,
                };
                for part in parts {
                    self.bind_by(*part, &item, by_ref);
                }
            }
            PatKind::TupleStruct { path, args } => {
                let (ty, by_ref) = self.look_through(ty, by_ref);
                let types = self.pattern_fields(path, &ty);
                let types = types.iter().map(|it| it.1.clone()).collect::<Vec<_>>();
                self.bind_list(args, &types, by_ref);
            }
            PatKind::Struct { path, fields } => {
                let (ty, by_ref) = self.look_through(ty, by_ref);
                let types = self.pattern_fields(path, &ty);
                for (name, pat) in fields {
                    let field = types.iter().find(|it| it.0 == *name);
                    let field = field.map_or(Ty::Unknown, |it| it.1.clone());
                    self.bind_by(*pat, &field, by_ref);
                }
            }
            PatKind::Path(path) => {
                let ty = self.shallow(ty);
                self.pattern_fields(path, &ty);
            }
        }
    }

    /// A pattern of a constructor looks through references and binds by reference then.
    fn look_through(&self, ty: &Ty, by_ref: Option<bool>) -> (Ty, Option<bool>) {
        let mut ty = self.shallow(ty);
        let mut by_ref = by_ref;
        while let Ty::Ref { mutable, inner } = &ty {
            by_ref = Some(*mutable && by_ref != Some(false));
            ty = self.shallow(inner);
        }
        (ty, by_ref)
    }

    /// Pairs patterns with types; `..` stands for those that are left out.
    fn bind_list(&mut self, pats: &[PatId], types: &[Ty], by_ref: Option<bool>) {
        let body = self.body;
        let is_rest = |it: &PatId| matches!(body.pat(*it).kind, PatKind::Rest);
        let rest = pats.iter().position(is_rest);
        let (front, back) = match rest {
            Some(at) => (&pats[..at], &pats[at + 1..]),
            None => (pats, &[][..]),
        };
        for (i, pat) in front.iter().enumerate() {
            let ty = types.get(i).cloned().unwrap_or(Ty::Unknown);
            self.bind_by(*pat, &ty, by_ref);
        }
        for (i, pat) in back.iter().rev().enumerate() {
            let ty = types.len().checked_sub(i + 1).and_then(|it| types.get(it));
            self.bind_by(*pat, &ty.cloned().unwrap_or(Ty::Unknown), by_ref);
        }
    }

    /// The fields that a constructor pattern takes apart, for a value of this type.
    fn pattern_fields(&mut self, path: &Path, ty: &Ty) -> Vec<(Name, Ty)> {
        let found = self
            .types
            .index
            .resolve(self.scope(), path, Namespace::Value);
        let found = match found.full() {
            Some(Res::Variant(..) | Res::Def(_)) => found,
            _ => self
                .types
                .index
                .resolve(self.scope(), path, Namespace::Type),
        };
        let (def, variant) = match found.full() {
            Some(Res::Variant(def, variant)) => (def, variant),
            Some(Res::Def(def)) => (def, 0),
            Some(Res::SelfType(container)) => match self.types.self_ty(container) {
                Ty::Adt(def, _) => (def, 0),
                _ => return Vec::new(),
            },
            _ => return Vec::new(),
        };
        if !matches!(
            self.types.index.item(def).kind,
            ItemKind::Struct(_) | ItemKind::Enum(_) | ItemKind::Union(_)
        ) {
            return Vec::new();
        }
        let pattern = self.adt_at(def, &path.segments);
        self.unify(&pattern, ty);
        let pattern = self.resolve(&pattern);
        let subst = self.types.subst_of(def, pattern.args());
        self.types
            .fields(def, variant)
            .iter()
            .map(|(name, ty)| (name.clone(), subst.apply(ty)))
            .collect()
    }
}

impl Types<'_> {
    /// The fields when they are positional.
    pub(super) fn tuple_fields(&self, def: Def, variant: u32) -> Option<Rc<[(Name, Ty)]>> {
        let fields = match &self.index.item(def).kind {
            ItemKind::Struct(it) => &it.fields,
            ItemKind::Enum(it) => &it.variants.get(variant as usize)?.fields,
            _ => return None,
        };
        matches!(fields, Fields::Tuple(_)).then(|| self.fields(def, variant))
    }
}
