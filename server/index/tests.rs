//! Text in, canonical paths out.

mod packages;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::Files;

/// A map of files, written as one text: `//- /path` starts a file.
#[derive(Default)]
pub(super) struct Tree(BTreeMap<PathBuf, String>);

impl Tree {
    pub(super) fn new(text: &str) -> Self {
        let mut files = BTreeMap::new();
        let mut current: Option<(PathBuf, String)> = None;
        for line in text.lines() {
            if let Some(path) = line.trim_start().strip_prefix("//- ") {
                files.extend(current.replace((PathBuf::from(path.trim()), String::new())));
            } else if let Some((_, text)) = &mut current {
                text.push_str(line);
                text.push('\n');
            }
        }
        files.extend(current);
        Self(files)
    }
}

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
