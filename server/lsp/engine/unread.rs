//! Files of the disk that cannot be read: it is said why, and they are read as soon as they can be.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use lsp_types::{CodeDescription, Diagnostic, DiagnosticSeverity, NumberOrString};

use super::Engine;
use crate::lsp::pages;
use crate::lsp::publish::Report;
use crate::lsp::to_proto::SOURCE;

const RULE: &str = "not_analysed";

impl Engine {
    /// Which files of a group that was just read have no text.
    pub(super) fn note_unread(&mut self, at: usize) {
        for path in &self.groups[at].group.files {
            let is_missing = self.project.source(path).is_none() && path.is_file();
            let is_missing = is_missing && self.project.asked().contains(path);
            let text = is_missing.then(|| self.project.disk.text(path));
            match text {
                Some(Err(reason)) => drop(self.unread.insert(path.clone(), reason)),
                _ => drop(self.unread.remove(path)),
            }
        }
    }

    /// Something happened to a file of the disk: if it can be read now and could not before, or
    /// the other way round, its group is read again.
    pub(super) fn read_or_not(&mut self, path: &Path, read: bool) {
        if read != self.unread.contains_key(path) {
            return;
        }
        let Some(at) = self.group_of.get(path) else {
            return;
        };
        let loaded = &mut self.groups[*at];
        loaded.analysis = None;
        loaded.failed = false;
        for path in &loaded.group.files {
            if let Some(open) = self.open.get_mut(path) {
                open.file = None;
            }
        }
    }

    /// Says why files of a group cannot be read.
    pub(super) fn tell_of_unread(&mut self, at: usize) {
        let files = self.groups[at].group.files.iter();
        let settings = self.shared.settings();
        let unread: Vec<PathBuf> = files
            .filter(|it| self.unread.contains_key(*it))
            .filter(|it| settings.at(it).workspace_diagnostics)
            .cloned()
            .collect();
        for path in unread {
            let Some(uri) = self.folders.uri(&path) else {
                continue;
            };
            let report = self.unread_report(&path);
            let shared = self.shared.clone();
            self.published.report(&shared, path, uri, report, None);
        }
    }

    /// What is to be said of a file that cannot be read.
    pub(super) fn unread_report(&self, path: &Path) -> Report {
        let reason = self.unread.get(path).map_or("", String::as_str);
        if !self.shared.settings().at(path).shows(RULE) {
            return Report::default();
        }
        let reason = reason.strip_suffix("; not analysed").unwrap_or(reason);
        let described = pages::uri(RULE).filter(|_| self.shared.client.can().code_description);
        let diagnostic = Diagnostic {
            severity: Some(DiagnosticSeverity::WARNING),
            code: Some(NumberOrString::String(RULE.to_owned())),
            code_description: described.map(|href| CodeDescription { href }),
            source: Some(SOURCE.to_owned()),
            message: format!("not analysed: {reason}"),
            ..Diagnostic::default()
        };
        Report::new(vec![diagnostic], BTreeSet::new())
    }
}
