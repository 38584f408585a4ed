//! A workspace from text, for tests.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Analysis, OnThisThread, stubs};
use crate::index::{Index, Input};
use crate::ir;
use crate::syntax::{Edition, Tape};

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
