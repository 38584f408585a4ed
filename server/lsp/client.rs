//! The editor on the other side: what it can do, and the way to it.

use std::sync::OnceLock;

use lsp_types::notification::Notification;
use lsp_types::{ClientCapabilities, InitializeParams, PositionEncodingKind};
use serde_json::json;
use tower_lsp::Client as Requests;

use super::transport::Outbox;
use crate::text::Encoding;

pub(super) struct Client {
    can: OnceLock<Can>,
    /// For what is answered.
    pub requests: Requests,
    /// For what is not: in order, and at once.
    outbox: Outbox,
    runtime: tokio::runtime::Handle,
}

/// What the client said that it can do.
#[derive(Clone, Debug, Default)]
pub(super) struct Can {
    pub encoding: Encoding,
    pub encoding_was_offered: bool,
    pub related_information: bool,
    pub code_description: bool,
    pub unnecessary_tag: bool,
    pub pull_diagnostics: bool,
    pub code_action_literals: bool,
    pub code_action_resolve: bool,
    pub change_annotations: bool,
    pub document_changes: bool,
    pub create_files: bool,
    pub apply_edit: bool,
    pub show_document: bool,
    pub work_done_progress: bool,
    pub configuration: bool,
    pub dynamic_watchers: bool,
    pub relative_patterns: bool,
    pub dynamic_configuration: bool,
    pub hover_markdown: bool,
    pub refresh_diagnostics: bool,
    pub server_status: bool,
    pub inlay_hints: bool,
    pub refresh_inlay_hints: bool,
}

impl Client {
    pub fn new(requests: Requests, outbox: Outbox, runtime: tokio::runtime::Handle) -> Self {
        Self {
            can: OnceLock::new(),
            requests,
            outbox,
            runtime,
        }
    }

    /// Before that, it can nothing.
    pub fn can(&self) -> &Can {
        static NOTHING: OnceLock<Can> = OnceLock::new();
        self.can
            .get()
            .unwrap_or_else(|| NOTHING.get_or_init(Can::default))
    }

    pub fn initialized(&self, params: &InitializeParams) -> &Can {
        self.can.get_or_init(|| Can::of_client(params))
    }

    pub fn encoding(&self) -> Encoding {
        self.can().encoding
    }

    /// Whether it asks for diagnostics of open documents, instead of being told.
    pub fn pulls(&self) -> bool {
        let can = self.can();
        can.pull_diagnostics && can.refresh_diagnostics
    }

    /// Sends in the order of the calls, never waits.
    pub fn notify<N: Notification>(&self, params: N::Params) {
        match serde_json::to_value(params) {
            Ok(params) => self.outbox.send(json!({
                "jsonrpc": "2.0",
                "method": N::METHOD,
                "params": params,
            })),
            Err(error) => tracing::error!("{} cannot be written: {error}", N::METHOD),
        }
    }

    /// The same, of a whole message that is written already.
    pub fn send_text(&self, message: String) {
        self.outbox.send_text(message);
    }

    pub fn refresh_diagnostics(&self) {
        if self.can().refresh_diagnostics {
            let requests = self.requests.clone();
            self.spawn(async move {
                if let Err(error) = requests.workspace_diagnostic_refresh().await {
                    tracing::debug!("the client does not refresh: {error}");
                }
            });
        }
    }

    pub fn refresh_inlay_hints(&self) {
        if self.can().refresh_inlay_hints {
            let requests = self.requests.clone();
            self.spawn(async move {
                if let Err(error) = requests.inlay_hint_refresh().await {
                    tracing::debug!("the client does not refresh: {error}");
                }
            });
        }
    }

    /// For requests to the client, which no handler may wait for.
    pub fn spawn(&self, work: impl Future<Output = ()> + Send + 'static) {
        // wakeful: allow(spawned_task_discarded) -- it reports its own errors, and ends with the runtime
        drop(self.runtime.spawn(work));
    }
}

impl Can {
    fn of_client(params: &InitializeParams) -> Self {
        let mut can = Self::of(&params.capabilities);
        let name = params.client_info.as_ref().map(|it| it.name.as_str());
        // When it is told to ask again, Neovim 0.12 asks only for files that are not open.
        can.pull_diagnostics &= name != Some("Neovim");
        can
    }

    fn of(capabilities: &ClientCapabilities) -> Self {
        let (encoding, encoding_was_offered) = encoding(capabilities);
        let document = capabilities.text_document.clone().unwrap_or_default();
        let workspace = capabilities.workspace.clone().unwrap_or_default();
        let window = capabilities.window.clone().unwrap_or_default();
        let diagnostics = document.publish_diagnostics.unwrap_or_default();
        let actions = document.code_action.unwrap_or_default();
        let edit = workspace.workspace_edit.unwrap_or_default();
        let watchers = workspace.did_change_watched_files.unwrap_or_default();
        let formats = document.hover.unwrap_or_default().content_format;
        let create = lsp_types::ResourceOperationKind::Create;
        let experimental = capabilities.experimental.as_ref();
        let tags = diagnostics.tag_support.map(|it| it.value_set);
        let resolved = actions.resolve_support.map(|it| it.properties);
        Self {
            encoding,
            encoding_was_offered,
            related_information: diagnostics.related_information == Some(true),
            code_description: diagnostics.code_description_support == Some(true),
            unnecessary_tag: tags
                .is_some_and(|it| it.contains(&lsp_types::DiagnosticTag::UNNECESSARY)),
            pull_diagnostics: document.diagnostic.is_some(),
            code_action_literals: actions.code_action_literal_support.is_some(),
            code_action_resolve: actions.data_support == Some(true)
                && resolved.is_some_and(|it| it.iter().any(|it| it == "edit")),
            change_annotations: edit.change_annotation_support.is_some()
                && edit.document_changes == Some(true),
            document_changes: edit.document_changes == Some(true),
            create_files: edit.document_changes == Some(true)
                && edit
                    .resource_operations
                    .is_some_and(|it| it.contains(&create)),
            apply_edit: workspace.apply_edit == Some(true),
            show_document: window.show_document.is_some_and(|it| it.support),
            work_done_progress: window.work_done_progress == Some(true),
            configuration: workspace.configuration == Some(true),
            dynamic_watchers: watchers.dynamic_registration == Some(true),
            relative_patterns: watchers.dynamic_registration == Some(true)
                && watchers.relative_pattern_support == Some(true),
            dynamic_configuration: workspace
                .did_change_configuration
                .is_some_and(|it| it.dynamic_registration == Some(true)),
            hover_markdown: formats.is_some_and(|it| it.contains(&lsp_types::MarkupKind::Markdown)),
            inlay_hints: document.inlay_hint.is_some(),
            refresh_inlay_hints: workspace
                .inlay_hint
                .is_some_and(|it| it.refresh_support == Some(true)),
            server_status: experimental.is_some_and(|it| it["serverStatusNotification"] == true),
            refresh_diagnostics: workspace
                .diagnostic
                .is_some_and(|it| it.refresh_support == Some(true)),
        }
    }
}

/// As rust-analyzer chooses, so that an editor with both has one encoding per document: the first
/// that is not UTF-16 in the client's order, else UTF-16.
fn encoding(capabilities: &ClientCapabilities) -> (Encoding, bool) {
    let general = capabilities.general.as_ref();
    let Some(offered) = general.and_then(|it| it.position_encodings.as_ref()) else {
        return (Encoding::Utf16, false);
    };
    let known = offered.iter().find_map(|it| match it {
        it if *it == PositionEncodingKind::UTF8 => Some(Encoding::Utf8),
        it if *it == PositionEncodingKind::UTF32 => Some(Encoding::Utf32),
        _ => None,
    });
    (known.unwrap_or(Encoding::Utf16), true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(offered: serde_json::Value) -> Encoding {
        let capabilities = json!({ "general": { "positionEncodings": offered } });
        let capabilities = serde_json::from_value(capabilities).expect("capabilities");
        Can::of(&capabilities).encoding
    }

    #[test]
    fn neovim_is_told_and_does_not_ask() {
        let capabilities = json!({
            "textDocument": { "diagnostic": {} },
            "workspace": { "diagnostics": { "refreshSupport": true } },
        });
        let pulls = |name: &str| {
            let params = serde_json::from_value(json!({
                "processId": null,
                "clientInfo": { "name": name },
                "capabilities": capabilities,
            }));
            Can::of_client(&params.expect("parameters")).pull_diagnostics
        };
        assert!(!pulls("Neovim"));
        assert!(pulls("Visual Studio Code"));
    }

    #[test]
    fn the_encoding_is_the_one_that_rust_analyzer_takes() {
        assert_eq!(chosen(json!(["utf-16"])), Encoding::Utf16);
        assert_eq!(chosen(json!(["utf-16", "utf-8"])), Encoding::Utf8);
        assert_eq!(
            chosen(json!(["utf-32", "utf-8", "utf-16"])),
            Encoding::Utf32
        );
        assert_eq!(chosen(json!(["utf-7", "utf-16"])), Encoding::Utf16);
        assert_eq!(
            Can::of(&ClientCapabilities::default()).encoding,
            Encoding::Utf16
        );
    }
}
