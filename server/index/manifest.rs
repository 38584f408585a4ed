//! Reads one `Cargo.toml`, as far as names, targets and dependencies go.

use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item, TableLike};

use super::workspace::{Dependency, DependencyKind, Files, LintLevel, Root, normalize};
use super::{Problem, Target};
use crate::ir::Name;
use crate::syntax::Edition;
use crate::text::Span;

pub(super) struct Manifest {
    /// The directory it stands in.
    pub dir: PathBuf,
    doc: DocumentMut,
}

/// Why a manifest cannot be read.
pub fn problem(path: &Path, text: &str) -> Option<Problem> {
    Manifest::parse(path, text).err()
}

impl Manifest {
    pub(super) fn parse(path: &Path, text: &str) -> Result<Self, Problem> {
        let dir = path.parent().unwrap_or(Path::new("")).to_owned();
        match text.parse::<DocumentMut>() {
            Ok(doc) => Ok(Self { dir, doc }),
            Err(error) => Err(Problem {
                path: path.to_owned(),
                span: error
                    .span()
                    .map(|it| Span::new(it.start as u32, it.end as u32)),
                message: error
                    .message()
                    .lines()
                    .next()
                    .unwrap_or("not valid TOML")
                    .to_owned(),
            }),
        }
    }

    fn get(&self, path: &[&str]) -> Option<&Item> {
        let mut at = self.doc.as_item();
        for key in path {
            at = at.as_table_like()?.get(key)?;
        }
        Some(at)
    }

    fn text(&self, path: &[&str]) -> Option<&str> {
        self.get(path)?.as_str()
    }

    fn table(&self, path: &[&str]) -> Option<&dyn TableLike> {
        self.get(path)?.as_table_like()
    }

    pub(super) fn is_workspace(&self) -> bool {
        self.table(&["workspace"]).is_some()
    }

    pub(super) fn is_package(&self) -> bool {
        self.table(&["package"]).is_some()
    }

    pub(super) fn name(&self) -> Option<&str> {
        self.text(&["package", "name"])
    }

    /// `[package] workspace = "…"`
    pub(super) fn workspace_dir(&self) -> Option<PathBuf> {
        Some(normalize(
            &self.dir.join(self.text(&["package", "workspace"])?),
        ))
    }

    /// The globs of `[workspace] members` or `exclude`.
    pub(super) fn globs(&self, key: &str) -> Vec<&str> {
        self.get(&["workspace", key]).map_or_else(Vec::new, texts)
    }

    pub(super) fn edition(&self, root: Option<&Manifest>) -> Edition {
        self.inherited("edition", root)
            .map_or(Edition::Edition2015, |it| {
                it.parse().unwrap_or(Edition::Edition2024)
            })
    }

    pub(super) fn version(&self, root: Option<&Manifest>) -> Option<String> {
        Some(self.inherited("version", root)?.to_owned())
    }

    fn inherited<'a>(&'a self, key: &str, root: Option<&'a Manifest>) -> Option<&'a str> {
        let own = self.get(&["package", key])?;
        match own.as_table_like() {
            Some(table) if flag(table, "workspace") == Some(true) => {
                root?.text(&["workspace", "package", key])
            }
            _ => own.as_str(),
        }
    }

    /// `[features]`, in the order of the file.
    pub(super) fn features(&self) -> Vec<(Name, Vec<String>)> {
        let Some(table) = self.table(&["features"]) else {
            return Vec::new();
        };
        let owned = |it: &Item| texts(it).into_iter().map(str::to_owned).collect();
        table
            .iter()
            .map(|(name, it)| (Name::new(name), owned(it)))
            .collect()
    }

    /// `[lints.clippy]`, or that of the workspace.
    pub(super) fn clippy_lints(&self, root: Option<&Manifest>) -> Vec<LintLevel> {
        let inherits = flag_of(self.table(&["lints"]), "workspace") == Some(true);
        let table = match inherits {
            true => root.and_then(|it| it.table(&["workspace", "lints", "clippy"])),
            false => self.table(&["lints", "clippy"]),
        };
        let level = |(name, item): (&str, &Item)| {
            let table = item.as_table_like();
            let level = match table {
                Some(table) => table.get("level")?.as_str()?,
                None => item.as_str()?,
            };
            let priority = table.and_then(|it| it.get("priority")?.as_integer());
            Some(LintLevel {
                name: name.to_owned(),
                priority: priority.unwrap_or(0),
                is_on: level != "allow",
            })
        };
        table.map_or_else(Vec::new, |it| it.iter().filter_map(level).collect())
    }

    pub(super) fn dependencies(&self, root: Option<&Manifest>) -> Vec<Dependency> {
        let mut found = Vec::new();
        self.dependencies_of(self.doc.as_table(), None, root, &mut found);
        if let Some(targets) = self.table(&["target"]) {
            for (target, item) in targets.iter() {
                if let Some(table) = item.as_table_like() {
                    self.dependencies_of(table, Some(target), root, &mut found);
                }
            }
        }
        found
    }

    fn dependencies_of(
        &self,
        table: &dyn TableLike,
        target: Option<&str>,
        root: Option<&Manifest>,
        found: &mut Vec<Dependency>,
    ) {
        const TABLES: [(&str, DependencyKind); 5] = [
            ("dependencies", DependencyKind::Normal),
            ("dev-dependencies", DependencyKind::Dev),
            ("dev_dependencies", DependencyKind::Dev),
            ("build-dependencies", DependencyKind::Build),
            ("build_dependencies", DependencyKind::Build),
        ];
        for (key, kind) in TABLES {
            let Some(list) = table.get(key).and_then(Item::as_table_like) else {
                continue;
            };
            for (name, item) in list.iter() {
                let mut dependency = Dependency::new(name, kind, target);
                let own = item.as_table_like();
                if own.is_some_and(|it| flag(it, "workspace") == Some(true))
                    && let Some(root) = root
                    && let Some(shared) = root.get(&["workspace", "dependencies", name])
                {
                    read_dependency(&mut dependency, shared, &root.dir);
                }
                read_dependency(&mut dependency, item, &self.dir);
                found.push(dependency);
            }
        }
    }

    /// All targets that exist as files.
    pub(super) fn roots(&self, files: &dyn Files, edition: Edition) -> Vec<Root> {
        let mut roots: Vec<Root> = Vec::new();
        let package = self.name().unwrap_or_default();
        let mut add = |target, name: &str, path: &Path| {
            let path = normalize(path);
            if files.is_file(&path) && roots.iter().all(|it: &Root| it.path != path) {
                roots.push(Root {
                    target,
                    name: Name::new(name.replace('-', "_")),
                    path,
                });
            }
        };
        let lib = self.table(&["lib"]);
        let own = |key: &str| lib?.get(key)?.as_str();
        if flag_of(self.table(&["package"]), "autolib") != Some(false) || lib.is_some() {
            let path = self.dir.join(own("path").unwrap_or("src/lib.rs"));
            add(Target::Lib, own("name").unwrap_or(package), &path);
        }
        const KINDS: [(Target, &str, &str, &str); 4] = [
            (Target::Bin, "bin", "src/bin", "autobins"),
            (Target::Test, "test", "tests", "autotests"),
            (Target::Bench, "bench", "benches", "autobenches"),
            (Target::Example, "example", "examples", "autoexamples"),
        ];
        for (target, key, dir, auto) in KINDS {
            let dir = self.dir.join(dir);
            let main = self.dir.join("src/main.rs");
            let listed = self.doc.get(key).and_then(Item::as_array_of_tables);
            for table in listed.into_iter().flatten() {
                let Some(name) = table.get("name").and_then(Item::as_str) else {
                    continue;
                };
                match table.get("path").and_then(Item::as_str) {
                    Some(path) => add(target, name, &self.dir.join(path)),
                    None => {
                        if target == Target::Bin && name == package {
                            add(target, name, &main);
                        }
                        add(target, name, &dir.join(format!("{name}.rs")));
                        add(target, name, &dir.join(name).join("main.rs"));
                    }
                }
            }
            // Before 2018, a list of targets switched their discovery off.
            let by_default = edition != Edition::Edition2015 || listed.is_none();
            if !flag_of(self.table(&["package"]), auto).unwrap_or(by_default) {
                continue;
            }
            if target == Target::Bin {
                add(target, package, &main);
            }
            for path in files.list(&dir) {
                let Some(stem) = path.file_stem().and_then(|it| it.to_str()) else {
                    continue;
                };
                if path.extension().is_some_and(|it| it == "rs") {
                    add(target, stem, &path);
                } else {
                    add(target, stem, &path.join("main.rs"));
                }
            }
        }
        let build = self.get(&["package", "build"]);
        if build.and_then(Item::as_bool) != Some(false) {
            let path = build.and_then(Item::as_str).unwrap_or("build.rs");
            add(
                Target::BuildScript,
                "build_script_build",
                &self.dir.join(path),
            );
        }
        roots
    }
}

/// Adds what one entry says to what is known of a dependency.
fn read_dependency(dependency: &mut Dependency, item: &Item, dir: &Path) {
    if let Some(version) = item.as_str() {
        dependency.requirement = Some(version.to_owned());
        return;
    }
    let Some(table) = item.as_table_like() else {
        return;
    };
    let text = |key: &str| table.get(key).and_then(Item::as_str);
    if let Some(package) = text("package") {
        package.clone_into(&mut dependency.package);
    }
    if let Some(version) = text("version") {
        dependency.requirement = Some(version.to_owned());
    }
    if let Some(path) = text("path") {
        dependency.path = Some(normalize(&dir.join(path)));
    }
    for feature in table.get("features").map_or_else(Vec::new, texts) {
        if dependency.features.iter().all(|it| it != feature) {
            dependency.features.push(feature.to_owned());
        }
    }
    if let Some(default) = flag(table, "default-features").or(flag(table, "default_features")) {
        dependency.default_features = default;
    }
    if let Some(optional) = flag(table, "optional") {
        dependency.optional = optional;
    }
}

/// The versions of packages in a `Cargo.lock`.
pub(super) struct Lock<'a> {
    packages: Vec<Locked<'a>>,
}

struct Locked<'a> {
    name: &'a str,
    version: &'a str,
    /// What else is said of it.
    text: &'a str,
}

impl<'a> Lock<'a> {
    /// Cargo writes the file, always in the same way: name and version come first.
    pub(super) fn parse(text: &'a str) -> Self {
        let packages = text.split("[[package]]").skip(1).map(|text| {
            let mut lines = text.lines().skip(1);
            let mut value = |name: &str| {
                let value = lines.next()?.strip_prefix(name)?.strip_prefix(" = ")?;
                Some(unquote(value))
            };
            Locked {
                name: value("name").unwrap_or_default(),
                version: value("version").unwrap_or_default(),
                text,
            }
        });
        Self {
            packages: packages.collect(),
        }
    }

    /// The version of `package` that `user` depends on.
    pub(super) fn version(&self, user: &str, package: &str) -> Option<&'a str> {
        let of = |name| {
            self.packages
                .iter()
                .filter(move |it: &&Locked<'a>| it.name == name)
        };
        let exact = of(user).flat_map(Locked::dependencies).find_map(|it| {
            let mut words = it.split(' ');
            (words.next() == Some(package)).then(|| words.next())?
        });
        match exact {
            Some(version) => of(package).find(|it| it.version == version),
            None => of(package).next(),
        }
        .map(|it| it.version)
    }
}

impl<'a> Locked<'a> {
    /// As `name`, or as `name version` where several are locked.
    fn dependencies(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let list = self.text.split_once("dependencies = [");
        let list = list.and_then(|it| it.1.split_once(']'));
        let names = list.into_iter().flat_map(|it| it.0.split(','));
        names
            .map(|it| unquote(it.trim()))
            .filter(|it| !it.is_empty())
    }
}

fn unquote(text: &str) -> &str {
    text.trim_matches('"')
}

fn texts(item: &Item) -> Vec<&str> {
    item.as_array().map_or_else(Vec::new, |it| {
        it.iter().filter_map(|it| it.as_str()).collect()
    })
}

fn flag(table: &dyn TableLike, key: &str) -> Option<bool> {
    table.get(key)?.as_bool()
}

fn flag_of(table: Option<&dyn TableLike>, key: &str) -> Option<bool> {
    flag(table?, key)
}
