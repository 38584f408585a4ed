//! An event that happens once.

pub fn trigger() -> (Trigger, Listener);
#[derive(Clone)]
pub struct Trigger;
impl Trigger {
    pub fn trigger(&self);
    pub fn is_triggered(&self) -> bool;
}
#[derive(Clone)]
#[waits(event)]
#[cancel(safe, inferred)]
pub struct Listener;
impl Listener {
    #[blocks(thread, note = "`.await` it instead")]
    pub fn wait(&self);
    #[blocks(thread, note = "`.await` it instead")]
    pub fn wait_timeout(&self, duration: std::time::Duration) -> bool;
    pub fn is_triggered(&self) -> bool;
}
impl std::future::Future for Listener { type Output = (); }
