//! How the server is, for editors that show it: the extension of the protocol that rust-analyzer
//! has for it.

use lsp_types::notification::Notification;
use serde_json::{Value, json};

use super::client::Client;

/// What the client was told last.
#[derive(Default)]
pub(super) struct Status {
    pub is_wanted: bool,
    told: Value,
}

impl Status {
    pub fn begin(&mut self, client: &Client) {
        self.is_wanted = client.can().server_status;
    }

    /// Whether there is nothing left to do, and what is wrong, with whether that is our mistake.
    pub fn tell(&mut self, client: &Client, is_quiet: bool, wrong: Option<(bool, String)>) {
        let health = match &wrong {
            None => "ok",
            Some((false, _)) => "warning",
            Some((true, _)) => "error",
        };
        let message = wrong.map(|it| it.1);
        let status = json!({ "health": health, "quiescent": is_quiet, "message": message });
        if status != self.told {
            client.notify::<ServerStatus>(status.clone());
            self.told = status;
        }
    }
}

enum ServerStatus {}

impl Notification for ServerStatus {
    type Params = Value;
    const METHOD: &'static str = "experimental/serverStatus";
}
