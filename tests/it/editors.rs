//! What is said in the manifests and pages of editors agrees with the server.

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

/// The names in the lines of a list in a file, sorted.
fn named(file: &str, from: &str, to: &str, of: fn(&str) -> Vec<&str>) -> Vec<String> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join(file)).expect("there is the file");
    let (_, rest) = text.split_once(from).expect("the list begins");
    let (list, _) = rest.split_once(to).expect("the list ends");
    let mut names: Vec<String> = list.lines().flat_map(of).map(str::to_owned).collect();
    names.sort();
    names
}

/// Settings that stand in a table, alone or several in a row.
fn listed<'a>(page: &'a str, prefix: &str) -> Vec<&'a str> {
    let section = page.split("## Settings").nth(1).unwrap_or_default();
    let section = section.split("\n## ").next().unwrap_or_default();
    let rows = section.lines().filter(|it| it.starts_with("| `"));
    let first = rows.filter_map(|it| it.split('|').nth(1));
    let names = first.flat_map(|it| it.split('`').skip(1).step_by(2));
    let mut names: Vec<&str> = names.filter_map(|it| it.strip_prefix(prefix)).collect();
    names.sort();
    names
}

#[test]
fn the_settings_in_pages_and_packages_are_those_that_the_server_reads() {
    let mut read: Vec<String> = wakeful::lsp::settings_schema()
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    read.sort();
    let page = named("docs/editors.md", "| setting |", "\n\n", |line| {
        line.split('`').skip(1).take(1).collect()
    });
    let help = named(
        "editors/neovim/doc/wakeful.txt",
        "settings = {\n",
        "\n      },",
        |line| line.trim().split(" =").take(1).collect(),
    );
    let emacs = named(
        "editors/emacs/wakeful.el",
        ";; All settings.\n",
        "))",
        |line| line.split('"').skip(1).step_by(2).collect(),
    );
    assert_eq!(page, read, "docs/editors.md");
    assert_eq!(help, read, "editors/neovim/doc/wakeful.txt");
    assert_eq!(emacs, read, "editors/emacs/wakeful.el");
}

#[test]
fn the_page_of_the_extension_lists_every_setting() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let read = |it: &str| fs::read_to_string(root.join(it)).expect("a page of ours");
    let manifest = manifest();
    let given = &manifest["contributes"]["configuration"]["properties"];
    let given = given.as_object().expect("the settings").keys();
    let mut given: Vec<&str> = given.filter_map(|it| it.strip_prefix("wakeful.")).collect();
    given.sort();
    assert_eq!(listed(&read("editors/vscode/README.md"), "wakeful."), given);
}

/// A target of the release without one would leave its users without a server.
#[test]
fn a_release_has_an_extension_for_every_server() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(".github/workflows/release.yml");
    let text = fs::read_to_string(path).expect("it lies there");
    let rows: Vec<&str> = text
        .lines()
        .filter(|it| it.contains("{ target: "))
        .collect();
    assert!(rows.len() > 5, "{text}");
    for row in rows {
        let field = |name: &str| row.split(name).nth(1)?.split([',', ' ']).next();
        let (target, platform) = (field("target: "), field("vscode: "));
        let (target, platform) = (target.expect("a target"), platform.expect("a platform"));
        let processor = match target.split('-').next() {
            Some("x86_64") => "x64",
            Some("aarch64") => "arm64",
            other => panic!("what is {other:?} in Visual Studio Code?"),
        };
        let system = match target {
            it if it.ends_with("linux-gnu") => "linux",
            it if it.ends_with("linux-musl") => "alpine",
            it if it.ends_with("apple-darwin") => "darwin",
            it if it.ends_with("windows-msvc") => "win32",
            other => panic!("what is {other} in Visual Studio Code?"),
        };
        assert_eq!(platform, format!("{system}-{processor}"), "{row}");
    }
}
