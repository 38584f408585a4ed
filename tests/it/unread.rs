//! Files that cannot be read or written: they fail the run, and every report tells what is on the
//! disk.

use std::fs;

use serde_json::Value;

use crate::cli::Dir;
use crate::fixing::git;

const CLEAN: &str = "fn main() {}\n";
const MANIFEST: (&str, &str) = (
    "Cargo.toml",
    "[package]\nname = \"x\"\nedition = \"2024\"\n\n[dependencies]\ntokio = { version = \"1\", features = [\"full\"] }\n",
);
const SLEEPS: &str =
    "async fn f() {\n    std::thread::sleep(std::time::Duration::from_secs(1));\n}\n";
const FIXED: &str =
    "async fn f() {\n    tokio::time::sleep(std::time::Duration::from_secs(1)).await;\n}\n";

#[track_caller]
fn fails(dir: &Dir, message: &str) {
    for args in [&["check"][..], &["check", "--exit-zero"]] {
        let run = dir.run(args);
        assert_eq!(run.code, 2, "{}", run.err);
        assert_eq!(run.err, format!("error: {message}\n"));
        assert!(run.out.ends_with("1 file not analysed.\n"), "{}", run.out);
    }
    let sarif = dir.run(&["check", "--output-format", "sarif"]).out;
    let sarif: Value = serde_json::from_str(&sarif).expect("JSON");
    let invocation = &sarif["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let notes = &invocation["toolExecutionNotifications"];
    assert_eq!(notes[0]["message"]["text"], message);
}

#[test]
fn source_that_is_no_text_fails_the_run() {
    let dir = Dir::with(&[("a.rs", CLEAN)]);
    dir.write("bytes.rs", b"\xff");
    fails(&dir, "bytes.rs: not UTF-8 (line 1, byte 0); not analysed");
    // Also when all else is known from before.
    dir.write("target/CACHEDIR.TAG", b"");
    fails(&dir, "bytes.rs: not UTF-8 (line 1, byte 0); not analysed");
}

#[test]
fn source_that_is_too_large_fails_the_run() {
    let dir = Dir::with(&[("a.rs", CLEAN)]);
    let big = fs::File::create(dir.path.join("big.rs")).expect("ours");
    big.set_len(100 << 20).expect("ours");
    fails(
        &dir,
        "big.rs: 104 MB is too large to be source; not analysed",
    );
    // Until somebody says that it is none.
    dir.write(".ignore", b"big.rs\n");
    assert_eq!(dir.run(&["check"]).code, 0);
}

#[cfg(unix)]
#[test]
fn source_that_cannot_be_opened_fails_the_run() {
    let dir = Dir::with(&[("a.rs", CLEAN)]);
    let pipe = std::process::Command::new("mkfifo")
        .arg(dir.path.join("pipe.rs"))
        .status();
    assert!(pipe.is_ok_and(|it| it.success()));
    fails(&dir, "pipe.rs: not a regular file");
}

#[test]
fn broken_syntax_is_told_and_fails_nothing() {
    let dir = Dir::with(&[("a.rs", "fn f( {\n")]);
    let run = dir.run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.starts_with("warning: a.rs:1:"), "{}", run.err);
}

#[test]
fn what_is_staged_and_no_text_is_not_replaced_by_what_is_on_the_disk() {
    let dir = Dir::with(&[("a.rs", CLEAN)]);
    git(&dir.path, &["init", "--quiet"]);
    dir.write("b.rs", b"\xff");
    git(&dir.path, &["add", "b.rs"]);
    dir.write("b.rs", CLEAN.as_bytes());
    let run = dir.run(&["check", "--staged"]);
    assert_eq!(run.code, 2, "{}", run.out);
    assert!(run.err.starts_with("error: b.rs: not UTF-8"), "{}", run.err);
}

/// Two files with one finding each, of which one cannot be written.
#[cfg(unix)]
fn half_writable() -> Dir {
    use std::os::unix::fs::PermissionsExt;
    let dir = Dir::with(&[
        MANIFEST,
        ("src/lib.rs", "mod a;\nmod b;\n"),
        ("src/a.rs", SLEEPS),
        ("src/b.rs", SLEEPS),
    ]);
    let mode = fs::Permissions::from_mode(0o444);
    fs::set_permissions(dir.path.join("src/b.rs"), mode).expect("ours");
    dir
}

#[cfg(unix)]
#[test]
fn what_was_not_fixed_is_still_found() {
    let dir = half_writable();
    let run = dir.run(&[
        "check",
        "--fix",
        "--allow-no-vcs",
        "--output-format=concise",
        "--output=json=all.json",
    ]);
    assert_eq!(run.code, 2);
    assert_eq!(run.err, "error: src/b.rs: it is read-only; not fixed\n");
    let found = "src/b.rs:2:5: error[blocking_sleep] `std::thread::sleep` blocks the runtime thread
Fixed 1 finding in 1 file.
Found 1 error in 3 files.
1 fixable with `--fix`.
Hidden: 1 hint (`--level hint`).
";
    assert_eq!(run.out, found);
    assert_eq!(dir.read("src/a.rs"), FIXED);
    let json: Value = serde_json::from_str(&dir.read("all.json")).expect("JSON");
    assert_eq!(json["findings"][0]["path"], "src/b.rs");
    assert_eq!(json["summary"]["shown"]["error"], 1);
}

#[cfg(unix)]
#[test]
fn what_was_not_allowed_is_still_found() {
    let dir = half_writable();
    let run = dir.run(&[
        "check",
        "--add-allow",
        "--reason=old",
        "--allow-no-vcs",
        "--output-format=grouped",
    ]);
    assert_eq!(run.code, 2);
    assert!(run.out.starts_with("src/b.rs\n"), "{}", run.out);
    assert!(run.out.contains("Found 1 error in 3 files."), "{}", run.out);
    assert!(
        run.out.contains("Allowed 1 finding with comments."),
        "{}",
        run.out
    );
}

#[test]
fn what_is_staged_and_changed_again_is_not_fixed_and_still_found() {
    let dir = Dir::with(&[MANIFEST, ("src/lib.rs", "")]);
    git(&dir.path, &["init", "--quiet"]);
    git(&dir.path, &["add", "--all"]);
    git(&dir.path, &["commit", "--quiet", "-m", "all"]);
    dir.write("src/lib.rs", SLEEPS.as_bytes());
    git(&dir.path, &["add", "--all"]);
    let more = format!("{SLEEPS}// More.\n");
    dir.write("src/lib.rs", more.as_bytes());
    let run = dir.run(&["check", "--staged", "--fix", "--allow-dirty"]);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.err,
        "error: src/lib.rs: it was changed meanwhile; not fixed\n"
    );
    assert!(!run.out.contains("Fixed"), "{}", run.out);
    assert!(run.out.contains("Found 1 error in 1 file."), "{}", run.out);
    assert_eq!(dir.read("src/lib.rs"), more);
}
