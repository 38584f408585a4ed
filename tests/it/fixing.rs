//! What `--fix` may change, and that nothing is lost by it.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::cli::{Dir, Run};

const MANIFEST: (&str, &str) = (
    "Cargo.toml",
    "[package]\nname = \"x\"\nedition = \"2024\"\n\n[dependencies]\ntokio = { version = \"1\", features = [\"full\"] }\n",
);
const SLEEPS: &str =
    "async fn f() {\n    std::thread::sleep(std::time::Duration::from_secs(1));\n}\n";
const FIXED: &str =
    "async fn f() {\n    tokio::time::sleep(std::time::Duration::from_secs(1)).await;\n}\n";

pub(crate) fn git(dir: &Path, args: &[&str]) {
    let output = Command::new("git")
        .args(["-c", "user.name=a", "-c", "user.email=a@example.org"])
        .args([
            "-c",
            "protocol.file.allow=always",
            "-c",
            "commit.gpgsign=false",
        ])
        .args(args)
        .current_dir(dir)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", "")
        .output()
        .expect("there is a git");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "git {args:?}: {told}");
}

fn commit(dir: &Path) {
    git(dir, &["add", "--all"]);
    git(dir, &["commit", "--quiet", "-m", "all"]);
}

/// A package in a repository, with everything committed.
fn committed(files: &[(&str, &str)]) -> Dir {
    let dir = Dir::with(files);
    git(&dir.path, &["init", "--quiet"]);
    commit(&dir.path);
    dir
}

/// What stderr lists as the reason to change nothing.
fn listed(run: &Run) -> Vec<&str> {
    let lines = run.err.lines().filter_map(|it| it.strip_prefix("  "));
    lines.collect()
}

#[test]
fn a_typo_in_an_allow_is_mended_when_guessing_is_allowed() {
    let text = "fn f() {} // wakeful: allow(blocking_slep, nothing_like_it) -- why\n";
    let dir = Dir::with(&[("a.rs", text)]);
    let args = ["check", "--allow-no-vcs", "--select", "unknown_allow"];
    dir.run(&[&args[..], &["--fix"]].concat());
    assert_eq!(dir.read("a.rs"), text);
    dir.run(&[&args[..], &["--unsafe-fixes"]].concat());
    assert_eq!(
        dir.read("a.rs"),
        text.replace("blocking_slep", "blocking_sleep")
    );
}

#[test]
fn what_is_committed_is_fixed() {
    let dir = committed(&[MANIFEST, ("src/lib.rs", SLEEPS)]);
    // Neither what is not going to be changed nor what is no Rust matters.
    dir.write("src/clean.rs", b"fn f() {}\n");
    dir.write("notes", b"mine");
    let run = dir.run(&["check", "--fix"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_eq!(dir.read("src/lib.rs"), FIXED);
}

#[test]
fn what_git_could_not_bring_back_is_not_fixed() {
    let dir = committed(&[
        MANIFEST,
        (".gitignore", "/src/made.rs\n"),
        ("src/clean.rs", SLEEPS),
        ("src/both.rs", SLEEPS),
        ("src/dirty and strange é.rs", SLEEPS),
        ("src/staged.rs", SLEEPS),
    ]);
    let changed = format!("{SLEEPS}\n");
    dir.write("src/both.rs", changed.as_bytes());
    dir.write("src/staged.rs", changed.as_bytes());
    git(&dir.path, &["add", "src"]);
    dir.write("src/both.rs", format!("{changed}\n").as_bytes());
    dir.write("src/dirty and strange é.rs", changed.as_bytes());
    dir.write("src/new/new.rs", SLEEPS.as_bytes());
    dir.write("src/made.rs", SLEEPS.as_bytes());

    let run = dir.run(&["check", "--fix", "src", "src/made.rs"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    let expected = "error: nothing was fixed, because it could not be undone: these have changes \
        that are not committed
  src/both.rs (changed)
  src/dirty and strange é.rs (changed)
  src/made.rs (not in git)
  src/new/new.rs (not in git)
  src/staged.rs (staged)
Commit them first, or add `--allow-dirty`. `--diff` shows the changes without making them.
";
    assert_eq!(run.err, expected);
    assert_eq!(dir.read("src/clean.rs"), SLEEPS);

    let run = dir.run(&["check", "--fix", "--allow-staged", "src"]);
    assert_eq!(run.code, 2);
    assert!(!run.err.contains("staged.rs"), "{}", run.err);

    // Showing what would change is free.
    let run = dir.run(&["check", "--diff", "src"]);
    assert_eq!((run.code, run.err.as_str()), (1, ""));

    let run = dir.run(&["check", "--fix", "--allow-dirty", "src", "src/made.rs"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    for name in [
        "both",
        "clean",
        "dirty and strange é",
        "made",
        "new/new",
        "staged",
    ] {
        let text = dir.read(&format!("src/{name}.rs"));
        assert_eq!(text.trim_end(), FIXED.trim_end(), "{name}");
    }
}

#[test]
fn what_git_was_told_not_to_look_at_is_looked_at() {
    let dir = committed(&[
        MANIFEST,
        ("src/lib.rs", "mod a;\nmod b;\nmod c;\n"),
        ("src/a.rs", ""),
        ("src/b.rs", ""),
        ("src/c.rs", SLEEPS),
    ]);
    let tell = |flag, path| git(&dir.path, &["update-index", flag, path]);
    tell("--assume-unchanged", "src/a.rs");
    tell("--skip-worktree", "src/b.rs");
    tell("--assume-unchanged", "src/c.rs");
    dir.write("src/a.rs", SLEEPS.as_bytes());
    dir.write("src/b.rs", SLEEPS.as_bytes());
    let run = dir.run(&["check", "--fix"]);
    assert_eq!(run.code, 2);
    assert_eq!(listed(&run), ["src/a.rs (changed)", "src/b.rs (changed)"]);
    assert_eq!(dir.read("src/c.rs"), SLEEPS);
    // As it was committed.
    let run = dir.run(&["check", "--fix", "src/c.rs"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_eq!(dir.read("src/c.rs"), FIXED);
}

#[test]
fn what_is_staged_can_be_allowed_alone() {
    let dir = committed(&[MANIFEST, ("src/lib.rs", "")]);
    dir.write("src/lib.rs", SLEEPS.as_bytes());
    git(&dir.path, &["add", "src"]);
    let run = dir.run(&["check", "--fix"]);
    assert_eq!(listed(&run), ["src/lib.rs (staged)"]);
    assert!(run.err.contains("`--allow-staged`"), "{}", run.err);
    // As a hook of git is run.
    let hook = [("GIT_DIR", ".git"), ("GIT_INDEX_FILE", ".git/index")];
    let run = dir.run_with(&["check", "--fix"], "", &hook);
    assert_eq!(listed(&run), ["src/lib.rs (staged)"]);
    let run = dir.run(&["check", "--fix", "--allow-staged"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_eq!(dir.read("src/lib.rs"), FIXED);
}

#[test]
fn outside_of_repositories_it_must_be_allowed() {
    let dir = Dir::with(&[MANIFEST, ("src/lib.rs", SLEEPS)]);
    for args in [
        &["check", "--fix"][..],
        &["check", "--fix", "--allow-dirty"],
    ] {
        let run = dir.run(args);
        assert_eq!(run.code, 2);
        assert_eq!(listed(&run), ["src/lib.rs (no repository)"]);
        assert_eq!(dir.read("src/lib.rs"), SLEEPS);
    }
    assert_eq!(dir.run(&["check", "--fix", "--allow-no-vcs"]).code, 0);
    assert_eq!(dir.read("src/lib.rs"), FIXED);
}

#[test]
fn submodules_and_subfolders_are_asked_for_themselves() {
    let inner = committed(&[("src/lib.rs", SLEEPS)]);
    let dir = committed(&[
        MANIFEST,
        ("src/lib.rs", "#[path = \"../sub/src/lib.rs\"]\nmod sub;\n"),
    ]);
    let from = inner.path.to_string_lossy().into_owned();
    git(&dir.path, &["submodule", "--quiet", "add", &from, "sub"]);
    commit(&dir.path);
    dir.write("sub/src/new.rs", SLEEPS.as_bytes());
    dir.write("sub/src/lib.rs", format!("{SLEEPS}\n").as_bytes());
    let run = dir.run(&["check", "--fix"]);
    let both = ["sub/src/lib.rs (changed)", "sub/src/new.rs (not in git)"];
    assert_eq!(listed(&run), both);
    commit(&dir.path.join("sub"));
    // The repository around it now has another commit of the submodule, which is nobody's file.
    let mut below = Command::new(env!("CARGO_BIN_EXE_wakeful"));
    let below = below
        .args(["check", "--fix", "."])
        .current_dir(dir.path.join("sub/src"))
        .output();
    let output = below.expect("the binary was built");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(dir.read("sub/src/new.rs"), FIXED);
}

#[test]
fn without_an_answer_from_git_nothing_is_fixed() {
    let dir = Dir::with(&[MANIFEST, ("src/lib.rs", SLEEPS), (".git", "nonsense")]);
    let run = dir.run(&["check", "--fix"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.starts_with("error: git was asked whether"),
        "{}",
        run.err
    );
    assert_eq!(run.err.lines().count(), 1, "{}", run.err);
    assert_eq!(dir.read("src/lib.rs"), SLEEPS);
    assert_eq!(dir.run(&["check", "--fix", "--allow-dirty"]).code, 0);
    assert_eq!(dir.read("src/lib.rs"), FIXED);
}

#[cfg(unix)]
#[test]
fn links_stay_links() {
    let dir = Dir::with(&[MANIFEST, ("src/lib.rs", ""), ("elsewhere/real.rs", SLEEPS)]);
    let link = dir.path.join("src/link.rs");
    std::os::unix::fs::symlink("../elsewhere/real.rs", &link).expect("ours");
    let run = dir.run(&["check", "--fix", "--allow-no-vcs", "src"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(
        fs::symlink_metadata(&link)
            .expect("it is there")
            .is_symlink()
    );
    assert_eq!(dir.read("elsewhere/real.rs"), FIXED);
}

#[cfg(unix)]
#[test]
fn a_function_and_its_callers_are_fixed_together_or_not_at_all() {
    use std::os::unix::fs::PermissionsExt;
    let lib = "mod a;\nmod c;\npub async fn f() -> u32 {\n    a::n().await + tick().await\n}\n\nasync fn tick() -> u32 {\n    tokio::task::yield_now().await;\n    1\n}\n";
    let called = "pub(crate) async fn n() -> u32 {\n    7\n}\n";
    let dir = Dir::with(&[
        MANIFEST,
        ("src/lib.rs", lib),
        ("src/a.rs", called),
        ("src/c.rs", SLEEPS),
    ]);
    let path = dir.path.join("src/lib.rs");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).expect("ours");
    let run = dir.run(&["check", "--fix", "--allow-no-vcs", "--level", "hint"]);
    assert_eq!(run.code, 2);
    let expected = "error: src/lib.rs: it is read-only; not fixed
error: the file that changes with it was not fixed either
";
    assert_eq!(run.err, expected);
    assert_eq!(
        (dir.read("src/lib.rs"), dir.read("src/a.rs")),
        (lib.into(), called.into())
    );
    // What has nothing to do with them is.
    assert_eq!(dir.read("src/c.rs"), FIXED);
    let names = fs::read_dir(dir.path.join("src")).expect("ours").count();
    assert_eq!(names, 3, "a temporary file stayed");
}

#[test]
fn fixes_go_on_for_as_long_as_they_make_room_for_others() {
    // Each can be made plain only when the one that it calls is.
    let mut text = String::from("async fn f0() -> u32 {\n    7\n}\n");
    for at in 1..=30 {
        let below = at - 1;
        text += &format!("async fn f{at}() -> u32 {{\n    f{below}().await\n}}\n");
    }
    text += "pub async fn f() -> u32 {\n    tokio::task::yield_now().await;\n    f30().await\n}\n";
    let dir = Dir::with(&[MANIFEST, ("src/lib.rs", &text)]);
    let run = dir.run(&["check", "--fix", "--allow-no-vcs", "--level", "hint"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    let fixed = dir.read("src/lib.rs");
    assert_eq!(fixed.matches("async fn").count(), 1, "{fixed}");
    assert!(
        run.out.starts_with("Fixed 31 findings in 1 file.\n"),
        "{}",
        run.out
    );
    let again = dir.run(&["check", "--fix", "--allow-no-vcs", "--level", "hint"]);
    assert_eq!(again.out, "Nothing found in 1 file.\n");
}
