//! What clients are told that ask for diagnostics, and when they are told to ask.

use std::fs;

use serde_json::{Value, json};

use super::client::Client;
use super::diagnostics::{CLEAN, SLEEPS, lines, on_disk, on_save, package, save};
use crate::cli::Dir;

/// Of files that are found on the disk before they are opened it is told, so there should be
/// nothing in them.
fn pulling(dir: &Dir) -> Client {
    let mut client = Client::start(&dir.path);
    client.initialize(json!({
        "textDocument": { "diagnostic": {} },
        "workspace": { "diagnostics": { "refreshSupport": true } },
    }));
    client
}

fn pull(client: &mut Client, path: &str, known: Option<&Value>) -> Value {
    let mut params = json!({ "textDocument": { "uri": client.uri(path) } });
    if let Some(known) = known {
        params["previousResultId"] = known.clone();
    }
    client.request("textDocument/diagnostic", params)
}

#[test]
fn clients_that_pull_hear_what_is_new_and_when_to_ask() {
    let caller = "mod io;\npub async fn f() {\n    io::read();\n}\n";
    let dir = package(&[
        ("src/lib.rs", caller),
        ("src/io.rs", "pub fn read() {\n}\n"),
    ]);
    let mut client = pulling(&dir);
    client.open("src/lib.rs", caller);
    client.open("src/io.rs", "pub fn read() {\n}\n");
    let first = pull(&mut client, "src/lib.rs", None);
    assert_eq!(
        (&first["kind"], &first["items"]),
        (&json!("full"), &json!([]))
    );
    let again = pull(&mut client, "src/lib.rs", Some(&first["resultId"]));
    assert_eq!(
        again,
        json!({ "kind": "unchanged", "resultId": first["resultId"] })
    );
    client.forget("workspace/diagnostic/refresh");
    client.change("src/io.rs", 2, lines(1, 1, "    std::fs::read(\"x\");\n"));
    let (id, _) = client.expect_request("workspace/diagnostic/refresh");
    client.respond(&id, Value::Null);
    let second = pull(&mut client, "src/lib.rs", Some(&first["resultId"]));
    assert_eq!(second["kind"], "full");
    assert_eq!(second["items"][0]["code"], "transitive_blocking_call");
    client.forget("workspace/diagnostic/refresh");
    client.shutdown();
}

/// The document was not edited, so the client does not think of asking.
#[test]
fn clients_that_pull_are_told_when_files_change_around_their_documents() {
    let dir = package(&[("src/lib.rs", "")]);
    let mut client = pulling(&dir);
    client.open("src/lib.rs", SLEEPS);
    let first = pull(&mut client, "src/lib.rs", None);
    assert_eq!(first["items"][0]["code"], "blocking_sleep");
    client.forget("workspace/diagnostic/refresh");
    dir.write("wakeful.toml", b"ignore = [\"blocking_sleep\"]\n");
    let changed = ["Cargo.toml", "wakeful.toml"];
    let changes = changed.map(|it| json!({ "uri": client.uri(it), "type": 2 }));
    client.notify(
        "workspace/didChangeWatchedFiles",
        json!({ "changes": changes }),
    );
    let (id, _) = client.expect_request("workspace/diagnostic/refresh");
    client.respond(&id, Value::Null);
    let second = pull(&mut client, "src/lib.rs", Some(&first["resultId"]));
    assert_eq!(
        (&second["kind"], &second["items"]),
        (&json!("full"), &json!([]))
    );
    client.shutdown();
}

#[test]
fn clients_that_pull_can_wait_for_saving_too() {
    let dir = package(&[("src/lib.rs", "")]);
    let mut client = pulling(&dir);
    on_save(&mut client);
    client.open("src/lib.rs", SLEEPS);
    let first = pull(&mut client, "src/lib.rs", None);
    assert_eq!(first["items"][0]["code"], "blocking_sleep");
    client.forget("workspace/diagnostic/refresh");
    client.change("src/lib.rs", 2, lines(1, 2, ""));
    let same = json!({ "kind": "unchanged", "resultId": first["resultId"] });
    assert_eq!(
        pull(&mut client, "src/lib.rs", Some(&first["resultId"])),
        same
    );
    save(&mut client, "src/lib.rs");
    let (id, _) = client.expect_request("workspace/diagnostic/refresh");
    client.respond(&id, Value::Null);
    let second = pull(&mut client, "src/lib.rs", Some(&first["resultId"]));
    assert_eq!(
        (&second["kind"], &second["items"]),
        (&json!("full"), &json!([]))
    );
    client.shutdown();
}

/// Helix drops a finding whose text is deleted, and VS Code folds it up; neither brings it back.
#[test]
fn what_is_found_again_at_another_version_is_said_again() {
    let dir = package(&[("src/lib.rs", "")]);
    let mut client = pulling(&dir);
    client.open("src/lib.rs", SLEEPS);
    let first = pull(&mut client, "src/lib.rs", None);
    client.change("src/lib.rs", 2, json!([{ "text": "" }]));
    client.change("src/lib.rs", 3, json!([{ "text": SLEEPS }]));
    let again = pull(&mut client, "src/lib.rs", Some(&first["resultId"]));
    assert_eq!(again["kind"], "full");
    assert_eq!(again["items"], first["items"]);
    client.shutdown();
}

#[test]
fn the_whole_workspace_can_be_pulled_in_parts() {
    let dir = package(&[
        ("src/lib.rs", "mod a;\n"),
        ("src/a.rs", SLEEPS),
        ("src/b.rs", CLEAN),
    ]);
    let mut client = pulling(&dir);
    // As long as it does not ask, it is told of files that are not open.
    assert_eq!(
        client.rules_for("src/a.rs", Value::Null),
        ["blocking_sleep"]
    );
    let pull = |client: &mut Client, known: Value, token: Value| {
        let mut params = json!({ "previousResultIds": known });
        if !token.is_null() {
            params["partialResultToken"] = token;
        }
        client.request("workspace/diagnostic", params)
    };
    let mut all = pull(&mut client, json!([]), Value::Null);
    assert!(
        client.diagnostics_for("src/a.rs", Value::Null).is_empty(),
        "not twice"
    );
    let items = all["items"].take();
    let [item] = &items.as_array().expect("a list")[..] else {
        panic!("{items:#}");
    };
    assert_eq!(item["uri"], client.uri("src/a.rs"));
    assert_eq!(item["items"][0]["code"], "blocking_sleep");
    let known = json!([{ "uri": item["uri"], "value": item["resultId"] }]);
    let same = pull(&mut client, known, Value::Null);
    assert_eq!(same["items"][0]["kind"], "unchanged");
    let rest = pull(&mut client, json!([]), json!("part"));
    assert_eq!(rest["items"], json!([]));
    let part = client.expect_notification("$/progress");
    assert_eq!(part["token"], "part");
    assert_eq!(
        part["value"]["items"][0]["items"][0]["code"],
        "blocking_sleep"
    );
    client.shutdown();
}

fn pull_workspace(client: &mut Client, known: &Value) -> Vec<Value> {
    let known = known.as_array().into_iter().flatten();
    let known = known.map(|it| json!({ "uri": it["uri"], "value": it["resultId"] }));
    let params = json!({ "previousResultIds": known.collect::<Vec<_>>() });
    let answer = client.request("workspace/diagnostic", params);
    answer["items"].as_array().expect("a list").clone()
}

fn refreshed(client: &mut Client) {
    let (id, _) = client.expect_request("workspace/diagnostic/refresh");
    client.respond(&id, Value::Null);
}

#[test]
fn files_that_are_gone_are_empty_in_the_workspace() {
    let dir = package(&[("src/lib.rs", ""), ("src/a.rs", SLEEPS)]);
    let mut client = pulling(&dir);
    client.forget("textDocument/publishDiagnostics");
    let before = pull_workspace(&mut client, &json!([]));
    assert_eq!(before[0]["items"][0]["code"], "blocking_sleep");
    fs::remove_file(dir.path.join("src/a.rs")).expect("ours");
    on_disk(&mut client, &["src/a.rs"]);
    refreshed(&mut client);
    let after = pull_workspace(&mut client, &json!(before));
    assert_eq!(after[0]["uri"], client.uri("src/a.rs"));
    assert_eq!(
        (&after[0]["kind"], &after[0]["items"]),
        (&json!("full"), &json!([]))
    );
    let again = pull_workspace(&mut client, &json!(after));
    assert_eq!(again[0]["kind"], "unchanged");
    client.shutdown();
}

#[test]
fn folders_that_are_gone_are_empty_in_the_workspace() {
    let dir = package(&[("src/lib.rs", SLEEPS)]);
    let mut client = pulling(&dir);
    client.forget("textDocument/publishDiagnostics");
    let before = pull_workspace(&mut client, &json!([]));
    let folder = json!([{ "uri": client.uri(""), "name": "root" }]);
    let event = json!({ "event": { "added": [], "removed": folder } });
    client.notify("workspace/didChangeWorkspaceFolders", event);
    refreshed(&mut client);
    let after = pull_workspace(&mut client, &json!(before));
    assert_eq!(
        (&after[0]["kind"], &after[0]["items"]),
        (&json!("full"), &json!([]))
    );
    client.shutdown();
}

#[test]
fn nothing_is_pulled_of_a_text_that_nobody_knows() {
    let dir = package(&[("src/lib.rs", "")]);
    let mut client = pulling(&dir);
    client.open("src/lib.rs", SLEEPS);
    let first = pull(&mut client, "src/lib.rs", None);
    assert_eq!(first["items"][0]["code"], "blocking_sleep");
    let all = pull_workspace(&mut client, &json!([]));
    assert_eq!(all[0]["items"][0]["code"], "blocking_sleep");
    client.forget("workspace/diagnostic/refresh");
    client.change("src/lib.rs", 2, lines(98, 99, ""));
    client.expect_notification("window/logMessage");
    refreshed(&mut client);
    let after = pull(&mut client, "src/lib.rs", Some(&first["resultId"]));
    assert_eq!(
        (&after["kind"], &after["items"]),
        (&json!("full"), &json!([]))
    );
    let all = pull_workspace(&mut client, &json!(all));
    assert_eq!(all[0]["items"], json!([]));
    client.change("src/lib.rs", 3, json!([{ "text": SLEEPS }]));
    let again = pull(&mut client, "src/lib.rs", Some(&after["resultId"]));
    assert_eq!(again["items"], first["items"]);
    client.shutdown();
}

#[test]
fn what_is_on_the_disk_is_pulled_of_a_file_that_is_not_open() {
    let dir = package(&[("src/lib.rs", "mod a;\n"), ("src/a.rs", SLEEPS)]);
    let mut client = pulling(&dir);
    client.forget("textDocument/publishDiagnostics");
    let found = pull(&mut client, "src/a.rs", None);
    assert_eq!(found["items"][0]["code"], "blocking_sleep");
    let all = pull_workspace(&mut client, &json!([]));
    assert_eq!(all[0]["resultId"], found["resultId"]);
    let nothing = pull(&mut client, "src/none.rs", None);
    assert_eq!(
        (&nothing["kind"], &nothing["items"]),
        (&json!("full"), &json!([]))
    );
    client.shutdown();
}

#[test]
fn a_large_workspace_comes_in_many_parts() {
    let dir = package(&[("src/lib.rs", CLEAN)]);
    (0..150).for_each(|it| dir.write(&format!("src/a{it:03}.rs"), SLEEPS.as_bytes()));
    let mut client = pulling(&dir);
    client.forget("textDocument/publishDiagnostics");
    let params = json!({ "previousResultIds": [], "partialResultToken": 7 });
    let rest = client.request("workspace/diagnostic", params);
    assert_eq!(rest["items"], json!([]));
    let mut parts = Vec::new();
    for _ in 0..3 {
        let part = client.expect_notification("$/progress");
        assert_eq!(part["token"], 7);
        parts.push(part["value"]["items"].as_array().expect("a list").clone());
    }
    assert_eq!(parts.iter().map(Vec::len).collect::<Vec<_>>(), [64, 64, 22]);
    let uris = parts.iter().flatten().map(|it| it["uri"].clone());
    let wanted = (0..150).map(|it| json!(client.uri(&format!("src/a{it:03}.rs"))));
    assert_eq!(uris.collect::<Vec<_>>(), wanted.collect::<Vec<_>>());
    client.shutdown();
}

/// Asks for all that is new, in parts; the id of the question.
fn wait_for_news(client: &mut Client, known: &Value) -> i64 {
    let known = known.as_array().into_iter().flatten();
    let known = known.map(|it| json!({ "uri": it["uri"], "value": it["resultId"] }));
    let known: Vec<Value> = known.collect();
    let params = json!({ "previousResultIds": known, "partialResultToken": "part" });
    client.send_request("workspace/diagnostic", params)
}

/// Visual Studio Code asks again two seconds after every answer.
#[test]
fn who_takes_parts_and_knows_everything_waits_for_news() {
    let dir = package(&[("src/lib.rs", "mod a;\n"), ("src/a.rs", SLEEPS)]);
    let mut client = pulling(&dir);
    client.forget("textDocument/publishDiagnostics");
    let known = json!(pull_workspace(&mut client, &json!([])));
    let waiting = wait_for_news(&mut client, &known);
    client.settle();
    dir.write("src/a.rs", CLEAN.as_bytes());
    on_disk(&mut client, &["src/a.rs"]);
    refreshed(&mut client);
    assert_eq!(client.answer(waiting), Ok(json!({ "items": [] })));
    let part = client.expect_notification("$/progress");
    let items = &part["value"]["items"];
    assert_eq!(items[0]["uri"], client.uri("src/a.rs"));
    assert_eq!(
        (&items[0]["kind"], &items[0]["items"]),
        (&json!("full"), &json!([]))
    );
    // In files that are open, too, at each of their versions.
    let waiting = wait_for_news(&mut client, items);
    client.open("src/lib.rs", SLEEPS);
    assert_eq!(client.answer(waiting), Ok(json!({ "items": [] })));
    let part = client.expect_notification("$/progress");
    let items = part["value"]["items"].as_array().expect("a list");
    let lib = items.iter().find(|it| it["kind"] == "full");
    assert_eq!(lib.expect("it is new")["version"], 1);
    client.shutdown();
}

#[test]
fn who_asks_for_the_first_time_is_answered_though_there_is_nothing() {
    let dir = package(&[("src/lib.rs", CLEAN)]);
    let mut client = pulling(&dir);
    let first = wait_for_news(&mut client, &json!([]));
    assert_eq!(client.answer(first), Ok(json!({ "items": [] })));
    client.shutdown();
}

#[test]
fn waiting_for_news_can_be_given_up_and_ends_with_the_session() {
    let dir = package(&[("src/lib.rs", CLEAN)]);
    let mut client = pulling(&dir);
    pull_workspace(&mut client, &json!([]));
    let waiting = wait_for_news(&mut client, &json!([]));
    client.settle();
    client.notify("$/cancelRequest", json!({ "id": waiting }));
    let error = client.answer(waiting).expect_err("nobody waits for it");
    assert_eq!(error["code"], -32800);
    let waiting = wait_for_news(&mut client, &json!([]));
    client.settle();
    let leaving = client.send_request("shutdown", Value::Null);
    assert_eq!(client.answer(waiting), Ok(json!({ "items": [] })));
    assert_eq!(client.answer(leaving), Ok(Value::Null));
    client.send(&json!({ "jsonrpc": "2.0", "method": "exit" }));
    assert_eq!(client.exit_code(), Some(0));
}
