//! Settings of one folder of many: asked for each, and followed by the files below it.

use serde_json::{Value, json};

use super::client::Client;
use super::diagnostics::SLEEPS;
use crate::cli::Dir;

fn two() -> Dir {
    let manifest = |name: &str| format!("[package]\nname = \"{name}\"\nedition = \"2024\"\n");
    Dir::with(&[
        ("a/Cargo.toml", &manifest("a")),
        ("a/src/lib.rs", SLEEPS),
        ("b/Cargo.toml", &manifest("b")),
        ("b/src/lib.rs", SLEEPS),
    ])
}

fn start(dir: &Dir, capabilities: Value) -> Client {
    let mut client = Client::start(&dir.path);
    let folders = ["a", "b"].map(|it| json!({ "uri": client.uri(it), "name": it }));
    client.initialize_with(json!({
        "workspaceFolders": folders,
        "capabilities": capabilities,
        "initializationOptions": { "severity": { "blocking_sleep": "info" } },
    }));
    client
}

fn asks() -> Value {
    json!({ "workspace": { "configuration": true } })
}

/// What is asked for next is of these folders, besides everything; the id of the question.
fn asked(client: &mut Client, folders: &[&str]) -> Value {
    let (id, params) = client.expect_request("workspace/configuration");
    let mut wanted = vec![json!({ "section": "wakeful" })];
    let folders = folders.iter().map(|it| client.uri(it));
    wanted.extend(folders.map(|it| json!({ "scopeUri": it, "section": "wakeful" })));
    assert_eq!(params["items"], json!(wanted));
    id
}

/// The client has other settings, and answers these when it is asked.
fn configure(client: &mut Client, settings: Value) {
    let nothing = json!({ "settings": null });
    client.notify("workspace/didChangeConfiguration", nothing);
    let id = asked(client, &["a", "b"]);
    client.respond(&id, settings);
}

/// Passes over all that is published of a file before this is.
fn until(client: &mut Client, path: &str, severities: &[u32]) {
    while client
        .diagnostics_for(path, Value::Null)
        .iter()
        .map(|it| it["severity"].clone())
        .collect::<Vec<_>>()
        != severities
    {}
}

const A: &str = "a/src/lib.rs";
const B: &str = "b/src/lib.rs";

#[test]
fn files_follow_the_settings_of_their_folder() {
    let dir = two();
    let mut client = start(&dir, asks());
    let id = asked(&mut client, &["a", "b"]);
    let hint = json!({ "severity": { "blocking_sleep": "hint" } });
    client.respond(&id, json!([null, null, hint]));
    until(&mut client, A, &[3]);
    until(&mut client, B, &[4]);
    // A folder of which nothing is said is as everything is.
    configure(&mut client, json!([hint, {}, { "enable": false }]));
    until(&mut client, A, &[4]);
    until(&mut client, B, &[]);
    // Some clients answer only what they understand.
    configure(
        &mut client,
        json!([{ "severity": { "blocking_sleep": "error" } }]),
    );
    until(&mut client, A, &[1]);
    until(&mut client, B, &[1]);
    configure(
        &mut client,
        json!([null, null, { "workspaceDiagnostics": false }]),
    );
    until(&mut client, B, &[]);
    until(&mut client, A, &[3]);
    client.shutdown();
}

#[test]
fn a_rule_that_is_selected_in_a_folder_counts_more_than_the_configuration_there() {
    let dir = two();
    dir.write("wakeful.toml", b"ignore = [\"blocking_sleep\"]\n");
    let mut client = start(&dir, asks());
    let id = asked(&mut client, &["a", "b"]);
    client.respond(&id, json!([null, null, { "select": ["blocking_sleep"] }]));
    until(&mut client, B, &[1]);
    client.expect_silence("textDocument/publishDiagnostics");
    client.shutdown();
}

#[test]
fn folders_that_come_and_go_are_asked_for() {
    let dir = two();
    let mut client = start(&dir, asks());
    client.forget("textDocument/publishDiagnostics");
    let first = asked(&mut client, &["a", "b"]);
    let b = json!([{ "uri": client.uri("b"), "name": "b" }]);
    let change =
        |added: &Value, removed: &Value| json!({ "event": { "added": added, "removed": removed } });
    let event = "workspace/didChangeWorkspaceFolders";
    client.notify(event, change(&json!([]), &b));
    let second = asked(&mut client, &["a"]);
    client.notify(event, change(&b, &json!([])));
    let third = asked(&mut client, &["a", "b"]);
    let hints = json!({ "inlayHints": true });
    client.respond(&third, json!([null, null, hints]));
    // What was asked before is of yesterday, whenever it is answered.
    client.respond(&second, json!([hints, null]));
    client.respond(&first, json!([hints, null, null]));
    client.settle();
    let mut hints = |path: &str| {
        client.open(path, "async fn f(m: &std::sync::Mutex<u8>) {\n    let g = m.lock().unwrap();\n    h().await;\n    drop(g);\n}\nasync fn h() {}\n");
        let range =
            json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 6, "character": 0 } });
        let params = json!({ "textDocument": { "uri": client.uri(path) }, "range": range });
        let hints = client.request("textDocument/inlayHint", params);
        hints.as_array().map_or(0, Vec::len)
    };
    assert_eq!(hints(A), 0);
    assert!(hints(B) > 0);
    client.shutdown();
}

#[test]
fn who_is_not_asked_tells_of_all_folders_at_once() {
    let dir = two();
    let mut client = start(&dir, json!({}));
    until(&mut client, A, &[3]);
    until(&mut client, B, &[3]);
    let settings =
        json!({ "settings": { "wakeful": { "severity": { "blocking_sleep": "hint" } } } });
    client.notify("workspace/didChangeConfiguration", settings);
    until(&mut client, A, &[4]);
    until(&mut client, B, &[4]);
    client.shutdown();
}
