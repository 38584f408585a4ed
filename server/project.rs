//! From paths to analyses: which files belong together, what stands in them, and the front door
//! over each group of packages that can see each other.

mod configuration;
mod disk;
mod manifests;
mod pool;
mod write;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use self::disk::{Disk, Problem, Text, display, is_source_dir};
pub use self::pool::{
    Observer, Unobserved, discard, limit_threads, map, map_then, quiet_workers, spawn,
};
pub use self::write::{Rewrite, Rewriter, put, reason_to_write};
use crate::analysis::{Analysis, Cancelled, Spread, Workspace as Snapshot, stubs, stubs_for};
use crate::config::{Configs, Known};
use crate::facts::World;
use crate::index::{Def, FileId, Files, Index, Input, StubCrate, Workspace, normalize};
use crate::ir;
use crate::syntax::{Edition, Tape};
use crate::text::LineIndex;

/// The parts of the work that are done here, by the names under which they are timed.
pub const READ: &str = "reading";
pub const LOWER: &str = "parsing and lowering";
pub const INDEX: &str = "index";

/// The files that somebody asked about, and what they need to be understood.
pub struct Project {
    pub disk: Disk,
    workspace: Arc<Workspace>,
    /// Those with the manifests that lead to the workspace.
    dirs: BTreeSet<PathBuf>,
    /// A manifest was replaced.
    workspace_changed: bool,
    /// Findings are reported for these.
    asked: BTreeSet<PathBuf>,
    /// Of these, the ones that were named themselves: nobody excludes them by accident.
    named: BTreeSet<PathBuf>,
    /// These are read besides, because the asked ones may call what they define.
    around: BTreeSet<PathBuf>,
    sources: BTreeMap<PathBuf, Source>,
    /// Texts that were read and not lowered.
    peeked: BTreeMap<PathBuf, Text>,
    /// What files were like before they had to be read again.
    remembered: BTreeMap<PathBuf, Source>,
    problems: BTreeSet<Problem>,
    /// Of these, what was wrong before any source was read.
    first_problems: BTreeSet<Problem>,
    /// The configurations, as far as somebody asked for them.
    configs: Configs,
    /// What editors have of configurations and did not save.
    unsaved: BTreeMap<PathBuf, Arc<str>>,
}

#[derive(Clone)]
pub struct Source {
    pub text: Arc<str>,
    pub ir: Arc<ir::File>,
}

/// A file, and whether it begins with a byte order mark; or why it cannot be read.
pub type Lowered = Result<(Source, bool), String>;

/// Packages that can see each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    pub workspace: Workspace,
    /// Sorted; with the manifests of the packages.
    pub files: Vec<PathBuf>,
    /// What configurations tell of crates.
    pub known: Vec<Arc<Known>>,
}

impl Group {
    /// Those of the dependencies; of everything, where there is no manifest.
    fn stubs(&self) -> Vec<StubCrate> {
        let mut all = self.own_stubs();
        for known in &self.known {
            let stub = known.stub();
            all.retain(|it| it.name != stub.name);
            all.push(stub);
        }
        all
    }

    fn own_stubs(&self) -> Vec<StubCrate> {
        if self.workspace.packages.is_empty() {
            return stubs();
        }
        let packages = self.workspace.packages.iter();
        let names: BTreeSet<String> = packages
            .flat_map(|it| &it.dependencies)
            .map(|it| &it.package)
            // The tests of a package that has stubs see itself through them.
            .chain(self.workspace.packages.iter().map(|it| &it.name))
            .map(|it| it.replace('-', "_"))
            .collect();
        let mentioned = self.known.iter().flat_map(|it| it.mentioned());
        stubs_for(names.iter().map(String::as_str).chain(mentioned))
    }
}

impl Project {
    /// The paths are files and directories.
    pub fn new(mut disk: Disk, paths: &[PathBuf]) -> Self {
        let asked = disk.find(paths);
        Self::around(disk, paths, asked, Manifests::default())
    }

    /// Only what is in these packages is asked for, by their directories.
    pub fn of_packages(mut disk: Disk, paths: &[PathBuf], packages: &[PathBuf]) -> Self {
        let mut asked = disk.find(paths);
        let mut manifests = Manifests::default();
        asked.retain(|it| {
            let dir = manifests.around(&disk, it);
            dir.is_some_and(|it| packages.contains(&it))
        });
        Self::around(disk, paths, asked, manifests)
    }

    fn around(
        mut disk: Disk,
        paths: &[PathBuf],
        asked: BTreeSet<PathBuf>,
        mut manifests: Manifests,
    ) -> Self {
        let named = paths.iter().filter_map(|it| fs::canonicalize(it).ok());
        let named = named.filter(|it| asked.contains(it)).collect();
        let dirs: BTreeSet<PathBuf> = asked
            .iter()
            .filter_map(|it| manifests.around(&disk, it))
            .collect();
        let workspace = discover(&disk, &dirs);
        let mut around = BTreeSet::new();
        let seen = disk.problems.len();
        let mut packages: Vec<&Path> = workspace
            .packages
            .iter()
            .map(|it| it.dir.as_path())
            .collect();
        // A directory before those in it.
        packages.sort();
        for dir in packages {
            if !disk.has_walked(dir, &asked) && !disk.has_walked(dir, &around) {
                disk.walk(dir, &mut around);
            }
        }
        // Nobody asked for these.
        disk.problems.truncate(seen);
        let known: BTreeSet<&Path> = workspace
            .packages
            .iter()
            .map(|it| it.dir.as_path())
            .collect();
        around.retain(|it| {
            let dir = manifests.around(&disk, it);
            !asked.contains(it) && dir.is_some_and(|it| known.contains(it.as_path()))
        });
        // Fixes may have to add to these.
        around.extend(manifests_of(&workspace));
        for problem in &workspace.problems {
            let line = format!("{}: {}", display(&problem.path), problem.message);
            disk.problems.push(Problem { line, fatal: false });
        }
        let problems: BTreeSet<Problem> = disk.problems.drain(..).collect();
        Self {
            first_problems: problems.clone(),
            problems,
            workspace: Arc::new(workspace),
            dirs,
            workspace_changed: false,
            disk,
            asked,
            named,
            around,
            sources: BTreeMap::new(),
            peeked: BTreeMap::new(),
            remembered: BTreeMap::new(),
            configs: Configs::default(),
            unsaved: BTreeMap::new(),
        }
    }

    /// A text that may not be on the disk at all.
    pub fn ask(&mut self, path: PathBuf) {
        self.around.remove(&path);
        self.asked.insert(path);
    }

    /// Findings are reported for these only; the others are read as far as they are needed.
    pub fn narrow(&mut self, keeps: impl Fn(&Path) -> bool) {
        let asked = std::mem::take(&mut self.asked);
        let (asked, others) = asked.into_iter().partition(|it| keeps(it));
        self.asked = asked;
        self.around.extend::<BTreeSet<PathBuf>>(others);
    }

    /// Files that turn out to be as they were are not lowered again.
    pub fn remember(&mut self, sources: BTreeMap<PathBuf, Source>) {
        self.remembered = sources;
    }

    /// Findings are reported for these; sorted.
    pub fn asked(&self) -> &BTreeSet<PathBuf> {
        &self.asked
    }

    /// Every file that is read, sorted.
    pub fn all(&self) -> Vec<PathBuf> {
        self.asked.union(&self.around).cloned().collect()
    }

    /// The files, by packages that depend on each other.
    pub fn groups(&mut self) -> Vec<Group> {
        // What is told of crates is no code of the project.
        let asked: Vec<PathBuf> = self.asked.iter().cloned().collect();
        for known in self.known_in(&asked) {
            self.asked.remove(&known.path);
            self.around.remove(&known.path);
        }
        if std::mem::take(&mut self.workspace_changed) {
            self.workspace = Arc::new(discover(&self.disk, &self.dirs));
        }
        let packages = &self.workspace.packages;
        let mut group_of: Vec<usize> = (0..packages.len()).collect();
        let mut join = |a: usize, b: usize| {
            let (from, to) = (group_of[a].max(group_of[b]), group_of[a].min(group_of[b]));
            group_of
                .iter_mut()
                .filter(|it| **it == from)
                .for_each(|it| *it = to);
        };
        let at: HashMap<&Path, usize> = packages
            .iter()
            .enumerate()
            .map(|it| (&*it.1.dir, it.0))
            .collect();
        for (i, package) in packages.iter().enumerate() {
            let paths = package
                .dependencies
                .iter()
                .filter_map(|it| it.path.as_deref());
            paths
                .filter_map(|it| at.get(it))
                .for_each(|it| join(i, *it));
        }
        let mut groups: BTreeMap<Option<usize>, Group> = BTreeMap::new();
        for path in self.asked.union(&self.around) {
            let group = self.workspace.package_of(path).map(|it| group_of[it]);
            groups.entry(group).or_default().files.push(path.clone());
        }
        for (id, group) in &mut groups {
            let own = packages
                .iter()
                .enumerate()
                .filter(|it| Some(group_of[it.0]) == *id);
            group.workspace = Workspace {
                packages: own.map(|it| it.1.clone()).collect(),
                ..Workspace::clone(&self.workspace)
            };
        }
        let mut groups: Vec<Group> = groups.into_values().collect();
        for group in &mut groups {
            group.known = self.known_in(&group.files);
        }
        groups
    }

    /// What the configurations of files tell of crates.
    pub fn known_in(&mut self, files: &[PathBuf]) -> Vec<Arc<Known>> {
        let mut found: Vec<Arc<Known>> = Vec::new();
        for path in files {
            if self.asked.contains(path) {
                let known = &self.config_of(path).known;
                let new = known.iter().filter(|it| !found.contains(it));
                let new: Vec<_> = new.cloned().collect();
                found.extend(new);
            }
        }
        found
    }

    /// Analyses a group whose files have been [read](Self::read).
    pub fn analyse(&self, group: &Group, spread: &impl Spread) -> Result<Analysis, Cancelled> {
        let sources = group
            .files
            .iter()
            .filter_map(|it| Some((it, self.sources.get(it)?)));
        let (paths, sources): (Vec<_>, Vec<_>) = sources.unzip();
        let files = paths
            .iter()
            .zip(&sources)
            .map(|it| ((*it.0).clone(), Arc::clone(&it.1.ir)));
        let index = spread.timed(INDEX, || {
            Index::build(Input {
                workspace: Arc::new(group.workspace.clone()),
                files: files.collect(),
                stubs: group.stubs(),
            })
        });
        let texts = sources.iter().map(|it| Arc::clone(&it.text)).collect();
        Analysis::new(index, texts, spread)
    }

    /// The files of an analysis that were asked for.
    pub fn asked_in(&self, analysis: &Analysis) -> Vec<FileId> {
        let index = analysis.index();
        let files = index.workspace_files();
        files
            .filter(|it| self.asked.contains(index.path(*it)))
            .collect()
    }

    /// Reads what is not yet, and lowers nothing.
    pub fn peek(&mut self, files: &[PathBuf], observer: &impl Observer) {
        let is_known = |it: &Path| self.sources.contains_key(it) || self.peeked.contains_key(it);
        let wanted: Vec<&PathBuf> = files.iter().filter(|it| !is_known(it)).collect();
        let read = pool::map(&wanted, observer, |path| {
            observer.timed(READ, || self.disk.text(path))
        });
        for (path, result) in wanted.into_iter().zip(read) {
            match result {
                Ok(Ok(text)) => {
                    if text.marked {
                        self.disk.mark(path);
                    }
                    self.peeked.insert(path.clone(), text);
                }
                Ok(Err(reason)) => self.unreadable(path, &reason),
                Err(panic) => self.bug(path, &panic),
            }
        }
    }

    /// Reads and lowers what is not yet.
    pub fn read(&mut self, files: &[PathBuf], observer: &impl Observer) {
        let wanted: Vec<&PathBuf> = files
            .iter()
            .filter(|it| !self.sources.contains_key(*it))
            .collect();
        let read = pool::map(&wanted, observer, |path| self.lowered(path, observer));
        let read: Vec<_> = wanted.into_iter().cloned().zip(read).collect();
        for (path, result) in read {
            self.take_in(path, result);
        }
    }

    /// A file as it is now, for [`take_in`](Self::take_in).
    pub fn lowered(&self, path: &Path, observer: &impl Observer) -> Lowered {
        let Text { text, marked } = match self.peeked.get(path) {
            Some(text) => text.clone(),
            None => self.disk.text(path)?,
        };
        if is_manifest(path) {
            let ir = Arc::default();
            return Ok((Source { text, ir }, marked));
        }
        let before = self.remembered.get(path);
        if let Some(source) = before.filter(|it| it.text == text) {
            return Ok((source.clone(), marked));
        }
        let ir = observer.timed(LOWER, || {
            let tape = Tape::parse(&text, self.edition(path));
            Arc::new(ir::lower(&text, &tape))
        });
        Ok((Source { text, ir }, marked))
    }

    /// From now on a file is what was read of it; the error is the message of a panic.
    pub fn take_in(&mut self, path: PathBuf, read: Result<Lowered, String>) {
        match read {
            Ok(Ok((source, marked))) => {
                self.syntax_errors(&path, &source);
                if marked {
                    self.disk.mark(&path);
                }
                self.peeked.remove(&path);
                self.sources.insert(path, source);
            }
            Ok(Err(reason)) => self.unreadable(&path, &reason),
            Err(panic) => self.bug(&path, &panic),
        }
    }

    fn unreadable(&mut self, path: &Path, reason: &str) {
        if self.asked.contains(path) {
            let line = format!("{}: {reason}", display(path));
            self.problems.insert(Problem { line, fatal: true });
        }
    }

    /// One line for a file whose syntax is broken.
    pub fn syntax_errors(&mut self, path: &Path, source: &Source) {
        let errors = &source.ir.errors;
        let (Some(first), true) = (errors.first(), self.asked.contains(path)) else {
            return;
        };
        let at = first.span.start.min(source.text.len() as u32);
        let (line, column) = LineIndex::new(&source.text).human(&source.text, at);
        let more = match errors.len() - 1 {
            0 => String::new(),
            more => format!(" (and {more} more)"),
        };
        let line = format!(
            "{}:{line}:{column}: syntax error: {}{more}; the rest is analysed",
            display(path),
            first.message
        );
        self.problems.insert(Problem { line, fatal: false });
    }

    fn bug(&mut self, path: &Path, panic: &str) {
        let line = format!(
            "{}: wakeful has a bug and gave up on this file: {panic}",
            display(path)
        );
        self.problems.insert(Problem { line, fatal: true });
    }

    pub fn problems(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter()
    }

    /// What is wrong in texts is found again with them.
    pub fn forget_problems(&mut self) {
        self.problems.clone_from(&self.first_problems);
    }

    /// What was found to be wrong by other means.
    pub fn tell(&mut self, problem: Problem) {
        self.problems.insert(problem);
    }

    pub fn text(&self, path: &Path) -> Option<&Arc<str>> {
        let source = self.sources.get(path).map(|it| &it.text);
        source.or_else(|| self.peeked.get(path).map(|it| &it.text))
    }

    pub fn source(&self, path: &Path) -> Option<&Source> {
        self.sources.get(path)
    }

    /// What was read of a file is not needed for now.
    pub fn forget(&mut self, path: &Path) {
        drop(self.give_up(path));
    }

    /// The same; what is returned may be dropped elsewhere.
    pub fn give_up(&mut self, path: &Path) -> (Option<Source>, Option<Text>) {
        (self.sources.remove(path), self.peeked.remove(path))
    }

    /// Lets the text of an editor stand for what is on the disk.
    pub fn stand_in(&mut self, path: &Path, text: Arc<str>) {
        self.sources.remove(path);
        self.peeked.remove(path);
        self.disk.overlay.insert(path.to_owned(), text);
    }

    /// Lets `text` stand for what is on the disk.
    pub fn replace(&mut self, path: &Path, text: Arc<str>) {
        self.sources.remove(path);
        self.peeked.remove(path);
        self.workspace_changed |= is_manifest(path);
        self.disk.overlay.insert(path.to_owned(), text);
    }

    pub fn edition(&self, path: &Path) -> Edition {
        let package = self.workspace.package_of(path);
        package.map_or(Edition::LATEST, |it| self.workspace.packages[it].edition)
    }
}

/// The packages of these directories, and their workspaces.
fn discover(disk: &Disk, dirs: &BTreeSet<PathBuf>) -> Workspace {
    let mut workspace = Workspace {
        root: current_dir(),
        ..Workspace::default()
    };
    for dir in dirs {
        workspace.add(disk, &dir.join("Cargo.toml"));
    }
    workspace
}

fn manifests_of(workspace: &Workspace) -> impl Iterator<Item = PathBuf> + '_ {
    workspace.packages.iter().map(|it| it.manifest())
}

pub fn is_manifest(path: &Path) -> bool {
    path.ends_with("Cargo.toml")
}

/// Spreads the analysis over our own threads.
pub struct Threads<'a, O> {
    pub observer: &'a O,
}

impl<O: Observer> Spread for Threads<'_, O> {
    fn map<T: Send + Sync, R: Send>(
        &self,
        snapshot: Snapshot<'_>,
        items: &[T],
        work: impl Fn(&World<'_>, &T) -> R + Sync,
    ) -> Vec<R> {
        let results = pool::map_with(items, self.observer, || snapshot.world(), work);
        results
            .into_iter()
            // The front door catches what a rule throws; what is left is not to be hidden.
            .map(|it| it.unwrap_or_else(|panic| panic!("{panic}")))
            .collect()
    }

    fn follow<R: Send>(
        &self,
        snapshot: Snapshot<'_>,
        items: &[Def],
        work: impl Fn(&World<'_>, Def) -> (R, Vec<Def>) + Sync,
    ) -> Vec<(Def, R)> {
        let results = pool::follow_with(items, self.observer, || snapshot.world(), work);
        results.unwrap_or_else(|panic| panic!("{panic}"))
    }

    fn is_cancelled(&self) -> bool {
        self.observer.is_cancelled()
    }

    fn timed<R>(&self, part: &'static str, work: impl FnOnce() -> R) -> R {
        self.observer.timed(part, work)
    }
}

/// The nearest directory with a manifest, remembered per directory.
#[derive(Default)]
struct Manifests {
    known: HashMap<PathBuf, Option<PathBuf>>,
}

impl Manifests {
    fn around(&mut self, files: &dyn Files, path: &Path) -> Option<PathBuf> {
        let dir = path.parent()?;
        if let Some(known) = self.known.get(dir) {
            return known.clone();
        }
        let found = match files.is_file(&dir.join("Cargo.toml")) {
            true => Some(dir.to_owned()),
            false => self.around(files, dir),
        };
        self.known.insert(dir.to_owned(), found.clone());
        found
    }
}

fn current_dir() -> PathBuf {
    normalize(&std::env::current_dir().unwrap_or_default())
}
