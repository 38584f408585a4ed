//! Errors of broadcast channels.

pub enum RecvError {
    Closed,
    Lagged(u64),
}

impl Clone for RecvError {}

pub struct SendError<T>(pub T);

pub enum TryRecvError {
    Empty,
    Closed,
    Lagged(u64),
}

impl Clone for TryRecvError {}
