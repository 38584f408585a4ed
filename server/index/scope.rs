//! Looks a name up from the inside out: blocks, generics, the module, then what every module sees.

use super::resolve::{Following, View};
use super::{Def, ModuleId, Namespace, Origin, Prim, Res, Scope, TraitScope};
use crate::ir::{
    self, Body, ExprId, ExprKind, GenericKind, ItemKind, Name, Parent, UseKind, UseLeaf,
};
use crate::syntax::Edition;

/// Globs in bodies are followed through this many others.
const MAX_GLOBS: u32 = 2;

impl<'a> View<'a> {
    /// What one name means from `scope` outwards; `Some(Unknown)` when it is bound to something
    /// that is not known.
    pub(super) fn lexical(
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
        if !body.has_items || expr.0 as usize >= body.exprs.len() {
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
        // Each glob may need every other one to explain its path: there is no end to that.
        let is_deep = leaf.kind == UseKind::Glob && following.globs() >= MAX_GLOBS;
        if !names_it || is_deep || following.has(leaf) {
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
    pub(super) fn in_module(
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

    /// What tells scopes apart in which other traits can be called.
    pub(super) fn trait_scope(self, scope: Scope) -> TraitScope {
        let mut at = Some(scope);
        while let Some(Scope {
            file,
            item: Some(item),
            block,
        }) = at
        {
            let def = Def { file, item };
            if block.is_some() && self.body(def).is_some_and(|it| it.has_items) {
                break;
            }
            at = self.around(def);
        }
        TraitScope {
            module: self.scope_module(scope),
            block: at.filter(|it| it.item.is_some()),
        }
    }

    /// Where an item stands.
    fn around(self, def: Def) -> Option<Scope> {
        let (item, block) = match self.item(def).parent {
            Parent::File => return None,
            Parent::Item(parent) => (parent, None),
            Parent::Block(parent, expr) => (parent, Some(expr)),
        };
        Some(Scope {
            file: def.file,
            item: Some(item),
            block,
        })
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
        if !body.has_items || expr.0 as usize >= body.exprs.len() {
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
        ItemKind::MacroRules { .. } => ns == Namespace::Macro,
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

pub(super) fn generics(kind: &ItemKind) -> Option<&ir::Generics> {
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
