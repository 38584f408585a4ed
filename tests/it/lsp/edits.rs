//! Edits as they go over the wire: in the order that the protocol wants, about the text that is
//! there now, and none that breaks anything.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use wakeful::syntax::{Edition, Tape};

use super::actions::{actions, chosen, open, package, start, start_in, titled};
use super::client::Client;
use super::texts::{apply, edits};
use crate::cli::Dir;

const SLEEP: &str = "pub async fn f() {\n    std::thread::sleep(std::time::Duration::MAX);\n    \
    tokio::task::yield_now().await;\n}\n";

#[test]
fn what_a_fix_adds_to_the_manifest_goes_where_it_is_now() {
    let manifest = |tokio: &str| {
        format!("[package]\nname = \"a\"\nedition = \"2024\"\n[dependencies]\ntokio = {tokio}\n")
    };
    let text = manifest("{ version = \"1\", features = [\"rt\"] }");
    let dir = Dir::with(&[("Cargo.toml", &text), ("src/lib.rs", SLEEP)]);
    let mut client = start(&dir);
    client.forget("textDocument/publishDiagnostics");
    client.open("src/lib.rs", SLEEP);
    client.open("Cargo.toml", &text);
    let uri = client.uri("Cargo.toml");
    let edited = |client: &mut Client| {
        let listed = actions(client, "src/lib.rs", 1, 6, json!({}));
        let fix = titled(&listed, "Use `tokio::time::sleep` (read the result)").clone();
        let resolved = client.request("codeAction/resolve", fix);
        edits(&resolved["edit"])
    };
    let wanted = manifest("{ version = \"1\", features = [\"rt\", \"time\"] }");
    assert_eq!(apply(&text, &edited(&mut client)[&uri]), wanted);

    // Something above it, and other ends of lines.
    for (version, head, end) in [(2, "# Why.\n", "\n"), (3, "# Where.\n\n", "\r\n")] {
        let text = format!("{head}{text}").replace('\n', end);
        client.change("Cargo.toml", version, json!([{ "text": text }]));
        let wanted = format!("{head}{wanted}").replace('\n', end);
        assert_eq!(apply(&text, &edited(&mut client)[&uri]), wanted);
    }

    // The feature itself: nothing is left to add.
    client.change("Cargo.toml", 4, json!([{ "text": wanted }]));
    let listed = actions(&mut client, "src/lib.rs", 1, 6, json!({}));
    let fix = titled(&listed, "Use `tokio::time::sleep`").clone();
    let fixed = chosen(&mut client, &fix, SLEEP);
    assert!(fixed.contains("tokio::time::sleep("), "{fixed}");
    client.shutdown();
}

#[test]
fn insertions_stand_before_what_is_replaced_at_the_same_place() {
    let text = "async fn a() -> Result<(), ()> {\n    Ok(())\n}\n\
        pub async fn b() -> Result<(), ()> {\n    a().await?;\n    a().await\n}\n";
    let dir = package(&[("src/lib.rs", text)]);
    let mut client = start(&dir);
    open(&mut client, "src/lib.rs", text);
    let listed = actions(&mut client, "src/lib.rs", 4, 6, json!({}));
    let retry = titled(&listed, "Try up to 4 times, with backoff and jitter").clone();
    let done = chosen(&mut client, &retry, text);
    let errors = errors(&done);
    assert!(errors.is_empty(), "{errors:?} in\n{done}");
    client.shutdown();
}

#[test]
fn what_no_comment_may_allow_is_not_offered_to_be_allowed() {
    let dir = package(&[
        ("src/lib.rs", SLEEP),
        ("wakeful.toml", "forbid-allow = [\"blocking_sleep\"]\n"),
    ]);
    let mut client = start(&dir);
    open(&mut client, "src/lib.rs", SLEEP);
    let listed = actions(&mut client, "src/lib.rs", 1, 6, json!({}));
    titled(&listed, "Use `tokio::time::sleep`");
    let allows = listed.iter().filter(|it| {
        let title = it["title"].as_str();
        title.is_some_and(|it| it.starts_with("Allow"))
    });
    assert_eq!(allows.count(), 0, "{listed:#?}");
    let allow = json!({
        "do": "allow", "rule": "blocking_sleep", "start": 24, "scope": "line",
        "uri": client.uri("src/lib.rs"), "version": 1,
    });
    let action = json!({ "title": "Allow", "data": allow });
    let id = client.send_request("codeAction/resolve", action);
    let error = client.answer(id).expect_err("it is forbidden");
    assert_eq!(
        error["message"],
        "the configuration forbids to allow `blocking_sleep`"
    );
    client.shutdown();
}

#[test]
fn a_rule_is_left_out_in_the_configuration_which_is_made_where_there_is_none() {
    let dir = package(&[("src/lib.rs", SLEEP)]);
    let mut client = start(&dir);
    client.forget("textDocument/publishDiagnostics");
    client.open("src/lib.rs", SLEEP);
    let title = "Leave `blocking_sleep` out, in `wakeful.toml`";
    let resolved = |client: &mut Client| {
        let listed = actions(client, "src/lib.rs", 1, 6, json!({}));
        let action = titled(&listed, title).clone();
        client.request("codeAction/resolve", action)["edit"].take()
    };
    let uri = client.uri("wakeful.toml");
    let edit = resolved(&mut client);
    let create = &edit["documentChanges"][0];
    assert_eq!(
        (&create["kind"], &create["uri"]),
        (&json!("create"), &json!(uri))
    );
    assert_eq!(
        apply("", &edits(&edit)[&uri]),
        "ignore = [\"blocking_sleep\"]\n"
    );

    let text = "ignore = [\"blocking_fs\"] # Ä 😀\n";
    client.open("wakeful.toml", text);
    let edit = resolved(&mut client);
    let wanted = text.replace("]", ", \"blocking_sleep\"]");
    assert_eq!(apply(text, &edits(&edit)[&uri]), wanted);
    client.shutdown();
}

#[test]
fn a_recipe_that_was_made_up_changes_nothing_and_breaks_nothing() {
    let text = format!("// 😀\n{SLEEP}");
    let dir = package(&[("src/lib.rs", &text)]);
    let mut client = start(&dir);
    open(&mut client, "src/lib.rs", &text);
    let uri = client.uri("src/lib.rs");
    let resolve = |client: &mut Client, mut data: Value| {
        data["uri"] = json!(uri);
        data["version"] = json!(1);
        let action = json!({ "title": "x", "data": data });
        let id = client.send_request("codeAction/resolve", action);
        client.answer(id).expect_err("it is nonsense")
    };
    for start in [5, 99_999_999] {
        for data in [
            json!({ "do": "allow", "rule": "blocking_sleep", "start": start, "scope": "line" }),
            json!({ "do": "fix", "rule": "blocking_sleep", "start": start, "end": start, "number": 0 }),
            json!({ "do": "refactor", "id": "bound_channel", "start": start, "end": 2, "number": 0 }),
        ] {
            resolve(&mut client, data);
        }
    }
    let written = json!({ "do": "allow", "rule": "x) {\n", "start": 8, "scope": "line" });
    resolve(&mut client, written);
    // It is still there, and had nothing to do with a panic.
    let listed = actions(&mut client, "src/lib.rs", 2, 6, json!({}));
    titled(&listed, "Use `tokio::time::sleep`");
    client.hang_up();
    client.exit_code();
    let log = client.errors();
    assert!(!log.contains("please report"), "{log}");
}

#[test]
fn a_finding_carries_the_edits_of_its_fixes() {
    let dir = package(&[("src/lib.rs", SLEEP)]);
    let mut client = start(&dir);
    let found = open(&mut client, "src/lib.rs", SLEEP);
    let fix = &found[0]["data"]["fixes"][0];
    assert_eq!(fix["title"], "Use `tokio::time::sleep`");
    assert_eq!(fix["applicability"], "safe");
    let edits = edits(&json!({ "changes": fix["edits"] }));
    let fixed = apply(SLEEP, &edits[&client.uri("src/lib.rs")]);
    assert_eq!(
        fixed,
        SLEEP.replace(
            "std::thread::sleep(std::time::Duration::MAX)",
            "tokio::time::sleep(std::time::Duration::MAX).await"
        )
    );
    client.shutdown();
}

#[test]
fn all_is_fixed_in_a_file_that_is_not_open_and_nothing_in_one_that_is_fine() {
    let dir = package(&[("src/lib.rs", SLEEP), ("src/main.rs", "fn main() {}\n")]);
    let mut client = start(&dir);
    client.diagnostics_for("src/lib.rs", Value::Null);
    let run = |client: &mut Client, path: &str| {
        let uri = client.uri(path);
        let params = json!({ "command": "wakeful.fixAll", "arguments": [uri] });
        assert_eq!(
            client.request("workspace/executeCommand", params),
            Value::Null
        );
    };
    run(&mut client, "src/main.rs");
    run(&mut client, "src/lib.rs");
    let (id, params) = client.expect_request("workspace/applyEdit");
    let edits = edits(&params["edit"]);
    let fixed = apply(SLEEP, &edits[&client.uri("src/lib.rs")]);
    assert!(fixed.contains("tokio::time::sleep"), "{fixed}");
    client.respond(&id, json!({ "applied": true }));
    client.shutdown();
}

/// With the line ends of Unix and those of Windows.
#[test]
fn every_action_in_every_fixture_leaves_a_text_that_parses() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut client = start_in(&root);
    client.forget("textDocument/publishDiagnostics");
    client.forget("window/workDoneProgress/create");
    let mut failures = Vec::new();
    let mut made = 0;
    for path in fixtures(&root) {
        let name = path
            .strip_prefix(&root)
            .expect("inside")
            .display()
            .to_string();
        let text = fs::read_to_string(&path).expect("UTF-8");
        let text = text.replace("/*$0*/", "").replace("/*$1*/", "");
        client.open(&name, &text);
        let windows = text.replace('\n', "\r\n");
        for (version, text) in [(1, text), (2, windows)] {
            if version > 1 {
                client.change(&name, version, json!([{ "text": text }]));
            }
            let mut seen = BTreeSet::new();
            for offered in offered(&mut client, &name, &text) {
                let title = offered["title"].as_str().expect("a title").to_owned();
                // Commands have no edits, and what is about all files is the same everywhere.
                if offered["command"].is_string() || title.ends_with("in the workspace") {
                    continue;
                }
                if !seen.insert(offered["data"].to_string()) {
                    continue;
                }
                let id = client.send_request("codeAction/resolve", offered);
                let resolved = match client.answer(id) {
                    Ok(it) => it,
                    Err(error) => {
                        failures.push(format!("{name}: {title}: {}", error["message"]));
                        continue;
                    }
                };
                made += 1;
                let own = client.uri(&name);
                for (uri, list) in edits(&resolved["edit"]) {
                    let before = match uri == own {
                        true => text.clone(),
                        false => fs::read_to_string(uri.trim_start_matches("file://"))
                            .unwrap_or_default(),
                    };
                    let after = apply(&before, &list);
                    failures.extend(
                        wrong(&uri, &before, &after)
                            .map(|it| format!("{name}: {title}: {it}\n{after}")),
                    );
                }
            }
        }
        client.close(&name);
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(made > 3_000, "{made} actions");
    client.shutdown();
}

/// All `bad*.rs`, `good*.rs`, `in*.rs` and `none*.rs`.
fn fixtures(root: &Path) -> Vec<PathBuf> {
    let entries = |dir: &Path| {
        let entries = fs::read_dir(dir).into_iter().flatten();
        let mut paths: Vec<PathBuf> = entries.map(|it| it.expect("an entry").path()).collect();
        paths.sort();
        paths
    };
    let refactor = entries(&root.join("refactor"));
    let folders = entries(root).into_iter().chain(refactor);
    let files = folders.flat_map(|it| entries(&it));
    let is_source = |it: &PathBuf| {
        let name = it.file_name().unwrap_or_default().to_string_lossy();
        let kinds = ["bad", "good", "in_", "none"];
        kinds.iter().any(|it| name.starts_with(it))
            && name.matches('.').count() == 1
            && name.ends_with(".rs")
    };
    files.filter(is_source).collect()
}

/// Of the whole file, and of each place at which something is awaited or begins.
fn offered(client: &mut Client, name: &str, text: &str) -> Vec<Value> {
    let mut list = |start: (usize, usize), end: (usize, usize), only: &str| {
        let at = |it: (usize, usize)| json!({ "line": it.0, "character": it.1 });
        let params = json!({
            "textDocument": { "uri": client.uri(name) },
            "range": { "start": at(start), "end": at(end) },
            "context": { "diagnostics": [], "only": [only] },
        });
        match client.request("textDocument/codeAction", params) {
            Value::Array(actions) => actions,
            other => panic!("no list: {other}"),
        }
    };
    let lines = text.lines().count();
    let mut all = list((0, 0), (lines, 0), "quickfix");
    all.extend(list((0, 0), (0, 0), "source"));
    for (number, line) in text.lines().enumerate() {
        let begin = line.len() - line.trim_start().len();
        let awaits = line.match_indices(".await").map(|it| it.0);
        let places: BTreeSet<usize> = awaits.chain([begin]).collect();
        if line.trim().is_empty() || line.trim_start().starts_with("//") {
            continue;
        }
        for at in places {
            let at = line[..at].encode_utf16().count();
            all.extend(list((number, at), (number, at), "refactor"));
        }
    }
    all
}

/// What an edit has broken.
fn wrong(uri: &str, before: &str, after: &str) -> Option<String> {
    if uri.ends_with(".toml") {
        return None;
    }
    let is_windows = before.contains("\r\n");
    let rest = after.replace("\r\n", "");
    if rest.contains('\r') || (is_windows && rest.contains('\n')) {
        return Some("it mixes ends of lines".to_owned());
    }
    let (old, new) = (errors(before), errors(after));
    (new.len() > old.len()).then(|| format!("{new:?}"))
}

fn errors(text: &str) -> Vec<String> {
    let tape = Tape::parse(text, Edition::Edition2024);
    tape.errors().iter().map(|it| it.1.to_string()).collect()
}
