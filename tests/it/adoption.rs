//! How a team that has findings already takes wakeful up.

use std::fs;

use serde_json::Value;

use crate::cli::{Dir, Run};

/// A function that sleeps on the runtime.
fn sleeping(name: &str, seconds: u32) -> String {
    format!(
        "async fn {name}() {{\n    std::thread::sleep(std::time::Duration::from_secs({seconds}));\n    tokio::task::yield_now().await;\n}}\n"
    )
}

/// The findings of a run, as `path:line`.
fn places(run: &Run) -> Vec<String> {
    let place = |line: &str| {
        let it: Value = serde_json::from_str(line).expect("JSON");
        format!("{}:{}", it["path"].as_str().expect("a path"), it["line"])
    };
    run.out.lines().map(place).collect()
}

/// What is found, with some options.
fn found(dir: &Dir, args: &[&str]) -> Vec<String> {
    let run = dir.run(&[&["check", "--output-format", "json-lines"], args].concat());
    assert_eq!(run.err, "");
    assert_eq!(run.code, i32::from(!run.out.is_empty()));
    places(&run)
}

const PACKAGE: &str =
    "[package]\nname = \"a\"\nedition = \"2024\"\n[dependencies]\ntokio = \"1\"\n";

const BASELINE: &[&str] = &["--baseline", "wakeful-baseline.json"];
const UPDATE: &[&str] = &[
    "check",
    "--baseline",
    "wakeful-baseline.json",
    "--update-baseline",
];

#[test]
fn what_is_known_is_not_shown() {
    let dir = Dir::with(&[
        ("Cargo.toml", PACKAGE),
        ("src/a.rs", &sleeping("a", 1)),
        ("src/b.rs", &sleeping("b", 2)),
        ("src/lib.rs", "mod a;\nmod b;\nmod c;\n"),
    ]);
    assert_eq!(found(&dir, &[]), ["src/a.rs:2", "src/b.rs:2"]);
    let run = dir.run(UPDATE);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(
        run.out
            .contains("wakeful-baseline.json: 2 findings (2 new)."),
        "{}",
        run.out
    );
    assert_eq!(found(&dir, BASELINE), [""; 0]);
    assert_eq!(found(&dir, &[]), ["src/a.rs:2", "src/b.rs:2"]);
    // Written again it is the same.
    let text = dir.read("wakeful-baseline.json");
    let run = dir.run(UPDATE);
    assert!(run.out.contains("2 findings (as before)"), "{}", run.out);
    assert_eq!(dir.read("wakeful-baseline.json"), text);
    // Moved to another file and renamed, with a new one in front of it.
    dir.write("src/a.rs", b"");
    let moved = sleeping("new", 3) + &sleeping("renamed", 1);
    dir.write("src/c.rs", moved.as_bytes());
    assert_eq!(found(&dir, BASELINE), ["src/c.rs:2"]);
    // One file alone gives the same answer: the others are asked.
    assert_eq!(
        found(&dir, &[&["src/c.rs"], BASELINE].concat()),
        ["src/c.rs:2"]
    );
    let run = dir.run(&[&["check"], BASELINE].concat());
    assert!(
        run.out.contains("Known: 2 findings (baseline)."),
        "{}",
        run.out
    );
}

#[test]
fn what_is_gone_is_told_and_taken_out() {
    let dir = Dir::with(&[("a.rs", &sleeping("a", 1)), ("b.rs", &sleeping("b", 2))]);
    dir.run(UPDATE);
    dir.write("a.rs", b"fn main() {}\n");
    dir.write("c.rs", sleeping("c", 3).as_bytes());
    let run = dir.run(&[&["check"], BASELINE].concat());
    let gone = "1 finding of the baseline is gone; `--prune-baseline` takes it out.";
    assert!(run.out.contains(gone), "{}", run.out);
    assert_eq!(run.code, 1);
    // Nobody looked at the others.
    let run = dir.run(&[&["check", "b.rs"], BASELINE].concat());
    assert!(!run.out.contains("gone"), "{}", run.out);
    let run = dir.run(&[&["check", "--prune-baseline"], BASELINE].concat());
    assert!(run.out.contains("1 finding (1 gone)"), "{}", run.out);
    assert_eq!(run.code, 1, "what is new is not added");
    let text = dir.read("wakeful-baseline.json");
    assert!(
        text.contains("\"b.rs\"") && !text.contains("\"a.rs\""),
        "{text}"
    );
    // A run over one file leaves the entries of others alone.
    dir.run(&[&["check", "c.rs", "--update-baseline"], BASELINE].concat());
    let text = dir.read("wakeful-baseline.json");
    assert!(
        text.contains("\"b.rs\"") && text.contains("\"c.rs\""),
        "{text}"
    );
    assert_eq!(found(&dir, BASELINE), [""; 0]);
}

#[test]
fn it_is_named_by_the_configuration() {
    let dir = Dir::with(&[("src/a.rs", &sleeping("a", 1))]);
    let run = dir.run(&["check", "--update-baseline"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("baseline = \"wakeful-baseline.json\""),
        "{}",
        run.err
    );
    dir.write("wakeful.toml", b"baseline = \"known/all.json\"\n");
    fs::create_dir(dir.path.join("known")).expect("ours");
    // As long as it is not there, nothing is known.
    assert_eq!(found(&dir, &[]), ["src/a.rs:2"]);
    assert_eq!(dir.run(&["check", "--update-baseline"]).code, 0);
    assert_eq!(found(&dir, &[]), [""; 0]);
    assert_eq!(found(&dir, &["src"]), [""; 0]);
    assert!(dir.read("known/all.json").contains("\"../src/a.rs\""));
    // What is selected is all that is written anew.
    dir.write("src/a.rs", sleeping("a", 2).as_bytes());
    let run = dir.run(&["check", "--select", "blocking_fs", "--update-baseline"]);
    assert!(run.out.contains("1 finding (as before)"), "{}", run.out);
    let run = dir.run(&["check", "--update-baseline"]);
    assert!(run.out.contains("1 finding (1 new, 1 gone)"), "{}", run.out);
}

#[test]
fn a_baseline_that_is_not_understood_stops_everything() {
    let dir = Dir::with(&[("a.rs", &sleeping("a", 1))]);
    let run = dir.run(&[&["check"], BASELINE].concat());
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("`--update-baseline` writes it"),
        "{}",
        run.err
    );
    for (text, told) in [
        (
            "{\n  \"version\": 2, \"findings\": [] }",
            "a newer wakeful wrote this",
        ),
        (
            "{\n=======\n}",
            "wakeful-baseline.json:2:1: this is no baseline",
        ),
        ("{ \"version\": 1 }", "no list of `findings`"),
    ] {
        dir.write("wakeful-baseline.json", text.as_bytes());
        for args in [&[&["check"], BASELINE].concat(), UPDATE] {
            let run = dir.run(args);
            assert_eq!((run.code, run.out.as_str()), (2, ""));
            assert!(run.err.contains(told), "{}", run.err);
        }
        assert_eq!(dir.read("wakeful-baseline.json"), text);
    }
}

#[test]
fn what_is_known_is_not_fixed() {
    let dir = Dir::with(&[("a.rs", &sleeping("a", 1))]);
    dir.run(UPDATE);
    let both = sleeping("b", 2) + &sleeping("a", 1);
    dir.write("a.rs", both.as_bytes());
    let run = dir.run(&[&["check", "--fix", "--allow-no-vcs"], BASELINE].concat());
    assert_eq!(run.code, 0, "{}", run.out);
    let fixed = dir.read("a.rs");
    assert!(
        fixed.contains("std::thread::sleep(std::time::Duration::from_secs(1))"),
        "{fixed}"
    );
    assert!(
        !fixed.contains("std::thread::sleep(std::time::Duration::from_secs(2))"),
        "{fixed}"
    );
}

const ALLOW: &[&str] = &["check", "--allow-no-vcs", "--add-allow", "--reason"];

#[test]
fn findings_are_allowed_by_comments() {
    let text = "async fn f(lock: std::sync::Mutex<u32>) {
    let read = std::fs::read(\"a\"); std::thread::sleep(std::time::Duration::MAX);
    tokio::select! {
        () = tokio::task::yield_now() => {
            println!(
                \"{:?}\",
                std::fs::read(\"b\"),
            );
        }
    }
    let guard = lock.lock().unwrap(); // The state.
    tokio::task::yield_now().await;
}
";
    let expected = "async fn f(lock: std::sync::Mutex<u32>) {
    // wakeful: allow(blocking_fs, blocking_sleep) -- before we adopted it
    let read = std::fs::read(\"a\"); std::thread::sleep(std::time::Duration::MAX);
    tokio::select! {
        () = tokio::task::yield_now() => {
            println!(
                \"{:?}\",
                // wakeful: allow(blocking_fs) -- before we adopted it
                std::fs::read(\"b\"),
            );
        }
    }
    // wakeful: allow(sync_guard_across_await) -- before we adopted it
    let guard = lock.lock().unwrap(); // The state.
    tokio::task::yield_now().await;
}
";
    let dir = Dir::with(&[("a.rs", text)]);
    let reason = &["before we adopted it"][..];
    let run = dir.run(&[ALLOW, reason, &["--diff"]].concat());
    assert!(
        run.out.contains("+    // wakeful: allow(blocking_fs, "),
        "{}",
        run.out
    );
    assert_eq!(dir.read("a.rs"), text);
    let run = dir.run(&[ALLOW, reason].concat());
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(
        run.out.contains("Allowed 4 findings with comments."),
        "{}",
        run.out
    );
    assert_eq!(dir.read("a.rs"), expected);
    let run = dir.run(&[ALLOW, reason].concat());
    assert!(!run.out.contains("Allowed"), "{}", run.out);
    assert_eq!(dir.read("a.rs"), expected);
    assert_eq!(found(&dir, &["--level", "hint"]), [""; 0]);
}

#[test]
fn what_is_known_or_left_out_is_not_allowed() {
    let dir = Dir::with(&[("a.rs", &sleeping("a", 1))]);
    dir.run(UPDATE);
    let both = sleeping("b", 2) + &sleeping("a", 1);
    dir.write("a.rs", both.as_bytes());
    dir.run(&[ALLOW, &["so", "--select", "blocking_fs"]].concat());
    assert_eq!(dir.read("a.rs"), both);
    dir.run(&[ALLOW, &["so"], BASELINE].concat());
    assert_eq!(dir.read("a.rs").matches("wakeful: allow").count(), 1);
    assert_eq!(found(&dir, BASELINE), [""; 0]);
    // What comments may not allow is told as before.
    dir.write("wakeful.toml", b"forbid-allow = [\"blocking_sleep\"]\n");
    dir.write("a.rs", both.as_bytes());
    assert_eq!(dir.run(&[ALLOW, &["so"]].concat()).code, 1);
    assert_eq!(dir.read("a.rs"), both);
}

#[test]
fn a_reason_is_given_unless_nobody_minds() {
    let text = sleeping("a", 1);
    let dir = Dir::with(&[("a.rs", &text)]);
    let without = &["check", "--allow-no-vcs", "--add-allow"];
    let run = dir.run(without);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("add `--reason TEXT`"), "{}", run.err);
    for reason in ["", " ", "<why>", "a\nb"] {
        assert_eq!(dir.run(&[ALLOW, &[reason]].concat()).code, 2, "{reason}");
    }
    assert_eq!(dir.read("a.rs"), text);
    dir.write("wakeful.toml", b"ignore = [\"allow_without_reason\"]\n");
    assert_eq!(dir.run(without).code, 0);
    assert!(
        dir.read("a.rs")
            .contains("    // wakeful: allow(blocking_sleep)\n")
    );
}

/// Every shape of code in which something is found.
#[test]
fn all_that_is_found_in_the_fixtures_can_be_allowed() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let dir = Dir::with(&[]);
    let manifest = fs::read(root.join("Cargo.toml")).expect("ours");
    dir.write("Cargo.toml", &manifest);
    for rule in fs::read_dir(&root).expect("ours").flatten() {
        for file in fs::read_dir(rule.path()).into_iter().flatten().flatten() {
            let name = file.file_name().into_string().expect("UTF-8");
            if name.starts_with("bad") && name.ends_with(".rs") {
                let text = fs::read(file.path()).expect("ours");
                let rule = rule.file_name().into_string().expect("UTF-8");
                dir.write(&format!("{rule}/{name}"), &text);
            }
        }
    }
    let about_comments = &["--ignore", "unknown_allow"][..];
    assert!(found(&dir, about_comments).len() > 300);
    let run = dir.run(&[ALLOW, &["so"], about_comments].concat());
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    let args = [
        &["check", "--select", "unused_allow", "--level", "hint"],
        &["."][..],
    ]
    .concat();
    let run = dir.run(&args);
    assert!(run.out.contains("Nothing found"), "{}", run.out);
}
