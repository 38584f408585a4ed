//! Channels of many producers and consumers, for threads.

use std::error;
use std::time::{Duration, Instant};

#[channel(sync)]
#[unbounded(instead = "crossbeam_channel::bounded")]
pub fn unbounded<T>() -> (Sender<T>, Receiver<T>);
#[channel(sync)]
pub fn bounded<T>(cap: usize) -> (Sender<T>, Receiver<T>);
pub fn after(duration: Duration) -> Receiver<Instant>;
pub fn at(when: Instant) -> Receiver<Instant>;
pub fn never<T>() -> Receiver<T>;
pub fn tick(duration: Duration) -> Receiver<Instant>;
#[sender(sync)]
pub struct Sender<T>;

impl<T> Sender<T> {
    pub fn try_send(&self, msg: T) -> Result<(), TrySendError<T>>;
    #[blocks(channel, tier = 3, note = "only when the channel is bounded and full")]
    #[waits(capacity)]
    pub fn send(&self, msg: T) -> Result<(), SendError<T>>;
    #[blocks(channel, tier = 3, note = "only when the channel is bounded and full")]
    #[waits(capacity)]
    pub fn send_timeout(&self, msg: T, timeout: Duration) -> Result<(), SendTimeoutError<T>>;
    #[blocks(channel, tier = 3, note = "only when the channel is bounded and full")]
    #[waits(capacity)]
    pub fn send_deadline(&self, msg: T, deadline: Instant) -> Result<(), SendTimeoutError<T>>;
    pub fn is_empty(&self) -> bool;
    pub fn is_full(&self) -> bool;
    pub fn len(&self) -> usize;
    pub fn capacity(&self) -> Option<usize>;
    pub fn same_channel(&self, other: &Sender<T>) -> bool;
}

impl<T> Drop for Sender<T> {}
impl<T> Clone for Sender<T> {}
#[receiver(sync)]
pub struct Receiver<T>;

impl<T> Receiver<T> {
    pub fn try_recv(&self) -> Result<T, TryRecvError>;
    #[blocks(channel, instead = "tokio::sync::mpsc::Receiver::recv")]
    pub fn recv(&self) -> Result<T, RecvError>;
    #[blocks(channel, instead = "tokio::sync::mpsc::Receiver::recv")]
    pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError>;
    #[blocks(channel, instead = "tokio::sync::mpsc::Receiver::recv")]
    pub fn recv_deadline(&self, deadline: Instant) -> Result<T, RecvTimeoutError>;
    pub fn is_empty(&self) -> bool;
    pub fn is_full(&self) -> bool;
    pub fn len(&self) -> usize;
    pub fn capacity(&self) -> Option<usize>;
    #[blocks(channel, instead = "tokio::sync::mpsc::Receiver::recv")]
    pub fn iter(&self) -> Iter<'_, T>;
    pub fn try_iter(&self) -> TryIter<'_, T>;
    pub fn same_channel(&self, other: &Receiver<T>) -> bool;
}

impl<T> Drop for Receiver<T> {}
impl<T> Clone for Receiver<T> {}
impl<'a, T> IntoIterator for &'a Receiver<T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;
    #[blocks(channel, instead = "tokio::sync::mpsc::Receiver::recv")]
    fn into_iter(self) -> Iter<'a, T>;
}
impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    #[blocks(channel, instead = "tokio::sync::mpsc::Receiver::recv")]
    fn into_iter(self) -> IntoIter<T>;
}
pub struct Iter<'a, T>;
impl<T> Iterator for Iter<'_, T> { type Item = T; }
pub struct TryIter<'a, T>;
impl<T> Iterator for TryIter<'_, T> { type Item = T; }
pub struct IntoIter<T>;
impl<T> Iterator for IntoIter<T> { type Item = T; }
#[derive(Clone)]
pub struct SendError<T>(pub T);
#[derive(Clone)]
pub enum TrySendError<T> { Full(T), Disconnected(T) }
#[derive(Clone)]
pub enum SendTimeoutError<T> { Timeout(T), Disconnected(T) }
#[derive(Clone)]
pub struct RecvError;
#[derive(Clone)]
pub enum TryRecvError { Empty, Disconnected }
#[derive(Clone)]
pub enum RecvTimeoutError { Timeout, Disconnected }
#[derive(Clone)]
pub struct TrySelectError;
#[derive(Clone)]
pub struct SelectTimeoutError;
#[derive(Clone)]
pub struct TryReadyError;
#[derive(Clone)]
pub struct ReadyTimeoutError;
impl<T> error::Error for SendError<T> {}

impl<T> SendError<T> {
    pub fn into_inner(self) -> T;
}

impl<T> error::Error for TrySendError<T> {}

impl<T> TrySendError<T> {
    pub fn into_inner(self) -> T;
    pub fn is_full(&self) -> bool;
    pub fn is_disconnected(&self) -> bool;
}

impl<T> error::Error for SendTimeoutError<T> {}

impl<T> SendTimeoutError<T> {
    pub fn into_inner(self) -> T;
    pub fn is_timeout(&self) -> bool;
    pub fn is_disconnected(&self) -> bool;
}

impl error::Error for RecvError {}
impl error::Error for TryRecvError {}

impl TryRecvError {
    pub fn is_empty(&self) -> bool;
    pub fn is_disconnected(&self) -> bool;
}

impl error::Error for RecvTimeoutError {}

impl RecvTimeoutError {
    pub fn is_timeout(&self) -> bool;
    pub fn is_disconnected(&self) -> bool;
}

impl error::Error for TrySelectError {}
impl error::Error for SelectTimeoutError {}
pub struct Select<'a>;

impl<'a> Select<'a> {
    pub fn new() -> Select<'a>;
    pub fn new_biased() -> Self;
    pub fn send<T>(&mut self, s: &'a Sender<T>) -> usize;
    pub fn recv<T>(&mut self, r: &'a Receiver<T>) -> usize;
    pub fn remove(&mut self, index: usize);
    pub fn try_select(&mut self) -> Result<SelectedOperation<'a>, TrySelectError>;
    #[blocks(channel)]
    pub fn select(&mut self) -> SelectedOperation<'a>;
    #[blocks(channel)]
    pub fn select_timeout(&mut self, timeout: Duration) -> Result<SelectedOperation<'a>, SelectTimeoutError>;
    #[blocks(channel)]
    pub fn select_deadline(&mut self, deadline: Instant) -> Result<SelectedOperation<'a>, SelectTimeoutError>;
    pub fn try_ready(&mut self) -> Result<usize, TryReadyError>;
    #[blocks(channel)]
    pub fn ready(&mut self) -> usize;
    #[blocks(channel)]
    pub fn ready_timeout(&mut self, timeout: Duration) -> Result<usize, ReadyTimeoutError>;
    #[blocks(channel)]
    pub fn ready_deadline(&mut self, deadline: Instant) -> Result<usize, ReadyTimeoutError>;
}

impl<'a> Clone for Select<'a> {}
impl<'a> Default for Select<'a> {}
pub struct SelectedOperation<'a>;

impl SelectedOperation<'_> {
    pub fn index(&self) -> usize;
    pub fn send<T>(self, s: &Sender<T>, msg: T) -> Result<(), SendError<T>>;
    pub fn recv<T>(self, r: &Receiver<T>) -> Result<T, RecvError>;
}

impl Drop for SelectedOperation<'_> {}

#[macro_export]
#[blocks(channel)]
macro_rules! select { () => {}; }
#[macro_export]
#[blocks(channel)]
macro_rules! select_biased { () => {}; }
