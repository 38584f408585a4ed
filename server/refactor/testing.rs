//! Runs the fixtures of a refactoring.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

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
/// `none*.rs` it is offered. A `.toml` of the same name is the configuration. With `UPDATE_EXPECT=1` the results are written.
///
/// The same fixtures fail where it is never offered, offered everywhere, or changes nothing.
#[track_caller]
pub(super) fn fixtures(id: &str) {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    if let Err(failures) = compare(id, update, |text, at, config| {
        rewritten(text, at, id, config)
    }) {
        panic!("\n{failures}");
    }
    let never = compare(id, false, |_, _, _| None).expect_err("never offered");
    assert!(never.contains(".rs: not offered"), "{never}");
    let unchanged = compare(id, false, |text, _, _| Some(text.to_owned()));
    let unchanged = unchanged.expect_err("nothing changed");
    assert!(unchanged.contains("comes out differently"), "{unchanged}");
    assert!(unchanged.contains(": offered:"), "{unchanged}");
}

/// What is not as the fixtures say.
fn compare(
    id: &str,
    update: bool,
    rewritten: impl Fn(&str, Span, &str) -> Option<String>,
) -> Result<(), String> {
    let dir = root().join("fixtures/refactor").join(id);
    let entries = fs::read_dir(&dir).unwrap_or_else(|_| panic!("there is no {}", dir.display()));
    let mut files: Vec<PathBuf> = entries.map(|it| it.expect("an entry").path()).collect();
    files.sort();
    let mut failures = String::new();
    let mut made = 0;
    for path in &files {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let config = fs::read_to_string(path.with_extension("toml")).unwrap_or_default();
        let text = read(path);
        match name.as_ref() {
            _ if path.extension().is_some_and(|it| it == "toml") => {}
            it if it.ends_with(".fixed") => {}
            it if it.starts_with("none") => {
                for (line, at, text) in cursors(&text) {
                    if let Some(got) = rewritten(&text, at, &config) {
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
                let Some(got) = rewritten(text, *at, &config) else {
                    let _ = writeln!(failures, "{name}.rs: not offered");
                    continue;
                };
                if update {
                    fs::write(&fixed, &got).expect("fixtures can be written");
                }
                let wanted = fs::read_to_string(&fixed).unwrap_or_default();
                if wanted != got {
                    let _ = writeln!(failures, "{name}.fixed.rs comes out differently:\n{got}");
                }
            }
            it => panic!("what is {it}?"),
        }
    }
    assert!(made > 0, "no fixtures in {}", dir.display());
    match failures.is_empty() {
        true => Ok(()),
        false => Err(failures),
    }
}

/// What the refactoring makes of one file, at a place in it.
fn rewritten(text: &str, at: Span, id: &str, config: &str) -> Option<String> {
    let (manifest, files) = (manifest(), Files::of(&[("src/lib.rs", text)]));
    let mut analysis = files.analysis(&manifest);
    analysis.configure(vec![testing::config(config)]);
    files.rewritten(&analysis, FileId(0), at, id)?.pop()
}

/// What the refactoring makes of the Rust files of a package, in the order of their paths, at the
/// mark in one of them.
pub(super) fn rewritten_package(files: &[(&str, &str)], id: &str) -> Option<Vec<String>> {
    let marked = files.iter().position(|it| it.1.contains(CURSOR));
    let marked = marked.expect("a cursor");
    let at = files[marked].1.find(CURSOR).unwrap_or_default() as u32;
    let plain = files.iter().map(|it| it.1.replace(CURSOR, ""));
    let plain = plain.collect::<Vec<_>>();
    let pairs = files
        .iter()
        .zip(&plain)
        .map(|(file, text)| (file.0, &**text));
    let files = Files::of(&pairs.collect::<Vec<_>>());
    let analysis = files.analysis(&manifest());
    files.rewritten(&analysis, FileId(marked as u32), Span::empty(at), id)
}

/// The Rust files of a package, by path.
struct Files<'t>(Vec<(&'t str, &'t str)>);

impl<'t> Files<'t> {
    fn of(files: &[(&'t str, &'t str)]) -> Self {
        assert!(files.is_sorted_by_key(|it| it.0), "in the order of paths");
        Self(files.to_vec())
    }

    fn analysis(&self, manifest: &str) -> Analysis {
        let mut all = vec![("Cargo.toml", manifest)];
        all.extend(&self.0);
        let index = testing::index_of(Edition::Edition2024, &all);
        let texts = self.0.iter().map(|it| Arc::from(it.1)).collect();
        Analysis::new(index, texts, &OnThisThread).expect("nobody cancels it")
    }

    fn rewritten(
        &self,
        analysis: &Analysis,
        file: FileId,
        at: Span,
        id: &str,
    ) -> Option<Vec<String>> {
        let offered = analysis.refactorings(file, at);
        let own = offered.iter().find(|it| it.id == id)?;
        let index = analysis.index();
        let selection = select([&own.fix], |it| (it.file, index.absolute(it)));
        let texts = self.0.iter().enumerate().map(|(at, (path, text))| {
            let patches = selection.patches.get(&FileId(at as u32));
            let new = apply(text, patches.map_or(&[][..], |it| it));
            let new = new.expect("edits that do not overlap");
            let errors = Tape::parse(&new, Edition::Edition2024).errors().to_vec();
            assert!(errors.is_empty(), "{path}: {errors:?} in\n{new}");
            new
        });
        Some(texts.collect())
    }
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

/// The guide has a section for each, with its summary, and an example that comes out as shown.
#[test]
fn the_guide_shows_them_all() {
    let path = root().join("docs/guide/refactorings.md");
    let page = read(&path);
    let mut sections = page.split("\n## ");
    let mut written = sections.next().unwrap_or_default().to_owned();
    let ids: Vec<&str> = { &mut sections }
        .map(|section| {
            let (id, rest) = section.split_once('\n').expect("a heading");
            let (text, examples) = rest.split_once("```rust\n").expect("an example");
            let entry = super::all().iter().find(|it| it.id == id);
            let meta = entry
                .unwrap_or_else(|| panic!("{id} is not in the list"))
                .meta;
            assert!(text.contains(meta.summary), "{id}: {}", meta.summary);
            assert!(
                text.contains(&format!("`{}`", meta.kind)),
                "{id}: {}",
                meta.kind
            );
            let (before, rest) = examples.split_once("```\n").expect("an end");
            let after = shown(before, id).unwrap_or_else(|| panic!("{id} is not offered"));
            let end = rest.rsplit_once("```").expect("an end").1;
            written +=
                &format!("\n## {id}\n{text}```rust\n{before}```\n\n```rust\n{after}```{end}");
            id
        })
        .collect();
    let all: Vec<&str> = super::all().iter().map(|it| it.id).collect();
    assert_eq!(ids, all);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, &written).expect("the guide can be written");
    }
    assert!(page == written, "it should be:\n{written}");
}

/// What a refactoring makes of a text where it is first offered.
fn shown(text: &str, id: &str) -> Option<String> {
    let files = Files::of(&[("src/lib.rs", text)]);
    let analysis = files.analysis(&manifest());
    let starts = text
        .match_indices(char::is_alphabetic)
        .map(|it| it.0 as u32);
    { starts }.find_map(|at| {
        files
            .rewritten(&analysis, FileId(0), Span::empty(at), id)?
            .pop()
    })
}
