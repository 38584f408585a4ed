//! Finding, reading and writing files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, OnceLock};

use ignore::{DirEntry, WalkBuilder};

use crate::index::{Files, manifest_problem, normalize};
use crate::text::strip_bom;

/// Above this a file is data, not source.
const MOST_BYTES: u64 = 4 << 20;

/// The files that were asked for, and what could not be read.
#[derive(Debug, Default)]
pub struct Disk {
    pub problems: Vec<Problem>,
    /// Texts that stand in for what is on the disk: fixes that are not written yet, and stdin.
    pub overlay: BTreeMap<PathBuf, Arc<str>>,
    /// What manifests said when they could be read last.
    pub manifests: BTreeMap<PathBuf, Arc<str>>,
    /// The directories that were walked.
    walked: Vec<PathBuf>,
    /// Files that begin with a byte order mark, which texts here do not have.
    marked: BTreeSet<PathBuf>,
    /// Files whose stand-in is no text, and why.
    broken: BTreeMap<PathBuf, String>,
}

/// One line about something that was not analysed, or not as it should be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    pub line: String,
    /// Something that was asked for was not looked at, so the run as a whole has failed.
    pub fatal: bool,
}

/// There is one of it in a process.
static NAME_OF_STDIN: OnceLock<PathBuf> = OnceLock::new();

impl Disk {
    /// Lets standard input stand for a file, whether it is there or not. The first name counts.
    pub fn name_stdin(path: &Path) {
        let here = std::env::current_dir().unwrap_or_default();
        let full = normalize(&here.join(path));
        let dir = full.parent().and_then(|it| fs::canonicalize(it).ok());
        let whole = fs::canonicalize(&full).ok();
        let other = || Some(dir?.join(full.file_name()?));
        let name = whole.or_else(other).unwrap_or(full.clone());
        let _ = NAME_OF_STDIN.set(name);
    }

    /// What standard input is called.
    pub fn stdin() -> &'static Path {
        NAME_OF_STDIN.get().map_or(Path::new("-"), |it| it)
    }

    /// Whether a fix may change a file. Whoever names standard input works on it alone.
    pub fn may_change(path: &Path) -> bool {
        NAME_OF_STDIN.get().is_none_or(|it| it == path)
    }

    /// All Rust files under `paths`, sorted, each once. Files named themselves are taken, but not
    /// those with the ending of something else; in directories, ignored and hidden files, `target`
    /// and `vendor` are left out.
    pub fn find(&mut self, paths: &[PathBuf]) -> BTreeSet<PathBuf> {
        let mut found = BTreeSet::new();
        for path in paths {
            if path.as_os_str() == "-" {
                self.read_stdin(&mut found);
                continue;
            }
            let full = match fs::canonicalize(path) {
                Ok(full) => full,
                Err(error) => {
                    self.problem(path, &reason(&error), true);
                    continue;
                }
            };
            if full.is_dir() {
                let mut below = BTreeSet::new();
                self.walk(&full, &mut below);
                if below.is_empty() && fs::read_dir(&full).is_ok() {
                    self.problem(path, "there are no Rust files in it", false);
                }
                found.extend(below);
            } else if full.extension().is_some_and(|it| it != "rs") {
                self.problem(path, "this is no Rust file", false);
            } else {
                found.insert(full);
            }
        }
        found
    }

    /// The Rust files under a directory.
    pub fn walk(&mut self, dir: &Path, found: &mut BTreeSet<PathBuf>) {
        self.walked.push(dir.to_owned());
        let mut walk = WalkBuilder::new(dir);
        walk.follow_links(true)
            .require_git(false)
            .filter_entry(is_source_dir);
        for entry in walk.build() {
            match entry {
                Ok(entry) => {
                    let path = entry.path();
                    let is_rust = path.extension().is_some_and(|it| it == "rs");
                    if !is_rust || entry.file_type().is_none_or(|it| it.is_dir()) {
                        continue;
                    }
                    if entry.path_is_symlink() {
                        // Each file once, under its own name.
                        found.extend(fs::canonicalize(path));
                    } else {
                        found.insert(path.to_owned());
                    }
                }
                Err(error) => self.walk_error(dir, &error),
            }
        }
    }

    /// Whether all in a directory is found already, given what was found in those walked.
    pub fn has_walked(&self, dir: &Path, found: &BTreeSet<PathBuf>) -> bool {
        // A walk may have left out `dir`; then it has found nothing there.
        self.walked.iter().any(|it| dir.starts_with(it))
            && found
                .range(dir.to_owned()..)
                .next()
                .is_some_and(|it| it.starts_with(dir))
    }

    fn walk_error(&mut self, dir: &Path, error: &ignore::Error) {
        match error {
            ignore::Error::WithPath { path, err } => match &**err {
                ignore::Error::Io(error) => self.unwalked(path, error),
                ignore::Error::WithDepth { err, .. } => {
                    let error = ignore::Error::WithPath {
                        path: path.clone(),
                        err: err.clone(),
                    };
                    self.walk_error(dir, &error);
                }
                other => self.problem(path, &other.to_string(), false),
            },
            ignore::Error::WithDepth { err, .. } => self.walk_error(dir, err),
            ignore::Error::Loop { ancestor, child } => {
                let line = format!("a link back to {}; not followed", display(ancestor));
                self.problem(child, &line, false);
            }
            ignore::Error::Partial(errors) => {
                errors.iter().for_each(|it| self.walk_error(dir, it));
            }
            // Broken patterns of ignore files concern nobody here.
            ignore::Error::Glob { .. } | ignore::Error::WithLineNumber { .. } => {}
            other => self.problem(dir, &other.to_string(), false),
        }
    }

    /// What the walk could not go on to. Its own words of that repeat the path.
    fn unwalked(&mut self, path: &Path, error: &io::Error) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_link = fs::symlink_metadata(path).is_ok_and(|it| it.is_symlink());
        match (fs::metadata(path), error.kind()) {
            // Editors lock files with links that lead nowhere, and hide them.
            (Err(error), _) if is_link => {
                if name.ends_with(".rs") && !name.starts_with('.') {
                    let line = match error.kind() {
                        io::ErrorKind::NotFound => "a link that leads nowhere; not followed".into(),
                        _ => reason(&error),
                    };
                    self.problem(path, &line, false);
                }
            }
            // It was there a moment ago.
            (_, io::ErrorKind::NotFound) => {}
            (Err(error), _) => self.problem(path, &reason(&error), true),
            (Ok(_), _) => self.problem(path, &reason(error), true),
        }
    }

    /// The text of a source file, or one clause about why not.
    pub fn text(&self, path: &Path) -> Result<Text, String> {
        if let Some(text) = self.overlay.get(path) {
            return Ok(Text {
                text: Arc::clone(text),
                marked: self.marked.contains(path),
            });
        }
        if let Some(why) = self.broken.get(path) {
            return Err(why.clone());
        }
        let metadata = fs::metadata(path).map_err(|it| reason(&it))?;
        if !metadata.is_file() {
            return Err("not a regular file".into());
        }
        if metadata.len() > MOST_BYTES {
            return Err(too_large(metadata.len()));
        }
        let file = fs::File::open(path).map_err(|it| reason(&it))?;
        decode(read_at_most(file).map_err(|it| reason(&it))?)
    }

    /// Lets what git has of a file stand for what is on the disk.
    pub fn stand_in(&mut self, path: PathBuf, bytes: Vec<u8>) {
        match decode(bytes) {
            Ok(text) => {
                if text.marked {
                    self.mark(&path);
                }
                self.overlay.insert(path, text.text);
            }
            // What is on the disk is something else.
            Err(why) => {
                self.broken.insert(path, why);
            }
        }
    }

    /// The files that something stands in for.
    pub fn stand_ins(&self) -> impl Iterator<Item = &PathBuf> {
        self.overlay.keys().chain(self.broken.keys())
    }

    /// Remembers which files began with a byte order mark.
    pub fn mark(&mut self, path: &Path) {
        self.marked.insert(path.to_owned());
    }

    pub fn is_marked(&self, path: &Path) -> bool {
        self.marked.contains(path)
    }

    pub fn problem(&mut self, path: &Path, what: &str, fatal: bool) {
        self.problems.push(Problem {
            line: format!("{}: {what}", display(path)),
            fatal,
        });
    }

    fn read_stdin(&mut self, found: &mut BTreeSet<PathBuf>) {
        let path = Self::stdin().to_owned();
        match read_at_most(io::stdin().lock())
            .map_err(|it| reason(&it))
            .and_then(decode)
        {
            Ok(text) => {
                if text.marked {
                    self.mark(&path);
                }
                self.overlay.insert(path.clone(), text.text);
                found.insert(path);
            }
            Err(error) => self.problem(Path::new("standard input"), &error, true),
        }
    }
}

impl Files for Disk {
    fn read(&self, path: &Path) -> Option<String> {
        let text = self.text(path).ok()?.text;
        let before = self.manifests.get(path).filter(|it| ***it != *text);
        let before = before.filter(|_| manifest_problem(path, &text).is_some());
        Some(before.unwrap_or(&text).to_string())
    }

    fn is_file(&self, path: &Path) -> bool {
        self.overlay.contains_key(path) || self.broken.contains_key(path) || path.is_file()
    }

    fn is_dir(&self, path: &Path) -> bool {
        path.is_dir()
    }

    fn list(&self, dir: &Path) -> Vec<PathBuf> {
        let Ok(entries) = fs::read_dir(dir) else {
            return Vec::new();
        };
        let mut paths: Vec<_> = entries.filter_map(|it| Some(it.ok()?.path())).collect();
        paths.sort();
        paths
    }
}

#[derive(Clone, Debug)]
pub struct Text {
    pub text: Arc<str>,
    pub marked: bool,
}

pub(super) const MARK: &[u8] = b"\xef\xbb\xbf";

/// As the user would write it: from the current directory where it lies below.
pub fn display(path: &Path) -> String {
    static HERE: LazyLock<PathBuf> = LazyLock::new(|| {
        let here = std::env::current_dir().and_then(fs::canonicalize);
        here.unwrap_or_default()
    });
    let short = path.strip_prefix(&*HERE).unwrap_or(path);
    let short = if short.as_os_str().is_empty() {
        Path::new(".")
    } else {
        short
    };
    short.to_string_lossy().replace('\\', "/")
}

/// Directories of output, and of other people's source, unless they were named.
pub fn is_source_dir(entry: &DirEntry) -> bool {
    if entry.depth() == 0 || !entry.file_type().is_some_and(|it| it.is_dir()) {
        return true;
    }
    match entry.file_name().to_str() {
        Some("target") => {
            let path = entry.path();
            let cargo_made =
                path.join("CACHEDIR.TAG").exists() || path.with_file_name("Cargo.toml").exists();
            !cargo_made
        }
        Some("vendor") => !entry.path().join("../Cargo.toml").exists(),
        _ => true,
    }
}

fn read_at_most(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(16 << 10);
    from.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn decode(bytes: Vec<u8>) -> Result<Text, String> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(too_large(bytes.len() as u64));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..at]
            .iter()
            .filter(|it| **it == b'\n')
            .count()
            + 1;
        format!("not UTF-8 (line {line}, byte {at}); not analysed")
    })?;
    let (text, marked) = strip_bom(&text);
    Ok(Text {
        text: text.into(),
        marked,
    })
}

fn too_large(bytes: u64) -> String {
    match bytes {
        _ if bytes > MOST_BYTES + 1 => {
            format!(
                "{} MB is too large to be source; not analysed",
                bytes / 1_000_000
            )
        }
        _ => "too large to be source; not analysed".to_owned(),
    }
}

/// The system's words, without the number.
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or directory".into(),
        io::ErrorKind::PermissionDenied => "permission denied; not analysed".into(),
        _ => {
            let text = error.to_string();
            let words = text.split(" (os error").next().unwrap_or(&text);
            match words.to_lowercase() {
                it if it == "too many levels of symbolic links" => {
                    "a link to itself; not followed".into()
                }
                it => it,
            }
        }
    }
}
