//! What whoever runs wakeful says, which counts more than what stands in configurations.

use std::path::{Path, PathBuf};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The baseline of all files; absolute.
    pub baseline: Option<PathBuf>,
    /// Rules that were named. They count, except in files of which an override says something else.
    pub rules: Vec<&'static str>,
    /// The same for the files below directories, which follow the innermost; absolute.
    pub rules_below: Vec<(PathBuf, Vec<&'static str>)>,
    pub from: Where,
}

/// Where configurations are looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Where {
    /// Above each file.
    #[default]
    Nearest,
    /// This one counts for all files; its patterns count from `dir`. Both are absolute.
    File {
        path: PathBuf,
        dir: PathBuf,
    },
    Nowhere,
}

impl Given {
    /// Which directory of those that want rules of their own is the innermost around a file.
    pub(super) fn below(&self, path: &Path) -> Option<usize> {
        let all = self.rules_below.iter().enumerate();
        let around = all.filter(|it| path.starts_with(&it.1.0));
        let innermost = around.max_by_key(|it| it.1.0.as_os_str().len());
        innermost.map(|it| it.0)
    }

    pub(super) fn rules(&self, below: Option<usize>) -> &[&'static str] {
        below.map_or(&self.rules, |at| &self.rules_below[at].1)
    }

    /// The directory from which the patterns of a configuration count.
    pub(super) fn dir_of<'a>(&'a self, configuration: &'a Path) -> &'a Path {
        match &self.from {
            Where::File { path, dir } if path == configuration => dir,
            _ => configuration.parent().unwrap_or(Path::new("")),
        }
    }
}
