//! Every format of a report: what it looks like, and that it tells what the others tell.

mod parsed;

use std::fs;
use std::process::{Command, Stdio};

use expect_test::{ExpectFile, expect_file};
use serde_json::Value;

use self::parsed::{Told, lines_and_columns};
use crate::cli::Dir;

/// A path that nothing takes as it is: not a shell, not a URI, not XML, not a workflow command.
const ODD: &str = "src/ä 100%, <b>&\"c\": 😀.rs";

/// Errors, warnings, infos and hints; related places; fixes in one file and in two; a byte order
/// mark, line ends of Windows, and characters that are one, two or more units long.
fn project() -> Dir {
    let manifest = "[package]\nname = \"odd\"\nedition = \"2024\"\n\n[dependencies]\ntokio = { version = \"1\", features = [\"rt\", \"sync\"] }\n";
    let lib = "//! Ä 😀.\n\nuse std::sync::Mutex;\nuse std::time::Duration;\n\nuse tokio::sync::mpsc;\n\npub async fn lock(it: &Mutex<Vec<u8>>) {\n    let guard = it.lock().unwrap();\n    let _ = \"ä😀\"; tokio::task::yield_now().await;\n    drop(guard);\n}\n\npub async fn nap() {\n    std::thread::sleep(Duration::MAX);\n    std::thread::sleep(Duration::MAX);\n}\n\npub fn channel() -> mpsc::UnboundedSender<u8> {\n    /* 😀 */ mpsc::unbounded_channel().0\n}\n\npub async fn idle() -> u8 {\n    7\n}\n";
    let odd = "\u{feff}// wakeful: allow(a_b) -- ä\nasync fn write(text: &str) -> std::io::Result<()> {\n    let _ = '😀'; std::fs::write(\"a\", text)?;\n    Ok(())\n}\n";
    let dir = Dir::with(&[("Cargo.toml", manifest), ("src/lib.rs", lib)]);
    dir.write(ODD, odd.replace('\n', "\r\n").as_bytes());
    dir
}

const LEVEL: [&str; 3] = ["check", "--level", "hint"];

fn report(dir: &Dir, format: &str) -> String {
    let args = [&LEVEL[..], &["--output-format", format]].concat();
    let run = dir.run(&args);
    assert_eq!((run.code, run.err.as_str()), (1, ""), "{}", run.out);
    run.out
}

#[track_caller]
fn looks(format: &str, expected: ExpectFile) {
    let dir = project();
    let mut out = report(&dir, format);
    if format == "sarif" {
        out = without_pages(&out);
    }
    // Where the directory is depends on the machine.
    let full = dir.path.canonicalize().expect("it exists");
    expected.assert_eq(&out.replace(&*full.to_string_lossy(), "/DIR"));
}

/// The pages have tests of their own.
fn without_pages(log: &str) -> String {
    let mut log: Value = serde_json::from_str(log).expect("JSON");
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array_mut();
    for rule in rules.expect("a list") {
        for (form, start) in [("text", rule["id"].clone()), ("markdown", "### ".into())] {
            let page = rule["help"][form].as_str().expect("a text");
            assert!(page.starts_with(start.as_str().expect("a text")), "{page}");
            assert!(page.contains("Why this matters"), "{page}");
            rule["help"][form] = "…".into();
        }
    }
    let driver = &mut log["runs"][0]["tool"]["driver"];
    for name in ["version", "semanticVersion"] {
        assert_eq!(driver[name], env!("CARGO_PKG_VERSION"));
        driver[name] = "…".into();
    }
    format!("{log:#}\n")
}

macro_rules! looks {
    ($($test:ident: $format:literal => $file:literal,)*) => {$(
        #[test]
        fn $test() {
            looks($format, expect_file![concat!("formats/", $file)]);
        }
    )*};
}

looks! {
    full_is_for_people: "full" => "full.txt",
    concise_is_a_line_each: "concise" => "concise.txt",
    grouped_is_in_columns: "grouped" => "grouped.txt",
    json_is_one_object: "json" => "report.json",
    json_lines_are_objects: "json-lines" => "report.jsonl",
    sarif_is_a_log: "sarif" => "report.sarif",
    github_obeys_commands: "github" => "github.txt",
    gitlab_lists_issues: "gitlab" => "gitlab.json",
    junit_fails_tests: "junit" => "junit.xml",
    checkstyle_lists_by_file: "checkstyle" => "checkstyle.xml",
    rdjson_is_for_reviewdog: "rdjson" => "rdjson.json",
    markdown_is_a_summary: "markdown" => "summary.md",
}

#[test]
fn every_format_tells_the_same() {
    let dir = project();
    let expected: Vec<Told> = parsed::json_lines(&report(&dir, "json-lines"));
    assert!(expected.len() > 6, "{expected:?}");
    let text = |path: &str| fs::read(dir.path.join(path)).expect("it was reported");
    for (format, told) in [
        ("full", parsed::full(&report(&dir, "full"))),
        ("concise", parsed::concise(&report(&dir, "concise"))),
        ("grouped", parsed::grouped(&report(&dir, "grouped"))),
        ("json", parsed::json(&report(&dir, "json"))),
        ("sarif", parsed::sarif(&report(&dir, "sarif"), text)),
        ("github", parsed::github(&report(&dir, "github"))),
        ("gitlab", parsed::gitlab(&report(&dir, "gitlab"))),
        ("junit", parsed::junit(&report(&dir, "junit"))),
        (
            "checkstyle",
            parsed::checkstyle(&report(&dir, "checkstyle")),
        ),
        ("rdjson", parsed::rdjson(&report(&dir, "rdjson"), text)),
        ("markdown", parsed::markdown(&report(&dir, "markdown"))),
    ] {
        // What a format has no word for is not compared.
        let expected: Vec<Told> = expected.iter().map(|it| it.in_words_of(format)).collect();
        assert_eq!(told, expected, "{format}");
    }
}

#[test]
fn each_format_is_well_formed_when_nothing_is_found() {
    let dir = Dir::with(&[("a.rs", "fn main() {}\n")]);
    let report = |format| {
        let run = dir.run(&["check", "--output-format", format]);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{format}");
        run.out
    };
    for format in ["concise", "grouped", "full"] {
        assert_eq!(report(format), "Nothing found in 1 file.\n");
    }
    assert_eq!(report("json-lines") + &report("github"), "");
    assert_eq!(report("gitlab"), "[]\n");
    assert_eq!(
        report("markdown"),
        "## wakeful\n\nNothing found in 1 file.\n"
    );
    assert!(parsed::json(&report("json")).is_empty());
    assert!(parsed::sarif(&report("sarif"), |_| Vec::new()).is_empty());
    assert!(parsed::checkstyle(&report("checkstyle")).is_empty());
    assert!(parsed::rdjson(&report("rdjson"), |_| Vec::new()).is_empty());
    // A report without a test is taken for one of a run that broke.
    let junit = report("junit");
    let junit = roxmltree::Document::parse(&junit).expect("it is XML");
    let cases = junit.descendants().filter(|it| it.has_tag_name("testcase"));
    assert_eq!(cases.count(), 1);
    assert!(!junit.descendants().any(|it| it.has_tag_name("failure")));
}

#[test]
fn fixes_in_sarif_are_those_of_the_command() {
    let dir = project();
    let log: Value = serde_json::from_str(&report(&dir, "sarif")).expect("JSON");
    let results = log["runs"][0]["results"].as_array().expect("a list");
    let fixes = results.iter().filter_map(|it| it["fixes"].as_array());
    let mut applied = 0;
    for fix in fixes.flatten() {
        for change in fix["artifactChanges"].as_array().expect("a list") {
            let uri = change["artifactLocation"]["uri"].as_str().expect("a text");
            let path = parsed::percent_decoded(uri);
            let bytes = fs::read(dir.path.join(&path)).expect("it was reported");
            for it in change["replacements"].as_array().expect("a list") {
                let region = &it["deletedRegion"];
                let number = |name: &str| region[name].as_u64().expect("a number") as usize;
                let start = number("byteOffset");
                let end = start + number("byteLength");
                let of = |line, column| (number(line), number(column));
                assert_eq!(
                    lines_and_columns(&bytes, start, char::len_utf16),
                    of("startLine", "startColumn")
                );
                assert_eq!(
                    lines_and_columns(&bytes, end, char::len_utf16),
                    of("endLine", "endColumn")
                );
            }
            applied += 1;
        }
    }
    assert!(applied > 4, "{applied}");
    // The one in the file with a byte order mark and line ends of Windows.
    let of_odd = results.iter().find(|it| it["ruleId"] == "blocking_fs");
    let changes = &of_odd.expect("it is found")["fixes"][0]["artifactChanges"];
    let mut files: Vec<String> = Vec::new();
    for change in changes.as_array().expect("a list") {
        let uri = change["artifactLocation"]["uri"].as_str().expect("a text");
        let path = parsed::percent_decoded(uri);
        let mut bytes = fs::read(dir.path.join(&path)).expect("it was reported");
        let mut edits = change["replacements"].as_array().expect("a list").clone();
        edits.sort_by_key(|it| it["deletedRegion"]["byteOffset"].as_u64());
        for it in edits.iter().rev() {
            let number = |name: &str| it["deletedRegion"][name].as_u64().expect("a number");
            let start = number("byteOffset") as usize;
            let end = start + number("byteLength") as usize;
            let text = it["insertedContent"]["text"].as_str().expect("a text");
            bytes.splice(start..end, text.bytes());
        }
        dir.write(&path, &bytes);
        files.push(path);
    }
    files.sort();
    let by_sarif: Vec<String> = files.iter().map(|it| dir.read(it)).collect();
    assert_eq!(files, ["Cargo.toml", ODD]);
    let other = project();
    let run = other.run(&[
        "check",
        "--select",
        "blocking_fs",
        "--unsafe-fixes",
        "--allow-no-vcs",
    ]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let by_command: Vec<String> = files.iter().map(|it| other.read(it)).collect();
    assert_eq!(by_sarif, by_command);
}

#[test]
fn fingerprints_stay_when_lines_move() {
    let fingerprints = |dir: &Dir| -> Vec<String> {
        let issues: Value = serde_json::from_str(&report(dir, "gitlab")).expect("JSON");
        let issues = issues.as_array().expect("a list").iter();
        let text = |it: &Value| it["fingerprint"].as_str().expect("a text").to_owned();
        issues.map(text).collect()
    };
    let dir = project();
    let before = fingerprints(&dir);
    let mut unique = before.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), before.len());
    let moved = dir
        .read("src/lib.rs")
        .replace("    std::thread", "\n      std::thread");
    dir.write("src/lib.rs", format!("// One more.\n\n{moved}").as_bytes());
    assert_eq!(fingerprints(&dir), before);
    let log: Value = serde_json::from_str(&report(&dir, "sarif")).expect("JSON");
    let results = log["runs"][0]["results"].as_array().expect("a list");
    let in_sarif = results
        .iter()
        .map(|it| &it["partialFingerprints"]["wakeful/v1"]);
    assert_eq!(
        in_sarif.collect::<Vec<_>>(),
        before.iter().collect::<Vec<_>>()
    );
}

#[test]
fn paths_for_code_hosts_count_from_the_repository() {
    let dir = project();
    fs::create_dir(dir.path.join(".git")).expect("ours");
    let below = |format| {
        let args = [&["check", "lib.rs"], &["--output-format", format][..]].concat();
        dir.run_in("src", &args).out
    };
    assert!(below("github").contains("file=src/lib.rs,"));
    assert!(below("gitlab").contains("\"path\": \"src/lib.rs\""));
    assert!(below("sarif").contains("\"uri\": \"src/lib.rs\""));
    assert!(below("concise").starts_with("lib.rs:"));
}

#[test]
fn no_format_minds_a_reader_that_leaves() {
    let dir = project();
    for format in [
        "full",
        "concise",
        "grouped",
        "json",
        "json-lines",
        "sarif",
        "github",
        "gitlab",
        "junit",
        "checkstyle",
        "rdjson",
        "markdown",
    ] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_wakeful"))
            .args(LEVEL)
            .args(["--output-format", format])
            .current_dir(&dir.path)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary was built");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{format}");
        assert_eq!(output.status.code(), Some(1), "{format}");
    }
}

#[test]
fn sarif_says_what_was_not_analysed() {
    let dir = Dir::with(&[("broken.rs", "fn f( {\n")]);
    let run = |paths: &[&str]| {
        let run = dir.run(&[&["check", "--output-format", "sarif"], paths].concat());
        let log: Value = serde_json::from_str(&run.out).expect("JSON");
        (run.code, log["runs"][0]["invocations"][0].clone())
    };
    let (code, invocation) = run(&["."]);
    assert_eq!(
        (code, &invocation["executionSuccessful"]),
        (0, &true.into())
    );
    let note = &invocation["toolExecutionNotifications"][0];
    assert_eq!(note["level"], "warning");
    let text = note["message"]["text"].as_str().expect("a text");
    assert!(text.starts_with("broken.rs:1:"), "{text}");
    let (code, invocation) = run(&["missing.rs"]);
    assert_eq!(
        (code, &invocation["executionSuccessful"]),
        (2, &false.into())
    );
}
