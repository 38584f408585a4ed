//! Notices when the editor has died without a word, so that no server is left behind.

use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use tokio::sync::mpsc::UnboundedSender;

use super::frames::Frame;

const EVERY: Duration = Duration::from_secs(3);

/// Looks from time to time whether the process is there; tells when it is not.
pub(super) fn watch(process: u64, frames: UnboundedSender<Frame>) {
    // It has just spoken, and waits for an answer: so it must be in another container, where it
    // cannot be seen. A thread would look too late to say so.
    if !is_alive(process) {
        tracing::info!("the editor, process {process}, cannot be watched");
        return;
    }
    let watching = thread::Builder::new().name("watchdog".to_owned());
    let started = watching.spawn(move || {
        while is_alive(process) {
            if frames.is_closed() {
                return;
            }
            thread::sleep(EVERY);
        }
        // The connection may have ended by itself.
        let _ = frames.send(Frame::Orphaned);
    });
    if let Err(error) = started {
        tracing::warn!("the editor is not watched: {error}");
    }
}

/// Where it cannot be told, the end of standard input has to do.
fn is_alive(process: u64) -> bool {
    if cfg!(target_os = "linux") {
        let stat = std::fs::read_to_string(format!("/proc/{process}/stat"));
        // A process that nobody has waited for yet is dead all the same.
        return match stat {
            Ok(stat) => !stat
                .rsplit(')')
                .next()
                .is_some_and(|it| it.trim_start().starts_with('Z')),
            Err(_) => !Path::new("/proc/self").exists(),
        };
    }
    if cfg!(unix) {
        // Unlike a signal, it may look at the processes of other users.
        let mut list = Command::new("ps");
        list.args(["-p", &process.to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        return list.status().map_or(true, |it| it.success());
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_living_and_the_dead() {
        assert!(is_alive(u64::from(std::process::id())));
        let mut child = Command::new("true").spawn().expect("a program that ends");
        let process = u64::from(child.id());
        child.wait().expect("it was started");
        assert!(!is_alive(process));
    }
}
