//! A bar on the terminal for runs that take long enough to wonder.

use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::project::Observer;

/// Runs shorter than this show nothing.
const PATIENCE: Duration = Duration::from_millis(400);
const STEP: Duration = Duration::from_millis(80);
const CELLS: usize = 30;

pub(super) struct Progress {
    what: &'static str,
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
            drawn: visible.then(|| Mutex::new(Drawn { next, any: false })),
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
        let full = done * CELLS / of;
        let bar = format!("{}{}", "━".repeat(full), " ".repeat(CELLS - full));
        let _ = write!(
            io::stderr(),
            "\r\u{1b}[2K{:>12} {bar} {done}/{of}",
            self.what
        );
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
