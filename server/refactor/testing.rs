//! Runs the fixtures of a refactoring.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Refactoring;
use crate::analysis::{Analysis, OnThisThread, testing};
use crate::fix::{apply, select};
use crate::index::FileId;
use crate::syntax::{Edition, Tape};
use crate::text::Span;

/// Where the cursor stands; a selection goes from the first to the second.
const CURSOR: &str = "/*$0*/";
/// Ends a selection.
const SELECTED: &str = "/*$1*/";

/// `in*.rs` has one cursor, at which the refactoring makes `in*.fixed.rs` of it; at no cursor of
/// `none*.rs` it is offered. With `UPDATE_EXPECT=1` the results are written.
#[track_caller]
pub(super) fn fixtures(id: &str) {
    let dir = root().join("fixtures/refactor").join(id);
    let entries = fs::read_dir(&dir).unwrap_or_else(|_| panic!("there is no {}", dir.display()));
    let mut files: Vec<PathBuf> = entries.map(|it| it.expect("an entry").path()).collect();
    files.sort();
    let mut failures = String::new();
    let mut made = 0;
    for path in &files {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let text = read(path);
        match name.as_ref() {
            it if it.ends_with(".fixed") => {}
            it if it.starts_with("none") => {
                for (line, at, text) in cursors(&text) {
                    if let Some(got) = rewritten(&text, at, id) {
                        let _ = writeln!(failures, "{name}.rs:{line}: offered:\n{got}");
                    }
                }
            }
            it if it.starts_with("in") => {
                made += 1;
                let all = cursors(&text);
                let [(_, at, text)] = all.as_slice() else {
                    panic!("{name}.rs has {} cursors", all.len());
                };
                let fixed = path.with_extension("fixed.rs");
                let Some(got) = rewritten(text, *at, id) else {
                    let _ = writeln!(failures, "{name}.rs: not offered");
                    continue;
                };
                if std::env::var_os("UPDATE_EXPECT").is_some() {
                    fs::write(&fixed, &got).expect("fixtures can be written");
                }
                if fs::read_to_string(&fixed).unwrap_or_default() != got {
                    let _ = writeln!(failures, "{name}.fixed.rs comes out differently:\n{got}");
                }
            }
            it => panic!("what is {it}?"),
        }
    }
    assert!(made > 0, "no fixtures in {}", dir.display());
    assert!(failures.is_empty(), "\n{failures}");
}

/// What the refactorings at a place of `src/lib.rs` make of a package.
pub(super) fn offered(text: &str, at: Span) -> (Vec<Refactoring>, Analysis) {
    let manifest = manifest();
    let files = [("Cargo.toml", manifest.as_str()), ("src/lib.rs", text)];
    let index = testing::index_of(Edition::Edition2024, &files);
    let analysis = Analysis::new(index, vec![Arc::from(text)], &OnThisThread);
    let analysis = analysis.expect("nobody cancels it");
    let offered = analysis.refactorings(FileId(0), at);
    (offered, analysis)
}

fn rewritten(text: &str, at: Span, id: &str) -> Option<String> {
    let (offered, analysis) = offered(text, at);
    let own = offered.iter().find(|it| it.id == id)?;
    let index = analysis.index();
    let selection = select([&own.fix], |it| (it.file, index.absolute(it)));
    let patches = selection
        .patches
        .get(&FileId(0))
        .expect("edits of the file");
    let new = apply(text, patches).expect("edits that do not overlap");
    let errors = Tape::parse(&new, Edition::Edition2024).errors().to_vec();
    assert!(errors.is_empty(), "{errors:?} in\n{new}");
    Some(new)
}

/// The text without the marks, once for each cursor, with the line on which it stands.
fn cursors(text: &str) -> Vec<(usize, Span, String)> {
    let plain = text.replace(CURSOR, "").replace(SELECTED, "");
    let mut found: Vec<(usize, Span, String)> = Vec::new();
    let mut at = 0;
    for (line, source) in text.split_inclusive('\n').enumerate() {
        let mut rest = source;
        while let Some(offset) = rest.find("/*$") {
            at += offset;
            let place = at as u32;
            match rest[offset..].starts_with(CURSOR) {
                true => found.push((line + 1, Span::empty(place), plain.clone())),
                false => found.last_mut().expect("a selection begins").1.end = place,
            }
            rest = &rest[offset + CURSOR.len()..];
        }
        at += rest.len();
    }
    found
}

/// With the dependencies of the fixtures' own manifest.
fn manifest() -> String {
    let own = read(&root().join("fixtures/Cargo.toml"));
    let list = own.split("[workspace.dependencies]").nth(1);
    let list = list.and_then(|it| it.split("\n[").next());
    let list = list.expect("it has such a table");
    format!("[package]\nname = \"fixture\"\nedition = \"2024\"\n\n[dependencies]{list}")
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|it| panic!("{}: {it}", path.display()))
}
