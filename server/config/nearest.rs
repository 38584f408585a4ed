//! Which configuration is the nearest one above a file.

use std::path::Path;

use super::read::Table;
use super::{Configs, FILE, MANIFEST, Source, Where};
use crate::index::Files;
use crate::text::Span;

/// What is directly in a directory.
#[derive(Clone, Copy)]
pub(super) struct Within {
    configuration: bool,
    manifest: bool,
}

impl Configs {
    pub(super) fn nearest(&mut self, files: &dyn Files, dir: &Path) -> Option<Source> {
        if let Some(known) = self.nearest.get(dir) {
            return known.clone();
        }
        let found = match &self.given.from {
            Where::Nearest => self.look_up(files, dir),
            Where::File { path, .. } => {
                let path = path.clone();
                self.source(files, &path)
            }
            Where::Nowhere => None,
        };
        self.nearest.insert(dir.to_owned(), found.clone());
        found
    }

    /// A package's own table counts for that package alone, a workspace's for all in it.
    fn look_up(&mut self, files: &dyn Files, dir: &Path) -> Option<Source> {
        let mut in_package = false;
        let mut in_workspace = false;
        for dir in dir.ancestors() {
            let within = self.within(files, dir);
            if within.configuration {
                return Some((dir.join(FILE), Table::File));
            }
            if in_workspace || !within.manifest {
                continue;
            }
            let path = dir.join(MANIFEST);
            let Some(manifest) = self.read(files, &path) else {
                continue;
            };
            let tables = Table::within(&manifest);
            if tables.package && !in_package {
                return Some((path, Table::Package));
            }
            if tables.workspace {
                return Some((path, Table::Workspace));
            }
            in_package |= tables.is_package;
            in_workspace |= tables.is_workspace;
        }
        None
    }

    fn within(&mut self, files: &dyn Files, dir: &Path) -> Within {
        if let Some(known) = self.within.get(dir) {
            return *known;
        }
        let path = dir.join(FILE);
        let within = Within {
            configuration: files.is_file(&path),
            manifest: files.is_file(&dir.join(MANIFEST)),
        };
        if !within.configuration && files.is_dir(&path) {
            let message = "this is a directory, and no configuration".to_owned();
            self.problem(&path, Span::empty(0), message);
        }
        self.within.insert(dir.to_owned(), within);
        within
    }
}
