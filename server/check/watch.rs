//! `--watch`: checks again whenever files change, at the cost of what has changed.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use ignore::WalkBuilder;
use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::args::Filter;
use super::cache::Cache;
use super::fixing::Outcome;
use super::load::State;
use super::packages::Scope;
use super::report::Report;
use super::{CheckArgs, Look, complain};
use crate::baseline;
use crate::config;
use crate::project::{Disk, is_manifest, is_source_dir};

/// Editors and version control write many files at once; what comes closer together than this is
/// one change.
const QUIET: Duration = Duration::from_millis(40);
/// A stream of changes that does not end is looked at all the same.
const PATIENCE: Duration = Duration::from_millis(1_000);

/// Until it is stopped from outside.
pub(super) fn run(
    args: &CheckArgs,
    filter: &Filter,
    out: &mut impl Write,
    look: Look,
) -> io::Result<u8> {
    if !args.report.is_for_people() {
        complain(
            "error",
            "`--watch` shows findings to people, and in no other format",
        );
        return Ok(2);
    }
    if args.paths.iter().any(|it| it.as_os_str() == "-") {
        complain("error", "standard input cannot be watched");
        return Ok(2);
    }
    let mut eyes = match Eyes::new() {
        Ok(eyes) => eyes,
        Err(error) => {
            complain("error", &format!("changes cannot be watched: {error}"));
            return Ok(2);
        }
    };
    if let Err(message) = Scope::of(args.packages.as_ref(), &args.paths, &Disk::default()) {
        // Nothing that could be watched was named.
        complain("error", &message);
        return Ok(2);
    }
    let mut state = fresh(args, filter, &mut eyes);
    let mut told = None;
    loop {
        let screen = match &mut state {
            Ok(state) => screen(state, args, filter, look)?,
            Err(message) => Screen {
                problems: vec![("error", message.clone())],
                report: Vec::new(),
            },
        };
        // What was saved without a change needs no other screen.
        if told.as_ref() != Some(&screen) {
            screen.show(out, look, look.width.is_some() && !args.no_clear)?;
            told = Some(screen);
        }
        let Some(changed) = eyes.wait(|path| is_of_interest(&state, path)) else {
            return Ok(2);
        };
        let known = match &mut state {
            Ok(state) => changed.iter().all(|it| state.is_edited(it)),
            Err(_) => false,
        };
        if !known {
            // Which files there are, or what counts in them, may be new.
            let old = state.ok();
            state = fresh(args, filter, &mut eyes);
            if let (Ok(state), Some(old)) = (&mut state, old) {
                state.inherit(old);
            }
        }
    }
}

/// The error is one line; the eyes stay open for what mends it.
fn fresh(args: &CheckArgs, filter: &Filter, eyes: &mut Eyes) -> Result<State, String> {
    let disk = Disk::default();
    let scope = Scope::of(args.packages.as_ref(), &args.paths, &disk)?;
    eyes.open(&scope.paths);
    let mut state = State::new(scope.project(disk), Cache::none(), true);
    state.stay();
    args.configured.give(&mut state, filter)?;
    args.baseline.give(&mut state)?;
    args.configured.leave_out(&mut state);
    Ok(state)
}

/// What is shown at one time.
#[derive(PartialEq)]
struct Screen {
    problems: Vec<(&'static str, String)>,
    report: Vec<u8>,
}

impl Screen {
    fn show(&self, out: &mut impl Write, look: Look, clears: bool) -> io::Result<()> {
        if clears {
            // What has scrolled off it stays.
            out.write_all(b"\x1b[H\x1b[2J")?;
            out.flush()?;
        }
        self.problems.iter().for_each(|it| complain(it.0, &it.1));
        out.write_all(&self.report)?;
        let line = "Waiting for changes; Ctrl-C ends.";
        writeln!(out, "{}\n", look.paint.dim(line))?;
        out.flush()
    }
}

fn screen(state: &mut State, args: &CheckArgs, filter: &Filter, look: Look) -> io::Result<Screen> {
    let wrong = state.config_problems();
    if !wrong.is_empty() {
        return Ok(Screen {
            problems: wrong.into_iter().map(|it| ("error", it)).collect(),
            report: Vec::new(),
        });
    }
    state.forget_problems();
    let mut checked = state.check(filter);
    let mut problems: Vec<_> = state
        .problems()
        .map(|it| (if it.fatal { "error" } else { "warning" }, it.line.clone()))
        .collect();
    let mut report = Vec::new();
    match args.baseline.finish(&mut checked, filter) {
        Ok(updates) => {
            let told = Report {
                checked: &checked,
                outcome: &Outcome::default(),
                updates: &updates,
            };
            args.report.files(told);
            args.report.tell(&mut report, told, look)?;
        }
        Err(message) => problems.push(("error", message)),
    }
    Ok(Screen { problems, report })
}

/// In any directory that is looked at.
fn is_of_interest(state: &Result<State, String>, path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    let names = [
        config::FILE,
        baseline::FILE,
        "Cargo.lock",
        ".gitignore",
        ".ignore",
    ];
    is_manifest(path)
        || names.iter().any(|it| name == *it)
        || state.as_ref().is_ok_and(|it| it.is_config(path))
}

/// What looks at directories.
struct Eyes {
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    /// Those of source, each for itself: not the ones that cargo fills.
    inner: BTreeSet<PathBuf>,
    /// These, and the ones above them.
    dirs: BTreeSet<PathBuf>,
}

impl Eyes {
    fn new() -> notify::Result<Self> {
        let (sender, events) = mpsc::channel();
        Ok(Self {
            watcher: notify::recommended_watcher(sender)?,
            events,
            inner: BTreeSet::new(),
            dirs: BTreeSet::new(),
        })
    }

    /// Looks at the directories of source below these paths, and at those above them that may
    /// have manifests and configurations. Before they are read, so that no change is missed.
    fn open(&mut self, paths: &[PathBuf]) {
        let mut dirs = BTreeSet::new();
        let mut inner = BTreeSet::new();
        for path in paths.iter().filter_map(|it| it.canonicalize().ok()) {
            let dir = match path.is_dir() {
                true => path.as_path(),
                false => path.parent().unwrap_or(&path),
            };
            dirs.extend(dir.ancestors().skip(1).map(Path::to_owned));
            // Other files of the package count as well.
            let package = dir.ancestors().find(|it| it.join("Cargo.toml").is_file());
            let mut walk = WalkBuilder::new(package.unwrap_or(dir));
            walk.require_git(false).filter_entry(is_source_dir);
            let found = walk.build().flatten().filter(|it| it.path().is_dir());
            inner.extend(found.map(|it| it.into_path()));
        }
        dirs.extend(inner.iter().cloned());
        for gone in self.dirs.difference(&dirs) {
            let _ = self.watcher.unwatch(gone);
        }
        for new in dirs.difference(&self.dirs) {
            // One that may not be read, or was deleted meanwhile, has nothing to tell.
            let _ = self.watcher.watch(new, RecursiveMode::NonRecursive);
        }
        self.inner = inner;
        self.dirs = dirs;
    }

    /// Whether it is, was or has source.
    fn is_source(&self, path: &Path) -> bool {
        let inside = path.parent().is_some_and(|it| self.inner.contains(it));
        let is_rust = || path.extension().is_some_and(|it| it == "rs");
        inside && (is_rust() || path.is_dir() || self.inner.contains(path))
    }

    /// What has changed, all that belongs together at once; `None` when nothing is told any more.
    fn wait(&self, is_of_interest: impl Fn(&Path) -> bool) -> Option<BTreeSet<PathBuf>> {
        let mut changed = BTreeSet::new();
        let mut first = None;
        loop {
            let event = match first {
                None => self.events.recv().ok()?,
                Some(_) => match self.events.recv_timeout(QUIET) {
                    Ok(event) => event,
                    Err(mpsc::RecvTimeoutError::Timeout) => return Some(changed),
                    Err(mpsc::RecvTimeoutError::Disconnected) => return None,
                },
            };
            // An error says that events were lost, which some path tells anyhow.
            let Ok(event) = event else { continue };
            if is_change(event.kind) {
                let paths = event.paths.into_iter();
                changed.extend(paths.filter(|it| self.is_source(it) || is_of_interest(it)));
            }
            if !changed.is_empty() {
                let since = *first.get_or_insert_with(Instant::now);
                if since.elapsed() > PATIENCE {
                    return Some(changed);
                }
            }
        }
    }
}

/// Reading is none.
fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        _ => true,
    }
}
