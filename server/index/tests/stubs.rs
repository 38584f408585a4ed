//! The real stubs hold together: their imports lead somewhere, and the preludes are complete.

use std::collections::BTreeSet;

use crate::index::prelude::PRELUDE;
use crate::index::{Index, Input, Namespace, Res, Scope, StubCrate, StubModule};
use crate::ir::{ItemKind, Name, Path, TypeRef};

const ALL: [Namespace; 3] = [Namespace::Type, Namespace::Value, Namespace::Macro];

fn index() -> Index {
    let stubs = crate::known::crates().iter().map(|krate| StubCrate {
        name: krate.name.into(),
        aliases: krate.aliases.iter().map(Name::new).collect(),
        modules: krate
            .files
            .iter()
            .map(|it| StubModule {
                path: it.module().map(Name::new).collect(),
                file: super::lower(it.text),
            })
            .collect(),
    });
    Index::build(Input {
        stubs: stubs.collect(),
        ..Input::default()
    })
}

#[test]
fn imports_of_stubs_lead_somewhere() {
    let index = index();
    let mut lost = Vec::new();
    for file in index.files() {
        for def in index.defs(file) {
            let ItemKind::Use(leaves) = &index.item(def).kind else {
                continue;
            };
            for leaf in leaves {
                let scope = Scope::item(def);
                let found = ALL
                    .iter()
                    .any(|ns| index.resolve(scope, &leaf.path, *ns).full().is_some());
                // Attribute macros come from crates that have no stub.
                let first = leaf.path.segments.first().map_or("", |it| it.name.as_str());
                if !found && crate::known::crate_named(first).is_some() {
                    let names = leaf.path.segments.iter().map(|it| it.name.as_str());
                    let names: Vec<&str> = names.collect();
                    lost.push(format!(
                        "{}: {}",
                        index.path(file).display(),
                        names.join("::")
                    ));
                }
            }
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

#[test]
fn types_and_traits_of_impls_in_stubs_are_known() {
    let index = index();
    let mut lost = Vec::new();
    for file in index.files() {
        for def in index.defs(file) {
            let ItemKind::Impl(it) = &index.item(def).kind else {
                continue;
            };
            let named = it
                .trait_
                .as_ref()
                .is_some_and(|_| index.trait_of_impl(def).is_none());
            let is_blanket = index
                .trait_of_impl(def)
                .is_some_and(|trait_| index.blanket_impls(trait_).contains(&def));
            if named || (index.self_type_of_impl(def).is_none() && !is_blanket) {
                let trait_ = it.trait_.as_ref().map_or("", |it| it.last_name());
                lost.push(format!(
                    "{}: impl {trait_} for {:?}",
                    index.path(file).display(),
                    it.self_ty
                ));
            }
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

#[test]
fn types_in_signatures_of_stubs_are_known() {
    let index = index();
    let mut lost = BTreeSet::new();
    for file in index.files() {
        for def in index.defs(file) {
            let ItemKind::Fn(function) = &index.item(def).kind else {
                continue;
            };
            let mut see = |path: &Path| {
                // A constant argument is lowered as a type.
                let spaces = [Namespace::Type, Namespace::Value];
                let is_lost =
                    |ns: &Namespace| index.resolve(Scope::item(def), path, *ns).res == Res::Unknown;
                if spaces.iter().all(is_lost) {
                    let names: Vec<&str> =
                        path.segments.iter().map(|it| it.name.as_str()).collect();
                    lost.insert(format!(
                        "{}: {}",
                        index.path(file).display(),
                        names.join("::")
                    ));
                }
            };
            let types = function.params.iter().map(|it| &it.ty).chain(&function.ret);
            types.for_each(|it| visit(it, &mut see));
            for (ty, bounds) in &function.generics.bounds {
                visit(ty, &mut see);
                bounds.iter().for_each(|it| visit_path(&it.path, &mut see));
            }
        }
    }
    let lost: Vec<String> = lost.into_iter().collect();
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

fn visit(ty: &TypeRef, see: &mut dyn FnMut(&Path)) {
    match ty {
        TypeRef::Path(path) => visit_path(path, see),
        TypeRef::Ref { inner, .. } | TypeRef::Ptr { inner, .. } => visit(inner, see),
        TypeRef::Slice(inner) | TypeRef::Array(inner) => visit(inner, see),
        TypeRef::Tuple(parts) => parts.iter().for_each(|it| visit(it, see)),
        TypeRef::Fn { params, ret } => params.iter().chain([&**ret]).for_each(|it| visit(it, see)),
        TypeRef::Impl(bounds) | TypeRef::Dyn(bounds) => {
            bounds.iter().for_each(|it| visit_path(&it.path, see));
        }
        TypeRef::Never | TypeRef::Infer | TypeRef::Unknown => {}
    }
}

fn visit_path(path: &Path, see: &mut dyn FnMut(&Path)) {
    see(path);
    for args in path.segments.iter().filter_map(|it| it.args.as_ref()) {
        let assoc = args.assoc.iter().map(|it| &it.1);
        args.types.iter().chain(assoc).for_each(|it| visit(it, see));
    }
}

#[test]
fn the_stub_of_std_has_the_whole_prelude() {
    let index = index();
    let mut lost = Vec::new();
    for (module, _, names) in PRELUDE {
        for name in *names {
            let path = format!("{module}::{name}");
            if ALL
                .iter()
                .all(|ns| index.find(&path, *ns).res == Res::Unknown)
            {
                lost.push(path);
            }
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}
