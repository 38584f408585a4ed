//! What rules see of other functions, with a record of what was asked for: findings hold as long
//! as that stays the same.

use std::cell::{Cell, RefCell};

use rustc_hash::FxHashSet;

use super::summary::Block;
use super::{Facts, Summaries};
use crate::index::{Def, FileId, Place};
use crate::ir::Body;
use crate::known::WaitKind;

/// What rules see of the summaries.
pub struct Asked<'a> {
    all: &'a Summaries,
    defs: RefCell<FxHashSet<Def>>,
    limiting: Cell<bool>,
    bodies: RefCell<FxHashSet<Def>>,
    nearby: Cell<bool>,
    manifest: Cell<Option<FileId>>,
}

/// What somebody has asked for.
#[derive(Clone, Debug, Default)]
pub struct Needs {
    /// The summaries of these.
    pub defs: FxHashSet<Def>,
    /// Which functions limit HTTP requests.
    pub limiting: bool,
    /// The bodies of these.
    pub bodies: FxHashSet<Def>,
    /// What is said anywhere in the file.
    pub nearby: bool,
    /// The text of this manifest, in which a fix writes.
    pub manifest: Option<FileId>,
}

impl Facts<'_> {
    /// What stands in another function.
    pub fn body_of(&self, other: Def) -> Option<&Body> {
        self.summaries.bodies.borrow_mut().insert(other);
        Some(self.index().body(other)?)
    }
}

impl<'a> Asked<'a> {
    pub fn new(all: &'a Summaries) -> Self {
        Self {
            all,
            defs: RefCell::default(),
            limiting: Cell::default(),
            bodies: RefCell::default(),
            nearby: Cell::default(),
            manifest: Cell::default(),
        }
    }

    /// What has been asked so far.
    pub fn needs(&self) -> Needs {
        Needs {
            defs: self.defs.borrow().clone(),
            limiting: self.limiting.get(),
            bodies: self.bodies.borrow().clone(),
            nearby: self.nearby.get(),
            manifest: self.manifest.get(),
        }
    }

    pub(super) fn asks_nearby(&self) {
        self.nearby.set(true);
    }

    pub(super) fn asks_manifest(&self, file: FileId) {
        self.manifest.set(Some(file));
    }

    /// For looking at another function on behalf of this one.
    pub fn all_for(&self, def: Def) -> &'a Summaries {
        self.of(def)
    }

    fn of(&self, def: Def) -> &'a Summaries {
        self.defs.borrow_mut().insert(def);
        self.all
    }

    /// Why calling a function blocks the thread.
    pub fn blocks(&self, def: Def) -> Option<&'a Block> {
        self.of(def).blocks(def)
    }

    /// As [`Summaries::waits`].
    pub fn waits(&self, def: Def) -> &'a [WaitKind] {
        self.of(def).waits(def)
    }

    /// Whether every call of it is given a limited time only.
    pub fn is_time_limited(&self, def: Def) -> bool {
        self.of(def).is_time_limited(def)
    }

    /// As [`Summaries::is_for_tests`].
    pub fn is_for_tests(&self, def: Def) -> bool {
        self.of(def).is_for_tests(def)
    }

    /// As [`Summaries::is_alone`].
    pub fn is_alone(&self, def: Def) -> bool {
        self.of(def).is_alone(def)
    }

    /// As [`Summaries::is_start_up`].
    pub fn is_start_up(&self, def: Def) -> bool {
        self.of(def).is_start_up(def)
    }

    /// As [`Summaries::awaited_at`].
    pub fn awaited_at(&self, def: Def) -> Option<&'a [Place]> {
        self.of(def).awaited_at(def)
    }

    /// As [`Summaries::limiting_requests`].
    pub fn limiting_requests(&self) -> &'a [Def] {
        self.limiting.set(true);
        self.all.limiting_requests()
    }

    /// As [`Summaries::chain`].
    pub fn chain(&self, def: Def) -> Vec<&'a Block> {
        let chain = self.of(def).chain(def);
        let further = chain.iter().filter_map(|it| it.next);
        self.defs.borrow_mut().extend(further);
        chain
    }
}
