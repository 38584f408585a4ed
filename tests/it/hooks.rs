//! Hooks of git, as git runs them.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::cli::Dir;
use crate::fixing::git;

const GOOD: &str = "fn f() {}\n";
/// A file with one finding, on a line of its own.
const BAD: &str = "fn f() {} // wakeful: allow(blocking_slep) -- why\n";
const SLEEPS: &str =
    "async fn f() {\n    std::thread::sleep(std::time::Duration::from_secs(1));\n}\n";
const FIXED: &str =
    "async fn f() {\n    tokio::time::sleep(std::time::Duration::from_secs(1)).await;\n}\n";
const MANIFEST: (&str, &str) = (
    "Cargo.toml",
    "[package]\nname = \"x\"\nedition = \"2024\"\n\n[dependencies]\ntokio = { version = \"1\", features = [\"full\"] }\n",
);

/// A repository whose hook runs this before a commit, with everything committed.
fn hooked(files: &[(&str, &str)], line: &str) -> Dir {
    let dir = Dir::with(files);
    git(&dir.path, &["init", "--quiet", "--initial-branch=main"]);
    git(&dir.path, &["add", "--all"]);
    git(&dir.path, &["commit", "--quiet", "-m", "all"]);
    let wakeful = env!("CARGO_BIN_EXE_wakeful");
    let hook = format!("#!/bin/sh\nexport WAKEFUL='{wakeful}'\n{line}\n");
    dir.write(".git/hooks/pre-commit", hook.as_bytes());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let path = dir.path.join(".git/hooks/pre-commit");
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("ours");
    }
    dir
}

/// Whether it was committed, and what was said.
fn commit(dir: &Path, args: &[&str]) -> (bool, String) {
    let output = Command::new("git")
        .args(["-c", "user.name=a", "-c", "user.email=a@example.org"])
        .args(["-c", "commit.gpgsign=false", "commit", "-m", "x"])
        .args(args)
        .current_dir(dir)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", "")
        .output()
        .expect("there is a git");
    let told = [output.stdout, output.stderr].concat();
    let told = String::from_utf8(told).expect("UTF-8");
    (output.status.success(), told)
}

#[track_caller]
fn refused(dir: &Path, args: &[&str], wanted: &[&str]) {
    let (is_committed, told) = commit(dir, args);
    let named = |it: &&str| told.contains(&format!("{it}:1:29: warning"));
    let all = ["a.rs", "b.rs", "c.rs"];
    let found: Vec<&str> = all.into_iter().filter(named).collect();
    assert_eq!(found, wanted, "{told}");
    assert!(!is_committed, "{told}");
}

const STAGED: &str = "exec \"$WAKEFUL\" check --staged --output-format concise";

#[test]
fn what_a_commit_of_everything_takes_is_staged() {
    let dir = hooked(&[("a.rs", GOOD), ("b.rs", GOOD)], STAGED);
    dir.write("b.rs", BAD.as_bytes());
    refused(&dir.path, &["--all"], &["b.rs"]);
    // One that git does not know is not taken.
    dir.write("b.rs", format!("{GOOD}\n").as_bytes());
    dir.write("c.rs", BAD.as_bytes());
    let (is_committed, told) = commit(&dir.path, &["--all"]);
    assert!(is_committed, "{told}");
    assert!(told.contains("Looked at 1 staged file."), "{told}");
}

#[test]
fn what_a_commit_of_a_file_takes_is_staged_alone() {
    let dir = hooked(
        &[("a.rs", GOOD), ("sub/b.rs", GOOD), ("c.rs", GOOD)],
        STAGED,
    );
    for path in ["a.rs", "sub/b.rs", "c.rs"] {
        dir.write(path, BAD.as_bytes());
    }
    git(&dir.path, &["add", "a.rs"]);
    refused(&dir.path.join("sub"), &["b.rs"], &["b.rs"]);
    refused(&dir.path, &["--only", "c.rs"], &["c.rs"]);
    refused(&dir.path, &["--include", "c.rs"], &["a.rs", "c.rs"]);
    refused(&dir.path, &[], &["a.rs"]);
}

#[test]
fn a_hook_may_go_elsewhere_first() {
    let below = "cd sub && exec \"$WAKEFUL\" check --staged --output-format concise";
    let dir = hooked(&[("a.rs", GOOD), ("sub/b.rs", GOOD)], below);
    dir.write("a.rs", BAD.as_bytes());
    dir.write("sub/b.rs", BAD.as_bytes());
    refused(&dir.path, &["--all"], &["b.rs"]);
    git(&dir.path, &["add", "--all"]);
    refused(&dir.path, &[], &["b.rs"]);
}

#[test]
fn a_linked_work_tree_has_an_index_of_its_own() {
    let dir = hooked(&[("a.rs", GOOD), ("b.rs", GOOD)], STAGED);
    let linked = Dir::with(&[]);
    let linked = Dir {
        path: linked.path.join("linked"),
    };
    let path = linked.path.to_str().expect("UTF-8");
    git(&dir.path, &["worktree", "add", "--quiet", path]);
    linked.write("b.rs", BAD.as_bytes());
    refused(&linked.path, &["--all"], &["b.rs"]);
}

#[test]
fn the_index_of_another_repository_does_not_count() {
    let other = Dir::with(&[("c.rs", GOOD)]);
    git(&other.path, &["init", "--quiet"]);
    git(&other.path, &["add", "--all"]);
    git(&other.path, &["commit", "--quiet", "-m", "all"]);
    other.write("c.rs", BAD.as_bytes());
    git(&other.path, &["add", "--all"]);
    other.write("c.rs", GOOD.as_bytes());
    let path = other.path.to_str().expect("UTF-8");
    let line = format!("exec \"$WAKEFUL\" check --staged --output-format concise '{path}'");
    let dir = hooked(&[("a.rs", GOOD), ("b.rs", GOOD)], &line);
    dir.write("b.rs", BAD.as_bytes());
    refused(&dir.path, &["--all"], &["c.rs"]);
}

#[test]
fn a_hook_fixes_what_is_going_to_be_committed() {
    let line = "exec \"$WAKEFUL\" check --fix --exit-non-zero-on-fix --allow-staged --quiet";
    let dir = hooked(&[MANIFEST, ("src/lib.rs", "")], line);
    dir.write("src/lib.rs", SLEEPS.as_bytes());
    let (is_committed, told) = commit(&dir.path, &["--all"]);
    assert_eq!((is_committed, told.as_str()), (false, ""));
    assert_eq!(dir.read("src/lib.rs"), FIXED);
    let (is_committed, told) = commit(&dir.path, &["--all"]);
    assert!(is_committed, "{told}");
}
