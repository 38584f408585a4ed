//! The configurations: what counts in the files of the analyses, and what is said of themselves.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lsp_types::{Diagnostic, DiagnosticSeverity, NumberOrString, Position, Range};

use super::{Engine, is_rust};
use crate::config;
use crate::lsp::publish::Report;
use crate::lsp::to_proto::SOURCE;
use crate::project;
use crate::text::{LineIndex, Span};

impl Engine {
    /// Whether a file says what counts in others.
    pub fn is_config(&self, path: &Path) -> bool {
        config::is_config(path) || self.project.is_config(path)
    }

    /// Reads the configurations again, as they stand in editors and on the disk. Where something
    /// else counts than before, findings are looked for again.
    pub(super) fn configure(&mut self) {
        self.project.forget_configs(self.unsaved());
        let settings = self.shared.settings();
        self.project.give(|it| {
            it.rules = settings.global.selected();
            it.rules_below = settings.selected_in_folders();
        });
        let mut groups = self.groups.iter().map(|it| &it.group);
        if groups.any(|it| self.project.known_in(&it.files) != it.known) {
            // Other crates are known, or are known otherwise.
            self.scan();
            self.configure = false;
        }
        for loaded in &mut self.groups {
            if let Some(analysis) = &mut loaded.analysis {
                loaded.look |= self.project.configure(analysis);
            }
        }
        let mut wrong: BTreeMap<PathBuf, Vec<config::Problem>> = BTreeMap::new();
        for problem in self.project.configs().problems() {
            wrong.entry(problem.path.clone()).or_default().push(problem);
        }
        for (problem, _) in &self.broken {
            let counts = match self.project.disk.manifests.contains_key(&problem.path) {
                true => "what it said before counts",
                false => "nothing is known of the package",
            };
            let told = config::Problem {
                path: problem.path.clone(),
                span: problem.span.unwrap_or_default(),
                message: format!("this cannot be read, and {counts}: {}", problem.message),
            };
            wrong.entry(problem.path.clone()).or_default().push(told);
        }
        let before = std::mem::replace(&mut self.wrong, wrong);
        let told = before.into_keys().chain(self.wrong.keys().cloned());
        let mut told: BTreeSet<PathBuf> = told.collect();
        let open = self.open.iter().filter(|it| it.1.is_due());
        let open = open.filter(|it| self.is_config(it.0));
        told.extend(open.map(|it| it.0.clone()));
        let settings = self.shared.settings();
        told.retain(|it| {
            !self
                .open
                .get(it)
                .is_some_and(|it| it.is_held(&settings.global))
        });
        told.into_iter().for_each(|it| self.tell_of_config(it));
        self.watch_outside();
    }

    /// What editors have of configurations.
    pub(super) fn unsaved(&self) -> BTreeMap<PathBuf, Arc<str>> {
        let settings = self.shared.settings();
        let open = self.open.iter();
        let unsaved = open
            .filter(|it| !is_rust(it.0) && !it.1.poisoned)
            .filter(|it| !it.1.is_held(&settings.global));
        let texts = unsaved.filter_map(|(path, open)| {
            let text = match project::is_manifest(path) {
                true => open.good.clone()?,
                false => open.document.plain(),
            };
            Some((path.clone(), text))
        });
        texts.collect()
    }

    /// What decides about the code and lies outside of the folders is watched one by one.
    pub(super) fn watch_outside(&mut self) {
        let folders = self.folders.paths();
        let mut files = self.project.manifests();
        files.extend(self.project.configs().paths().map(Path::to_owned));
        files.retain(|path| !folders.iter().any(|it| path.starts_with(it)));
        self.watched.watch(&self.shared, files);
    }

    fn tell_of_config(&mut self, path: PathBuf) {
        let report = self.config_report(&path);
        let uri = match self.open.get(&path) {
            Some(open) => Some(open.document.uri.clone()),
            None => self.folders.uri(&path),
        };
        let Some(uri) = uri else { return };
        let shared = self.shared.clone();
        let open = self.open.get(&path);
        self.published
            .report(&shared, path.clone(), uri, report, open);
        if let Some(open) = self.open.get_mut(&path) {
            open.was_reported();
        }
    }

    /// What is to be said of a configuration.
    pub(super) fn config_report(&self, path: &Path) -> Report {
        let problems = self.wrong.get(path).map_or(&[][..], Vec::as_slice);
        if problems.is_empty() || !self.shared.settings().at(path).enable {
            return Report::default();
        }
        let encoding = self.shared.client.encoding();
        let open = self.open.get(path).map(|it| &it.document);
        let broken = self.broken.iter().find(|it| it.0.path == path);
        let text = broken.map_or_else(|| self.project.config_text(path), |it| &*it.1);
        if open.is_some_and(|it| *it.plain() != *text) {
            // It was read as it was before, and has other places now.
            return Report::default();
        }
        let lines = LineIndex::new(text);
        let position = |offset: u32| {
            let at = match open {
                Some(open) => open.text.position(offset + open.mark(), encoding),
                None => lines.position(text, offset, encoding),
            };
            Position::new(at.line, at.column)
        };
        let range = |it: Span| Range::new(position(it.start), position(it.end));
        let diagnostic = |it: &config::Problem| Diagnostic {
            range: range(it.span),
            severity: Some(DiagnosticSeverity::ERROR),
            code: Some(NumberOrString::String("configuration".to_owned())),
            source: Some(SOURCE.to_owned()),
            message: it.message.clone(),
            ..Diagnostic::default()
        };
        Report::new(problems.iter().map(diagnostic).collect(), BTreeSet::new())
    }
}
