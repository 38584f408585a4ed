//! From files to findings, group by group.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Document;
use super::args::Filter;
use super::baseline::Known;
use super::cache::{Cache, Slot};
use super::found::{self, Found};
use super::progress::Progress;
use crate::finding::{Finding, Severity};
use crate::index::FileId;
use crate::project::{Disk, Group, Problem, Project, Threads};
use crate::types::Coverage;

/// What stays between the rounds of fixing.
pub(super) struct State {
    project: Project,
    cache: Cache,
    /// Texts are needed again: for the rounds of fixing.
    keeps: bool,
    /// Which files are looked at, if not all that lie under the paths.
    pub only: Option<String>,
}

impl Deref for State {
    type Target = Project;

    fn deref(&self) -> &Project {
        &self.project
    }
}

impl DerefMut for State {
    fn deref_mut(&mut self) -> &mut Project {
        &mut self.project
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
    /// What baselines hide.
    pub known: Known,
    /// All files that findings and their fixes name.
    pub documents: HashMap<FileId, Document>,
    /// Of these, the ones that begin with a byte order mark, which no span counts.
    pub marked: BTreeSet<PathBuf>,
    /// What could not be read, or not as it should be.
    pub problems: Vec<crate::project::Problem>,
    /// How many files were analysed for findings.
    pub files: usize,
    /// How many asked for were not.
    pub skipped: usize,
    /// How much of what was examined has a known type or target.
    pub coverage: Coverage,
    pub seen: Seen,
    /// How many groups of packages there are.
    pub groups: usize,
    /// Of these, the ones that did not have to be analysed again.
    pub reused: usize,
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

impl Checked {
    /// Of a rule that is selected.
    fn show(&mut self, finding: Finding, filter: &Filter) {
        if filter.shows(&finding) {
            self.findings.push(finding);
        } else {
            *self.hidden.entry(finding.severity).or_default() += 1;
        }
    }
}

impl State {
    /// `keeps` for fixing, which asks for the texts again.
    pub fn new(disk: Disk, paths: &[PathBuf], cache: Cache, keeps: bool) -> Self {
        Self {
            project: Project::new(disk, paths),
            cache,
            keeps,
            only: None,
        }
    }

    /// Packages that do not know each other are checked one group after the other, so that no
    /// more than the largest group is in memory.
    pub fn check(&mut self, filter: &Filter) -> Checked {
        let groups = self.project.groups();
        let mut checked = Checked {
            paths: self.project.all(),
            ..Checked::default()
        };
        checked.own = checked.paths.len();
        checked.known.only.clone_from(&self.only);
        for group in groups {
            // Packages of the workspace that have nothing to do with what was asked for.
            if !group
                .files
                .iter()
                .any(|it| self.project.asked().contains(it))
            {
                continue;
            }
            checked.groups += 1;
            self.project.peek(&group.files, &Progress::new("reading"));
            let slot = self.cache.slot(&mut self.project, &group);
            let known = slot.as_ref().and_then(|it| self.cache.load(it));
            let found = match known {
                Some(found) => {
                    checked.reused += 1;
                    found
                }
                None => self.look(&group, slot.as_ref(), &mut checked),
            };
            self.take(found, filter, &mut checked);
            for path in &group.files {
                checked.seen.add(self.project.text(path).map(|it| &**it));
                if !self.keeps {
                    self.project.forget(path);
                }
            }
        }
        for finding in checked.known.unknown(filter) {
            checked.show(finding, filter);
        }
        let paths = checked.documents.values().map(|it| &it.path);
        let marked = paths.filter(|it| self.project.disk.is_marked(it));
        checked.marked = marked.cloned().collect();
        checked.problems = self.project.problems().cloned().collect();
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
        checked.skipped = self.project.asked().len() - checked.files;
        checked
    }

    /// Analyses a group, and remembers what was found.
    fn look(&mut self, group: &Group, slot: Option<&Slot>, checked: &mut Checked) -> Found {
        let known: BTreeSet<Problem> = self.project.problems().cloned().collect();
        let texts = self.count_texts(group);
        self.project.read(&group.files, &Progress::new("parsing"));
        let observer = &Progress::new("analysing");
        let threads = Threads { observer };
        let Ok(mut analysis) = self.project.analyse(group, &threads) else {
            return Found::default();
        };
        self.project.configure(&mut analysis);
        let asked = self.project.asked_in(&analysis);
        let findings = analysis.findings(&asked, &threads);
        checked.known.set(&analysis, &asked, &findings, &threads);
        let mut found = Found::of(analysis.index(), findings);
        found.coverage = analysis.coverage();
        found.files = asked.len();
        let problems = self.project.problems().filter(|it| !known.contains(it));
        let problems: Vec<&Problem> = problems.collect();
        found.problems = problems.iter().map(|it| it.line.clone()).collect();
        // What has failed may go well the next time, as a file did that could not be read before.
        let failed = problems.iter().any(|it| it.fatal) || self.count_texts(group) != texts;
        if let Some(slot) = slot.filter(|_| !failed) {
            self.cache.store(slot, &found);
        }
        found
    }

    fn count_texts(&self, group: &Group) -> usize {
        let texts = group.files.iter().map(|it| self.project.text(it));
        texts.flatten().count()
    }

    /// Adds what is shown, with places that count from files of all groups.
    fn take(&mut self, mut found: Found, filter: &Filter, checked: &mut Checked) {
        checked.coverage += found.coverage;
        checked.files += found.files;
        for line in found.problems.drain(..) {
            self.project.tell(Problem { line, fatal: false });
        }
        let mut last = None;
        let mut number = 0;
        let mut baseline = None;
        for mut finding in std::mem::take(&mut found.findings) {
            let path = found.path(finding.place.file);
            if last == Some(finding.place.file) {
                number += 1;
            } else {
                last = Some(finding.place.file);
                number = 0;
                baseline = self.project.config_of(path).baseline.clone();
            }
            if !filter.selects(finding.rule) {
                continue;
            }
            if baseline.is_none() && !filter.shows(&finding) {
                checked.show(finding, filter);
                continue;
            }
            found::places(&mut finding, |place| {
                let path = found.path(place.file);
                place.file = checked.file(path);
                // What is related may be in a stub, which has no text to show.
                let text = self.project.text(path);
                let text = text.map_or_else(|| "".into(), Arc::clone);
                let documents = &mut checked.documents;
                documents
                    .entry(place.file)
                    .or_insert_with(|| Document::new(path, text));
            });
            match &baseline {
                Some(it) => checked.known.wait(it, path, number, finding),
                None => checked.show(finding, filter),
            }
        }
    }

    pub fn stdin_text(&self) -> Option<String> {
        let disk = &self.project.disk;
        disk.overlay.get(Disk::stdin()).map(ToString::to_string)
    }
}
