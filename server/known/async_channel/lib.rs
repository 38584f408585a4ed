//! Channels of many producers and consumers.

use std::future::Future;
use futures_core::Stream;

#[channel(mpmc, zero_panics)]
pub fn bounded<T>(cap: usize) -> (Sender<T>, Receiver<T>);
#[channel(mpmc)]
#[unbounded(instead = "async_channel::bounded")]
pub fn unbounded<T>() -> (Sender<T>, Receiver<T>);
#[sender(mpmc)]
pub struct Sender<T>;

impl<T> Sender<T> {
    pub fn try_send(&self, msg: T) -> Result<(), TrySendError<T>>;
    #[cancel(loses_argument, inferred)]
    #[waits(capacity)]
    pub fn send(&self, msg: T) -> Send<'_, T>;
    #[cancel(safe, inferred)]
    #[waits(event)]
    pub fn closed(&self) -> Closed<'_, T>;
    #[blocks(channel, tier = 3, instead = "send", shape = "method_await", auto, note = "only when the channel is bounded and full")]
    #[waits(capacity)]
    pub fn send_blocking(&self, msg: T) -> Result<(), SendError<T>>;
    pub fn force_send(&self, msg: T) -> Result<Option<T>, SendError<T>>;
    pub fn close(&self) -> bool;
    pub fn is_closed(&self) -> bool;
    pub fn is_empty(&self) -> bool;
    pub fn is_full(&self) -> bool;
    pub fn len(&self) -> usize;
    pub fn capacity(&self) -> Option<usize>;
    pub fn receiver_count(&self) -> usize;
    pub fn sender_count(&self) -> usize;
    pub fn downgrade(&self) -> WeakSender<T>;
    pub fn same_channel(&self, other: &Sender<T>) -> bool;
}

impl<T> Drop for Sender<T> {}
impl<T> Clone for Sender<T> {}
#[receiver(mpmc)]
pub struct Receiver<T>;

impl<T> Receiver<T> {
    pub fn try_recv(&self) -> Result<T, TryRecvError>;
    #[cancel(safe, inferred)]
    #[waits(channel)]
    pub fn recv(&self) -> Recv<'_, T>;
    #[blocks(channel, instead = "recv", shape = "method_await", auto)]
    pub fn recv_blocking(&self) -> Result<T, RecvError>;
    pub fn close(&self) -> bool;
    pub fn is_closed(&self) -> bool;
    pub fn is_empty(&self) -> bool;
    pub fn is_full(&self) -> bool;
    pub fn len(&self) -> usize;
    pub fn capacity(&self) -> Option<usize>;
    pub fn receiver_count(&self) -> usize;
    pub fn sender_count(&self) -> usize;
    pub fn downgrade(&self) -> WeakReceiver<T>;
    pub fn same_channel(&self, other: &Receiver<T>) -> bool;
}

impl<T> Clone for Receiver<T> {}
impl<T> Stream for Receiver<T> { type Item = T; }
pub struct WeakSender<T>;

impl<T> WeakSender<T> {
    pub fn upgrade(&self) -> Option<Sender<T>>;
}

impl<T> Clone for WeakSender<T> {}
pub struct WeakReceiver<T>;

impl<T> WeakReceiver<T> {
    pub fn upgrade(&self) -> Option<Receiver<T>>;
}

impl<T> Clone for WeakReceiver<T> {}
#[derive(Clone)]
pub struct SendError<T>(pub T);

impl<T> SendError<T> {
    pub fn into_inner(self) -> T;
}

impl<T> std::error::Error for SendError<T> {}
#[derive(Clone)]
pub enum TrySendError<T> { Full(T), Closed(T) }

impl<T> TrySendError<T> {
    pub fn into_inner(self) -> T;
    pub fn is_full(&self) -> bool;
    pub fn is_closed(&self) -> bool;
}

impl<T> std::error::Error for TrySendError<T> {}
#[derive(Clone)]
pub struct RecvError;
impl std::error::Error for RecvError {}
#[derive(Clone)]
pub enum TryRecvError { Empty, Closed }

impl TryRecvError {
    pub fn is_empty(&self) -> bool;
    pub fn is_closed(&self) -> bool;
}

impl std::error::Error for TryRecvError {}
pub struct Send<'a, T>;
impl<'a, T> Future for Send<'a, T> { type Output = Result<(), SendError<T>>; }
pub struct Recv<'a, T>;
impl<'a, T> Future for Recv<'a, T> { type Output = Result<T, RecvError>; }
pub struct Closed<'a, T>;
impl<'a, T> Future for Closed<'a, T> { type Output = (); }
