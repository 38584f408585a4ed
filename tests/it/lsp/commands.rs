//! What is said of findings, fixes and pages by and to clients that can do less than most.

use serde_json::{Value, json};

use super::client::Client;
use super::diagnostics::{CLEAN, package};
use super::texts::{apply, edits};
use crate::cli::Dir;

const LOST: &str = "async fn f(w: &tokio::sync::Semaphore) {\n    let _ = w.acquire().await;\n}\n";

fn start(dir: &Dir, capabilities: Value) -> Client {
    let mut client = Client::start(&dir.path);
    client.initialize(capabilities);
    client
}

fn run(client: &mut Client, command: &str, arguments: Value) -> Value {
    let params = json!({ "command": command, "arguments": arguments });
    client.request("workspace/executeCommand", params)
}

#[test]
fn all_that_is_safe_is_fixed_in_the_workspace_when_no_file_is_named() {
    let dir = package(&[
        ("src/lib.rs", "mod a;\nmod b;\n"),
        ("src/a.rs", LOST),
        ("src/b.rs", LOST),
    ]);
    let can = json!({ "workspace": { "applyEdit": true } });
    let mut client = start(&dir, can);
    let paths = ["src/a.rs", "src/b.rs"];
    for path in paths {
        assert_eq!(client.rules_for(path, Value::Null), ["permit_discarded"]);
    }
    for arguments in [json!([]), json!([null])] {
        run(&mut client, "wakeful.fixAll", arguments);
        let (id, params) = client.expect_request("workspace/applyEdit");
        let edits = edits(&params["edit"]);
        for path in paths {
            let fixed = apply(LOST, &edits[&client.uri(path)]);
            assert!(fixed.contains("let _permit = w"), "{fixed}");
        }
        client.respond(&id, json!({ "applied": true }));
    }
    client.shutdown();
}

#[test]
fn a_page_is_a_message_where_no_document_can_be_shown() {
    let dir = package(&[("src/lib.rs", CLEAN)]);
    let mut client = start(&dir, json!({}));
    let page = run(&mut client, "wakeful.explain", json!(["blocking_sleep"]));
    assert_eq!(page["rule"], "blocking_sleep");
    let shown = client.expect_notification("window/showMessage");
    assert_eq!(shown["type"], 3);
    let message = shown["message"].as_str().expect("a text");
    assert!(message.starts_with("blocking_sleep\n"), "{message}");
    client.shutdown();
}

#[test]
fn what_is_of_no_use_is_grey_where_that_can_be_shown() {
    let text = "fn f() {} // wakeful: allow(blocking_fs) -- why\n";
    for (can, tags) in [
        (json!([1, 2]), json!([1])),
        (json!([2]), Value::Null),
        (Value::Null, Value::Null),
    ] {
        let dir = package(&[("src/lib.rs", CLEAN)]);
        let capabilities = match can.is_null() {
            true => json!({}),
            false => json!({ "publishDiagnostics": { "tagSupport": { "valueSet": can } } }),
        };
        let mut client = start(&dir, json!({ "textDocument": capabilities }));
        client.open("src/lib.rs", text);
        let found = client.diagnostics_for("src/lib.rs", 1);
        assert_eq!(found[0]["code"], "unused_allow");
        assert_eq!(found[0]["tags"], tags);
        client.shutdown();
    }
}

/// Editors apply everything under `source.fixAll` when a file is saved.
#[test]
fn what_must_be_read_is_not_reached_by_fixing_on_save() {
    let text =
        "async fn f() {\n    tokio::spawn(async { tokio::fs::write(\"x\", \"\").await });\n}\n";
    let dir = package(&[("src/lib.rs", CLEAN)]);
    let can = json!({ "textDocument": { "codeAction": {
        "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } },
    } } });
    let mut client = start(&dir, can);
    client.open("src/lib.rs", text);
    client.diagnostics_for("src/lib.rs", 1);
    let kinds = |client: &mut Client, only: Value| {
        let at = json!({ "line": 1, "character": 6 });
        let mut context = json!({ "diagnostics": [] });
        if !only.is_null() {
            context["only"] = json!([only]);
        }
        let params = json!({
            "textDocument": { "uri": client.uri("src/lib.rs") },
            "range": { "start": at, "end": at },
            "context": context,
        });
        let listed = client.request("textDocument/codeAction", params);
        let listed = listed.as_array().expect("a list").clone();
        let kinds = listed
            .iter()
            .map(|it| it["kind"].as_str().unwrap_or_default().to_owned());
        kinds.collect::<Vec<_>>()
    };
    const UNSAFE: &str = "source.fixAllUnsafe.wakeful";
    for only in ["source.fixAll", "source.fixAll.wakeful"] {
        let kinds = kinds(&mut client, json!(only));
        assert!(
            kinds.iter().all(|it| it.starts_with("source.fixAll.")),
            "{kinds:?}"
        );
    }
    for only in ["source", "source.fixAllUnsafe", UNSAFE] {
        let kinds = kinds(&mut client, json!(only));
        assert!(kinds.contains(&UNSAFE.to_owned()), "{only}: {kinds:?}");
    }
    client.shutdown();
}
