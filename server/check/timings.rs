//! Where the time of a run goes: by part of the work, and by rule.

use std::collections::HashMap;
use std::io::{self, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::progress::Progress;
use crate::analysis;
use crate::paint::Paint;
use crate::project::{self, Observer};
use crate::rules;

/// What the report is called, which only this room makes.
pub(super) const REPORT: &str = "report";

/// What was measured so far, on all threads.
pub(super) struct Timings {
    at: HashMap<&'static str, usize>,
    entries: Vec<Entry>,
}

struct Entry {
    name: &'static str,
    is_rule: bool,
    nanoseconds: AtomicU64,
    findings: AtomicU64,
}

impl Timings {
    pub fn new() -> Self {
        let first = [project::READ, project::LOWER, project::INDEX];
        let parts = first.into_iter().chain(analysis::PARTS).chain([REPORT]);
        let parts = parts.map(|it| (it, false));
        let checked = rules::all().iter().filter(|it| it.check.is_some());
        let entries = parts.chain(checked.map(|it| (it.id, true)));
        let entries: Vec<Entry> = entries
            .map(|(name, is_rule)| Entry {
                name,
                is_rule,
                nanoseconds: AtomicU64::new(0),
                findings: AtomicU64::new(0),
            })
            .collect();
        let at = entries.iter().enumerate().map(|it| (it.1.name, it.0));
        Self {
            at: at.collect(),
            entries,
        }
    }

    /// Does the work, and adds the time that it takes on this thread.
    pub fn timed<R>(&self, part: &str, work: impl FnOnce() -> R) -> R {
        let started = Instant::now();
        let result = work();
        if let Some(at) = self.at.get(part) {
            let took = started.elapsed().as_nanos() as u64;
            self.entries[*at]
                .nanoseconds
                .fetch_add(took, Ordering::Relaxed);
        }
        result
    }

    pub fn found(&self, rule: &str) {
        if let Some(at) = self.at.get(rule) {
            self.entries[*at].findings.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Two tables, on stderr, where findings do not go. `reused` of the `groups` of packages were
    /// known from before, so that nothing was measured of them.
    pub fn tell(
        &self,
        took: Duration,
        (reused, groups): (usize, usize),
        paint: Paint,
    ) -> io::Result<()> {
        let mut err = io::stderr().lock();
        let (rules, parts): (Vec<&Entry>, Vec<&Entry>) =
            self.entries.iter().partition(|it| it.is_rule);
        let all = self.entries.iter().map(Entry::time).sum::<Duration>();
        let share = |it: Duration| 100.0 * it.as_secs_f64() / all.as_secs_f64().max(1e-9);
        let width = self
            .entries
            .iter()
            .map(|it| it.name.len())
            .max()
            .unwrap_or(0);
        let line = |name: &str, time: Duration, last: &str| {
            let milliseconds = 1e3 * time.as_secs_f64();
            let line = format!(
                "{name:<width$} {milliseconds:>11.1} {:>7.1}  {last:>8}",
                share(time)
            );
            line.trim_end().to_owned()
        };
        let head = |name: &str, last: &str| {
            let line = format!("{name:<width$} {:>11} {:>7}  {last:>8}", "ms", "%");
            paint.bold(line.trim_end())
        };
        let of_rules = rules.iter().map(|it| it.time()).sum();
        writeln!(err, "{}", head("part", ""))?;
        for part in parts {
            if part.name == REPORT {
                writeln!(err, "{}", line("rules", of_rules, ""))?;
            }
            writeln!(err, "{}", line(part.name, part.time(), ""))?;
        }
        let mut rules = rules;
        rules.sort_by_key(|it| (std::cmp::Reverse(it.time()), it.name));
        writeln!(err, "\n{}", head("rule", "findings"))?;
        for rule in rules {
            let findings = rule.findings.load(Ordering::Relaxed).to_string();
            writeln!(err, "{}", line(rule.name, rule.time(), &findings))?;
        }
        let (all, took) = (1e3 * all.as_secs_f64(), 1e3 * took.as_secs_f64());
        writeln!(
            err,
            "\n{all:.1} ms on all threads together; the run took {took:.1} ms."
        )?;
        match reused {
            0 => Ok(()),
            _ => writeln!(
                err,
                "{reused} of {groups} groups of packages were known from before; `--no-cache` measures them too."
            ),
        }
    }
}

impl Entry {
    fn time(&self) -> Duration {
        Duration::from_nanos(self.nanoseconds.load(Ordering::Relaxed))
    }
}

/// A bar on the terminal, and a clock.
pub(super) struct Watched<'a> {
    progress: Option<Progress>,
    /// If somebody wants to know.
    timings: Option<&'a Timings>,
}

impl<'a> Watched<'a> {
    pub fn new(what: &'static str, timings: Option<&'a Timings>) -> Self {
        let progress = Some(Progress::new(what));
        Self { progress, timings }
    }

    /// Of a part of something whose progress is shown.
    pub fn silent(timings: Option<&'a Timings>) -> Self {
        let progress = None;
        Self { progress, timings }
    }
}

impl Observer for Watched<'_> {
    fn progress(&self, done: usize, of: usize) {
        if let Some(progress) = &self.progress {
            progress.progress(done, of);
        }
    }

    fn timed<R>(&self, part: &'static str, work: impl FnOnce() -> R) -> R {
        if let Some(progress) = &self.progress {
            progress.enter(part);
        }
        match self.timings {
            Some(timings) => timings.timed(part, work),
            None => work(),
        }
    }
}
