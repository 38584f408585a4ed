//! Which files a command line means.

use crate::cli::Dir;

const CLEAN: &str = "fn main() {}\n";
/// One finding.
const WARNED: &str = "fn f() {} // wakeful: allow(blocking_slep) -- why\n";

#[test]
fn output_of_cargo_hidden_and_ignored_files_are_left_out() {
    let dir = Dir::with(&[
        ("Cargo.toml", "[package]\nname = \"x\"\n"),
        ("src/main.rs", CLEAN),
        ("target/debug/a.rs", WARNED),
        ("vendor/b/b.rs", WARNED),
        (".hidden/c.rs", WARNED),
        ("made/d.rs", WARNED),
        (".gitignore", "made/\n"),
    ]);
    assert_eq!(dir.run(&["check"]).out, "Nothing found in 1 file.\n");
    assert_eq!(dir.run(&["check", "vendor"]).code, 1);
    assert_eq!(dir.run(&["check", "made/d.rs"]).code, 1);
    let listed = |paths: &[&str]| {
        let run = dir.run(&[&["check", "--show-files"], paths].concat());
        (run.code, run.out, run.err)
    };
    let files = |it: &str| (0, it.to_owned(), String::new());
    assert_eq!(listed(&[]), files("src/main.rs\n"));
    assert_eq!(
        listed(&["made/d.rs", "vendor"]),
        files("made/d.rs\nvendor/b/b.rs\n")
    );
    let (code, out, err) = listed(&["gone.rs", "src"]);
    assert_eq!((code, &*out), (2, "src/main.rs\n"));
    assert!(err.starts_with("error: gone.rs: "), "{err}");
}

#[cfg(unix)]
#[test]
fn links_that_lead_nowhere_or_in_circles_are_named_and_not_followed() {
    let dir = Dir::with(&[("src/a.rs", CLEAN)]);
    std::os::unix::fs::symlink("..", dir.path.join("src/loop")).expect("ours");
    std::os::unix::fs::symlink("nowhere.rs", dir.path.join("src/gone.rs")).expect("ours");
    std::os::unix::fs::symlink("a.rs", dir.path.join("src/again.rs")).expect("ours");
    std::os::unix::fs::symlink("self.rs", dir.path.join("src/self.rs")).expect("ours");
    // An editor locks a file; this is no source at all.
    std::os::unix::fs::symlink("me@here.1", dir.path.join("src/.#a.rs")).expect("ours");
    std::os::unix::fs::symlink("nowhere", dir.path.join("src/gone")).expect("ours");
    let run = dir.run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let mut lines: Vec<&str> = run.err.lines().collect();
    lines.sort_unstable();
    let [gone, back, itself] = *lines else {
        panic!("{}", run.err);
    };
    assert_eq!(
        gone,
        "warning: src/gone.rs: a link that leads nowhere; not followed"
    );
    assert!(back.starts_with("warning: src/loop: a link back to "));
    assert_eq!(
        itself,
        "warning: src/self.rs: a link to itself; not followed"
    );
    assert_eq!(run.out, "Nothing found in 1 file.\n");
    let named = dir.run(&["check", "src/self.rs"]);
    assert_eq!(named.code, 2);
    assert_eq!(
        named.err,
        "error: src/self.rs: a link to itself; not followed\n"
    );
}

#[test]
fn paths_may_lie_in_each_other() {
    let dir = Dir::with(&[("src/a.rs", WARNED), ("none/a.txt", "")]);
    for paths in [&[".", "src"][..], &["src", "./src"], &["src/a.rs", "src"]] {
        let run = dir.run(&[&["check"], paths].concat());
        assert_eq!((run.code, run.err.as_str()), (1, ""), "{paths:?}");
        assert!(
            run.out.contains("Found 1 warning in 1 file."),
            "{}",
            run.out
        );
    }
    let run = dir.run(&["check", ".", "none"]);
    assert_eq!(run.err, "warning: none: there are no Rust files in it\n");
}

#[test]
fn what_is_no_rust_is_not_taken_for_it() {
    let dir = Dir::with(&[
        ("Cargo.toml", "[package]\nname = \"x\"\n"),
        ("src/a.rs", CLEAN),
        ("script", WARNED),
        ("x.txt", WARNED),
    ]);
    let run = dir.run(&["check", "Cargo.toml", "x.txt"]);
    assert_eq!(run.code, 0);
    assert_eq!(
        run.err,
        "warning: Cargo.toml: this is no Rust file\nwarning: x.txt: this is no Rust file\n"
    );
    assert_eq!(run.out, "Nothing was checked.\n");
    let run = dir.run(&["check", "src/a.rs", "x.txt"]);
    assert_eq!(run.out, "Nothing found in 1 file.\n");
    // A script has no ending.
    assert_eq!(dir.run(&["check", "script"]).code, 1);
    let run = dir.run_with(&["check", "--stdin-filename", "x.txt"], WARNED, &[]);
    assert_eq!((run.code, run.err.as_str()), (1, ""));
}
