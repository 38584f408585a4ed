//! Checks only what was changed: since a revision, or what is staged, as it is staged.
//!
//! By files, not by lines: a line that was changed makes hazards of others, which hold a lock
//! across it or wait for it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;

use super::args::SELECTION;
use super::full::count;
use super::load::State;
use super::versioned::{git, output, path_of};
use crate::project::{Disk, display};

#[derive(Debug, Default, ClapArgs)]
pub struct ChangedArgs {
    /// Only files that were changed since this branch left REV, committed or not
    #[arg(long, value_name = "REV", help_heading = SELECTION)]
    since: Option<String>,
    /// Only files that are staged, as they are staged
    #[arg(long, help_heading = SELECTION, conflicts_with = "since")]
    staged: bool,
}

/// What was changed.
pub(super) struct Changed {
    /// From the root; without those that are gone.
    files: BTreeSet<PathBuf>,
    /// Those of them that are staged, and not on the disk.
    absent: BTreeSet<PathBuf>,
    /// Since when; `None` for what is staged.
    since: Option<String>,
}

impl ChangedArgs {
    /// Lets what is staged stand for what is on the disk. `None` if nobody asked. The error is one
    /// line.
    pub(super) fn find(
        &self,
        paths: &[PathBuf],
        disk: &mut Disk,
    ) -> Result<Option<Changed>, String> {
        let since = match &self.since {
            Some(since) => since.as_str(),
            None if self.staged => "",
            None => return Ok(None),
        };
        let mut files = BTreeSet::new();
        for root in repositories(paths)? {
            match self.staged {
                true => staged(&root, disk, &mut files)?,
                false => {
                    let base = base(&root, since)?;
                    tracked(&root, &base, &mut files)?;
                    untracked(&root, &mut files)?;
                }
            }
        }
        let is_below = |it: &Path| {
            let mut paths = paths.iter().filter_map(|it| fs::canonicalize(it).ok());
            paths.any(|path| it.starts_with(path))
        };
        let absent = disk.stand_ins();
        let absent = absent.filter(|it| files.contains(*it) && !it.exists() && is_below(it));
        let absent = absent.filter(|it| it.extension().is_some_and(|it| it == "rs"));
        Ok(Some(Changed {
            absent: absent.cloned().collect(),
            files,
            since: self.since.clone(),
        }))
    }
}

impl Changed {
    /// Of the files that were asked for, only these.
    pub(super) fn narrow(&self, state: &mut State) {
        state.narrow(|it| self.files.contains(it));
        for it in &self.absent {
            if state.config_of(it).excluded.is_none() {
                state.ask(it.clone());
            }
        }
        let files = state.asked().len();
        state.only = Some(match (&self.since, files) {
            (None, 0) => "No Rust file is staged.".to_owned(),
            (Some(since), 0) => format!("No Rust file was changed since {since}."),
            (None, files) => format!("Looked at {}.", count(files, "staged file")),
            (Some(since), 1) => format!("Looked at 1 file that was changed since {since}."),
            (Some(since), files) => {
                format!("Looked at {files} files that were changed since {since}.")
            }
        });
    }
}

/// The work trees in which the paths lie.
fn repositories(paths: &[PathBuf]) -> Result<BTreeSet<PathBuf>, String> {
    let mut roots = BTreeSet::new();
    for path in paths {
        let Ok(full) = fs::canonicalize(path) else {
            // Whoever looks for files tells that it is not there.
            if path.as_os_str() == "-" {
                return Err(
                    "standard input is in no repository, and git cannot say what changed"
                        .to_owned(),
                );
            }
            continue;
        };
        let dir = match full.is_dir() {
            true => full.as_path(),
            false => full.parent().unwrap_or(Path::new("/")),
        };
        let told = output(git(dir).args(["rev-parse", "--show-toplevel"]));
        let told = told.map_err(|error| match error.contains("not a git repository") {
            true => format!(
                "{}: this is in no git repository, and only git can say what changed",
                display(&full)
            ),
            false => format!("{}: {error}", display(dir)),
        })?;
        let root = path_of(told.strip_suffix(b"\n").unwrap_or(&told));
        roots.insert(fs::canonicalize(&root).unwrap_or(root));
    }
    Ok(roots)
}

/// The commit at which this branch left `since`.
fn base(root: &Path, since: &str) -> Result<String, String> {
    let commit = format!("{since}^{{commit}}");
    let known = output(git(root).args([
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        &commit,
    ]));
    let known = known.map_err(|_| {
        let line = format!("`{since}` is no revision in {}", display(root));
        line + shallow(root)
    })?;
    let known = String::from_utf8_lossy(&known).trim().to_owned();
    let base = output(git(root).args(["merge-base", "HEAD", &known]));
    let base = base.map_err(|_| {
        let line = format!("HEAD and `{since}` have no commit in common");
        line + shallow(root)
    })?;
    Ok(String::from_utf8_lossy(&base).trim().to_owned())
}

/// What helps where the history is cut.
fn shallow(root: &Path) -> &'static str {
    let told = output(git(root).args(["rev-parse", "--is-shallow-repository"]));
    match told.is_ok_and(|it| it.starts_with(b"true")) {
        true => {
            "; this clone is shallow: `git fetch --unshallow` gets the rest of its history (in GitHub Actions, `fetch-depth: 0`)"
        }
        false => "",
    }
}

/// One file that differs.
struct Difference {
    path: PathBuf,
    is_gone: bool,
    /// A repository in the repository.
    is_submodule: bool,
    /// The object on the left.
    old: String,
}

/// Runs one of git's `diff`s.
fn differences(root: &Path, args: &[&str]) -> Result<Vec<Difference>, String> {
    let mut command = git(root);
    command.args([
        "diff",
        "--raw",
        "-z",
        "--no-abbrev",
        "--no-renames",
        "--no-relative",
        "--no-ext-diff",
    ]);
    let told = output(command.args(args))?;
    let mut parts = told.split(|it| *it == 0);
    let mut found = Vec::new();
    // `:100644 100644 old new M`, then the path.
    while let (Some(head), Some(path)) = (parts.next(), parts.next()) {
        let head = String::from_utf8_lossy(head);
        let words: Vec<&str> = head.trim_start_matches(':').split(' ').collect();
        let [old_mode, new_mode, old, _, status] = words[..] else {
            return Err(format!(
                "git tells of a change in a way that is new: {head}"
            ));
        };
        found.push(Difference {
            path: path_of(path),
            is_gone: status == "D",
            is_submodule: new_mode == SUBMODULE || (status == "D" && old_mode == SUBMODULE),
            old: old.to_owned(),
        });
    }
    Ok(found)
}

const SUBMODULE: &str = "160000";

/// What git tracks and differs from a commit.
fn tracked(root: &Path, base: &str, files: &mut BTreeSet<PathBuf>) -> Result<(), String> {
    let args = ["--ignore-submodules=none", base, "--"];
    for it in differences(root, &args)? {
        let path = root.join(&it.path);
        if it.is_gone {
            continue;
        }
        if !it.is_submodule {
            files.insert(path);
            continue;
        }
        if !path.join(".git").exists() {
            // It was never fetched.
            continue;
        }
        let is_commit = |it: &str| {
            let commit = format!("{it}^{{commit}}");
            output(git(&path).args(["cat-file", "-e", &commit])).is_ok()
        };
        if is_commit(&it.old) {
            tracked(&path, &it.old, files)?;
        } else {
            list(&path, &["ls-files", "-z"], files)?;
        }
        untracked(&path, files)?;
    }
    Ok(())
}

fn untracked(root: &Path, files: &mut BTreeSet<PathBuf>) -> Result<(), String> {
    list(
        root,
        &["ls-files", "-z", "--others", "--exclude-standard"],
        files,
    )
}

fn list(root: &Path, args: &[&str], files: &mut BTreeSet<PathBuf>) -> Result<(), String> {
    let told = output(git(root).args(args))?;
    let paths = told.split(|it| *it == 0).filter(|it| !it.is_empty());
    files.extend(paths.map(|it| root.join(path_of(it))));
    Ok(())
}

/// What is staged. Where the disk has something else, the staged text stands for it, in files that
/// are staged and in all others: the whole is looked at as it will be committed.
fn staged(root: &Path, disk: &mut Disk, files: &mut BTreeSet<PathBuf>) -> Result<(), String> {
    let submodules = "--ignore-submodules=all";
    let staged = differences(root, &["--cached", submodules])?;
    let staged = staged.into_iter().filter(|it| !it.is_gone);
    files.extend(staged.map(|it| root.join(it.path)));
    let matters = |it: &Path| {
        let ending = it.extension().and_then(|it| it.to_str());
        matches!(ending, Some("rs" | "toml" | "json"))
    };
    let mut texts: BTreeMap<PathBuf, Vec<u8>> = BTreeMap::new();
    for it in differences(root, &[submodules])? {
        // An object of nothing but zeros is a file that is only going to be added.
        if matters(&it.path) && it.old.bytes().any(|it| it != b'0') {
            let text = output(git(root).args(["cat-file", "blob", &it.old]))?;
            texts.insert(root.join(it.path), text);
        }
    }
    for (path, bytes) in texts {
        disk.stand_in(path, bytes);
    }
    Ok(())
}
