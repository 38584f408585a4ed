//! From files to findings, group by group.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Document;
use super::args::Filter;
use super::baseline::Known;
use super::cache::{Cache, Slot};
use super::found::{self, Found};
use super::timings::{Timings, Watched};
use crate::analysis::{Analysis, Spread};
use crate::config::Config;
use crate::finding::{Finding, Severity};
use crate::index::FileId;
use crate::project::{self, Disk, Group, Lowered, Problem, Project, Source, Threads};
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

/// What is known of a group while it is looked at.
#[derive(Default)]
struct Look {
    slot: Option<Slot>,
    /// Known from before.
    found: Option<Found>,
    analysed: Option<Analysed>,
    configs: Vec<Arc<Config>>,
    /// What came up when it was read.
    problems: Vec<Problem>,
    /// Something could be read the second time and not the first, or the other way round.
    is_short: bool,
    /// Files that were read while there was nothing better to do.
    ahead: Vec<(PathBuf, Result<Lowered, String>)>,
}

enum Analysed {
    /// Nobody needs the analysis any more.
    Found(Found),
    Whole(Box<Analysis>),
}

/// Groups that are looked at together.
struct Batch<'a> {
    groups: &'a [Group],
    /// Of each.
    looks: Vec<Look>,
}

impl<'a> Batch<'a> {
    /// What is still to be read of groups that seem not to be known from before, with the places
    /// of these.
    fn unread(&self, project: &Project) -> Vec<(usize, &'a PathBuf)> {
        let looks = self.looks.iter().zip(self.groups).enumerate();
        let unknown =
            looks.filter(|(_, (look, _))| look.slot.as_ref().is_none_or(|it| !it.is_taken()));
        let files = unknown.flat_map(|(at, (_, group))| group.files.iter().map(move |it| (at, it)));
        files.filter(|it| project.source(it.1).is_none()).collect()
    }
}

/// How many groups are looked at together: as many as have so many files, or a longer one alone.
fn some_of(groups: &[Group]) -> usize {
    const FILES: usize = 100;
    let mut files = 0;
    let fits = groups.iter().take_while(|it| {
        files += it.files.len();
        files <= FILES
    });
    fits.count().max(1).min(groups.len())
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

    /// Packages that do not know each other are checked some groups after the other, so that all
    /// cores have work, and no more is in memory than these.
    pub fn check(&mut self, filter: &Filter) -> Checked {
        let mut groups = self.project.groups();
        // Packages of the workspace may have nothing to do with what was asked for.
        let asked = self.project.asked();
        groups.retain(|it| it.files.iter().any(|it| asked.contains(it)));
        let mut checked = Checked {
            paths: self.project.all(),
            groups: groups.len(),
            ..Checked::default()
        };
        checked.own = checked.paths.len();
        checked.known.only.clone_from(&self.only);
        let timings = self.timings.take();
        let watch = |what| Watched::new(what, timings.as_ref());
        let silent = || Watched::silent(timings.as_ref());
        let mut rest = &groups[..];
        let mut batch = self.batch(&mut rest, &watch("reading"));
        while !batch.groups.is_empty() {
            self.start(&mut batch, &watch("parsing"), &mut checked);
            let mut next = self.batch(&mut rest, &watch("reading"));
            let (groups, of_each) = match batch.groups.len() {
                1 => (silent(), watch("analysing")),
                _ => (watch("analysing"), silent()),
            };
            self.look(&mut batch, &mut next, &groups, &of_each);
            let found = self.end(&mut batch, timings.as_ref(), &of_each, &mut checked);
            for (group, found) in batch.groups.iter().zip(found) {
                self.take(found, filter, &mut checked);
                let texts = group.files.iter().map(|it| self.project.text(it));
                texts.for_each(|it| checked.seen.add(it.map(|it| &**it)));
                if !self.keeps {
                    let files = group.files.iter();
                    let read: Vec<_> = files.map(|it| self.project.give_up(it)).collect();
                    project::discard(read);
                }
            }
            batch = next;
        }
        self.timings = timings;
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

    /// The next groups, read as far as it takes to know whether they are known from before.
    fn batch<'a>(&mut self, rest: &mut &'a [Group], reading: &Watched<'_>) -> Batch<'a> {
        let (groups, later) = rest.split_at(some_of(rest));
        *rest = later;
        let files: Vec<PathBuf> = groups.iter().flat_map(|it| it.files.clone()).collect();
        self.project.peek(&files, reading);
        let looks = groups.iter().map(|it| Look {
            slot: self.cache.slot(&mut self.project, it),
            ..Look::default()
        });
        Batch {
            looks: looks.collect(),
            groups,
        }
    }

    /// Takes what is known from before, and reads what is needed to look at the other groups.
    fn start(&mut self, batch: &mut Batch<'_>, parsing: &Watched<'_>, checked: &mut Checked) {
        for (group, look) in batch.groups.iter().zip(&mut batch.looks) {
            let known = look.slot.as_ref().and_then(|it| self.cache.load(it));
            look.found = known.filter(|it| {
                let baseline = |path: &Path| self.project.config_of(path).baseline.clone();
                checked.known.recall(it, &group.files, baseline)
            });
            if look.found.is_some() {
                checked.reused += 1;
                continue;
            }
            let known: BTreeSet<Problem> = self.project.problems().cloned().collect();
            let texts = self.count_texts(group);
            let threads = Threads { observer: parsing };
            match self.look_again(group, &threads) {
                Some(analysis) => look.analysed = Some(Analysed::Whole(Box::new(analysis))),
                None => {
                    for (path, read) in std::mem::take(&mut look.ahead) {
                        self.project.take_in(path, read);
                    }
                    self.project.read(&group.files, parsing);
                }
            }
            let new = self.project.problems().filter(|it| !known.contains(it));
            look.problems = new.cloned().collect();
            look.is_short = self.count_texts(group) != texts;
            look.configs = self.project.unfiltered_configs_of(group);
        }
    }

    /// Finds what is in the groups of a batch; who has nothing else to do reads the next one.
    fn look(
        &self,
        batch: &mut Batch<'_>,
        next: &mut Batch<'_>,
        groups: &Watched<'_>,
        of_each: &Watched<'_>,
    ) {
        // The longest first; the others fill the time that is left.
        let wanted = batch.looks.iter().enumerate();
        let wanted = wanted.filter(|(_, it)| it.found.is_none() && it.analysed.is_none());
        let mut wanted: Vec<usize> = wanted.map(|it| it.0).collect();
        wanted.sort_by_key(|it| Reverse(batch.groups[*it].files.len()));
        let threads = Threads { observer: of_each };
        let (project, stays) = (&self.project, self.resident.is_some());
        let looks = &batch.looks;
        let analyse = |at: &usize| {
            let configs = &looks[*at].configs;
            let mut analysis = project.analyse(&batch.groups[*at], &threads).ok()?;
            analysis.configure(configs.clone());
            if stays || configs.iter().any(|it| it.baseline.is_some()) {
                return Some(Analysed::Whole(Box::new(analysis)));
            }
            let asked = project.asked_in(&analysis);
            let findings = analysis.findings(&asked, &threads);
            Some(Analysed::Found(Found::of(&analysis, &asked, findings)))
        };
        let ahead = if stays {
            Vec::new()
        } else {
            next.unread(project)
        };
        let (analysed, read) = project::map_then(&wanted, groups, analyse, &ahead, |it| {
            project.lowered(it.1, of_each)
        });
        for (at, analysed) in wanted.into_iter().zip(analysed) {
            // The front door catches what a rule throws; what is left is not to be hidden.
            batch.looks[at].analysed = analysed.unwrap_or_else(|panic| panic!("{panic}"));
        }
        for ((at, path), read) in ahead.into_iter().zip(read) {
            next.looks[at].ahead.push((path.clone(), read));
        }
    }

    /// Takes what was found out of analyses, and remembers it.
    fn end(
        &mut self,
        batch: &mut Batch<'_>,
        timings: Option<&Timings>,
        of_each: &Watched<'_>,
        checked: &mut Checked,
    ) -> Vec<Found> {
        let threads = Threads { observer: of_each };
        let looks = batch.groups.iter().zip(batch.looks.drain(..));
        looks
            .map(|(group, look)| self.end_of(group, look, timings, &threads, checked))
            .collect()
    }

    fn end_of(
        &mut self,
        group: &Group,
        look: Look,
        timings: Option<&Timings>,
        threads: &impl Spread,
        checked: &mut Checked,
    ) -> Found {
        if let Some(found) = look.found {
            return found;
        }
        let mut found = match look.analysed {
            Some(Analysed::Found(found)) => found,
            Some(Analysed::Whole(mut analysis)) => {
                analysis.configure(look.configs);
                let asked = self.project.asked_in(&analysis);
                // It is never stopped.
                let _ = analysis.find(&asked, threads);
                let files = asked.iter();
                let findings: Vec<Finding> =
                    files.flat_map(|it| analysis.findings_in(*it)).collect();
                let remembered = checked.known.set(&analysis, &asked, &findings, threads);
                let mut found = Found::of(&analysis, &asked, findings);
                found.remembered = remembered;
                if let Some(resident) = &mut self.resident {
                    resident.push(Resident {
                        group: group.clone(),
                        analysis: *analysis,
                    });
                }
                found
            }
            None => return Found::default(),
        };
        if let Some(timings) = timings {
            for it in &found.findings {
                let config = self.project.config_of(found.path(it.place.file));
                if config.severity_of(it.rule, it.severity).is_some() {
                    timings.found(it.rule);
                }
            }
        }
        let problems = look.problems.iter();
        found.problems = problems.map(|it| it.line.clone()).collect();
        // What has failed may go well the next time, as a file did that could not be read before.
        let failed = look.is_short || look.problems.iter().any(|it| it.fatal);
        if let Some(slot) = look.slot.filter(|_| !failed) {
            self.cache.store(&slot, &found);
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
        let mut config = Arc::default();
        for finding in std::mem::take(&mut found.findings) {
            let path = found.path(finding.place.file);
            if last == Some(finding.place.file) {
                number += 1;
            } else {
                last = Some(finding.place.file);
                number = 0;
                config = self.project.config_of(path);
            }
            let baseline = &config.baseline;
            let Some(mut finding) = config.shown(finding) else {
                continue;
            };
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
            match baseline {
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
