//! The thread that owns what is known of the code. Everything that happens to documents, files and
//! settings reaches it in the order in which it happened; what is stale is never computed to its
//! end, and never published.

mod ask;
mod configured;
mod editing;
mod known;
mod pause;
mod stop;
#[cfg(test)]
mod tests;
mod unread;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use lsp_types::Uri;
use tokio::sync::oneshot;

pub(super) use self::editing::Editing;
pub(super) use self::known::Known;
use self::pause::Typing;
use self::stop::{Patient, Stop};
use super::documents::{Change, Open};
use super::paths::Folders;
use super::publish::Published;
use super::settings::Run;
use super::shared::Shared;
use super::status::Status;
use super::watched::Watched;
use crate::analysis::{Analysis, Cancelled};
use crate::config;
use crate::index::{self, FileId};
use crate::project::{self, Disk, Group, Project, Source, Threads};

/// What happened.
pub(super) enum Event {
    Opened(Open),
    Changed(Open, Vec<Change>),
    /// Its text is unknown until it comes as a whole.
    Poisoned(Uri),
    Closed(Open),
    Saved(Uri),
    /// Files of the disk are other than they were.
    OnDisk(Vec<PathBuf>),
    Folders(Folders),
    /// The settings in [`Shared`] are new.
    Settings,
    /// Everything is to be read again.
    Restart,
    /// The client may be told and asked everything.
    Initialized,
}

enum Message {
    Event(Event),
    Ask(Ask),
}

/// Something to be answered when all that happened before it is taken in.
struct Ask {
    /// The document that it is about, at its version then.
    about: Option<(PathBuf, i32)>,
    answer: Box<dyn FnOnce(&mut Engine) + Send>,
}

/// The way to the engine, for everybody else.
#[derive(Clone)]
pub(super) struct Handle {
    messages: Sender<Message>,
    sent: Arc<AtomicUsize>,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unanswered {
    /// The document is not what it was when it was asked about.
    Changed,
}

pub(super) struct Engine {
    pub shared: Arc<Shared>,
    pub folders: Folders,
    project: Project,
    groups: Vec<Loaded>,
    /// By path, the place in `groups`.
    group_of: HashMap<PathBuf, usize>,
    pub open: HashMap<PathBuf, Editing>,
    pub published: Published,
    known: Known,
    messages: Receiver<Message>,
    asks: Vec<Ask>,
    stop: Stop,
    typing: Typing,
    /// Which files there are is to be found out again.
    scan: bool,
    /// Manifests may be other than they were, or everything is to be forgotten.
    forget: bool,
    /// Files that were changed on the disk.
    changed: BTreeSet<PathBuf>,
    /// Configurations may be other than they were.
    configure: bool,
    /// What is wrong in configurations.
    wrong: BTreeMap<PathBuf, Vec<config::Problem>>,
    /// Manifests that cannot be read, with their texts.
    broken: Vec<(index::Problem, Arc<str>)>,
    /// Files of which there is no text, and why.
    unread: BTreeMap<PathBuf, String>,
    watched: Watched,
    status: Status,
}

/// Packages that can see each other, as far as they are analysed.
struct Loaded {
    group: Group,
    analysis: Option<Analysis>,
    /// It made us panic; nothing is said of it until it changes.
    failed: bool,
    /// Findings are to be looked for in all of its files.
    look: bool,
}

impl Handle {
    pub fn tell(&self, event: Event) {
        self.sent.fetch_add(1, Ordering::Relaxed);
        // Without an engine there is nobody left to tell.
        let _ = self.messages.send(Message::Event(event));
    }

    /// Asks about a document as it is now, or about everything. `answer` runs on the engine's
    /// thread.
    pub fn ask<T: Send + 'static>(
        &self,
        about: Option<&Open>,
        answer: impl FnOnce(&mut Engine) -> T + Send + 'static,
    ) -> impl Future<Output = Result<T, Unanswered>> + Send + 'static {
        let (sender, receiver) = oneshot::channel();
        let ask = Ask {
            about: about.map(|it| (it.path.clone(), it.version)),
            answer: Box::new(move |engine| {
                // Nobody asks any more: the request was cancelled.
                if !sender.is_closed() {
                    let _ = sender.send(answer(engine));
                }
            }),
        };
        let _ = self.messages.send(Message::Ask(ask));
        async move { receiver.await.map_err(|_| Unanswered::Changed) }
    }
}

/// Starts the engine on a thread of its own, which ends when the last handle is gone.
pub(super) fn start(shared: Arc<Shared>) -> Handle {
    let (sender, messages) = channel();
    let sent = Arc::new(AtomicUsize::new(0));
    let handle = Handle {
        messages: sender,
        sent: Arc::clone(&sent),
    };
    project::spawn(move || {
        Engine {
            shared,
            folders: Folders::default(),
            project: Project::new(Disk::default(), &[]),
            groups: Vec::new(),
            group_of: HashMap::new(),
            open: HashMap::new(),
            published: Published::default(),
            known: Known::default(),
            messages,
            asks: Vec::new(),
            stop: Stop {
                sent,
                taken: 0,
                never: false,
            },
            typing: Typing::default(),
            scan: false,
            forget: false,
            changed: BTreeSet::new(),
            configure: false,
            wrong: BTreeMap::new(),
            broken: Vec::new(),
            unread: BTreeMap::new(),
            watched: Watched::default(),
            status: Status::default(),
        }
        .run();
    });
    handle
}

impl Engine {
    fn run(mut self) {
        while let Some(message) = self.typing.next(&self.messages) {
            let work = panic::catch_unwind(AssertUnwindSafe(|| self.step(message)));
            if work.is_err() {
                tracing::error!("wakeful failed, and reads everything again: please report it");
                self.recover();
            }
        }
    }

    /// Without a message, there is time for what has waited.
    fn step(&mut self, message: Option<Message>) {
        message.into_iter().for_each(|it| self.take(it));
        while !self.speaks_before_edits()
            && let Ok(message) = self.messages.try_recv()
        {
            self.take(message);
        }
        self.stop.never = self.speaks_before_edits();
        if self.settle() == Err(Cancelled) {
            // What has happened meanwhile is in the queue.
            return;
        }
        for ask in std::mem::take(&mut self.asks) {
            let is_current = |(path, version): (PathBuf, i32)| {
                let open = self.open.get(&path);
                open.is_some_and(|it| it.document.version == version && !it.poisoned)
            };
            // Dropping it unanswered tells that the document has changed.
            if ask.about.is_none_or(is_current) {
                (ask.answer)(self);
            }
        }
    }

    /// Who waits for saving hears of what is saved, and of nothing that is typed behind it.
    fn speaks_before_edits(&self) -> bool {
        self.published.speak && self.waits_for_save()
    }

    /// After a panic: what is half done is thrown away. A group that fails again is left alone.
    fn recover(&mut self) {
        for loaded in &mut self.groups {
            loaded.failed = loaded.analysis.is_none();
            loaded.analysis = None;
        }
        self.open.values_mut().for_each(|it| it.file = None);
    }

    fn take(&mut self, message: Message) {
        let event = match message {
            Message::Ask(ask) => return self.asks.push(ask),
            Message::Event(event) => event,
        };
        self.stop.taken += 1;
        self.published.speak |= !matches!(event, Event::Changed(..));
        match event {
            Event::Opened(document) => self.opened(document),
            Event::Changed(document, changes) => {
                self.typing.goes_on();
                self.edited(document, changes);
            }
            Event::Poisoned(uri) => self.poisoned(&uri),
            Event::Closed(document) => self.closed(&document),
            Event::Saved(uri) => self.saved(&uri),
            Event::OnDisk(paths) => self.on_disk(paths),
            Event::Folders(folders) => {
                self.folders = folders;
                self.scan = true;
            }
            Event::Settings => {
                self.configure = true;
                let settings = self.shared.settings();
                let open = &self.open;
                self.published.clear(&self.shared, |it| {
                    let shows = settings.at(it).workspace_diagnostics;
                    !shows && is_rust(it) && !open.contains_key(it)
                });
                self.groups.iter_mut().for_each(|it| it.look = true);
            }
            Event::Initialized => {
                self.status.begin(&self.shared.client);
                self.watched.begin(&self.shared.client);
                self.configure = true;
            }
            Event::Restart => {
                self.scan = true;
                self.forget = true;
                self.groups.clear();
                self.published.again();
            }
        }
    }

    /// The analysis that has a file, if there is one already.
    fn analysed(&mut self, path: &Path) -> Option<(&mut Analysis, FileId)> {
        let loaded = &mut self.groups[*self.group_of.get(path)?];
        let analysis = loaded.analysis.as_mut()?;
        let file = analysis.index().file_at(path)?;
        Some((analysis, file))
    }

    /// Takes in all that happened, and publishes what that changed.
    fn settle(&mut self) -> Result<(), Cancelled> {
        if self.scan {
            self.scan();
        }
        self.typing.begin();
        self.read_changed();
        if std::mem::take(&mut self.configure) {
            self.configure();
        }
        // The documents that somebody looks at come first.
        let is_open = |it: &usize| {
            self.open
                .keys()
                .any(|path| self.group_of.get(path) == Some(it))
        };
        let (mut order, rest): (Vec<_>, Vec<_>) = (0..self.groups.len()).partition(is_open);
        order.extend(rest);
        let is_long = self
            .groups
            .iter()
            .any(|it| it.analysis.is_none() && !it.failed);
        if is_long {
            self.shared.progress.begin();
            self.tell_status(false);
        }
        for at in &order {
            self.bring_up(*at)?;
        }
        self.follow_known(&order)?;
        self.shared.progress.end();
        self.published.loose_ends(&self.shared, &mut self.open);
        self.tell_status(!self.typing.is_pause_awaited());
        Ok(())
    }

    fn tell_status(&mut self, is_quiet: bool) {
        if !self.status.is_wanted {
            return;
        }
        let failed = self.groups.iter().any(|it| it.failed);
        let failed = failed.then(|| (true, "wakeful failed: please report it".to_owned()));
        let broken = self.broken.first().map(|it| {
            let manifest = project::display(&it.0.path);
            (
                false,
                format!("{manifest} cannot be read: {}", it.0.message),
            )
        });
        self.status
            .tell(&self.shared.client, is_quiet, failed.or(broken));
    }

    /// Finds out which files there are.
    fn scan(&mut self) {
        self.scan = false;
        self.configure = true;
        let forget = std::mem::take(&mut self.forget);
        let mut disk = Disk::default();
        disk.manifests = std::mem::take(&mut self.project.disk.manifests);
        for (path, open) in &self.open {
            if is_rust(path) {
                disk.overlay.insert(path.clone(), open.document.plain());
            }
        }
        let folders = self.folders.paths();
        let outside = self.open.keys().filter(|path| {
            is_rust(path) && path.is_file() && !folders.iter().any(|it| path.starts_with(it))
        });
        let paths: Vec<PathBuf> = folders.iter().chain(outside).cloned().collect();
        self.project = Project::new(disk, &paths);
        self.broken = self.project.keep_manifests();
        self.project.forget_configs(self.unsaved());
        let open = self.open.keys().filter(|it| is_rust(it));
        open.for_each(|it| self.project.ask(it.clone()));
        let old = std::mem::take(&mut self.groups);
        if !forget {
            let known = old.iter().filter_map(|it| it.analysis.as_ref());
            self.project.remember(known.flat_map(sources).collect());
        }
        let mut old: BTreeMap<Vec<PathBuf>, Loaded> = old
            .into_iter()
            .map(|it| (it.group.files.clone(), it))
            .collect();
        self.group_of.clear();
        let mut still = Vec::new();
        for group in self.project.groups() {
            let at = self.groups.len();
            self.group_of
                .extend(group.files.iter().map(|it| (it.clone(), at)));
            let same = old
                .remove(&group.files)
                .filter(|it| !forget && it.group == group);
            still.extend(same.is_some().then_some(at));
            self.groups.push(same.unwrap_or(Loaded {
                group,
                analysis: None,
                failed: false,
                look: true,
            }));
        }
        let settings = self.shared.settings();
        for (path, open) in &mut self.open {
            let kept = self.group_of.get(path).is_some_and(|it| still.contains(it));
            if !kept {
                open.file = None;
            }
            open.due |= !open.is_held(&settings.global);
        }
        let gone = |it: &Path| !self.group_of.contains_key(it) && !self.wrong.contains_key(it);
        self.published.clear(&self.shared, gone);
        let group_of = &self.group_of;
        self.unread.retain(|it, _| group_of.contains_key(it));
        self.known
            .forget(|it| !group_of.contains_key(it) && !it.is_file());
    }

    /// Reads what was changed on the disk, unless it is open: then the editor knows better.
    fn read_changed(&mut self) {
        for path in std::mem::take(&mut self.changed) {
            if self.open.contains_key(&path) {
                continue;
            }
            let text = Disk::default().text(&path);
            self.read_or_not(&path, text.is_ok() || !path.is_file());
            self.published.touched.insert(path.clone());
            if let (Ok(text), Some((analysis, file))) = (text, self.analysed(&path)) {
                analysis.set_text(file, text.text);
            }
        }
    }

    /// Analyses a group as far as it is not, and publishes what is new.
    fn bring_up(&mut self, at: usize) -> Result<(), Cancelled> {
        if self.groups[at].failed {
            return Ok(());
        }
        if self.groups[at].analysis.is_none() {
            self.load(at);
        }
        let loaded = &mut self.groups[at];
        let Some(analysis) = &mut loaded.analysis else {
            return Ok(());
        };
        let threads = Threads {
            observer: &self.stop,
        };
        let reach = analysis.refresh(&threads)?;
        loaded.look |= reach.everything;
        let mut edited = BTreeSet::new();
        for (path, open) in &mut self.open {
            // What is said of a manifest is not found by rules.
            if self.group_of.get(path) != Some(&at) || project::is_manifest(path) {
                continue;
            }
            let file = analysis.index().file_at(path);
            if reach.everything || open.file.is_none() {
                open.file = file.map(|it| analysis.open(it));
            }
            if open.due || loaded.look {
                edited.extend(file.map(|it| (it, path.clone())));
            }
        }
        let index = analysis.index();
        edited.extend(
            reach
                .files
                .iter()
                .map(|it| (*it, index.path(*it).to_owned())),
        );
        let settings = self.shared.settings();
        if settings.global.run == Run::OnSave && !self.published.speak {
            let later = edited.into_iter().map(|it| it.1);
            self.published.touched.extend(later);
            return Ok(());
        }
        edited.extend(self.published.touched_in(analysis));
        if edited.is_empty() && !loaded.look {
            return Ok(());
        }
        // What quotes places of these moves with them.
        let quoting = self.published.quoting(analysis, &edited);
        edited.extend(quoting);
        let is_held = |it: Option<&Editing>| it.is_some_and(|it| it.is_held(&settings.global));
        edited.retain(|it| !is_held(self.open.get(&it.1)));
        for (file, path) in &edited {
            let open = self.open.get_mut(path);
            let is_asked = open.is_some()
                || settings.at(path).workspace_diagnostics && self.project.asked().contains(path);
            if is_asked {
                let folders = &self.folders;
                self.published.file(
                    &self.shared,
                    folders,
                    &mut self.known,
                    analysis,
                    *file,
                    open.as_deref(),
                );
            }
            if let Some(open) = open {
                open.was_reported();
            }
        }
        let is_looked_for = loaded.look;
        // Whoever asks about everything waits for it.
        let may_wait =
            settings.global.run == Run::OnType && self.asks.iter().all(|it| it.about.is_some());
        if is_looked_for && may_wait && self.typing.has_to_pause() {
            return Ok(());
        }
        if is_looked_for {
            let mut asked = self.project.asked_in(analysis);
            let index = analysis.index();
            asked.retain(|it| settings.at(index.path(*it)).workspace_diagnostics);
            if !asked.is_empty() {
                analysis.find(&asked, &threads)?;
            }
            for file in asked {
                let path = analysis.index().path(file).to_owned();
                let open = self.open.get(&path);
                if !edited.contains(&(file, path.clone())) && !is_held(open) {
                    self.published.file(
                        &self.shared,
                        &self.folders,
                        &mut self.known,
                        analysis,
                        file,
                        open,
                    );
                }
            }
        }
        loaded.look = false;
        if is_looked_for {
            self.tell_of_unread(at);
        }
        Ok(())
    }

    fn load(&mut self, at: usize) {
        let loaded = &mut self.groups[at];
        for (path, open) in &self.open {
            if self.group_of.get(path) == Some(&at) {
                self.project.stand_in(path, open.document.plain());
            }
        }
        let shared = Arc::clone(&self.shared);
        let observer = &Patient(&shared);
        self.project.read(&loaded.group.files, observer);
        self.note_unread(at);
        let loaded = &mut self.groups[at];
        let mut analysis = self.project.analyse(&loaded.group, &Threads { observer });
        if let Ok(analysis) = &mut analysis {
            self.project.configure(analysis);
        }
        loaded.analysis = analysis.ok();
        loaded.look = true;
        // The analysis has them now.
        loaded
            .group
            .files
            .iter()
            .for_each(|it| self.project.forget(it));
    }
}

fn sources(analysis: &Analysis) -> impl Iterator<Item = (PathBuf, Source)> + '_ {
    let index = analysis.index();
    index.workspace_files().map(|it| {
        let source = Source {
            text: Arc::clone(analysis.text(it)),
            ir: Arc::clone(index.file(it)),
        };
        (index.path(it).to_owned(), source)
    })
}

/// Everything that is no file of Rust is none of the analysis' business.
fn is_rust(path: &Path) -> bool {
    // What has no ending is a buffer that the editor calls Rust.
    path.extension().is_none_or(|it| it == "rs")
}
