//! The command and the server say the same of the same files, in all encodings.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use super::client::Client;
use super::positions::{ENCODINGS, units};
use crate::cli::Dir;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn they_agree_on_all_fixtures() {
    agree(&root().join("fixtures"), 400);
}

#[test]
fn they_agree_on_wakeful_itself() {
    agree(&root().join("server"), 0);
}

/// Those that the fixtures are compiled with.
#[test]
fn they_agree_on_published_crates() {
    for name in ["tokio-util", "reqwest"] {
        agree(&source_of(name), 1);
    }
}

/// In which code was moved, renamed and written since the baseline was.
#[test]
fn they_agree_on_what_is_known() {
    let sleeping = |names: &[&str]| {
        let one = |name: &&str| {
            format!(
                "pub async fn {name}() {{\n    std::thread::sleep(std::time::Duration::MAX);\n    tokio::task::yield_now().await;\n}}\n"
            )
        };
        names.iter().map(one).collect::<String>()
    };
    let manifest = "[package]\nname = \"a\"\nedition = \"2024\"\n[dependencies]\ntokio = \"1\"\n";
    let dir = Dir::with(&[
        ("Cargo.toml", manifest),
        ("wakeful.toml", "baseline = \"wakeful-baseline.json\"\n"),
        ("src/lib.rs", "mod a;\nmod b;\nmod c;\n"),
        ("src/a.rs", &sleeping(&["a", "b", "c"])),
        ("src/b.rs", &sleeping(&["d", "e"])),
    ]);
    assert_eq!(dir.run(&["check", "--update-baseline"]).code, 0);
    agree(&dir.path, 0);
    for (path, names) in [
        ("src/a.rs", &["new", "a"][..]),
        ("src/b.rs", &["d", "renamed", "c"]),
        ("src/c.rs", &["b", "f"]),
    ] {
        dir.write(path, sleeping(names).as_bytes());
    }
    agree(&dir.path, 2);
}

fn agree(dir: &Path, at_least: usize) {
    let checked = checked(dir);
    assert!(checked.len() >= at_least, "{} findings", checked.len());
    for encoding in ENCODINGS {
        let published = published(dir, encoding, &checked);
        let only = |a: &BTreeSet<Found>, b: &BTreeSet<Found>| {
            a.difference(b)
                .map(|it| format!("{it:?}"))
                .collect::<Vec<_>>()
                .join("\n")
        };
        assert!(
            checked == published,
            "{encoding}\nonly the command:\n{}\nonly the server:\n{}",
            only(&checked, &published),
            only(&published, &checked),
        );
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    path: PathBuf,
    /// Lines and characters, from 1.
    start: (u64, u64),
    end: (u64, u64),
    severity: String,
    rule: String,
    message: String,
}

fn checked(dir: &Path) -> BTreeSet<Found> {
    let output = Command::new(env!("CARGO_BIN_EXE_wakeful"))
        .args(["check", "--level", "hint", "--output-format", "json-lines"])
        .arg(dir)
        .current_dir(dir)
        .output()
        .expect("the binary was built");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let found = text.lines().map(|line| {
        let it: Value = serde_json::from_str(line).expect("one object per line");
        let number = |key: &str| it[key].as_u64().expect("a number");
        let text = |key: &str| it[key].as_str().expect("a string").to_owned();
        Found {
            path: dir.join(text("path")),
            start: (number("line"), number("column")),
            end: (number("end_line"), number("end_column")),
            severity: text("severity"),
            rule: text("rule"),
            message: text("message"),
        }
    });
    found.collect()
}

/// What is published of files that nobody has opened, and of some that are.
fn published(dir: &Path, encoding: &str, expected: &BTreeSet<Found>) -> BTreeSet<Found> {
    let mut client = Client::start(dir);
    client.initialize(json!({
        "general": { "positionEncodings": [encoding] },
        "textDocument": { "publishDiagnostics": { "relatedInformation": true } },
    }));
    let paths: BTreeSet<&Path> = expected.iter().map(|it| it.path.as_path()).collect();
    let mut found = BTreeSet::new();
    for (number, path) in paths.into_iter().enumerate() {
        let name = path.strip_prefix(dir).expect("it is inside of it");
        let name = name.to_str().expect("UTF-8");
        let text = fs::read_to_string(path).expect("UTF-8");
        let closed = client.diagnostics_for(name, Value::Null);
        if number.is_multiple_of(20) {
            client.open(name, &text);
            assert_eq!(client.diagnostics_for(name, 1), closed, "{name}");
        }
        found.extend(
            closed
                .iter()
                .map(|it| in_characters(path, &text, it, encoding)),
        );
    }
    // Anything that was published besides would be left over here.
    client.shutdown();
    found
}

fn in_characters(path: &Path, text: &str, diagnostic: &Value, encoding: &str) -> Found {
    let place = |it: &Value| {
        let line = it["line"].as_u64().expect("a number");
        let column = it["character"].as_u64().expect("a number") as usize;
        let content = text.split('\n').nth(line as usize).expect("a line");
        let mut characters = 0;
        let mut left = column;
        for c in content.chars() {
            if left == 0 {
                break;
            }
            left -= units(c.encode_utf8(&mut [0; 4]), encoding);
            characters += 1;
        }
        (line + 1, characters + 1)
    };
    let severity = ["error", "warning", "info", "hint"];
    let number = diagnostic["severity"].as_u64().expect("a number") as usize;
    Found {
        path: path.to_owned(),
        start: place(&diagnostic["range"]["start"]),
        end: place(&diagnostic["range"]["end"]),
        severity: severity[number - 1].to_owned(),
        rule: diagnostic["code"].as_str().expect("an id").to_owned(),
        message: diagnostic["message"].as_str().expect("a text").to_owned(),
    }
}

/// The directory of a dependency of the fixtures.
fn source_of(name: &str) -> PathBuf {
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--locked",
            "--format-version",
            "1",
            "--manifest-path",
        ])
        .arg(root().join("fixtures/Cargo.toml"))
        .output()
        .expect("cargo runs");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let packages = metadata["packages"].as_array().expect("a list");
    let package = packages.iter().find(|it| it["name"] == name);
    let manifest = package.and_then(|it| it["manifest_path"].as_str());
    let manifest = PathBuf::from(manifest.expect("the fixtures depend on it"));
    manifest.parent().expect("it is in a directory").to_owned()
}
