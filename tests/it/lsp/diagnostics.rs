//! What is published, pulled and taken back, on edits and on everything else that happens.

use std::fs;

use serde_json::{Value, json};

use super::client::Client;
use crate::cli::Dir;

pub const MANIFEST: &str =
    "[package]\nname = \"a\"\nedition = \"2024\"\n[dependencies]\ntokio = \"1\"\n";

pub const SLEEPS: &str =
    "async fn f() {\n    std::thread::sleep(D);\n    tokio::task::yield_now().await;\n}\n";

pub const CLEAN: &str = "fn f() {}\n";

pub fn package(files: &[(&str, &str)]) -> Dir {
    let dir = Dir::with(files);
    fs::write(dir.path.join("Cargo.toml"), MANIFEST).expect("ours");
    dir
}

pub fn start(dir: &Dir) -> Client {
    start_with(dir, json!({}))
}

fn start_with(dir: &Dir, text_document: Value) -> Client {
    let mut client = Client::start(&dir.path);
    client.initialize(json!({ "textDocument": text_document }));
    client
}

/// Tells that files of the disk were changed.
pub fn on_disk(client: &mut Client, paths: &[&str]) {
    let changes = paths
        .iter()
        .map(|it| json!({ "uri": client.uri(it), "type": 2 }));
    let changes: Vec<Value> = changes.collect();
    client.notify(
        "workspace/didChangeWatchedFiles",
        json!({ "changes": changes }),
    );
}

/// Whole lines replace whole lines.
pub fn lines(start: u32, end: u32, text: &str) -> Value {
    let at = |line| json!({ "line": line, "character": 0 });
    json!([{ "range": { "start": at(start), "end": at(end) }, "text": text }])
}

#[test]
fn findings_on_unsaved_text_say_all_that_the_client_can_show() {
    let dir = package(&[("src/lib.rs", CLEAN), ("src/io.rs", "")]);
    let mut client = start_with(
        &dir,
        json!({ "publishDiagnostics": {
            "relatedInformation": true, "codeDescriptionSupport": true, "dataSupport": true,
        } }),
    );
    let text =
        "pub fn read() { let _ = std::fs::read(\"x\"); }\npub async fn f() {\n    read();\n}\n";
    client.open("src/lib.rs", text);
    let found = client.diagnostics_for("src/lib.rs", 1);
    let [found] = &found[..] else {
        panic!("{found:#?}");
    };
    assert_eq!(found["code"], "transitive_blocking_call");
    assert_eq!(found["source"], "wakeful");
    assert_eq!(found["severity"], 2);
    assert_eq!(
        found["range"],
        json!({ "start": { "line": 2, "character": 4 }, "end": { "line": 2, "character": 8 } })
    );
    let related = &found["relatedInformation"][0];
    assert_eq!(related["message"], "this call blocks");
    assert_eq!(related["location"]["uri"], client.uri("src/lib.rs"));
    assert_eq!(related["location"]["range"]["start"]["line"], 0);
    let page = found["codeDescription"]["href"].as_str().expect("a link");
    let page = fs::read_to_string(page.trim_start_matches("file://")).expect("it opens offline");
    assert!(page.starts_with("# transitive_blocking_call\n"), "{page}");
    assert!(found["data"]["fixes"][0]["title"].is_string(), "{found:#}");
    client.shutdown();
}

#[test]
fn what_a_client_cannot_show_is_told_as_text() {
    let dir = package(&[("src/lib.rs", "")]);
    let mut client = start(&dir);
    let text =
        "pub fn read() { let _ = std::fs::read(\"x\"); }\npub async fn f() {\n    read();\n}\n";
    client.open("src/lib.rs", text);
    let found = &client.diagnostics_for("src/lib.rs", 1)[0];
    let message = found["message"].as_str().expect("a text");
    assert!(
        message.ends_with("\nlib.rs:1:25: this call blocks"),
        "{message}"
    );
    assert!(found.get("relatedInformation").is_none(), "{found}");
    assert!(found.get("codeDescription").is_none(), "{found}");
    client.shutdown();
}

#[test]
fn a_helper_in_another_file_is_heard_of_in_its_callers() {
    let caller = "mod io;\npub async fn f() {\n    io::read();\n}\n";
    let dir = package(&[
        ("src/lib.rs", caller),
        ("src/io.rs", "pub fn read() {\n}\n"),
    ]);
    let mut client = start(&dir);
    client.open("src/lib.rs", caller);
    assert!(client.diagnostics_for("src/lib.rs", 1).is_empty());
    client.open("src/io.rs", "pub fn read() {\n}\n");
    assert!(client.diagnostics_for("src/io.rs", 1).is_empty());
    client.change("src/io.rs", 2, lines(1, 1, "    std::fs::read(\"x\");\n"));
    assert!(client.diagnostics_for("src/io.rs", 2).is_empty());
    let found = client.diagnostics_for("src/lib.rs", 1);
    assert_eq!(found[0]["code"], "transitive_blocking_call");
    let message = found[0]["message"].as_str().expect("a text").to_owned();
    assert!(message.contains("io.rs:2:5"), "{message}");
    // What is quoted moves.
    client.change("src/io.rs", 3, lines(0, 0, "// A comment.\n"));
    client.diagnostics_for("src/io.rs", 3);
    let found = client.diagnostics_for("src/lib.rs", 1);
    let message = found[0]["message"].as_str().expect("a text");
    assert!(message.contains("io.rs:3:5"), "{message}");
    client.change("src/io.rs", 4, lines(2, 3, ""));
    client.diagnostics_for("src/io.rs", 4);
    assert!(client.diagnostics_for("src/lib.rs", 1).is_empty());
    client.shutdown();
}

#[test]
fn files_that_nobody_has_opened_are_reported_and_followed() {
    let dir = package(&[("src/lib.rs", "mod a;\n"), ("src/a.rs", SLEEPS)]);
    let mut client = start(&dir);
    assert_eq!(
        client.rules_for("src/a.rs", Value::Null),
        ["blocking_sleep"]
    );
    let touched = |client: &mut Client, path: &str, kind: u32| {
        let changes = json!([{ "uri": client.uri(path), "type": kind }]);
        client.notify(
            "workspace/didChangeWatchedFiles",
            json!({ "changes": changes }),
        );
    };
    fs::write(dir.path.join("src/a.rs"), CLEAN).expect("ours");
    touched(&mut client, "src/a.rs", 2);
    assert!(client.diagnostics_for("src/a.rs", Value::Null).is_empty());
    fs::write(dir.path.join("src/b.rs"), SLEEPS).expect("ours");
    touched(&mut client, "src/b.rs", 1);
    assert_eq!(
        client.rules_for("src/b.rs", Value::Null),
        ["blocking_sleep"]
    );
    fs::remove_file(dir.path.join("src/b.rs")).expect("ours");
    touched(&mut client, "src/b.rs", 3);
    assert!(client.diagnostics_for("src/b.rs", Value::Null).is_empty());
    client.shutdown();
}

#[test]
fn renamed_and_deleted_files_take_their_findings_with_them() {
    let dir = package(&[("src/lib.rs", ""), ("src/a.rs", SLEEPS)]);
    let mut client = start(&dir);
    assert_eq!(
        client.rules_for("src/a.rs", Value::Null),
        ["blocking_sleep"]
    );
    fs::rename(dir.path.join("src/a.rs"), dir.path.join("src/b.rs")).expect("ours");
    let files = json!([{ "oldUri": client.uri("src/a.rs"), "newUri": client.uri("src/b.rs") }]);
    client.notify("workspace/didRenameFiles", json!({ "files": files }));
    assert!(client.diagnostics_for("src/a.rs", Value::Null).is_empty());
    assert_eq!(
        client.rules_for("src/b.rs", Value::Null),
        ["blocking_sleep"]
    );
    fs::remove_file(dir.path.join("src/b.rs")).expect("ours");
    let files = json!([{ "uri": client.uri("src/b.rs") }]);
    client.notify("workspace/didDeleteFiles", json!({ "files": files }));
    assert!(client.diagnostics_for("src/b.rs", Value::Null).is_empty());
    client.shutdown();
}

#[test]
fn renamed_and_deleted_directories_take_all_that_is_in_them_along() {
    let dir = package(&[
        ("src/lib.rs", ""),
        (
            "old/Cargo.toml",
            "[package]\nname = \"old\"\nedition = \"2024\"\n",
        ),
        ("old/src/lib.rs", SLEEPS),
        (
            "old/wakeful.toml",
            "[severity]\nblocking_sleep = \"warning\"\n",
        ),
    ]);
    let mut client = start(&dir);
    let warned = |client: &mut Client, path: &str| {
        let found = client.diagnostics_for(path, Value::Null);
        assert_eq!((found.len(), &found[0]["severity"]), (1, &json!(2)));
    };
    warned(&mut client, "old/src/lib.rs");
    fs::rename(dir.path.join("old"), dir.path.join("new")).expect("ours");
    let files = json!([{ "oldUri": client.uri("old"), "newUri": client.uri("new") }]);
    client.notify("workspace/didRenameFiles", json!({ "files": files }));
    let gone = client.diagnostics_for("old/src/lib.rs", Value::Null);
    assert!(gone.is_empty());
    warned(&mut client, "new/src/lib.rs");
    fs::remove_dir_all(dir.path.join("new")).expect("ours");
    let files = json!([{ "uri": client.uri("new") }]);
    client.notify("workspace/didDeleteFiles", json!({ "files": files }));
    let gone = client.diagnostics_for("new/src/lib.rs", Value::Null);
    assert!(gone.is_empty());
    client.shutdown();
}

#[test]
fn a_closed_document_is_what_is_on_the_disk() {
    let dir = package(&[("src/lib.rs", SLEEPS)]);
    let mut client = start(&dir);
    assert_eq!(
        client.rules_for("src/lib.rs", Value::Null),
        ["blocking_sleep"]
    );
    client.open("src/lib.rs", CLEAN);
    assert!(client.diagnostics_for("src/lib.rs", 1).is_empty());
    client.close("src/lib.rs");
    assert_eq!(
        client.rules_for("src/lib.rs", Value::Null),
        ["blocking_sleep"]
    );
    client.shutdown();
}

#[test]
fn documents_outside_of_the_workspace_are_forgotten_when_they_are_closed() {
    let dir = package(&[("src/lib.rs", "")]);
    let other = Dir::with(&[("alone.rs", CLEAN)]);
    let mut client = start(&dir);
    let alone = format!("file://{}", other.path.join("alone.rs").display());
    for uri in [alone.as_str(), "untitled:Untitled-1"] {
        client.open(uri, SLEEPS);
        assert_eq!(client.rules_for(uri, 1), ["blocking_sleep"], "{uri}");
        client.close(uri);
        assert!(client.diagnostics_for(uri, Value::Null).is_empty());
    }
    client.shutdown();
}

#[test]
fn folders_come_and_go() {
    let dir = package(&[("src/lib.rs", "")]);
    let other = package(&[("src/lib.rs", SLEEPS)]);
    let mut client = start(&dir);
    let uri = format!("file://{}", other.path.display());
    let lib = format!("{uri}/src/lib.rs");
    let folder = json!([{ "uri": uri, "name": "other" }]);
    let event = json!({ "event": { "added": folder, "removed": [] } });
    client.notify("workspace/didChangeWorkspaceFolders", event);
    assert_eq!(client.rules_for(&lib, Value::Null), ["blocking_sleep"]);
    let event = json!({ "event": { "added": [], "removed": folder } });
    client.notify("workspace/didChangeWorkspaceFolders", event);
    assert!(client.diagnostics_for(&lib, Value::Null).is_empty());
    client.shutdown();
}

#[test]
fn a_manifest_decides_what_is_known() {
    let manifest = "[package]\nname = \"a\"\nedition = \"2024\"\n";
    let text =
        "pub async fn f() {\n    let (_t, _r) = tokio::sync::mpsc::unbounded_channel::<u8>();\n}\n";
    let dir = Dir::with(&[("Cargo.toml", manifest), ("src/lib.rs", text)]);
    let mut client = start(&dir);
    client.open("src/lib.rs", text);
    let before = client.rules_for("src/lib.rs", 1);
    assert!(
        !before.contains(&"unbounded_channel".to_owned()),
        "{before:?}"
    );
    fs::write(dir.path.join("Cargo.toml"), MANIFEST).expect("ours");
    let changes = json!([{ "uri": client.uri("Cargo.toml"), "type": 2 }]);
    client.notify(
        "workspace/didChangeWatchedFiles",
        json!({ "changes": changes }),
    );
    let after = client.rules_for("src/lib.rs", 1);
    assert!(after.contains(&"unbounded_channel".to_owned()), "{after:?}");
    client.shutdown();
}

#[test]
fn settings_decide_what_is_shown() {
    let dir = package(&[("src/lib.rs", "")]);
    let mut client = start(&dir);
    let set = |client: &mut Client, settings: Value| {
        let settings = json!({ "settings": { "wakeful": settings } });
        client.notify("workspace/didChangeConfiguration", settings);
    };
    client.open("src/lib.rs", SLEEPS);
    assert_eq!(client.rules_for("src/lib.rs", 1), ["blocking_sleep"]);
    set(
        &mut client,
        json!({ "severity": { "blocking_sleep": "hint" } }),
    );
    assert_eq!(client.diagnostics_for("src/lib.rs", 1)[0]["severity"], 4);
    set(&mut client, json!({ "ignore": ["blocking_sleep"] }));
    assert!(client.diagnostics_for("src/lib.rs", 1).is_empty());
    set(&mut client, json!({}));
    assert_eq!(client.rules_for("src/lib.rs", 1), ["blocking_sleep"]);
    set(&mut client, json!({ "typo": 1 }));
    let told = client.expect_notification("window/logMessage");
    let message = told["message"].as_str().expect("a text");
    assert!(
        message.contains("`typo`: there is no such setting"),
        "{message}"
    );
    client.shutdown();
}

/// Waits until the server has taken in all that it was told.
fn settle(client: &mut Client, path: &str) {
    let params = json!({
        "textDocument": { "uri": client.uri(path) },
        "position": { "line": 0, "character": 0 },
    });
    client.request("textDocument/hover", params);
}

pub fn save(client: &mut Client, path: &str) {
    let document = json!({ "uri": client.uri(path) });
    client.notify("textDocument/didSave", json!({ "textDocument": document }));
}

const ON_SAVE: &str = r#"{ "settings": { "wakeful": { "run": "onSave" } } }"#;

pub fn on_save(client: &mut Client) {
    let settings: Value = serde_json::from_str(ON_SAVE).expect("it is ours");
    client.notify("workspace/didChangeConfiguration", settings);
}

#[test]
fn findings_can_wait_until_a_file_is_saved() {
    const TOLD: &str = "textDocument/publishDiagnostics";
    let caller = "mod io;\npub async fn f() {\n    io::read();\n}\n";
    let read = "pub fn read() {\n}\n";
    let dir = package(&[("src/lib.rs", caller), ("src/io.rs", read)]);
    let mut client = start(&dir);
    on_save(&mut client);
    client.open("src/lib.rs", caller);
    client.open("src/io.rs", read);
    assert!(client.diagnostics_for("src/lib.rs", 1).is_empty());
    assert!(client.diagnostics_for("src/io.rs", 1).is_empty());
    // Neither of itself nor of those who call it, nor when something else is typed meanwhile.
    client.change("src/io.rs", 2, lines(1, 1, "    std::fs::read(\"x\");\n"));
    settle(&mut client, "src/io.rs");
    client.change("src/lib.rs", 2, lines(1, 1, "\n"));
    settle(&mut client, "src/lib.rs");
    client.expect_silence(TOLD);
    save(&mut client, "src/io.rs");
    settle(&mut client, "src/io.rs");
    assert!(client.diagnostics_for("src/io.rs", 2).is_empty());
    client.expect_silence(TOLD);
    save(&mut client, "src/lib.rs");
    assert_eq!(
        client.rules_for("src/lib.rs", 2),
        ["transitive_blocking_call"]
    );
    // Who is not edited hears of it as soon as the other one is saved.
    client.change("src/io.rs", 3, lines(1, 2, ""));
    settle(&mut client, "src/io.rs");
    client.expect_silence(TOLD);
    save(&mut client, "src/io.rs");
    assert!(client.diagnostics_for("src/lib.rs", 2).is_empty());
    assert!(client.diagnostics_for("src/io.rs", 3).is_empty());
    // What was typed and not saved is gone with its document, as if nothing had happened.
    client.change("src/io.rs", 4, lines(1, 1, "    std::fs::read(\"x\");\n"));
    client.close("src/io.rs");
    settle(&mut client, "src/lib.rs");
    client.shutdown();
}

#[test]
fn a_configuration_waits_for_saving_too() {
    let dir = package(&[("src/lib.rs", ""), ("wakeful.toml", "")]);
    let mut client = start(&dir);
    on_save(&mut client);
    client.open("src/lib.rs", SLEEPS);
    assert_eq!(client.rules_for("src/lib.rs", 1), ["blocking_sleep"]);
    client.open("wakeful.toml", "");
    assert!(client.diagnostics_for("wakeful.toml", 1).is_empty());
    let typed = |text: &str| json!([{ "text": text }]);
    client.change("wakeful.toml", 2, typed("ignore = [\"blocking_slep\"]\n"));
    settle(&mut client, "src/lib.rs");
    client.expect_silence("textDocument/publishDiagnostics");
    save(&mut client, "wakeful.toml");
    assert_eq!(client.rules_for("wakeful.toml", 2), ["configuration"]);
    client.change("wakeful.toml", 3, typed("ignore = [\"blocking_sleep\"]\n"));
    settle(&mut client, "src/lib.rs");
    client.expect_silence("textDocument/publishDiagnostics");
    save(&mut client, "wakeful.toml");
    assert!(client.diagnostics_for("wakeful.toml", 3).is_empty());
    assert!(client.diagnostics_for("src/lib.rs", 1).is_empty());
    client.shutdown();
}

#[test]
fn settings_are_asked_for_where_they_can_be() {
    let dir = package(&[("src/lib.rs", SLEEPS)]);
    let mut client = Client::start(&dir.path);
    client.initialize(json!({ "workspace": { "configuration": true } }));
    let (id, _) = client.expect_request("workspace/configuration");
    client.respond(&id, json!([{ "severity": { "blocking_sleep": "info" } }]));
    client.open("src/lib.rs", SLEEPS);
    // Opening and answering are not ordered for the client, but the last word is this.
    while client.diagnostics_for("src/lib.rs", 1)[0]["severity"] != 3 {}
    client.notify(
        "workspace/didChangeConfiguration",
        json!({ "settings": null }),
    );
    let (id, _) = client.expect_request("workspace/configuration");
    client.respond(&id, json!([{ "enable": false }]));
    assert!(client.diagnostics_for("src/lib.rs", 1).is_empty());
    client.forget("textDocument/publishDiagnostics");
    client.shutdown();
}

#[test]
fn what_cannot_be_analysed_says_so() {
    let deep = format!("fn f() {{ {}1{} }}\n", "(".repeat(9_000), ")".repeat(9_000));
    let dir = package(&[("src/lib.rs", CLEAN)]);
    let mut client = start(&dir);
    client.open("src/lib.rs", CLEAN);
    assert!(client.diagnostics_for("src/lib.rs", 1).is_empty());
    client.change("src/lib.rs", 2, json!([{ "text": deep }]));
    assert_eq!(client.rules_for("src/lib.rs", 2), ["not_analysed"]);
    client.change("src/lib.rs", 3, json!([{ "text": SLEEPS }]));
    assert_eq!(client.rules_for("src/lib.rs", 3), ["blocking_sleep"]);
    client.shutdown();
}
