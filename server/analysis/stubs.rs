//! The stubs, lowered like everything else, each once per process.

use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use crate::index::{StubCrate, StubModule};
use crate::ir::{self, Name};
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

/// The crates whose names stand in front of a `::` somewhere in the stubs of another.
fn mentioned(at: usize) -> &'static [usize] {
    static MENTIONED: OnceLock<Vec<OnceLock<Vec<usize>>>> = OnceLock::new();
    let all = MENTIONED.get_or_init(|| known::crates().iter().map(|_| OnceLock::new()).collect());
    all[at].get_or_init(|| {
        let mut found = Vec::new();
        // The standard library names no other crate; its modules are called like some.
        if known::crates()[at].name == "std" {
            return found;
        }
        for file in known::crates()[at].files {
            for (end, _) in file.text.match_indices("::") {
                let before = &file.text[..end];
                let start = before.rfind(|it: char| !it.is_alphanumeric() && it != '_');
                let name = &before[start.map_or(0, |it| it + 1)..];
                if before[..end - name.len()].ends_with("::") {
                    continue;
                }
                found.extend(crate_at(name).filter(|it| !found.contains(it)));
            }
        }
        found
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
}
