//! What the client was told of each file, so that it hears of changes and of nothing else.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lsp_types::notification::{Notification, PublishDiagnostics};
use lsp_types::{Diagnostic, Uri};
use serde_json::Value;

use super::engine::{Editing, Known};
use super::paths::Folders;
use super::settings::Run;
use super::shared::{News, Shared};
use super::to_proto::{self, View};
use crate::analysis::Analysis;
use crate::index::FileId;

#[derive(Default)]
pub(super) struct Published {
    /// The last report about each file that has something to be said of.
    sent: BTreeMap<PathBuf, Sent>,
    /// Files that are to be reported on, whether they were edited or not.
    pub touched: BTreeSet<PathBuf>,
    /// Something else than an edit has happened: who waits for that is told.
    pub speak: bool,
    /// Clients that pull are to pull again.
    refresh: bool,
    /// Those who wait for something new have it.
    news: bool,
    /// The client asks for reports on the whole workspace itself.
    pulled_workspace: bool,
}

struct Sent {
    uri: Uri,
    report: Report,
    /// Of the document that it was said of.
    version: Option<i32>,
    /// Pushed, or waiting to be pulled.
    pushed: bool,
}

impl Sent {
    /// Nothing is nothing at every version.
    fn says_else_than(&self, other: &Self) -> bool {
        let is_empty = self.report.diagnostics.is_empty();
        self.report.id != other.report.id || !is_empty && self.version != other.version
    }
}

/// What is said of one file.
#[derive(Clone)]
pub(super) struct Report {
    pub diagnostics: Vec<Diagnostic>,
    /// The same, as it is sent.
    text: Arc<str>,
    /// Names the content.
    pub id: String,
    /// The other files that it quotes.
    quotes: BTreeSet<PathBuf>,
}

impl Report {
    /// What a client that pulls names it by. Editors move what they show with the text, and drop
    /// what is deleted, so that an old report is not the same any more at another version.
    pub fn id_at(&self, version: Option<i32>) -> String {
        match version {
            Some(version) => format!("{}@{version}", self.id),
            None => self.id.clone(),
        }
    }
}

impl Published {
    /// Reports on a file of an analysis: pushes, or has the client pull.
    pub fn file(
        &mut self,
        shared: &Shared,
        folders: &Folders,
        known: &mut Known,
        analysis: &mut Analysis,
        file: FileId,
        open: Option<&Editing>,
    ) {
        let path = analysis.index().path(file).to_owned();
        let Some(uri) = uri_of(folders, &path, open) else {
            return;
        };
        let report = report(shared, folders, known, analysis, file, open);
        self.report(shared, path, uri, report, open);
    }

    pub fn report(
        &mut self,
        shared: &Shared,
        path: PathBuf,
        uri: Uri,
        report: Report,
        open: Option<&Editing>,
    ) {
        // Nobody knows its text.
        if open.is_some_and(Editing::is_poisoned) {
            return;
        }
        let before = self.sent.get(&path);
        let same = before.is_some_and(|it| it.report.id == report.id);
        let pulls = match open {
            Some(_) => shared.client.pulls(),
            None => self.pulled_workspace,
        };
        if pulls {
            let was_pushed =
                before.is_some_and(|it| it.pushed && !it.report.diagnostics.is_empty());
            if was_pushed {
                push(shared, &uri, NOTHING, None);
            }
            // Who edits a document pulls of himself; who only looks at it must be told.
            self.refresh |= !same && !open.is_some_and(Editing::is_touched);
            let version = open.map(|it| it.document.version);
            self.remember(path, uri, report, version, false);
            return;
        }
        match open {
            Some(open) => {
                let version = open.document.version;
                if same && before.is_some_and(|it| it.pushed && it.version == Some(version)) {
                    return;
                }
                let sent = shared.documents.while_at(&open.document.uri, version, || {
                    push(shared, &uri, &report.text, Some(version));
                });
                if sent {
                    self.remember(path, uri, report, Some(version), true);
                }
            }
            None => {
                let known = before.is_some_and(|it| it.pushed);
                // Of a file that was never spoken of, nothing is nothing new.
                let is_new = if known {
                    !same
                } else {
                    !report.diagnostics.is_empty()
                };
                if is_new {
                    push(shared, &uri, &report.text, None);
                }
                self.remember(path, uri, report, None, true);
            }
        }
    }

    fn remember(
        &mut self,
        path: PathBuf,
        uri: Uri,
        report: Report,
        version: Option<i32>,
        pushed: bool,
    ) {
        let sent = Sent {
            uri,
            report,
            version,
            pushed,
        };
        let before = self.sent.get(&path);
        self.news |= before.is_none_or(|it| it.says_else_than(&sent));
        self.sent.insert(path, sent);
    }

    /// The editor has closed a document. If it is a file of the workspace, a report on what is on
    /// the disk follows.
    pub fn close(&mut self, shared: &Shared, uri: &Uri, path: &Path, stays: bool) {
        if stays {
            self.touched.insert(path.to_owned());
            if let Some(sent) = self.sent.get_mut(path) {
                sent.pushed &= !shared.client.pulls();
            }
        } else {
            self.take_back(shared, path, Some(uri));
        }
    }

    /// Says everything once more of the documents that are open.
    pub fn again(&mut self) {
        self.sent.values_mut().for_each(|it| it.version = None);
    }

    /// Takes back what was said of files that are gone.
    pub fn clear(&mut self, shared: &Shared, gone: impl Fn(&Path) -> bool) {
        let paths: Vec<PathBuf> = self.sent.keys().filter(|it| gone(it)).cloned().collect();
        paths.iter().for_each(|it| self.take_back(shared, it, None));
    }

    fn take_back(&mut self, shared: &Shared, path: &Path, uri: Option<&Uri>) {
        let Some(sent) = self.sent.remove(path) else {
            return;
        };
        if sent.report.diagnostics.is_empty() {
            return;
        }
        self.news = true;
        match sent.pushed {
            true => push(shared, uri.unwrap_or(&sent.uri), NOTHING, None),
            false => self.refresh = true,
        }
    }

    /// Files of an analysis that are to be reported on whatever happened.
    pub fn touched_in(&mut self, analysis: &Analysis) -> Vec<(FileId, PathBuf)> {
        let index = analysis.index();
        let (mine, others) = std::mem::take(&mut self.touched)
            .into_iter()
            .partition::<BTreeSet<_>, _>(|it| index.file_at(it).is_some());
        self.touched = others;
        let file = |path: PathBuf| Some((index.file_at(&path)?, path));
        mine.into_iter().filter_map(file).collect()
    }

    /// Files whose reports quote places of these.
    pub fn quoting(
        &self,
        analysis: &Analysis,
        edited: &BTreeSet<(FileId, PathBuf)>,
    ) -> Vec<(FileId, PathBuf)> {
        let quotes = |it: &&PathBuf| {
            let quotes = &self.sent[*it].report.quotes;
            !quotes.is_empty() && edited.iter().any(|edited| quotes.contains(&edited.1))
        };
        let paths = self.sent.keys().filter(quotes);
        let file = |it: &PathBuf| Some((analysis.index().file_at(it)?, it.clone()));
        paths.filter_map(file).collect()
    }

    /// Says nothing of open documents that are not analysed, so that nothing old stays, and sends
    /// what had to wait for everything else.
    pub fn loose_ends(&mut self, shared: &Shared, open: &mut HashMap<PathBuf, Editing>) {
        if shared.settings().global.run == Run::OnSave && !self.speak {
            return;
        }
        for (path, open) in open.iter_mut().filter(|it| it.1.is_due()) {
            let uri = open.document.uri.clone();
            self.report(shared, path.clone(), uri, Report::default(), Some(open));
            open.was_reported();
        }
        self.touched.clear();
        self.speak = false;
        if std::mem::take(&mut self.refresh) {
            shared.client.refresh_diagnostics();
        }
        if std::mem::take(&mut self.news) {
            shared.news.send_if_modified(|it| *it != News::End);
        }
    }

    /// What was last said of a file, and at which version of its document.
    pub fn last(&self, path: &Path) -> Option<(Report, Option<i32>)> {
        let sent = self.sent.get(path)?;
        Some((sent.report.clone(), sent.version))
    }

    /// What the client would hear if it asked for the whole workspace: by URI, with the version of
    /// an open document, sorted by path.
    pub fn workspace(&mut self, shared: &Shared) -> Vec<(Uri, Option<i32>, Report)> {
        self.pulled_workspace = true;
        let mut reports = Vec::new();
        for sent in self.sent.values_mut() {
            // What was pushed would be shown twice.
            if std::mem::take(&mut sent.pushed) && !sent.report.diagnostics.is_empty() {
                push(shared, &sent.uri, NOTHING, None);
            }
            reports.push((sent.uri.clone(), sent.version, sent.report.clone()));
        }
        reports
    }
}

impl Default for Report {
    fn default() -> Self {
        Self::new(Vec::new(), BTreeSet::new())
    }
}

impl Report {
    pub fn new(diagnostics: Vec<Diagnostic>, quotes: BTreeSet<PathBuf>) -> Self {
        let mut hasher = DefaultHasher::new();
        let text = serde_json::to_string(&diagnostics).unwrap_or_default();
        text.hash(&mut hasher);
        Self {
            id: format!("{:016x}", hasher.finish()),
            text: text.into(),
            diagnostics,
            quotes,
        }
    }
}

/// All that is to be said of a file.
pub(super) fn report(
    shared: &Shared,
    folders: &Folders,
    known: &mut Known,
    analysis: &mut Analysis,
    file: FileId,
    open: Option<&Editing>,
) -> Report {
    let settings = shared.settings();
    let settings = settings.at(analysis.index().path(file));
    let found = known.unknown(analysis, file);
    let found = found.into_iter().filter_map(|it| settings.shown(it));
    let found: Vec<_> = found.collect();
    let mut view = View::new(
        shared,
        folders,
        analysis,
        open.map(|it| (file, &it.document)),
    );
    let diagnostics = found.iter().map(|it| to_proto::diagnostic(&mut view, it));
    let diagnostics = diagnostics.collect();
    let own = analysis.index().path(file);
    let quotes = view.quoted().filter(|it| it != own).collect();
    Report::new(diagnostics, quotes)
}

fn uri_of(folders: &Folders, path: &Path, open: Option<&Editing>) -> Option<Uri> {
    match open {
        Some(open) => Some(open.document.uri.clone()),
        None => folders.uri(path),
    }
}

/// Reports are large and frequent, so they are not made into values once more.
fn push(shared: &Shared, uri: &Uri, diagnostics: &str, version: Option<i32>) {
    let uri = Value::from(uri.as_str());
    let version = version.map_or_else(String::new, |it| format!(",\"version\":{it}"));
    let method = PublishDiagnostics::METHOD;
    shared.client.send_text(format!(
        r#"{{"jsonrpc":"2.0","method":"{method}","params":{{"uri":{uri}{version},"diagnostics":{diagnostics}}}}}"#
    ));
}

const NOTHING: &str = "[]";
