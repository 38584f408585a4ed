//! The stubs, lowered like everything else, once per process.

use std::sync::{Arc, OnceLock};

use crate::index::{StubCrate, StubModule};
use crate::ir::{self, Name};
use crate::known;
use crate::syntax::{Edition, Tape};

/// All stub crates. They are shared: the first call lowers them.
pub fn stubs() -> Vec<StubCrate> {
    static STUBS: OnceLock<Vec<StubCrate>> = OnceLock::new();
    STUBS
        .get_or_init(|| known::crates().iter().map(lower).collect())
        .clone()
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
