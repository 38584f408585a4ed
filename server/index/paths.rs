//! The paths by which messages name things.

use std::fmt::Write as _;

use super::resolve::View;
use super::scope::generics;
use super::{Def, ModuleId, Res, Scope, TypeKey, impls};
use crate::ir::{ItemKind, Parent, TypeRef};

impl<'a> View<'a> {
    pub(super) fn canonical_path(self, def: Def) -> String {
        let mut path = String::new();
        self.write_path(def, &mut path, 0);
        path
    }

    fn write_path(self, def: Def, out: &mut String, depth: u32) {
        let item = self.item(def);
        match item.parent {
            Parent::Item(id) if !matches!(item.kind, ItemKind::Module(_)) => {
                let parent = Def {
                    file: def.file,
                    item: id,
                };
                match &self.item(parent).kind {
                    ItemKind::Impl(_) | ItemKind::Trait(_) => {
                        self.write_path(parent, out, depth + 1);
                    }
                    _ => out
                        .push_str(&self.module_path(self.module_of_parent(def.file, item.parent))),
                }
            }
            Parent::Block(id, _) if depth < 64 => {
                self.write_path(
                    Def {
                        file: def.file,
                        item: id,
                    },
                    out,
                    depth + 1,
                );
            }
            _ => out.push_str(&self.module_path(self.module_of_parent(def.file, item.parent))),
        }
        if let ItemKind::Impl(it) = &item.kind {
            // An impl has no path: that of its type stands for it.
            let ty = match &it.self_ty {
                TypeRef::Ref { inner, .. } => impls::key(self, Scope::item(def), inner, 0).0,
                _ => self.tables.impls.self_type(def),
            };
            match ty {
                Some(TypeKey::Def(ty)) if depth < 64 => {
                    out.clear();
                    self.write_path(ty, out, depth + 1);
                }
                Some(TypeKey::Prim(prim)) => {
                    out.clear();
                    out.push_str(prim.name());
                }
                _ => {
                    if let TypeRef::Path(path) = &it.self_ty {
                        let _ = write!(out, "::{}", path.last_name());
                    }
                }
            }
        } else if !item.name.is_empty() {
            let _ = write!(out, "::{}", item.name);
        }
    }

    pub(super) fn module_path(self, module: ModuleId) -> String {
        let mut names = Vec::new();
        let mut at = module;
        while let Some(parent) = self.module(at).parent {
            names.push(self.module(at).name.as_str());
            at = parent;
        }
        names.push(
            self.tables.crates[self.krate_of(module).0 as usize]
                .name
                .as_str(),
        );
        names.reverse();
        names.join("::")
    }

    pub(super) fn describe(self, res: Res) -> String {
        match res {
            Res::Module(module) => self.module_path(module),
            Res::Def(def) => self.canonical_path(def),
            Res::Variant(def, at) => {
                let mut path = self.canonical_path(def);
                if let ItemKind::Enum(it) = &self.item(def).kind
                    && let Some(variant) = it.variants.get(at as usize)
                {
                    let _ = write!(path, "::{}", variant.name);
                }
                path
            }
            Res::TypeParam(def, at) => generics(&self.item(def).kind)
                .and_then(|it| it.params.get(at as usize))
                .map_or_else(String::new, |it| it.name.to_string()),
            Res::SelfType(_) => "Self".to_owned(),
            Res::Prim(prim) => prim.name().to_owned(),
            Res::Unknown => "?".to_owned(),
        }
    }
}
