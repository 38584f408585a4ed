//! Blocking channels.

use crate::time::{Duration, Instant};

#[channel(sync, ends = "closed_err")]
#[unbounded(instead = "std::sync::mpsc::sync_channel")]
pub fn channel<T>() -> (Sender<T>, Receiver<T>);

#[channel(sync, ends = "closed_err")]
pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>);

pub struct IntoIter<T> {}
impl<T> Iterator for IntoIter<T> {
    type Item = T;
}

pub struct Iter<T> {}
impl<T> !Send for Iter<T> {}
impl<T> Iterator for Iter<T> {
    type Item = T;
}

#[receiver(sync, ends = "closed_err")]
pub struct Receiver<T> {}
impl<T> Receiver<T> {
    pub fn try_recv(&self) -> Result<T, TryRecvError>;
    #[blocks(channel, tier = 1, instead = "tokio::sync::mpsc")]
    pub fn recv(&self) -> Result<T, RecvError>;
    #[blocks(channel, tier = 1, instead = "tokio::sync::mpsc")]
    pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError>;
    #[blocks(channel, tier = 1, instead = "tokio::sync::mpsc")]
    pub fn recv_deadline(&self, deadline: Instant) -> Result<T, RecvTimeoutError>;
    #[blocks(channel, tier = 1, instead = "tokio::sync::mpsc")]
    pub fn iter(&self) -> Iter<T>;
    pub fn try_iter(&self) -> TryIter<T>;
}

impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    #[blocks(channel, tier = 1, instead = "tokio::sync::mpsc")]
    fn into_iter(self) -> IntoIter<T>;
}

pub struct RecvError;
impl Clone for RecvError {}
impl Copy for RecvError {}

pub enum RecvTimeoutError {
    Timeout,
    Disconnected,
}

impl Clone for RecvTimeoutError {}
impl Copy for RecvTimeoutError {}

pub struct SendError<T>(pub T);
impl<T: Clone> Clone for SendError<T> {}
impl<T: Copy> Copy for SendError<T> {}

#[sender(sync)]
pub struct Sender<T> {}
impl<T> Sender<T> {
    pub fn send(&self, t: T) -> Result<(), SendError<T>>;
}

impl<T> Clone for Sender<T> {}

#[sender(sync)]
pub struct SyncSender<T> {}
impl<T> SyncSender<T> {
    #[blocks(channel, tier = 1, instead = "tokio::sync::mpsc")]
    pub fn send(&self, t: T) -> Result<(), SendError<T>>;
    pub fn try_send(&self, t: T) -> Result<(), TrySendError<T>>;
}

impl<T> Clone for SyncSender<T> {}

pub struct TryIter<T> {}
impl<T> !Send for TryIter<T> {}
impl<T> Iterator for TryIter<T> {
    type Item = T;
}

pub enum TryRecvError {
    Empty,
    Disconnected,
}

impl Clone for TryRecvError {}
impl Copy for TryRecvError {}

pub enum TrySendError<T> {
    Full(T),
    Disconnected(T),
}

impl<T: Clone> Clone for TrySendError<T> {}
impl<T: Copy> Copy for TrySendError<T> {}
