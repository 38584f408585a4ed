//! Commands that the client runs on the server.

use std::sync::Arc;

use lsp_types::{
    DocumentChanges, ExecuteCommandParams, MessageType, ShowDocumentParams, Uri, WorkspaceEdit,
};
use serde_json::{Value, json};
use tower_lsp::jsonrpc::Result;

use super::actions::{self, Wanted};
use super::engine::Event;
use super::pages;
use super::server::{Server, invalid, modified};
use crate::explain;
use crate::rules;

/// Applies an action; for clients that know of no actions but commands.
pub(super) const APPLY: &str = "wakeful.apply";
/// `[uri]`: applies all safe fixes in a document; without a document, in the workspace.
const FIX_ALL: &str = "wakeful.fixAll";
/// `[rule]`: opens the page of a rule.
pub(super) const EXPLAIN: &str = "wakeful.explain";
const RESTART: &str = "wakeful.restartIndex";
/// `[uri]`: what is known, and the text of a document as it is analysed.
const DEBUG: &str = "wakeful.debugInformation";

pub(super) const ALL: &[&str] = &[APPLY, FIX_ALL, EXPLAIN, RESTART, DEBUG];

pub(super) async fn execute(
    server: &Arc<Server>,
    params: ExecuteCommandParams,
) -> Result<Option<Value>> {
    let mut arguments = params.arguments.into_iter();
    match params.command.as_str() {
        APPLY => {
            let recipe = arguments.next().unwrap_or_default();
            apply(server, Wanted::read(recipe).map_err(invalid)?).await
        }
        FIX_ALL => {
            let uri = arguments.next().filter(|it| !it.is_null());
            let document = match uri {
                Some(uri) => {
                    let uri: Uri = serde_json::from_value(uri)
                        .map_err(|it| invalid(format!("`{FIX_ALL}` takes a URI: {it}")))?;
                    let is_open = server.shared.documents.get(&uri).is_some();
                    if !is_open {
                        let uri = uri.to_string();
                        return apply(server, Wanted::InFile { uri }).await;
                    }
                    Some((&server.document(&uri)?).into())
                }
                None => None,
            };
            let recipe = Wanted::All {
                document,
                rule: None,
                unsafe_too: false,
            };
            apply(server, recipe).await
        }
        EXPLAIN => {
            let rule = arguments.next();
            let id = rule.as_ref().and_then(Value::as_str).unwrap_or_default();
            let rule =
                rules::by_id(id).ok_or_else(|| invalid(format!("there is no rule `{id}`")))?;
            // The page may have to be written first.
            let uri = server.engine.ask(None, move |_| pages::uri(rule.id));
            let uri = uri.await.map_err(modified)?;
            show(server, rule, uri.clone());
            Ok(Some(json!({
                "rule": rule.id,
                "markdown": explain::relinked(&explain::hover(rule), |_| None),
                "uri": uri,
            })))
        }
        RESTART => {
            server.engine.tell(Event::Restart);
            Ok(None)
        }
        DEBUG => {
            let uri = arguments.next().and_then(|it| it.as_str()?.parse().ok());
            let answer = server.engine.ask(None, move |it| it.describe(uri.as_ref()));
            answer.await.map(Some).map_err(modified)
        }
        other => Err(invalid(format!("there is no command `{other}`"))),
    }
}

/// The edit is sent to the client, whose answer nobody here waits for.
async fn apply(server: &Arc<Server>, recipe: Wanted) -> Result<Option<Value>> {
    let answer = server
        .engine
        .ask(None, move |it| actions::edit(it, &recipe));
    let edit: WorkspaceEdit = answer.await.map_err(modified)?.map_err(invalid)?;
    let is_nothing = edit.changes.as_ref().is_none_or(|it| it.is_empty())
        && !matches!(&edit.document_changes, Some(DocumentChanges::Edits(it)) if !it.is_empty());
    if is_nothing {
        return Ok(None);
    }
    let client = &server.shared.client;
    if !client.can().apply_edit {
        return Err(invalid("the client does not apply edits"));
    }
    let requests = client.requests.clone();
    client.spawn(async move {
        match requests.apply_edit(edit).await {
            Ok(it) if it.applied => {}
            Ok(it) => tracing::warn!(
                "the edit was not applied: {}",
                it.failure_reason.unwrap_or_default()
            ),
            Err(error) => tracing::warn!("the edit was not applied: {error}"),
        }
    });
    Ok(None)
}

fn show(server: &Arc<Server>, rule: &'static rules::Rule, uri: Option<Uri>) {
    let client = &server.shared.client;
    let requests = client.requests.clone();
    let uri = uri.filter(|_| client.can().show_document);
    client.spawn(async move {
        let Some(uri) = uri else {
            let text = explain::terminal(rule, 80, crate::paint::Paint::PLAIN);
            requests.show_message(MessageType::INFO, text).await;
            return;
        };
        let params = ShowDocumentParams {
            uri,
            external: None,
            take_focus: Some(true),
            selection: None,
        };
        if let Err(error) = requests.show_document(params).await {
            tracing::warn!("the client shows no documents: {error}");
        }
    });
}
