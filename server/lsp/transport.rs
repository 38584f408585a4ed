//! The connection: whole frames in, whole frames out, and every handler started in the order of
//! arrival.
//!
//! tower-lsp's own loop starts handlers in order only up to a queue, waits for the slowest, and ends
//! with the first panic or broken frame; so this drives its service instead.

mod frames;
#[cfg(test)]
mod tests;
mod watchdog;

use std::io::{Read, Write};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures_util::future::{self, FutureExt};
use futures_util::{SinkExt, StreamExt};
use lsp_types::notification::{
    Cancel, DidChangeConfiguration, DidChangeTextDocument, DidChangeWatchedFiles,
    DidChangeWorkspaceFolders, DidCloseTextDocument, DidOpenTextDocument, DidSaveTextDocument,
    Notification,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::task::JoinSet;
use tower_lsp::jsonrpc::{Error, Request, Response};
use tower_lsp::{ClientSocket, LanguageServer, LspService};
use tower_service::Service;

use self::frames::{Broken, Frame};
pub(super) use self::frames::{Changed, Outbox, Writer, write};

/// Hears of a notification about a document that cannot be read, and what is wrong with it.
pub(super) type OnBroken = Box<dyn Fn(&Changed, &str)>;

/// Serves until the client leaves; the exit code of the process.
pub(super) async fn serve<S: LanguageServer>(
    mut service: LspService<S>,
    socket: ClientSocket,
    input: impl Read + Send + 'static,
    outbox: Outbox,
    on_broken: OnBroken,
) -> u8 {
    let mut frames = frames::read(input);
    let (mut requests, mut responses) = socket.split();
    let mut running = JoinSet::new();
    let to_client = outbox.clone();
    // Requests to the client leave whatever the handlers wait for.
    running.spawn(async move {
        while let Some(request) = requests.next().await {
            to_client.send(json(&request));
        }
    });
    let lost = outbox.lost();
    let to_loop = frames.sender();
    running.spawn(async move {
        lost.notified().await;
        let _ = to_loop.send(Frame::Orphaned);
    });
    let mut is_shut_down = false;
    let mut watched = false;
    let leave = |is_shut_down: bool| u8::from(!is_shut_down);
    let code = loop {
        while running.try_join_next().is_some() {}
        let mut message = match frames.recv().await {
            None | Some(Frame::End) => break leave(is_shut_down),
            Some(Frame::Orphaned) => {
                tracing::error!("the editor is gone");
                break leave(is_shut_down);
            }
            Some(Frame::Broken(Broken { error, document })) => {
                tracing::warn!("a message that cannot be read was left out: {error}");
                outbox.answer(failure(Value::Null, -32700, &error));
                if let Some(document) = document {
                    on_broken(&document, &error);
                }
                continue;
            }
            Some(Frame::Message(message)) => message,
        };
        respell(&mut message);
        let Some(method) = message.get("method").and_then(Value::as_str) else {
            match answer(message) {
                Ok(response) => drop(responses.send(response).await),
                Err(error) => outbox.answer(error),
            }
            continue;
        };
        if method == "exit" {
            break leave(is_shut_down);
        }
        if let Some(error) = unreadable(method, &message) {
            match document(method, &message) {
                Some(document) => on_broken(&document, &format!("{method}: {error}")),
                None => tracing::warn!("{method} was left out: {error}"),
            }
            if let Some(id) = message.get("id") {
                outbox.answer(failure(id.clone(), -32600, &error));
            }
            continue;
        }
        let is_first = method == "initialize";
        let is_last = method == "shutdown";
        let name = method.to_owned();
        if is_first && !std::mem::replace(&mut watched, true) {
            let process = message.pointer("/params/processId");
            if let Some(process) = process.and_then(Value::as_u64) {
                // wakeful: allow(transitive_blocking_call) -- once, before the first answer
                watchdog::watch(process, frames.sender());
            }
        }
        let id = message.get("id").cloned();
        let request = match serde_json::from_value::<Request>(message) {
            Ok(request) => request,
            Err(error) => {
                outbox.answer(failure(id.unwrap_or_default(), -32600, &error.to_string()));
                continue;
            }
        };
        if future::poll_fn(|it| service.poll_ready(it)).await.is_err() {
            break leave(is_shut_down);
        }
        let handler = isolated(&name, id.is_some(), || service.call(request));
        let answers = outbox.clone();
        let to_loop = frames.sender();
        let mut handler = Box::pin(async move {
            match handler.await {
                Some(Some(response)) => {
                    let is_agreed = is_first && response.get("error").is_none();
                    answers.answer(response);
                    if is_agreed {
                        answers.open();
                    }
                }
                Some(None) => {
                    // The router still counts it as running, and would refuse its id.
                    let _ = to_loop.send(Frame::Message(cancellation(&id)));
                    answers.answer(failed(id));
                }
                None => {}
            }
        });
        if is_first || is_last {
            handler.await;
            is_shut_down |= is_last;
        } else if (&mut handler).now_or_never().is_none() {
            // What a handler does before it waits for something is done by now.
            running.spawn(handler);
        }
    };
    running.shutdown().await;
    code
}

/// What a handler answers: nothing to a notification; `Some(None)` when it panicked over a request.
fn isolated<E: 'static, F>(
    name: &str,
    is_request: bool,
    call: impl FnOnce() -> F,
) -> impl Future<Output = Option<Option<Value>>> + Send + 'static
where
    F: Future<Output = Result<Option<Response>, E>> + Send + 'static,
{
    let name: Arc<str> = name.into();
    let called = std::panic::catch_unwind(AssertUnwindSafe(call));
    async move {
        let answered = match called {
            Ok(handler) => AssertUnwindSafe(handler).catch_unwind().await,
            Err(panic) => Err(panic),
        };
        match answered {
            Ok(Ok(response)) => response.map(|it| Some(json(&it))),
            // The connection is at its end.
            Ok(Err(_)) => None,
            Err(_) => {
                tracing::error!("wakeful failed over `{name}`: please report it");
                is_request.then_some(None)
            }
        }
    }
}

/// A response of the client, or what is answered to something that is none.
fn answer(mut message: Value) -> Result<Response, Value> {
    let Some(fields) = message.as_object_mut().filter(|it| it.contains_key("id")) else {
        let error = "neither a request nor an answer";
        return Err(failure(Value::Null, -32600, error));
    };
    // Some languages leave out a field that is nothing.
    if !fields.contains_key("error") {
        fields.entry("result").or_insert(Value::Null);
    }
    serde_json::from_value(message).map_err(|it| failure(Value::Null, -32600, &it.to_string()))
}

/// The protocol and some clients have `workspace.diagnostics`, `lsp_types` and others have
/// `workspace.diagnostic`.
fn respell(message: &mut Value) {
    if message.get("method").and_then(Value::as_str) == Some("initialize")
        && let Some(workspace) = message.pointer_mut("/params/capabilities/workspace")
        && let Some(diagnostics) = workspace.get("diagnostics").cloned()
        && workspace.get("diagnostic").is_none()
    {
        workspace["diagnostic"] = diagnostics;
    }
}

/// Why a notification that changes what we know cannot be read. The router would leave it out
/// without a word, and a document would be another than the editor's from then on.
fn unreadable(method: &str, message: &Value) -> Option<String> {
    let error: fn(&Value) -> Option<serde_json::Error> = match method {
        DidOpenTextDocument::METHOD => error::<DidOpenTextDocument>,
        DidChangeTextDocument::METHOD => error::<DidChangeTextDocument>,
        DidCloseTextDocument::METHOD => error::<DidCloseTextDocument>,
        DidSaveTextDocument::METHOD => error::<DidSaveTextDocument>,
        DidChangeConfiguration::METHOD => error::<DidChangeConfiguration>,
        DidChangeWatchedFiles::METHOD => error::<DidChangeWatchedFiles>,
        DidChangeWorkspaceFolders::METHOD => error::<DidChangeWorkspaceFolders>,
        _ => return None,
    };
    if message.get("id").is_some() {
        return Some("a notification has no id".to_owned());
    }
    if message.get("jsonrpc").and_then(Value::as_str) != Some("2.0") {
        return Some("not a message of JSON-RPC 2.0".to_owned());
    }
    let params = message.get("params").unwrap_or(&Value::Null);
    error(params).map(|it| it.to_string())
}

fn error<N: Notification>(params: &Value) -> Option<serde_json::Error>
where
    N::Params: DeserializeOwned,
{
    N::Params::deserialize(params).err()
}

/// The document that a notification changes, read from whatever there is.
fn document(method: &str, message: &Value) -> Option<Changed> {
    let changes = [
        DidOpenTextDocument::METHOD,
        DidChangeTextDocument::METHOD,
        DidCloseTextDocument::METHOD,
    ];
    let uri = message.pointer("/params/textDocument/uri");
    let uri = uri.filter(|_| changes.contains(&method));
    let uri = uri.and_then(Value::as_str)?.to_owned();
    let opens = method == DidOpenTextDocument::METHOD;
    Some(Changed { uri, opens })
}

fn cancellation(id: &Option<Value>) -> Value {
    json!({ "jsonrpc": "2.0", "method": Cancel::METHOD, "params": { "id": id } })
}

fn json(message: &impl serde::Serialize) -> Value {
    // Everything that is sent was made of JSON values.
    serde_json::to_value(message).unwrap_or_default()
}

fn failed(id: Option<Value>) -> Value {
    let error = Error::internal_error();
    failure(id.unwrap_or_default(), error.code.code(), &error.message)
}

fn failure(id: Value, code: i64, message: &str) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "error": { "code": code, "message": message } })
}

/// Where messages for the client go, and the thread that writes them.
pub(super) fn outbox(output: impl Write + Send + 'static) -> (Outbox, Writer) {
    write(output)
}
