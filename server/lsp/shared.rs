//! What the handlers and the engine both see.

use std::sync::{Arc, RwLock};

use tokio::sync::watch;

use super::client::Client;
use super::documents::Documents;
use super::progress::Progress;
use super::settings::Scoped;

pub(super) struct Shared {
    pub documents: Documents,
    pub client: Arc<Client>,
    pub progress: Progress,
    /// Something else is to be said than before of some file, or nothing ever again.
    pub news: watch::Sender<News>,
    settings: RwLock<Arc<Scoped>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum News {
    Reports,
    /// The client leaves.
    End,
}

impl Shared {
    pub fn new(client: Client) -> Self {
        let client = Arc::new(client);
        Self {
            documents: Documents::default(),
            progress: Progress::new(Arc::clone(&client)),
            client,
            news: watch::Sender::new(News::Reports),
            settings: RwLock::default(),
        }
    }

    /// As they are now.
    pub fn settings(&self) -> Arc<Scoped> {
        let settings = self.settings.read();
        Arc::clone(&settings.unwrap_or_else(|it| it.into_inner()))
    }

    pub fn set_settings(&self, new: Scoped) {
        let mut settings = self.settings.write().unwrap_or_else(|it| it.into_inner());
        *settings = Arc::new(new);
    }
}
