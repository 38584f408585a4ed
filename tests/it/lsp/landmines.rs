//! What ends or stops other servers, done to the binary: each of these it answers, and goes on.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::client::{Client, frame};
use super::diagnostics::{CLEAN, SLEEPS, package, start};

const LIB: &str = "src/lib.rs";

fn request(id: impl Into<Value>, method: &str, params: Value) -> Value {
    json!({ "jsonrpc": "2.0", "id": id.into(), "method": method, "params": params })
}

fn notification(method: &str, params: Value) -> Value {
    json!({ "jsonrpc": "2.0", "method": method, "params": params })
}

fn hover(client: &Client, id: impl Into<Value>) -> Value {
    let at = json!({ "line": 0, "character": 0 });
    let params = json!({ "textDocument": { "uri": client.uri(LIB) }, "position": at });
    request(id, "textDocument/hover", params)
}

fn opened(client: &Client, path: &str, text: &str) -> Value {
    let uri = client.uri(path);
    let document = json!({ "uri": uri, "languageId": "rust", "version": 1, "text": text });
    notification("textDocument/didOpen", json!({ "textDocument": document }))
}

fn changed(client: &Client, version: i32, changes: Value) -> Value {
    let document = json!({ "uri": client.uri(LIB), "version": version });
    let params = json!({ "textDocument": document, "contentChanges": changes });
    notification("textDocument/didChange", params)
}

/// All in one write.
fn send(client: &mut Client, messages: &[Value]) {
    let bytes: String = messages.iter().map(frame).collect();
    client.write(bytes.as_bytes());
}

fn text(client: &mut Client) -> String {
    let uri = client.uri(LIB);
    let params = json!({ "command": "wakeful.debugInformation", "arguments": [uri] });
    let known = client.request("workspace/executeCommand", params);
    known["text"].as_str().expect("a text").to_owned()
}

/// The server still takes edits and publishes what they bring.
fn is_alive(client: &mut Client, version: i32) {
    client.change(LIB, version, json!([{ "text": SLEEPS }]));
    assert_eq!(client.rules_for(LIB, version), ["blocking_sleep"]);
    client.change(LIB, version + 1, json!([{ "text": CLEAN }]));
    assert!(client.diagnostics_for(LIB, version + 1).is_empty());
}

fn with_document(client: &mut Client) {
    client.open(LIB, CLEAN);
    assert!(client.diagnostics_for(LIB, 1).is_empty());
}

/// So much that the engine is busy with it when the next message is read.
fn large() -> String {
    let mut text = String::new();
    for it in 0..600 {
        let _ = write!(
            text,
            "async fn f{it}() {{ g{it}(); tokio::task::yield_now().await; }}\n\
             fn g{it}() {{ let _ = std::fs::read(\"x\"); }}\n"
        );
    }
    text
}

#[test]
fn edits_apply_in_the_order_in_which_they_come() {
    let dir = package(&[(LIB, CLEAN)]);
    let mut client = start(&dir);
    with_document(&mut client);
    let mut sent = Vec::new();
    let mut expected = String::new();
    for it in 0..300 {
        let (start, end) = (
            json!({ "line": 0, "character": 0 }),
            json!({ "line": 0, "character": it % 3 }),
        );
        let line = format!("// {it}");
        sent.push(changed(
            &client,
            it + 2,
            json!([
                { "range": { "start": start, "end": end }, "text": line },
            ]),
        ));
        sent.push(hover(&client, format!("after {it}")));
        let rest = match it {
            0 => CLEAN,
            _ => &expected[(it % 3) as usize..],
        };
        expected = format!("{line}{rest}");
    }
    send(&mut client, &sent);
    for it in 0..300 {
        // Of a text that has changed meanwhile nothing is said.
        if let Err(error) = client.answer(format!("after {it}")) {
            assert_eq!(error["code"], -32801);
        }
    }
    assert_eq!(text(&mut client), expected);
    client.diagnostics_for(LIB, 301);
    client.shutdown();
}

#[test]
fn many_slow_requests_keep_no_cancellation_and_no_other_answer_waiting() {
    let dir = package(&[(LIB, CLEAN)]);
    let mut client = start(&dir);
    client.forget("textDocument/publishDiagnostics");
    let mut sent = vec![
        opened(&client, "wakeful.toml", "ignore = []\n"),
        opened(&client, LIB, &large()),
    ];
    sent.extend((0..12).map(|it| hover(&client, it + 100)));
    sent.push(notification("$/cancelRequest", json!({ "id": 105 })));
    // Needs no analysis.
    let at = json!({ "line": 0, "character": 0 });
    let document = json!({ "uri": client.uri("wakeful.toml") });
    let params = json!({ "textDocument": document, "position": at });
    sent.push(request("quick", "textDocument/completion", params));
    send(&mut client, &sent);
    let answers = (0..13).map(|_| client.claim("an answer", |it| it.get("method").is_none()));
    let answers: Vec<Value> = answers.collect();
    let (first, rest) = answers.split_at(2);
    let first_of = |id: Value| first.iter().find(|it| it["id"] == id);
    let cancelled = first_of(json!(105)).expect("nobody waits for it");
    assert_eq!(cancelled["error"]["code"], -32800);
    assert!(first_of(json!("quick")).is_some(), "{first:?}");
    assert!(rest.iter().all(|it| it.get("result").is_some()), "{rest:?}");
    client.shutdown();
}

#[test]
fn handlers_that_ask_the_client_keep_no_queue_waiting() {
    let dir = package(&[(LIB, CLEAN)]);
    let mut client = Client::start(&dir.path);
    client.initialize(json!({ "workspace": { "configuration": true } }));
    let (id, _) = client.expect_request("workspace/configuration");
    client.respond(&id, json!([null]));
    with_document(&mut client);
    let ask = notification(
        "workspace/didChangeConfiguration",
        json!({ "settings": null }),
    );
    let mut sent = vec![ask; 8];
    sent.extend((0..290).map(|it| changed(&client, it + 2, json!([{ "text": SLEEPS }]))));
    sent.push(hover(&client, "last"));
    send(&mut client, &sent);
    assert_eq!(client.answer("last"), Ok(Value::Null));
    assert_eq!(client.rules_for(LIB, 291), ["blocking_sleep"]);
    for _ in 0..8 {
        let (id, _) = client.expect_request("workspace/configuration");
        client.respond(&id, json!([{ "ignore": ["blocking_sleep"] }]));
    }
    assert!(client.diagnostics_for(LIB, 291).is_empty());
    client.shutdown();
}

#[test]
fn what_is_no_message_is_answered_and_left_out() {
    let dir = package(&[(LIB, CLEAN)]);
    let mut client = start(&dir);
    with_document(&mut client);
    let bad: [&[u8]; 6] = [
        b"Content-Length: 5\r\n\r\n{\"a\":",
        b"Content-Length: 4\r\n\r\n\"\xff\xfe\"",
        b"Content-Length: 0\r\n\r\n",
        b"Content-Type: x\r\n\r\n",
        b"Content-Length: 99999999999999999999\r\n\r\n",
        b"Content-Length: -7\r\n\r\n",
    ];
    for (round, bytes) in bad.iter().enumerate() {
        client.write(bytes);
        let error = client.answer(Value::Null).expect_err("it is no message");
        assert_eq!(error["code"], -32700);
        client.expect_notification("window/logMessage");
        is_alive(&mut client, 2 * round as i32 + 2);
    }
    for message in [json!(7), json!([]), json!({ "jsonrpc": "2.0" })] {
        client.send(&message);
        let error = client.answer(Value::Null).expect_err("it is no message");
        assert_eq!(error["code"], -32600);
    }
    client.send(&request(
        1000,
        "textDocument/hover",
        json!({ "position": "here" }),
    ));
    let error = client.answer(1000).expect_err("it has no document");
    assert_eq!(error["code"], -32602);
    client.send(&request(1001, "no/such", json!({})));
    let error = client.answer(1001).expect_err("there is none");
    assert_eq!(error["code"], -32601);
    client.send(&notification("no/such", json!({})));
    is_alive(&mut client, 20);
    client.shutdown();
}

#[test]
fn a_message_that_is_said_to_be_huge_costs_nothing_but_itself() {
    let dir = package(&[(LIB, CLEAN)]);
    let mut client = start(&dir);
    with_document(&mut client);
    client.write(b"Content-Length: 99999999999\r\n\r\n{}");
    let error = client.answer(Value::Null).expect_err("nobody sends that");
    assert_eq!(error["code"], -32700);
    client.expect_notification("window/logMessage");
    // All that follows belongs to it.
    client.hang_up();
    assert_eq!(client.exit_code(), Some(1));
}

#[test]
fn a_message_may_come_byte_by_byte_and_with_other_headers() {
    let dir = package(&[(LIB, CLEAN)]);
    let mut client = start(&dir);
    with_document(&mut client);
    let change = changed(&client, 2, json!([{ "text": SLEEPS }]));
    for byte in frame(&change).bytes() {
        client.write(&[byte]);
    }
    assert_eq!(client.rules_for(LIB, 2), ["blocking_sleep"]);
    let change = changed(&client, 3, json!([{ "text": CLEAN }])).to_string();
    let (start, end) = change.split_at(change.len() / 2);
    let length = change.len();
    let header = format!("content-length:{length}\r\nContent-Type: x; charset=utf-8\r\n\r\n");
    for piece in [&header[..9], &header[9..], start, end] {
        client.write(piece.as_bytes());
    }
    assert!(client.diagnostics_for(LIB, 3).is_empty());
    client.shutdown();
}

#[test]
fn ids_are_what_the_client_likes_and_odd_answers_harm_nobody() {
    let dir = package(&[(LIB, CLEAN)]);
    let mut client = start(&dir);
    with_document(&mut client);
    for id in [json!("ä"), json!(-3), json!("7"), json!(7)] {
        client.send(&hover(&client, id.clone()));
        assert_eq!(client.answer(id.clone()), Ok(Value::Null));
        // It is answered already.
        client.send(&notification("$/cancelRequest", json!({ "id": id })));
    }
    for id in [json!(99), json!("x"), Value::Null] {
        client.send(&json!({ "jsonrpc": "2.0", "id": id, "result": [1] }));
        let error = json!({ "code": -32800, "message": "cancelled" });
        client.send(&json!({ "jsonrpc": "2.0", "id": id, "error": error }));
    }
    is_alive(&mut client, 2);
    client.shutdown();
}

#[test]
fn an_action_that_nobody_was_offered_is_an_error_and_no_more() {
    let dir = package(&[(LIB, CLEAN)]);
    let mut client = start(&dir);
    with_document(&mut client);
    client.forget("window/logMessage");
    let uri = client.uri(LIB);
    let odd = [
        Value::Null,
        json!(7),
        json!({ "do": "allow", "uri": uri, "version": 1, "scope": "line", "rule": "x\n", "start": 99_999_999 }),
        json!({ "do": "allow", "uri": uri, "version": 1, "scope": "file", "rule": "blocking_sleep", "start": -1 }),
    ];
    for data in odd {
        let params = json!({ "title": "x", "data": data });
        let id = client.send_request("codeAction/resolve", params);
        let error = client.answer(id);
        assert!(error.is_err(), "{data}: {error:?}");
    }
    is_alive(&mut client, 2);
    client.shutdown();
}
