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
    DidChangeTextDocument, DidCloseTextDocument, DidOpenTextDocument, Notification,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::task::JoinSet;
use tower_lsp::jsonrpc::{Error, Request, Response};
use tower_lsp::{ClientSocket, LanguageServer, LspService};
use tower_service::Service;

use self::frames::Frame;
pub(super) use self::frames::{Outbox, Writer, write};

/// Hears of a notification about a document that cannot be read: the URI, if it has one, and what
/// is wrong.
pub(super) type OnBroken = Box<dyn Fn(&str, &str)>;

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
    let mut is_shut_down = false;
    let mut watched = false;
    let leave = |is_shut_down: bool| u8::from(!is_shut_down);
    let code = loop {
        while running.try_join_next().is_some() {}
        let message = match frames.recv().await {
            None | Some(Frame::End) => break leave(is_shut_down),
            Some(Frame::Orphaned) => {
                tracing::error!("the editor is gone");
                break 1;
            }
            Some(Frame::Broken(error)) => {
                tracing::warn!("a message that cannot be read was left out: {error}");
                outbox.send(failure(Value::Null, -32700, &error));
                continue;
            }
            Some(Frame::Message(message)) => message,
        };
        let Some(method) = message.get("method").and_then(Value::as_str) else {
            // Of a request that nobody waits for any more, or of none.
            if let Ok(response) = serde_json::from_value::<Response>(message) {
                let _ = responses.send(response).await;
            } else {
                outbox.send(failure(
                    Value::Null,
                    -32600,
                    "neither a request nor an answer",
                ));
            }
            continue;
        };
        if method == "exit" {
            break leave(is_shut_down);
        }
        if let Some(error) = broken(method, &message) {
            let uri = message.pointer("/params/textDocument/uri");
            let uri = uri.and_then(Value::as_str).unwrap_or_default();
            on_broken(uri, &format!("{method}: {error}"));
            continue;
        }
        let is_first = method == "initialize";
        let is_last = method == "shutdown";
        let name = method.to_owned();
        if is_first && !std::mem::replace(&mut watched, true) {
            let process = message.pointer("/params/processId");
            if let Some(process) = process.and_then(Value::as_u64) {
                watchdog::watch(process, frames.sender());
            }
        }
        let id = message.get("id").cloned();
        let request = match serde_json::from_value::<Request>(message) {
            Ok(request) => request,
            Err(error) => {
                outbox.send(failure(id.unwrap_or_default(), -32600, &error.to_string()));
                continue;
            }
        };
        if future::poll_fn(|it| service.poll_ready(it)).await.is_err() {
            break leave(is_shut_down);
        }
        let handler = isolated(&name, id.is_some(), || service.call(request));
        let answers = outbox.clone();
        let mut handler = Box::pin(async move {
            if let Some(response) = handler.await {
                answers.send(response.unwrap_or_else(|| failed(id)));
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

/// Why a notification that changes a document cannot be read. The router would leave it out without
/// a word, and the document would be another than the editor's from then on.
fn broken(method: &str, message: &Value) -> Option<String> {
    let params = message.get("params").unwrap_or(&Value::Null);
    let error = match method {
        DidOpenTextDocument::METHOD => error::<DidOpenTextDocument>(params),
        DidChangeTextDocument::METHOD => error::<DidChangeTextDocument>(params),
        DidCloseTextDocument::METHOD => error::<DidCloseTextDocument>(params),
        _ => None,
    };
    error.map(|it| it.to_string())
}

fn error<N: Notification>(params: &Value) -> Option<serde_json::Error>
where
    N::Params: DeserializeOwned,
{
    N::Params::deserialize(params).err()
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
