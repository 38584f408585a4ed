//! How a connection begins, what it survives, and how it ends.

use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::client::{Client, frame};
use crate::cli::Dir;

/// One finding that needs no types.
const WARNED: &str = "fn f() {} // wakeful: allow(blocking_slep) -- why\n";

const FOUND: &[&str] = &["unknown_allow"];

fn project() -> Dir {
    Dir::with(&[
        (
            "Cargo.toml",
            "[package]\nname = \"a\"\nedition = \"2024\"\n",
        ),
        ("src/lib.rs", ""),
    ])
}

fn plain() -> Value {
    json!({ "general": { "positionEncodings": ["utf-8"] } })
}

/// Past the handshake, with one open document that has a finding.
fn with_document(dir: &Dir) -> Client {
    let mut client = Client::start(&dir.path);
    client.initialize(plain());
    client.open("src/lib.rs", WARNED);
    assert_eq!(client.rules_for("src/lib.rs", 1), FOUND);
    client
}

fn exit() -> Value {
    json!({ "jsonrpc": "2.0", "method": "exit" })
}

#[test]
fn a_session_begins_and_ends() {
    let dir = project();
    let client = with_document(&dir);
    client.shutdown();
}

#[test]
fn everything_may_come_in_one_write() {
    let dir = project();
    let mut client = Client::start(&dir.path);
    let uri = client.uri("src/lib.rs");
    let document = json!({ "uri": uri, "languageId": "rust", "version": 1, "text": "" });
    let version = json!({ "uri": uri, "version": 2 });
    let at = json!({ "textDocument": { "uri": uri }, "position": { "line": 0, "character": 31 } });
    let messages = [
        json!({ "id": "i", "method": "initialize", "params": { "capabilities": plain() } }),
        json!({ "method": "initialized", "params": {} }),
        json!({ "method": "textDocument/didOpen", "params": { "textDocument": document } }),
        json!({ "method": "textDocument/didChange", "params": {
            "textDocument": version, "contentChanges": [{ "text": WARNED }],
        } }),
        json!({ "id": "h", "method": "textDocument/hover", "params": at }),
    ];
    let whole = messages.map(|mut it| {
        it["jsonrpc"] = json!("2.0");
        frame(&it)
    });
    client.write(whole.concat().as_bytes());
    let result = client.answer("i").expect("a result");
    assert_eq!(result["capabilities"]["positionEncoding"], "utf-8");
    let hover = client.answer("h").expect("a result");
    assert!(hover["contents"].is_object(), "{hover}");
    assert_eq!(client.rules_for("src/lib.rs", 2), FOUND);
    client.shutdown();
}

#[test]
fn before_the_handshake_nothing_is_said_but_answers() {
    let dir = project();
    let mut client = Client::start(&dir.path);
    client.write(b"Content-Length: 1\r\n\r\n{");
    let params = json!({ "rootUri": client.uri(""), "capabilities": plain() });
    let id = client.send_request("initialize", params);
    let mut next = || client.claim("anything", |_| true);
    assert_eq!(next()["error"]["code"], -32700);
    assert_eq!(next()["id"], id);
    assert_eq!(next()["method"], "window/logMessage");
    client.shutdown();
}

#[test]
fn leaving_in_one_write_is_leaving_in_peace() {
    let dir = project();
    let mut client = with_document(&dir);
    let shutdown = json!({ "jsonrpc": "2.0", "id": 77, "method": "shutdown" });
    client.write([frame(&shutdown), frame(&exit())].concat().as_bytes());
    assert_eq!(client.answer(77), Ok(Value::Null));
    assert_eq!(client.exit_code(), Some(0));
}

#[test]
fn leaving_without_a_word_is_exit_1() {
    let dir = project();
    let mut client = with_document(&dir);
    client.send(&exit());
    assert_eq!(client.exit_code(), Some(1));

    let mut client = with_document(&dir);
    client.hang_up();
    assert_eq!(client.exit_code(), Some(1));

    let mut client = Client::start(&dir.path);
    client.hang_up();
    assert_eq!(client.exit_code(), Some(1));
}

#[test]
fn a_server_whose_editor_was_killed_leaves() {
    let dir = project();
    // Stands for an editor that dies while somebody else holds the ends of the connection.
    let mut editor = Command::new("cat");
    let editor = editor.stdin(Stdio::piped()).stdout(Stdio::null());
    let mut editor = editor.spawn().expect("every system has it");
    let mut client = Client::start(&dir.path);
    client.initialize_with(json!({ "processId": editor.id(), "capabilities": plain() }));
    editor.kill().expect("it runs");
    let message = client.expect_notification("window/logMessage");
    assert_eq!(message["message"], "the editor is gone");
    assert_eq!(client.exit_code(), Some(1));
    editor.wait().expect("it was killed");
}

#[test]
fn nobody_need_hear_the_log() {
    let dir = project();
    let mut client = Client::start_unheard(&dir.path, &["--log", "trace"]);
    client.initialize(plain());
    client.open("src/lib.rs", WARNED);
    assert_eq!(client.rules_for("src/lib.rs", 1), FOUND);
    client.shutdown();
}

#[test]
fn the_log_goes_where_it_is_wanted() {
    let dir = project();
    let path = dir.path.join("a log");
    let name = path.to_str().expect("UTF-8");
    let mut client = Client::start_with(&dir.path, &["--log-file", name, "--log", "warn"]);
    client.initialize(plain());
    client.write(b"Content-Length: 1\r\n\r\n{");
    assert!(client.answer(Value::Null).is_err());
    let shown = client.expect_notification("window/logMessage");
    assert_eq!(shown["type"], 2);
    let id = client.send_request("shutdown", Value::Null);
    assert_eq!(client.answer(id), Ok(Value::Null));
    client.send(&exit());
    assert_eq!(client.exit_code(), Some(0));
    let message = shown["message"].as_str().expect("a text");
    assert!(client.errors().contains(message));
    assert!(dir.read("a log").contains(message));

    let run = dir.run(&["server", "--log", "loud"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(
        run.err.starts_with("error: `loud` is no level"),
        "{}",
        run.err
    );
}

/// After each of these the text of the document is not known any more.
#[test]
fn a_change_that_cannot_be_read_leaves_nothing_stale() {
    let dir = project();
    let mut client = with_document(&dir);
    let uri = client.uri("src/lib.rs");
    let change = |params: Value| json!({ "jsonrpc": "2.0", "method": "textDocument/didChange", "params": params });
    let version = |version: i32| json!({ "uri": uri, "version": version });
    let no_range = json!({ "range": { "start": { "line": 0 } }, "text": "" });
    let outside = json!({ "line": 99, "character": 0 });
    let outside = json!({ "range": { "start": outside, "end": outside }, "text": "" });
    let no_text = change(json!({ "textDocument": version(3), "contentChanges": [{ "text": 7 }] }));
    let half = "\"text\":\"\\ud800\"";
    let broken = [
        frame(&no_text),
        frame(&change(
            json!({ "textDocument": version(3), "contentChanges": [no_range] }),
        )),
        frame(&change(
            json!({ "textDocument": version(3), "contentChanges": [outside] }),
        )),
        frame(&change(json!({ "textDocument": { "uri": uri } }))),
        framed(&no_text.to_string().replace("\"text\":7", half)),
    ];
    for (round, bytes) in broken.iter().enumerate() {
        client.write(bytes.as_bytes());
        client.expect_notification("window/logMessage");
        if bytes.contains(half) {
            assert!(client.answer(Value::Null).is_err());
            client.expect_notification("window/logMessage");
        }
        // What was found in a text that is not the editor's any more is taken back.
        let stale = client.expect_notification("textDocument/publishDiagnostics");
        assert_eq!(stale["diagnostics"], json!([]), "{bytes}");
        let version = 10 + round as i32;
        client.change("src/lib.rs", version, json!([{ "text": WARNED }]));
        assert_eq!(client.rules_for("src/lib.rs", version), FOUND, "{bytes}");
    }
    client.shutdown();
}

#[test]
fn a_closed_document_is_forgotten() {
    let dir = project();
    let mut client = with_document(&dir);
    client.close("src/lib.rs");
    assert_eq!(client.rules_for("src/lib.rs", Value::Null), [""; 0]);
    client.open("src/lib.rs", "");
    assert_eq!(client.rules_for("src/lib.rs", 1), [""; 0]);
    client.shutdown();
}

fn framed(text: &str) -> String {
    format!("Content-Length: {}\r\n\r\n{text}", text.len())
}
