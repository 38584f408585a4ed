//! Writes what was fixed, where nothing can be lost by it.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;

use super::args::FIXING;
use super::complain;
use super::fixing::Outcome;
use super::versioned::{self, Change};
use crate::project::{Disk, Rewriter, display};

/// How much is put at risk by writing.
#[derive(Clone, Copy, Debug, Default, ClapArgs)]
pub struct WriteArgs {
    /// Fix files too that differ from what is committed, or are not in version control
    #[arg(long, help_heading = FIXING)]
    allow_dirty: bool,
    /// Fix files too whose changes are all staged
    #[arg(long, help_heading = FIXING)]
    allow_staged: bool,
    /// Fix files too that are in no repository
    #[arg(long, help_heading = FIXING)]
    allow_no_vcs: bool,
}

pub(super) struct Written {
    /// The text that standard input has become.
    pub stdin: Option<String>,
    /// What was to change and could not.
    pub refused: BTreeSet<PathBuf>,
}

/// It was told why nothing was written.
pub(super) struct Refused;

pub(super) fn write(outcome: &Outcome, args: &WriteArgs) -> Result<Written, Refused> {
    let is_file = |path: &Path| path != Disk::stdin();
    let paths = outcome.changes.iter().map(|it| it.path.as_path());
    let at_risk = args.at_risk(&paths.filter(|it| is_file(it)).collect::<Vec<_>>())?;
    if !at_risk.is_empty() {
        refuse(&at_risk);
        return Err(Refused);
    }
    let mut written = Written {
        stdin: None,
        refused: BTreeSet::new(),
    };
    let mut rewriter = Rewriter::default();
    for bundle in outcome.bundles() {
        let paths = bundle.iter().map(|it| it.path.clone());
        let paths: Vec<PathBuf> = paths.collect();
        let (files, stdin): (Vec<_>, Vec<_>) = bundle.into_iter().partition(|it| is_file(&it.path));
        if let Err(message) = rewriter.replace(&files) {
            complain("error", &message);
            let others = match files.len() {
                1 => "",
                2 => "the file that changes with it was not fixed either",
                _ => "the files that change with it were not fixed either",
            };
            if !others.is_empty() {
                complain("error", others);
            }
            written.refused.extend(paths);
        } else if let [stdin] = stdin[..] {
            written.stdin = Some(stdin.new.clone());
        }
    }
    if outcome.unsettled {
        complain(
            "warning",
            "fixes made room for fixes again and again; run it once more",
        );
    }
    Ok(written)
}

impl WriteArgs {
    /// The files whose present text could not be had back.
    fn at_risk(&self, paths: &[&Path]) -> Result<Vec<(PathBuf, Change)>, Refused> {
        if self.allow_dirty && self.allow_no_vcs {
            return Ok(Vec::new());
        }
        let changes = versioned::changes(paths, !self.allow_dirty);
        let changes = changes.map_err(|error| {
            let way_out = "nothing was fixed; `--allow-dirty` does without git";
            complain("error", &format!("{error}; {way_out}"));
            Refused
        })?;
        let at_risk = changes.into_iter().filter(|it| match it.1 {
            Change::NoRepository => !self.allow_no_vcs,
            Change::Staged => !self.allow_dirty && !self.allow_staged,
            Change::Dirty | Change::Untracked => !self.allow_dirty,
        });
        Ok(at_risk.collect())
    }
}

/// More are counted.
const MOST_LISTED: usize = 10;

fn refuse(at_risk: &[(PathBuf, Change)]) {
    let has = |them: &[Change]| at_risk.iter().any(|it| them.contains(&it.1));
    let (reason, way_out) = match () {
        () if has(&[Change::Dirty, Change::Untracked]) => (
            "these have changes that are not committed",
            "Commit them first, or add `--allow-dirty`.",
        ),
        () if has(&[Change::Staged]) => (
            "these have changes that are staged and not committed",
            "Commit them first, or add `--allow-staged`.",
        ),
        () => (
            "these are in no repository",
            "Add `--allow-no-vcs` if there is another copy of them.",
        ),
    };
    complain(
        "error",
        &format!("nothing was fixed, because it could not be undone: {reason}"),
    );
    let mut lines = String::new();
    for (path, change) in at_risk.iter().take(MOST_LISTED) {
        lines += &format!("  {} ({change})\n", display(path));
    }
    match at_risk.len().saturating_sub(MOST_LISTED) {
        0 => {}
        more => lines += &format!("  and {more} more\n"),
    }
    lines += way_out;
    lines += " `--diff` shows the changes without making them.\n";
    // Nothing can be done about a closed stderr.
    let _ = io::stderr().write_all(lines.as_bytes());
}
