//! Findings that a baseline knows, in editors: they are not shown, wherever their code goes.

use serde_json::{Value, json};

use super::client::Client;
use crate::cli::Dir;

const MANIFEST: &str =
    "[package]\nname = \"a\"\nedition = \"2024\"\n[dependencies]\ntokio = \"1\"\n";

fn sleeping(name: &str, seconds: u32) -> String {
    format!(
        "pub async fn {name}() {{\n    std::thread::sleep(std::time::Duration::from_secs({seconds}));\n    tokio::task::yield_now().await;\n}}\n"
    )
}

/// Two files, each with a finding that is known.
fn project() -> Dir {
    let dir = Dir::with(&[
        ("Cargo.toml", MANIFEST),
        ("wakeful.toml", "baseline = \"wakeful-baseline.json\"\n"),
        ("src/lib.rs", "mod a;\nmod b;\n"),
        ("src/a.rs", &sleeping("a", 1)),
        ("src/b.rs", &sleeping("b", 2)),
    ]);
    assert_eq!(dir.run(&["check", "--update-baseline"]).code, 0);
    dir
}

fn start(dir: &Dir) -> Client {
    let mut client = Client::start(&dir.path);
    client.initialize(json!({ "general": { "positionEncodings": ["utf-8"] } }));
    client
}

fn on_disk(client: &mut Client, path: &str) {
    let changes = json!([{ "uri": client.uri(path), "type": 2 }]);
    client.notify(
        "workspace/didChangeWatchedFiles",
        json!({ "changes": changes }),
    );
}

fn whole(text: &str) -> Value {
    json!([{ "text": text }])
}

/// The lines on which something is shown.
fn lines(client: &mut Client, path: &str, version: impl Into<Value>) -> Vec<Value> {
    let shown = client.diagnostics_for(path, version);
    let shown = shown.iter().map(|it| it["range"]["start"]["line"].clone());
    shown.collect()
}

#[test]
fn what_is_known_is_not_shown_and_what_is_new_is() {
    let dir = project();
    let mut client = start(&dir);
    let text = sleeping("a", 1);
    client.open("src/a.rs", &text);
    assert_eq!(lines(&mut client, "src/a.rs", 1), [Value::Null; 0]);
    let more = sleeping("new", 3) + &sleeping("renamed", 1);
    client.change("src/a.rs", 2, whole(&more));
    assert_eq!(lines(&mut client, "src/a.rs", 2), [1]);
    // Nothing is offered for it but what can be rewritten anywhere.
    let at = |line: u32| json!({ "line": line, "character": 8 });
    let mut actions = |line| {
        let actions = client.request(
            "textDocument/codeAction",
            json!({
                "textDocument": { "uri": client.uri("src/a.rs") },
                "range": { "start": at(line), "end": at(line) },
                "context": { "diagnostics": [], "only": ["quickfix"] },
            }),
        );
        actions.as_array().map_or(0, Vec::len)
    };
    assert!(actions(1) > 0);
    assert_eq!(actions(5), 0);
    client.shutdown();
}

#[test]
fn code_is_known_in_the_file_that_it_is_moved_to() {
    let dir = project();
    let mut client = start(&dir);
    client.open("src/a.rs", &sleeping("a", 1));
    client.open("src/b.rs", &sleeping("b", 2));
    assert_eq!(lines(&mut client, "src/a.rs", 1), [Value::Null; 0]);
    assert_eq!(lines(&mut client, "src/b.rs", 1), [Value::Null; 0]);
    // As long as it is in both, it is once too often.
    let both = sleeping("b", 2) + &sleeping("a", 1);
    client.change("src/b.rs", 2, whole(&both));
    assert_eq!(lines(&mut client, "src/b.rs", 2), [5]);
    client.change("src/a.rs", 2, whole("\n"));
    assert_eq!(lines(&mut client, "src/a.rs", 2), [Value::Null; 0]);
    assert_eq!(lines(&mut client, "src/b.rs", 2), [Value::Null; 0]);
    client.change("src/a.rs", 3, whole(&sleeping("a", 1)));
    assert_eq!(lines(&mut client, "src/a.rs", 3), [Value::Null; 0]);
    assert_eq!(lines(&mut client, "src/b.rs", 2), [5]);
    client.shutdown();
}

#[test]
fn a_baseline_that_changes_on_the_disk_counts_at_once() {
    let dir = project();
    let known = dir.read("wakeful-baseline.json");
    let mut client = start(&dir);
    client.open("src/a.rs", &sleeping("a", 1));
    assert_eq!(lines(&mut client, "src/a.rs", 1), [Value::Null; 0]);
    dir.write(
        "wakeful-baseline.json",
        b"{ \"version\": 1, \"findings\": [] }",
    );
    on_disk(&mut client, "wakeful-baseline.json");
    assert_eq!(lines(&mut client, "src/a.rs", 1), [1]);
    assert_eq!(lines(&mut client, "src/b.rs", Value::Null), [1]);
    // What is broken is told in the file, and hides nothing.
    dir.write("wakeful-baseline.json", b"{\n=======");
    on_disk(&mut client, "wakeful-baseline.json");
    assert_eq!(
        lines(&mut client, "wakeful-baseline.json", Value::Null),
        [1]
    );
    dir.write("wakeful-baseline.json", known.as_bytes());
    on_disk(&mut client, "wakeful-baseline.json");
    assert_eq!(
        lines(&mut client, "wakeful-baseline.json", Value::Null),
        [Value::Null; 0]
    );
    assert_eq!(lines(&mut client, "src/a.rs", 1), [Value::Null; 0]);
    assert_eq!(
        lines(&mut client, "src/b.rs", Value::Null),
        [Value::Null; 0]
    );
    client.shutdown();
}
