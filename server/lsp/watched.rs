//! Which files of the disk the client is asked to watch for us.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use lsp_types::notification::{DidChangeConfiguration, DidChangeWatchedFiles, Notification};
use lsp_types::{
    DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern, OneOf, Registration,
    RelativePattern, Unregistration, Uri,
};
use serde_json::{Value, json};
use tower_lsp::UriExt;

use super::client::Client;
use super::shared::Shared;

/// Sources, and all that decides which of them belong together and what is said of them.
const GLOBS: &[&str] = &[
    "**/*.rs",
    // Manifests and configurations, which may extend others of any name.
    "**/*.toml",
    "**/Cargo.lock",
    // Of any name that tells what it is.
    "**/*baseline*.json",
];

/// Files outside of all folders, which the globs do not reach.
#[derive(Default)]
pub(super) struct Watched {
    /// The client has said that it can.
    is_possible: bool,
    files: BTreeSet<PathBuf>,
    /// How often other ones were wanted.
    round: usize,
}

impl Watched {
    pub fn begin(&mut self, client: &Client) {
        self.is_possible = client.can().relative_patterns;
    }

    /// Has the client watch these, and no others.
    pub fn watch(&mut self, shared: &Shared, files: BTreeSet<PathBuf>) {
        if !self.is_possible || files == self.files {
            return;
        }
        let id = |round| format!("wakeful/outside/{round}");
        let method = DidChangeWatchedFiles::METHOD.to_owned();
        let old = (!self.files.is_empty()).then(|| Unregistration {
            id: id(self.round),
            method: method.clone(),
        });
        self.round += 1;
        let new = (!files.is_empty()).then(|| Registration {
            id: id(self.round),
            method,
            register_options: options(files.iter().filter_map(|it| pattern(it))),
        });
        self.files = files;
        let requests = shared.client.requests.clone();
        shared.client.spawn(async move {
            let registered = match new {
                Some(new) => requests.register_capability(vec![new]).await,
                None => Ok(()),
            };
            let unregistered = match old {
                Some(old) => requests.unregister_capability(vec![old]).await,
                None => Ok(()),
            };
            if let Err(error) = registered.and(unregistered) {
                tracing::warn!("the client does not watch files for us: {error}");
            }
        });
    }
}

/// One file, wherever it lies.
fn pattern(path: &Path) -> Option<GlobPattern> {
    let dir = Uri::from_file_path(path.parent()?)?;
    Some(GlobPattern::Relative(RelativePattern {
        base_uri: OneOf::Right(dir),
        pattern: path.file_name()?.to_str()?.to_owned(),
    }))
}

fn options(patterns: impl Iterator<Item = GlobPattern>) -> Option<Value> {
    let watchers = patterns.map(|it| FileSystemWatcher {
        glob_pattern: it,
        kind: None,
    });
    let options = DidChangeWatchedFilesRegistrationOptions {
        watchers: watchers.collect(),
    };
    serde_json::to_value(options).ok()
}

/// Does not wait for the answer.
pub(super) fn register(shared: &Shared) {
    let can = shared.client.can();
    let mut wanted = Vec::new();
    if can.dynamic_watchers {
        let globs = GLOBS.iter();
        let globs = globs.map(|it| GlobPattern::String((*it).to_owned()));
        wanted.push(Registration {
            id: "wakeful/watched".to_owned(),
            method: DidChangeWatchedFiles::METHOD.to_owned(),
            register_options: options(globs),
        });
    }
    if can.dynamic_configuration {
        wanted.push(Registration {
            id: "wakeful/configuration".to_owned(),
            method: DidChangeConfiguration::METHOD.to_owned(),
            register_options: Some(json!({ "section": "wakeful" })),
        });
    }
    if wanted.is_empty() {
        return;
    }
    let requests = shared.client.requests.clone();
    shared.client.spawn(async move {
        if let Err(error) = requests.register_capability(wanted).await {
            tracing::warn!("the client does not watch files for us: {error}");
        }
    });
}
