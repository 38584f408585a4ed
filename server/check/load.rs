//! From files to findings: read, lower, index, analyse.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::Filter;
use super::disk::{Disk, Problem, Text, display};
use super::progress::Progress;
use super::{Document, pool};
use crate::analysis::{Analysis, Spread, Workspace as Snapshot, stubs};
use crate::facts::World;
use crate::finding::{Finding, Severity};
use crate::index::{FileId, Files, Index, Input, StubCrate, Workspace, normalize};
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
    stubs: Vec<StubCrate>,
    problems: BTreeSet<Problem>,
}

#[derive(Clone)]
struct Source {
    text: Arc<str>,
    ir: Arc<ir::File>,
}

/// One pass over everything.
pub(super) struct Checked {
    pub index: Index,
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
}

impl State {
    pub fn new(mut disk: Disk, paths: &[PathBuf]) -> Self {
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
            stubs: Vec::new(),
            problems: disk.problems.drain(..).collect(),
            workspace: Arc::new(workspace),
            dirs,
            workspace_changed: false,
            disk,
            asked,
            named,
            around,
            sources: BTreeMap::new(),
        }
    }

    pub fn check(&mut self, filter: &Filter) -> Checked {
        if std::mem::take(&mut self.workspace_changed) {
            self.workspace = Arc::new(discover(&self.disk, &self.dirs));
        }
        self.read();
        if self.stubs.is_empty() {
            self.stubs = stubs();
        }
        let files: Vec<_> = self
            .sources
            .iter()
            .map(|it| (it.0.clone(), Arc::clone(&it.1.ir)))
            .collect();
        let index = Index::build(Input {
            workspace: Arc::clone(&self.workspace),
            files,
            stubs: self.stubs.clone(),
        });
        let texts = self
            .sources
            .values()
            .map(|it| Arc::clone(&it.text))
            .collect();
        let threads = Threads;
        let analysis = Analysis::new(index.clone(), texts, &threads);
        let asked: Vec<FileId> = self
            .sources
            .keys()
            .enumerate()
            .filter(|it| self.asked.contains(it.1))
            .map(|it| FileId(it.0 as u32))
            .collect();
        let found = analysis.findings(&asked, &threads);
        let all = self.allowed(&index, &asked, found);
        Checked {
            coverage: analysis.coverage(),
            ..self.checked(index, all, filter)
        }
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

    fn checked(&self, index: Index, all: Vec<Finding>, filter: &Filter) -> Checked {
        let mut hidden = BTreeMap::new();
        let mut findings = Vec::new();
        for finding in all {
            if filter.shows(&finding) {
                findings.push(finding);
            } else if filter.selects(finding.rule) {
                *hidden.entry(finding.severity).or_default() += 1;
            }
        }
        // Files are numbered in the order of their paths.
        findings.sort_by_cached_key(|it| {
            let span = index.absolute(it.place);
            (
                it.place.file,
                span.start,
                span.end,
                it.rule,
                it.message.clone(),
            )
        });
        findings.dedup();
        let mut documents = HashMap::new();
        for finding in &findings {
            let related = finding.related.iter().map(|it| it.place.file);
            let edited = finding
                .fixes
                .iter()
                .flat_map(|it| &it.edits)
                .map(|it| it.place.file);
            for file in related.chain(edited).chain([finding.place.file]) {
                let path = index.path(file);
                let source = self.sources.get(path);
                // What is related may be in a stub, which has no text to show.
                let text = source.map_or_else(|| "".into(), |it| Arc::clone(&it.text));
                documents
                    .entry(file)
                    .or_insert_with(|| Document::new(path, text));
            }
        }
        let files = self
            .asked
            .iter()
            .filter(|it| self.sources.contains_key(*it))
            .count();
        Checked {
            index,
            findings,
            hidden,
            documents,
            files,
            skipped: self.asked.len() - files,
            coverage: Coverage::default(),
        }
    }

    /// Reads and lowers what is not yet.
    fn read(&mut self) {
        let wanted: Vec<&PathBuf> = self
            .asked
            .iter()
            .chain(&self.around)
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

    /// All texts that were read, those around the asked ones included.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.sources.values().map(|it| &*it.text)
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
