//! Errors of oneshot channels.

pub struct RecvError {}
impl Clone for RecvError {}

pub enum TryRecvError {
    Empty,
    Closed,
}

impl Clone for TryRecvError {}
