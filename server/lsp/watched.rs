//! Which files of the disk the client is asked to watch for us.

use lsp_types::notification::{DidChangeConfiguration, DidChangeWatchedFiles, Notification};
use lsp_types::{
    DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern, Registration,
};
use serde_json::json;

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

/// Does not wait for the answer.
pub(super) fn register(shared: &Shared) {
    let can = shared.client.can();
    let mut wanted = Vec::new();
    if can.dynamic_watchers {
        let watchers = GLOBS.iter().map(|it| FileSystemWatcher {
            glob_pattern: GlobPattern::String((*it).to_owned()),
            kind: None,
        });
        let options = DidChangeWatchedFilesRegistrationOptions {
            watchers: watchers.collect(),
        };
        wanted.push(Registration {
            id: "wakeful/watched".to_owned(),
            method: DidChangeWatchedFiles::METHOD.to_owned(),
            register_options: serde_json::to_value(options).ok(),
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
