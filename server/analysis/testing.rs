//! A workspace from text, for tests.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Analysis, OnThisThread, stubs};
use crate::config::{Config, Configs};
use crate::index::{Files, Index, Input, Workspace};
use crate::ir;
use crate::syntax::{Edition, Tape};

/// An index of one library of an edition; nothing but `std` and the dependencies named is in scope.
pub(crate) fn index_in(text: &str, edition: Edition, dependencies: &str) -> Index {
    let manifest = format!(
        "[package]\nname = \"test\"\nedition = \"{edition}\"\n[dependencies]\n{dependencies}"
    );
    index_of(edition, &[("Cargo.toml", &manifest), ("src/lib.rs", text)])
}

/// An index of packages, each file as path and content.
pub(crate) fn index_of(edition: Edition, files: &[(&str, &str)]) -> Index {
    let root = Path::new("/test");
    let files = files.iter().map(|it| (root.join(it.0), it.1.to_owned()));
    let tree = Tree(files.collect());
    let workspace = Workspace::discover(&tree, root);
    let sources = tree
        .0
        .iter()
        .filter(|it| it.0.extension().is_some_and(|it| it == "rs"));
    let lowered = sources.map(|(path, text)| {
        let file = ir::lower(text, &Tape::parse(text, edition));
        (path.clone(), Arc::new(file))
    });
    Index::build(Input {
        workspace: Arc::new(workspace),
        files: lowered.collect(),
        stubs: stubs(),
    })
}

/// An index of one loose file; everything that is known is in scope.
pub(crate) fn index(text: &str) -> Index {
    let tape = Tape::parse(text, Edition::Edition2024);
    let file = Arc::new(ir::lower(text, &tape));
    Index::build(Input {
        files: vec![(PathBuf::from("/main.rs"), file)],
        stubs: stubs(),
        ..Input::default()
    })
}

pub(crate) fn analyse(text: &str) -> Analysis {
    Analysis::new(index(text), vec![text.into()], &OnThisThread).expect("not cancelled")
}

/// What counts under a `wakeful.toml` in which nothing is wrong.
pub(crate) fn config(text: &str) -> Arc<Config> {
    let files = [("wakeful.toml", text)];
    let root = Path::new("/test");
    let tree = Tree(files.map(|it| (root.join(it.0), it.1.to_owned())).into());
    let mut configs = Configs::default();
    let config = configs.for_file(&tree, &root.join("src/lib.rs"));
    assert_eq!(configs.problems(), []);
    config
}

/// Files in memory.
struct Tree(BTreeMap<PathBuf, String>);

impl Files for Tree {
    fn read(&self, path: &Path) -> Option<String> {
        self.0.get(path).cloned()
    }

    fn is_file(&self, path: &Path) -> bool {
        self.0.contains_key(path)
    }

    fn list(&self, dir: &Path) -> Vec<PathBuf> {
        let inside = self
            .0
            .keys()
            .filter_map(|it| it.strip_prefix(dir).ok()?.iter().next());
        let mut found: Vec<PathBuf> = inside.map(|it| dir.join(it)).collect();
        found.dedup();
        found
    }
}
