//! Channels of many producers and one consumer.

use std::future::Future;
use futures_core::{FusedFuture, FusedStream, Stream};
use futures_sink::Sink;

#[sender(mpsc)]
pub struct Sender<T>;
#[sender(mpsc)]
pub struct UnboundedSender<T>;
#[receiver(mpsc, ends = "none")]
pub struct Receiver<T>;
#[receiver(mpsc, ends = "none")]
pub struct UnboundedReceiver<T>;
#[derive(Clone)]
pub struct SendError;
#[derive(Clone)]
pub struct TrySendError<T>;
#[derive(Clone)]
pub enum TryRecvError { Empty, Closed }
#[derive(Clone)]
pub struct RecvError;
pub struct Recv<'a, St>;
impl std::error::Error for SendError {}
impl std::error::Error for RecvError {}

impl SendError {
    pub fn is_full(&self) -> bool;
    pub fn is_disconnected(&self) -> bool;
}

impl TryRecvError {
    pub fn is_empty(&self) -> bool;
    pub fn is_closed(&self) -> bool;
}

impl<T: core::any::Any> std::error::Error for TrySendError<T> {}

impl<T> TrySendError<T> {
    pub fn is_full(&self) -> bool;
    pub fn is_disconnected(&self) -> bool;
    pub fn into_inner(self) -> T;
    pub fn into_send_error(self) -> SendError;
}

impl std::error::Error for TryRecvError {}
#[channel(mpsc, ends = "none")]
pub fn channel<T>(buffer: usize) -> (Sender<T>, Receiver<T>);
#[channel(mpsc, ends = "none")]
#[unbounded(instead = "futures::channel::mpsc::channel")]
pub fn unbounded<T>() -> (UnboundedSender<T>, UnboundedReceiver<T>);

impl<T> Sender<T> {
    pub fn try_send(&mut self, msg: T) -> Result<(), TrySendError<T>>;
    pub fn start_send(&mut self, msg: T) -> Result<(), SendError>;
    pub fn is_closed(&self) -> bool;
    pub fn close_channel(&mut self);
    pub fn disconnect(&mut self);
    pub fn same_receiver(&self, other: &Self) -> bool;
    pub fn is_connected_to(&self, receiver: &Receiver<T>) -> bool;
}

impl<T> UnboundedSender<T> {
    pub fn is_closed(&self) -> bool;
    pub fn close_channel(&self);
    pub fn disconnect(&mut self);
    pub fn start_send(&mut self, msg: T) -> Result<(), SendError>;
    pub fn unbounded_send(&self, msg: T) -> Result<(), TrySendError<T>>;
    pub fn same_receiver(&self, other: &Self) -> bool;
    pub fn is_connected_to(&self, receiver: &UnboundedReceiver<T>) -> bool;
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
}

impl<T> Clone for Sender<T> {}
impl<T> Clone for UnboundedSender<T> {}

impl<T> Receiver<T> {
    #[cancel(safe, inferred)]
    #[waits(channel)]
    pub fn recv(&mut self) -> Recv<'_, Self>;
    pub fn close(&mut self);
    pub fn try_next(&mut self) -> Result<Option<T>, TryRecvError>;
    pub fn try_recv(&mut self) -> Result<T, TryRecvError>;
}

impl<T> Stream for Receiver<T> { type Item = T; }
impl<St: Stream> Future for Recv<'_, St> { type Output = Result<St::Item, RecvError>; }
impl<T> Drop for Receiver<T> {}

impl<T> UnboundedReceiver<T> {
    #[cancel(safe, inferred)]
    #[waits(channel)]
    pub fn recv(&mut self) -> Recv<'_, Self>;
    pub fn close(&mut self);
    pub fn try_next(&mut self) -> Result<Option<T>, TryRecvError>;
    pub fn try_recv(&mut self) -> Result<T, TryRecvError>;
}

impl<T> Stream for UnboundedReceiver<T> { type Item = T; }
impl<T> Drop for UnboundedReceiver<T> {}
impl<T> Sink<T> for Sender<T> { type Error = SendError; }
impl<T> Sink<T> for UnboundedSender<T> { type Error = SendError; }
impl<T> Sink<T> for &UnboundedSender<T> { type Error = SendError; }
