//! What the client asks and tells, one method each. Everything that changes a document does so
//! before the first `.await`, so that it happens in the order of arrival.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

use lsp_types::*;
use serde_json::{Value, json};
use tower_lsp::LanguageServer;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};

use super::client::Client;
use super::documents::Open;
use super::engine::{self, Engine, Event, Handle, Unanswered};
use super::paths::{self, Folders};
use super::settings::{Scoped, Settings};
use super::shared::{News, Shared};
use super::{actions, commands, completion, hover, inlay, watched, workspace_diagnostics};
use crate::text::Encoding;

pub(super) struct Server {
    pub shared: Arc<Shared>,
    pub engine: Handle,
    folders: Mutex<Folders>,
    /// What the initialization options say, which counts while the client says nothing else.
    options: OnceLock<Settings>,
    /// How often the client was asked for its settings, and which time it answered last.
    asked: AtomicUsize,
    heard: AtomicUsize,
    /// The client has asked for reports on the whole workspace before.
    has_pulled: AtomicBool,
}

impl Server {
    pub fn new(client: Client) -> Self {
        let shared = Arc::new(Shared::new(client));
        Self {
            engine: engine::start(Arc::clone(&shared)),
            shared,
            folders: Mutex::default(),
            options: OnceLock::new(),
            asked: AtomicUsize::new(0),
            heard: AtomicUsize::new(0),
            has_pulled: AtomicBool::new(false),
        }
    }

    /// A message about a document could not be read.
    pub fn poison(&self, uri: &str, reason: &str) {
        self.shared.documents.poison(uri, reason);
        tracing::warn!("{uri}: {reason}; it is left alone until its whole text is sent");
        if let Ok(uri) = uri.parse() {
            self.engine.tell(Event::Poisoned(uri));
        }
    }

    /// The same, of a message after which a document may be open.
    pub fn poison_opened(&self, uri: &str, reason: &str) {
        if let Ok(parsed) = uri.parse()
            && self.shared.documents.get(&parsed).is_none()
        {
            let open = self.shared.documents.open_unread(parsed, reason);
            self.engine.tell(Event::Opened(open));
        }
        self.poison(uri, reason);
    }

    fn encoding(&self) -> Encoding {
        self.shared.client.encoding()
    }

    /// The document, or the error that tells that there is none.
    pub fn document(&self, uri: &Uri) -> Result<Open> {
        let open = self.shared.documents.get(uri);
        let open = open.filter(|it| it.poison.is_none());
        open.ok_or_else(|| invalid(format!("{} is not open", uri.as_str())))
    }

    fn change_folders(&self, change: impl FnOnce(&mut Folders)) {
        let mut folders = self.folders.lock().unwrap_or_else(|it| it.into_inner());
        change(&mut folders);
        self.engine.tell(Event::Folders(folders.clone()));
    }

    /// Takes what the client says for everything, and for some folders.
    fn configure<'a>(
        &self,
        value: &Value,
        folders: impl IntoIterator<Item = (PathBuf, &'a Value)>,
    ) {
        let nothing = Settings::default();
        let options = self.options.get().unwrap_or(&nothing);
        let (settings, problems) = Scoped::read(options, value, folders);
        for problem in problems {
            tracing::warn!("settings: {problem}");
        }
        let before = self.shared.settings();
        if *before != settings {
            let hints = settings.hints_otherwise(&before);
            self.shared.set_settings(settings);
            self.engine.tell(Event::Settings);
            if hints && self.options.get().is_some() {
                self.shared.client.refresh_inlay_hints();
            }
        }
    }

    /// Asks the client for its settings, and for those of each folder, which arrive some time later.
    fn pull_settings(self: &Arc<Self>) {
        let server = Arc::clone(self);
        let folders = self.folders.lock().unwrap_or_else(|it| it.into_inner());
        let (paths, uris) = (folders.paths(), folders.uris());
        drop(folders);
        let round = self.asked.fetch_add(1, Ordering::Relaxed) + 1;
        self.shared.client.spawn(async move {
            let scopes = uris.into_iter().map(Some);
            let items = std::iter::once(None).chain(scopes);
            let items = items.map(|scope_uri| ConfigurationItem {
                scope_uri,
                section: Some("wakeful".to_owned()),
            });
            let requests = server.shared.client.requests.clone();
            match requests.configuration(items.collect()).await {
                // An answer that was overtaken is not what counts now.
                Ok(_) if server.heard.fetch_max(round, Ordering::Relaxed) > round => {}
                Ok(values) => {
                    let mut values = values.iter();
                    let global = values.next().unwrap_or(&Value::Null);
                    let values = values.chain(std::iter::repeat(&Value::Null));
                    server.configure(global, paths.into_iter().zip(values));
                }
                Err(error) => tracing::warn!("the client has no settings for us: {error}"),
            }
        });
    }
}

/// What tower-lsp calls; handlers that outlive a call hold the server.
pub(super) struct Handlers(pub Arc<Server>);

impl std::ops::Deref for Handlers {
    type Target = Arc<Server>;

    fn deref(&self) -> &Arc<Server> {
        &self.0
    }
}

impl LanguageServer for Handlers {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let can = self.shared.client.initialized(&params);
        if let Some(options) = &params.initialization_options {
            self.configure(options, None);
        }
        let _ = self.options.set(self.shared.settings().global.clone());
        let root = root(&params);
        let folders = match (params.workspace_folders, root) {
            (Some(folders), _) if !folders.is_empty() => {
                folders.into_iter().map(|it| it.uri).collect()
            }
            (_, root) => Vec::from_iter(root),
        };
        self.change_folders(|it| *it = Folders::new(folders));
        Ok(InitializeResult {
            capabilities: super::capabilities::of(can),
            server_info: Some(ServerInfo {
                name: "wakeful".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
        })
    }

    async fn initialized(&self, _: InitializedParams) {
        let can = self.shared.client.can();
        if can.configuration {
            self.pull_settings();
        }
        watched::register(&self.shared);
        self.engine.tell(Event::Initialized);
    }

    async fn shutdown(&self) -> Result<()> {
        self.shared.news.send_replace(News::End);
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let document = params.text_document;
        let documents = &self.shared.documents;
        let open = documents.open(document.uri, document.version, &document.text);
        self.engine.tell(Event::Opened(open));
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let VersionedTextDocumentIdentifier { uri, version } = params.text_document;
        let documents = &self.shared.documents;
        match documents.change(&uri, version, params.content_changes, self.encoding()) {
            Ok((open, changes)) => self.engine.tell(Event::Changed(open, changes)),
            Err(reason) => self.poison(uri.as_str(), &reason),
        }
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        self.engine.tell(Event::Saved(params.text_document.uri));
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        if let Some(open) = self.shared.documents.close(&params.text_document.uri) {
            self.engine.tell(Event::Closed(open));
        }
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        self.change_folders(|folders| {
            params
                .event
                .removed
                .iter()
                .for_each(|it| folders.remove(&it.uri));
            params
                .event
                .added
                .iter()
                .for_each(|it| folders.add(&it.uri));
        });
        if self.shared.client.can().configuration {
            self.pull_settings();
        }
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        // Who can be asked sends nothing that is worth reading.
        if self.shared.client.can().configuration {
            self.pull_settings();
        } else {
            self.configure(&params.settings, None);
        }
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        let paths = params.changes.iter().map(|it| paths::of(&it.uri));
        self.engine.tell(Event::OnDisk(paths.collect()));
    }

    async fn did_create_files(&self, params: CreateFilesParams) {
        self.on_disk(params.files.iter().map(|it| &it.uri));
    }

    async fn did_rename_files(&self, params: RenameFilesParams) {
        let uris = params
            .files
            .iter()
            .flat_map(|it| [&it.old_uri, &it.new_uri]);
        self.on_disk(uris);
    }

    async fn did_delete_files(&self, params: DeleteFilesParams) {
        self.on_disk(params.files.iter().map(|it| &it.uri));
    }

    async fn diagnostic(
        &self,
        params: DocumentDiagnosticParams,
    ) -> Result<DocumentDiagnosticReportResult> {
        let uri = params.text_document.uri;
        let open = self.shared.documents.get(&uri);
        // Of a text that nobody knows there is nothing to wait for.
        let about = open.as_ref().filter(|it| it.poison.is_none());
        let path = open.as_ref().map(|it| it.path.clone());
        let answer = self.engine.ask(about, move |it| {
            let path = path.unwrap_or_else(|| paths::of(&uri));
            it.report(&path)
        });
        let (report, version) = answer.await.map_err(|_| retrigger())?;
        let id = report.id_at(version);
        let report = match params.previous_result_id.as_ref() == Some(&id) {
            true => unchanged(id),
            false => DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
                related_documents: None,
                full_document_diagnostic_report: FullDocumentDiagnosticReport {
                    result_id: Some(id),
                    items: report.diagnostics,
                },
            }),
        };
        Ok(DocumentDiagnosticReportResult::Report(report))
    }

    async fn workspace_diagnostic(
        &self,
        params: WorkspaceDiagnosticParams,
    ) -> Result<WorkspaceDiagnosticReportResult> {
        let partial = params.partial_result_params.partial_result_token;
        let previous = params.previous_result_ids;
        let may_wait = self.has_pulled.swap(true, Ordering::Relaxed) && partial.is_some();
        let mut news = self.shared.news.subscribe();
        let items = loop {
            if *news.borrow_and_update() == News::End {
                break Vec::new();
            }
            let reports = self.engine.ask(None, Engine::workspace_reports).await;
            let reports = reports.map_err(|_| retrigger())?;
            let items = workspace_diagnostics::items(reports, &previous);
            if !may_wait || workspace_diagnostics::are_new(&items) {
                break items;
            }
            // Who takes parts asks again at once, and hears when there is something to be heard.
            let _ = news.changed().await;
        };
        Ok(workspace_diagnostics::answer(&self.shared, items, partial))
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let at = params.text_document_position_params;
        let Ok(open) = self.document(&at.text_document.uri) else {
            return Ok(None);
        };
        let offset = open.offset(at.position, self.encoding());
        let about = open.clone();
        let answer = self
            .engine
            .ask(Some(&about), move |it| hover::at(it, &open, offset));
        answer.await.map_err(modified)
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        let Ok(open) = self.document(&params.text_document.uri) else {
            return Ok(None);
        };
        let about = open.clone();
        let answer = self.engine.ask(Some(&about), move |it| {
            inlay::within(it, &open, params.range)
        });
        answer.await.map(Some).map_err(modified)
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        let Ok(open) = self.document(&params.text_document.uri) else {
            return Ok(None);
        };
        let span = open.span(params.range, self.encoding());
        let about = open.clone();
        let answer = self.engine.ask(Some(&about), move |it| {
            actions::at(it, &open, span, &params.context)
        });
        answer.await.map(Some).map_err(modified)
    }

    async fn code_action_resolve(&self, action: CodeAction) -> Result<CodeAction> {
        let answer = self
            .engine
            .ask(None, move |it| actions::resolve(it, action));
        answer.await.map_err(modified)?.map_err(invalid)
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        let at = params.text_document_position;
        let Ok(open) = self.document(&at.text_document.uri) else {
            return Ok(None);
        };
        let offset = open.offset(at.position, self.encoding());
        Ok(completion::at(&self.shared, &open, offset))
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        commands::execute(&self.0, params).await
    }
}

impl Server {
    fn on_disk<'a>(&self, uris: impl Iterator<Item = &'a String>) {
        let paths = uris.filter_map(|it| Some(paths::of(&it.parse().ok()?)));
        self.engine.tell(Event::OnDisk(paths.collect()));
    }
}

#[allow(deprecated)] // What older clients send instead of folders.
fn root(params: &InitializeParams) -> Option<Uri> {
    use tower_lsp::UriExt;
    let path = || Uri::from_file_path(params.root_path.as_ref()?);
    params.root_uri.clone().or_else(path)
}

fn unchanged(result_id: String) -> DocumentDiagnosticReport {
    DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
        related_documents: None,
        unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
    })
}

pub(super) fn modified(_: Unanswered) -> Error {
    Error {
        code: ErrorCode::ContentModified,
        message: "the document has changed meanwhile".into(),
        data: None,
    }
}

/// The client is to ask for diagnostics once more.
fn retrigger() -> Error {
    Error {
        code: ErrorCode::ServerError(-32802),
        message: "the document has changed meanwhile".into(),
        data: Some(json!({ "retriggerRequest": true })),
    }
}

pub(super) fn invalid(message: impl Into<std::borrow::Cow<'static, str>>) -> Error {
    Error {
        message: message.into(),
        ..Error::new(ErrorCode::InvalidParams)
    }
}
