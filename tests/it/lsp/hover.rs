//! Hovers and completions: what was proven, pages, messages, ids; elsewhere silence.

use serde_json::{Value, json};

use super::client::Client;
use crate::cli::Dir;

const TEXT: &str = "pub fn read() { inner() }
fn inner() { let _ = std::fs::read(\"x\"); }
pub async fn f() {
    read();
    // wakeful: allow(blocking_sleep) -- once
    std::thread::sleep(D);
    panic!(\"Cannot start a runtime from within a runtime\");
}
";

fn start(text: &str) -> (Dir, Client) {
    let manifest = "[package]\nname = \"a\"\nedition = \"2024\"\n[dependencies]\ntokio = \"1\"\n";
    let dir = Dir::with(&[("Cargo.toml", manifest), ("src/lib.rs", "")]);
    let mut client = Client::start(&dir.path);
    client.initialize(json!({
        "textDocument": { "hover": { "contentFormat": ["markdown", "plaintext"] } },
    }));
    client.open("src/lib.rs", text);
    client.diagnostics_for("src/lib.rs", 1);
    (dir, client)
}

fn hover(client: &mut Client, line: u32, column: u32) -> Value {
    let params = json!({
        "textDocument": { "uri": client.uri("src/lib.rs") },
        "position": { "line": line, "character": column },
    });
    client.request("textDocument/hover", params)
}

fn text(hover: &Value) -> &str {
    assert_eq!(hover["contents"]["kind"], "markdown", "{hover}");
    hover["contents"]["value"].as_str().expect("a text")
}

#[test]
fn a_finding_shows_how_it_was_proven_and_why_it_matters() {
    let (_dir, mut client) = start(TEXT);
    let found = hover(&mut client, 3, 5);
    assert_eq!(
        found["range"]["start"],
        json!({ "line": 3, "character": 4 })
    );
    let shown = text(&found);
    let in_order = [
        "**transitive_blocking_call** · warning",
        "it calls `inner`, which calls `std::fs::read`",
        "[lib.rs:1](",
        "[lib.rs:2](",
        "#### Why this matters",
        "#### Right",
        "#### When it is fine",
        "[The whole page](file://",
    ];
    let mut at = 0;
    for part in in_order {
        let found = shown[at..].find(part);
        at += found.unwrap_or_else(|| panic!("no `{part}` behind {at} in {shown}"));
    }
    client.shutdown();
}

#[test]
fn clients_that_show_no_marks_get_none() {
    let manifest = "[package]\nname = \"a\"\nedition = \"2024\"\n[dependencies]\ntokio = \"1\"\n";
    let dir = Dir::with(&[("Cargo.toml", manifest), ("src/lib.rs", "")]);
    let mut client = Client::start(&dir.path);
    client.initialize(json!({ "textDocument": { "hover": { "contentFormat": ["plaintext"] } } }));
    client.open("src/lib.rs", TEXT);
    client.diagnostics_for("src/lib.rs", 1);
    let found = hover(&mut client, 3, 5);
    assert_eq!(found["contents"]["kind"], "plaintext");
    let shown = found["contents"]["value"].as_str().expect("a text");
    assert!(
        shown.starts_with("transitive_blocking_call · warning\n"),
        "{shown}"
    );
    assert!(shown.contains("\nWhy this matters\n"), "{shown}");
    assert!(shown.contains("The whole page (file://"), "{shown}");
    let marks = ["**", "###", "](", "```"];
    assert!(!marks.iter().any(|it| shown.contains(it)), "{shown}");
    client.shutdown();
}

#[test]
fn ids_and_messages_are_explained_and_nothing_else() {
    let (_dir, mut client) = start(TEXT);
    assert!(text(&hover(&mut client, 4, 25)).starts_with("### blocking_sleep\n"));
    let message = hover(&mut client, 6, 30);
    assert!(
        text(&message).contains("Write `.await` instead of `block_on`."),
        "{message}"
    );
    assert_eq!(
        message["range"]["start"],
        json!({ "line": 6, "character": 12 })
    );
    // The finding there is allowed, and the rest is rust-analyzer's.
    assert_eq!(hover(&mut client, 5, 8), Value::Null);
    assert_eq!(hover(&mut client, 0, 8), Value::Null);
    assert_eq!(hover(&mut client, 99, 0), Value::Null);
    client.shutdown();
}

#[test]
fn what_is_held_across_an_await_is_shown_in_the_text_of_those_who_want_that() {
    const HELD: &str = "async fn f(m: &tokio::sync::Mutex<u8>) {
    let guard = m.lock().await;
    tokio::task::yield_now().await;
    drop(guard);
    tokio::task::yield_now().await;
}
";
    let manifest = "[package]\nname = \"a\"\nedition = \"2024\"\n[dependencies]\ntokio = \"1\"\n";
    let dir = Dir::with(&[("Cargo.toml", manifest), ("src/lib.rs", HELD)]);
    let mut client = Client::start(&dir.path);
    let can = client.initialize(json!({
        "textDocument": { "inlayHint": {} },
        "workspace": { "inlayHint": { "refreshSupport": true } },
    }));
    assert_eq!(can["inlayHintProvider"], true);
    client.forget("textDocument/publishDiagnostics");
    client.open("src/lib.rs", HELD);
    let hints = |client: &mut Client, end: u32| {
        let at = |line| json!({ "line": line, "character": 0 });
        let params = json!({
            "textDocument": { "uri": client.uri("src/lib.rs") },
            "range": { "start": at(0), "end": at(end) },
        });
        let hints = client.request("textDocument/inlayHint", params);
        let shown = |it: &Value| {
            let at = &it["position"];
            let label = it["label"].as_str().unwrap_or_default();
            format!("{}:{} {label}", at["line"], at["character"])
        };
        let hints = hints.as_array().cloned().unwrap_or_default();
        hints.iter().map(shown).collect::<Vec<_>>()
    };
    assert_eq!(hints(&mut client, 6), [""; 0]);
    let settings = json!({ "settings": { "wakeful": { "inlayHints": true } } });
    client.notify("workspace/didChangeConfiguration", settings);
    let (id, _) = client.expect_request("workspace/inlayHint/refresh");
    client.respond(&id, Value::Null);
    let shown = ["1:13 held across await", "2:34 suspends here"];
    assert_eq!(hints(&mut client, 6), shown);
    assert_eq!(hints(&mut client, 2), shown[..1]);
    client.shutdown();
}

#[test]
fn ids_are_completed_where_one_is_written() {
    let (_dir, mut client) =
        start("// 😀 wakeful: allow(x)\n// wakeful: allow(blocking_fs, bl)\nfn f() {}\n");
    let complete = |client: &mut Client, line: u32, column: u32| {
        let params = json!({
            "textDocument": { "uri": client.uri("src/lib.rs") },
            "position": { "line": line, "character": column },
        });
        client.request("textDocument/completion", params)
    };
    let offered = complete(&mut client, 1, 33);
    let items = offered["items"].as_array().expect("a list");
    let labels: Vec<_> = items
        .iter()
        .map(|it| it["label"].as_str().expect("an id"))
        .collect();
    assert!(
        labels.contains(&"blocking_sleep") && !labels.contains(&"blocking_fs"),
        "{labels:?}"
    );
    let range = &items[0]["textEdit"]["range"];
    assert_eq!(
        (&range["start"]["character"], &range["end"]["character"]),
        (&json!(31), &json!(33))
    );
    assert_eq!(complete(&mut client, 2, 4), Value::Null);
    client.shutdown();
}
