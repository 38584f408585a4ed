//! Documents and files that are not as one expects, and what is said of them all the same.

use std::fs;

use serde_json::{Value, json};

use super::client::Client;
use super::diagnostics::{CLEAN, MANIFEST, SLEEPS, lines, on_disk, package, start};
use crate::cli::Dir;

#[test]
#[cfg(unix)]
fn a_file_that_is_open_under_two_names_is_two_documents() {
    let dir = package(&[("src/lib.rs", "mod a;\n"), ("src/a.rs", CLEAN)]);
    std::os::unix::fs::symlink("a.rs", dir.path.join("src/link.rs")).expect("a link");
    let mut client = start(&dir);
    client.open("src/a.rs", SLEEPS);
    assert_eq!(client.rules_for("src/a.rs", 1), ["blocking_sleep"]);
    client.open("src/link.rs", SLEEPS);
    assert_eq!(client.rules_for("src/link.rs", 1), ["blocking_sleep"]);
    client.change("src/link.rs", 2, lines(1, 2, ""));
    assert!(client.diagnostics_for("src/link.rs", 2).is_empty());
    client.change("src/a.rs", 2, lines(0, 0, "\n"));
    assert_eq!(client.rules_for("src/a.rs", 2), ["blocking_sleep"]);
    client.change("src/link.rs", 3, json!([{ "text": SLEEPS }]));
    assert_eq!(client.rules_for("src/link.rs", 3), ["blocking_sleep"]);
    client.close("src/link.rs");
    assert!(
        client
            .diagnostics_for("src/link.rs", Value::Null)
            .is_empty()
    );
    client.change("src/a.rs", 3, lines(2, 3, ""));
    assert!(client.diagnostics_for("src/a.rs", 3).is_empty());
    client.close("src/a.rs");
    client.shutdown();
}

#[test]
fn a_document_whose_opening_cannot_be_read_comes_back_with_its_whole_text() {
    let dir = package(&[("src/lib.rs", CLEAN)]);
    let mut client = start(&dir);
    let document = json!({ "uri": client.uri("src/lib.rs"), "version": 1, "text": SLEEPS });
    let params = json!({ "textDocument": document });
    client.notify("textDocument/didOpen", params);
    client.expect_notification("window/logMessage");
    client.change("src/lib.rs", 2, lines(0, 0, "\n"));
    client.expect_notification("window/logMessage");
    client.change("src/lib.rs", 3, json!([{ "text": SLEEPS }]));
    assert_eq!(client.rules_for("src/lib.rs", 3), ["blocking_sleep"]);
    client.close("src/lib.rs");
    assert!(client.diagnostics_for("src/lib.rs", Value::Null).is_empty());
    client.shutdown();
}

#[test]
fn a_text_may_be_replaced_up_to_the_line_behind_its_last_one() {
    let dir = package(&[("src/lib.rs", CLEAN)]);
    let mut client = start(&dir);
    client.open("src/lib.rs", CLEAN.trim_end());
    assert!(client.diagnostics_for("src/lib.rs", 1).is_empty());
    client.change("src/lib.rs", 2, lines(0, 1, SLEEPS));
    assert_eq!(client.rules_for("src/lib.rs", 2), ["blocking_sleep"]);
    client.shutdown();
}

#[test]
fn no_edit_splits_a_character() {
    let dir = package(&[("src/lib.rs", CLEAN)]);
    let mut client = start(&dir);
    client.open("src/lib.rs", &format!("// 😀\n{SLEEPS}"));
    assert_eq!(client.rules_for("src/lib.rs", 1), ["blocking_sleep"]);
    let inside = json!({ "line": 0, "character": 4 });
    let change = json!([{ "range": { "start": inside, "end": inside }, "text": "x" }]);
    client.change("src/lib.rs", 2, change);
    client.expect_notification("window/logMessage");
    assert!(client.diagnostics_for("src/lib.rs", Value::Null).is_empty());
    client.change("src/lib.rs", 3, json!([{ "text": SLEEPS }]));
    assert_eq!(client.rules_for("src/lib.rs", 3), ["blocking_sleep"]);
    client.shutdown();
}

#[test]
fn a_byte_order_mark_moves_nothing() {
    let dir = package(&[("src/lib.rs", CLEAN)]);
    let mut client = start(&dir);
    let text = "\u{feff}async fn f() { std::thread::sleep(D); tokio::task::yield_now().await; }\n";
    client.open("src/lib.rs", text);
    let found = client.diagnostics_for("src/lib.rs", 1);
    let columns = |it: &Value| {
        let range = &it["range"];
        (
            range["start"]["character"].as_u64(),
            range["end"]["character"].as_u64(),
        )
    };
    assert_eq!(columns(&found[0]), (Some(16), Some(34)), "{found:?}");
    let edit = |from: u32, to: u32, text: &str| {
        let at = |character| json!({ "line": 0, "character": character });
        json!([{ "range": { "start": at(from), "end": at(to) }, "text": text }])
    };
    client.change("src/lib.rs", 2, edit(1, 1, "pub "));
    let found = client.diagnostics_for("src/lib.rs", 2);
    assert_eq!(columns(&found[0]), (Some(20), Some(38)), "{found:?}");
    client.change("src/lib.rs", 3, edit(0, 1, ""));
    let found = client.diagnostics_for("src/lib.rs", 3);
    assert_eq!(columns(&found[0]), (Some(19), Some(37)), "{found:?}");
    client.shutdown();
}

#[test]
fn a_file_that_is_no_utf_8_says_so_until_it_is() {
    let dir = package(&[("src/lib.rs", "mod a;\n"), ("src/a.rs", "")]);
    let latin = [b"// \xe9\n".as_slice(), SLEEPS.as_bytes()].concat();
    dir.write("src/a.rs", &latin);
    let mut client = start(&dir);
    let found = client.diagnostics_for("src/a.rs", Value::Null);
    assert_eq!(found[0]["code"], "not_analysed");
    assert_eq!(
        found[0]["message"],
        "not analysed: not UTF-8 (line 1, byte 3)"
    );
    dir.write("src/a.rs", SLEEPS.as_bytes());
    on_disk(&mut client, &["src/a.rs"]);
    assert_eq!(
        client.rules_for("src/a.rs", Value::Null),
        ["blocking_sleep"]
    );
    // Nothing of what was found before stays.
    dir.write("src/a.rs", &latin);
    on_disk(&mut client, &["src/a.rs"]);
    assert_eq!(client.rules_for("src/a.rs", Value::Null), ["not_analysed"]);
    // An editor may know better how to read it.
    client.open("src/a.rs", SLEEPS);
    assert_eq!(client.rules_for("src/a.rs", 1), ["blocking_sleep"]);
    client.change("src/a.rs", 2, lines(1, 2, ""));
    assert!(client.diagnostics_for("src/a.rs", 2).is_empty());
    client.close("src/a.rs");
    assert_eq!(client.rules_for("src/a.rs", Value::Null), ["not_analysed"]);
    fs::remove_file(dir.path.join("src/a.rs")).expect("ours");
    on_disk(&mut client, &["src/a.rs"]);
    assert!(client.diagnostics_for("src/a.rs", Value::Null).is_empty());
    client.shutdown();
}

#[test]
fn who_wants_open_files_only_hears_of_no_others() {
    let dir = package(&[("src/lib.rs", "mod a;\n"), ("src/a.rs", SLEEPS)]);
    let mut client = start(&dir);
    let set = |client: &mut Client, all: bool| {
        let settings = json!({ "settings": { "wakeful": { "workspaceDiagnostics": all } } });
        client.notify("workspace/didChangeConfiguration", settings);
    };
    assert_eq!(
        client.rules_for("src/a.rs", Value::Null),
        ["blocking_sleep"]
    );
    set(&mut client, false);
    assert!(client.diagnostics_for("src/a.rs", Value::Null).is_empty());
    client.open("src/a.rs", SLEEPS);
    assert_eq!(client.rules_for("src/a.rs", 1), ["blocking_sleep"]);
    client.close("src/a.rs");
    assert!(client.diagnostics_for("src/a.rs", Value::Null).is_empty());
    dir.write("src/a.rs", format!("\n{SLEEPS}").as_bytes());
    on_disk(&mut client, &["src/a.rs"]);
    client.expect_silence("textDocument/publishDiagnostics");
    set(&mut client, true);
    assert_eq!(
        client.rules_for("src/a.rs", Value::Null),
        ["blocking_sleep"]
    );
    client.shutdown();
}

#[test]
fn a_manifest_that_cannot_be_read_counts_as_it_was() {
    const PUBLIC: &str = "pub async fn g() -> u8 { 1 }\n";
    let text = format!("{SLEEPS}{PUBLIC}");
    let dir = package(&[("src/lib.rs", &text)]);
    let mut client = start(&dir);
    client.open("src/lib.rs", &text);
    assert_eq!(client.rules_for("src/lib.rs", 1), ["blocking_sleep"]);
    dir.write("Cargo.toml", b"[package\nname = \"a\"\n");
    on_disk(&mut client, &["Cargo.toml"]);
    let told = client.diagnostics_for("Cargo.toml", Value::Null);
    let message = told[0]["message"].as_str().expect("a text");
    assert!(message.starts_with("this cannot be read, and what it said before counts: "));
    assert_eq!(told[0]["range"]["start"]["line"], 0);
    client.change("src/lib.rs", 2, lines(0, 0, "\n"));
    assert_eq!(client.rules_for("src/lib.rs", 2), ["blocking_sleep"]);
    dir.write("Cargo.toml", MANIFEST.as_bytes());
    on_disk(&mut client, &["Cargo.toml"]);
    assert!(client.diagnostics_for("Cargo.toml", Value::Null).is_empty());
    // What can be fixed there, too, can be fixed again.
    assert_eq!(client.rules_for("src/lib.rs", 2), ["blocking_sleep"]);
    client.shutdown();
}

#[test]
fn a_manifest_that_could_never_be_read_makes_nobody_sure() {
    let text = "pub async fn f() -> u8 { 1 }\n";
    let dir = Dir::with(&[("Cargo.toml", "[package\n"), ("src/lib.rs", text)]);
    let mut client = start(&dir);
    assert_eq!(
        client.rules_for("Cargo.toml", Value::Null),
        ["configuration"]
    );
    client.open("src/lib.rs", text);
    assert!(client.diagnostics_for("src/lib.rs", 1).is_empty());
    client.shutdown();
}

#[test]
fn files_that_are_made_in_the_editor_are_found() {
    let dir = package(&[("src/lib.rs", CLEAN)]);
    let mut client = start(&dir);
    dir.write("src/a.rs", SLEEPS.as_bytes());
    let files = json!([{ "uri": client.uri("src/a.rs") }]);
    client.notify("workspace/didCreateFiles", json!({ "files": files }));
    assert_eq!(
        client.rules_for("src/a.rs", Value::Null),
        ["blocking_sleep"]
    );
    client.shutdown();
}

#[test]
fn settings_come_on_top_of_the_initialization_options() {
    let dir = package(&[("src/lib.rs", SLEEPS)]);
    let mut client = Client::start(&dir.path);
    client.initialize_with(json!({
        "rootUri": client.uri(""),
        "capabilities": { "workspace": { "configuration": true } },
        "initializationOptions": { "severity": { "blocking_sleep": "info" } },
    }));
    let answer = |client: &mut Client, settings: Value| {
        let (id, _) = client.expect_request("workspace/configuration");
        client.respond(&id, json!([settings]));
    };
    let ask = |client: &mut Client| {
        let settings = json!({ "settings": null });
        client.notify("workspace/didChangeConfiguration", settings);
    };
    let severity = |client: &mut Client| {
        client.diagnostics_for("src/lib.rs", Value::Null)[0]["severity"].clone()
    };
    answer(&mut client, json!({}));
    assert_eq!(severity(&mut client), 3);
    ask(&mut client);
    answer(
        &mut client,
        json!({ "severity": { "blocking_sleep": "hint", "x": "off" } }),
    );
    client.expect_notification("window/logMessage");
    assert_eq!(severity(&mut client), 4);
    // Who has taken a setting back has said nothing.
    ask(&mut client);
    answer(&mut client, Value::Null);
    assert_eq!(severity(&mut client), 3);
    client.shutdown();
}

fn watchers(params: &Value) -> Vec<(String, String)> {
    let registered = params["registrations"].as_array().into_iter().flatten();
    let watchers = registered.flat_map(|it| it["registerOptions"]["watchers"].as_array());
    let text = |it: &Value| it.as_str().unwrap_or_default().to_owned();
    let pattern = |it: &Value| {
        let glob = &it["globPattern"];
        match glob.is_string() {
            true => (String::new(), text(glob)),
            false => (text(&glob["baseUri"]), text(&glob["pattern"])),
        }
    };
    watchers.flatten().map(pattern).collect()
}

#[test]
fn the_client_watches_what_decides_inside_and_outside_of_its_folders() {
    let dir = package(&[
        ("inner/Cargo.toml", MANIFEST),
        ("inner/src/lib.rs", SLEEPS),
        ("inner/wakeful.toml", "extend = \"../base.toml\"\n"),
        ("base.toml", ""),
    ]);
    dir.write("Cargo.toml", b"[workspace]\nmembers = [\"inner\"]\n");
    let mut client = Client::start(&dir.path);
    client.initialize_with(json!({
        "rootUri": client.uri("inner"),
        "capabilities": { "workspace": {
            "didChangeWatchedFiles": {
                "dynamicRegistration": true, "relativePatternSupport": true,
            },
            "didChangeConfiguration": { "dynamicRegistration": true },
        } },
    }));
    let inside = |it: &str| (String::new(), it.to_owned());
    let (id, params) = client.expect_request("client/registerCapability");
    client.respond(&id, Value::Null);
    let globs = [
        "**/*.rs",
        "**/*.toml",
        "**/Cargo.lock",
        "**/*baseline*.json",
    ];
    assert_eq!(watchers(&params), globs.map(inside));
    let other = &params["registrations"][1];
    assert_eq!(other["method"], "workspace/didChangeConfiguration");
    assert_eq!(other["registerOptions"], json!({ "section": "wakeful" }));
    let outside = |client: &Client, it: &str| (client.uri(""), it.to_owned());
    let (id, params) = client.expect_request("client/registerCapability");
    client.respond(&id, Value::Null);
    let wanted = ["Cargo.lock", "Cargo.toml", "base.toml"];
    assert_eq!(watchers(&params), wanted.map(|it| outside(&client, it)));
    let first = params["registrations"][0]["id"].clone();
    let lib = "inner/src/lib.rs";
    assert_eq!(client.rules_for(lib, Value::Null), ["blocking_sleep"]);
    dir.write("base.toml", b"ignore = [\"blocking_sleep\"]\n");
    on_disk(&mut client, &["base.toml"]);
    assert!(client.diagnostics_for(lib, Value::Null).is_empty());
    // What is not extended any more is not watched any more.
    dir.write("inner/wakeful.toml", b"");
    on_disk(&mut client, &["inner/wakeful.toml"]);
    let (id, params) = client.expect_request("client/registerCapability");
    client.respond(&id, Value::Null);
    assert_eq!(
        watchers(&params),
        wanted[..2]
            .iter()
            .map(|it| outside(&client, it))
            .collect::<Vec<_>>()
    );
    let (id, params) = client.expect_request("client/unregisterCapability");
    client.respond(&id, Value::Null);
    assert_eq!(params["unregisterations"][0]["id"], first);
    assert_eq!(client.rules_for(lib, Value::Null), ["blocking_sleep"]);
    client.shutdown();
}
