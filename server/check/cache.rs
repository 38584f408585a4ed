//! What was found before, filed under everything that it was found from.
//!
//! A group of packages is known again by a hash of this build, of the configuration that counts, of
//! the manifests as they were understood and of the names and contents of all files. What cannot be
//! read, written or trusted is as if it were not there.

use std::collections::HashMap;
use std::env;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use blake3::{Hash, Hasher};
use clap::Args as ClapArgs;

use super::args::RUNNING;
use super::{found::Found, target};
use crate::config::Config;
use crate::project::{Group, Project};

/// Where findings are kept between runs.
#[derive(Clone, Debug, Default, ClapArgs)]
pub struct CacheArgs {
    /// Analyse everything, even what has not changed since the last run
    #[arg(long, help_heading = RUNNING)]
    no_cache: bool,
    /// Keep what was found in this directory, and not in the one that `WAKEFUL_CACHE_DIR` names, in
    /// `wakeful` in the target directory, or where the user's caches are
    #[arg(
        long,
        value_name = "DIR",
        help_heading = RUNNING,
        conflicts_with = "no_cache"
    )]
    cache_dir: Option<PathBuf>,
}

/// Part of every key: another form of entry, or another meaning, is another number.
const FORM: &str = concat!("2 ", env!("CARGO_PKG_VERSION"), " ", env!("WAKEFUL_BUILD"));

const MOST_BYTES: u64 = 64 << 20;
const MOST_DAYS: u64 = 30;
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Entries of one run, in the directories of its workspaces.
pub(super) struct Cache {
    place: Place,
    copies: usize,
    /// Directories in which something was stored.
    written: Vec<PathBuf>,
}

enum Place {
    Nowhere,
    Named(PathBuf),
    /// In the target directory of each workspace, or among the caches of the user.
    Target,
}

/// Where an entry is, or would be.
pub(super) struct Slot {
    dir: PathBuf,
    key: Hash,
}

impl Cache {
    pub fn new(args: &CacheArgs, paths: &[PathBuf]) -> Self {
        let named = || {
            let from_environment = env::var_os("WAKEFUL_CACHE_DIR").filter(|it| !it.is_empty());
            args.cache_dir
                .clone()
                .or(from_environment.map(PathBuf::from))
        };
        // Nobody sees the same standard input again.
        let place = match args.no_cache || paths.iter().any(|it| it.as_os_str() == "-") {
            true => Place::Nowhere,
            false => named().map_or(Place::Target, Place::Named),
        };
        Self {
            place,
            copies: 0,
            written: Vec::new(),
        }
    }

    /// Nothing is kept on the disk.
    pub fn none() -> Self {
        Self {
            place: Place::Nowhere,
            copies: 0,
            written: Vec::new(),
        }
    }

    /// For a group whose texts were [read](Project::peek).
    pub fn slot(&self, project: &mut Project, group: &Group) -> Option<Slot> {
        let dir = match &self.place {
            Place::Nowhere => return None,
            Place::Named(dir) => dir.clone(),
            Place::Target => target::dir_of(group).or_else(target::of_user)?,
        };
        let key = key(FORM, project, group);
        Some(Slot { dir, key })
    }

    pub fn load(&mut self, slot: &Slot) -> Option<Found> {
        let path = slot.path();
        let entry = fs::read(&path).ok()?;
        let (checksum, json) = entry.split_at_checked(CHECKSUM)?;
        if checksum != slot.checksum(json).as_bytes() {
            return None;
        }
        let found = Found::from_json(json)?;
        let modified = fs::metadata(&path).and_then(|it| it.modified());
        if modified.is_ok_and(|it| age(it) > DAY) {
            // It is used, so that others are deleted before it.
            let file = File::options().append(true).open(&path);
            let _ = file.and_then(|it| it.set_modified(SystemTime::now()));
        }
        Some(found)
    }

    /// A failure costs the next run time, and nothing else.
    pub fn store(&mut self, slot: &Slot, found: &Found) {
        if let Some(json) = found.to_json() {
            self.copies += 1;
            let stored = slot.store(&json, self.copies);
            if stored.is_ok() && !self.written.contains(&slot.dir) {
                self.written.push(slot.dir.clone());
            }
        }
    }
}

impl Drop for Cache {
    fn drop(&mut self) {
        self.written.iter().for_each(|it| prune(it));
    }
}

/// Hexadecimal.
const CHECKSUM: usize = 64;

impl Slot {
    /// Something was remembered, if it is still as it was.
    pub fn is_taken(&self) -> bool {
        self.path().is_file()
    }

    fn path(&self) -> PathBuf {
        self.dir.join(format!("{}{ENTRY}", self.key.to_hex()))
    }

    /// Of the key as well, so that an entry under another name is none.
    fn checksum(&self, json: &[u8]) -> String {
        let mut hasher = Hasher::new();
        hasher.update(self.key.as_bytes()).update(json);
        hasher.finalize().to_hex().to_string()
    }

    fn store(&self, json: &[u8], copy: usize) -> io::Result<()> {
        fs::create_dir_all(&self.dir)?;
        // Backups and git leave it out.
        for (name, text) in [("CACHEDIR.TAG", TAG), (".gitignore", "*\n")] {
            if let Ok(mut file) = File::create_new(self.dir.join(name)) {
                file.write_all(text.as_bytes())?;
            }
        }
        // Another run may store the same: each writes a file of its own, and renames it.
        let temporary = format!("{}-{copy}{TEMPORARY}", std::process::id());
        let temporary = self.dir.join(temporary);
        let written = File::create(&temporary).and_then(|mut file| {
            file.write_all(self.checksum(json).as_bytes())?;
            file.write_all(json)?;
            fs::rename(&temporary, self.path())
        });
        if written.is_err() {
            let _ = fs::remove_file(&temporary);
        }
        written
    }
}

const ENTRY: &str = ".found";
const TEMPORARY: &str = ".tmp";
const TAG: &str = "Signature: 8a477f597d28d172789f06886806bc55\n# Findings of wakeful.\n";

/// Of everything that findings are made from; which of them count is asked afterwards.
fn key(form: &str, project: &mut Project, group: &Group) -> Hash {
    let mut hasher = Hasher::new();
    let mut add = |bytes: &[u8]| {
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    };
    add(form.as_bytes());
    // With all editions, features and dependencies, and the directory from which paths are shown.
    add(format!("{:?}", group.workspace).as_bytes());
    let mut configs: HashMap<*const Config, (Arc<Config>, Hash)> = HashMap::new();
    for path in &group.files {
        add(path.as_os_str().as_encoded_bytes());
        match project.text(path) {
            Some(text) => add(text.as_bytes()),
            None => add(b"\xff cannot be read"),
        }
        if project.asked().contains(path) {
            let config = project.config_of(path);
            let hashed = configs.entry(Arc::as_ptr(&config)).or_insert_with(|| {
                let hash = blake3::hash(config.basis().as_bytes());
                (config, hash)
            });
            add(hashed.1.as_bytes());
        } else {
            add(b"not asked for");
        }
    }
    hasher.finalize()
}

fn age(modified: SystemTime) -> Duration {
    let age = SystemTime::now().duration_since(modified);
    age.unwrap_or_default()
}

/// Deletes what was not used for long, and the oldest of what is too much.
fn prune(dir: &Path) {
    let mut entries = Vec::new();
    for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
        let path = entry.path();
        let Ok(metadata) = entry.metadata() else {
            continue;
        };
        let age = metadata.modified().map(age).unwrap_or_default();
        match path.extension().and_then(OsStr::to_str) {
            Some("found") if age < DAY * MOST_DAYS as u32 => {
                entries.push((age, metadata.len(), path));
            }
            Some("found") => drop(fs::remove_file(path)),
            // Of a run that was killed.
            Some("tmp") if age > DAY => drop(fs::remove_file(path)),
            _ => {}
        }
    }
    entries.sort_unstable();
    let mut bytes = 0;
    for (_, size, path) in entries {
        bytes += size;
        if bytes > MOST_BYTES {
            let _ = fs::remove_file(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Finding, Findings, Fix, Severity, Spot};
    use crate::index::{FileId, Place as At};
    use crate::project::Disk;
    use crate::text::Span;

    struct Dir(PathBuf);

    impl Dir {
        fn new(name: &str) -> Self {
            let name = format!("wakeful-cache-{name}-{}", std::process::id());
            Self(env::temp_dir().join(name))
        }

        fn slot(&self, key: &[u8]) -> Slot {
            Slot {
                dir: self.0.clone(),
                key: blake3::hash(key),
            }
        }
    }

    impl Drop for Dir {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn cache() -> Cache {
        Cache::new(&CacheArgs::default(), &[])
    }

    fn finding() -> Finding {
        let at = |file, start| At {
            file: FileId(file),
            item: None,
            span: Span::new(start, start + 5),
        };
        let mut findings = Findings::new("blocking_sleep", Severity::Error, at(0, 7));
        let finding = findings.add(Spot::At(at(0, 7)), "`sleep` – blocks");
        finding.related(Spot::At(at(1, 9)), "here");
        let fix = Fix::suggested("Do")
            .replace(at(1, 2), "x\n")
            .delete(at(0, 30));
        finding.fix(fix.reshaping(at(0, 20)));
        findings.finish().remove(0)
    }

    fn found() -> Found {
        Found {
            paths: vec!["/a/b c.rs".into(), "/é.rs".into()],
            findings: vec![finding()],
            files: 3,
            problems: vec!["a.rs:1:1: odd".into()],
            ..Found::default()
        }
    }

    #[test]
    fn what_is_stored_is_found_under_its_key_only() {
        let dir = Dir::new("stored");
        let slot = dir.slot(b"a");
        assert_eq!(cache().load(&slot), None);
        cache().store(&slot, &found());
        assert_eq!(cache().load(&slot), Some(found()));
        let other = dir.slot(b"b");
        assert_eq!(cache().load(&other), None);
        fs::copy(slot.path(), other.path()).expect("ours");
        assert_eq!(cache().load(&other), None);
    }

    #[test]
    fn another_build_finds_for_itself() {
        let dir = Dir::new("builds");
        fs::create_dir_all(&dir.0).expect("ours");
        fs::write(dir.0.join("a.rs"), "fn main() {}\n").expect("ours");
        let mut project = Project::new(Disk::default(), std::slice::from_ref(&dir.0));
        let group = project.groups().pop().expect("one");
        let mut key = |form: &str| key(form, &mut project, &group);
        assert_eq!(key(FORM), key(FORM));
        let version = env!("CARGO_PKG_VERSION");
        let build = env!("WAKEFUL_BUILD");
        for (part, other) in [
            ("2 ", "3 "),
            (version, "9.9.9"),
            (build, "0123456789abcdef"),
        ] {
            assert!(FORM.contains(part), "{part}");
            assert_ne!(key(FORM), key(&FORM.replacen(part, other, 1)), "{part}");
        }
    }

    #[test]
    fn an_entry_that_was_damaged_is_none() {
        let dir = Dir::new("damaged");
        let slot = dir.slot(b"a");
        cache().store(&slot, &found());
        let entry = fs::read(slot.path()).expect("it was stored");
        let mut random: u64 = 0x9e37_79b9_7f4a_7c15;
        for round in 0..400 {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            let at = (random >> 8) as usize % entry.len();
            let mut damaged = entry.clone();
            match round % 2 {
                0 => damaged.truncate(at),
                _ => damaged[at] ^= 1 << (random % 8),
            }
            fs::write(slot.path(), damaged).expect("ours");
            assert_eq!(cache().load(&slot), None, "byte {at}, round {round}");
        }
        cache().store(&slot, &found());
        assert_eq!(cache().load(&slot), Some(found()));
    }

    #[test]
    fn old_entries_go_and_used_ones_stay() {
        let dir = Dir::new("old");
        let days = |days: u32| SystemTime::now() - DAY * days;
        let made = |name: &str, bytes: u64, modified| {
            let file = File::create(dir.0.join(name)).expect("ours");
            // A hole in the file takes no room.
            file.set_len(bytes).expect("ours");
            file.set_modified(modified).expect("ours");
        };
        fs::create_dir_all(&dir.0).expect("ours");
        made("old.found", 1, days(31));
        made("killed.tmp", 1, days(2));
        made("running.tmp", 1, days(0));
        made("mine", 1, days(99));
        made("third.found", MOST_BYTES / 2, days(3));
        made("second.found", MOST_BYTES / 4, days(2));
        made("first.found", MOST_BYTES / 3, days(1));
        prune(&dir.0);
        let names = fs::read_dir(&dir.0).expect("ours").flatten();
        let mut names: Vec<_> = names.map(|it| it.file_name()).collect();
        names.sort();
        assert_eq!(
            names,
            ["first.found", "mine", "running.tmp", "second.found"]
        );
        // An entry is new again when it is used.
        let slot = dir.slot(b"a");
        cache().store(&slot, &found());
        let file = File::options().append(true).open(slot.path());
        file.and_then(|it| it.set_modified(days(29))).expect("ours");
        assert_eq!(cache().load(&slot), Some(found()));
        let modified = fs::metadata(slot.path()).and_then(|it| it.modified());
        assert!(age(modified.expect("it is there")) < DAY);
    }
}
