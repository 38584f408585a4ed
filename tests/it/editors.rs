//! What is said in the manifests of editors' extensions agrees with the server.

use std::fs;
use std::path::PathBuf;

use serde_json::{Map, Value};

/// Settings of the client alone begin with one of these.
const OF_THE_CLIENT: [&str; 2] = ["wakeful.server.", "wakeful.trace."];

fn path(file: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("editors/vscode")
        .join(file)
}

fn manifest() -> Value {
    let text = fs::read_to_string(path("package.json")).expect("there is a manifest");
    serde_json::from_str(&text).expect("it is JSON")
}

/// With `UPDATE_EXPECT=1`, the manifest is written anew instead.
#[test]
fn the_settings_in_visual_studio_code_are_those_that_the_server_reads() {
    let mut manifest = manifest();
    let place = "/contributes/configuration/properties";
    let given = manifest.pointer_mut(place).expect("the settings");
    let read = wakeful::lsp::settings_schema();
    let mut wanted: Map<String, Value> = read
        .into_iter()
        .map(|(name, it)| (format!("wakeful.{name}"), it))
        .collect();
    let all = given.as_object().expect("an object").clone();
    let is_own = |name: &str| OF_THE_CLIENT.iter().any(|it| name.starts_with(it));
    wanted.extend(all.into_iter().filter(|it| is_own(&it.0)));
    let wanted = Value::Object(wanted);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        *given = wanted;
        let text = serde_json::to_string_pretty(&manifest).expect("it was JSON");
        fs::write(path("package.json"), text + "\n").expect("our own file");
        return;
    }
    assert!(
        *given == wanted,
        "run this test with UPDATE_EXPECT=1; the settings are to be\n{}",
        serde_json::to_string_pretty(&wanted).expect("JSON")
    );
}

#[test]
fn the_extension_has_the_version_of_the_server() {
    assert_eq!(manifest()["version"], env!("CARGO_PKG_VERSION"));
}
