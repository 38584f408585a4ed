//! Asks git which files could not be had back if they were changed now.

use std::collections::{BTreeMap, HashMap};
use std::env;
use std::ffi::OsStr;
use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use crate::project::display;

/// Why the text that a file has now is nowhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// Changed after it was committed or staged.
    Dirty,
    Staged,
    /// Git does not know it, or was told to ignore it.
    Untracked,
    NoRepository,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Dirty => "changed",
            Self::Staged => "staged",
            Self::Untracked => "not in git",
            Self::NoRepository => "no repository",
        })
    }
}

/// Those of the files that are not as they were committed, in their order; if git is not to be
/// asked, those that are in no repository. The error is one line.
pub(super) fn changes(paths: &[&Path], ask: bool) -> Result<Vec<(PathBuf, Change)>, String> {
    let mut repositories: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
    let mut found: HashMap<PathBuf, Change> = HashMap::new();
    let mut of_dir: HashMap<PathBuf, Option<Repository>> = HashMap::new();
    // Git knows a file by the path that has no links in it.
    let full = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    for path in paths {
        let full = full(path);
        let dir = full.parent().unwrap_or(Path::new("/")).to_owned();
        match of_dir.entry(dir).or_insert_with_key(|it| repository(it)) {
            Some(Repository::Git(root)) => {
                repositories.entry(root.clone()).or_default().push(full);
            }
            Some(Repository::Other) => {}
            None => {
                found.insert(full, Change::NoRepository);
            }
        }
    }
    for (root, files) in repositories.into_iter().filter(|_| ask) {
        for chunk in chunks(&files) {
            status(&root, chunk, &mut found)?;
        }
    }
    let changed = paths.iter();
    let changed = changed.filter_map(|it| Some(((*it).to_owned(), *found.get(&full(it))?)));
    Ok(changed.collect())
}

enum Repository {
    /// Its work tree.
    Git(PathBuf),
    /// Of a system that we do not ask, but its users can.
    Other,
}

/// The innermost around a directory; a submodule and a linked work tree are ones of their own.
fn repository(dir: &Path) -> Option<Repository> {
    let others = [".jj", ".hg", ".pijul", ".fslckout", "_FOSSIL_"];
    dir.ancestors().find_map(|dir| match () {
        () if dir.join(".git").exists() => Some(Repository::Git(dir.to_owned())),
        () if others.iter().any(|it| dir.join(it).exists()) => Some(Repository::Other),
        () => None,
    })
}

/// Command lines have limits.
fn chunks(files: &[PathBuf]) -> impl Iterator<Item = &[PathBuf]> {
    const MOST_BYTES: usize = 16 << 10;
    let mut rest = files;
    std::iter::from_fn(move || {
        let mut bytes = 0;
        let fits = |it: &&PathBuf| {
            bytes += it.as_os_str().len() + 1;
            bytes <= MOST_BYTES
        };
        let count = rest.iter().take_while(fits).count().max(1);
        let (chunk, others) = rest.split_at(count.min(rest.len()));
        rest = others;
        (!chunk.is_empty()).then_some(chunk)
    })
}

fn status(
    root: &Path,
    files: &[PathBuf],
    found: &mut HashMap<PathBuf, Change>,
) -> Result<(), String> {
    let relative = |it: &PathBuf| it.strip_prefix(root).unwrap_or(it).to_owned();
    let mut git = git(root);
    git.args(["status", "--porcelain=v1", "-z", "--no-renames"]);
    git.args([
        "--untracked-files=all",
        "--ignored",
        "--ignore-submodules=all",
        "--",
    ]);
    let told = output(git.args(files.iter().map(relative)));
    let told = told.map_err(|error| {
        format!(
            "git was asked whether files in {} are committed, and failed: {error}",
            display(root)
        )
    })?;
    let mut entries: Vec<(&str, &[u8])> = Vec::new();
    for entry in told.split(|it| *it == 0).filter(|it| !it.is_empty()) {
        // Two letters and a space, then the path.
        let (Some(letters), Some(path)) = (entry.get(..2), entry.get(3..)) else {
            continue;
        };
        entries.push((std::str::from_utf8(letters).unwrap_or("??"), path));
    }
    for file in files {
        let name = relative(file);
        let name = bytes(name.as_os_str());
        let named = |it: &&(&str, &[u8])| match it.1.strip_suffix(b"/") {
            // A directory stands for everything in it.
            Some(_) => name.starts_with(it.1),
            None => name == it.1,
        };
        if let Some((letters, _)) = entries.iter().find(named) {
            found.insert(file.clone(), change(letters));
        }
    }
    for file in unwatched(root, files)? {
        found.insert(file, Change::Dirty);
    }
    Ok(())
}

/// Of these, those that git was told to take for unchanged, or to leave alone, and that differ from
/// what is staged. `status` is silent about them.
fn unwatched(root: &Path, files: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let relative = |it: &PathBuf| it.strip_prefix(root).unwrap_or(it).to_owned();
    let mut listed = git(root);
    listed.args(["ls-files", "-v", "--stage", "-z", "--"]);
    let told = output(listed.args(files.iter().map(relative)))?;
    let mut differ = Vec::new();
    for entry in told.split(|it| *it == 0).filter(|it| !it.is_empty()) {
        // `h 100644 object 0`, a tab, and the path; `H` is one that is watched.
        let Some(tab) = entry.iter().position(|it| *it == b'\t') else {
            continue;
        };
        let words = String::from_utf8_lossy(&entry[..tab]);
        let words: Vec<&str> = words.split(' ').collect();
        let [tag, _, staged, _] = words[..] else {
            continue;
        };
        if tag != "S" && !tag.starts_with(|it: char| it.is_lowercase()) {
            continue;
        }
        let path = path_of(&entry[tab + 1..]);
        let now = output(git(root).args(["hash-object", "--"]).arg(&path))?;
        if String::from_utf8_lossy(&now).trim() != staged {
            differ.push(root.join(path));
        }
    }
    Ok(differ)
}

/// The first letter tells what is staged, the second what is not.
fn change(letters: &str) -> Change {
    match letters {
        "??" | "!!" => Change::Untracked,
        _ if letters.ends_with(' ') => Change::Staged,
        _ => Change::Dirty,
    }
}

/// In a work tree.
pub(super) fn git(root: &Path) -> Command {
    let mut git = plain_git();
    git.arg("-C").arg(root);
    // What a hook commits may stand in an index that is made for it.
    static HOOK: LazyLock<Option<Hook>> = LazyLock::new(Hook::around);
    let hook = HOOK.as_ref().filter(|it| it.root == root);
    if let Some(hook) = hook {
        git.env(INDEX, &hook.index);
    }
    git
}

const INDEX: &str = "GIT_INDEX_FILE";

/// The hook of git that started us.
struct Hook {
    /// Its work tree.
    root: PathBuf,
    index: PathBuf,
}

impl Hook {
    fn around() -> Option<Self> {
        let index = env::var_os(INDEX).filter(|it| !it.is_empty())?;
        let ask = |mut git: Command, what: &str| {
            let told = output(git.args(["rev-parse", what])).ok()?;
            let path = path_of(told.strip_suffix(b"\n").unwrap_or(&told));
            Some(path.canonicalize().unwrap_or(path))
        };
        let dir = ask(Command::new("git"), "--absolute-git-dir")?;
        // It may have gone to another repository.
        let is_here = ask(plain_git(), "--absolute-git-dir")? == dir;
        let root = ask(plain_git(), "--show-toplevel").filter(|_| is_here)?;
        // Git counts from there.
        let index = root.join(index);
        Some(Self { root, index })
    }
}

/// Looks for the repository itself.
fn plain_git() -> Command {
    let mut git = Command::new("git");
    git.arg("--literal-pathspecs");
    // It must not take the lock of the index from its user.
    git.env("GIT_OPTIONAL_LOCKS", "0");
    // A hook is run with these, and they may mean another repository.
    for name in [
        "GIT_DIR",
        "GIT_WORK_TREE",
        INDEX,
        "GIT_PREFIX",
        "GIT_COMMON_DIR",
    ] {
        git.env_remove(name);
    }
    git.stdin(Stdio::null());
    git
}

/// What it prints. The error is one line.
pub(super) fn output(git: &mut Command) -> Result<Vec<u8>, String> {
    let output = git
        .output()
        .map_err(|error: io::Error| match error.kind() {
            ErrorKind::NotFound => "there is no git here".to_owned(),
            _ => error.to_string(),
        })?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let told = String::from_utf8_lossy(&output.stderr);
    let line = told.lines().next().unwrap_or("it does not say why");
    Err(line.to_owned())
}

#[cfg(unix)]
fn bytes(path: &OsStr) -> Vec<u8> {
    use std::os::unix::ffi::OsStrExt;
    path.as_bytes().to_vec()
}

/// A path that git has written with `-z`.
#[cfg(unix)]
pub(super) fn path_of(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    OsStr::from_bytes(bytes).into()
}

#[cfg(not(unix))]
pub(super) fn path_of(bytes: &[u8]) -> PathBuf {
    String::from_utf8_lossy(bytes).as_ref().into()
}

/// As git writes it.
#[cfg(not(unix))]
fn bytes(path: &OsStr) -> Vec<u8> {
    path.to_string_lossy().replace('\\', "/").into_bytes()
}
