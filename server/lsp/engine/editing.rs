//! The documents that are open in editors: what happens to them, and what is due to be said of them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use lsp_types::Uri;

use super::{Engine, is_rust};
use crate::analysis::OpenFile;
use crate::index::manifest_problem;
use crate::lsp::documents::{Change, Open};
use crate::lsp::settings::{Run, Settings};
use crate::project;

/// A document that is open in the editor.
pub(in crate::lsp) struct Editing {
    pub document: Open,
    /// Its tree, as soon as its group is analysed.
    pub(super) file: Option<OpenFile>,
    pub(super) poisoned: bool,
    /// It is to be reported on.
    pub(super) due: bool,
    /// It was opened or edited since it was last reported on.
    pub(super) touched: bool,
    /// What it said when it could be read last, if it is a manifest.
    pub(super) good: Option<Arc<str>>,
}

impl Editing {
    /// Whether it is to be reported on.
    pub fn is_due(&self) -> bool {
        self.due
    }

    /// Whether it was opened or edited since it was last reported on: whoever does that pulls of
    /// himself.
    pub fn is_touched(&self) -> bool {
        self.touched
    }

    /// Whether what was said of it stays until it is saved.
    pub(super) fn is_held(&self, settings: &Settings) -> bool {
        settings.run == Run::OnSave && self.touched && !self.due
    }

    /// Whether nobody knows its text.
    pub fn is_poisoned(&self) -> bool {
        self.poisoned
    }

    /// A half-typed line of a manifest does not take back what the others say.
    fn keep_good(&mut self) {
        let path = &self.document.path;
        if project::is_manifest(path) {
            let text = self.document.plain();
            let is_good = manifest_problem(path, &text).is_none();
            self.good = is_good.then_some(text).or(self.good.take());
        }
    }

    pub fn was_reported(&mut self) {
        self.due = false;
        self.touched = false;
    }
}

impl Engine {
    pub(super) fn opened(&mut self, document: Open) {
        let path = document.path.clone();
        let text = document.plain();
        self.configure |= self.is_config(&path);
        // The editor could read it.
        self.read_or_not(&path, true);
        match self.analysed(&path) {
            Some((analysis, file)) => analysis.set_text(file, text),
            None => self.scan |= is_rust(&path) && !self.group_of.contains_key(&path),
        }
        let mut editing = Editing {
            poisoned: document.poison.is_some(),
            document,
            file: None,
            due: true,
            touched: true,
            good: None,
        };
        editing.keep_good();
        self.open.insert(path, editing);
    }

    pub(super) fn edited(&mut self, document: Open, changes: Vec<Change>) {
        let path = document.path.clone();
        let Some(mut open) = self.open.remove(&path) else {
            return;
        };
        if let Some((analysis, file)) = self.analysed(&path) {
            for change in changes {
                let edited = match (change, &mut open.file) {
                    (Change::Edit(span, text), Some(tree)) if !open.poisoned => {
                        analysis.edit(tree, span, &text).is_ok()
                    }
                    _ => false,
                };
                if !edited {
                    // The tree is made again from the text.
                    open.file = None;
                    analysis.set_text(file, document.plain());
                    break;
                }
            }
        }
        self.configure |= self.is_config(&path);
        open.document = document;
        open.keep_good();
        open.due |= open.poisoned || !self.waits_for_save();
        open.poisoned = false;
        open.touched = true;
        self.open.insert(path, open);
    }

    pub(super) fn saved(&mut self, uri: &Uri) {
        let waited = self.waits_for_save();
        let mut open = self.open.iter_mut();
        if let Some((path, open)) = open.find(|it| it.1.document.uri == *uri) {
            open.due = true;
            // Who pulled when it was edited has learned nothing.
            open.touched &= !waited;
            self.configure |= waited && !is_rust(path);
        }
    }

    /// Whether findings are wanted only of what is saved.
    pub(super) fn waits_for_save(&self) -> bool {
        self.shared.settings().global.run == Run::OnSave
    }

    pub(super) fn closed(&mut self, document: &Open) {
        let path = &document.path;
        self.configure |= self.is_config(path);
        self.open.remove(path);
        self.project.disk.overlay.remove(path);
        let folders = self.folders.paths();
        let stays = path.is_file() && folders.iter().any(|it| path.starts_with(it));
        let is_shown = stays && self.shows_closed(path);
        self.published
            .close(&self.shared, &document.uri, path, is_shown);
        // What is on the disk counts again; an unsaved change is gone.
        match stays {
            true => drop(self.changed.insert(path.clone())),
            false => self.scan |= self.group_of.contains_key(path),
        }
    }

    /// Whether a file is reported on that is not open. What is wrong in a configuration concerns
    /// those that are.
    pub(super) fn shows_closed(&self, path: &Path) -> bool {
        self.shared.settings().at(path).workspace_diagnostics || !is_rust(path)
    }

    pub(super) fn poisoned(&mut self, uri: &Uri) {
        let mut open = self.open.iter_mut();
        if let Some((path, open)) = open.find(|it| it.1.document.uri == *uri) {
            open.poisoned = true;
            open.touched = true;
            self.configure |= !is_rust(path);
            // Nobody knows where it is by now.
            self.published.clear(&self.shared, |it| it == path);
        }
    }

    pub(super) fn on_disk(&mut self, paths: Vec<PathBuf>) {
        for path in paths {
            self.configure |= self.is_config(&path);
            let is_manifest = project::is_manifest(&path) || path.ends_with("Cargo.lock");
            if is_manifest || self.is_directory(&path) {
                self.forget = true;
                self.scan = true;
            } else if is_rust(&path) {
                let exists = path.is_file();
                self.scan |= exists != self.group_of.contains_key(&path);
                self.changed.insert(path);
            }
        }
    }

    /// Whether a path is a directory, or was one when it was last looked at.
    fn is_directory(&self, path: &Path) -> bool {
        let was = || self.group_of.keys().any(|it| it.starts_with(path));
        match path.try_exists() {
            Ok(true) => path.is_dir(),
            _ => path.extension().is_none_or(|it| it != "rs") && was(),
        }
    }
}
