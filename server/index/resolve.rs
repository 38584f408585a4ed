//! What a path means where it is written: bodies outwards, then the module, then the preludes.

use std::sync::Arc;

use super::{
    Binding, CrateId, Def, FileId, Module, ModuleId, Names, Namespace, Origin, PathRes, Res, Scope,
    Tables, Target,
};
use crate::ir::{
    self, Body, ItemId, ItemKind, Name, Parent, PathRoot, Segment, TypeRef, UseKind, UseLeaf,
};
use crate::syntax::Edition;

/// Files and tables, finished or not.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub files: &'a [Arc<ir::File>],
    pub tables: &'a Tables,
}

/// Which imports are being followed: none of them may explain itself.
#[derive(Clone, Copy)]
pub(super) enum Following<'a> {
    Nothing,
    /// An import of a module.
    Import(u32),
    /// A leaf of a `use` in a body.
    Leaf(&'a UseLeaf, &'a Following<'a>),
}

impl Following<'_> {
    pub(super) fn has(&self, leaf: &UseLeaf) -> bool {
        match self {
            Self::Leaf(it, outer) => std::ptr::eq(*it, leaf) || outer.has(leaf),
            _ => false,
        }
    }

    /// How many globs of bodies are being followed, each for the sake of the one before it.
    pub(super) fn globs(&self) -> u32 {
        match self {
            Self::Leaf(it, outer) => u32::from(it.kind == UseKind::Glob) + outer.globs(),
            _ => 0,
        }
    }
}

/// Aliases of aliases are followed this far.
const MAX_ALIASES: u32 = 8;

impl<'a> View<'a> {
    pub(super) fn resolve(self, scope: Scope, path: &ir::Path, ns: Namespace) -> PathRes {
        self.resolve_following(scope, path, ns, &Following::Nothing, 0)
    }

    pub(super) fn resolve_following(
        self,
        scope: Scope,
        path: &ir::Path,
        ns: Namespace,
        following: &Following<'_>,
        aliases: u32,
    ) -> PathRes {
        let segments = path.segments.as_slice();
        let unknown = PathRes {
            res: Res::Unknown,
            rest: segments.len(),
        };
        let start = match &path.root {
            PathRoot::Plain => {
                let Some((first, rest)) = segments.split_first() else {
                    return unknown;
                };
                let first_ns = if rest.is_empty() { ns } else { Namespace::Type };
                return match self.lexical(scope, &first.name, first_ns, following, aliases) {
                    Some(res) if res != Res::Unknown => self.walk(res, rest, ns, aliases),
                    _ => unknown,
                };
            }
            PathRoot::Global => {
                let Some((first, rest)) = segments.split_first() else {
                    return unknown;
                };
                let krate = self.krate_of(self.scope_module(scope));
                return match self.global(krate, &first.name) {
                    Some(res) => self.walk(res, rest, ns, aliases),
                    None => unknown,
                };
            }
            PathRoot::Qualified(qualified) => {
                let (ty, trait_) = &**qualified;
                let base = match (trait_, ty) {
                    (Some(path), _) | (None, TypeRef::Path(path)) => {
                        self.resolve_following(scope, path, Namespace::Type, following, aliases)
                    }
                    _ => PathRes::UNKNOWN,
                };
                return match base.full() {
                    Some(res) if trait_.is_none() => self.walk(res, segments, ns, aliases),
                    Some(res) => PathRes {
                        res,
                        rest: segments.len(),
                    },
                    None => unknown,
                };
            }
            root => match self.anchor(self.scope_module(scope), root) {
                Some(module) => module,
                None => return unknown,
            },
        };
        self.walk(Res::Module(start), segments, ns, aliases)
    }

    /// The module that `crate`, `self` or `super` means.
    fn anchor(self, module: ModuleId, root: &PathRoot) -> Option<ModuleId> {
        match root {
            PathRoot::Crate => Some(self.root(self.krate_of(module))),
            PathRoot::SelfModule => Some(module),
            PathRoot::Super(count) => (0..*count).try_fold(module, |it, _| self.module(it).parent),
            PathRoot::Plain | PathRoot::Global | PathRoot::Qualified(_) => None,
        }
    }

    /// Follows the segments as far as modules and enums lead.
    fn walk(self, start: Res, segments: &[Segment], ns: Namespace, aliases: u32) -> PathRes {
        let mut res = start;
        for (at, segment) in segments.iter().enumerate() {
            let rest = segments.len() - at;
            let ns = if rest == 1 { ns } else { Namespace::Type };
            let next = match res {
                Res::Module(module) => {
                    match self
                        .module(module)
                        .names
                        .get(&segment.name)
                        .and_then(|it| it.get(ns))
                    {
                        Some(binding) if binding.res != Res::Unknown => binding.res,
                        _ => {
                            return PathRes {
                                res: Res::Unknown,
                                rest,
                            };
                        }
                    }
                }
                _ => match self.variant(res, &segment.name, aliases) {
                    Some(variant) => variant,
                    None => return PathRes { res, rest },
                },
            };
            res = next;
        }
        PathRes { res, rest: 0 }
    }

    /// A variant that is reached through its enum, an alias of it, or `Self`.
    pub(super) fn variant(self, of: Res, name: &str, aliases: u32) -> Option<Res> {
        if aliases > MAX_ALIASES {
            return None;
        }
        let (def, ty) = match of {
            Res::Def(def) => match &self.item(def).kind {
                ItemKind::Enum(it) => {
                    let at = it.variants.iter().position(|it| it.name == name)?;
                    return Some(Res::Variant(def, at as u32));
                }
                ItemKind::TypeAlias(it) => (def, it.ty.as_ref()?),
                _ => return None,
            },
            Res::SelfType(def) => match &self.item(def).kind {
                ItemKind::Impl(it) => (def, &it.self_ty),
                _ => return None,
            },
            _ => return None,
        };
        let TypeRef::Path(path) = ty else { return None };
        // Most types have no variants at all; only upper-case names can be one.
        if !name.starts_with(|it: char| it.is_uppercase()) {
            return None;
        }
        let scope = Scope::item(def);
        let following = Following::Nothing;
        let target = self
            .resolve_following(scope, path, Namespace::Type, &following, aliases + 1)
            .full()?;
        self.variant(target, name, aliases + 1)
    }

    /// What an import of a module brings in, per namespace, and the module that it is taken from.
    pub(super) fn import(
        self,
        module: ModuleId,
        path: &ir::Path,
        number: u32,
    ) -> ([Option<Res>; 3], Option<ModuleId>) {
        const ALL: [Namespace; 3] = [Namespace::Type, Namespace::Value, Namespace::Macro];
        let following = Following::Import(number);
        let Some((last, prefix)) = path.segments.split_last() else {
            let target = self.anchor(module, &path.root);
            return ([target.map(Res::Module), None, None], target);
        };
        // The prefix is walked once for the three namespaces.
        let first = |name: &Name| match path.root {
            PathRoot::Global => self.global(self.krate_of(module), name),
            _ => self.in_module(module, name, Namespace::Type, &following),
        };
        let base = match (&path.root, prefix) {
            (PathRoot::Plain, []) => {
                let known = |it: &Res| *it != Res::Unknown;
                let found = ALL.map(|ns| {
                    self.in_module(module, &last.name, ns, &following)
                        .filter(known)
                });
                return (found, Some(module));
            }
            (PathRoot::Global, []) => return ([first(&last.name), None, None], Some(module)),
            (PathRoot::Plain | PathRoot::Global, [head, rest @ ..]) => {
                first(&head.name).map(|it| self.walk(it, rest, Namespace::Type, 0))
            }
            (root, _) => self
                .anchor(module, root)
                .map(|it| self.walk(Res::Module(it), prefix, Namespace::Type, 0)),
        };
        match base.and_then(PathRes::full) {
            Some(Res::Module(target)) => {
                let names = self.names_of(target, &last.name);
                let found = ALL.map(|ns| {
                    names
                        .get(ns)
                        .filter(|it| !it.is_from(&following) && it.res != Res::Unknown)
                        .map(|it| it.res)
                });
                (found, Some(target))
            }
            Some(res) => {
                let variant = self.variant(res, &last.name, 0);
                ([variant, variant, None], Some(module))
            }
            None => ([None; 3], None),
        }
    }

    /// Whether a glob import in `from` brings a name of `of` in.
    pub(super) fn is_visible(self, binding: Binding, of: ModuleId, from: ModuleId) -> bool {
        match binding.visibility {
            ir::Visibility::Public => true,
            ir::Visibility::Restricted => {
                self.module(of).krate == self.module(from).krate
                    || self.tables.crates[self.module(of).krate.0 as usize].target == Target::Stub
            }
            ir::Visibility::Private => {
                let mut at = Some(from);
                while let Some(module) = at {
                    if module == of {
                        return true;
                    }
                    at = self.module(module).parent;
                }
                false
            }
        }
    }

    /// `::name`
    fn global(self, krate: CrateId, name: &Name) -> Option<Res> {
        if self.tables.crates[krate.0 as usize].edition == Edition::Edition2015
            && let Some(binding) = self.names_of(self.root(krate), name).types
        {
            return Some(binding.res);
        }
        Some(Res::Module(self.root(self.extern_crate(krate, name)?)))
    }

    /// Another crate by the name that it has in this one.
    pub(super) fn extern_crate(self, krate: CrateId, name: &Name) -> Option<CrateId> {
        let externs = &self.tables.crates[krate.0 as usize].externs;
        externs.get(name).copied().or_else(|| match name.as_str() {
            "std" | "core" | "alloc" | "proc_macro" => self
                .tables
                .stub_crates
                .get(name)
                .copied()
                .or(self.tables.std),
            _ => None,
        })
    }

    pub(super) fn find(self, path: &str, ns: Namespace) -> PathRes {
        let path = parse_path(path);
        let unknown = PathRes {
            res: Res::Unknown,
            rest: path.segments.len(),
        };
        let Some((first, rest)) = path.segments.split_first() else {
            return unknown;
        };
        let krate = self
            .tables
            .stub_crates
            .get(&first.name)
            .copied()
            .or_else(|| {
                let by_name = |it: &super::Crate| it.name == first.name;
                match first.name.as_str() {
                    "core" | "alloc" => self.tables.std,
                    _ => self
                        .tables
                        .crates
                        .iter()
                        .position(by_name)
                        .map(|it| CrateId(it as u32)),
                }
            });
        match krate {
            Some(krate) => self.walk(Res::Module(self.root(krate)), rest, ns, 0),
            None => unknown,
        }
    }

    pub(super) fn module(self, module: ModuleId) -> &'a Module {
        &self.tables.modules[module.0 as usize]
    }

    pub(super) fn root(self, krate: CrateId) -> ModuleId {
        self.tables.crates[krate.0 as usize].root
    }

    pub(super) fn krate_of(self, module: ModuleId) -> CrateId {
        self.module(module).krate
    }

    pub(super) fn item(self, def: Def) -> &'a ir::Item {
        &self.files[def.file.0 as usize].items[def.item.0 as usize]
    }

    pub(super) fn item_checked(self, def: Def) -> Option<&'a ir::Item> {
        self.files[def.file.0 as usize]
            .items
            .get(def.item.0 as usize)
    }

    pub(super) fn body(self, def: Def) -> Option<&'a Arc<Body>> {
        match &self.item(def).kind {
            ItemKind::Fn(it) => it.body.as_ref(),
            ItemKind::Const(it) | ItemKind::Static(it) => it.body.as_ref(),
            _ => None,
        }
    }

    /// The module of an item that is written at `parent`.
    pub(super) fn module_of_parent(self, file: FileId, parent: Parent) -> ModuleId {
        let mut parent = parent;
        loop {
            let item = match parent {
                Parent::File => return self.tables.file_data[file.0 as usize].root,
                Parent::Item(item) | Parent::Block(item, _) => item,
            };
            if let Some(module) = self.inline_module(Def { file, item }) {
                return module;
            }
            parent = self.item(Def { file, item }).parent;
        }
    }

    pub(super) fn scope_module(self, scope: Scope) -> ModuleId {
        self.module_of_parent(scope.file, scope.item.map_or(Parent::File, Parent::Item))
    }

    pub(super) fn inline_module(self, def: Def) -> Option<ModuleId> {
        self.tables.file_data[def.file.0 as usize]
            .modules
            .get(&def.item)
            .copied()
    }

    pub(super) fn names_of(self, module: ModuleId, name: &Name) -> Names {
        self.module(module)
            .names
            .get(name)
            .copied()
            .unwrap_or_default()
    }

    pub(super) fn is_trait(self, def: Def) -> bool {
        matches!(self.item(def).kind, ItemKind::Trait(_))
    }

    /// What the name of an item means.
    pub(super) fn res_of_item(self, def: Def) -> Res {
        let item = self.item(def);
        match &item.kind {
            ItemKind::Module(_) => match self.inline_module(def) {
                Some(module) => Res::Module(module),
                None => Res::Unknown,
            },
            ItemKind::ExternCrate { .. } => {
                let krate = self.krate_of(self.module_of_parent(def.file, item.parent));
                let target = match item.name.as_str() {
                    "self" => Some(krate),
                    _ => self.extern_crate(krate, &item.name),
                };
                target.map_or(Res::Unknown, |it| Res::Module(self.root(it)))
            }
            _ => Res::Def(def),
        }
    }
}

impl Binding {
    pub(super) fn is_from(&self, following: &Following<'_>) -> bool {
        match (following, self.origin) {
            (Following::Import(number), Origin::Import(it) | Origin::RareImport(it)) => {
                it == *number
            }
            (Following::Import(number), Origin::Glob(it) | Origin::RareGlob(it)) => it == *number,
            _ => false,
        }
    }
}

/// A path of names, as it stands in attributes and messages.
pub(super) fn parse_path(text: &str) -> ir::Path {
    let mut names: Vec<&str> = text.split("::").map(str::trim).collect();
    let root = match names.first().copied() {
        Some("") if names.len() > 1 => PathRoot::Global,
        Some("crate") => PathRoot::Crate,
        Some("self") => PathRoot::SelfModule,
        Some("super") => {
            PathRoot::Super(names.iter().take_while(|it| **it == "super").count() as u8)
        }
        _ => PathRoot::Plain,
    };
    let skip = match root {
        PathRoot::Plain | PathRoot::Qualified(_) => 0,
        PathRoot::Super(count) => usize::from(count),
        PathRoot::Global | PathRoot::Crate | PathRoot::SelfModule => 1,
    };
    names.drain(..skip);
    let segment = |it: &str| Segment {
        name: Name::new(it),
        args: None,
    };
    ir::Path {
        root,
        segments: names.into_iter().map(segment).collect(),
    }
}

/// The items of a file with their numbers.
pub(super) fn item_ids(file: &ir::File) -> impl Iterator<Item = (ItemId, &ir::Item)> {
    file.items
        .iter()
        .enumerate()
        .map(|(at, it)| (ItemId(at as u32), it))
}
