//! What a run took: files, lines, time, memory, and how much of the code is understood.

use std::fs;
use std::io::{self, Write};
use std::time::Duration;

use super::load::{Checked, Seen};

/// A line each, on stderr, where findings do not go.
pub(super) fn tell(checked: &Checked, took: Duration) {
    let mut err = io::stderr().lock();
    let Seen {
        files,
        lines,
        bytes,
    } = checked.seen;
    let seconds = took.as_secs_f64();
    let rate = lines as f64 / seconds.max(1e-9);
    let megabytes = bytes as f64 / 1e6;
    // Nothing can be done about a closed stderr.
    let _ = writeln!(
        err,
        "stats: {files} files, {lines} lines, {megabytes:.1} MB"
    );
    let _ = writeln!(err, "stats: {seconds:.3} s, {rate:.0} lines per second");
    let (known, groups) = (checked.reused, checked.groups);
    let _ = writeln!(
        err,
        "stats: {known} of {groups} package groups came from the cache"
    );
    if let Some(peak) = peak_memory() {
        let _ = writeln!(err, "stats: {peak:.0} MB of memory at the peak");
    }
    let it = checked.coverage;
    let methods = share(it.methods_known, it.methods);
    let awaits = share(it.awaits_known, it.awaits);
    let _ = writeln!(
        err,
        "stats: known are the targets of {methods} of method calls"
    );
    let _ = writeln!(err, "stats: known are the types of {awaits} of awaits");
}

fn share(known: u32, all: u32) -> String {
    let percent = 100.0 * f64::from(known) / f64::from(all.max(1));
    format!("{percent:.1} % ({known} of {all})")
}

/// In megabytes, where the system tells.
fn peak_memory() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|it| it.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes / 1e3)
}
