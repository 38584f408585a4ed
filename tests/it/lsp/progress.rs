//! The first look at a large workspace is seen to go on.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::client::Client;
use crate::cli::Dir;

#[test]
fn a_long_first_look_shows_how_far_it_is() {
    // How much is long depends on the machine: twice as much, until it is.
    let mut files = 16;
    let shown = loop {
        let shown = progress_with(files, true);
        if !shown.is_empty() || files > 4_000 {
            break shown;
        }
        files *= 2;
    };
    let kinds: Vec<&str> = shown.iter().filter_map(|it| it["kind"].as_str()).collect();
    let (Some(first), Some(last)) = (shown.first(), shown.last()) else {
        panic!("nothing was shown with {files} files");
    };
    assert_eq!(first["title"], "wakeful: analysing", "{kinds:?}");
    assert_eq!((kinds[0], last["kind"].as_str()), ("begin", Some("end")));
    let between = &shown[1..shown.len() - 1];
    for report in between {
        assert_eq!(report["kind"], "report");
        assert!(report["percentage"].as_u64().is_some_and(|it| it <= 100));
        assert!(
            report["message"]
                .as_str()
                .is_some_and(|it| it.contains('/'))
        );
    }
    assert_eq!(progress_with(files, false), [] as [Value; 0]);
}

/// What is shown by a client that can, or can not, until everything is analysed.
fn progress_with(files: usize, can: bool) -> Vec<Value> {
    let modules: String = (0..files).map(|it| format!("mod m{it};\n")).collect();
    let manifest = "[package]\nname = \"large\"\nedition = \"2024\"\n";
    let dir = Dir::with(&[("Cargo.toml", manifest), ("src/lib.rs", &modules)]);
    let mut text = String::new();
    for it in 0..100 {
        let _ = write!(
            text,
            "pub async fn f{it}() {{ tokio::task::yield_now().await; g{it}(); }}\n\
             fn g{it}() {{ let _ = std::fs::read(\"x\"); }}\n"
        );
    }
    (0..files).for_each(|it| dir.write(&format!("src/m{it}.rs"), text.as_bytes()));
    let mut client = Client::start(&dir.path);
    client.forget("textDocument/publishDiagnostics");
    client.initialize(json!({ "window": { "workDoneProgress": can } }));
    let command = json!({ "command": "wakeful.debugInformation", "arguments": [] });
    let done = client.send_request("workspace/executeCommand", command);
    let mut shown = Vec::new();
    loop {
        let mut message = client.claim("progress, or the end of it", |_| true);
        match message["method"].as_str() {
            Some("window/workDoneProgress/create") => {
                assert!(can, "it was not asked for");
                client.respond(&message["id"], Value::Null);
            }
            Some("$/progress") => shown.push(message["params"]["value"].take()),
            _ if message["id"] == done => break,
            _ => panic!("{message}"),
        }
    }
    client.shutdown();
    shown
}

#[test]
fn editors_that_show_it_are_told_how_the_server_is() {
    let manifest = "[package]\nname = \"a\"\nedition = \"2024\"\n";
    let dir = Dir::with(&[("Cargo.toml", manifest), ("src/lib.rs", "")]);
    let mut client = Client::start(&dir.path);
    client.initialize(json!({ "experimental": { "serverStatusNotification": true } }));
    let told = |client: &mut Client| {
        let status = client.expect_notification("experimental/serverStatus");
        let text = |it: &Value| it.as_str().unwrap_or_default().to_owned();
        (
            text(&status["health"]),
            status["quiescent"] == true,
            text(&status["message"]),
        )
    };
    let mut first = told(&mut client);
    if !first.1 {
        // It may have seen everything before it was allowed to speak.
        first = told(&mut client);
    }
    assert_eq!(first, ("ok".into(), true, String::new()));
    client.open("src/lib.rs", "fn f() {}\n");
    assert!(client.diagnostics_for("src/lib.rs", 1).is_empty());
    client.expect_silence("experimental/serverStatus");
    dir.write("Cargo.toml", b"[package\n");
    super::diagnostics::on_disk(&mut client, &["Cargo.toml"]);
    assert_eq!(
        client.rules_for("Cargo.toml", Value::Null),
        ["configuration"]
    );
    let (health, is_quiet, _) = told(&mut client);
    assert_eq!((&*health, is_quiet), ("warning", false));
    let (health, is_quiet, message) = told(&mut client);
    assert_eq!((&*health, is_quiet), ("warning", true));
    assert!(message.contains("Cargo.toml cannot be read: "), "{message}");
    client.shutdown();
}
