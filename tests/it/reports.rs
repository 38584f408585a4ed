//! What is told of findings, in which form, and what the exit code says.

use std::fs;

use serde_json::{Value, json};

use crate::cli::{Dir, Run};

/// One error with a safe fix, and two warnings.
const MANIFEST: (&str, &str) = (
    "Cargo.toml",
    "[package]\nname = \"x\"\nedition = \"2024\"\n\n[dependencies]\ntokio = { version = \"1\", features = [\"full\"] }\n",
);
const ERROR: (&str, &str) = (
    "src/lib.rs",
    "mod b;\nuse std::time::Duration;\n\npub async fn f() {\n    std::thread::sleep(Duration::MAX);\n}\n",
);
const WARNINGS: (&str, &str) = (
    "src/b.rs",
    "fn g() {} // wakeful: allow(elsewhere) -- why\n\n// wakeful: allow(nothing) -- why\nfn h() {}\n",
);

fn project() -> Dir {
    Dir::with(&[MANIFEST, ERROR, WARNINGS])
}

fn warnings() -> Dir {
    Dir::with(&[WARNINGS])
}

#[track_caller]
fn says(run: &Run, code: i32, out: &str) {
    assert_eq!((run.code, run.err.as_str()), (code, ""), "{}", run.out);
    assert_eq!(run.out, out);
}

#[test]
fn concise_is_a_line_per_finding() {
    let run = project().run(&["check", "--output-format", "concise", "--quiet"]);
    let lines = "\
src/b.rs:1:29: warning[unknown_allow]: there is no rule `elsewhere`
src/b.rs:3:19: warning[unknown_allow]: there is no rule `nothing`
src/lib.rs:5:5: error[blocking_sleep]: `std::thread::sleep` blocks the runtime thread
";
    says(&run, 1, &lines.replace("]: ", "] "));
}

#[test]
fn grouped_is_in_columns_by_file() {
    let run = project().run(&["check", "--output-format", "grouped"]);
    let lines = "\
src/b.rs
  1:29  warning  unknown_allow  there is no rule `elsewhere`
  3:19  warning  unknown_allow  there is no rule `nothing`

src/lib.rs
  5:5  error  blocking_sleep  `std::thread::sleep` blocks the runtime thread [*]

Found 1 error and 2 warnings in 2 files.
1 fixable with `--fix`.
";
    says(&run, 1, lines);
}

#[test]
fn statistics_count_by_rule() {
    let dir = project();
    let run = dir.run(&["check", "--statistics", "--quiet"]);
    let lines = "\
2  warning  unknown_allow        A comment allows a rule that does not exist, or cannot be understood.
1  error    blocking_sleep  [*]  A sleep that stops the whole thread, where only the task should wait.

[*] `--fix` mends them.
";
    says(&run, 1, lines);
    let run = dir.run(&["check", "--statistics", "--output-format", "json"]);
    let value: Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(value[1]["rule"], "blocking_sleep");
    assert_eq!(
        (&value[0]["count"], &value[1]["fixable"]),
        (&2.into(), &1.into())
    );
}

#[test]
fn reports_go_to_files_and_what_cannot_be_written_stops_nothing() {
    let dir = project();
    fs::create_dir(dir.path.join("taken")).expect("ours");
    let run = dir.run(&[
        "check",
        "--output=json=a.json",
        "--output=full=taken",
        "--output=grouped=c.txt",
        "--output-format=json-lines",
    ]);
    assert_eq!(run.code, 2);
    assert!(run.err.starts_with("error: taken: "), "{}", run.err);
    assert_eq!(run.err.lines().count(), 1, "{}", run.err);
    let value: Value = serde_json::from_str(&dir.read("a.json")).expect("JSON");
    let all = value["findings"].as_array().expect("a list");
    let lines: Vec<Value> = run
        .out
        .lines()
        .map(|it| serde_json::from_str(it).expect("JSON"))
        .collect();
    assert_eq!(*all, lines);
    assert!(dir.read("c.txt").ends_with("1 fixable with `--fix`.\n"));
    // Nothing is left of the copies.
    let names = fs::read_dir(&dir.path).expect("ours").flatten();
    let names = names.map(|it| it.file_name().into_string().expect("ours"));
    let mut names: Vec<String> = names.collect();
    names.sort();
    assert_eq!(names, ["Cargo.toml", "a.json", "c.txt", "src", "taken"]);
}

#[test]
fn a_report_replaces_the_last_one() {
    let dir = warnings();
    dir.write("a.txt", b"old");
    let run = dir.run(&[
        "check",
        "--output",
        "concise=a.txt",
        "--quiet",
        "--color",
        "always",
    ]);
    assert_eq!(run.code, 1);
    assert!(dir.read("a.txt").starts_with("src/b.rs:1:29: warning["));
}

#[test]
fn what_cannot_be_told_is_said_before_anything_is_done() {
    let dir = project();
    for (args, message) in [
        (
            ["--output", "sarrif=x"].as_slice(),
            "there is no format `sarrif`",
        ),
        (&["--output", "x.json"], "it is not FORMAT=FILE"),
        (&["--output", "json=-"], "standard output is written with"),
        (
            &["--output=json=x", "--output=full=x"],
            "two outputs go to x",
        ),
        (
            &["--output=json=x", "--output=full=./x"],
            "two outputs go to ./x",
        ),
        (
            &["--output=json=src/x", "--output=full=src/../src/x"],
            "two outputs go to src/../src/x",
        ),
        (
            &["--output=json=none/x"],
            "none/x: there is no directory `none`",
        ),
        (&["--output=json=x", "--diff"], "cannot be used with"),
        (&["--output=json=x", "--show-files"], "cannot be used with"),
        (&["--statistics", "--show-files"], "cannot be used with"),
        (
            &["--diff", "--output-format=sarif"],
            "`--diff` writes a patch, and not `sarif`",
        ),
        (&["--diff", "--update-baseline"], "cannot be used with"),
        (&["--diff", "--prune-baseline"], "cannot be used with"),
        (
            &["--show-files", "--update-baseline"],
            "cannot be used with",
        ),
        (&["--show-files", "--prune-baseline"], "cannot be used with"),
        (&["--select", ""], "`--select` names no rule"),
    ] {
        let run = dir.run(&[&["check"], args].concat());
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}");
        assert!(run.err.contains(message), "{}", run.err);
    }
}

#[test]
fn rules_may_have_spaces_around_them() {
    let dir = project();
    let run = dir.run(&[
        "check",
        "--select",
        "blocking_fs, unknown_allow,",
        "--statistics",
    ]);
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    assert!(
        run.out.starts_with("2  warning  unknown_allow"),
        "{}",
        run.out
    );
    let run = dir.run(&["check", "--ignore", ""]);
    assert_eq!((run.code, run.err.as_str()), (1, ""));
}

#[test]
fn what_only_unsafe_fixes_mend_is_counted_as_that() {
    let manifest = MANIFEST.1.replace("full", "rt");
    let dir = Dir::with(&[("Cargo.toml", &manifest), ("src/lib.rs", ERROR.1)]);
    let run = dir.run(&["check"]);
    assert!(
        run.out.ends_with("\n1 fixable with `--unsafe-fixes`.\n"),
        "{}",
        run.out
    );
}

#[test]
fn exit_codes_follow_the_options() {
    for (dir, args, code) in [
        (project(), ["--exit-zero"].as_slice(), 0),
        (project(), &["--max-warnings", "2"], 1),
        (project(), &["--exit-zero", "missing.rs"], 2),
        (warnings(), &[], 1),
        (warnings(), &["--max-warnings", "1"], 1),
        (warnings(), &["--max-warnings", "2"], 0),
        (
            project(),
            &["--select=blocking_sleep", "--fix", "--allow-no-vcs"],
            0,
        ),
        (
            project(),
            &[
                "--select=blocking_sleep",
                "--fix",
                "--allow-no-vcs",
                "--exit-non-zero-on-fix",
            ],
            1,
        ),
        (
            warnings(),
            &["--max-warnings=2", "--exit-non-zero-on-fix"],
            0,
        ),
        (project(), &["--diff"], 1),
        (project(), &["--diff", "--exit-zero"], 0),
    ] {
        let run = dir.run(&[&["check"], args].concat());
        assert_eq!(run.code, code, "{args:?} {}{}", run.out, run.err);
    }
}

#[test]
fn one_thread_finds_what_many_find() {
    let dir = project();
    assert_eq!(dir.run(&["check", "-j1"]).out, dir.run(&["check"]).out);
    assert_eq!(dir.run(&["check", "--threads", "0"]).code, 2);
}

/// With a byte order mark, as some editors of Windows send it.
const TYPED: &str = "\u{feff}use std::time::Duration;\r\n\r\npub async fn f() {\r\n    std::thread::sleep(Duration::MAX);\r\n}\r\n";

#[test]
fn standard_input_is_taken_for_a_file() {
    let dir = project();
    let run = dir.run_with(
        &[
            "check",
            "--stdin-filename",
            "src/b.rs",
            "--output-format",
            "concise",
            "--quiet",
        ],
        TYPED,
        &[],
    );
    // The other files of the package are read, and not reported.
    says(
        &run,
        1,
        "src/b.rs:4:5: error[blocking_sleep] `std::thread::sleep` blocks the runtime thread\n",
    );
    dir.write("wakeful.toml", b"ignore = [\"blocking_sleep\"]\n");
    let run = dir.run_with(
        &[
            "check",
            "-",
            "--stdin-filename",
            "src/new/../c.rs",
            "--quiet",
        ],
        TYPED,
        &[],
    );
    says(&run, 0, "");
}

#[test]
fn fixes_of_standard_input_go_to_standard_output_alone() {
    let dir = project();
    let args = ["check", "--stdin-filename", "src/lib.rs", "--fix"];
    let run = dir.run_with(&args, TYPED, &[]);
    let fixed = TYPED.replace(
        "std::thread::sleep(Duration::MAX)",
        "tokio::time::sleep(Duration::MAX).await",
    );
    says(&run, 0, &fixed);
    assert_eq!(dir.read("src/lib.rs"), ERROR.1);
    // A fix that has to change another file is left to whoever can write it.
    let manifest = MANIFEST.1.replace("full", "rt");
    dir.write("Cargo.toml", manifest.as_bytes());
    let run = dir.run_with(&[&args[..], &["--unsafe-fixes"]].concat(), TYPED, &[]);
    says(&run, 1, TYPED);
    assert_eq!(dir.read("Cargo.toml"), manifest);
    let run = dir.run(&["check", "--stdin-filename", "a.rs", "src"]);
    assert_eq!(
        (run.code, run.err.as_str()),
        (
            2,
            "error: `--stdin-filename` names what comes on standard input, and nothing else can be checked with it\n"
        )
    );
}

#[test]
fn all_rules_are_explained_and_listed_for_programs() {
    let dir = Dir::with(&[]);
    let rules = dir.run(&["rules", "--output-format", "json"]);
    let rules: Value = serde_json::from_str(&rules.out).expect("JSON");
    let rules = rules.as_array().expect("a list");
    let pages = dir.run(&["explain", "--all"]);
    assert_eq!(pages.code, 0);
    let titles: Vec<&str> = pages
        .out
        .split("\n─")
        .map(|it| it.trim_start_matches(['─', '\n']))
        .collect();
    assert_eq!(rules.len(), titles.len());
    for (rule, page) in rules.iter().zip(titles) {
        let id = rule["id"].as_str().expect("a text");
        assert!(page.starts_with(&format!("{id}\n")), "{page}");
        assert!(
            rule["page"].as_str().expect("a text").starts_with("# "),
            "{rule}"
        );
    }
    let options = |id: &str| {
        let rule = rules.iter().find(|it| it["id"] == id);
        rule.map(|it| it["options"].clone())
    };
    assert_eq!(options("blocking_sleep"), Some(json!([])));
    let capacity = json!({
        "name": "capacity",
        "about": "How many messages may wait in the channel that the fix makes.",
        "kind": "number",
        "default": 1024,
        "least": 1,
        "most": 1_000_000,
    });
    assert_eq!(options("unbounded_channel"), Some(json!([capacity])));
    for args in [&["explain"][..], &["explain", "--all", "blocking_sleep"]] {
        assert_eq!(dir.run(args).code, 2);
    }
}

#[test]
fn messages_are_explained_as_they_were_printed() {
    let dir = Dir::with(&[]);
    let panic = "Cannot start a runtime from within a runtime. This happens because a function";
    let run = dir.run(&["explain", panic]);
    assert_eq!((run.code, &*run.err), (0, ""));
    assert!(
        run.out.starts_with(
            "Cannot start a runtime from within a runtime\ntokio\n\n\
             Write `.await` instead of `block_on`."
        ),
        "{}",
        run.out
    );
    assert!(run.out.contains("\n  • block_on_in_async: "), "{}", run.out);
    let run = dir.run(&["explain", "E0308"]);
    assert_eq!(run.code, 0);
    assert!(run.out.contains("\nrustc E0308\n"), "{}", run.out);
    let run = dir.run(&["explain", "my program is slow"]);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.err,
        "error: no such message is known; `wakeful rules` lists the rules\n"
    );
}

#[test]
fn json_counts_what_was_fixed_and_what_is_known() {
    let dir = Dir::with(&[("a.rs", "fn f() {} // wakeful: allow(blocking_slep) -- a\n")]);
    let baseline = ["--baseline", "known.json"];
    let update = [&["check", "--update-baseline"][..], &baseline].concat();
    assert_eq!(dir.run(&update).code, 0);
    let more = "fn f() {} // wakeful: allow(blocking_slep) -- a\nfn g() {} // wakeful: allow(blocking_fs) -- b\n";
    dir.write("a.rs", more.as_bytes());
    dir.write("broken.rs", b"fn f( {\n");
    let fix = [
        "check",
        "--fix",
        "--extend-select",
        "unused_allow",
        "--allow-no-vcs",
    ];
    let json = |args: &[&str]| {
        let run = dir.run(&[args, &baseline, &["--output-format", "json"]].concat());
        let value: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
        value
    };
    let told = json(&fix);
    let count = |told: &serde_json::Value| {
        ["fixed", "known", "gone"].map(|it| told["summary"][it].as_u64().expect("a number"))
    };
    assert_eq!(count(&told), [1, 1, 0]);
    let problems = told["problems"].as_array().expect("a list");
    let message = problems[0]["message"].as_str().expect("a text");
    assert!(message.starts_with("broken.rs:1:"), "{message}");
    assert_eq!((problems.len(), &problems[0]["fatal"]), (1, &false.into()));
    dir.write("a.rs", b"fn main() {}\n");
    assert_eq!(count(&json(&["check"])), [0, 0, 1]);
    dir.write("a.rs", more.as_bytes());
    let run = dir.run(&[&["check", "--output-format", "markdown"], &baseline[..]].concat());
    assert!(
        run.out.contains("Known: 1 finding (baseline)."),
        "{}",
        run.out
    );
}
