//! Configurations in editors: they count as they are typed, and what is wrong in them is told there.

use serde_json::{Value, json};

use super::client::Client;
use crate::cli::Dir;

/// A warning and two hints that need no types.
const WARNED: &str =
    "fn f() {} // wakeful: allow(blocking_slep)\nfn g() {} // wakeful: allow(blocking_fs) -- why\n";

const ALL: &[&str] = &["allow_without_reason", "unknown_allow", "unused_allow"];

fn project(files: &[(&str, &str)]) -> Dir {
    let manifest = "[package]\nname = \"a\"\nedition = \"2024\"\n";
    let mut all = vec![("Cargo.toml", manifest), ("src/lib.rs", WARNED)];
    all.retain(|it| !files.iter().any(|other| other.0 == it.0));
    all.extend(files);
    Dir::with(&all)
}

fn start(dir: &Dir) -> Client {
    let mut client = Client::start(&dir.path);
    client.initialize(json!({ "general": { "positionEncodings": ["utf-8"] } }));
    client
}

fn on_disk(client: &mut Client, path: &str) {
    let changes = json!([{ "uri": client.uri(path), "type": 2 }]);
    client.notify(
        "workspace/didChangeWatchedFiles",
        json!({ "changes": changes }),
    );
}

/// Where it begins and ends, and what it says.
fn told(it: &Value) -> String {
    let at = |it: &Value| format!("{}:{}", it["line"], it["character"]);
    let range = &it["range"];
    let (start, end) = (at(&range["start"]), at(&range["end"]));
    format!("{start}-{end} {}", it["message"].as_str().unwrap_or("?"))
}

fn whole(text: &str) -> Value {
    json!([{ "text": text }])
}

#[test]
fn a_change_on_the_disk_counts_at_once() {
    let dir = project(&[]);
    let mut client = start(&dir);
    assert_eq!(client.rules_for("src/lib.rs", Value::Null), ALL);
    dir.write("wakeful.toml", b"extend = \"base.toml\"\n");
    dir.write("base.toml", b"ignore = [\"unused_allow\"]\n");
    on_disk(&mut client, "wakeful.toml");
    assert_eq!(client.rules_for("src/lib.rs", Value::Null), ALL[..2]);
    // What is extended is watched as well.
    dir.write("base.toml", b"select = [\"unused_allow\"]\n");
    on_disk(&mut client, "base.toml");
    assert_eq!(client.rules_for("src/lib.rs", Value::Null), ALL[2..]);
    client.shutdown();
}

#[test]
fn what_is_configured_stays_so_when_functions_come_and_go() {
    let dir = project(&[("wakeful.toml", "ignore = [\"unused_allow\"]\n")]);
    let mut client = start(&dir);
    client.open("src/lib.rs", WARNED);
    assert_eq!(client.rules_for("src/lib.rs", 1), ALL[..2]);
    let more = format!("{WARNED}fn h() {{}}\n");
    client.change("src/lib.rs", 2, whole(&more));
    assert_eq!(client.rules_for("src/lib.rs", 2), ALL[..2]);
    client.shutdown();
}

#[test]
fn an_unsaved_configuration_counts_until_it_is_closed() {
    let dir = project(&[("wakeful.toml", "")]);
    let mut client = start(&dir);
    assert_eq!(client.rules_for("src/lib.rs", Value::Null), ALL);
    client.open("wakeful.toml", "");
    client.change("wakeful.toml", 2, whole("ignore = [\"unused_allow\"]"));
    assert_eq!(client.rules_for("src/lib.rs", Value::Null), ALL[..2]);
    client.change("wakeful.toml", 3, whole("ignore = [\"unused_alow\"]"));
    let wrong = client.diagnostics_for("wakeful.toml", 3);
    assert_eq!(
        wrong.iter().map(told).collect::<Vec<_>>(),
        ["0:10-0:23 there is no rule `unused_alow`; did you mean `unused_allow`?"]
    );
    assert_eq!(wrong[0]["severity"], 1);
    assert_eq!(client.rules_for("src/lib.rs", Value::Null), ALL);
    client.change("wakeful.toml", 4, whole("exclude = [\"src\"]"));
    assert_eq!(client.diagnostics_for("wakeful.toml", 4), [Value::Null; 0]);
    assert_eq!(client.rules_for("src/lib.rs", Value::Null), [""; 0]);
    client.close("wakeful.toml");
    assert_eq!(client.rules_for("src/lib.rs", Value::Null), ALL);
    client.shutdown();
}

#[test]
fn what_is_wrong_is_told_in_the_file_and_taken_back_when_it_is_mended() {
    let dir = project(&[
        ("src/wakeful.toml", "extend = \"../base.toml\"\n"),
        ("base.toml", "# ä\n ignor = []\n"),
    ]);
    let mut client = start(&dir);
    assert_eq!(client.rules_for("src/lib.rs", Value::Null), ALL);
    let wrong = client.diagnostics_for("base.toml", Value::Null);
    let told_now = |wrong: Vec<Value>| wrong.iter().map(told).collect::<Vec<_>>();
    assert_eq!(
        told_now(wrong),
        ["1:1-1:6 there is no key `ignor`; did you mean `ignore`?"]
    );
    dir.write("base.toml", b"ignore = []\n");
    on_disk(&mut client, "base.toml");
    assert_eq!(
        client.diagnostics_for("base.toml", Value::Null),
        [Value::Null; 0]
    );
    dir.write("src/wakeful.toml", b"extend = \"gone.toml\"\n");
    on_disk(&mut client, "src/wakeful.toml");
    let wrong = client.diagnostics_for("src/wakeful.toml", Value::Null);
    assert_eq!(told_now(wrong), ["0:9-0:20 there is no file `gone.toml`"]);
    dir.write("src/gone.toml", b"");
    on_disk(&mut client, "src/gone.toml");
    assert_eq!(
        client.diagnostics_for("src/wakeful.toml", Value::Null),
        [Value::Null; 0]
    );
    client.shutdown();
}

#[test]
fn a_table_of_a_manifest_counts_as_it_is_typed() {
    let dir = project(&[]);
    let mut client = start(&dir);
    assert_eq!(client.rules_for("src/lib.rs", Value::Null), ALL);
    let manifest = dir.read("Cargo.toml");
    client.open("Cargo.toml", &manifest);
    assert_eq!(client.diagnostics_for("Cargo.toml", 1), [Value::Null; 0]);
    let text =
        format!("{manifest}[package.metadata.wakeful]\nignore = [\"unused_allow\", \"x\"]\n");
    client.change("Cargo.toml", 2, whole(&text));
    let wrong = client.diagnostics_for("Cargo.toml", 2);
    assert_eq!(
        told(&wrong[0]),
        "4:26-4:29 there is no rule `x`; `wakeful rules` lists them"
    );
    assert_eq!(client.rules_for("src/lib.rs", Value::Null), ALL[..2]);
    // A line that is not finished takes nothing back.
    client.change("Cargo.toml", 3, whole(&format!("{text}[dependencies\n")));
    assert_eq!(client.diagnostics_for("Cargo.toml", 3), [Value::Null; 0]);
    client.expect_silence("textDocument/publishDiagnostics");
    client.change("Cargo.toml", 4, whole(&format!("{text}[dependencies]\n")));
    assert_eq!(client.diagnostics_for("Cargo.toml", 4).len(), 1);
    client.shutdown();
}

#[test]
fn settings_of_the_editor_come_on_top() {
    let dir = project(&[("wakeful.toml", "ignore = [\"unused_allow\"]\nx = 1\n")]);
    let mut client = Client::start(&dir.path);
    client.initialize_with(json!({
        "rootUri": client.uri(""),
        "capabilities": {},
        "initializationOptions": { "ignore": ["unknown_allow"] },
    }));
    assert_eq!(client.rules_for("src/lib.rs", Value::Null), ALL[..1]);
    assert_eq!(client.diagnostics_for("wakeful.toml", Value::Null).len(), 1);
    let settings = json!({ "settings": { "wakeful": { "enable": false } } });
    client.notify("workspace/didChangeConfiguration", settings);
    assert_eq!(
        client.diagnostics_for("wakeful.toml", Value::Null),
        [Value::Null; 0]
    );
    assert_eq!(client.rules_for("src/lib.rs", Value::Null), [""; 0]);
    client.shutdown();
}

#[test]
fn who_asks_for_diagnostics_is_told_of_configurations_too() {
    let dir = project(&[("wakeful.toml", "x = 1\n")]);
    let mut client = Client::start(&dir.path);
    client.initialize(json!({
        "textDocument": { "diagnostic": {} },
        "workspace": { "diagnostics": { "refreshSupport": true } },
    }));
    // As long as it is not open, it is told.
    let told = client.rules_for("wakeful.toml", Value::Null);
    assert_eq!(told, ["configuration"]);
    assert_eq!(client.rules_for("src/lib.rs", Value::Null), ALL);
    client.open("wakeful.toml", "\nx = 1\n");
    let told = client.rules_for("wakeful.toml", Value::Null);
    assert_eq!(told, [""; 0], "not twice");
    let document = json!({ "textDocument": { "uri": client.uri("wakeful.toml") } });
    let report = client.request("textDocument/diagnostic", document);
    assert_eq!(report["items"][0]["range"]["start"]["line"], 1, "{report}");
    client.shutdown();
}

#[test]
fn keys_rules_severities_and_options_are_completed_and_explained() {
    let dir = project(&[]);
    let mut client = start(&dir);
    let text = "ignore = [\"blocking_fs\", b]\n[severity]\nblocking_sleep = \"\"\n[options.unbounded_channel]\ncapacity = 1\n";
    client.open("wakeful.toml", text);
    assert_eq!(client.rules_for("src/lib.rs", Value::Null), ALL);
    let broken = client.diagnostics_for("wakeful.toml", 1);
    assert_eq!(broken.len(), 1, "a word without quotes is no TOML");
    let mut ask = |method: &str, line: u32, character: u32| {
        let uri = client.uri("wakeful.toml");
        let at = json!({ "line": line, "character": character });
        let params = json!({ "textDocument": { "uri": uri }, "position": at });
        client.request(method, params)
    };
    let mut labels = |line, character| {
        let list = ask("textDocument/completion", line, character);
        let items = list["items"].as_array().cloned().unwrap_or_default();
        let edit = |it: &Value| {
            let edit = &it["textEdit"];
            let (start, end) = (&edit["range"]["start"], &edit["range"]["end"]);
            format!(
                "{}-{} {}",
                start["character"], end["character"], edit["newText"]
            )
        };
        items.iter().map(edit).collect::<Vec<_>>()
    };
    let rules = labels(0, 26);
    assert!(
        rules.contains(&"25-26 \"\\\"blocking_sleep\\\"\"".to_owned()),
        "{rules:?}"
    );
    assert!(!rules.iter().any(|it| it.contains("blocking_fs")));
    let severities = labels(2, 18);
    let wanted = ["off", "hint", "info", "warning", "error"];
    assert_eq!(severities, wanted.map(|it| format!("18-18 \"{it}\"")));
    let tables = labels(1, 4);
    let wanted = ["severity", "options", "overrides"];
    assert_eq!(tables, wanted.map(|it| format!("1-9 \"{it}\"")));
    assert_eq!(labels(4, 2), ["0-8 \"capacity\""]);
    let hover = ask("textDocument/hover", 0, 14);
    let said = hover["contents"]["value"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    assert!(said.contains("blocking_fs"), "{hover}");
    assert_eq!(hover["range"]["start"]["character"], 11);
    let hover = ask("textDocument/hover", 0, 2);
    let said = hover["contents"]["value"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    assert!(said.starts_with("Not these rules."), "{hover}");
    let hover = ask("textDocument/hover", 4, 3);
    let said = hover["contents"]["value"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    assert!(said.starts_with("`capacity = 1024`: How many"), "{hover}");
    client.shutdown();
}

#[test]
fn options_count_in_findings_and_refactorings_as_soon_as_they_change() {
    let manifest = "[package]\nname = \"a\"\nedition = \"2024\"\n[dependencies]\n\
        tokio = { version = \"1\", features = [\"full\"] }\n";
    let code = "use std::fs::create_dir;\npub async fn f() -> std::io::Result<()> {\n    \
        create_dir(\"a\")?;\n    g().await\n}\n\
        pub async fn g() -> std::io::Result<()> { tokio::task::yield_now().await; Ok(()) }\n";
    let dir = project(&[("Cargo.toml", manifest), ("src/lib.rs", code)]);
    let mut client = start(&dir);
    client.open("src/lib.rs", code);
    client.open("wakeful.toml", "");
    assert_eq!(client.diagnostics_for("wakeful.toml", 1), [] as [Value; 0]);
    let titles = |client: &mut Client| {
        let at = json!({ "line": 3, "character": 9 });
        let params = json!({
            "textDocument": { "uri": client.uri("src/lib.rs") },
            "range": { "start": at, "end": at },
            "context": { "diagnostics": [], "only": ["refactor"] },
        });
        let listed = client.request("textDocument/codeAction", params);
        listed.to_string()
    };
    assert_eq!(client.rules_for("src/lib.rs", 1), ["blocking_fs"]);
    assert!(titles(&mut client).contains("Give up after 10 seconds"));
    let options = "[options]\nblocking_fs.allow = [\"std::fs\"]\n\
        network_await_without_timeout.timeout-seconds = 3\n";
    client.change("wakeful.toml", 2, whole(options));
    assert_eq!(client.diagnostics_for("wakeful.toml", 2), [] as [Value; 0]);
    assert_eq!(client.rules_for("src/lib.rs", 1), [""; 0]);
    let listed = titles(&mut client);
    assert!(listed.contains("Give up after 3 seconds"), "{listed}");
    client.shutdown();
}

#[test]
fn what_is_told_of_crates_counts_as_soon_as_it_changes() {
    const KNOWN: &str = "#[blocks(fs, note = \"why\")]\npub fn pull() -> Option<u8>;\n";
    let manifest =
        "[package]\nname = \"a\"\nedition = \"2024\"\n[dependencies]\nmy_queue = \"1\"\n";
    let code = "pub async fn f() { let _ = my_queue::pull(); g().await; }\nasync fn g() {}\n";
    let dir = project(&[
        ("Cargo.toml", manifest),
        ("src/lib.rs", code),
        ("known/my_queue.rs", "pub fn pull() -> Option<u8>;\n"),
        ("wakeful.toml", "known = [\"known/my_queue.rs\"]\n"),
    ]);
    let mut client = start(&dir);
    client.open("src/lib.rs", code);
    let is_told = |client: &mut Client| {
        let told = client.rules_for("src/lib.rs", 1);
        told.contains(&"blocking_fs".to_owned())
    };
    assert!(!is_told(&mut client));
    dir.write("known/my_queue.rs", KNOWN.as_bytes());
    on_disk(&mut client, "known/my_queue.rs");
    assert!(is_told(&mut client));
    // As the editor has it, before it is saved.
    client.open("wakeful.toml", "");
    assert_eq!(client.diagnostics_for("wakeful.toml", 1), [] as [Value; 0]);
    assert!(!is_told(&mut client));
    client.change(
        "wakeful.toml",
        2,
        whole("known = [\"known/my_queue.rs\"]\n"),
    );
    assert_eq!(client.diagnostics_for("wakeful.toml", 2), [] as [Value; 0]);
    assert!(is_told(&mut client));
    client.shutdown();
}

#[test]
fn what_is_excluded_is_left_alone_in_editors_too() {
    let dir = project(&[("wakeful.toml", "exclude = [\"src\"]\n")]);
    let mut client = start(&dir);
    client.open("src/lib.rs", WARNED);
    assert_eq!(client.rules_for("src/lib.rs", 1), [""; 0]);
    dir.write("wakeful.toml", b"exclude = [\"tests\"]\n");
    on_disk(&mut client, "wakeful.toml");
    assert_eq!(client.rules_for("src/lib.rs", 1), ALL);
    client.shutdown();
}

#[test]
fn rules_that_the_settings_select_count_more_than_the_configuration() {
    let dir = project(&[("wakeful.toml", "ignore = [\"unused_allow\"]\n")]);
    let mut client = Client::start(&dir.path);
    let root = client.uri("");
    client.initialize_with(json!({
        "rootUri": root,
        "workspaceFolders": [{ "uri": root, "name": "root" }],
        "capabilities": { "general": { "positionEncodings": ["utf-8"] } },
        "initializationOptions": { "select": ["unused_allow"] },
    }));
    assert_eq!(
        client.rules_for("src/lib.rs", Value::Null),
        ["unused_allow"]
    );
    client.shutdown();
}
