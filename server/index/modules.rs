//! The module tree: which file is which module of which crate.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::cfg::{self, Only};
use super::imports::bind_item;
use super::resolve::{View, item_ids};
use super::{
    Crate, CrateId, Def, FileId, Module, ModuleId, Namespace, Res, StubModule, Tables, Target,
    normalize,
};
use crate::ir::{self, ItemId, ItemKind, Name, Parent, Visibility};

pub(super) struct Tree<'a> {
    pub files: &'a [Arc<ir::File>],
    pub tables: &'a mut Tables,
    /// By file: whether a module has it.
    pub taken: Vec<bool>,
}

/// Where a file looks for the files of its modules.
struct Dirs {
    /// Its own directory, for `#[path]`.
    own: PathBuf,
    children: PathBuf,
    /// A second guess, for files of which it is not known whether they are a root.
    other: Option<PathBuf>,
}

impl Tree<'_> {
    /// Makes a crate of a file and of all that it leads to, if nothing else has the file yet.
    pub(super) fn add_crate(
        &mut self,
        name: Name,
        target: Target,
        edition: crate::syntax::Edition,
        package: Option<usize>,
        file: FileId,
    ) {
        let krate = CrateId(self.tables.crates.len() as u32);
        if self.taken[file.0 as usize] {
            // Two targets with one file: the first has it.
            self.tables.file_data[file.0 as usize].others.push(krate);
            let root = self.tables.file_data[file.0 as usize].root;
            let externs = Arc::default();
            self.tables.crates.push(Crate {
                name,
                target,
                edition,
                package,
                root,
                externs,
            });
            return;
        }
        let root = self.add_root(krate, file);
        let externs = Arc::default();
        self.tables.crates.push(Crate {
            name,
            target,
            edition,
            package,
            root,
            externs,
        });
        let path = &self.tables.file_data[file.0 as usize].path;
        let own = path.parent().unwrap_or(Path::new("")).to_owned();
        let other =
            (target == Target::Loose).then(|| own.join(path.file_stem().unwrap_or_default()));
        let dirs = Dirs {
            children: own.clone(),
            own,
            other,
        };
        self.add_files(krate, file, dirs);
    }

    fn add_root(&mut self, krate: CrateId, file: FileId) -> ModuleId {
        let data = &mut self.tables.file_data[file.0 as usize];
        let root = ModuleId(self.tables.modules.len() as u32);
        data.root = root;
        self.taken[file.0 as usize] = true;
        let only = Only::of(&self.files[file.0 as usize].attrs);
        self.tables
            .modules
            .push(Module::new(krate, None, Name::default(), file, only));
        root
    }

    fn add_files(&mut self, krate: CrateId, root: FileId, dirs: Dirs) {
        let mut pending = vec![(root, dirs)];
        while let Some((file, dirs)) = pending.pop() {
            let ir = Arc::clone(&self.files[file.0 as usize]);
            // The directories of inline modules.
            let mut inner: FxHashMap<ItemId, PathBuf> = FxHashMap::default();
            for (id, item) in item_ids(&ir) {
                let ItemKind::Module(kind) = &item.kind else {
                    continue;
                };
                let parent = self.view().module_of_parent(file, item.parent);
                let outer = match item.parent {
                    Parent::Item(outer) => inner.get(&outer),
                    _ => None,
                };
                let children = outer.unwrap_or(&dirs.children);
                let only = self.module(parent).only.or(Only::of(&item.attrs));
                let target = if kind.inline {
                    let (paths, _) = cfg::module_paths(&item.attrs);
                    let dir = match paths.first() {
                        Some(path) => outer.unwrap_or(&dirs.own).join(path),
                        None => children.join(item.name.as_str()),
                    };
                    inner.insert(id, dir);
                    let module = self.push(Module::new(
                        krate,
                        Some(parent),
                        item.name.clone(),
                        file,
                        only,
                    ));
                    self.tables.modules[module.0 as usize].inline = Some(id);
                    Some(module)
                } else {
                    let base = outer.unwrap_or(&dirs.own);
                    let other = dirs.other.as_deref().filter(|_| outer.is_none());
                    let found = self.files_of(item, children, base, other);
                    let mut target = None;
                    for (child, path_given) in found {
                        let module = self.claim(krate, parent, item, child, only);
                        if let Some((module, true)) = module {
                            pending.push((child, self.dirs_of(child, path_given)));
                            target = target.or(Some(module));
                        } else if let Some((module, false)) = module {
                            target = target.or(Some(module));
                        }
                    }
                    target
                };
                let Some(target) = target else { continue };
                self.tables.file_data[file.0 as usize]
                    .modules
                    .insert(id, target);
                if !matches!(item.parent, Parent::Block(..)) {
                    let res = Res::Module(target);
                    let (name, visibility) = (&item.name, item.visibility);
                    bind_item(self.tables, parent, name, Namespace::Type, res, visibility);
                }
            }
        }
    }

    /// Gives a file to a module, and says whether it was free.
    fn claim(
        &mut self,
        krate: CrateId,
        parent: ModuleId,
        item: &ir::Item,
        child: FileId,
        only: Only,
    ) -> Option<(ModuleId, bool)> {
        if self.taken[child.0 as usize] {
            let root = self.tables.file_data[child.0 as usize].root;
            if self.module(root).krate != krate {
                let others = &mut self.tables.file_data[child.0 as usize].others;
                if !others.contains(&krate) {
                    others.push(krate);
                }
            }
            return Some((root, false));
        }
        let only = only.or(Only::of(&self.files[child.0 as usize].attrs));
        let module = self.push(Module::new(
            krate,
            Some(parent),
            item.name.clone(),
            child,
            only,
        ));
        self.tables.file_data[child.0 as usize].root = module;
        self.taken[child.0 as usize] = true;
        Some((module, true))
    }

    /// The files that `mod x;` means, and whether an attribute names them; several when that
    /// depends on the configuration.
    fn files_of(
        &mut self,
        item: &ir::Item,
        children: &Path,
        base: &Path,
        other: Option<&Path>,
    ) -> Vec<(FileId, bool)> {
        let (paths, conditional) = cfg::module_paths(&item.attrs);
        let mut found = Vec::new();
        for path in &paths {
            let path = normalize(&base.join(path));
            match self.tables.by_path.get(&path) {
                Some(file) => found.push((*file, true)),
                None => self.tables.missing.push(path),
            }
        }
        if conditional {
            let dirs = [Some(children), other];
            let candidates = dirs.into_iter().flatten().flat_map(|dir| {
                let name = item.name.as_str();
                [
                    dir.join(format!("{name}.rs")),
                    dir.join(name).join("mod.rs"),
                ]
            });
            let mut first = None;
            let mut any = false;
            for candidate in candidates {
                let candidate = normalize(&candidate);
                if let Some(file) = self.tables.by_path.get(&candidate) {
                    found.push((*file, false));
                    any = true;
                    break;
                }
                first.get_or_insert(candidate);
            }
            if !any && paths.is_empty() {
                self.tables.missing.extend(first);
            }
        }
        found
    }

    fn dirs_of(&self, file: FileId, path_given: bool) -> Dirs {
        let path = &self.tables.file_data[file.0 as usize].path;
        let own = path.parent().unwrap_or(Path::new("")).to_owned();
        let is_mod = path_given || path.file_name().is_some_and(|it| it == "mod.rs");
        let children = if is_mod {
            own.clone()
        } else {
            own.join(path.file_stem().unwrap_or_default())
        };
        Dirs {
            own,
            children,
            other: None,
        }
    }

    /// Makes a crate of stub files, each of which fills the module that its path names.
    pub(super) fn add_stub(&mut self, name: Name, modules: &[StubModule], first: FileId) {
        let krate = CrateId(self.tables.crates.len() as u32);
        let root = self.push(Module::new(
            krate,
            None,
            Name::default(),
            first,
            Only::default(),
        ));
        let edition = crate::syntax::Edition::Edition2024;
        let externs = Arc::default();
        let (target, package) = (Target::Stub, None);
        self.tables.crates.push(Crate {
            name,
            target,
            edition,
            package,
            root,
            externs,
        });
        for (at, stub) in modules.iter().enumerate() {
            let file = FileId(first.0 + at as u32);
            let mut module = root;
            for name in &stub.path {
                module = self.stub_child(module, name, file);
            }
            self.tables.file_data[file.0 as usize].root = module;
            self.taken[file.0 as usize] = true;
            for (id, item) in item_ids(&stub.file) {
                if !matches!(item.kind, ItemKind::Module(_)) {
                    continue;
                }
                let parent = self.view().module_of_parent(file, item.parent);
                let child = self.stub_child(parent, &item.name, file);
                self.tables.file_data[file.0 as usize]
                    .modules
                    .insert(id, child);
            }
        }
    }

    /// A module of a stub may be spread over files.
    fn stub_child(&mut self, parent: ModuleId, name: &Name, file: FileId) -> ModuleId {
        let names = self.module(parent).names.get(name);
        if let Some(Res::Module(child)) = names.and_then(|it| it.types).map(|it| it.res) {
            return child;
        }
        let krate = self.module(parent).krate;
        let child = self.push(Module::new(
            krate,
            Some(parent),
            name.clone(),
            file,
            Only::default(),
        ));
        let res = Res::Module(child);
        bind_item(
            self.tables,
            parent,
            name,
            Namespace::Type,
            res,
            Visibility::Public,
        );
        child
    }

    /// The files that no target leads to, those that lead to others of them first.
    pub(super) fn orphans(&self, count: usize) -> Vec<FileId> {
        let free = |it: &FileId| !self.taken[it.0 as usize];
        let orphans: Vec<FileId> = (0..count as u32).map(FileId).filter(free).collect();
        let mut led_to = vec![false; count];
        for &file in &orphans {
            let path = &self.tables.file_data[file.0 as usize].path;
            let own = path.parent().unwrap_or(Path::new(""));
            let inner = own.join(path.file_stem().unwrap_or_default());
            for item in &self.files[file.0 as usize].items {
                if !matches!(&item.kind, ItemKind::Module(it) if !it.inline)
                    || item.parent != Parent::File
                {
                    continue;
                }
                for dir in [own, inner.as_path()] {
                    let name = item.name.as_str();
                    for path in [
                        dir.join(format!("{name}.rs")),
                        dir.join(name).join("mod.rs"),
                    ] {
                        match self.tables.by_path.get(&path) {
                            Some(it) if *it != file => led_to[it.0 as usize] = true,
                            _ => {}
                        }
                    }
                }
            }
        }
        let (inner, mut first): (Vec<FileId>, Vec<FileId>) =
            orphans.into_iter().partition(|it| led_to[it.0 as usize]);
        first.extend(inner);
        first
    }

    fn push(&mut self, module: Module) -> ModuleId {
        let id = ModuleId(self.tables.modules.len() as u32);
        self.tables.modules.push(module);
        id
    }

    fn module(&self, module: ModuleId) -> &Module {
        &self.tables.modules[module.0 as usize]
    }

    fn view(&self) -> View<'_> {
        View {
            files: self.files,
            tables: self.tables,
        }
    }
}

impl Module {
    fn new(krate: CrateId, parent: Option<ModuleId>, name: Name, file: FileId, only: Only) -> Self {
        Self {
            krate,
            parent,
            name,
            file,
            inline: None,
            only,
            names: FxHashMap::default(),
            unnamed: Vec::new(),
            traits: Vec::new(),
        }
    }

    /// The `mod` item, when it is inline.
    pub fn inline_def(&self) -> Option<Def> {
        Some(Def {
            file: self.file,
            item: self.inline?,
        })
    }
}
