//! What was found before is what would be found again.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::cli::Dir;

const SLEEPS: &str =
    "pub async fn f() {\n    std::thread::sleep(std::time::Duration::from_secs(1));\n}\n";

/// Two packages of which one depends on the other, and one that stands alone.
fn workspace() -> Dir {
    let member = |name: &str, more: &str| {
        format!(
            "[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[dependencies]\ntokio = {{ version = \"1\", features = [\"full\"] }}\n{more}"
        )
    };
    let calls = "pub async fn g() {\n    low::nap();\n    low::f().await\n}\n";
    let naps =
        format!("pub fn nap() {{\n    std::thread::sleep(std::time::Duration::MAX);\n}}\n{SLEEPS}");
    Dir::with(&[
        (
            "Cargo.toml",
            "[workspace]\nmembers = [\"high\", \"low\", \"alone\"]\n",
        ),
        (
            "high/Cargo.toml",
            &member("high", "low = { path = \"../low\" }\n"),
        ),
        ("high/src/lib.rs", calls),
        ("low/Cargo.toml", &member("low", "")),
        ("low/src/lib.rs", &naps),
        ("alone/Cargo.toml", &member("alone", "")),
        ("alone/src/lib.rs", &format!("mod more;\n{SLEEPS}")),
        ("alone/src/more.rs", "fn broken( {}\n"),
        ("target/CACHEDIR.TAG", ""),
    ])
}

/// Everything that is told, and how many groups did not have to be analysed.
fn run(dir: &Dir, args: &[&str]) -> (i32, String, String, usize) {
    let all = [&["check", "--level", "hint", "--stats"], args].concat();
    let run = dir.run(&all);
    let (stats, err): (Vec<&str>, Vec<&str>) =
        run.err.lines().partition(|it| it.starts_with("stats: "));
    let known = stats
        .iter()
        .filter(|it| it.ends_with(" came from the cache"))
        .find_map(|it| it.strip_prefix("stats: "));
    let known = known.and_then(|it| it.split(' ').next()?.parse().ok());
    (
        run.code,
        run.out,
        err.join("\n"),
        known.expect("it is told"),
    )
}

/// The output is the same without the cache, with it, and with it once more; how many groups were
/// known at first.
#[track_caller]
fn check(dir: &Dir, args: &[&str]) -> usize {
    let without = run(dir, &[args, &["--no-cache"]].concat());
    let first = run(dir, args);
    let second = run(dir, args);
    assert_eq!(
        (&without.0, &without.1, &without.2, 0),
        (&first.0, &first.1, &first.2, without.3)
    );
    assert_eq!((first.0, first.1, first.2), (second.0, second.1, second.2));
    assert!(second.3 >= first.3, "what is stored is found");
    first.3
}

#[test]
fn nothing_is_known_that_has_changed() {
    let dir = workspace();
    assert_eq!(check(&dir, &[]), 0);
    assert_eq!(run(&dir, &[]).3, 2);
    let original = |path: &str| dir.read(path);
    // Each with how many groups stay as they are.
    for (path, old, new, known) in [
        ("alone/src/lib.rs", "from_secs(1)", "from_secs(2)", 1),
        ("alone/src/more.rs", "broken( {}", "broken() {}", 1),
        (
            "low/src/lib.rs",
            "std::thread::sleep(std::time::Duration::MAX)",
            "()",
            1,
        ),
        ("high/src/lib.rs", "low::nap();", "", 1),
        ("high/Cargo.toml", "2024", "2021", 1),
        ("high/Cargo.toml", "low = {", "# low = {", 1),
        ("alone/Cargo.toml", "\"full\"", "\"rt\"", 1),
    ] {
        let before = original(path);
        assert!(before.contains(old), "{path}");
        dir.write(path, before.replace(old, new).as_bytes());
        assert_eq!(check(&dir, &[]), known, "{path}: {new}");
        dir.write(path, before.as_bytes());
        assert_eq!(run(&dir, &[]).3, 2, "{path}");
    }
    for (path, text, known) in [
        ("alone/src/new.rs", SLEEPS, 1),
        ("low/src/bin/new.rs", SLEEPS, 1),
        // What is found is as before; it is only not shown.
        (
            "high/wakeful.toml",
            "ignore = [\"blocking_sleep\", \"transitive_blocking_call\"]\n",
            2,
        ),
        ("wakeful.toml", "severity.blocking_sleep = \"hint\"\n", 2),
        (
            "high/wakeful.toml",
            "options.transitive_blocking_call.allow = [\"low::nap\"]\n",
            1,
        ),
    ] {
        dir.write(path, text.as_bytes());
        assert_eq!(check(&dir, &[]), known, "{path}");
        fs::remove_file(dir.path.join(path)).expect("ours");
        assert_eq!(run(&dir, &[]).3, 2, "{path}");
    }
    dir.write(
        "low/Cargo.lock",
        b"version = 4\n\n[[package]]\nname = \"tokio\"\nversion = \"1.0.0\"\n",
    );
    check(&dir, &[]);
    // Only what is asked for is told.
    assert_eq!(check(&dir, &["low"]), 0);
    assert_eq!(check(&dir, &["alone/src/more.rs"]), 0);
    // These choose among what was found.
    assert_eq!(run(&dir, &["low"]).3, 1);
    assert_eq!(check(&dir, &["--select", "blocking_sleep", "low"]), 1);
    assert_eq!(check(&dir, &["--output-format", "json", "low"]), 1);
    dir.write("low/src/lib.rs", b"\xff");
    assert_eq!(check(&dir, &["low/src/lib.rs"]), 0);
}

#[test]
fn what_a_baseline_knows_is_found_out_without_looking_again() {
    let dir = workspace();
    let baseline = ["--baseline", "known.json"];
    let update = [&["check", "--update-baseline"][..], &baseline].concat();
    assert_eq!(dir.run(&update).code, 0);
    let (code, out, _, known) = run(&dir, &baseline);
    assert_eq!((code, known), (0, 2), "{out}");
    assert!(out.contains("Known: 3 findings"), "{out}");
    // Renamed in one group and moved there, while the other one is not looked at.
    let naps = dir.read("low/src/lib.rs").replace("nap", "doze");
    dir.write("low/src/lib.rs", naps.as_bytes());
    let calls = dir.read("high/src/lib.rs").replace("nap", "doze");
    dir.write("high/src/calls.rs", calls.as_bytes());
    dir.write("high/src/lib.rs", b"mod calls;\n");
    assert_eq!(check(&dir, &baseline), 1);
    let (code, out, _, known) = run(&dir, &baseline);
    assert_eq!((code, known), (0, 2), "{out}");
    // What is alone asks for the others, which are remembered with everything only.
    assert_eq!(
        check(&dir, &[&baseline[..], &["high/src/calls.rs"]].concat()),
        0
    );
    let files = ["high/src", "low", "alone"];
    check(&dir, &[&baseline[..], &files].concat());
    // Another baseline knows other things of the same findings.
    dir.write("known.json", b"{ \"version\": 1, \"findings\": [] }");
    let (code, out, _, known) = run(&dir, &baseline);
    assert_eq!((code, known), (1, 2), "{out}");
}

#[test]
fn a_removed_file_is_not_told_of() {
    let dir = workspace();
    check(&dir, &[]);
    fs::remove_file(dir.path.join("alone/src/more.rs")).expect("ours");
    assert_eq!(check(&dir, &[]), 1);
}

#[test]
fn fixtures_are_found_again() {
    let dir = Dir::with(&[]);
    let cache = dir.path.join("cache");
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let fixtures = fixtures.to_string_lossy();
    for format in ["full", "json"] {
        let args = [
            "--cache-dir",
            &cache.to_string_lossy(),
            "--output-format",
            format,
            &fixtures,
        ];
        let first = run(&dir, &args);
        let again = run(&dir, &args);
        assert!(again.3 > 0 && again.1.len() > 50_000);
        assert_eq!((first.0, first.1, first.2), (again.0, again.1, again.2));
    }
}

#[test]
fn fixing_knows_what_it_has_written() {
    let dir = workspace();
    dir.write("alone/src/more.rs", b"");
    let fixed = run(&dir, &["--fix", "--allow-no-vcs"]);
    let after = run(&dir, &[]);
    assert_eq!(after.3, 2);
    let told = fixed.1.replace("Fixed 2 findings in 2 files.\n", "");
    assert!(told.len() < fixed.1.len(), "{}", fixed.1);
    assert_eq!(told, after.1);
    assert!(dir.read("alone/src/lib.rs").contains("tokio::time::sleep"));
    check(&dir, &["--diff"]);
}

#[test]
fn runs_at_the_same_time_agree() {
    let dir = workspace();
    let expected = run(&dir, &["--no-cache"]).1;
    for round in 0..6 {
        let runs: Vec<_> = (0..4)
            .map(|_| {
                let mut command = Command::new(env!("CARGO_BIN_EXE_wakeful"));
                command
                    .args(["check", "--level", "hint"])
                    .current_dir(&dir.path);
                command.env_clear().stdin(Stdio::null());
                let command = command.stdout(Stdio::piped()).stderr(Stdio::null());
                command.spawn().expect("the binary was built")
            })
            .collect();
        for child in runs {
            let output = child.wait_with_output().expect("it ends");
            assert_eq!(String::from_utf8_lossy(&output.stdout), expected);
        }
        let entries = entries(&dir.path.join("target/wakeful"));
        assert_eq!(entries.len(), 2, "round {round}: {entries:?}");
        // Once more from an empty cache, and from one that was damaged.
        for entry in entries {
            match round % 2 {
                0 => fs::remove_file(entry).expect("ours"),
                _ => fs::write(entry, "nonsense").expect("ours"),
            }
        }
    }
}

/// What is kept, apart from what tells others to leave it alone.
fn entries(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let paths = entries.map(|it| it.path());
    let is_entry = |it: &PathBuf| !it.ends_with(".gitignore") && !it.ends_with("CACHEDIR.TAG");
    paths.filter(is_entry).collect()
}

#[test]
fn the_cache_is_where_it_is_said_to_be() {
    let dir = workspace();
    let kept = |path: &str| entries(&dir.path.join(path)).len();
    dir.run(&["check", "--no-cache"]);
    assert_eq!(kept("target/wakeful"), 0);
    dir.run(&["check"]);
    assert_eq!(kept("target/wakeful"), 2);
    dir.run_with(&["check"], "", &[("WAKEFUL_CACHE_DIR", "elsewhere")]);
    assert_eq!(kept("elsewhere"), 2);
    let named = ["check", "--cache-dir", "named"];
    dir.run_with(&named, "", &[("WAKEFUL_CACHE_DIR", "unused")]);
    assert_eq!((kept("named"), kept("unused")), (2, 0));
    fs::create_dir(dir.path.join("built")).expect("ours");
    dir.run_with(&["check"], "", &[("CARGO_TARGET_DIR", "built")]);
    assert_eq!(kept("built/wakeful"), 2);
    dir.write(
        ".cargo/config.toml",
        b"[build]\ntarget-dir = \"configured\"\n",
    );
    fs::create_dir(dir.path.join("configured")).expect("ours");
    dir.run(&["check"]);
    assert_eq!(kept("configured/wakeful"), 2);
    fs::remove_file(dir.path.join(".cargo/config.toml")).expect("ours");
    // Nothing is made where cargo has made nothing, and standard input is not kept.
    fs::remove_dir_all(dir.path.join("target")).expect("ours");
    dir.run(&["check"]);
    assert!(!dir.path.join("target").exists());
    let caches = dir.path.canonicalize().expect("it exists").join("caches");
    let caches = [("XDG_CACHE_HOME", &*caches.to_string_lossy())];
    let caches = match cfg!(target_os = "linux") {
        true => &caches[..],
        false => &[],
    };
    dir.run_with(&["check"], "", caches);
    assert!(!dir.path.join("target").exists());
    assert_eq!(kept("caches/wakeful"), 2 * caches.len());
    dir.run_with(&["check", "-", "--cache-dir", "stdin"], SLEEPS, &[]);
    assert_eq!(kept("stdin"), 0);
}

#[test]
fn a_cache_that_cannot_be_used_is_not_missed() {
    let dir = workspace();
    let expected = run(&dir, &["--no-cache"]);
    dir.write("file", b"");
    for place in ["file", "file/below"] {
        let args = ["--cache-dir", place];
        assert_eq!(run(&dir, &args), expected);
        assert_eq!(run(&dir, &args), expected);
    }
}
