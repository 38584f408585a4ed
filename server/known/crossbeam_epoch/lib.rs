//! Memory reclamation by epochs.

#[guard(epoch, thread, shared, note = "memory is not reclaimed while it lives")]
pub struct Guard;

impl Guard {
    pub fn defer<F, R>(&self, f: F) where F: FnOnce() -> R;
    pub fn flush(&self);
    pub fn repin(&mut self);
    pub fn repin_after<F, R>(&mut self, f: F) -> R where F: FnOnce() -> R;
    pub fn collector(&self) -> Option<&Collector>;
}

impl Drop for Guard {}
impl !Send for Guard {}

pub fn pin() -> Guard;
pub fn is_pinned() -> bool;
pub fn default_collector() -> &'static Collector;

pub struct Collector;
impl Default for Collector {}

impl Collector {
    pub fn new() -> Self;
    pub fn register(&self) -> LocalHandle;
}

impl Clone for Collector {}
pub struct LocalHandle;

impl LocalHandle {
    pub fn pin(&self) -> Guard;
    pub fn is_pinned(&self) -> bool;
    pub fn collector(&self) -> &Collector;
}

impl Drop for LocalHandle {}
