//! What a project tells of crates: stubs like our own, from its own files.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::index::{StubCrate, StubModule};
use crate::ir::{self, Name};
use crate::known::Effects;
use crate::syntax::{Edition, Tape};
use crate::text::Span;

/// One file, which stands for one crate.
#[derive(Clone, Debug)]
pub struct Known {
    pub path: PathBuf,
    pub text: Arc<str>,
    name: Name,
    file: Arc<ir::File>,
}

impl PartialEq for Known {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path && self.text == other.text
    }
}

impl Known {
    /// With what is wrong in it; spans are in bytes.
    pub(super) fn read(path: &Path, text: &str) -> (Self, Vec<(Span, String)>) {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let file = ir::lower(text, &Tape::parse(text, Edition::Edition2024));
        let syntax = file.errors.iter().map(|it| (it.span, it.message.clone()));
        let mut wrong: Vec<_> = syntax.collect();
        for item in &file.items {
            let (_, errors) = Effects::checked(&item.attrs);
            wrong.extend(errors.into_iter().map(|it| (it.span, it.message)));
        }
        let known = Self {
            path: path.to_owned(),
            text: text.into(),
            name: Name::new(stem.replace('-', "_")),
            file: Arc::new(file),
        };
        (known, wrong)
    }

    pub fn stub(&self) -> StubCrate {
        StubCrate {
            name: self.name.clone(),
            aliases: Vec::new(),
            modules: vec![StubModule {
                path: Vec::new(),
                file: Arc::clone(&self.file),
            }],
        }
    }

    /// The names in front of a `::`, some of which are crates.
    pub fn mentioned(&self) -> impl Iterator<Item = &str> {
        let ends = self.text.match_indices("::").map(|it| it.0);
        ends.map(|end| {
            let before = &self.text[..end];
            let start = before.rfind(|it: char| !it.is_alphanumeric() && it != '_');
            &before[start.map_or(0, |it| it + 1)..]
        })
    }
}
