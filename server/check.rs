//! The command: finds files, analyses them on all cores, reports, fixes.
//!
//! The only room that prints.

mod allowing;
mod args;
mod baseline;
pub mod building;
mod cache;
mod changed;
pub mod colour;
mod concise;
mod configuration;
mod configured;
mod diff;
mod exit;
mod fingerprint;
mod fixing;
mod found;
mod frame;
mod full;
mod github;
mod gitlab;
mod grouped;
mod json;
mod load;
mod markdown;
mod origin;
mod packages;
mod progress;
mod rdjson;
mod report;
mod rule_id;
mod sarif;
mod statistics;
mod stats;
mod tables;
mod target;
mod timings;
mod versioned;
mod watch;
mod writing;
mod xml;

use std::collections::BTreeMap;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

pub use self::args::CheckArgs;
use self::cache::Cache;
pub use self::configuration::ConfigTask;
pub use self::exit::CODES;
use self::load::Checked;
pub use self::packages::PackageArgs;
use self::packages::Scope;
use self::report::Report;
pub use self::rule_id::RuleId;
use self::timings::Timings;
use crate::finding::{Finding, Severity};
use crate::index::Place;
use crate::paint::Paint;
use crate::project::{self, Disk};
use crate::text::{LineIndex, Span};

/// What the command is asked to do.
#[derive(Debug)]
pub enum Task {
    Check(Box<CheckArgs>),
    /// The page of a rule, or what a message means.
    Explain(String),
    Rules {
        markdown: bool,
        json: bool,
    },
    Config(ConfigTask),
    /// The pages of all rules.
    ExplainAll,
}

/// Does it; the exit code.
pub fn run(task: Task) -> ExitCode {
    project::quiet_workers();
    // Everything happens on a thread whose stack we chose: parsing and dropping recurse.
    match project::spawn(move || run_here(task)).join() {
        Ok(code) => code,
        Err(_) => ExitCode::from(2),
    }
}

fn run_here(task: Task) -> ExitCode {
    let stdout = io::stdout();
    let is_terminal = stdout.is_terminal();
    let paint = Paint {
        on: colour::is_on(is_terminal),
    };
    let width = terminal_size::terminal_size()
        .map(|it| usize::from(it.0.0))
        .filter(|_| is_terminal);
    let mut out = BufWriter::with_capacity(1 << 16, stdout.lock());
    let result = match task {
        Task::Check(args) => check(&args.naming_stdin(), &mut out, Look { paint, width }),
        Task::Explain(id) => tables::explain(&mut out, &id, width.unwrap_or(100), paint),
        Task::Config(task) => configuration::run(&mut out, &task, paint),
        Task::Rules { markdown: true, .. } => tables::rules_markdown(&mut out),
        Task::Rules { json: true, .. } => tables::rules_json(&mut out),
        Task::ExplainAll => tables::explain_all(&mut out, width.unwrap_or(100), paint),
        Task::Rules { .. } => tables::rules(&mut out, width.unwrap_or(100), paint),
    };
    let result = result.and_then(|code| unless_closed(out.flush()).map(|()| code));
    // What could not be written must not be tried again when it is dropped.
    drop(out.into_parts());
    match result {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            complain("error", &error.to_string());
            ExitCode::from(2)
        }
    }
}

/// How the output looks.
#[derive(Clone, Copy)]
struct Look {
    paint: Paint,
    /// The columns of the terminal; `None` when the output goes elsewhere.
    width: Option<usize>,
}

/// One line about something that could not be done.
pub fn complain(kind: &str, message: &str) {
    let paint = Paint {
        on: colour::is_on(io::stderr().is_terminal()),
    };
    let kind = match kind {
        "error" => paint.severity(Severity::Error, kind),
        _ => paint.severity(Severity::Warning, kind),
    };
    let line: String = message
        .chars()
        .map(|it| if it.is_control() { ' ' } else { it })
        .collect();
    // Nothing can be done about a closed stderr.
    let _ = writeln!(io::stderr(), "{kind}: {line}");
}

/// The files that are asked about, one per line.
fn list(state: &load::State, out: &mut impl Write) -> io::Result<u8> {
    let mut files = state.asked().iter();
    let shown = files.try_for_each(|it| writeln!(out, "{}", project::display(it)));
    unless_closed(shown)?;
    complain_of(state);
    Ok(if state.problems().any(|it| it.fatal) {
        2
    } else {
        0
    })
}

fn complain_of(state: &load::State) {
    for problem in state.problems() {
        let kind = if problem.fatal { "error" } else { "warning" };
        complain(kind, &problem.line);
    }
}

fn check(args: &CheckArgs, out: &mut impl Write, look: Look) -> io::Result<u8> {
    let filter = match args.filter().and_then(|it| args.verify().map(|()| it)) {
        Ok(filter) => filter,
        Err(message) => {
            complain("error", &message);
            return Ok(2);
        }
    };
    if let Some(threads) = args.threads {
        project::limit_threads(threads);
    }
    if args.watch {
        return watch::run(args, &filter, out, look);
    }
    let started = Instant::now();
    let fixes = args.fix_mode();
    let rewrites = fixes.is_some() || args.allow.add_allow;
    let mut disk = Disk::default();
    let scope = Scope::of(args.packages.as_ref(), &args.paths, &disk);
    let found = scope.and_then(|it| Ok((args.changed.find(&it.paths, &mut disk)?, it)));
    let (changed, scope) = match found {
        Ok(found) => found,
        Err(message) => {
            complain("error", &message);
            return Ok(2);
        }
    };
    let cache = Cache::new(&args.cache, &args.paths);
    let mut state = load::State::new(scope.project(disk), cache, rewrites);
    let given = args.configured.give(&mut state, &filter);
    if let Err(message) = given.and_then(|()| args.baseline.give(&mut state)) {
        complain("error", &message);
        return Ok(2);
    }
    args.configured.leave_out(&mut state);
    if let Some(changed) = &changed {
        changed.narrow(&mut state);
    }
    if args.show_files {
        return list(&state, out);
    }
    let wrong = state.config_problems();
    if !wrong.is_empty() {
        // What was meant to be left alone must be neither reported nor fixed.
        wrong.iter().for_each(|it| complain("error", it));
        return Ok(2);
    }
    state.timings = args.timings.then(Timings::new);
    let mut checked = state.check(&filter);
    let mut outcome = match fixes {
        _ if args.allow.add_allow => match args.allow.run(&mut state, &mut checked, &filter) {
            Ok(outcome) => outcome,
            Err(message) => {
                complain("error", &message);
                return Ok(2);
            }
        },
        Some(most) => fixing::run(&mut state, &mut checked, &filter, most),
        None => fixing::Outcome::default(),
    };
    complain_of(&state);
    if args.stats {
        stats::tell(&checked, started.elapsed());
    }
    let failed = state.problems().any(|it| it.fatal);
    if args.diff {
        for it in &outcome.changes {
            diff::unified(
                out,
                &project::display(&it.path),
                &it.old,
                &it.new,
                look.paint,
            )?;
        }
        return Ok(args.exit.code_of_diff(&outcome, failed));
    }
    let Ok(written) = writing::write(&outcome, &args.writing) else {
        return Ok(2);
    };
    outcome.take_back(&written.refused, &mut state, &mut checked, &filter);
    let updates = match args.baseline.finish(&mut checked, &filter) {
        Ok(updates) => updates,
        Err(message) => {
            complain("error", &message);
            return Ok(2);
        }
    };
    let report = Report {
        checked: &checked,
        outcome: &outcome,
        updates: &updates,
    };
    // Before standard output, whose reader may leave.
    let filed = args.report.files(report);
    let failed = failed || !written.refused.is_empty() || !filed;
    let code = args.exit.code(&checked, &outcome, failed);
    if let Some(text) = written
        .stdin
        .or_else(|| state.stdin_text().filter(|_| rewrites))
    {
        // The text takes stdout; a reader of the findings runs without `--fix`.
        if state.disk.is_marked(Disk::stdin()) {
            out.write_all("\u{feff}".as_bytes())?;
        }
        out.write_all(text.as_bytes())?;
        return Ok(code);
    }
    let Some(timings) = &state.timings else {
        return args.report.tell(out, report, look).map(|()| code);
    };
    timings.timed(timings::REPORT, || args.report.tell(out, report, look))?;
    unless_closed(out.flush())?;
    let paint = Paint {
        on: colour::is_on(io::stderr().is_terminal()),
    };
    let groups = (checked.reused, checked.groups);
    // Nothing can be done about a closed stderr.
    let _ = timings.tell(started.elapsed(), groups, paint);
    Ok(code)
}

/// Whoever read our output may have seen enough: that is no failure.
fn unless_closed(told: io::Result<()>) -> io::Result<()> {
    match told {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        told => told,
    }
}

/// A text with what is needed to say where things are in it.
struct Document {
    path: PathBuf,
    text: Arc<str>,
    lines: LineIndex,
}

/// 1-based lines and characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Position {
    line: u32,
    column: u32,
}

impl Document {
    fn new(path: &Path, text: Arc<str>) -> Self {
        Self {
            path: path.to_owned(),
            lines: LineIndex::new(&text),
            text,
        }
    }

    fn range(&self, span: Span) -> (Position, Position) {
        (self.position(span.start), self.position(span.end))
    }

    fn position(&self, offset: u32) -> Position {
        let (line, column) = self.lines.human(&self.text, offset);
        Position { line, column }
    }
}

impl Checked {
    fn document(&self, place: Place) -> &Document {
        &self.documents[&place.file]
    }

    fn absolute(&self, place: Place) -> Span {
        place.span
    }

    /// What is shown, per severity.
    fn counts(&self) -> BTreeMap<Severity, usize> {
        let mut counts = BTreeMap::new();
        for Finding { severity, .. } in &self.findings {
            *counts.entry(*severity).or_default() += 1;
        }
        counts
    }
}
