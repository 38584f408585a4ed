//! A bar on the terminal for runs that take long enough to wonder.

use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use terminal_size::terminal_size_of;

use crate::analysis::PARTS;
use crate::project::{LOWER, Observer, READ};

/// Runs shorter than this show nothing.
const PATIENCE: Duration = Duration::from_millis(400);
const STEP: Duration = Duration::from_millis(80);
const MOST_CELLS: usize = 30;
/// A shorter bar says nothing.
const LEAST_CELLS: usize = 5;

/// The parts of the work that count something, and what they are called meanwhile.
const PHASES: [(&str, &str); 5] = [
    (READ, "reading"),
    (LOWER, "parsing"),
    (PARTS[0], "searching"),
    (PARTS[1], "typing"),
    (PARTS[3], "asking rules"),
];

pub(super) struct Progress {
    what: &'static str,
    /// Which of the phases, as soon as one is known.
    phase: AtomicUsize,
    drawn: Option<Mutex<Drawn>>,
}

struct Drawn {
    next: Instant,
    any: bool,
}

impl Progress {
    pub fn new(what: &'static str) -> Self {
        let visible =
            io::stderr().is_terminal() && std::env::var_os("TERM").is_none_or(|it| it != "dumb");
        let next = Instant::now() + PATIENCE;
        Self {
            what,
            phase: AtomicUsize::new(usize::MAX),
            drawn: visible.then(|| Mutex::new(Drawn { next, any: false })),
        }
    }

    /// What is counted next.
    pub fn enter(&self, part: &str) {
        if self.drawn.is_none() {
            return;
        }
        if let Some(phase) = PHASES.iter().position(|it| it.0 == part) {
            self.phase.store(phase, Ordering::Relaxed);
        }
    }
}

impl Observer for Progress {
    fn progress(&self, done: usize, of: usize) {
        let Some(drawn) = &self.drawn else { return };
        // Another thread is drawing: that is enough.
        let Ok(mut drawn) = drawn.try_lock() else {
            return;
        };
        let now = Instant::now();
        if now < drawn.next || of == 0 {
            return;
        }
        drawn.next = now + STEP;
        drawn.any = true;
        let phase = PHASES.get(self.phase.load(Ordering::Relaxed));
        let what = phase.map_or(self.what, |it| it.1);
        let width = terminal_size_of(io::stderr()).map_or(80, |it| usize::from(it.0.0));
        let line = line(what, done, of, width);
        let _ = write!(io::stderr(), "\r\u{1b}[2K{line}");
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        let any = self
            .drawn
            .as_ref()
            .is_some_and(|it| it.lock().is_ok_and(|it| it.any));
        if any {
            let _ = write!(io::stderr(), "\r\u{1b}[2K");
        }
    }
}

/// Fits into a line of the terminal, so that it can be overwritten.
fn line(what: &str, done: usize, of: usize, width: usize) -> String {
    let what = format!("{what:>12}");
    let count = format!("{done}/{of}");
    // Some terminals begin a new line as soon as one is full.
    let width = width.saturating_sub(1);
    let cells = width.saturating_sub(what.len() + count.len() + 2);
    if cells < LEAST_CELLS {
        let line = format!("{} {count}", what.trim_start());
        return line.chars().take(width).collect();
    }
    let cells = cells.min(MOST_CELLS);
    let full = done * cells / of;
    let bar = format!("{}{}", "━".repeat(full), " ".repeat(cells - full));
    format!("{what} {bar} {count}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_never_fills_a_line() {
        for width in 0..120 {
            let line = line("reading", 1_000, 2_000, width);
            assert!(line.chars().count() < width.max(1), "{width}: {line}");
        }
        let bar = format!("{}{}", "━".repeat(15), " ".repeat(15));
        assert_eq!(
            line("reading", 5, 10, 80),
            format!("     reading {bar} 5/10")
        );
        assert_eq!(line("reading", 5, 10, 20), "reading 5/10");
        assert_eq!(line("reading", 5, 10, 9), "reading ");
    }

    #[test]
    fn every_phase_is_a_part_of_the_work() {
        let progress = Progress {
            what: "analysing",
            phase: AtomicUsize::new(usize::MAX),
            drawn: Some(Mutex::new(Drawn {
                next: Instant::now(),
                any: false,
            })),
        };
        progress.enter("no_such_rule");
        assert_eq!(progress.phase.load(Ordering::Relaxed), usize::MAX);
        progress.enter(PARTS[1]);
        assert_eq!(PHASES[progress.phase.load(Ordering::Relaxed)].1, "typing");
    }
}
