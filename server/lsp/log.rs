//! The log: on standard error, in a file where one is wanted, and what matters in the editor.

use std::fs::File;
use std::panic;
use std::sync::Mutex;

use serde_json::json;
use tracing::field::{Field, Visit};
use tracing::level_filters::LevelFilter;
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use tracing_subscriber::{fmt, registry};

use super::Options;
use super::transport::Outbox;
use crate::project::reason_to_write;

/// Names the level when the command line does not.
const VARIABLE: &str = "WAKEFUL_LOG";

/// The error is one line.
pub(super) fn start(options: &Options, outbox: Outbox) -> Result<(), String> {
    let level = match options.log.clone().or_else(|| std::env::var(VARIABLE).ok()) {
        Some(name) => name.parse::<LevelFilter>().map_err(|_| {
            format!("`{name}` is no level of the log; there are error, warn, info, debug and trace")
        })?,
        None => LevelFilter::WARN,
    };
    let file = match &options.log_file {
        Some(path) => {
            let file = File::options().create(true).append(true).open(path);
            Some(file.map_err(|it| format!("{}: {}", path.display(), reason_to_write(&it)))?)
        }
        None => None,
    };
    let layers = registry()
        .with(
            fmt::layer()
                .with_writer(std::io::stderr)
                // It would complain on standard error, and panic when that is closed.
                .log_internal_errors(false)
                .with_ansi(false)
                .with_filter(level),
        )
        .with(file.map(|it| {
            fmt::layer()
                .with_writer(Mutex::new(it))
                .log_internal_errors(false)
                .with_ansi(false)
                .with_filter(level)
        }))
        .with(ToEditor { outbox }.with_filter(LevelFilter::WARN));
    // Another log may be set already, in tests; then that one hears everything.
    let _ = tracing::subscriber::set_global_default(layers);
    panic::set_hook(Box::new(|info| {
        let trace = std::backtrace::Backtrace::capture();
        tracing::error!("{info}\n{trace}");
    }));
    Ok(())
}

/// Warnings and errors are shown in the editor's own log.
struct ToEditor {
    outbox: Outbox,
}

impl<S: Subscriber> Layer<S> for ToEditor {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        // Libraries have nothing to say to the user.
        if !event.metadata().target().starts_with("wakeful") {
            return;
        }
        let mut text = Text(String::new());
        event.record(&mut text);
        let kind = if *event.metadata().level() == Level::ERROR {
            1
        } else {
            2
        };
        self.outbox.send(json!({
            "jsonrpc": "2.0",
            "method": "window/logMessage",
            "params": { "type": kind, "message": text.0 },
        }));
    }
}

struct Text(String);

impl Visit for Text {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        if field.name() == "message" {
            self.0 = format!("{value:?}");
        }
    }
}
