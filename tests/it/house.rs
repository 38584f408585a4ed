//! The house rules, read from our own source by our own parser.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use wakeful::syntax::{Edition, NodeId, SyntaxKind, Tape};

/// The most lines that a file may have.
const MOST_LINES: usize = 620;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All Rust files of the server and its tests: path from the root, text.
fn sources() -> BTreeMap<String, String> {
    fn walk(dir: &Path, out: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(dir)
            .expect("a directory of the project")
            .flatten()
        {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, out);
            } else if path.extension().is_some_and(|it| it == "rs") {
                let name = path.strip_prefix(root()).expect("below the root");
                let name = name.to_string_lossy().replace('\\', "/");
                out.insert(
                    name,
                    fs::read_to_string(&path).expect("our own files are UTF-8"),
                );
            }
        }
    }
    let mut out = BTreeMap::new();
    walk(&root().join("server"), &mut out);
    walk(&root().join("tests/it"), &mut out);
    out
}

/// Those that are written for us: stubs are Rust too, but not ours to shape.
fn own_sources() -> BTreeMap<String, String> {
    let is_stub = |path: &str| {
        path.strip_prefix("server/known/")
            .is_some_and(|it| it.contains('/'))
    };
    sources().into_iter().filter(|it| !is_stub(&it.0)).collect()
}

/// The tokens of a file outside of `#[cfg(test)]`, as kind and text.
fn tokens(text: &str) -> Vec<(SyntaxKind, &str)> {
    let tape = Tape::parse(text, Edition::Edition2024);
    let is_test = |node: NodeId| {
        tape.children(node)
            .any(|it| tape.kind(it) == SyntaxKind::ATTR && tape.span(it).of(text) == "#[cfg(test)]")
    };
    let mut out = Vec::new();
    let end = tape.end(Tape::ROOT);
    let mut at = Tape::ROOT;
    while at < end {
        if tape.is_token(at) {
            out.push((tape.kind(at), tape.span(at).of(text)));
        } else if at != Tape::ROOT && is_test(at) {
            at = tape.end(at);
            continue;
        }
        at = NodeId(at.0 + 1);
    }
    out
}

/// The rooms that a file names as `crate::room` or `use crate::{room, …}`.
fn rooms_named(text: &str) -> Vec<String> {
    let tokens = tokens(text);
    let mut out = Vec::new();
    for (at, window) in tokens.windows(3).enumerate() {
        let is_crate = window[0].0 == SyntaxKind::CRATE_KW && window[1].1 == "::";
        if !is_crate {
            continue;
        }
        if window[2].1 != "{" {
            out.push(window[2].1.to_owned());
            continue;
        }
        let mut depth = 0;
        let mut fresh = false;
        for (kind, text) in &tokens[at + 2..] {
            match *text {
                "{" => depth += 1,
                "}" => depth -= 1,
                _ if depth == 1 && fresh && *kind == SyntaxKind::IDENT => out.push((*text).into()),
                _ => {}
            }
            fresh = depth == 1 && matches!(*text, "{" | ",");
            if depth == 0 {
                break;
            }
        }
    }
    out
}

/// `server/fix/import.rs` is in the room `fix`.
fn room_of(path: &str) -> Option<&str> {
    let path = path.strip_prefix("server/")?;
    let room = path.split('/').next()?;
    let room = room.strip_suffix(".rs").unwrap_or(room);
    (!matches!(room, "lib" | "main" | "build")).then_some(room)
}

#[test]
fn a_room_knows_only_rooms_to_its_left() {
    let sources = own_sources();
    let order: Vec<&str> = sources["server/lib.rs"]
        .lines()
        .filter_map(|it| it.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    let place = |room: &str| order.iter().position(|it| *it == room);
    let mut wrong = Vec::new();
    for (path, text) in &sources {
        let Some(room) = room_of(path) else { continue };
        if is_test_file(path) {
            continue;
        }
        let own = place(room).unwrap_or_else(|| panic!("lib.rs does not list `{room}`"));
        for named in rooms_named(text) {
            let Some(other) = place(&named) else {
                wrong.push(format!("{path} names `crate::{named}`, which is no room"));
                continue;
            };
            let beside = (room == "lsp" && named == "check") || (room == "check" && named == "lsp");
            if other > own || beside {
                wrong.push(format!("{path} knows `{named}`, which is not to its left"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Else nobody would know that a finding is stale when that body changes.
#[test]
fn rules_ask_the_facts_for_other_bodies() {
    let mut wrong = Vec::new();
    for (path, text) in own_sources() {
        let is_rule = path.starts_with("server/rules/") && !is_test_file(&path);
        if is_rule && text.contains(".body(") {
            wrong.push(format!("{path} has `.body(`; facts have `body_of`"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn rooms_are_read_from_paths_and_groups() {
    let text = "use crate::{a::{x, y}, b};\nfn f() { crate::c::g(); }\n#[cfg(test)]\nmod t { use crate::d; }";
    assert_eq!(rooms_named(text), ["a", "b", "c"]);
}

#[test]
fn foreign_names_stay_in_their_rooms() {
    let mut wrong = Vec::new();
    for (path, text) in own_sources() {
        let room = room_of(&path);
        for (_, token) in tokens(&text) {
            let allowed = match token {
                _ if token.starts_with("ra_ap_") || token == "rowan" => ["syntax", "ir"].as_slice(),
                "lsp_types" | "tower_lsp" => &["lsp"],
                "clap" => &["check", "command"],
                _ => continue,
            };
            let is_test = path.starts_with("tests/");
            if !is_test && !room.is_some_and(|it| allowed.contains(&it)) {
                wrong.push(format!("{path} names `{token}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_what_faces_the_world_touches_it() {
    let mut wrong = Vec::new();
    for (path, text) in own_sources() {
        let room = room_of(&path);
        if room.is_none()
            || matches!(room, Some("project" | "check" | "lsp" | "command"))
            || is_test_file(&path)
        {
            continue;
        }
        let tokens = tokens(&text);
        for window in tokens.windows(3) {
            let [(_, a), (_, b), (_, c)] = window else {
                continue;
            };
            let touches = *a == "std"
                && *b == "::"
                && ["fs", "net", "process", "thread", "env", "io"].contains(c);
            if touches || matches!((*a, *b), ("println" | "eprintln" | "print" | "dbg", "!")) {
                wrong.push(format!("{path} has `{a}{b}{c}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_are_short_and_say_what_they_are_for() {
    let mut wrong = Vec::new();
    for (path, text) in own_sources() {
        let lines = text.lines().count();
        if lines > MOST_LINES {
            wrong.push(format!("{path} has {lines} lines"));
        }
        let first = text.lines().next().unwrap_or_default();
        if !first.starts_with("//! ") {
            wrong.push(format!("{path} does not open with `//!`"));
        }
        let name = Path::new(&path)
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if ["utils", "util", "common", "helpers", "misc", "manager"].contains(&name.as_str()) {
            wrong.push(format!("{path}: the name says nothing"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_is_left_for_later() {
    let mut wrong = Vec::new();
    for (path, text) in own_sources() {
        // Source that tests read may say anything.
        if path.contains("/tests/") {
            continue;
        }
        let tape = Tape::parse(&text, Edition::Edition2024);
        let found = tape.descendants(Tape::ROOT).filter(|it| tape.is_token(*it));
        let tokens: Vec<&str> = found.map(|it| tape.span(it).of(&text)).collect();
        for window in tokens.windows(2) {
            if matches!(window, ["todo" | "unimplemented", "!"] | ["[", "ignore"]) {
                wrong.push(format!("{path} has `{}{}`", window[0], window[1]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_readme_lists_the_rules() {
    let readme = fs::read_to_string(root().join("README.md")).expect("there is a README");
    let block = readme
        .split("<!-- rules -->\n")
        .nth(1)
        .expect("markers around the table");
    let command = Command::new(env!("CARGO_BIN_EXE_wakeful"))
        .args(["rules", "--markdown"])
        .output();
    let output = command.expect("the binary was built").stdout;
    let table = String::from_utf8(output).expect("UTF-8");
    assert!(
        block.trim() == table.trim(),
        "put the output of `wakeful rules --markdown` between the markers in README.md:\n{table}"
    );
}

/// Modules under `#[cfg(test)]` in files of their own.
fn is_test_file(path: &str) -> bool {
    path.contains("/tests") || path.ends_with("/testing.rs")
}
