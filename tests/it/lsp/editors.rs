//! What editors say of themselves when they start a server, and that each of them is served.
//!
//! `clients/` holds what matters of it, as each of them sends it.

use serde_json::{Value, json};

use super::client::Client;
use crate::cli::Dir;

/// The 21st character is the first of the finding, and stands behind one that encodings count
/// differently.
const TEXT: &str = "fn f() {} // wakeful: allow(😀, blocking_slep) -- why\n";

macro_rules! editors {
    ($($name:ident: $file:literal, $encoding:expr, $how:ident;)*) => {$(
        #[test]
        fn $name() {
            is_served(include_str!(concat!("clients/", $file, ".json")), $encoding, How::$how);
        }
    )*};
}

editors! {
    emacs_28: "emacs-28", None, Pushed;
    emacs_30: "emacs-30", Some("utf-32"), Pushed;
    helix_25_01: "helix-25.01", Some("utf-8"), Pushed;
    helix_25_07: "helix-25.07", Some("utf-8"), Pulled;
    kakoune: "kak-lsp-22", Some("utf-8"), Pushed;
    neovim_0_7: "nvim-0.7", None, Pushed;
    neovim_0_10: "nvim-0.10", Some("utf-16"), Pushed;
    neovim_0_11: "nvim-0.11", Some("utf-8"), Pushed;
    neovim_0_12: "nvim-0.12", Some("utf-8"), Pushed;
    vim: "vim-ale", None, Pushed;
    vscode: "vscode-1.139-lc11", Some("utf-16"), Pulled;
}

#[derive(Clone, Copy, PartialEq)]
enum How {
    Pushed,
    Pulled,
}

fn is_served(editor: &str, encoding: Option<&str>, how: How) {
    let dir = Dir::with(&[
        (
            "Cargo.toml",
            "[package]\nname = \"a\"\nedition = \"2024\"\n",
        ),
        ("src/lib.rs", ""),
    ]);
    let editor: Value = serde_json::from_str(editor).expect("JSON");
    let mut client = Client::start(&dir.path);
    // On a busy machine, the first look may take so long that it is shown.
    client.forget("window/workDoneProgress/create");
    let can = client.initialize_with(params(&editor, &client));
    let told = can.get("positionEncoding").and_then(Value::as_str);
    assert_eq!(told, encoding);
    assert_eq!(can["textDocumentSync"]["change"], 2);
    let pulls = can.get("diagnosticProvider").is_some();
    assert!(pulls == (how == How::Pulled), "{can:#}");

    let workspace = &editor["capabilities"]["workspace"];
    if workspace["configuration"] == true {
        let (id, params) = client.expect_request("workspace/configuration");
        assert_eq!(params["items"][0]["section"], "wakeful");
        client.respond(&id, json!([null]));
    }
    let registers = |it: &str| workspace[it]["dynamicRegistration"] == true;
    if registers("didChangeWatchedFiles") || registers("didChangeConfiguration") {
        let (id, _) = client.expect_request("client/registerCapability");
        client.respond(&id, Value::Null);
    }

    client.open("src/lib.rs", TEXT);
    let found = match how {
        How::Pushed => client.diagnostics_for("src/lib.rs", 1),
        How::Pulled => {
            let document = json!({ "textDocument": { "uri": client.uri("src/lib.rs") } });
            let mut report = client.request("textDocument/diagnostic", document);
            match report["items"].take() {
                Value::Array(items) => items,
                other => panic!("no report: {other}"),
            }
        }
    };
    let before = &TEXT[..TEXT.find("blocking_slep").expect("it is in it")];
    let column = match encoding {
        Some("utf-8") => before.len(),
        Some("utf-32") => before.chars().count(),
        _ => before.encode_utf16().count(),
    };
    let starts: Vec<_> = found
        .iter()
        .map(|it| &it["range"]["start"]["character"])
        .collect();
    assert!(starts.contains(&&json!(column)), "{found:#?}");
    client.shutdown();
}

/// As the editor sends them, with its way to name the workspace.
fn params(editor: &Value, client: &Client) -> Value {
    let uri = client.uri("");
    let mut params = json!({
        "processId": std::process::id(),
        "rootUri": null,
        "capabilities": editor["capabilities"],
    });
    let names = editor["names"].as_array().expect("a list");
    for name in names.iter().filter_map(Value::as_str) {
        params[name] = match name {
            "rootPath" => json!(uri.trim_start_matches("file://")),
            "rootUri" => json!(uri),
            _ => json!([{ "uri": uri, "name": "a" }]),
        };
    }
    for name in ["clientInfo", "initializationOptions"] {
        if let Some(value) = editor.get(name) {
            params[name] = value.clone();
        }
    }
    params
}
