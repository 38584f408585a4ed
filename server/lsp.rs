//! The language server: the front door behind a connection to an editor.
//!
//! The only room that names `lsp_types`.

mod actions;
mod capabilities;
mod client;
mod commands;
mod completion;
mod documents;
mod engine;
mod hover;
mod inlay;
mod log;
mod pages;
mod paths;
mod progress;
mod publish;
mod server;
mod settings;
mod shared;
mod status;
mod to_proto;
mod transport;
mod watched;
mod workspace_diagnostics;

use std::io;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use tower_lsp::LspService;

use self::client::Client;
use self::server::{Handlers, Server};
pub use self::settings::schema as settings_schema;

/// What the process was started with.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Where the log goes besides standard error.
    pub log_file: Option<PathBuf>,
    /// `error`, `warn`, `info`, `debug` or `trace`.
    pub log: Option<String>,
}

/// Serves an editor over standard input and output until it leaves; the exit code. The error is one
/// line about what kept it from starting.
pub fn serve(options: &Options) -> Result<u8, String> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|it| format!("there is no runtime: {it}"))?;
    let (outbox, writer) = transport::outbox(io::stdout());
    log::start(options, outbox.clone())?;
    let handle = runtime.handle().clone();
    let made = Arc::new(OnceLock::<Arc<Server>>::new());
    let server = Arc::clone(&made);
    let to_client = outbox.clone();
    let (service, socket) = LspService::new(move |requests| {
        let client = Client::new(requests, to_client, handle);
        Handlers(Arc::clone(
            made.get_or_init(|| Arc::new(Server::new(client))),
        ))
    });
    let on_broken =
        Box::new(
            move |document: &transport::Changed, reason: &str| match server.get() {
                Some(server) if document.opens => server.poison_opened(&document.uri, reason),
                Some(server) => server.poison(&document.uri, reason),
                None => {}
            },
        );
    let serving = transport::serve(service, socket, io::stdin(), outbox, on_broken);
    let code = runtime.block_on(serving);
    writer.finish();
    Ok(code)
}
