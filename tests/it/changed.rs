//! Checking what was changed, in repositories of git.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::cli::Dir;
use crate::fixing::git;

/// A file with one finding, on a line of its own.
const BAD: &str = "fn f() {} // wakeful: allow(blocking_slep) -- why\n";
const GOOD: &str = "fn f() {}\n";

/// The files in which something is found, from where the command is started.
fn found(dir: &Dir, args: &[&str]) -> Vec<String> {
    let run = dir.run(&[&["check", "--output-format", "json-lines"], args].concat());
    assert_eq!(run.err, "");
    let path = |line: &str| {
        let it: Value = serde_json::from_str(line).expect("JSON");
        it["path"].as_str().expect("a path").to_owned()
    };
    run.out.lines().map(path).collect()
}

fn commit(dir: &Path) {
    git(dir, &["add", "--all"]);
    git(dir, &["commit", "--quiet", "--message", "all"]);
}

fn commit_file(dir: &Path, name: &str) {
    fs::write(dir.join(name), GOOD).expect("ours");
    commit(dir);
}

fn repository(files: &[(&str, &str)]) -> Dir {
    let dir = Dir::with(files);
    git(&dir.path, &["init", "--quiet", "--initial-branch=main"]);
    commit(&dir.path);
    dir
}

#[test]
fn what_changed_since_a_revision_is_looked_at_alone() {
    let dir = repository(&[("old.rs", BAD), ("gone.rs", BAD), ("a b/näme.rs", BAD)]);
    assert_eq!(found(&dir, &["--since", "HEAD"]), [""; 0]);
    git(&dir.path, &["checkout", "--quiet", "-b", "mine"]);
    dir.write("committed.rs", BAD.as_bytes());
    fs::remove_file(dir.path.join("gone.rs")).expect("it is there");
    fs::rename(dir.path.join("old.rs"), dir.path.join("a b/ne\tw.rs")).expect("it is there");
    commit(&dir.path);
    dir.write("a b/untracked.rs", BAD.as_bytes());
    dir.write(".gitignore", b"ignored.rs\n");
    dir.write("ignored.rs", BAD.as_bytes());
    dir.write("staged.rs", BAD.as_bytes());
    git(&dir.path, &["add", "staged.rs"]);
    let all = [
        "a b/ne\tw.rs",
        "a b/untracked.rs",
        "committed.rs",
        "staged.rs",
    ];
    assert_eq!(found(&dir, &["--since", "main"]), all);
    assert_eq!(found(&dir, &["--since", "main", "a b"]), all[..2]);
    assert_eq!(found(&dir, &["--since", "HEAD"]), [all[1], all[3]]);
    let listed = dir.run(&["check", "--since", "HEAD", "--show-files"]).out;
    assert_eq!(listed.lines().collect::<Vec<_>>(), [all[1], all[3]]);
    // What others did meanwhile is theirs.
    git(&dir.path, &["stash", "--quiet", "--include-untracked"]);
    git(&dir.path, &["checkout", "--quiet", "main"]);
    dir.write("a b/näme.rs", format!("\n{BAD}").as_bytes());
    commit(&dir.path);
    git(&dir.path, &["checkout", "--quiet", "mine"]);
    assert_eq!(found(&dir, &["--since", "main"]), [all[0], all[2]]);
    let run = dir.run(&["check", "--since", "main", "--level", "hint"]);
    assert!(
        run.out
            .contains("Looked at 2 files that were changed since main."),
        "{}",
        run.out
    );
}

#[test]
fn what_is_staged_is_looked_at_as_it_is_staged() {
    let dir = repository(&[
        ("a.rs", GOOD),
        ("b.rs", GOOD),
        ("c.rs", BAD),
        ("d.rs", GOOD),
    ]);
    assert_eq!(found(&dir, &["--staged"]), [""; 0]);
    for path in ["a.rs", "b.rs", "d.rs"] {
        dir.write(path, BAD.as_bytes());
    }
    git(&dir.path, &["add", "a.rs", "d.rs"]);
    // What came behind it does not count, neither the good nor the bad.
    dir.write("a.rs", GOOD.as_bytes());
    fs::remove_file(dir.path.join("d.rs")).expect("it is there");
    dir.write("e.rs", BAD.as_bytes());
    assert_eq!(found(&dir, &["--staged"]), ["a.rs", "d.rs"]);
    git(&dir.path, &["add", "a.rs"]);
    dir.write("a.rs", BAD.as_bytes());
    assert_eq!(found(&dir, &["--staged"]), ["d.rs"]);
    let run = dir.run(&["check", "--staged", "--since", "HEAD"]);
    assert_eq!(run.code, 2);
}

#[test]
fn the_first_commit_is_staged_too() {
    let dir = Dir::with(&[("a.rs", BAD), ("b.rs", BAD)]);
    git(&dir.path, &["init", "--quiet", "--initial-branch=main"]);
    git(&dir.path, &["add", "a.rs"]);
    assert_eq!(found(&dir, &["--staged"]), ["a.rs"]);
}

#[test]
fn submodules_are_looked_into() {
    let inner = repository(&[("old.rs", BAD), ("new.rs", GOOD)]);
    let dir = repository(&[("a.rs", GOOD)]);
    let from = inner.path.to_str().expect("UTF-8");
    git(
        &dir.path,
        &["submodule", "--quiet", "add", from, "sub module"],
    );
    commit(&dir.path);
    let sub = dir.path.join("sub module");
    git(&sub, &["checkout", "--quiet", "-b", "mine"]);
    assert_eq!(found(&dir, &["--since", "HEAD"]), [""; 0]);
    dir.write("sub module/new.rs", BAD.as_bytes());
    assert_eq!(found(&dir, &["--since", "HEAD"]), ["sub module/new.rs"]);
    commit(&sub);
    dir.write("sub module/untracked.rs", BAD.as_bytes());
    let new = ["sub module/new.rs", "sub module/untracked.rs"];
    assert_eq!(found(&dir, &["--since", "HEAD"]), new);
    commit(&dir.path);
    assert_eq!(found(&dir, &["--since", "HEAD~1"]), new);
    // Before it was there, all of it was not.
    let all = [new[0], "sub module/old.rs", new[1]];
    assert_eq!(found(&dir, &["--since", "HEAD~2"]), all);
    // In itself it is a repository like others.
    assert_eq!(found(&dir, &["--since", "HEAD~1", "sub module"]), new);
}

#[test]
fn it_works_from_a_directory_below() {
    let dir = repository(&[("a/a.rs", GOOD), ("b/b.rs", GOOD)]);
    for path in ["a/a.rs", "b/b.rs"] {
        dir.write(path, BAD.as_bytes());
    }
    git(&dir.path, &["config", "diff.relative", "true"]);
    git(&dir.path, &["config", "status.relativePaths", "false"]);
    let below = Dir {
        path: dir.path.join("a"),
    };
    assert_eq!(found(&below, &["--since", "HEAD"]), ["a.rs"]);
    git(&dir.path, &["add", "--all"]);
    assert_eq!(found(&below, &["--staged"]), ["a.rs"]);
    let both = found(&below, &["--staged", "..", "--level", "hint"]);
    assert_eq!(both.len(), 2);
}

#[test]
fn what_git_cannot_tell_is_an_error() {
    let dir = Dir::with(&[("a.rs", BAD)]);
    let fails = |args: &[&str], env: &[(&str, &str)]| {
        let run = dir.run_with(&[&["check"], args].concat(), "", env);
        assert_eq!((run.code, run.out.as_str()), (2, ""));
        run.err
    };
    assert!(fails(&["--since", "main"], &[]).contains("this is in no git repository"));
    assert!(fails(&["--staged"], &[]).contains("this is in no git repository"));
    assert!(fails(&["--staged"], &[("PATH", "/nowhere")]).contains("there is no git here"));
    git(&dir.path, &["init", "--quiet", "--initial-branch=main"]);
    assert!(fails(&["--since", "main"], &[]).contains("`main` is no revision"));
    commit(&dir.path);
    assert!(fails(&["--since=--output=x"], &[]).contains("is no revision"));
    assert!(fails(&["--since", "main", "-"], &[]).contains("standard input is in no repository"));
    git(&dir.path, &["checkout", "--quiet", "--orphan", "other"]);
    dir.write("b.rs", BAD.as_bytes());
    commit(&dir.path);
    assert!(fails(&["--since", "main"], &[]).contains("no commit in common"));
}

#[test]
fn a_shallow_clone_is_told_what_it_lacks() {
    let dir = repository(&[("a.rs", GOOD)]);
    dir.write("a.rs", BAD.as_bytes());
    commit(&dir.path);
    let clone = Dir::with(&[]);
    let from = format!("file://{}", dir.path.display());
    git(
        &clone.path,
        &["clone", "--quiet", "--depth=1", &from, "clone"],
    );
    let fails = |args: &[&str]| {
        let run = clone.run_in("clone", args);
        assert_eq!((run.code, run.out.as_str()), (2, ""));
        run.err
    };
    let wanted = "error: `HEAD~1` is no revision in .; this clone is shallow: `git fetch --unshallow` gets the rest of its history (in GitHub Actions, `fetch-depth: 0`)\n";
    assert_eq!(fails(&["check", "--since", "HEAD~1"]), wanted);
    git(&dir.path, &["checkout", "--quiet", "-b", "other", "HEAD~1"]);
    commit_file(&dir.path, "b.rs");
    let sub = clone.path.join("clone");
    git(
        &sub,
        &["fetch", "--quiet", "--depth=1", "origin", "other:other"],
    );
    let told = fails(&["check", "--since", "other"]);
    assert!(
        told.contains("no commit in common; this clone is shallow"),
        "{told}"
    );
}

#[test]
fn what_was_looked_at_is_a_sentence() {
    let dir = repository(&[("a.rs", GOOD), ("b.rs", GOOD)]);
    let says = |args: &[&str], wanted: &str| {
        let run = dir.run(&[&["check"], args].concat());
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        assert_eq!(run.out, wanted);
    };
    says(&["--staged"], "No Rust file is staged.\n");
    says(
        &["--since", "HEAD"],
        "No Rust file was changed since HEAD.\n",
    );
    dir.write("a.rs", b"fn g() {}\n");
    git(&dir.path, &["add", "--all"]);
    says(
        &["--staged"],
        "Nothing found in 1 file.\nLooked at 1 staged file.\n",
    );
    dir.write("b.rs", b"fn g() {}\n");
    says(
        &["--since", "HEAD"],
        "Nothing found in 2 files.\nLooked at 2 files that were changed since HEAD.\n",
    );
}

#[test]
fn the_rest_is_analysed_too() {
    let manifest = "[package]\nname = \"a\"\nedition = \"2024\"\n[dependencies]\ntokio = \"1\"\n";
    let caller =
        "pub async fn f() {\n    crate::b::slow();\n    tokio::task::yield_now().await;\n}\n";
    let slow = "pub fn slow() {\n    std::thread::sleep(std::time::Duration::from_secs(1));\n}\n";
    let dir = repository(&[
        ("Cargo.toml", manifest),
        ("src/lib.rs", "mod a;\nmod b;\n"),
        ("src/a.rs", caller),
        ("src/b.rs", slow),
    ]);
    dir.write("src/a.rs", format!("// More.\n{caller}").as_bytes());
    assert_eq!(found(&dir, &["--since", "HEAD"]), ["src/a.rs"]);
    // What a change makes of other files is not looked at.
    dir.write("src/a.rs", caller.as_bytes());
    dir.write("src/b.rs", format!("// More.\n{slow}").as_bytes());
    assert_eq!(found(&dir, &["--since", "HEAD"]), [""; 0]);
    assert_eq!(found(&dir, &[]), ["src/a.rs"]);
}
