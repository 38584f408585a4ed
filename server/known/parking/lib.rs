//! Threads that sleep until they are woken.

use std::time::{Duration, Instant};

pub fn pair() -> (Parker, Unparker);
pub struct Parker;
impl Parker {
    pub fn new() -> Parker;
    #[blocks(thread)]
    pub fn park(&self);
    #[blocks(thread)]
    pub fn park_timeout(&self, duration: Duration) -> bool;
    #[blocks(thread)]
    pub fn park_deadline(&self, instant: Instant) -> bool;
    pub fn unpark(&self) -> bool;
    pub fn unparker(&self) -> Unparker;
}
#[derive(Clone)]
pub struct Unparker;
impl Unparker {
    pub fn unpark(&self) -> bool;
}
