//! What manifests said when they could be read last, which counts while somebody edits them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Project;
use crate::index::{self, manifest_problem};

impl Project {
    /// Keeps what the manifests say for the time when they cannot be read; those that cannot be
    /// now, with their texts.
    pub fn keep_manifests(&mut self) -> Vec<(index::Problem, Arc<str>)> {
        let packages = self.workspace.packages.iter();
        let known = packages.flat_map(|it| [it.manifest(), it.workspace_dir.join("Cargo.toml")]);
        let never_read = self.workspace.problems.iter().map(|it| it.path.clone());
        let paths: BTreeSet<PathBuf> = known.chain(never_read).collect();
        let mut broken = Vec::new();
        for path in paths {
            let Ok(text) = self.disk.text(&path) else {
                continue;
            };
            match manifest_problem(&path, &text.text) {
                Some(problem) => broken.push((problem, text.text)),
                None => drop(self.disk.manifests.insert(path, text.text)),
            }
        }
        broken
    }

    /// Files of the disk by which it is decided what the packages are.
    pub fn manifests(&self) -> BTreeSet<PathBuf> {
        let packages = self.workspace.packages.iter();
        let of_workspace = |it: &Path| ["Cargo.toml", "Cargo.lock"].map(|name| it.join(name));
        packages
            .flat_map(|it| {
                let outer = of_workspace(&it.workspace_dir);
                outer.into_iter().chain([it.manifest()])
            })
            .collect()
    }
}
