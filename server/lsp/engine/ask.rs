//! What the engine is asked when it has taken in all that happened.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use lsp_types::Uri;
use serde_json::{Value, json};

use super::{Editing, Engine};
use crate::analysis::Analysis;
use crate::finding::Finding;
use crate::index::FileId;
use crate::lsp::publish::{self, Report};
use crate::refactor::Refactoring;
use crate::text::Span;

impl Engine {
    /// The analysis that has a file, if there is one already.
    pub fn analysis_of(&self, path: &Path) -> Option<(&Analysis, FileId)> {
        let analysis = self.groups[*self.group_of.get(path)?].analysis.as_ref()?;
        Some((analysis, analysis.index().file_at(path)?))
    }

    /// Which group has a file.
    pub fn group_at(&self, path: &Path) -> Option<usize> {
        self.group_of.get(path).copied()
    }

    pub fn analysis_at(&self, group: usize) -> Option<&Analysis> {
        self.groups.get(group)?.analysis.as_ref()
    }

    /// The findings in a file as the settings show them, sorted.
    pub fn findings(&mut self, path: &Path) -> Vec<Finding> {
        let settings = self.shared.settings();
        let mut known = std::mem::take(&mut self.known);
        let found = match self.analysed(path) {
            Some((analysis, file)) => known.unknown(analysis, file),
            None => Vec::new(),
        };
        self.known = known;
        let found = found.into_iter();
        let settings = settings.at(path);
        found.filter_map(|it| settings.shown(it)).collect()
    }

    /// What can be rewritten at a range of a file.
    pub fn refactorings(&self, path: &Path, span: Span) -> Vec<Refactoring> {
        let at = self.analysis_of(path);
        at.map_or_else(Vec::new, |(it, file)| it.refactorings(file, span))
    }

    /// The files that findings are reported for.
    pub fn reported_paths(&self) -> Vec<PathBuf> {
        let asked = self.project.asked().iter();
        asked
            .filter(|it| self.group_of.contains_key(*it))
            .cloned()
            .collect()
    }

    /// The findings in all files that are reported on.
    pub fn all_findings(&mut self) -> Vec<Finding> {
        let paths = self.reported_paths();
        paths.iter().flat_map(|it| self.findings(it)).collect()
    }

    /// What is to be said of a file now, and at which version of its document, if it is open.
    pub fn report(&mut self, path: &Path) -> (Report, Option<i32>) {
        if self.waits_for_save()
            && let Some(last) = self.published.last(path)
        {
            return last;
        }
        let open = self.open.get(path);
        let version = open.map(|it| it.document.version);
        if open.is_some_and(Editing::is_poisoned) {
            return (Report::default(), version);
        }
        if self.is_config(path) {
            return (self.config_report(path), version);
        }
        if open.is_none() && self.unread.contains_key(path) {
            return (self.unread_report(path), version);
        }
        let shared = Arc::clone(&self.shared);
        let folders = self.folders.clone();
        let editing = self.open.remove(path);
        let mut known = std::mem::take(&mut self.known);
        let report = match self.analysed(path) {
            Some((analysis, file)) => {
                let open = editing.as_ref();
                publish::report(&shared, &folders, &mut known, analysis, file, open)
            }
            None => Report::default(),
        };
        self.known = known;
        self.open.extend(editing.map(|it| (path.to_owned(), it)));
        (report, version)
    }

    /// What is to be said of all files now; the client asks for it instead of being told.
    pub fn workspace_reports(&mut self) -> Vec<(Uri, Option<i32>, Report)> {
        self.published.workspace(&self.shared)
    }

    /// For reports of bugs.
    pub fn describe(&self, document: Option<&Uri>) -> Value {
        let open = document.and_then(|it| self.shared.documents.get(it));
        let analysed = open.and_then(|it| {
            let (analysis, file) = self.analysis_of(&it.path)?;
            Some(analysis.text(file).to_string())
        });
        let groups = self.groups.iter().map(|it| {
            json!({
                "packages": it.group.workspace.packages.len(),
                "files": it.group.files.len(),
                "analysed": it.analysis.is_some(),
                "failed": it.failed,
            })
        });
        json!({
            "version": env!("CARGO_PKG_VERSION"),
            "encoding": format!("{:?}", self.shared.client.encoding()),
            "pulls": self.shared.client.pulls(),
            "folders": self.folders.paths(),
            "open": self.open.len(),
            "text": analysed,
            "groups": groups.collect::<Vec<_>>(),
            "settings": format!("{:?}", self.shared.settings()),
            "client": format!("{:?}", self.shared.client.can()),
        })
    }
}
