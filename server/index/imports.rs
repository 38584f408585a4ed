//! Follows the imports of all modules until nothing new is found.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::resolve::{View, item_ids};
use super::scope::declares;
use super::{Binding, Def, ModuleId, Namespace, Origin, Package, Res, Tables};
use crate::ir::{self, ItemKind, Name, Parent, PathRoot, UseKind, UseLeaf, Visibility};

const ALL: [Namespace; 3] = [Namespace::Type, Namespace::Value, Namespace::Macro];

/// More rounds than any chain of re-exports needs; a bound all the same.
const MAX_ROUNDS: u32 = 64;

/// One leaf of a `use`.
pub(super) struct Import {
    module: ModuleId,
    def: Def,
    leaf: u32,
    rare: bool,
    /// It meant something in some round.
    found: bool,
    /// The module that it is taken from.
    source: ModuleId,
    /// The versions of its own module and of `source` when it was last followed.
    seen: (u64, u64),
    /// For globs: what is copied, and its version when it was last copied.
    copied: Option<(Res, u64)>,
}

/// Puts the items of a file into their modules, and lists its imports.
pub(super) fn collect(
    files: &[Arc<ir::File>],
    tables: &mut Tables,
    file: super::FileId,
    is_stub: bool,
    imports: &mut Vec<Import>,
) {
    let ir = Arc::clone(&files[file.0 as usize]);
    for (id, item) in item_ids(&ir) {
        let def = Def { file, item: id };
        let view = View { files, tables };
        let owner = match item.parent {
            Parent::File => Parent::File,
            Parent::Item(parent) => match &ir.items[parent.0 as usize].kind {
                ItemKind::Module(_) => item.parent,
                // The functions of an extern block stand beside it.
                ItemKind::ExternBlock => ir.items[parent.0 as usize].parent,
                _ => continue,
            },
            Parent::Block(..) => continue,
        };
        if matches!(owner, Parent::Block(..)) {
            continue;
        }
        let module = view.module_of_parent(file, owner);
        match &item.kind {
            ItemKind::Use(leaves) => {
                let rare = super::cfg::is_rare(&item.attrs)
                    || package_of(tables, module)
                        .is_some_and(|it| super::cfg::is_left_out(&item.attrs, &it.features));
                imports.extend((0..leaves.len() as u32).map(|leaf| Import {
                    module,
                    def,
                    leaf,
                    rare,
                    found: false,
                    source: module,
                    seen: (0, 0),
                    copied: None,
                }));
            }
            ItemKind::MacroRules { .. } => {
                let exported = item.attrs.iter().any(|it| it.path == "macro_export");
                let res = Res::Def(def);
                if exported || is_stub {
                    let krate = tables.modules[module.0 as usize].krate;
                    let root = tables.crates[krate.0 as usize].root;
                    let target = if is_stub { module } else { root };
                    bind_item(
                        tables,
                        target,
                        &item.name,
                        Namespace::Macro,
                        res,
                        Visibility::Public,
                    );
                }
                if !is_stub {
                    let private = Visibility::Private;
                    bind_item(tables, module, &item.name, Namespace::Macro, res, private);
                }
            }
            // Modules are bound when the tree is made.
            ItemKind::Module(_) => {}
            ItemKind::ExternCrate { rename } => {
                let res = view.res_of_item(def);
                let name = rename.as_ref().unwrap_or(&item.name);
                if name != "_" && name != "self" && res != Res::Unknown {
                    let visibility = item.visibility;
                    bind_item(tables, module, name, Namespace::Type, res, visibility);
                }
            }
            kind => {
                for ns in ALL.into_iter().filter(|ns| declares(kind, *ns)) {
                    let res = Res::Def(def);
                    bind_item(tables, module, &item.name, ns, res, item.visibility);
                }
            }
        }
    }
}

fn package_of(tables: &Tables, module: ModuleId) -> Option<&Package> {
    let krate = tables.modules[module.0 as usize].krate;
    let package = tables.crates[krate.0 as usize].package?;
    tables.workspace.packages.get(package)
}

pub(super) fn bind_item(
    tables: &mut Tables,
    module: ModuleId,
    name: &Name,
    ns: Namespace,
    res: Res,
    visibility: Visibility,
) {
    if name.is_empty() || name == "_" {
        return;
    }
    let binding = Binding {
        res,
        visibility,
        origin: Origin::Item,
    };
    let names = tables.modules[module.0 as usize]
        .names
        .entry(name.clone())
        .or_default();
    names.get_mut(ns).get_or_insert(binding);
}

/// Follows the imports from number `from` on until nothing changes.
pub(super) fn follow(
    files: &[Arc<ir::File>],
    tables: &mut Tables,
    imports: &mut [Import],
    from: usize,
) {
    let mut versions = vec![1_u64; tables.modules.len()];
    settle(files, tables, imports, from, &mut versions);
    // What leads nowhere still hides what lies behind it: `use anyhow::Result` is never the
    // `Result` of the prelude, known or not.
    let mut hidden = false;
    for (number, import) in imports.iter().enumerate().skip(from) {
        let leaf = leaf(files, import);
        if import.found || matches!(leaf.kind, UseKind::Glob | UseKind::Underscore) {
            continue;
        }
        let name = name_of(leaf);
        let taken = tables.modules[import.module.0 as usize]
            .names
            .get(name)
            .is_some_and(|it| {
                ALL.iter().any(|ns| {
                    it.get(*ns).is_some_and(|it| {
                        !matches!(it.origin, Origin::Glob(_) | Origin::RareGlob(_))
                    })
                })
            });
        if taken {
            continue;
        }
        for ns in ALL {
            let origin = Origin::Import(number as u32);
            let visibility = visibility(files, import);
            let binding = Binding {
                res: Res::Unknown,
                visibility,
                origin,
            };
            hidden |= bind(tables, import.module, name, ns, binding, &mut versions);
        }
    }
    if hidden {
        settle(files, tables, imports, from, &mut versions);
    }
}

fn settle(
    files: &[Arc<ir::File>],
    tables: &mut Tables,
    imports: &mut [Import],
    from: usize,
    versions: &mut [u64],
) {
    for _ in 0..MAX_ROUNDS {
        let mut changed = false;
        for (at, import) in imports.iter_mut().enumerate().skip(from) {
            changed |= step(files, tables, import, at as u32, versions);
        }
        if !changed {
            break;
        }
    }
}

fn step(
    files: &[Arc<ir::File>],
    tables: &mut Tables,
    import: &mut Import,
    number: u32,
    versions: &mut [u64],
) -> bool {
    let leaf = leaf(files, import);
    let version = |it: ModuleId| versions[it.0 as usize];
    // Nothing that it is made of has changed. A path from a fixed point on does not depend on
    // what its own module names.
    let is_settled = import.found
        && import.seen.1 == version(import.source)
        && (import.seen.0 == version(import.module)
            || !matches!(leaf.path.root, PathRoot::Plain | PathRoot::Global));
    if is_settled {
        return match import.copied {
            Some((target, _)) => copy_all(files, tables, import, target, number, versions),
            None => false,
        };
    }
    let view = View { files, tables };
    let (found, source) = view.import(import.module, &leaf.path, number);
    import.found |= found.iter().any(Option::is_some);
    import.source = source.unwrap_or(import.module);
    import.seen = (version(import.module), version(import.source));
    if leaf.kind == UseKind::Glob {
        let Some(target) = found[0] else { return false };
        if import.copied.is_none_or(|it| it.0 != target) {
            import.copied = Some((target, 0));
        }
        return copy_all(files, tables, import, target, number, versions);
    }
    let visibility = visibility(files, import);
    let origin = if import.rare {
        Origin::RareImport(number)
    } else {
        Origin::Import(number)
    };
    let mut changed = false;
    if leaf.kind == UseKind::Underscore {
        if let Some(res @ Res::Def(_)) = found[0] {
            let binding = Binding {
                res,
                visibility,
                origin,
            };
            let unnamed = &mut tables.modules[import.module.0 as usize].unnamed;
            if !unnamed.iter().any(|it| it.res == res) {
                unnamed.push(binding);
                versions[import.module.0 as usize] += 1;
                changed = true;
            }
        }
        return changed;
    }
    let name = name_of(leaf);
    for (ns, res) in ALL.into_iter().zip(found) {
        if let Some(res) = res {
            let binding = Binding {
                res,
                visibility,
                origin,
            };
            changed |= bind(tables, import.module, name, ns, binding, versions);
        }
    }
    changed
}

/// Takes all visible names of a module or an enum over.
fn copy_all(
    files: &[Arc<ir::File>],
    tables: &mut Tables,
    import: &mut Import,
    target: Res,
    number: u32,
    versions: &mut [u64],
) -> bool {
    let view = View { files, tables };
    let visibility = visibility(files, import);
    let origin = if import.rare {
        Origin::RareGlob(number)
    } else {
        Origin::Glob(number)
    };
    let mut changed = false;
    match target {
        Res::Module(module) if module != import.module => {
            let version = versions[module.0 as usize];
            if import.copied == Some((target, version)) {
                return false;
            }
            import.copied = Some((target, version));
            let data = view.module(module);
            let mut found = Vec::with_capacity(data.names.len());
            for (name, names) in &data.names {
                for ns in ALL {
                    if let Some(it) = names.get(ns)
                        && view.is_visible(it, module, import.module)
                    {
                        found.push((name.clone(), ns, it.res));
                    }
                }
            }
            let unnamed: Vec<Res> = data
                .unnamed
                .iter()
                .filter(|it| view.is_visible(**it, module, import.module))
                .map(|it| it.res)
                .collect();
            for (name, ns, res) in found {
                let binding = Binding {
                    res,
                    visibility,
                    origin,
                };
                changed |= bind(tables, import.module, &name, ns, binding, versions);
            }
            for res in unnamed {
                let own = &mut tables.modules[import.module.0 as usize].unnamed;
                if !own.iter().any(|it| it.res == res) {
                    own.push(Binding {
                        res,
                        visibility,
                        origin,
                    });
                    versions[import.module.0 as usize] += 1;
                    changed = true;
                }
            }
        }
        Res::Def(def) if import.copied == Some((target, 0)) => {
            if let ItemKind::Enum(it) = &item_of(files, def).kind {
                import.copied = Some((target, 1));
                for (at, variant) in it.variants.iter().enumerate() {
                    let res = Res::Variant(def, at as u32);
                    let binding = Binding {
                        res,
                        visibility,
                        origin,
                    };
                    for ns in [Namespace::Type, Namespace::Value] {
                        changed |=
                            bind(tables, import.module, &variant.name, ns, binding, versions);
                    }
                }
            }
        }
        _ => {}
    }
    changed
}

/// Binds a name unless something stronger has it; says whether that changed anything.
fn bind(
    tables: &mut Tables,
    module: ModuleId,
    name: &Name,
    ns: Namespace,
    new: Binding,
    versions: &mut [u64],
) -> bool {
    if name.is_empty() || name == "_" {
        return false;
    }
    let module_data = &mut tables.modules[module.0 as usize];
    let slot = match module_data.names.get_mut(name) {
        Some(names) => names.get_mut(ns),
        None => module_data
            .names
            .entry(name.clone())
            .or_default()
            .get_mut(ns),
    };
    let changed = match slot {
        None => {
            *slot = Some(new);
            true
        }
        Some(old) if *old == new => false,
        Some(old) => match (old.origin, new.origin) {
            // Two imports of one name, for two configurations: which is meant is not known.
            (Origin::Import(a), Origin::Import(b)) if a != b && old.res != new.res => {
                old.res = Res::Unknown;
                old.origin = Origin::Ambiguous;
                true
            }
            (a, b) if b < a || a == b => {
                *old = new;
                true
            }
            // The same thing by a second glob, but for more to see.
            (Origin::Glob(_), Origin::Glob(_)) if old.res == new.res => {
                let widens = rank(new.visibility) > rank(old.visibility);
                if widens {
                    old.visibility = new.visibility;
                }
                widens
            }
            _ => false,
        },
    };
    if changed {
        versions[module.0 as usize] += 1;
    }
    changed
}

/// Lists, per module, the traits whose methods its names bring in.
pub(super) fn list_traits(files: &[Arc<ir::File>], tables: &mut Tables) {
    for at in 0..tables.modules.len() {
        let view = View { files, tables };
        let module = &tables.modules[at];
        let named = module.names.values().filter_map(|it| it.types);
        let found: FxHashSet<Def> = named
            .chain(module.unnamed.iter().copied())
            .filter_map(|it| match it.res {
                Res::Def(def) if view.is_trait(def) => Some(def),
                _ => None,
            })
            .collect();
        let mut traits: Vec<Def> = found.into_iter().collect();
        traits.sort_unstable();
        tables.modules[at].traits = traits;
    }
}

fn rank(visibility: Visibility) -> u8 {
    match visibility {
        Visibility::Private => 0,
        Visibility::Restricted => 1,
        Visibility::Public => 2,
    }
}

fn leaf<'a>(files: &'a [Arc<ir::File>], import: &Import) -> &'a UseLeaf {
    match &item_of(files, import.def).kind {
        ItemKind::Use(leaves) => &leaves[import.leaf as usize],
        _ => unreachable!("imports are listed from uses"),
    }
}

fn visibility(files: &[Arc<ir::File>], import: &Import) -> Visibility {
    item_of(files, import.def).visibility
}

fn item_of(files: &[Arc<ir::File>], def: Def) -> &ir::Item {
    &files[def.file.0 as usize].items[def.item.0 as usize]
}

fn name_of(leaf: &UseLeaf) -> &Name {
    match &leaf.kind {
        UseKind::Alias(name) => name,
        _ => leaf.path.last().map_or(&EMPTY, |it| &it.name),
    }
}

static EMPTY: Name = Name::new_static("");
