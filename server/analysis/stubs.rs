//! The stubs, lowered like everything else, each once per process.

use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use crate::index::{StubCrate, StubModule};
use crate::ir::{self, ItemKind, Name};
use crate::known;
use crate::syntax::{Edition, Tape};

/// All stub crates, for code whose dependencies are not known.
pub fn stubs() -> Vec<StubCrate> {
    known::crates()
        .iter()
        .enumerate()
        .map(|it| lowered(it.0))
        .collect()
}

/// The standard library, the crates of these names, and what their stubs mention in turn.
pub fn stubs_for<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<StubCrate> {
    let mut wanted = vec![false; known::crates().len()];
    let mut next: Vec<usize> = ["std"]
        .into_iter()
        .chain(names)
        .filter_map(crate_at)
        .collect();
    while let Some(at) = next.pop() {
        if !std::mem::replace(&mut wanted[at], true) {
            next.extend(mentioned(at));
        }
    }
    let wanted = wanted.iter().enumerate().filter(|it| *it.1);
    wanted.map(|it| lowered(it.0)).collect()
}

fn crate_at(name: &str) -> Option<usize> {
    static NAMES: OnceLock<FxHashMap<&'static str, usize>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let crates = known::crates().iter().enumerate();
        let named = crates.flat_map(|(at, it)| {
            let names = [it.name].into_iter().chain(it.aliases.iter().copied());
            names.map(move |it| (it, at))
        });
        named.collect()
    });
    names.get(name).copied()
}

/// The crates that the stubs of another import, and whose names stand in front of a `::` there.
fn mentioned(at: usize) -> &'static [usize] {
    static MENTIONED: OnceLock<Vec<OnceLock<Vec<usize>>>> = OnceLock::new();
    let all = MENTIONED.get_or_init(|| known::crates().iter().map(|_| OnceLock::new()).collect());
    all[at].get_or_init(|| {
        // The standard library names no other crate; its modules are called like some.
        if known::crates()[at].name == "std" {
            return Vec::new();
        }
        let krate = lowered(at);
        let imported = krate.modules.iter().flat_map(|it| imported(&it.file));
        let files = known::crates()[at].files.iter();
        let named = files.flat_map(|it| in_paths(it.text));
        let mut found = imported
            .chain(named)
            .filter_map(crate_at)
            .collect::<Vec<_>>();
        found.sort_unstable();
        found.dedup();
        found
    })
}

/// The first names of what is imported: `use http;` has no `::`.
fn imported(file: &ir::File) -> impl Iterator<Item = &str> {
    let leaves = file.items.iter().flat_map(|it| match &it.kind {
        ItemKind::Use(leaves) => leaves.as_slice(),
        _ => &[],
    });
    leaves.filter_map(|it| Some(it.path.segments.first()?.name.as_str()))
}

/// The names in front of a `::` that have none in front of themselves.
fn in_paths(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("::").filter_map(|(end, _)| {
        let before = &text[..end];
        let start = before.rfind(|it: char| !it.is_alphanumeric() && it != '_');
        let name = &before[start.map_or(0, |it| it + 1)..];
        let is_first = !before[..end - name.len()].ends_with("::");
        is_first.then_some(name)
    })
}

fn lowered(at: usize) -> StubCrate {
    static LOWERED: OnceLock<Vec<OnceLock<StubCrate>>> = OnceLock::new();
    let all = LOWERED.get_or_init(|| known::crates().iter().map(|_| OnceLock::new()).collect());
    all[at].get_or_init(|| lower(&known::crates()[at])).clone()
}

fn lower(krate: &known::StubCrate) -> StubCrate {
    let modules = krate.files.iter().map(|file| {
        let tape = Tape::parse(file.text, Edition::Edition2024);
        StubModule {
            path: file.module().map(Name::new_static).collect(),
            file: Arc::new(ir::lower(file.text, &tape)),
        }
    });
    StubCrate {
        name: Name::new_static(krate.name),
        aliases: krate
            .aliases
            .iter()
            .map(|it| Name::new_static(it))
            .collect(),
        modules: modules.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::{Index, Input, Namespace, Scope};

    #[test]
    fn a_crate_brings_what_its_stubs_mention() {
        let names = |wanted: &[&str]| {
            let stubs = stubs_for(wanted.iter().copied());
            stubs
                .iter()
                .map(|it| it.name.to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(names(&["no_such_crate"]), ["std"]);
        let reqwest = names(&["reqwest"]);
        assert!(reqwest.contains(&"http".to_owned()), "{reqwest:?}");
        assert!(!reqwest.contains(&"diesel".to_owned()), "{reqwest:?}");
        assert_eq!(stubs().len(), known::crates().len());
    }

    #[test]
    fn a_crate_brings_all_that_its_stubs_import() {
        let lost = known::crates().iter().flat_map(|it| lost_imports(it.name));
        let lost = lost.collect::<Vec<_>>();
        assert!(lost.is_empty(), "{}", lost.join("\n"));
    }

    /// What leads nowhere when only this crate is a dependency.
    fn lost_imports(krate: &str) -> Vec<String> {
        let index = Index::build(Input {
            stubs: stubs_for([krate]),
            ..Input::default()
        });
        let namespaces = [Namespace::Type, Namespace::Value, Namespace::Macro];
        let is_lost = |scope, path: &ir::Path| {
            let found = |it: &Namespace| index.resolve(scope, path, *it).full().is_some();
            // Attribute macros come from crates that have no stub.
            let first = path.segments.first().map(|it| it.name.as_str());
            first.is_some_and(|it| crate_at(it).is_some()) && !namespaces.iter().any(found)
        };
        let mut lost = Vec::new();
        for def in index.files().flat_map(|it| index.defs(it)) {
            let ItemKind::Use(leaves) = &index.item(def).kind else {
                continue;
            };
            let leaves = leaves
                .iter()
                .filter(|it| is_lost(Scope::item(def), &it.path));
            let names = leaves.map(|it| format!("{krate}: {}", it.path.last_name()));
            lost.extend(names);
        }
        lost
    }
}
