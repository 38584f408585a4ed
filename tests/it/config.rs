//! The configuration, as the users of the command meet it.

use std::fs;

use wakeful::config::{KEYS, OVERRIDE_KEYS};
use wakeful::rules;

use crate::cli::Dir;

/// One warning that needs no types, and two hints.
const WARNED: &str =
    "fn f() {} // wakeful: allow(blocking_slep)\nfn g() {} // wakeful: allow(blocking_fs) -- why\n";

/// The findings in a directory, as `path rule severity`.
fn found(dir: &Dir, args: &[&str]) -> Vec<String> {
    let all = [
        &["check", "--level", "hint", "--output-format", "json-lines"],
        args,
    ]
    .concat();
    let run = dir.run(&all);
    assert_eq!(run.err, "");
    let line = |it: &str| {
        let it: serde_json::Value = serde_json::from_str(it).expect("JSON");
        let text = |key: &str| it[key].as_str().unwrap_or_default().to_owned();
        format!("{} {} {}", text("path"), text("rule"), text("severity"))
    };
    run.out.lines().map(line).collect()
}

#[test]
fn it_counts_where_it_stands() {
    let dir = Dir::with(&[
        ("wakeful.toml", "ignore = [\"allow_without_reason\"]\n"),
        ("a.rs", WARNED),
        (
            "b/wakeful.toml",
            "extend = \"../wakeful.toml\"\nseverity = { unused_allow = \"error\" }\n[[overrides]]\npaths = [\"gen\"]\nignore = [\"unknown_allow\"]\n",
        ),
        ("b/c.rs", WARNED),
        ("b/gen/d.rs", WARNED),
    ]);
    assert_eq!(
        found(&dir, &[]),
        [
            "a.rs unknown_allow warning",
            "a.rs unused_allow hint",
            "b/c.rs unknown_allow warning",
            "b/c.rs unused_allow error",
            "b/gen/d.rs unused_allow error",
        ]
    );
    // The command line comes on top.
    assert_eq!(
        found(&dir, &["--ignore", "unused_allow"]),
        ["a.rs unknown_allow warning", "b/c.rs unknown_allow warning"]
    );
    assert_eq!(
        found(&dir, &["--select", "allow_without_reason"]),
        [
            "a.rs allow_without_reason hint",
            "b/c.rs allow_without_reason hint",
            "b/gen/d.rs allow_without_reason hint",
        ]
    );
    assert_eq!(dir.run(&["check", "b/gen"]).code, 1);
    assert_eq!(
        dir.run(&["check", "b/gen", "--ignore", "unused_allow"])
            .code,
        0
    );
}

#[test]
fn who_names_a_rule_gets_it() {
    let config = "select = [\"blocking_fs\"]\nseverity = { unused_allow = \"off\", unknown_allow = \"error\" }\n[[overrides]]\npaths = [\"gen\"]\nignore = [\"unused_allow\"]\n";
    let dir = Dir::with(&[
        ("wakeful.toml", config),
        ("a.rs", WARNED),
        ("gen/b.rs", WARNED),
    ]);
    assert_eq!(found(&dir, &[]), [""; 0]);
    // What is said of some files stays.
    let unused = ["a.rs unused_allow hint"];
    assert_eq!(found(&dir, &["--select", "unused_allow"]), unused);
    assert_eq!(found(&dir, &["--extend-select", "unused_allow"]), unused);
    let severe = ["a.rs unknown_allow error", "gen/b.rs unknown_allow error"];
    assert_eq!(found(&dir, &["--select", "unknown_allow"]), severe);
    let both = [
        "--select",
        "unknown_allow",
        "--extend-select",
        "unused_allow",
    ];
    assert_eq!(
        found(&dir, &[&both[..], &["a.rs"]].concat()),
        [severe[0], unused[0]]
    );
    let none = ["--select", "unused_allow", "--ignore", "unused_allow"];
    assert_eq!(found(&dir, &none), [""; 0]);
}

#[test]
fn who_names_a_rule_sees_it_at_every_severity() {
    let dir = Dir::with(&[("a.rs", "fn f() {} // wakeful: allow(blocking_fs) -- why\n")]);
    let shows = |args: &[&str]| {
        let run = dir.run(&[&["check"], args].concat());
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        run.out.contains("hint[unused_allow]")
    };
    assert!(!shows(&[]));
    assert!(shows(&["--select", "unused_allow"]));
    assert!(shows(&["--extend-select", "unused_allow"]));
    assert!(!shows(&["--select", "unused_allow", "--level", "warning"]));
    let fix = [
        "check",
        "--select",
        "unused_allow",
        "--fix",
        "--allow-no-vcs",
    ];
    assert_eq!(dir.run(&fix).code, 0);
    assert_eq!(dir.read("a.rs"), "fn f() {}\n");
}

#[test]
fn another_configuration_or_none_may_count() {
    let dir = Dir::with(&[
        ("wakeful.toml", "ignor = []\n"),
        (
            "ci/strict.toml",
            "select = [\"unused_allow\"]\n[[overrides]]\npaths = [\"gen\"]\nseverity = { unused_allow = \"error\" }\n",
        ),
        ("ci/Cargo.toml", "[package]\nname = \"a\"\n"),
        ("a.rs", WARNED),
        ("gen/b.rs", WARNED),
    ]);
    let strict = ["--config", "ci/strict.toml"];
    assert_eq!(
        found(&dir, &strict),
        ["a.rs unused_allow hint", "gen/b.rs unused_allow error"]
    );
    assert_eq!(found(&dir, &["--isolated", "a.rs"]).len(), 3);
    for (args, told) in [
        (
            &["--config", "gone.toml"][..],
            "error: gone.toml: there is no such file\n",
        ),
        (
            &["--config", "ci/Cargo.toml"],
            "error: ci/Cargo.toml: it has no `[workspace.metadata.wakeful]` and no `[package.metadata.wakeful]`\n",
        ),
        (
            &[],
            "error: wakeful.toml:1:1: there is no key `ignor`; did you mean `ignore`?\n",
        ),
    ] {
        let run = dir.run(&[&["check"], args].concat());
        assert_eq!((run.code, run.err.as_str()), (2, told));
    }
    assert_eq!(dir.run(&["check", "--isolated", "--config", "a"]).code, 2);
}

#[test]
fn what_is_excluded_is_left_alone_unless_it_is_named() {
    let dir = Dir::with(&[
        ("wakeful.toml", "exclude = [\"gen\", \"*_pb.rs\"]\n"),
        ("a.rs", WARNED),
        ("a_pb.rs", WARNED),
        ("gen/b.rs", WARNED),
        (
            "gen/kept/wakeful.toml",
            "extend = \"../../wakeful.toml\"\nexclude = [\"!c.rs\"]\n",
        ),
        ("gen/kept/c.rs", WARNED),
    ]);
    let shown = |args: &[&str]| {
        let run = dir.run(&[&["check", "--show-files"], args].concat());
        (
            run.out.lines().map(str::to_owned).collect::<Vec<_>>(),
            run.err,
        )
    };
    let quiet = |files: &[&str]| {
        let files: Vec<String> = files.iter().map(|it| (*it).to_owned()).collect();
        (files, String::new())
    };
    assert_eq!(shown(&[]), quiet(&["a.rs", "gen/kept/c.rs"]));
    let named = ["a_pb.rs", "gen/b.rs"];
    assert_eq!(shown(&named), quiet(&named));
    let forced = ["--force-exclude", "a.rs", "a_pb.rs", "gen/b.rs"];
    assert_eq!(shown(&forced), quiet(&["a.rs"]));
    assert_eq!(found(&dir, &["--force-exclude", "a_pb.rs"]), [""; 0]);
    assert_eq!(found(&dir, &["a_pb.rs"]).len(), 3);
    assert_eq!(shown(&["--isolated"]).0.len(), 4);
    let (files, err) = shown(&["gen/b.rs", "--force-exclude"]);
    assert_eq!((files.len(), err.as_str()), (0, ""));
    fs::remove_dir_all(dir.path.join("gen/kept")).expect("ours");
    let (files, err) = shown(&["gen"]);
    assert!(
        files.is_empty() && err.contains("excludes all of these files"),
        "{err}"
    );
    let stdin = ["check", "--stdin-filename", "gen/b.rs"];
    assert_eq!(dir.run_with(&stdin, WARNED, &[]).code, 1);
    let run = dir.run_with(
        &[&stdin[..], &["--force-exclude", "--fix"]].concat(),
        WARNED,
        &[],
    );
    assert_eq!((run.code, run.out.as_str()), (0, WARNED));
    let run = dir.run(&["config", "show", "gen/b.rs"]);
    assert!(
        run.out.contains("excluded: wakeful.toml:1:1"),
        "{}",
        run.out
    );
}

#[test]
fn what_is_excluded_is_still_known() {
    let manifest = "[package]\nname = \"a\"\nedition = \"2024\"\n[dependencies]\ntokio = \"1\"\n";
    let dir = Dir::with(&[
        ("Cargo.toml", manifest),
        ("wakeful.toml", "exclude = [\"src/slow.rs\"]\n"),
        (
            "src/lib.rs",
            "mod slow;\npub async fn f() { slow::nap(); tokio::task::yield_now().await; }\n",
        ),
        (
            "src/slow.rs",
            "pub fn nap() { std::thread::sleep(std::time::Duration::MAX); }\npub async fn g() { nap(); tokio::task::yield_now().await; }\n",
        ),
    ]);
    assert_eq!(
        found(&dir, &[]),
        ["src/lib.rs transitive_blocking_call warning"]
    );
}

#[test]
fn what_would_do_nothing_is_told() {
    let told = |files: &[(&str, &str)]| {
        let dir = Dir::with(files);
        let run = dir.run(&["check"]);
        assert_eq!(run.code, 2, "{}", run.out);
        run.err
    };
    let code = ("src/lib.rs", WARNED);
    let manifest = |more: &str| format!("[package]\nname = \"a\"\n{more}");
    let misspelt = manifest("[package.metadata.wakefull]\nignore = []\n");
    assert_eq!(
        told(&[code, ("Cargo.toml", &misspelt)]),
        "error: Cargo.toml:3:19: there is no table `wakefull`; did you mean `wakeful`?\n"
    );
    let list = manifest("[package.metadata]\nwakeful = [\"blocking_fs\"]\n");
    assert_eq!(
        told(&[code, ("Cargo.toml", &list)]),
        "error: Cargo.toml:4:11: `wakeful` is a table, as in `[package.metadata.wakeful]`\n"
    );
    assert_eq!(
        told(&[
            code,
            ("wakeful.toml", "select = []\n[[overrides]]\npaths = []\n")
        ]),
        "error: wakeful.toml:1:10: `select` is empty, so that nothing would be found\n\
         error: wakeful.toml:3:9: `paths` is empty, so that this counts nowhere\n"
    );
    assert_eq!(
        told(&[code, ("wakeful.toml/a.txt", "")]),
        "error: wakeful.toml:1:1: this is a directory, and no configuration\n"
    );
    // Other people's tables are none of our business.
    let other = manifest("[package.metadata]\nwake = 1\n[package.metadata.wakeful-ci]\n");
    let dir = Dir::with(&[code, ("Cargo.toml", &other)]);
    assert_eq!(dir.run(&["check"]).code, 1);
}

#[test]
fn standard_input_is_configured_by_the_directory() {
    let dir = Dir::with(&[("wakeful.toml", "select = [\"unused_allow\"]\n")]);
    let run = dir.run_with(&["check", "-"], WARNED, &[]);
    assert_eq!(run.code, 0, "{}", run.out);
}

#[test]
fn a_rule_may_be_beyond_allowing() {
    let blocked = "async fn f() {\n    // wakeful: allow(blocking_sleep) -- because\n    std::thread::sleep(std::time::Duration::MAX);\n}\n";
    let dir = Dir::with(&[("a.rs", blocked)]);
    let ignore = ["--ignore", "unnecessary_async"];
    assert_eq!(found(&dir, &ignore), [""; 0]);
    dir.write("wakeful.toml", b"forbid-allow = [\"blocking_sleep\"]\n");
    assert_eq!(
        found(&dir, &ignore),
        ["a.rs unused_allow hint", "a.rs blocking_sleep error"]
    );
    let run = dir.run(&["check", "--level", "hint"]);
    assert!(
        run.out
            .contains("the configuration forbids allowing `blocking_sleep`")
    );
}

#[test]
fn what_is_wrong_stops_the_check_and_the_fixes() {
    let dir = Dir::with(&[
        ("src/a.rs", WARNED),
        ("wakeful.toml", "extend = \"base.toml\"\nignor = []\n"),
        (
            "base.toml",
            "# ä\nignore = [\n  \"ä\", \"blocking_slep\"]\n",
        ),
    ]);
    for args in [
        &["check"][..],
        &["check", "--fix"],
        &["config", "show", "src/a.rs"],
    ] {
        let run = dir.run(args);
        assert_eq!((run.code, run.out.as_str()), (2, ""));
        assert_eq!(
            run.err,
            "error: base.toml:3:3: there is no rule `ä`; `wakeful rules` lists them\n\
             error: base.toml:3:8: there is no rule `blocking_slep`; did you mean `blocking_sleep`?\n\
             error: wakeful.toml:2:1: there is no key `ignor`; did you mean `ignore`?\n"
        );
    }
    assert_eq!(dir.read("src/a.rs"), WARNED);
}

#[test]
fn what_counts_is_shown_with_its_place() {
    let dir = Dir::with(&[
        (
            "base.toml",
            "forbid-allow = [\"blocking_fs\"]\nignore = [\"blocking_process\"]\n",
        ),
        (
            "a/wakeful.toml",
            "extend = \"../base.toml\"\n[severity]\nblocking_sleep = \"hint\"\n[options.unbounded_channel]\ncapacity = 64\n",
        ),
        ("a/b.rs", ""),
    ]);
    for path in ["a", "a/b.rs"] {
        let run = dir.run(&["config", "show", path]);
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        let lines: Vec<String> = run
            .out
            .lines()
            .map(|it| it.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        assert_eq!(
            lines[0],
            format!("{path}: a/wakeful.toml, which extends base.toml")
        );
        for line in [
            "hint blocking_sleep a/wakeful.toml:3:1",
            "off blocking_process base.toml:2:11",
            "warning blocking_fs default, may not be allowed: base.toml:1:17",
            "error sync_guard_across_await default",
            "capacity = 64 a/wakeful.toml:5:1",
        ] {
            assert!(lines.iter().any(|it| it == line), "{line}\n{}", run.out);
        }
        assert!(!run.out.contains("timeout-seconds"), "{}", run.out);
    }
    let run = dir.run(&["config", "show"]);
    assert!(
        run.out
            .starts_with(".: no configuration; everything is as by default\n"),
        "{}",
        run.out
    );
    let run = dir.run(&["config", "show", "gone.rs"]);
    assert_eq!(
        (run.code, run.err.as_str()),
        (2, "error: gone.rs: no such file or directory\n")
    );
}

#[test]
fn what_counts_is_told_to_programs() {
    let dir = Dir::with(&[
        ("base.toml", "ignore = [\"blocking_process\"]\n"),
        (
            "a/wakeful.toml",
            "extend = \"../base.toml\"\nexclude = [\"b.rs\"]\n[options.blocking_fs]\nallow = [\"a::b\"]\n",
        ),
        ("a/b.rs", ""),
    ]);
    let run = dir.run(&["config", "show", "a/b.rs", "--output-format", "json"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let told: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(
        told["configurations"],
        serde_json::json!(["a/wakeful.toml", "base.toml"])
    );
    let place = |path: &str, line: u32, column: u32| serde_json::json!({ "path": path, "line": line, "column": column });
    assert_eq!(told["excluded"], place("a/wakeful.toml", 2, 1));
    let rule = |id: &str| {
        let mut rules = told["rules"].as_array().expect("a list").iter();
        rules
            .find(|it| it["id"] == id)
            .expect("it is there")
            .clone()
    };
    let process = rule("blocking_process");
    assert_eq!(process["severity"], "off");
    assert_eq!(process["said"], place("base.toml", 1, 11));
    let allow = rule("blocking_fs")["options"]["allow"].clone();
    assert_eq!(allow["value"], serde_json::json!(["a::b"]));
    assert_eq!(allow["said"], place("a/wakeful.toml", 4, 1));
    assert_eq!(rule("blocking_sleep")["said"], serde_json::Value::Null);
}

#[test]
fn a_file_to_start_from_is_never_written_over_another() {
    let dir = Dir::with(&[("a.rs", WARNED)]);
    let before = found(&dir, &[]);
    let run = dir.run(&["config", "init"]);
    assert_eq!((run.code, run.out.as_str()), (0, "Wrote wakeful.toml.\n"));
    assert_eq!(found(&dir, &[]), before);
    dir.write("wakeful.toml", b"select = []\n");
    let run = dir.run(&["config", "init"]);
    assert_eq!(
        (run.code, run.err.as_str()),
        (2, "error: wakeful.toml: it is there already; not written\n")
    );
    assert_eq!(dir.read("wakeful.toml"), "select = []\n");
}

#[test]
fn the_schema_in_the_repository_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/editors/wakeful.schema.json");
    let dir = Dir::with(&[]);
    let run = dir.run(&["config", "schema"]);
    let kept = fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == run.out,
        "run `wakeful config schema > editors/wakeful.schema.json`"
    );
}

#[test]
fn the_guide_has_every_key_and_its_examples_are_understood() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/configuration.md");
    let guide = fs::read_to_string(path).expect("there is a guide");
    for key in KEYS.iter().chain(OVERRIDE_KEYS) {
        assert!(
            guide.contains(&format!("`{}`", key.name)),
            "no `{}`",
            key.name
        );
    }
    let row = |it: &rules::Rule| {
        let options = it.options.iter().map(|it| format!("`{}`", it.name()));
        let options = options.collect::<Vec<_>>().join(", ");
        format!(
            "| [`{0}`](rules/{0}.md#configuration) | {options} |\n",
            it.id
        )
    };
    let rows = rules::all().iter().filter(|it| !it.options.is_empty());
    let table = format!("| --- | --- |\n{}\n", rows.map(row).collect::<String>());
    assert!(guide.contains(&table), "the guide should have\n{table}");
    let blocks = guide.split("```toml\n").skip(1);
    let examples: Vec<&str> = blocks.filter_map(|it| it.split("```").next()).collect();
    assert_eq!(examples.len(), 3);
    for example in examples {
        let name = match example.contains("metadata.wakeful") {
            true => "a/Cargo.toml",
            false => "a/wakeful.toml",
        };
        let dir = Dir::with(&[("wakeful.toml", ""), (name, example)]);
        let run = dir.run(&["config", "show", "a"]);
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        assert!(run.out.contains(name), "{}", run.out);
    }
}

#[test]
fn what_clippy_says_is_left_to_it_where_it_is_asked() {
    const CODE: &str = "use std::sync::Mutex;
pub async fn held(m: &Mutex<u8>) { let _g = m.lock(); g().await; }
#[allow(clippy::await_holding_lock)]
pub async fn allowed(m: &Mutex<u8>) { let _g = m.lock(); g().await; }
pub async fn shard(m: &dashmap::DashMap<u8, u8>) { let _g = m.get(&1); g().await; }
pub async fn g() { tokio::task::yield_now().await; }
";
    let package = "[package]\nname = \"a\"\nedition = \"2024\"\n[dependencies]\ndashmap = \"6\"\ntokio = \"1\"\n";
    let lines = |manifest: &str, config: &str| {
        let dir = Dir::with(&[
            ("Cargo.toml", &format!("{package}{manifest}")),
            ("wakeful.toml", config),
            ("src/lib.rs", CODE),
        ]);
        let run = dir.run(&["check", "--output-format", "json-lines"]);
        assert_eq!(run.err, "");
        let line = |it: &str| {
            let it: serde_json::Value = serde_json::from_str(it).expect("JSON");
            assert_eq!(it["rule"], "sync_guard_across_await");
            it["line"].as_u64().unwrap_or_default()
        };
        run.out.lines().map(line).collect::<Vec<_>>()
    };
    let on = "[lints.clippy]\nawait_holding_lock = \"warn\"\n";
    assert_eq!(lines("", ""), [2, 5]);
    assert_eq!(lines(on, ""), [5]);
    assert_eq!(lines(on, "yield-to-clippy = false\n"), [2, 5]);
    assert_eq!(lines("", "yield-to-clippy = true\n"), [5]);
    let inherited = "[workspace.lints.clippy]\nall = { level = \"deny\", priority = -1 }\n[lints]\nworkspace = true\n";
    assert_eq!(lines(inherited, ""), [5]);
    let off = "[lints.clippy]\nawait_holding_lock = \"allow\"\n";
    assert_eq!(lines(off, ""), [5]);
    let forbidden = "forbid-allow = [\"sync_guard_across_await\"]\n";
    assert_eq!(lines(off, forbidden), [2, 4, 5]);
}

#[test]
fn a_project_tells_what_its_crates_do() {
    const CODE: &str = "pub async fn f(q: &my_queue::Queue) { let _ = q.pull(); tokio::task::yield_now().await; }\n";
    const KNOWN: &str = "pub struct Queue;
impl Queue {
    #[blocks(fs, note = \"it waits for the disk\")]
    pub fn pull(&self) -> Option<u8>;
}
";
    let manifest = "[package]\nname = \"a\"\nedition = \"2024\"\n[dependencies]\nmy-queue = \"1\"\ntokio = \"1\"\n";
    let dir = Dir::with(&[
        ("Cargo.toml", manifest),
        ("src/lib.rs", CODE),
        ("known/my-queue.rs", KNOWN),
    ]);
    assert_eq!(found(&dir, &["src"]), [""; 0]);
    dir.write("wakeful.toml", b"known = [\"known/my-queue.rs\"]\n");
    let expected = ["src/lib.rs blocking_fs warning"];
    // The stub itself is no code of the project.
    assert_eq!(found(&dir, &[]), expected);
    dir.write("wakeful.toml", b"known = [\"known/gone.rs\"]\n");
    let run = dir.run(&["check"]);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.err,
        "error: wakeful.toml:1:10: there is no such file, or it cannot be read\n"
    );
    dir.write("wakeful.toml", b"known = [\"known/my-queue.rs\"]\n");
    let broken = KNOWN.replace("(fs", "(fss");
    dir.write("known/my-queue.rs", broken.as_bytes());
    let run = dir.run(&["check"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.starts_with("error: known/my-queue.rs:3:"),
        "{}",
        run.err
    );
}
