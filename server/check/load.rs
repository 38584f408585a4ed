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
use super::timings::{Timings, Watched};
use crate::analysis::{Analysis, Spread};
use crate::finding::{Finding, Severity};
use crate::index::FileId;
use crate::project::{self, Disk, Group, Problem, Project, Source, Threads};
use crate::types::Coverage;

/// What stays between the rounds of fixing.
pub(super) struct State {
    project: Project,
    cache: Cache,
    pub timings: Option<Timings>,
    /// Texts are needed again: for the rounds of fixing.
    keeps: bool,
    /// Which files are looked at, if not all that lie under the paths.
    pub only: Option<String>,
    /// The analyses of all groups, where they stay in memory.
    resident: Option<Vec<Resident>>,
}

/// A group whose analysis stays, so that a change costs what it changes.
struct Resident {
    group: Group,
    analysis: Analysis,
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
    pub fn new(project: Project, cache: Cache, keeps: bool) -> Self {
        Self {
            project,
            cache,
            timings: None,
            resident: None,
            keeps,
            only: None,
        }
    }

    /// From now on analyses stay in memory.
    pub fn stay(&mut self) {
        self.resident = Some(Vec::new());
    }

    /// Takes over what is known from before files came or went, or manifests changed.
    pub fn inherit(&mut self, old: Self) {
        self.resident = old.resident;
    }

    /// Whether a file is one that was read before, and is still there; it is read again.
    pub fn is_edited(&mut self, path: &Path) -> bool {
        let known = self.project.text(path).is_some() && path.is_file();
        let edited = known && !project::is_manifest(path) && !self.project.is_config(path);
        if edited {
            self.project.forget(path);
        }
        edited
    }

    /// Brings the analysis of a group up to date that was analysed before.
    fn look_again(&mut self, group: &Group, threads: &impl Spread) -> Option<Analysis> {
        let resident = self.resident.as_mut()?;
        let at = resident.iter().position(|it| it.group == *group)?;
        let mut analysis = resident.swap_remove(at).analysis;
        let index = analysis.index();
        let files: Vec<(FileId, PathBuf)> = index
            .workspace_files()
            .map(|it| (it, index.path(it).to_owned()))
            .collect();
        let readable = |it: &&PathBuf| self.project.text(it).is_some();
        if group.files.iter().filter(readable).count() != files.len() {
            // A file became unreadable, or was.
            return None;
        }
        for (file, path) in &files {
            let text = self.project.text(path)?;
            if project::is_manifest(path) {
                if text != analysis.text(*file) {
                    return None;
                }
            } else {
                analysis.set_text(*file, Arc::clone(text));
            }
        }
        analysis.refresh(threads).ok()?;
        for (file, path) in files {
            let source = Source {
                text: Arc::clone(analysis.text(file)),
                ir: Arc::clone(analysis.index().file(file)),
            };
            self.project.syntax_errors(&path, &source);
        }
        Some(analysis)
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
            let observer = Watched {
                progress: Progress::new("reading"),
                timings: self.timings.as_ref(),
            };
            self.project.peek(&group.files, &observer);
            drop(observer);
            let slot = self.cache.slot(&mut self.project, &group);
            let known = slot.as_ref().and_then(|it| self.cache.load(it));
            let found = match known {
                Some(found) => {
                    checked.reused += 1;
                    found
                }
                None => {
                    let timings = self.timings.take();
                    let found = self.look(&group, slot.as_ref(), timings.as_ref(), &mut checked);
                    self.timings = timings;
                    found
                }
            };
            self.take(found, filter, &mut checked);
            let mut rest = Vec::new();
            for path in &group.files {
                checked.seen.add(self.project.text(path).map(|it| &**it));
                if !self.keeps {
                    rest.push(self.project.give_up(path));
                }
            }
            project::discard(rest);
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
    fn look(
        &mut self,
        group: &Group,
        slot: Option<&Slot>,
        timings: Option<&Timings>,
        checked: &mut Checked,
    ) -> Found {
        let known: BTreeSet<Problem> = self.project.problems().cloned().collect();
        let texts = self.count_texts(group);
        let watched = |what| Watched {
            progress: Progress::new(what),
            timings,
        };
        let observer = &watched("analysing");
        let threads = Threads { observer };
        let analysis = match self.look_again(group, &threads) {
            Some(analysis) => Ok(analysis),
            None => {
                self.project.read(&group.files, &watched("parsing"));
                self.project.analyse(group, &threads)
            }
        };
        let Ok(mut analysis) = analysis else {
            return Found::default();
        };
        self.project.configure(&mut analysis);
        let asked = self.project.asked_in(&analysis);
        let findings = match self.resident.is_some() {
            true => analysis.find(&asked, &threads).map(|()| {
                let files = asked.iter();
                files.flat_map(|it| analysis.findings_in(*it)).collect()
            }),
            false => Ok(analysis.findings(&asked, &threads)),
        };
        let Ok(findings) = findings else {
            return Found::default();
        };
        checked.known.set(&analysis, &asked, &findings, &threads);
        if let Some(timings) = timings {
            findings.iter().for_each(|it| timings.found(it.rule));
        }
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
        match &mut self.resident {
            Some(resident) => resident.push(Resident {
                group: group.clone(),
                analysis,
            }),
            None => project::discard(analysis),
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
