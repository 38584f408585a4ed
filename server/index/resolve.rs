//! What a path means where it is written: bodies outwards, then the module, then the preludes.

use std::fmt::Write as _;
use std::sync::Arc;

use super::{
    Binding, CrateId, Def, FileId, Module, ModuleId, Names, Namespace, Origin, PathRes, Prim, Res,
    Scope, Tables, Target, TypeKey,
};
use crate::ir::{
    self, Body, ExprId, ExprKind, GenericKind, ItemId, ItemKind, Name, Parent, PathRoot, Segment,
    TypeRef, UseKind, UseLeaf,
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
enum Following<'a> {
    Nothing,
    /// An import of a module.
    Import(u32),
    /// A leaf of a `use` in a body.
    Leaf(&'a UseLeaf, &'a Following<'a>),
}

impl Following<'_> {
    fn has(&self, leaf: &UseLeaf) -> bool {
        match self {
            Self::Leaf(it, outer) => std::ptr::eq(*it, leaf) || outer.has(leaf),
            _ => false,
        }
    }
}

/// Aliases of aliases are followed this far.
const MAX_ALIASES: u32 = 8;

impl<'a> View<'a> {
    pub(super) fn resolve(self, scope: Scope, path: &ir::Path, ns: Namespace) -> PathRes {
        self.resolve_following(scope, path, ns, &Following::Nothing, 0)
    }

    fn resolve_following(
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
    fn variant(self, of: Res, name: &str, aliases: u32) -> Option<Res> {
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

    /// What one name means from `scope` outwards; `Some(Unknown)` when it is bound to something
    /// that is not known.
    fn lexical(
        self,
        scope: Scope,
        name: &Name,
        ns: Namespace,
        following: &Following<'_>,
        aliases: u32,
    ) -> Option<Res> {
        let mut item = scope.item;
        let mut block = scope.block;
        // The generics of a function are not visible to the items in its body.
        let mut sees_generics = true;
        while let Some(id) = item {
            let def = Def {
                file: scope.file,
                item: id,
            };
            if let (Some(expr), Some(body)) = (block, self.body(def))
                && let Some(res) = self.in_blocks(def, body, expr, name, ns, following, aliases)
            {
                return Some(res);
            }
            let data = self.item(def);
            if sees_generics && let Some(res) = generic(def, &data.kind, name, ns) {
                return Some(res);
            }
            if matches!(data.kind, ItemKind::Module(_)) && self.inline_module(def).is_some() {
                break;
            }
            match data.parent {
                Parent::File => break,
                Parent::Item(parent) => {
                    item = Some(parent);
                    block = None;
                }
                Parent::Block(parent, expr) => {
                    item = Some(parent);
                    block = Some(expr);
                    sees_generics = false;
                }
            }
        }
        self.in_module(self.scope_module(scope), name, ns, following)
    }

    /// The items and imports of the blocks around `expr`.
    #[expect(clippy::too_many_arguments)]
    fn in_blocks(
        self,
        owner: Def,
        body: &'a Body,
        expr: ExprId,
        name: &Name,
        ns: Namespace,
        following: &Following<'_>,
        aliases: u32,
    ) -> Option<Res> {
        if expr.0 as usize >= body.exprs.len() {
            return None;
        }
        for at in std::iter::once(expr).chain(body.ancestors(expr)) {
            let ExprKind::Block(block) = body.kind(at) else {
                continue;
            };
            if block.items.is_empty() {
                continue;
            }
            let scope = Scope {
                file: owner.file,
                item: Some(owner.item),
                block: Some(at),
            };
            let mut from_glob = None;
            for &id in &block.items {
                let def = Def {
                    file: owner.file,
                    item: id,
                };
                let Some(item) = self.item_checked(def) else {
                    continue;
                };
                if let ItemKind::Use(leaves) = &item.kind {
                    for leaf in leaves {
                        match self.by_leaf(scope, leaf, name, ns, following, aliases) {
                            Some((res, true)) => from_glob = from_glob.or(Some(res)),
                            Some((res, false)) => return Some(res),
                            None => {}
                        }
                    }
                } else if item.name == *name && declares(&item.kind, ns) {
                    return Some(self.res_of_item(def));
                }
            }
            if from_glob.is_some() {
                return from_glob;
            }
        }
        None
    }

    /// What a leaf of a `use` in a body makes of a name, and whether through a glob.
    fn by_leaf(
        self,
        scope: Scope,
        leaf: &UseLeaf,
        name: &Name,
        ns: Namespace,
        following: &Following<'_>,
        aliases: u32,
    ) -> Option<(Res, bool)> {
        let names_it = match &leaf.kind {
            UseKind::Plain => leaf.path.last_name() == name.as_str(),
            UseKind::Alias(alias) => alias == name,
            UseKind::Underscore => false,
            UseKind::Glob => true,
        };
        if !names_it || following.has(leaf) {
            return None;
        }
        let following = Following::Leaf(leaf, following);
        if leaf.kind == UseKind::Glob {
            let ns_of_path = Namespace::Type;
            let target = self
                .resolve_following(scope, &leaf.path, ns_of_path, &following, aliases)
                .full()?;
            return Some((
                self.member_of(target, name, ns, self.scope_module(scope))?,
                true,
            ));
        }
        let own = self.resolve_following(scope, &leaf.path, ns, &following, aliases);
        if let Some(res) = own.full() {
            return Some((res, false));
        }
        // A name that is bound in another namespace only does not hide this one.
        let elsewhere = [Namespace::Type, Namespace::Value, Namespace::Macro]
            .into_iter()
            .filter(|it| *it != ns)
            .any(|ns| {
                self.resolve_following(scope, &leaf.path, ns, &following, aliases)
                    .full()
                    .is_some()
            });
        (!elsewhere).then_some((Res::Unknown, false))
    }

    /// What a glob import of `target` makes of a name.
    fn member_of(self, target: Res, name: &Name, ns: Namespace, from: ModuleId) -> Option<Res> {
        match target {
            Res::Module(module) => {
                let binding = self.module(module).names.get(name)?.get(ns)?;
                self.is_visible(binding, module, from)
                    .then_some(binding.res)
            }
            Res::Def(_) if ns != Namespace::Macro => self.variant(target, name, 0),
            _ => None,
        }
    }

    /// A name in a module, then what is in scope in every module of the crate.
    fn in_module(
        self,
        module: ModuleId,
        name: &Name,
        ns: Namespace,
        following: &Following<'_>,
    ) -> Option<Res> {
        if let Some(binding) = self.names_of(module, name).get(ns)
            && !binding.is_from(following)
        {
            return Some(binding.res);
        }
        let krate = self.krate_of(module);
        if ns == Namespace::Macro {
            // `macro_rules` are visible to the modules inside.
            let mut outer = self.module(module).parent;
            while let Some(at) = outer {
                if let Some(binding) = self.names_of(at, name).macros
                    && matches!(binding.origin, Origin::Item)
                {
                    return Some(binding.res);
                }
                outer = self.module(at).parent;
            }
        }
        let edition = self.tables.crates[krate.0 as usize].edition;
        if ns == Namespace::Type {
            if edition == Edition::Edition2015
                && matches!(following, Following::Import(_) | Following::Leaf(..))
                && let Some(binding) = self.names_of(self.root(krate), name).types
                && !binding.is_from(following)
            {
                return Some(binding.res);
            }
            if let Some(other) = self.extern_crate(krate, name) {
                return Some(Res::Module(self.root(other)));
            }
        }
        if let Some(res) = self.tables.prelude.of(edition).get(name, ns) {
            return Some(res);
        }
        match ns {
            Namespace::Type => prim(name).map(Res::Prim),
            _ => None,
        }
    }

    /// What an import of a module brings in, per namespace.
    pub(super) fn import(self, module: ModuleId, path: &ir::Path, number: u32) -> [Option<Res>; 3] {
        const ALL: [Namespace; 3] = [Namespace::Type, Namespace::Value, Namespace::Macro];
        let following = Following::Import(number);
        if path.root == PathRoot::Plain && path.segments.len() == 1 {
            let name = &path.segments[0].name;
            return ALL.map(|ns| {
                self.in_module(module, name, ns, &following)
                    .filter(|it| *it != Res::Unknown)
            });
        }
        let Some((last, prefix)) = path.segments.split_last() else {
            return [self.anchor(module, &path.root).map(Res::Module), None, None];
        };
        // The prefix is walked once for the three namespaces.
        let base = match &path.root {
            PathRoot::Plain => self
                .in_module(module, &prefix[0].name, Namespace::Type, &following)
                .map(|it| self.walk(it, &prefix[1..], Namespace::Type, 0)),
            PathRoot::Global if prefix.is_empty() => {
                let res = self.global(self.krate_of(module), &last.name);
                return [res, None, None];
            }
            PathRoot::Global => self
                .global(self.krate_of(module), &prefix[0].name)
                .map(|it| self.walk(it, &prefix[1..], Namespace::Type, 0)),
            root => self
                .anchor(module, root)
                .map(|it| self.walk(Res::Module(it), prefix, Namespace::Type, 0)),
        };
        match base.and_then(PathRes::full) {
            Some(Res::Module(target)) => {
                let names = self.names_of(target, &last.name);
                ALL.map(|ns| {
                    names
                        .get(ns)
                        .filter(|it| !it.is_from(&following) && it.res != Res::Unknown)
                        .map(|it| it.res)
                })
            }
            Some(res) => {
                let variant = self.variant(res, &last.name, 0);
                [variant, variant, None]
            }
            None => [None; 3],
        }
    }

    /// The module or enum that a glob import names.
    pub(super) fn glob_target(self, module: ModuleId, path: &ir::Path, number: u32) -> Option<Res> {
        self.import(module, path, number)[0]
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

    /// The traits whose methods can be called in a scope.
    pub(super) fn traits_in_scope(self, scope: Scope) -> Vec<Def> {
        let module = self.scope_module(scope);
        let edition = self.tables.crates[self.krate_of(module).0 as usize].edition;
        let mut traits = self.module(module).traits.clone();
        traits.extend_from_slice(self.tables.prelude.of(edition).traits());
        let (mut item, mut block) = (scope.item, scope.block);
        while let Some(id) = item {
            let def = Def {
                file: scope.file,
                item: id,
            };
            if let (Some(expr), Some(body)) = (block, self.body(def)) {
                self.traits_of_blocks(def, body, expr, &mut traits);
            }
            (item, block) = match self.item(def).parent {
                Parent::File => (None, None),
                Parent::Item(parent) => (Some(parent), None),
                Parent::Block(parent, expr) => (Some(parent), Some(expr)),
            };
        }
        // Methods of a trait can be called in the trait itself, whatever is imported.
        traits.sort_unstable();
        traits.dedup();
        traits
    }

    fn traits_of_blocks(self, owner: Def, body: &Body, expr: ExprId, traits: &mut Vec<Def>) {
        if expr.0 as usize >= body.exprs.len() {
            return;
        }
        for at in std::iter::once(expr).chain(body.ancestors(expr)) {
            let ExprKind::Block(block) = body.kind(at) else {
                continue;
            };
            let scope = Scope {
                file: owner.file,
                item: Some(owner.item),
                block: Some(at),
            };
            for &id in &block.items {
                let def = Def {
                    file: owner.file,
                    item: id,
                };
                match self.item_checked(def).map(|it| &it.kind) {
                    Some(ItemKind::Trait(_)) => traits.push(def),
                    Some(ItemKind::Use(leaves)) => {
                        for leaf in leaves {
                            let following = Following::Leaf(leaf, &Following::Nothing);
                            let target = self.resolve_following(
                                scope,
                                &leaf.path,
                                Namespace::Type,
                                &following,
                                0,
                            );
                            match target.full() {
                                Some(Res::Def(def)) if self.is_trait(def) => traits.push(def),
                                Some(Res::Module(module)) if leaf.kind == UseKind::Glob => {
                                    traits.extend_from_slice(&self.module(module).traits);
                                }
                                _ => {}
                            }
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    pub(super) fn is_trait(self, def: Def) -> bool {
        matches!(self.item(def).kind, ItemKind::Trait(_))
    }

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
            match self.tables.impls.self_type(def) {
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

    fn item_checked(self, def: Def) -> Option<&'a ir::Item> {
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

    fn scope_module(self, scope: Scope) -> ModuleId {
        self.module_of_parent(scope.file, scope.item.map_or(Parent::File, Parent::Item))
    }

    fn inline_module(self, def: Def) -> Option<ModuleId> {
        self.tables.file_data[def.file.0 as usize]
            .modules
            .get(&def.item)
            .copied()
    }

    fn names_of(self, module: ModuleId, name: &Name) -> Names {
        self.module(module)
            .names
            .get(name)
            .copied()
            .unwrap_or_default()
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
    fn is_from(&self, following: &Following<'_>) -> bool {
        match (following, self.origin) {
            (Following::Import(number), Origin::Import(it) | Origin::RareImport(it)) => {
                it == *number
            }
            (Following::Import(number), Origin::Glob(it)) => it == *number,
            _ => false,
        }
    }
}

/// Whether an item of this kind gives its name a meaning in a namespace.
pub(super) fn declares(kind: &ItemKind, ns: Namespace) -> bool {
    match kind {
        ItemKind::Fn(_) | ItemKind::Const(_) | ItemKind::Static(_) => ns == Namespace::Value,
        ItemKind::Struct(it) => match it.fields {
            ir::Fields::Named(_) => ns == Namespace::Type,
            ir::Fields::Unit | ir::Fields::Tuple(_) => ns != Namespace::Macro,
        },
        ItemKind::Union(_)
        | ItemKind::Enum(_)
        | ItemKind::Trait(_)
        | ItemKind::TypeAlias(_)
        | ItemKind::Module(_)
        | ItemKind::ExternCrate { .. } => ns == Namespace::Type,
        ItemKind::MacroRules => ns == Namespace::Macro,
        ItemKind::Impl(_)
        | ItemKind::Use(_)
        | ItemKind::ExternBlock
        | ItemKind::MacroCall { .. } => false,
    }
}

/// A generic parameter or `Self`.
fn generic(def: Def, kind: &ItemKind, name: &str, ns: Namespace) -> Option<Res> {
    if ns == Namespace::Type && name == "Self" {
        return match kind {
            ItemKind::Impl(_) | ItemKind::Trait(_) => Some(Res::SelfType(def)),
            ItemKind::Struct(_) | ItemKind::Union(_) | ItemKind::Enum(_) => Some(Res::Def(def)),
            _ => None,
        };
    }
    // `Self(…)` and `Self` as values of a tuple or unit struct.
    if ns == Namespace::Value && name == "Self" {
        return matches!(kind, ItemKind::Impl(_)).then_some(Res::SelfType(def));
    }
    let wanted = match ns {
        Namespace::Type => GenericKind::Type,
        Namespace::Value => GenericKind::Const,
        Namespace::Macro => return None,
    };
    let params = &generics(kind)?.params;
    let at = params
        .iter()
        .position(|it| it.kind == wanted && it.name == name)?;
    Some(Res::TypeParam(def, at as u32))
}

fn generics(kind: &ItemKind) -> Option<&ir::Generics> {
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

const PRIMS: [(Prim, &str); 17] = [
    (Prim::Bool, "bool"),
    (Prim::Char, "char"),
    (Prim::Str, "str"),
    (Prim::I8, "i8"),
    (Prim::I16, "i16"),
    (Prim::I32, "i32"),
    (Prim::I64, "i64"),
    (Prim::I128, "i128"),
    (Prim::Isize, "isize"),
    (Prim::U8, "u8"),
    (Prim::U16, "u16"),
    (Prim::U32, "u32"),
    (Prim::U64, "u64"),
    (Prim::U128, "u128"),
    (Prim::Usize, "usize"),
    (Prim::F32, "f32"),
    (Prim::F64, "f64"),
];

impl Prim {
    pub fn name(self) -> &'static str {
        PRIMS[self as usize].1
    }
}

fn prim(name: &str) -> Option<Prim> {
    PRIMS.iter().find(|it| it.1 == name).map(|it| it.0)
}

/// The item's number in a file, when it is known to exist.
pub(super) fn item_ids(file: &ir::File) -> impl Iterator<Item = (ItemId, &ir::Item)> {
    file.items
        .iter()
        .enumerate()
        .map(|(at, it)| (ItemId(at as u32), it))
}
