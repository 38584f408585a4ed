//! Makes an index of lowered files: trees, then names, then impls.

use std::path::PathBuf;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::imports::{self, Import};
use super::modules::Tree;
use super::prelude::Preludes;
use super::resolve::View;
use super::{
    CrateId, DependencyKind, FileData, FileId, Index, ModuleId, Package, Tables, Target, Workspace,
    impls, normalize,
};
use crate::ir::{self, Name};
use crate::syntax::Edition;

/// All that an index is made of.
#[derive(Clone, Debug, Default)]
pub struct Input {
    pub workspace: Arc<Workspace>,
    /// The files to analyse; the first is `FileId(0)`.
    pub files: Vec<(PathBuf, Arc<ir::File>)>,
    pub stubs: Vec<StubCrate>,
}

/// A library as the `known` room describes it.
#[derive(Clone, Debug)]
pub struct StubCrate {
    /// As written in paths: `tokio_util`.
    pub name: Name,
    /// Other names for it: `core` for `std`.
    pub aliases: Vec<Name>,
    pub modules: Vec<StubModule>,
}

#[derive(Clone, Debug)]
pub struct StubModule {
    /// Without the name of the crate; empty for its root.
    pub path: Vec<Name>,
    pub file: Arc<ir::File>,
}

pub(super) fn build(input: Input) -> Index {
    let Input {
        workspace,
        files: sources,
        mut stubs,
    } = input;
    let mut tables = Tables {
        workspace: Arc::clone(&workspace),
        ..Tables::default()
    };
    let mut files = Vec::with_capacity(sources.len());
    for (path, ir) in sources {
        let path = normalize(&path);
        tables
            .by_path
            .entry(path.clone())
            .or_insert(FileId(files.len() as u32));
        tables.file_data.push(FileData::new(path));
        files.push(ir);
    }
    let count = files.len();
    tables.workspace_files = count;
    // The order of the modules decides the order of everything in them.
    for stub in &mut stubs {
        stub.modules.sort_by(|a, b| a.path.cmp(&b.path));
        for module in &stub.modules {
            let mut path = PathBuf::from("known").join(stub.name.as_str());
            path.extend(module.path.iter().map(Name::as_str));
            path.set_extension("rs");
            tables.file_data.push(FileData::new(path));
            files.push(Arc::clone(&module.file));
        }
    }

    let mut tree = Tree {
        files: &files,
        tables: &mut tables,
        taken: vec![false; files.len()],
    };
    let mut at = FileId(count as u32);
    for stub in &stubs {
        tree.add_stub(stub.name.clone(), &stub.modules, at);
        at.0 += stub.modules.len() as u32;
    }
    for (number, package) in workspace.packages.iter().enumerate() {
        for root in &package.roots {
            if let Some(&file) = tree.tables.by_path.get(&root.path) {
                let name = root.name.clone();
                tree.add_crate(name, root.target, package.edition, Some(number), file);
            }
        }
    }
    add_orphans(&mut tree, &workspace, count);
    let aliases: Vec<&[Name]> = stubs.iter().map(|it| it.aliases.as_slice()).collect();
    add_externs(&mut tables, &workspace, &aliases);

    let mut all: Vec<Import> = Vec::new();
    for file in count..files.len() {
        imports::collect(&files, &mut tables, FileId(file as u32), true, &mut all);
    }
    imports::follow(&files, &mut tables, &mut all, 0);
    tables.prelude = Preludes::new(View {
        files: &files,
        tables: &tables,
    });
    let own = all.len();
    for file in 0..count {
        imports::collect(&files, &mut tables, FileId(file as u32), false, &mut all);
    }
    imports::follow(&files, &mut tables, &mut all, own);
    imports::list_traits(&files, &mut tables);
    tables.impls = impls::Impls::new(View {
        files: &files,
        tables: &tables,
    });
    tables.stubs = stubs;
    Index {
        files,
        tables: Arc::new(tables),
    }
}

/// Every file that no target reaches is a crate of its own, in its package if it has one.
fn add_orphans(tree: &mut Tree<'_>, workspace: &Workspace, count: usize) {
    for file in tree.orphans(count) {
        if tree.taken[file.0 as usize] {
            continue;
        }
        let path = tree.tables.file_data[file.0 as usize].path.clone();
        let package = workspace.package_of(&path);
        let edition = package.map_or(Edition::Edition2024, |it| workspace.packages[it].edition);
        let stem = path
            .file_stem()
            .map_or_else(String::new, |it| it.to_string_lossy().into_owned());
        let name = Name::new(stem.replace('-', "_"));
        let before = tree.tables.modules.len();
        tree.add_crate(name, Target::Loose, edition, package, file);
        let inside = package.and_then(|it| path.strip_prefix(&workspace.packages[it].dir).ok());
        if inside.is_some_and(|it| it.starts_with("tests") || it.starts_with("benches")) {
            for module in &mut tree.tables.modules[before..] {
                module.only.tests = true;
            }
        }
    }
}

fn add_externs(tables: &mut Tables, workspace: &Workspace, aliases: &[&[Name]]) {
    let mut stubs: FxHashMap<Name, CrateId> = FxHashMap::default();
    for (at, aliases) in aliases.iter().enumerate() {
        for name in aliases.iter().chain([&tables.crates[at].name]) {
            stubs.insert(name.clone(), CrateId(at as u32));
        }
    }
    tables.std = ["std", "core"]
        .into_iter()
        .find_map(|it| stubs.get(it).copied());
    tables.stub_crates = Arc::new(stubs);
    let mut libs: Vec<Option<CrateId>> = vec![None; workspace.packages.len()];
    for (at, krate) in tables.crates.iter().enumerate() {
        if let (Target::Lib, Some(package)) = (krate.target, krate.package) {
            libs[package].get_or_insert(CrateId(at as u32));
        }
    }
    // Stubs, and files without a package, see every stub.
    for at in 0..tables.crates.len() {
        let krate = &tables.crates[at];
        let externs = match krate.package {
            None => Arc::clone(&tables.stub_crates),
            Some(package) => {
                let own = libs[package]
                    .filter(|_| !matches!(krate.target, Target::Lib | Target::BuildScript));
                let package = &workspace.packages[package];
                let mut externs = externs(package, krate.target, tables, workspace, &libs);
                if let Some(own) = own {
                    let name = &tables.crates[own.0 as usize].name;
                    let known = tables.stub_crates.get(name).copied();
                    externs.insert(name.clone(), known.unwrap_or(own));
                }
                Arc::new(externs)
            }
        };
        tables.crates[at].externs = externs;
    }
}

/// The crates that a target may name. What is known of a library comes before its source.
fn externs(
    package: &Package,
    target: Target,
    tables: &Tables,
    workspace: &Workspace,
    libs: &[Option<CrateId>],
) -> FxHashMap<Name, CrateId> {
    let mut externs = FxHashMap::default();
    for dependency in &package.dependencies {
        let is_build = dependency.kind == DependencyKind::Build;
        if target != Target::Loose && is_build != (target == Target::BuildScript) {
            continue;
        }
        let by_default = dependency.package.replace('-', "_");
        let known = tables.stub_crates.get(by_default.as_str()).copied();
        let krate = known.or_else(|| {
            let by_path = dependency
                .path
                .as_ref()
                .and_then(|it| workspace.package_at(it));
            libs[by_path.or_else(|| workspace.package_named(&dependency.package))?]
        });
        let Some(krate) = krate else { continue };
        // A library may have another name than its package.
        let own = &tables.crates[krate.0 as usize].name;
        let is_renamed = dependency.name != by_default;
        let name = if is_renamed || known.is_some() {
            &dependency.name
        } else {
            own
        };
        externs.insert(name.clone(), krate);
    }
    externs
}

impl FileData {
    fn new(path: PathBuf) -> Self {
        Self {
            path,
            root: ModuleId(u32::MAX),
            modules: FxHashMap::default(),
            others: Vec::new(),
        }
    }
}
