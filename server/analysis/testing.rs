//! A workspace from text, for tests.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Analysis, OnThisThread, stubs};
use crate::index::{Files, Index, Input, Workspace};
use crate::ir;
use crate::syntax::{Edition, Tape};

/// An index of one library of an edition; nothing but `std` and the dependencies named is in scope.
pub(crate) fn index_in(text: &str, edition: Edition, dependencies: &str) -> Index {
    let tape = Tape::parse(text, edition);
    let file = Arc::new(ir::lower(text, &tape));
    let manifest = format!(
        "[package]\nname = \"test\"\nedition = \"{edition}\"\n[dependencies]\n{dependencies}"
    );
    let workspace = Workspace::discover(&Package(manifest), Path::new("/test"));
    Index::build(Input {
        workspace: Arc::new(workspace),
        files: vec![(PathBuf::from("/test/src/lib.rs"), file)],
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
    Analysis::new(index(text), vec![text.into()], &OnThisThread)
}

/// A package with one library, in memory.
struct Package(String);

impl Files for Package {
    fn read(&self, path: &Path) -> Option<String> {
        (path == Path::new("/test/Cargo.toml")).then(|| self.0.clone())
    }

    fn is_file(&self, path: &Path) -> bool {
        path == Path::new("/test/Cargo.toml") || path == Path::new("/test/src/lib.rs")
    }

    fn list(&self, _: &Path) -> Vec<PathBuf> {
        Vec::new()
    }
}
