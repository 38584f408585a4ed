//! Code actions: what is offered where, and what choosing it does.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::client::Client;
use super::texts::{apply, edits};
use crate::cli::Dir;

const MANIFEST: &str = "[package]\nname = \"a\"\nedition = \"2024\"\n[dependencies]\n\
    tokio = { version = \"1\", features = [\"full\"] }\n";

/// A safe fix twice in one function, a suggested one, and room for a refactoring.
const TEXT: &str = "use std::time::Duration;

async fn flush(w: tokio::sync::Semaphore) {
    let _ = w.acquire().await;
    let _ = w.acquire().await;
    tokio::spawn(async { tokio::fs::write(\"x\", \"\").await });
    tokio::time::sleep(Duration::from_secs(1)).await;
}
";

pub(super) fn package(files: &[(&str, &str)]) -> Dir {
    let dir = Dir::with(files);
    fs::write(dir.path.join("Cargo.toml"), MANIFEST).expect("ours");
    dir
}

/// As VS Code can.
pub(super) fn start(dir: &Dir) -> Client {
    start_in(&dir.path)
}

pub(super) fn start_in(root: &Path) -> Client {
    let mut client = Client::start(root);
    client.initialize(json!({
        "textDocument": { "codeAction": {
            "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } },
            "dataSupport": true, "resolveSupport": { "properties": ["edit"] },
        } },
        "workspace": {
            "applyEdit": true,
            "workspaceEdit": {
                "documentChanges": true,
                "changeAnnotationSupport": { "groupsOnLabel": true },
                "resourceOperations": ["create"],
            },
        },
        "window": { "showDocument": { "support": true } },
    }));
    client
}

pub(super) fn open(client: &mut Client, path: &str, text: &str) -> Vec<Value> {
    client.open(path, text);
    client.diagnostics_for(path, 1)
}

pub(super) fn actions(
    client: &mut Client,
    path: &str,
    line: u32,
    column: u32,
    context: Value,
) -> Vec<Value> {
    let at = json!({ "line": line, "character": column });
    let mut context = context;
    context
        .as_object_mut()
        .expect("an object")
        .entry("diagnostics")
        .or_insert(json!([]));
    let params = json!({
        "textDocument": { "uri": client.uri(path) },
        "range": { "start": at, "end": at },
        "context": context,
    });
    match client.request("textDocument/codeAction", params) {
        Value::Array(actions) => actions,
        other => panic!("no list: {other}"),
    }
}

pub(super) fn titles(actions: &[Value]) -> Vec<&str> {
    let titles = actions.iter().map(|it| it["title"].as_str());
    titles.map(|it| it.expect("a title")).collect()
}

pub(super) fn titled<'a>(actions: &'a [Value], title: &str) -> &'a Value {
    let found = actions.iter().find(|it| it["title"] == title);
    found.unwrap_or_else(|| panic!("no `{title}` in {:#?}", titles(actions)))
}

/// The text of the only document that the action changes.
pub(super) fn chosen(client: &mut Client, action: &Value, text: &str) -> String {
    assert!(action.get("edit").is_none(), "it is made when it is chosen");
    let resolved = client.request("codeAction/resolve", action.clone());
    let edits = edits(&resolved["edit"]);
    assert_eq!(edits.len(), 1, "{resolved:#}");
    apply(text, edits.values().next().expect("one"))
}

#[test]
fn a_fix_is_listed_with_its_finding_and_made_when_it_is_chosen() {
    let dir = package(&[("src/lib.rs", TEXT)]);
    let mut client = start(&dir);
    let found = open(&mut client, "src/lib.rs", TEXT);
    let read = found
        .iter()
        .find(|it| it["code"] == "spawned_result_discarded");
    let read = read.expect("its error is lost").clone();
    let listed = actions(
        &mut client,
        "src/lib.rs",
        5,
        8,
        json!({ "diagnostics": [read] }),
    );
    let to_read = |it: &&Value| {
        let title = it["title"].as_str();
        title.is_some_and(|it| it.ends_with("(read the result)"))
    };
    let fix = listed.iter().find(to_read).expect("a fix").clone();
    assert_eq!(fix["kind"], "quickfix");
    assert_eq!(fix["diagnostics"], json!([read]));
    assert!(fix.get("isPreferred").is_none(), "it must be read");
    let fixed = chosen(&mut client, &fix, TEXT);
    assert!(fixed.contains("if let Err(error) = "));

    let listed = actions(&mut client, "src/lib.rs", 3, 8, json!({}));
    let preferred: Vec<_> = listed
        .iter()
        .filter(|it| it["isPreferred"] == true)
        .collect();
    let [safe] = preferred[..] else {
        panic!("{listed:#?}");
    };
    let fixed = chosen(&mut client, safe, TEXT);
    assert!(
        fixed.contains("    let _permit = w.acquire().await;\n    let _ = w"),
        "{fixed}"
    );
    client.shutdown();
}

#[test]
fn an_action_of_a_text_that_is_gone_changes_nothing() {
    let dir = package(&[("src/lib.rs", TEXT)]);
    let mut client = start(&dir);
    open(&mut client, "src/lib.rs", TEXT);
    let listed = actions(&mut client, "src/lib.rs", 3, 8, json!({}));
    let fix = listed
        .iter()
        .find(|it| it["isPreferred"] == true)
        .expect("a fix");
    let at = json!({ "line": 0, "character": 0 });
    let change = json!([{ "range": { "start": at, "end": at }, "text": "\n" }]);
    client.change("src/lib.rs", 2, change);
    client.diagnostics_for("src/lib.rs", 2);
    let id = client.send_request("codeAction/resolve", fix.clone());
    let error = client.answer(id).expect_err("the places have moved");
    assert_eq!(error["message"], "the document has changed meanwhile");
    client.shutdown();
}

#[test]
fn all_of_a_rule_in_a_file_and_in_the_workspace() {
    let other = "async fn f(w: &tokio::sync::Semaphore) {\n    let _ = w.acquire().await;\n}\n";
    let dir = package(&[("src/lib.rs", "mod b;\n"), ("src/b.rs", other)]);
    let mut client = start(&dir);
    client.diagnostics_for("src/b.rs", Value::Null);
    open(&mut client, "src/lib.rs", TEXT);
    let listed = actions(&mut client, "src/lib.rs", 3, 8, json!({}));
    let file = titled(&listed, "Fix all `permit_discarded` in this file").clone();
    let fixed = chosen(&mut client, &file, TEXT);
    assert_eq!(fixed.matches("let _ = ").count(), 0, "{fixed}");

    let all = titled(&listed, "Fix all `permit_discarded` in the workspace").clone();
    let resolved = client.request("codeAction/resolve", all);
    let edit = &resolved["edit"];
    assert_eq!(edits(edit).len(), 2, "{edit:#}");
    let annotation = &edit["changeAnnotations"]["wakeful"];
    assert_eq!(annotation["label"], "wakeful: all files");
    assert_eq!(annotation["needsConfirmation"], true);
    let versions: Vec<_> = edit["documentChanges"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|it| &it["textDocument"]["version"])
        .collect();
    assert!(
        versions.contains(&&json!(1)) && versions.contains(&&Value::Null),
        "{edit:#}"
    );
    client.shutdown();
}

#[test]
fn saving_applies_what_is_safe_and_nothing_else() {
    let dir = package(&[("src/lib.rs", TEXT)]);
    let mut client = start(&dir);
    open(&mut client, "src/lib.rs", TEXT);
    let only = |kind: &str| json!({ "only": [kind] });
    for kind in ["source.fixAll", "source.fixAll.wakeful"] {
        let listed = actions(&mut client, "src/lib.rs", 0, 0, only(kind));
        assert_eq!(titles(&listed), ["Fix all that is safe to fix"]);
        let fixed = chosen(&mut client, &listed[0], TEXT);
        assert!(!fixed.contains("if let Err"), "that must be read: {fixed}");
        assert_eq!(fixed.matches("let _ = ").count(), 0, "{fixed}");
    }
    let listed = actions(
        &mut client,
        "src/lib.rs",
        0,
        0,
        only("source.fixAllUnsafe.wakeful"),
    );
    let fixed = chosen(&mut client, &listed[0], TEXT);
    assert!(fixed.contains("if let Err"), "{fixed}");
    let listed = actions(&mut client, "src/lib.rs", 3, 8, only("refactor"));
    assert!(
        listed.iter().all(|it| it["kind"] != "quickfix"),
        "{listed:#?}"
    );
    assert_eq!(
        actions(
            &mut client,
            "src/lib.rs",
            3,
            8,
            only("source.organizeImports")
        ),
        [0; 0]
    );
    client.shutdown();
}

#[test]
fn findings_are_allowed_with_a_gap_for_the_reason_and_that_is_taken_back() {
    let dir = package(&[("src/lib.rs", TEXT)]);
    let mut client = start(&dir);
    open(&mut client, "src/lib.rs", TEXT);
    let listed = actions(&mut client, "src/lib.rs", 5, 8, json!({}));
    let allow = |client: &mut Client, scope: &str| {
        let title = format!("Allow `spawned_result_discarded` {scope}");
        chosen(client, titled(&listed, &title), TEXT)
    };
    let comment = "// wakeful: allow(spawned_result_discarded) -- <why>\n";
    let line = allow(&mut client, "on this line");
    assert!(
        line.contains(&format!("    {comment}    tokio::spawn")),
        "{line}"
    );
    let item = allow(&mut client, "in this item");
    assert!(item.contains(&format!("\n{comment}async fn")), "{item}");
    let file = allow(&mut client, "in this file");
    assert!(file.starts_with(&comment.replace("//", "//!")), "{file}");

    client.change("src/lib.rs", 2, json!([{ "text": line }]));
    let found = client.diagnostics_for("src/lib.rs", 2);
    let rules: Vec<_> = found.iter().map(|it| &it["code"]).collect();
    assert!(
        !rules.contains(&&json!("spawned_result_discarded")),
        "{rules:?}"
    );
    assert!(
        rules.contains(&&json!("allow_without_reason")),
        "the gap is no reason"
    );
    // The same again takes the comment that is there.
    let listed = actions(&mut client, "src/lib.rs", 5, 10, json!({}));
    let remove = titled(&listed, "Do not allow `spawned_result_discarded` any more").clone();
    assert_eq!(chosen(&mut client, &remove, &line), TEXT);
    client.shutdown();
}

#[test]
fn an_allow_that_is_not_needed_can_go() {
    let text = "// wakeful: allow(blocking_sleep, blocking_fs) -- no\nfn f() {}\n";
    let dir = package(&[("src/lib.rs", text)]);
    let mut client = start(&dir);
    let found = open(&mut client, "src/lib.rs", text);
    assert_eq!(found.len(), 2, "{found:#?}");
    let listed = actions(&mut client, "src/lib.rs", 0, 20, json!({}));
    let fixed = chosen(
        &mut client,
        titled(&listed, "Remove `blocking_sleep`"),
        text,
    );
    assert!(
        fixed.starts_with("// wakeful: allow(blocking_fs) -- no\n"),
        "{fixed}"
    );
    client.shutdown();
}

#[test]
fn refactorings_need_no_finding() {
    let text = "async fn a() -> u8 { tokio::task::yield_now().await; 1 }\n\
        pub async fn both() -> u8 {\n    let x = a().await;\n    let y = a().await;\n    x + y\n}\n";
    let dir = package(&[("src/lib.rs", text)]);
    let mut client = start(&dir);
    open(&mut client, "src/lib.rs", text);
    let listed = actions(
        &mut client,
        "src/lib.rs",
        2,
        16,
        json!({ "only": ["refactor.rewrite"] }),
    );
    let kinds: Vec<_> = listed
        .iter()
        .map(|it| it["kind"].as_str().expect("a kind"))
        .collect();
    assert!(
        kinds.iter().all(|it| it.starts_with("refactor.rewrite.")),
        "{kinds:?}"
    );
    let join = listed.iter().find(|it| {
        it["title"]
            .as_str()
            .is_some_and(|it| it.contains("same time"))
    });
    let join = join
        .unwrap_or_else(|| panic!("{:#?}", titles(&listed)))
        .clone();
    let done = chosen(&mut client, &join, text);
    assert!(
        done.contains("let (x, y) = tokio::join!(a(), a());"),
        "{done}"
    );
    client.shutdown();
}

#[test]
fn clients_that_know_only_commands_get_commands() {
    let dir = package(&[("src/lib.rs", TEXT)]);
    let mut client = Client::start(&dir.path);
    client.initialize(json!({ "workspace": { "applyEdit": true } }));
    open(&mut client, "src/lib.rs", TEXT);
    let listed = actions(&mut client, "src/lib.rs", 3, 8, json!({}));
    assert!(
        listed.iter().all(|it| it["command"].is_string()),
        "{listed:#?}"
    );
    let fix = &listed[0];
    let params = json!({ "command": fix["command"], "arguments": fix["arguments"] });
    assert_eq!(
        client.request("workspace/executeCommand", params),
        Value::Null
    );
    let (id, params) = client.expect_request("workspace/applyEdit");
    let edits = edits(&params["edit"]);
    let fixed = apply(TEXT, &edits[&client.uri("src/lib.rs")]);
    assert!(fixed.contains("let _permit = w"), "{fixed}");
    client.respond(&id, json!({ "applied": true }));
    client.shutdown();
}

#[test]
fn clients_that_cannot_resolve_get_the_edit_at_once() {
    let dir = package(&[("src/lib.rs", TEXT)]);
    let mut client = Client::start(&dir.path);
    client.initialize(json!({ "textDocument": { "codeAction": {
        "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } },
    } } }));
    open(&mut client, "src/lib.rs", TEXT);
    let listed = actions(
        &mut client,
        "src/lib.rs",
        3,
        8,
        json!({ "only": ["quickfix"] }),
    );
    let fix = listed
        .iter()
        .find(|it| it["isPreferred"] == true)
        .expect("a fix");
    let fixed = apply(TEXT, &edits(&fix["edit"])[&client.uri("src/lib.rs")]);
    assert!(fixed.contains("let _permit = w"), "{fixed}");
    client.shutdown();
}

#[test]
fn commands_fix_explain_and_start_anew() {
    let dir = package(&[("src/lib.rs", TEXT)]);
    let mut client = start(&dir);
    open(&mut client, "src/lib.rs", TEXT);
    let run = |client: &mut Client, command: &str, arguments: Value| {
        let params = json!({ "command": command, "arguments": arguments });
        let id = client.send_request("workspace/executeCommand", params);
        client.answer(id)
    };
    let uri = client.uri("src/lib.rs");
    run(&mut client, "wakeful.fixAll", json!([uri])).expect("there is something to fix");
    let (id, params) = client.expect_request("workspace/applyEdit");
    assert_eq!(edits(&params["edit"]).len(), 1);
    client.respond(&id, json!({ "applied": true }));

    let page = run(&mut client, "wakeful.explain", json!(["blocking_sleep"])).expect("a page");
    assert!(
        page["markdown"]
            .as_str()
            .is_some_and(|it| it.starts_with("### blocking_sleep"))
    );
    let (id, params) = client.expect_request("window/showDocument");
    assert_eq!(params["uri"], page["uri"]);
    client.respond(&id, json!({ "success": true }));

    let known = run(&mut client, "wakeful.debugInformation", json!([])).expect("it knows");
    assert_eq!(known["open"], 1);
    run(&mut client, "wakeful.restartIndex", json!([])).expect("nothing stands against it");
    client.diagnostics_for("src/lib.rs", 1);

    let error = run(&mut client, "wakeful.explain", json!(["nothing"])).expect_err("no rule");
    assert_eq!(error["message"], "there is no rule `nothing`");
    let error = run(&mut client, "wakeful.unknown", json!([])).expect_err("no command");
    assert_eq!(error["message"], "there is no command `wakeful.unknown`");
    let error = run(&mut client, "wakeful.apply", json!([{ "do": "x" }])).expect_err("no action");
    assert!(
        error["message"]
            .as_str()
            .is_some_and(|it| it.contains("no action")),
        "{error}"
    );
    client.shutdown();
}
