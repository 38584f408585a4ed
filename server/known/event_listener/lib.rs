//! Events that tasks and threads wait for.

use std::future::Future;
use std::time::{Duration, Instant};

pub struct Event<T = ()>;
impl<T> Event<T> {
    pub fn new() -> Self;
    pub fn listen(&self) -> EventListener<T>;
}
#[waits(event)]
#[cancel(safe, inferred)]
pub struct EventListener<T = ()>;
impl<T> Future for EventListener<T> { type Output = T; }
pub trait Listener<T = ()>: Future<Output = T> {
    #[blocks(thread, note = "`.await` it instead")]
    fn wait(self) -> T;
    #[blocks(thread, note = "`.await` it instead")]
    fn wait_timeout(self, timeout: Duration) -> Option<T>;
    #[blocks(thread, note = "`.await` it instead")]
    fn wait_deadline(self, deadline: Instant) -> Option<T>;
}
impl<T> Listener<T> for EventListener<T> {}
