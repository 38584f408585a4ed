//! The findings that a baseline knows: they are left out, and the baseline is written anew.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args as ClapArgs;

use super::args::{ADOPTION, Filter};
use super::found::Found;
use super::full::count;
use super::load::{Checked, State};
use crate::analysis::{Analysis, Spread};
use crate::baseline::{self, Baseline, FILE, Ledger, Matching, Named};
use crate::config;
use crate::finding::Finding;
use crate::index::FileId;
use crate::paint::Paint;
use crate::project::{self, display};

#[derive(Debug, Default, ClapArgs)]
pub struct BaselineArgs {
    /// Leave out the findings in this file, whatever the configuration says
    #[arg(long, value_name = "FILE", help_heading = ADOPTION)]
    baseline: Option<PathBuf>,
    /// Write all findings that are shown into the baseline, and take out what is gone
    #[arg(long, help_heading = ADOPTION, conflicts_with_all = ["diff", "show_files"])]
    update_baseline: bool,
    /// Take out of the baseline what is gone, and add nothing
    #[arg(
        long,
        help_heading = ADOPTION,
        conflicts_with_all = ["update_baseline", "diff", "show_files"]
    )]
    prune_baseline: bool,
}

impl BaselineArgs {
    /// Before anything is read. The error is one line.
    pub(super) fn give(&self, state: &mut State) -> Result<(), String> {
        let Some(path) = &self.baseline else {
            return Ok(());
        };
        let name = path.file_name().ok_or("`--baseline` is no file")?;
        let dir = path.parent().filter(|it| !it.as_os_str().is_empty());
        let dir = dir.unwrap_or(Path::new("."));
        let dir = fs::canonicalize(dir)
            .map_err(|_| format!("{}: there is no such directory", dir.display()))?;
        let full = dir.join(name);
        if !full.is_file() && !self.update_baseline {
            return Err(format!(
                "{}: there is no such file; `--update-baseline` writes it",
                path.display()
            ));
        }
        state.give(|it| it.baseline = Some(full));
        Ok(())
    }

    /// When all is checked: writes what was asked for; what is known from now on is left out. The
    /// error is one line.
    pub(super) fn finish(
        &self,
        checked: &mut Checked,
        filter: &Filter,
    ) -> Result<Vec<Update>, String> {
        if !self.update_baseline && !self.prune_baseline {
            return Ok(Vec::new());
        }
        let known = &mut checked.known;
        if known.ledger.matchings().next().is_none() {
            return Err(format!(
                "no baseline is named: add `--baseline {FILE}`, or `baseline = \"{FILE}\"` to `{}`",
                config::FILE
            ));
        }
        let mut updates = Vec::new();
        for matching in known.ledger.matchings() {
            let update = self.update(matching, known, filter);
            if update.new != *update.old || !update.new.path.is_file() {
                project::put(&update.new.path, update.new.write().as_bytes())?;
            }
            updates.push(update);
        }
        known.gone = 0;
        if self.update_baseline {
            known.hidden += std::mem::take(&mut known.shown).len();
            let covered = std::mem::take(&mut known.covered);
            let findings = &mut checked.findings;
            findings.retain(|it| !covered.contains(&it.place.file));
        }
        Ok(updates)
    }

    fn update(&self, matching: &Matching, known: &Known, filter: &Filter) -> Update {
        let adds = |path: &Path, number| {
            self.update_baseline && known.shown.contains(&(path.to_owned(), number))
        };
        let selects = |rule: &str| filter.selects(rule);
        Update {
            new: matching.updated(selects, adds, &Path::is_file),
            gone: matching.gone(selects, &Path::is_file),
            old: Arc::clone(matching.baseline()),
        }
    }
}

/// A baseline that was written.
pub(super) struct Update {
    old: Arc<Baseline>,
    new: Baseline,
    gone: usize,
}

/// What baselines know of the findings of one pass.
#[derive(Default)]
pub(super) struct Known {
    ledger: Ledger,
    /// Findings in files that have a baseline, until all files are read.
    waiting: Vec<Waiting>,
    /// By file and number, what is shown all the same.
    shown: BTreeSet<(PathBuf, usize)>,
    /// The files that have a baseline.
    covered: BTreeSet<FileId>,
    /// How many findings are allowed now by comments that were written.
    pub allowed: usize,
    /// Which files were looked at, if not all that lie under the paths.
    pub only: Option<String>,
    /// How many findings would be shown without one.
    pub hidden: usize,
    /// How many findings it knows that are not there any more.
    pub gone: usize,
}

/// What is known of a file that has a baseline, whichever that is.
#[derive(Debug, PartialEq)]
pub(super) struct Remembered {
    pub path: PathBuf,
    pub named: Named,
    /// The paths of all code in it, sorted.
    pub items: Vec<String>,
}

struct Waiting {
    baseline: Arc<Baseline>,
    path: PathBuf,
    number: usize,
    finding: Finding,
}

impl Known {
    /// Takes in what was found in files of an analysis that were asked for, sorted by them. What
    /// may have been moved from other files of it is looked for there. What is to be remembered.
    pub fn set(
        &mut self,
        analysis: &Analysis,
        asked: &[FileId],
        found: &[Finding],
        spread: &impl Spread,
    ) -> Vec<Remembered> {
        let index = analysis.index();
        let has_item = |path: &Path, item: &str| baseline::has_item(index, path, item);
        let mut remembered = Vec::new();
        let mut rest = found;
        for file in asked {
            let of_file = rest.partition_point(|it| it.place.file <= *file);
            let (found, others) = rest.split_at(of_file);
            rest = others;
            if let Some(baseline) = analysis.baseline(*file) {
                let seen = Remembered {
                    path: index.path(*file).to_owned(),
                    named: Named::of(index, analysis.text(*file), found),
                    items: baseline::items(index.file(*file)),
                };
                self.remember(baseline, &seen);
                remembered.push(seen);
            }
        }
        let mut tried: BTreeSet<FileId> = asked.iter().copied().collect();
        loop {
            self.ledger.follow(&Path::is_file);
            let wanted = self.ledger.asks(&has_item);
            let file = |(baseline, path): (Arc<Baseline>, PathBuf)| {
                let file = index.file_at(&path)?;
                Some((baseline, file))
            };
            let wanted = wanted.into_iter().filter_map(file);
            let wanted: Vec<_> = wanted.filter(|it| tried.insert(it.1)).collect();
            if wanted.is_empty() {
                return remembered;
            }
            for (baseline, file) in wanted {
                let found = analysis.findings(&[file], spread);
                let named = Named::of(index, analysis.text(file), &found);
                let path = index.path(file);
                self.ledger
                    .set(&baseline, path, named, |it| has_item(path, it));
            }
        }
    }

    fn remember(&mut self, baseline: &Arc<Baseline>, seen: &Remembered) {
        let has_item = |it: &str| {
            let items = &seen.items;
            items.binary_search_by(|item| (**item).cmp(it)).is_ok()
        };
        self.ledger
            .set(baseline, &seen.path, seen.named.clone(), has_item);
    }

    /// Takes in what was remembered of a group, without an analysis of it. Whether that is enough:
    /// other files of the group may be asked for.
    pub fn recall(
        &mut self,
        found: &Found,
        files: &[PathBuf],
        mut baseline: impl FnMut(&Path) -> Option<Arc<Baseline>>,
    ) -> bool {
        if found.remembered.is_empty() {
            return true;
        }
        for seen in &found.remembered {
            if let Some(baseline) = baseline(&seen.path) {
                self.remember(&baseline, seen);
            }
        }
        self.ledger.follow(&Path::is_file);
        let mut wanted = self.ledger.asks(&|_, _| false).into_iter();
        !wanted.any(|it| files.binary_search(&it.1).is_ok())
    }

    /// What becomes of it is known when all files are read.
    pub fn wait(&mut self, baseline: &Arc<Baseline>, path: &Path, number: usize, finding: Finding) {
        self.waiting.push(Waiting {
            baseline: Arc::clone(baseline),
            path: path.to_owned(),
            number,
            finding,
        });
    }

    /// The findings that are not known.
    pub fn unknown(&mut self, filter: &Filter) -> Vec<Finding> {
        self.ledger.follow(&Path::is_file);
        let mut unknown = Vec::new();
        for it in std::mem::take(&mut self.waiting) {
            self.covered.insert(it.finding.place.file);
            if self.ledger.knows(&it.baseline, &it.path, it.number) {
                self.hidden += usize::from(filter.shows(&it.finding));
                continue;
            }
            if filter.shows(&it.finding)
                && let Some(number) = self.ledger.number_of(&it.path, it.number)
            {
                self.shown.insert((it.path, number));
            }
            unknown.push(it.finding);
        }
        let matchings = self.ledger.matchings();
        let gone = matchings.map(|it| it.gone(|it| filter.selects(it), &Path::is_file));
        self.gone = gone.sum();
        unknown
    }
}

/// What was written, and what is hidden.
pub(super) fn summary(
    out: &mut impl Write,
    known: &Known,
    updates: &[Update],
    paint: Paint,
) -> io::Result<()> {
    if known.allowed > 0 {
        let line = format!("Allowed {} with comments.", count(known.allowed, "finding"));
        writeln!(out, "{line}")?;
    }
    for Update { old, new, gone } in updates {
        let path = display(&new.path);
        let new_ones = (new.len() + gone).saturating_sub(old.len());
        let mut changes = Vec::new();
        if new_ones > 0 {
            changes.push(format!("{new_ones} new"));
        }
        if *gone > 0 {
            changes.push(format!("{gone} gone"));
        }
        let changes = match changes.is_empty() {
            true => "as before".to_owned(),
            false => changes.join(", "),
        };
        writeln!(out, "{path}: {} ({changes}).", count(new.len(), "finding"))?;
    }
    if known.hidden > 0 {
        let line = format!("Known: {} (baseline).", count(known.hidden, "finding"));
        writeln!(out, "{}", paint.dim(&line))?;
    }
    match known.gone {
        0 => {}
        1 => writeln!(
            out,
            "1 finding of the baseline is gone; `--prune-baseline` takes it out."
        )?,
        gone => writeln!(
            out,
            "{gone} findings of the baseline are gone; `--prune-baseline` takes them out."
        )?,
    }
    Ok(())
}
