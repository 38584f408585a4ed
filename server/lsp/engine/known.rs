//! The findings that baselines know: they are not shown, as the command does not show them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::Engine;
use crate::analysis::{Analysis, Cancelled};
use crate::baseline::{self, Ledger, Named};
use crate::finding::Finding;
use crate::index::FileId;

/// What baselines know of the findings in all files that were reported on.
#[derive(Default)]
pub(in crate::lsp) struct Known {
    ledger: Ledger,
    /// Files of which something else is known since another one was looked at.
    changed: BTreeSet<PathBuf>,
}

impl Known {
    /// The findings in a file that are not known, sorted.
    pub fn unknown(&mut self, analysis: &mut Analysis, file: FileId) -> Vec<Finding> {
        let found = analysis.findings_in(file);
        let Some(baseline) = analysis.baseline(file).cloned() else {
            return found;
        };
        let path = analysis.index().path(file).to_owned();
        self.take(analysis, file, &found);
        let mut tried = BTreeSet::from([file]);
        loop {
            // Code may have come from a file of which nothing was told yet.
            let index = analysis.index();
            let has_item = |path: &Path, item: &str| baseline::has_item(index, path, item);
            let wanted = self.ledger.asks_for(&path, &has_item);
            let wanted = wanted.iter().filter_map(|it| analysis.index().file_at(it));
            let wanted: Vec<FileId> = wanted.filter(|it| tried.insert(*it)).collect();
            if wanted.is_empty() {
                break;
            }
            for file in wanted {
                let found = analysis.findings_in(file);
                self.take(analysis, file, &found);
            }
        }
        self.changed.remove(&path);
        let found = found.into_iter().enumerate();
        let unknown = found.filter(|it| !self.ledger.knows(&baseline, &path, it.0));
        unknown.map(|it| it.1).collect()
    }

    fn take(&mut self, analysis: &Analysis, file: FileId, found: &[Finding]) {
        let Some(baseline) = analysis.baseline(file) else {
            return;
        };
        let index = analysis.index();
        let path = index.path(file);
        let named = Named::of(index, analysis.text(file), found);
        let has_item = |it: &str| baseline::has_item(index, path, it);
        if self.ledger.set(baseline, path, named, has_item) {
            self.changed.extend(self.ledger.follow(&Path::is_file));
        }
    }

    /// Files that are gone, and what they had, which may be elsewhere now.
    pub fn forget(&mut self, gone: impl Fn(&Path) -> bool) {
        if self.ledger.forget(gone) {
            self.changed.extend(self.ledger.follow(&Path::is_file));
        }
    }
}

impl Engine {
    /// Code that left one file may be the one that is known in another: reports on the files of
    /// which something else is to be said, though nothing happened to them.
    pub(super) fn follow_known(&mut self, groups: &[usize]) -> Result<(), Cancelled> {
        loop {
            let changed = std::mem::take(&mut self.known.changed);
            if changed.is_empty() {
                return Ok(());
            }
            self.published.touched.extend(changed);
            for at in groups {
                self.bring_up(*at)?;
            }
        }
    }
}
