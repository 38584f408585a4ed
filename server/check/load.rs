//! From files to findings: read, lower, index, analyse.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::Filter;
use super::disk::{Disk, Problem, Text, display};
use super::progress::Progress;
use super::{Document, pool};
use crate::analysis::{Analysis, Spread, Workspace as Snapshot, stubs, stubs_for};
use crate::facts::World;
use crate::finding::{Finding, Severity};
use crate::index::{FileId, Files, Index, Input, Place, StubCrate, Workspace, normalize};
use crate::ir;
use crate::suppress;
use crate::syntax::{Edition, Tape};
use crate::types::Coverage;

/// What stays between the rounds of fixing.
pub(super) struct State {
    pub disk: Disk,
    workspace: Arc<Workspace>,
    /// Those with the manifests that lead to the workspace.
    dirs: BTreeSet<PathBuf>,
    /// A manifest was replaced.
    workspace_changed: bool,
    /// Findings are reported for these.
    asked: BTreeSet<PathBuf>,
    /// Of these, the ones that were named themselves.
    named: BTreeSet<PathBuf>,
    /// These are read besides, because the asked ones may call what they define.
    around: BTreeSet<PathBuf>,
    sources: BTreeMap<PathBuf, Source>,
    problems: BTreeSet<Problem>,
    /// Texts are needed again: for the rounds of fixing.
    keeps: bool,
}

#[derive(Clone)]
struct Source {
    text: Arc<str>,
    ir: Arc<ir::File>,
}

/// Packages that can see each other.
#[derive(Default)]
struct Group {
    workspace: Workspace,
    files: Vec<PathBuf>,
}

impl Group {
    /// Those of the dependencies; of everything, where there is no manifest.
    fn stubs(&self) -> Vec<StubCrate> {
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
        stubs_for(names.iter().map(String::as_str))
    }
}

/// One pass over everything. Places count from the start of a file.
#[derive(Default)]
pub(super) struct Checked {
    /// By file: those of the workspace in their order, stubs that findings name behind them.
    paths: Vec<PathBuf>,
    /// How many of them are the workspace's.
    own: usize,
    /// What is shown, by path and position.
    pub findings: Vec<Finding>,
    /// What the level hides.
    pub hidden: BTreeMap<Severity, usize>,
    /// All files that findings and their fixes name.
    pub documents: HashMap<FileId, Document>,
    /// How many files were analysed for findings.
    pub files: usize,
    /// How many asked for were not.
    pub skipped: usize,
    /// How much of what was examined has a known type or target.
    pub coverage: Coverage,
    pub seen: Seen,
}

/// How much was read, files around the asked ones included.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seen {
    pub files: usize,
    pub lines: usize,
    pub bytes: usize,
}

impl Seen {
    fn add(&mut self, text: Option<&str>) {
        if let Some(text) = text {
            self.files += 1;
            self.lines += text.bytes().filter(|it| *it == b'\n').count();
            self.bytes += text.len();
        }
    }
}

impl Checked {
    pub fn path(&self, file: FileId) -> &Path {
        &self.paths[file.0 as usize]
    }

    fn file(&mut self, path: &Path) -> FileId {
        let (own, others) = self.paths.split_at(self.own);
        let known = own.binary_search_by(|it| (**it).cmp(path)).ok();
        let other = || Some(self.own + others.iter().position(|it| it == path)?);
        let at = known.or_else(other).unwrap_or_else(|| {
            self.paths.push(path.to_owned());
            self.paths.len() - 1
        });
        FileId(at as u32)
    }
}

impl State {
    /// `keeps` for fixing, which asks for the texts again.
    pub fn new(mut disk: Disk, paths: &[PathBuf], keeps: bool) -> Self {
        let asked = disk.find(paths);
        let named = paths.iter().filter_map(|it| fs::canonicalize(it).ok());
        let named = named.filter(|it| asked.contains(it)).collect();
        let mut manifests = Manifests::default();
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
        Self {
            problems: disk.problems.drain(..).collect(),
            workspace: Arc::new(workspace),
            dirs,
            workspace_changed: false,
            disk,
            asked,
            named,
            around,
            sources: BTreeMap::new(),
            keeps,
        }
    }

    /// Packages that do not know each other are checked one group after the other, so that no
    /// more than the largest group is in memory.
    pub fn check(&mut self, filter: &Filter) -> Checked {
        if std::mem::take(&mut self.workspace_changed) {
            self.workspace = Arc::new(discover(&self.disk, &self.dirs));
        }
        let mut checked = Checked {
            paths: self.asked.union(&self.around).cloned().collect(),
            ..Checked::default()
        };
        checked.own = checked.paths.len();
        for group in self.groups() {
            self.read(&group.files);
            self.check_group(&group, filter, &mut checked);
            for path in &group.files {
                checked.seen.add(self.sources.get(path).map(|it| &*it.text));
                if !self.keeps {
                    self.sources.remove(path);
                }
            }
        }
        checked.findings.sort_by_cached_key(|it| {
            let (place, message) = (it.place, it.message.clone());
            (
                place.file,
                place.span.start,
                place.span.end,
                it.rule,
                message,
            )
        });
        checked.findings.dedup();
        checked.skipped = self.asked.len() - checked.files;
        checked
    }

    /// The files, by packages that depend on each other.
    fn groups(&self) -> Vec<Group> {
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
        groups.into_values().collect()
    }

    fn check_group(&self, group: &Group, filter: &Filter, checked: &mut Checked) {
        let sources = group
            .files
            .iter()
            .filter_map(|it| Some((it, self.sources.get(it)?)));
        let (paths, sources): (Vec<_>, Vec<_>) = sources.unzip();
        let files = paths
            .iter()
            .zip(&sources)
            .map(|it| ((*it.0).clone(), Arc::clone(&it.1.ir)));
        let index = Index::build(Input {
            workspace: Arc::new(group.workspace.clone()),
            files: files.collect(),
            stubs: group.stubs(),
        });
        let texts = sources.iter().map(|it| Arc::clone(&it.text)).collect();
        let threads = Threads;
        let analysis = Analysis::new(index.clone(), texts, &threads);
        let asked: Vec<FileId> = paths
            .iter()
            .enumerate()
            .filter(|it| self.asked.contains(*it.1))
            .map(|it| FileId(it.0 as u32))
            .collect();
        let found = analysis.findings(&asked, &threads);
        checked.coverage += analysis.coverage();
        checked.files += asked.len();
        for finding in self.allowed(&index, &asked, found) {
            if filter.shows(&finding) {
                self.take(&index, finding, checked);
            } else if filter.selects(finding.rule) {
                *checked.hidden.entry(finding.severity).or_default() += 1;
            }
        }
    }

    /// Adds a finding whose places count from files of all groups.
    fn take(&self, index: &Index, mut finding: Finding, checked: &mut Checked) {
        let related = finding.related.iter_mut().map(|it| &mut it.place);
        let edited = finding.fixes.iter_mut().flat_map(|it| &mut it.edits);
        let places = related.chain(edited.map(|it| &mut it.place));
        for place in places.chain([&mut finding.place]) {
            let path = index.path(place.file);
            let file = checked.file(path);
            // What is related may be in a stub, which has no text to show.
            let source = self.sources.get(path);
            let text = source.map_or_else(|| "".into(), |it| Arc::clone(&it.text));
            let documents = &mut checked.documents;
            documents
                .entry(file)
                .or_insert_with(|| Document::new(path, text));
            *place = Place {
                file,
                item: None,
                span: index.absolute(*place),
            };
        }
        checked.findings.push(finding);
    }

    /// Without what comments allow, with what is to be said about those comments.
    fn allowed(&self, index: &Index, asked: &[FileId], found: Vec<Finding>) -> Vec<Finding> {
        let mut by_file: BTreeMap<FileId, Vec<Finding>> = BTreeMap::new();
        for finding in found {
            by_file.entry(finding.place.file).or_default().push(finding);
        }
        let mut out = Vec::new();
        for file in asked {
            let findings = by_file.remove(file).unwrap_or_default();
            let source = &self.sources[index.path(*file)];
            let allows = suppress::allows(&source.text, &source.ir);
            let start = |it: &Finding| index.absolute(it.place).start;
            out.extend(suppress::apply(*file, &allows, findings, start));
        }
        out
    }

    /// Reads and lowers what is not yet.
    fn read(&mut self, files: &[PathBuf]) {
        let wanted: Vec<&PathBuf> = files
            .iter()
            .filter(|it| !self.sources.contains_key(*it))
            .collect();
        let progress = Progress::new("reading");
        let read = pool::map(&wanted, &progress, |path| {
            let Text { text, marked } = self.disk.text(path)?;
            if is_manifest(path) {
                let ir = Arc::default();
                return Ok((Source { text, ir }, marked));
            }
            let tape = Tape::parse(&text, self.edition(path));
            if let Some(limit) = tape.limit() {
                return Err(format!("{limit}; not analysed"));
            }
            let ir = ir::lower(&text, &tape);
            drop(tape);
            Ok::<_, String>((
                Source {
                    text,
                    ir: Arc::new(ir),
                },
                marked,
            ))
        });
        drop(progress);
        let read: Vec<_> = wanted.into_iter().cloned().zip(read).collect();
        for (path, result) in read {
            match result {
                Ok(Ok((source, marked))) => {
                    self.syntax_errors(&path, &source);
                    if marked {
                        self.disk.mark(&path);
                    }
                    self.sources.insert(path, source);
                }
                Ok(Err(reason)) if self.asked.contains(&path) => {
                    let line = format!("{}: {reason}", display(&path));
                    self.problems.insert(Problem {
                        line,
                        fatal: self.named.contains(&path),
                    });
                }
                Ok(Err(_)) => {}
                Err(panic) => self.bug(&path, &panic),
            }
        }
    }

    /// One line for a file whose syntax is broken.
    fn syntax_errors(&mut self, path: &Path, source: &Source) {
        let errors = &source.ir.errors;
        let (Some(first), true) = (errors.first(), self.asked.contains(path)) else {
            return;
        };
        let document = Document::new(path, Arc::clone(&source.text));
        let at = document.position(first.span.start.min(source.text.len() as u32));
        let more = match errors.len() - 1 {
            0 => String::new(),
            more => format!(" (and {more} more)"),
        };
        let line = format!(
            "{}:{}:{}: syntax error: {}{more}; the rest is analysed",
            display(path),
            at.line,
            at.column,
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

    pub fn stdin_text(&self) -> Option<String> {
        self.disk
            .overlay
            .get(Path::new("-"))
            .map(|it| it.to_string())
    }

    pub fn text(&self, path: &Path) -> Option<&Arc<str>> {
        self.sources.get(path).map(|it| &it.text)
    }

    /// Lets `text` stand for what is on the disk.
    pub fn replace(&mut self, path: &Path, text: Arc<str>) {
        self.sources.remove(path);
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

fn is_manifest(path: &Path) -> bool {
    path.ends_with("Cargo.toml")
}

/// Spreads the analysis over the pool.
struct Threads;

impl Spread for Threads {
    fn map<T: Send + Sync, R: Send>(
        &self,
        snapshot: Snapshot<'_>,
        items: &[T],
        work: impl Fn(&World<'_>, &T) -> R + Sync,
    ) -> Vec<R> {
        let progress = Progress::new("analysing");
        let results = pool::map_with(items, &progress, || snapshot.world(), work);
        results
            .into_iter()
            // The front door catches what a rule throws; what is left is not to be hidden.
            .map(|it| it.unwrap_or_else(|panic| panic!("{panic}")))
            .collect()
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
