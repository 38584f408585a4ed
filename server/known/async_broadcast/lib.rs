//! A channel whose messages go to all receivers.

use futures_core::Stream;
use std::future::Future;
use std::pin::Pin;

#[channel(broadcast, zero_panics)]
pub fn broadcast<T>(cap: usize) -> (Sender<T>, Receiver<T>);
#[sender(broadcast)]
pub struct Sender<T>;
impl<T> Sender<T> {
    pub fn new_receiver(&self) -> Receiver<T>;
    pub fn close(&self) -> bool;
    #[cancel(loses_argument, inferred)]
    #[waits(capacity)]
    pub fn broadcast(&self, msg: T) -> Pin<Box<Send<'_, T>>>;
    #[cancel(loses_argument, inferred)]
    #[waits(capacity)]
    pub fn broadcast_direct(&self, msg: T) -> Send<'_, T>;
    pub fn try_broadcast(&self, msg: T) -> Result<Option<T>, TrySendError<T>>;
    #[blocks(channel, instead = "broadcast", shape = "method_await", auto)]
    pub fn broadcast_blocking(&self, msg: T) -> Result<Option<T>, SendError<T>>;
}
impl<T> Clone for Sender<T> {}
impl<T> Drop for Sender<T> {}
pub struct Send<'a, T>;
impl<T> Future for Send<'_, T> { type Output = Result<Option<T>, SendError<T>>; }
#[receiver(broadcast)]
pub struct Receiver<T>;
impl<T> Receiver<T> {
    pub fn new_sender(&self) -> Sender<T>;
    pub fn new_receiver(&self) -> Self;
    pub fn close(&self) -> bool;
    #[cancel(safe, inferred)]
    #[waits(channel)]
    pub fn recv(&mut self) -> Pin<Box<Recv<'_, T>>>;
    #[cancel(safe, inferred)]
    #[waits(channel)]
    pub fn recv_direct(&mut self) -> Recv<'_, T>;
    pub fn try_recv(&mut self) -> Result<T, TryRecvError>;
    #[blocks(channel, instead = "recv", shape = "method_await", auto)]
    pub fn recv_blocking(&mut self) -> Result<T, RecvError>;
}
impl<T> Clone for Receiver<T> {}
impl<T> Drop for Receiver<T> {}
impl<T> Stream for Receiver<T> { type Item = T; }
pub struct Recv<'a, T>;
impl<T> Future for Recv<'_, T> { type Output = Result<T, RecvError>; }
pub struct SendError<T>(pub T);
impl<T> std::error::Error for SendError<T> {}
pub enum TrySendError<T> { Full(T), Closed(T), Inactive(T) }
impl<T> std::error::Error for TrySendError<T> {}
pub enum RecvError { Overflowed(u64), Closed }
impl std::error::Error for RecvError {}
pub enum TryRecvError { Overflowed(u64), Empty, Closed }
impl std::error::Error for TryRecvError {}
