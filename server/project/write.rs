//! Writing files so that each is the old one or the new one at every moment, whatever happens.

use std::collections::BTreeSet;
use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::disk::{MARK, display, reason};

/// A file that is to have another text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewrite {
    pub path: PathBuf,
    /// What was analysed; without a byte order mark, as `new` is.
    pub old: String,
    pub new: String,
}

/// Replaces files by renaming finished copies over them.
#[derive(Debug, Default)]
pub struct Rewriter {
    /// Directories in which nothing is left of runs that were killed.
    swept: BTreeSet<PathBuf>,
    copies: usize,
}

impl Rewriter {
    /// Replaces files that make sense only together: all of them, or none when one of them is no
    /// longer what was analysed or cannot be written. Permissions, byte order marks and links stay.
    ///
    /// A process that is killed in between leaves whole files, some old and some new.
    pub fn replace(&mut self, rewrites: &[&Rewrite]) -> Result<(), String> {
        let prepared = rewrites.iter().map(|it| {
            let copy = self.prepare(it);
            copy.map_err(|error| format!("{}: {error}", display(&it.path)))
        });
        // Copies that are not used are deleted as they are dropped.
        let prepared = prepared.collect::<Result<Vec<Copy>, String>>()?;
        for (copy, rewrite) in prepared.into_iter().zip(rewrites) {
            let replaced = copy.put_in_place();
            replaced.map_err(|it| format!("{}: {}", display(&rewrite.path), clause(&it)))?;
        }
        Ok(())
    }

    fn prepare(&mut self, rewrite: &Rewrite) -> Result<Copy, String> {
        // A link stays one, and what it leads to is replaced.
        let path = fs::canonicalize(&rewrite.path).map_err(|it| clause(&it))?;
        let now = fs::read(&path).map_err(|it| clause(&it))?;
        let (mark, body) = match now.strip_prefix(MARK) {
            Some(body) => (MARK, body),
            None => (&b""[..], &now[..]),
        };
        if body != rewrite.old.as_bytes() {
            return Err("it was changed meanwhile; not fixed".into());
        }
        let metadata = fs::metadata(&path).map_err(|it| clause(&it))?;
        if metadata.permissions().readonly() {
            return Err("it is read-only; not fixed".into());
        }
        let dir = path.parent().unwrap_or(Path::new("/"));
        if self.swept.insert(dir.to_owned()) {
            sweep(dir);
        }
        self.copies += 1;
        let name = format!("{PREFIX}{}-{}{SUFFIX}", std::process::id(), self.copies);
        let temporary = dir.join(name);
        let mut file = File::create_new(&temporary).map_err(|it| clause(&it))?;
        let copy = Copy {
            temporary: Some(temporary),
            path,
        };
        let mut fill = || {
            file.write_all(mark)?;
            file.write_all(rewrite.new.as_bytes())?;
            keep_owner(&file, &metadata);
            file.set_permissions(metadata.permissions())?;
            file.sync_all()
        };
        fill().map_err(|it| clause(&it))?;
        Ok(copy)
    }
}

/// Writes a file that need not exist yet, in one step. The error is one line.
pub fn put(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let write = || {
        // A link stays one, and what it leads to is replaced.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let metadata = fs::metadata(&path).ok();
        if metadata.as_ref().is_some_and(|it| !it.is_file()) {
            // A pipe or a terminal, which cannot be replaced.
            return File::options().write(true).open(&path)?.write_all(bytes);
        }
        if metadata
            .as_ref()
            .is_some_and(|it| it.permissions().readonly())
        {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        let dir = path.parent().filter(|it| !it.as_os_str().is_empty());
        let dir = dir.unwrap_or(Path::new("."));
        sweep(dir);
        let temporary = dir.join(format!("{PREFIX}{}-0{SUFFIX}", std::process::id()));
        let mut file = File::create_new(&temporary)?;
        let copy = Copy {
            temporary: Some(temporary),
            path,
        };
        file.write_all(bytes)?;
        if let Some(metadata) = metadata {
            keep_owner(&file, &metadata);
            file.set_permissions(metadata.permissions())?;
        }
        file.sync_all()?;
        copy.put_in_place()
    };
    let written: io::Result<()> = write();
    written.map_err(|it| format!("{}: {}", display(path), reason_to_write(&it)))
}

/// Why it was not written, in the words of the system.
pub fn reason_to_write(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "permission denied; not written".into(),
        _ => format!("{}; not written", reason(error)),
    }
}

/// A finished copy next to the file that it is going to replace.
struct Copy {
    /// `None` as soon as it has replaced the file.
    temporary: Option<PathBuf>,
    path: PathBuf,
}

impl Copy {
    fn put_in_place(mut self) -> io::Result<()> {
        if let Some(temporary) = &self.temporary {
            fs::rename(temporary, &self.path)?;
            self.temporary = None;
        }
        Ok(())
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        if let Some(temporary) = &self.temporary {
            // What cannot be deleted is hidden, and swept by a later run.
            let _ = fs::remove_file(temporary);
        }
    }
}

fn clause(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "permission denied; not fixed".into(),
        _ => reason(error),
    }
}

/// Hidden, and no Rust file: whatever looks for source passes over copies.
const PREFIX: &str = ".wakeful-";
const SUFFIX: &str = ".tmp";

/// Deletes the copies of runs that were killed.
fn sweep(dir: &Path) {
    for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let process = name.to_str().and_then(|it| {
            let middle = it.strip_prefix(PREFIX)?.strip_suffix(SUFFIX)?;
            middle.split_once('-')?.0.parse::<u32>().ok()
        });
        if process.is_some_and(|it| is_left_over(it, &entry.path())) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// This process has none yet in a directory that it sweeps, so one with its number is older.
fn is_left_over(process: u32, path: &Path) -> bool {
    if process == std::process::id() {
        return true;
    }
    if Path::new("/proc/self").exists() {
        return !Path::new("/proc").join(process.to_string()).exists();
    }
    let modified = fs::metadata(path).and_then(|it| it.modified());
    let age = modified
        .ok()
        .and_then(|it| SystemTime::now().duration_since(it).ok());
    age.is_some_and(|it| it > Duration::from_secs(3600))
}

/// Where we may: an administrator who fixes somebody's files does not take them away.
#[cfg(unix)]
fn keep_owner(file: &File, old: &Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    let differs = |new: Metadata| (new.uid(), new.gid()) != (old.uid(), old.gid());
    if file.metadata().is_ok_and(differs) {
        let _ = fchown(file, Some(old.uid()), Some(old.gid()));
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &Metadata) {}
