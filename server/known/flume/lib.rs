//! Channels of many producers and consumers, for threads and tasks alike.

use std::future::Future;
use std::time::{Duration, Instant};
use futures_core::Stream;
use futures_sink::Sink;

#[derive(Clone)]
pub struct SendError<T>(pub T);

impl<T> SendError<T> {
    pub fn into_inner(self) -> T;
}

impl<T> std::error::Error for SendError<T> {}
#[derive(Clone)]
pub enum TrySendError<T> { Full(T), Disconnected(T) }

impl<T> TrySendError<T> {
    pub fn into_inner(self) -> T;
}

impl<T> std::error::Error for TrySendError<T> {}
#[derive(Clone)]
pub enum SendTimeoutError<T> { Timeout(T), Disconnected(T) }

impl<T> SendTimeoutError<T> {
    pub fn into_inner(self) -> T;
}

impl<T> std::error::Error for SendTimeoutError<T> {}
#[derive(Clone)]
pub enum RecvError { Disconnected }
impl std::error::Error for RecvError {}
#[derive(Clone)]
pub enum TryRecvError { Empty, Disconnected }
impl std::error::Error for TryRecvError {}
#[derive(Clone)]
pub enum RecvTimeoutError { Timeout, Disconnected }
impl std::error::Error for RecvTimeoutError {}
#[sender(mpmc)]
pub struct Sender<T>;

impl<T> Sender<T> {
    pub fn try_send(&self, msg: T) -> Result<(), TrySendError<T>>;
    #[blocks(channel, tier = 3, instead = "send_async", shape = "method_await", auto, note = "only when the channel is bounded and full")]
    #[waits(capacity)]
    pub fn send(&self, msg: T) -> Result<(), SendError<T>>;
    #[blocks(channel, tier = 3, instead = "send_async", note = "only when the channel is bounded and full")]
    #[waits(capacity)]
    pub fn send_deadline(&self, msg: T, deadline: Instant) -> Result<(), SendTimeoutError<T>>;
    #[blocks(channel, tier = 3, instead = "send_async", note = "only when the channel is bounded and full")]
    #[waits(capacity)]
    pub fn send_timeout(&self, msg: T, dur: Duration) -> Result<(), SendTimeoutError<T>>;
    pub fn is_disconnected(&self) -> bool;
    pub fn is_empty(&self) -> bool;
    pub fn is_full(&self) -> bool;
    pub fn len(&self) -> usize;
    pub fn capacity(&self) -> Option<usize>;
    pub fn sender_count(&self) -> usize;
    pub fn receiver_count(&self) -> usize;
    pub fn downgrade(&self) -> WeakSender<T>;
    pub fn same_channel(&self, other: &Sender<T>) -> bool;
}

impl<T> Clone for Sender<T> {}
impl<T> Drop for Sender<T> {}
pub struct WeakSender<T>;

impl<T> WeakSender<T> {
    pub fn upgrade(&self) -> Option<Sender<T>>;
}

impl<T> Clone for WeakSender<T> {}
#[receiver(mpmc)]
pub struct Receiver<T>;

impl<T> Receiver<T> {
    pub fn try_recv(&self) -> Result<T, TryRecvError>;
    #[blocks(channel, instead = "recv_async", shape = "method_await", auto)]
    pub fn recv(&self) -> Result<T, RecvError>;
    #[blocks(channel, instead = "recv_async")]
    pub fn recv_deadline(&self, deadline: Instant) -> Result<T, RecvTimeoutError>;
    #[blocks(channel, instead = "recv_async")]
    pub fn recv_timeout(&self, dur: Duration) -> Result<T, RecvTimeoutError>;
    #[blocks(channel, instead = "recv_async")]
    pub fn iter(&self) -> Iter<'_, T>;
    pub fn try_iter(&self) -> TryIter<'_, T>;
    pub fn drain(&self) -> Drain<'_, T>;
    pub fn is_disconnected(&self) -> bool;
    pub fn is_empty(&self) -> bool;
    pub fn is_full(&self) -> bool;
    pub fn len(&self) -> usize;
    pub fn capacity(&self) -> Option<usize>;
    pub fn sender_count(&self) -> usize;
    pub fn receiver_count(&self) -> usize;
    pub fn same_channel(&self, other: &Receiver<T>) -> bool;
}

impl<T> Clone for Receiver<T> {}
impl<T> Drop for Receiver<T> {}
impl<'a, T> IntoIterator for &'a Receiver<T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;
    #[blocks(channel, instead = "recv_async")]
    fn into_iter(self) -> Iter<'a, T>;
}
impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    #[blocks(channel, instead = "recv_async")]
    fn into_iter(self) -> IntoIter<T>;
}
pub struct Iter<'a, T>;
impl<'a, T> Iterator for Iter<'a, T> { type Item = T; }
pub struct TryIter<'a, T>;
impl<'a, T> Iterator for TryIter<'a, T> { type Item = T; }
pub struct Drain<'a, T>;
impl<'a, T> Iterator for Drain<'a, T> { type Item = T; }
pub struct IntoIter<T>;
impl<T> Iterator for IntoIter<T> { type Item = T; }
#[channel(mpmc)]
#[unbounded(instead = "flume::bounded")]
pub fn unbounded<T>() -> (Sender<T>, Receiver<T>);
#[channel(mpmc)]
pub fn bounded<T>(cap: usize) -> (Sender<T>, Receiver<T>);

impl<T> Sender<T> {
    #[cancel(loses_argument, inferred)]
    #[waits(capacity)]
    pub fn send_async(&self, item: T) -> SendFut<'_, T>;
    #[cancel(loses_argument, inferred)]
    #[waits(capacity)]
    pub fn into_send_async<'a>(self, item: T) -> SendFut<'a, T>;
    pub fn sink(&self) -> SendSink<'_, T>;
    pub fn into_sink<'a>(self) -> SendSink<'a, T>;
}

pub struct SendFut<'a, T>;

impl<'a, T> SendFut<'a, T> {
    pub fn is_disconnected(&self) -> bool;
    pub fn is_empty(&self) -> bool;
    pub fn is_full(&self) -> bool;
    pub fn len(&self) -> usize;
    pub fn capacity(&self) -> Option<usize>;
}

impl<'a, T> Drop for SendFut<'a, T> {}
impl<'a, T> Future for SendFut<'a, T> { type Output = Result<(), SendError<T>>; }
pub struct SendSink<'a, T>;

impl<'a, T> SendSink<'a, T> {
    pub fn sender(&self) -> &Sender<T>;
    pub fn is_disconnected(&self) -> bool;
    pub fn is_empty(&self) -> bool;
    pub fn is_full(&self) -> bool;
    pub fn len(&self) -> usize;
    pub fn capacity(&self) -> Option<usize>;
    pub fn same_channel(&self, other: &Self) -> bool;
}

impl<'a, T> Sink<T> for SendSink<'a, T> { type Error = SendError<T>; }
impl<'a, T> Clone for SendSink<'a, T> {}

impl<T> Receiver<T> {
    #[cancel(safe, inferred)]
    #[waits(channel)]
    pub fn recv_async(&self) -> RecvFut<'_, T>;
    #[cancel(safe, inferred)]
    #[waits(channel)]
    pub fn into_recv_async<'a>(self) -> RecvFut<'a, T>;
    pub fn stream(&self) -> RecvStream<'_, T>;
    pub fn into_stream<'a>(self) -> RecvStream<'a, T>;
}

pub struct RecvFut<'a, T>;

impl<'a, T> RecvFut<'a, T> {
    pub fn is_disconnected(&self) -> bool;
    pub fn is_empty(&self) -> bool;
    pub fn is_full(&self) -> bool;
    pub fn len(&self) -> usize;
    pub fn capacity(&self) -> Option<usize>;
}

impl<'a, T> Drop for RecvFut<'a, T> {}
impl<'a, T> Future for RecvFut<'a, T> { type Output = Result<T, RecvError>; }
pub struct RecvStream<'a, T>;

impl<'a, T> RecvStream<'a, T> {
    pub fn is_disconnected(&self) -> bool;
    pub fn is_empty(&self) -> bool;
    pub fn is_full(&self) -> bool;
    pub fn len(&self) -> usize;
    pub fn capacity(&self) -> Option<usize>;
    pub fn same_channel(&self, other: &Self) -> bool;
}

impl<'a, T> Clone for RecvStream<'a, T> {}
impl<'a, T> Stream for RecvStream<'a, T> { type Item = T; }
pub mod r#async {
    pub use super::{RecvFut, RecvStream, SendFut, SendSink};
}

impl<'a, T> futures_util::StreamExt for RecvStream<'a, T> {
    #[cancel(safe, inferred)]
    #[waits(channel)]
    fn next(&mut self) -> futures_util::stream::Next<'_, Self>;
}
