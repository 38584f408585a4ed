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
}

enum Analysed {
    /// Nobody needs the analysis any more.
    Found(Found),
    Whole(Box<Analysis>),
}

impl Look {
    fn is_wanted(&self) -> bool {
        self.found.is_none() && self.analysed.is_none()
    }
}

/// How many groups are looked at together: as many as have so many files, or a longer one alone.
fn some_of(groups: &[Group]) -> usize {
    const FILES: usize = 150;
    let mut files = 0;
    let fits = groups.iter().take_while(|it| {
        files += it.files.len();
        files <= FILES
    });
    fits.count().max(1)
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
        let mut rest = &groups[..];
        while !rest.is_empty() {
            let (now, later) = rest.split_at(some_of(rest));
            rest = later;
            let found = self.look(now, timings.as_ref(), &mut checked);
            for (group, found) in now.iter().zip(found) {
                self.take(found, filter, &mut checked);
                let texts = group.files.iter().map(|it| self.project.text(it));
                texts.for_each(|it| checked.seen.add(it.map(|it| &**it)));
                if !self.keeps {
                    let files = group.files.iter();
                    let read: Vec<_> = files.map(|it| self.project.give_up(it)).collect();
                    project::discard(read);
                }
            }
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

    /// What is in each of these groups: remembered from before, or found now.
    fn look(
        &mut self,
        groups: &[Group],
        timings: Option<&Timings>,
        checked: &mut Checked,
    ) -> Vec<Found> {
        let watched = |what| Watched::new(what, timings);
        let files: Vec<PathBuf> = groups.iter().flat_map(|it| it.files.clone()).collect();
        self.project.peek(&files, &watched("reading"));
        let parsing = watched("parsing");
        let mut looks: Vec<Look> = groups
            .iter()
            .map(|it| self.start(it, &parsing, checked))
            .collect();
        drop(parsing);
        // The longest first; the others fill the time that is left.
        let wanted = looks.iter().enumerate().filter(|it| it.1.is_wanted());
        let mut wanted: Vec<usize> = wanted.map(|it| it.0).collect();
        wanted.sort_by_key(|it| Reverse(groups[*it].files.len()));
        let (outer, inner) = match groups.len() {
            1 => (Watched::silent(timings), watched("analysing")),
            _ => (watched("analysing"), Watched::silent(timings)),
        };
        let threads = Threads { observer: &inner };
        let stays = self.resident.is_some();
        let (project, known) = (&self.project, &looks);
        let analysed = project::map(&wanted, &outer, |at| {
            let configs = &known[*at].configs;
            let mut analysis = project.analyse(&groups[*at], &threads).ok()?;
            analysis.configure(configs.clone());
            if stays || configs.iter().any(|it| it.baseline.is_some()) {
                return Some(Analysed::Whole(Box::new(analysis)));
            }
            let asked = project.asked_in(&analysis);
            let findings = analysis.findings(&asked, &threads);
            Some(Analysed::Found(Found::of(&analysis, &asked, findings)))
        });
        for (at, analysed) in wanted.into_iter().zip(analysed) {
            // The front door catches what a rule throws; what is left is not to be hidden.
            looks[at].analysed = analysed.unwrap_or_else(|panic| panic!("{panic}"));
        }
        let looks = groups.iter().zip(looks);
        looks
            .map(|(group, look)| self.end(group, look, timings, &threads, checked))
            .collect()
    }

    /// Reads what is needed to look at a group, if it is not known already.
    fn start(&mut self, group: &Group, parsing: &Watched<'_>, checked: &mut Checked) -> Look {
        let slot = self.cache.slot(&mut self.project, group);
        let known = slot.as_ref().and_then(|it| self.cache.load(it));
        let known = known.filter(|it| {
            let baseline = |path: &Path| self.project.config_of(path).baseline.clone();
            checked.known.recall(it, &group.files, baseline)
        });
        let mut look = Look {
            found: known,
            slot,
            ..Look::default()
        };
        if look.found.is_some() {
            checked.reused += 1;
            return look;
        }
        let known: BTreeSet<Problem> = self.project.problems().cloned().collect();
        let texts = self.count_texts(group);
        let threads = Threads { observer: parsing };
        match self.look_again(group, &threads) {
            Some(analysis) => look.analysed = Some(Analysed::Whole(Box::new(analysis))),
            None => self.project.read(&group.files, parsing),
        }
        let new = self.project.problems().filter(|it| !known.contains(it));
        look.problems = new.cloned().collect();
        look.is_short = self.count_texts(group) != texts;
        look.configs = self.project.unfiltered_configs_of(group);
        look
    }

    /// Takes what was found out of an analysis, and remembers it.
    fn end(
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
