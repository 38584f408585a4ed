//! Errors of mpsc channels.

pub struct SendError<T>(pub T);
impl<T: Clone> Clone for SendError<T> {}
impl<T: Copy> Copy for SendError<T> {}
impl<T> From<SendError<T>> for TrySendError<T> {}

pub enum SendTimeoutError<T> {
    Timeout(T),
    Closed(T),
}

impl<T> SendTimeoutError<T> {
    pub fn into_inner(self) -> T;
}

impl<T: Clone> Clone for SendTimeoutError<T> {}
impl<T: Copy> Copy for SendTimeoutError<T> {}

pub enum TryRecvError {
    Empty,
    Disconnected,
}

impl Clone for TryRecvError {}
impl Copy for TryRecvError {}

pub enum TrySendError<T> {
    Full(T),
    Closed(T),
}

impl<T> TrySendError<T> {
    pub fn into_inner(self) -> T;
}

impl<T: Clone> Clone for TrySendError<T> {}
impl<T: Copy> Copy for TrySendError<T> {}
