//! `--watch` and `--timings`, as their users run them.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use crate::cli::Dir;

const MANIFEST: &str = "[package]\nname = \"x\"\nedition = \"2024\"\n\n[dependencies]\ntokio = { version = \"1\", features = [\"full\"] }\n";
const SLEEPS: &str =
    "pub async fn f() {\n    std::thread::sleep(std::time::Duration::from_secs(1));\n}\n";

struct Watching {
    child: Child,
    lines: Receiver<String>,
}

impl Watching {
    fn start(dir: &Dir) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_wakeful"))
            .args(["check", "--watch"])
            .current_dir(&dir.path)
            .env_clear()
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the binary was built");
        let stdout = BufReader::new(child.stdout.take().expect("piped"));
        let (sender, lines) = mpsc::channel();
        thread::spawn(move || {
            for line in stdout.lines().map_while(Result::ok) {
                let _ = sender.send(line);
            }
        });
        Self { child, lines }
    }

    /// Goes on until a screen shows this: half of a change may be shown before the whole.
    #[track_caller]
    fn shows(&self, what: &str) {
        let mut screen = String::new();
        loop {
            // Far more than it needs; without it a failure would have no end.
            let line = self.lines.recv_timeout(Duration::from_secs(120));
            let line = line.unwrap_or_else(|_| panic!("`{what}` is not shown: {screen}"));
            if !line.starts_with("Waiting for changes") {
                screen += &line;
                screen.push('\n');
            } else if screen.contains(what) {
                return;
            } else {
                screen.clear();
            }
        }
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn what_changes_is_checked_again() {
    let dir = Dir::with(&[
        ("Cargo.toml", MANIFEST),
        (
            "src/lib.rs",
            "mod a;\npub async fn g() {\n    a::nap();\n}\n",
        ),
        ("src/a.rs", "pub fn nap() {}\n"),
    ]);
    let watching = Watching::start(&dir);
    watching.shows("Nothing found in 2 files.");
    // The body of a function that another file calls.
    dir.write(
        "src/a.rs",
        b"pub fn nap() {\n    std::thread::sleep(std::time::Duration::MAX);\n}\n",
    );
    watching.shows("it calls `std::thread::sleep`\n  --> src/lib.rs:3:5\n");
    // The shape of a file.
    dir.write(
        "src/a.rs",
        format!("pub fn nap() {{}}\n{SLEEPS}").as_bytes(),
    );
    watching.shows("blocks the runtime thread\n  --> src/a.rs:3:5\n");
    dir.write("src/a.rs", b"pub fn nap() {}\n");
    watching.shows("Nothing found in 2 files.");
    // A file in a directory that was not there.
    dir.write("src/new/deep/b.rs", SLEEPS.as_bytes());
    watching.shows("--> src/new/deep/b.rs:2:5\n");
    // What counts.
    dir.write("wakeful.toml", b"ignore = [\"blocking_sleep\"]\n");
    watching.shows("Nothing found in 3 files.");
    fs::remove_file(dir.path.join("wakeful.toml")).expect("ours");
    watching.shows("Found 1 error in 3 files.");
    fs::remove_file(dir.path.join("src/new/deep/b.rs")).expect("ours");
    watching.shows("Nothing found in 2 files.");
    // The manifest: without tokio, its functions are not offered.
    dir.write("src/a.rs", SLEEPS.as_bytes());
    watching.shows("+     tokio::time::sleep(");
    dir.write(
        "Cargo.toml",
        MANIFEST.replace("tokio", "# tokio").as_bytes(),
    );
    watching.shows("^^^^^\n\nFound 1 error in 2 files.\n");
}

#[test]
fn only_what_can_be_watched_is() {
    let dir = Dir::with(&[("a.rs", SLEEPS)]);
    for args in [
        &["check", "--watch", "-"][..],
        &["check", "--watch", "--output-format", "json"],
        &["check", "--watch", "--fix"],
    ] {
        assert_eq!(dir.run(args).code, 2, "{args:?}");
    }
}

#[test]
fn rules_are_timed() {
    let dir = Dir::with(&[("Cargo.toml", MANIFEST), ("src/lib.rs", SLEEPS)]);
    let plain = dir.run(&["check"]);
    let run = dir.run(&["check", "--timings"]);
    assert_eq!((run.code, run.out), (plain.code, plain.out));
    let row = |name: &str| {
        let mut lines = run.err.lines();
        let row = lines.find_map(|it| it.strip_prefix(name));
        let row = row.unwrap_or_else(|| panic!("{name}:\n{}", run.err));
        row.split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(row("part "), ["ms", "%"]);
    for part in [
        "parsing and lowering ",
        "types and facts ",
        "rules ",
        "report ",
    ] {
        let numbers: Vec<f64> = row(part).iter().filter_map(|it| it.parse().ok()).collect();
        assert_eq!(numbers.len(), 2, "{part}");
    }
    assert_eq!(row("rule "), ["ms", "%", "findings"]);
    assert_eq!(row("blocking_sleep ")[2], "1");
    assert_eq!(row("unbounded_channel ")[2], "0");
}
