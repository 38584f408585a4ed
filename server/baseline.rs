//! Findings that were there when a team began: known, counted, and not shown again.
//!
//! A finding is named by its rule, the item it stands in and its code, not by its line, so that it
//! stays known while the code around it is moved, renamed and reformatted.

mod format;
mod matching;
mod print;
mod shape;

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

pub use self::format::Broken;
pub use self::matching::{Ledger, Matching, Named};
pub use self::print::{Print, has_item, items, print};
use self::shape::Shape;
use crate::index::normalize;

/// What a file of known findings is called where nobody says otherwise.
pub const FILE: &str = "wakeful-baseline.json";

/// The known findings of all files below a directory, and of some beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Baseline {
    /// The file in which they stand.
    pub path: PathBuf,
    /// Sorted, each once.
    entries: Vec<Entry>,
    /// By rule and code, the places in `entries`.
    by_code: HashMap<(String, u64), Vec<usize>>,
    /// By rule, the same.
    by_rule: HashMap<String, Vec<usize>>,
    /// Of each entry.
    shapes: Vec<Shape>,
}

/// Findings that have one name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// From the directory of the baseline, with `/`.
    pub path: String,
    pub print: Print,
    pub count: u32,
}

impl Baseline {
    pub fn new(path: PathBuf, mut entries: Vec<Entry>) -> Self {
        entries.sort();
        entries.dedup_by(|next, first| {
            let same = first.path == next.path && first.print == next.print;
            if same {
                first.count += next.count;
            }
            same
        });
        let mut by_code: HashMap<_, Vec<usize>> = HashMap::new();
        let mut by_rule: HashMap<_, Vec<usize>> = HashMap::new();
        for (at, entry) in entries.iter().enumerate() {
            let rule = &entry.print.rule;
            let code = (rule.clone(), entry.print.hash);
            by_code.entry(code).or_default().push(at);
            by_rule.entry(rule.clone()).or_default().push(at);
        }
        Self {
            path,
            shapes: entries.iter().map(|it| Shape::of(&it.print.code)).collect(),
            entries,
            by_code,
            by_rule,
        }
    }

    /// One in which nothing is known.
    pub fn empty(path: PathBuf) -> Self {
        Self::new(path, Vec::new())
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// How many findings it knows.
    pub fn len(&self) -> usize {
        self.entries.iter().map(|it| it.count as usize).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn dir(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }

    /// A file as entries name it.
    fn name_of(&self, file: &Path) -> String {
        let mut up = String::new();
        for dir in self.dir().ancestors() {
            if let Ok(below) = file.strip_prefix(dir) {
                let parts = below.components().map(Component::as_os_str);
                let parts: Vec<_> = parts.map(|it| it.to_string_lossy()).collect();
                return up + &parts.join("/");
            }
            up += "../";
        }
        file.to_string_lossy().into_owned()
    }

    /// The file that an entry names.
    fn file_of(&self, name: &str) -> PathBuf {
        normalize(&self.dir().join(name))
    }

    /// The places in `entries` of one file.
    fn of_file(&self, name: &str) -> std::ops::Range<usize> {
        let start = self.entries.partition_point(|it| *it.path < *name);
        let end = self.entries.partition_point(|it| *it.path <= *name);
        start..end
    }
}
