//! Finds packages: the workspace around a path, its members, and what they depend on by path.

use std::path::{Component, Path, PathBuf};
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::Target;
use super::manifest::{Lock, Manifest};
use crate::ir::Name;
use crate::syntax::Edition;
use crate::text::Span;

/// How files are read; the disk in earnest, a map in tests, unsaved buffers over either.
pub trait Files {
    fn read(&self, path: &Path) -> Option<String>;

    fn is_file(&self, path: &Path) -> bool;

    fn is_dir(&self, _path: &Path) -> bool {
        false
    }

    /// What stands directly in a directory, as full paths, sorted; nothing if there is none.
    fn list(&self, dir: &Path) -> Vec<PathBuf>;
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workspace {
    /// The directory of the outermost manifest that was read, or where the search began.
    pub root: PathBuf,
    pub packages: Vec<Package>,
    pub problems: Vec<Problem>,
}

/// A manifest that cannot be read. Its files are analysed all the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    pub path: PathBuf,
    /// Bytes of the manifest.
    pub span: Option<Span>,
    /// One line.
    pub message: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Package {
    pub name: String,
    pub version: Option<String>,
    pub dir: PathBuf,
    pub edition: Edition,
    /// Not only a dependency by path.
    pub is_member: bool,
    /// The directory of the workspace, or its own.
    pub workspace_dir: PathBuf,
    pub dependencies: Vec<Dependency>,
    pub features: Vec<(Name, Vec<String>)>,
    pub roots: Vec<Root>,
    /// `[lints.clippy]`, in the order of the file.
    pub clippy: Vec<LintLevel>,
}

/// What a manifest says of a lint, or of a group of them.
#[derive(Clone, Debug, PartialEq)]
pub struct LintLevel {
    pub name: String,
    /// The lowest is said first, and overruled by the others.
    pub priority: i64,
    /// Any level but `allow`.
    pub is_on: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Root {
    pub target: Target,
    /// The crate's name in paths.
    pub name: Name,
    pub path: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DependencyKind {
    Normal,
    Dev,
    Build,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Dependency {
    /// In paths: renamed, and with `_` for `-`.
    pub name: Name,
    /// In the registry.
    pub package: String,
    pub kind: DependencyKind,
    pub optional: bool,
    /// The directory of the package.
    pub path: Option<PathBuf>,
    pub default_features: bool,
    /// Those that this entry and the workspace's name.
    pub features: Vec<String>,
    /// `[target.'cfg(unix)'.dependencies]`
    pub target: Option<String>,
    /// As written in the manifest.
    pub requirement: Option<String>,
    /// As written in `Cargo.lock`.
    pub version: Option<String>,
}

impl Workspace {
    /// The workspace around a file or a directory. Without any manifest it has no packages.
    pub fn discover(files: &dyn Files, start: &Path) -> Self {
        let start = normalize(start);
        let dir = match files.is_file(&start) {
            true => start.parent().unwrap_or(Path::new("")),
            false => &start,
        };
        let mut workspace = Self {
            root: dir.to_owned(),
            ..Self::default()
        };
        let found = dir
            .ancestors()
            .find(|it| files.is_file(&it.join("Cargo.toml")));
        if let Some(found) = found {
            workspace.add(files, &found.join("Cargo.toml"));
        }
        workspace
    }

    /// Adds the package of one more manifest, and its workspace, unless they are known.
    pub fn add(&mut self, files: &dyn Files, manifest: &Path) {
        let manifest = normalize(manifest);
        let dir = manifest.parent().unwrap_or(Path::new("")).to_owned();
        if self.packages.iter().any(|it| it.dir == dir)
            || self.problems.iter().any(|it| it.path == manifest)
        {
            return;
        }
        let mut search = Search {
            files,
            manifests: FxHashMap::default(),
            workspace: self,
        };
        let known = search.workspace.packages.len();
        search.add(&dir);
        lock(files, &mut self.packages[known..]);
    }

    /// The directories of the packages that cargo takes when none is named: it found the manifest
    /// of `dir` first.
    pub(super) fn default_members(&mut self, files: &dyn Files, dir: &Path) -> Vec<PathBuf> {
        let mut search = Search {
            files,
            manifests: FxHashMap::default(),
            workspace: self,
        };
        let Some(manifest) = search.manifest(dir) else {
            return Vec::new();
        };
        let listed = search.members(&manifest, "default-members");
        let all = self.packages.iter();
        let all = all.filter(|it| it.is_member && it.workspace_dir == dir);
        match listed.is_empty() {
            false => listed,
            true if manifest.is_package() => vec![dir.to_owned()],
            true => all.map(|it| it.dir.clone()).collect(),
        }
    }

    /// The package with the nearest directory around a path, by position.
    pub fn package_of(&self, path: &Path) -> Option<usize> {
        let bytes = path.as_os_str().as_encoded_bytes();
        let around = |it: &(usize, &Package)| {
            let dir = &it.1.dir;
            // Comparing components is slow, and most packages are elsewhere.
            bytes.starts_with(dir.as_os_str().as_encoded_bytes()) && path.starts_with(dir)
        };
        let around = self.packages.iter().enumerate().filter(around);
        around
            .max_by_key(|it| it.1.dir.as_os_str().len())
            .map(|it| it.0)
    }

    pub(super) fn package_at(&self, dir: &Path) -> Option<usize> {
        self.packages.iter().position(|it| it.dir == dir)
    }

    pub(super) fn package_named(&self, name: &str) -> Option<usize> {
        self.packages.iter().position(|it| it.name == name)
    }
}

impl Package {
    pub fn manifest(&self) -> PathBuf {
        self.dir.join("Cargo.toml")
    }

    /// The dependencies by a name in paths; a name can stand in several tables.
    pub fn dependencies_named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Dependency> {
        self.dependencies.iter().filter(move |it| it.name == name)
    }

    /// Whether a feature of a dependency is enabled, in some table or through a feature of this
    /// package; `None` when there is no such dependency.
    pub fn has_feature(&self, dependency: &str, feature: &str) -> Option<bool> {
        let mut exists = false;
        for it in self.dependencies_named(dependency) {
            exists = true;
            if it.has_feature(feature) {
                return Some(true);
            }
            let enabled = self.features.iter().flat_map(|it| &it.1).any(|enabled| {
                let Some((of, name)) = enabled.split_once('/') else {
                    return false;
                };
                let of = of.strip_suffix('?').unwrap_or(of);
                of.replace('-', "_") == *it.name && it.implies(name, feature)
            });
            if enabled {
                return Some(true);
            }
        }
        exists.then_some(false)
    }
}

impl Dependency {
    pub(super) fn new(name: &str, kind: DependencyKind, target: Option<&str>) -> Self {
        Self {
            name: Name::new(name.replace('-', "_")),
            package: name.to_owned(),
            kind,
            optional: false,
            path: None,
            default_features: true,
            features: Vec::new(),
            target: target.map(str::to_owned),
            requirement: None,
            version: None,
        }
    }

    /// Whether the entry itself enables a feature.
    pub fn has_feature(&self, feature: &str) -> bool {
        self.features.iter().any(|it| self.implies(it, feature))
    }

    fn implies(&self, enabled: &str, feature: &str) -> bool {
        const TOKIO_FULL: [&str; 12] = [
            "fs",
            "io-std",
            "io-util",
            "macros",
            "net",
            "parking_lot",
            "process",
            "rt",
            "rt-multi-thread",
            "signal",
            "sync",
            "time",
        ];
        enabled == feature
            || match (self.package.as_str(), enabled) {
                ("tokio", "full") => TOKIO_FULL.contains(&feature),
                ("tokio", "rt-multi-thread") => feature == "rt",
                ("tokio-util", "full") => !matches!(feature, "tracing" | "__docs_rs"),
                _ => false,
            }
    }
}

/// Gives the dependencies the versions of their `Cargo.lock`.
fn lock(files: &dyn Files, packages: &mut [Package]) {
    let mut texts: FxHashMap<PathBuf, String> = FxHashMap::default();
    for dir in packages.iter().map(|it| &it.workspace_dir) {
        if !texts.contains_key(dir) {
            let text = files.read(&dir.join("Cargo.lock"));
            texts.insert(dir.clone(), text.unwrap_or_default());
        }
    }
    let locks = texts.iter().map(|it| (it.0, Lock::parse(it.1)));
    let locks: FxHashMap<&PathBuf, Lock<'_>> = locks.collect();
    for package in packages {
        let lock = &locks[&package.workspace_dir];
        for dependency in &mut package.dependencies {
            let version = lock.version(&package.name, &dependency.package);
            dependency.version = version.map(str::to_owned);
        }
    }
}

/// One run of discovery.
struct Search<'a> {
    files: &'a dyn Files,
    manifests: FxHashMap<PathBuf, Option<Rc<Manifest>>>,
    workspace: &'a mut Workspace,
}

impl Search<'_> {
    /// Adds the workspace that a directory with a manifest belongs to.
    fn add(&mut self, dir: &Path) {
        let Some(manifest) = self.manifest(dir) else {
            return;
        };
        let root = self.root_of(dir, &manifest);
        let (root_dir, root) = match &root {
            Some(root) => (root.dir.clone(), root),
            None => (dir.to_owned(), &manifest),
        };
        if self.workspace.packages.is_empty() && dir.starts_with(&root_dir) {
            self.workspace.root.clone_from(&root_dir);
        }
        if root.is_package() {
            self.add_package(&root_dir);
        }
        for member in self.members(root, "members") {
            self.add_package(&member);
        }
        self.add_package(dir);
    }

    /// The manifest of the workspace to which a package belongs.
    fn root_of(&mut self, dir: &Path, manifest: &Rc<Manifest>) -> Option<Rc<Manifest>> {
        if manifest.is_workspace() {
            return Some(Rc::clone(manifest));
        }
        if let Some(root) = manifest.workspace_dir() {
            return self.manifest(&root);
        }
        for above in dir.ancestors().skip(1) {
            if !self.files.is_file(&above.join("Cargo.toml")) {
                continue;
            }
            let Some(root) = self.manifest(above) else {
                continue;
            };
            if root.is_workspace() {
                return (!is_excluded(&root, dir)).then_some(root);
            }
        }
        None
    }

    /// Adds one package, then those that it depends on by path.
    fn add_package(&mut self, dir: &Path) {
        let mut pending = vec![(dir.to_owned(), true)];
        while let Some((dir, is_listed)) = pending.pop() {
            if let Some(known) = self.workspace.packages.iter_mut().find(|it| it.dir == dir) {
                known.is_member |= is_listed;
                continue;
            }
            let Some(manifest) = self.manifest(&dir) else {
                continue;
            };
            let Some(name) = manifest.name() else {
                continue;
            };
            let root = self.root_of(&dir, &manifest);
            let edition = manifest.edition(root.as_deref());
            let dependencies = manifest.dependencies(root.as_deref());
            let paths = dependencies.iter().rev().filter_map(|it| it.path.clone());
            pending.extend(paths.map(|it| (it, false)));
            let root_dir = root.as_ref().map_or(&dir, |it| &it.dir);
            let package = Package {
                name: name.to_owned(),
                version: manifest.version(root.as_deref()),
                edition,
                // Cargo takes dependencies inside the workspace's directory for members.
                is_member: is_listed || *root_dir == self.workspace.root,
                workspace_dir: root_dir.clone(),
                dependencies,
                features: manifest.features(),
                roots: manifest.roots(self.files, edition),
                clippy: manifest.clippy_lints(root.as_deref()),
                dir,
            };
            self.workspace.packages.push(package);
        }
    }

    /// The directories that `[workspace] members` means, or `default-members`.
    fn members(&mut self, root: &Manifest, key: &str) -> Vec<PathBuf> {
        let mut found = Vec::new();
        for glob in root.globs(key) {
            let mut dirs = vec![root.dir.clone()];
            for part in glob.split('/').filter(|it| !it.is_empty() && *it != ".") {
                dirs = match part {
                    "**" => dirs.iter().flat_map(|it| self.all_below(it, 0)).collect(),
                    _ if part.contains(['*', '?', '[']) => dirs
                        .iter()
                        .flat_map(|it| self.files.list(it))
                        .filter(|it| name_of(it).is_some_and(|name| matches(part, name)))
                        .collect(),
                    _ => dirs.iter().map(|it| normalize(&it.join(part))).collect(),
                };
            }
            for dir in dirs {
                if self.files.is_file(&dir.join("Cargo.toml"))
                    && !is_excluded(root, &dir)
                    && !found.contains(&dir)
                {
                    found.push(dir);
                }
            }
        }
        found
    }

    fn all_below(&self, dir: &Path, depth: u32) -> Vec<PathBuf> {
        let mut found = vec![dir.to_owned()];
        if depth < 8 {
            for path in self.files.list(dir) {
                let name = name_of(&path).unwrap_or_default();
                if !name.contains('.') && name != "target" && name != "node_modules" {
                    found.extend(self.all_below(&path, depth + 1));
                }
            }
        }
        found
    }

    fn manifest(&mut self, dir: &Path) -> Option<Rc<Manifest>> {
        if let Some(known) = self.manifests.get(dir) {
            return known.clone();
        }
        let path = dir.join("Cargo.toml");
        let parsed = self
            .files
            .read(&path)
            .map(|text| Manifest::parse(&path, &text));
        let manifest = match parsed {
            Some(Ok(manifest)) => Some(Rc::new(manifest)),
            Some(Err(problem)) => {
                if !self.workspace.problems.contains(&problem) {
                    self.workspace.problems.push(problem);
                }
                None
            }
            None => None,
        };
        self.manifests.insert(dir.to_owned(), manifest.clone());
        manifest
    }
}

fn is_excluded(root: &Manifest, dir: &Path) -> bool {
    let is_at = |it: &&str| dir.starts_with(normalize(&root.dir.join(it)));
    // A member that is listed by name is one, even under an excluded directory.
    root.globs("exclude").iter().any(is_at)
        && !root
            .globs("members")
            .iter()
            .any(|it| dir == normalize(&root.dir.join(it)))
}

fn name_of(path: &Path) -> Option<&str> {
    path.file_name()?.to_str()
}

/// Whether a name fits a pattern of `*`, `?` and `[…]`.
pub(super) fn matches(pattern: &str, name: &str) -> bool {
    let mut rest = pattern.chars();
    let Some(first) = rest.next() else {
        return name.is_empty();
    };
    let rest = rest.as_str();
    let mut chars = name.chars();
    match first {
        '*' => {
            let mut ends = name.char_indices().map(|it| it.0).chain([name.len()]);
            ends.any(|at| matches(rest, &name[at..]))
        }
        '?' => chars.next().is_some() && matches(rest, chars.as_str()),
        '[' => {
            let (Some((set, rest)), Some(it)) = (rest.split_once(']'), chars.next()) else {
                return false;
            };
            let (set, wanted) = match set.strip_prefix('!') {
                Some(set) => (set, false),
                None => (set, true),
            };
            in_set(set, it) == wanted && matches(rest, chars.as_str())
        }
        _ => chars.next() == Some(first) && matches(rest, chars.as_str()),
    }
}

fn in_set(set: &str, it: char) -> bool {
    let set: Vec<char> = set.chars().collect();
    set.contains(&it)
        || set
            .windows(3)
            .any(|w| w[1] == '-' && w[0] <= it && it <= w[2])
}

/// The same path without `.` and `..`, as far as that goes without asking the disk.
pub fn normalize(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => match out.components().next_back() {
                Some(Component::Normal(_)) => {
                    out.pop();
                }
                Some(Component::RootDir | Component::Prefix(_)) => {}
                _ => out.push(".."),
            },
            part => out.push(part),
        }
    }
    out
}
