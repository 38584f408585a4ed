//! Work-done progress for what takes so long that one wonders.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use lsp_types::notification;
use lsp_types::request::WorkDoneProgressCreate;
use lsp_types::{
    NumberOrString, ProgressParams, ProgressParamsValue, WorkDoneProgress, WorkDoneProgressBegin,
    WorkDoneProgressCreateParams, WorkDoneProgressEnd, WorkDoneProgressReport,
};

use super::client::Client;

/// Work that is shorter shows nothing.
const PATIENCE: Duration = Duration::from_millis(300);

/// Nobody reads faster.
const STEP: Duration = Duration::from_millis(100);

pub(super) struct Progress {
    client: Arc<Client>,
    running: Arc<Mutex<Option<Running>>>,
    percent: AtomicU32,
    tokens: AtomicU64,
}

struct Running {
    /// The next time at which something is told.
    next: Instant,
    token: Option<NumberOrString>,
    /// The client has said that it will show it.
    shown: bool,
}

impl Progress {
    pub fn new(client: Arc<Client>) -> Self {
        Self {
            client,
            running: Arc::default(),
            percent: AtomicU32::new(0),
            tokens: AtomicU64::new(0),
        }
    }

    pub fn begin(&self) {
        lock(&self.running).get_or_insert(Running {
            next: Instant::now() + PATIENCE,
            token: None,
            shown: false,
        });
    }

    /// Called for every item of the work.
    pub fn step(&self, done: usize, of: usize) {
        let percent = (done * 100).checked_div(of).unwrap_or(100) as u32;
        // Most calls end here; no thread waits for another.
        if self.percent.swap(percent, Ordering::Relaxed) == percent {
            return;
        }
        let Ok(mut running) = self.running.try_lock() else {
            return;
        };
        let Some(running) = running.as_mut() else {
            return;
        };
        let now = Instant::now();
        if now < running.next || !self.client.can().work_done_progress {
            return;
        }
        running.next = now + STEP;
        match &running.token {
            Some(token) if running.shown => {
                let report = WorkDoneProgressReport {
                    message: Some(format!("{done}/{of}")),
                    percentage: Some(percent),
                    cancellable: Some(false),
                };
                report_to(&self.client, token, WorkDoneProgress::Report(report));
            }
            Some(_) => {}
            None => {
                let number = self.tokens.fetch_add(1, Ordering::Relaxed);
                let token = NumberOrString::String(format!("wakeful/{number}"));
                running.token = Some(token.clone());
                self.show(token);
            }
        }
    }

    /// Nothing may be told of it before the client has agreed.
    fn show(&self, token: NumberOrString) {
        let client = Arc::clone(&self.client);
        let all = Arc::clone(&self.running);
        self.client.spawn(async move {
            let params = WorkDoneProgressCreateParams {
                token: token.clone(),
            };
            let created = client
                .requests
                .send_request::<WorkDoneProgressCreate>(params);
            if let Err(error) = created.await {
                tracing::debug!("no progress is shown: {error}");
                return;
            }
            // The work may be done by now.
            let mut all = lock(&all);
            if let Some(running) = all.as_mut().filter(|it| it.token.as_ref() == Some(&token)) {
                running.shown = true;
                let begin = WorkDoneProgressBegin {
                    title: "wakeful: analysing".to_owned(),
                    percentage: Some(0),
                    cancellable: Some(false),
                    message: None,
                };
                report_to(&client, &token, WorkDoneProgress::Begin(begin));
            }
        });
    }

    pub fn end(&self) {
        let ended = lock(&self.running).take().filter(|it| it.shown);
        if let Some(token) = ended.and_then(|it| it.token) {
            let end = WorkDoneProgressEnd { message: None };
            report_to(&self.client, &token, WorkDoneProgress::End(end));
        }
    }
}

fn report_to(client: &Client, token: &NumberOrString, value: WorkDoneProgress) {
    client.notify::<notification::Progress>(ProgressParams {
        token: token.clone(),
        value: ProgressParamsValue::WorkDone(value),
    });
}

fn lock(running: &Mutex<Option<Running>>) -> MutexGuard<'_, Option<Running>> {
    running.lock().unwrap_or_else(|it| it.into_inner())
}
