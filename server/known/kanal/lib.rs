//! Channels for threads and tasks.

use std::future::Future;
use std::time::Duration;
use futures_core::Stream;

#[sender(sync)]
pub struct Sender<T>;
#[sender(mpmc)]
pub struct AsyncSender<T>;
impl<T> Drop for Sender<T> {}
impl<T> Drop for AsyncSender<T> {}
impl<T> Clone for Sender<T> {}
impl<T> Clone for AsyncSender<T> {}

impl<T> Sender<T> {
    #[blocks(channel, tier = 3, note = "only when the channel is bounded and full")]
    #[waits(capacity)]
    pub fn send(&self, data: T) -> Result<(), SendError>;
    #[blocks(channel, tier = 3, note = "only when the channel is bounded and full")]
    #[waits(capacity)]
    pub fn send_timeout(&self, data: T, duration: Duration) -> Result<(), SendErrorTimeout>;
    #[blocks(channel, tier = 3, note = "only when the channel is bounded and full")]
    #[waits(capacity)]
    pub fn send_option_timeout(&self, data: &mut Option<T>, duration: Duration) -> Result<(), SendErrorTimeout>;
    pub fn clone_async(&self) -> AsyncSender<T>;
    pub fn to_async(self) -> AsyncSender<T>;
    pub fn as_async(&self) -> &AsyncSender<T>;
}

impl<T> AsyncSender<T> {
    #[cancel(loses_argument, inferred)]
    #[waits(capacity)]
    pub fn send(&self, data: T) -> SendFuture<'_, T>;
    pub fn clone_sync(&self) -> Sender<T>;
    pub fn to_sync(self) -> Sender<T>;
    pub fn as_sync(&self) -> &Sender<T>;
}

#[receiver(sync)]
pub struct Receiver<T>;
#[receiver(mpmc)]
pub struct AsyncReceiver<T>;

impl<T> Receiver<T> {
    #[blocks(channel, note = "`as_async().recv().await` does not")]
    pub fn recv(&self) -> Result<T, ReceiveError>;
    #[blocks(channel)]
    pub fn recv_timeout(&self, duration: Duration) -> Result<T, ReceiveErrorTimeout>;
    pub fn clone_async(&self) -> AsyncReceiver<T>;
    pub fn to_async(self) -> AsyncReceiver<T>;
    pub fn as_async(&self) -> &AsyncReceiver<T>;
}

impl<T> Iterator for Receiver<T> {
    type Item = T;
    #[blocks(channel, note = "`as_async().recv().await` does not")]
    fn next(&mut self) -> Option<T>;
}

impl<T> AsyncReceiver<T> {
    #[cancel(loses_data, inferred, note = "a value that a sender is handing over when the future is dropped is dropped with it")]
    #[waits(channel)]
    pub fn recv(&self) -> ReceiveFuture<'_, T>;
    pub fn stream(&self) -> ReceiveStream<'_, T>;
    pub fn clone_sync(&self) -> Receiver<T>;
    pub fn to_sync(self) -> Receiver<T>;
    pub fn as_sync(&self) -> &Receiver<T>;
}

impl<T> Drop for Receiver<T> {}
impl<T> Drop for AsyncReceiver<T> {}
impl<T> Clone for Receiver<T> {}
impl<T> Clone for AsyncReceiver<T> {}
#[channel(sync)]
pub fn bounded<T>(size: usize) -> (Sender<T>, Receiver<T>);
#[channel(mpmc)]
pub fn bounded_async<T>(size: usize) -> (AsyncSender<T>, AsyncReceiver<T>);
#[channel(sync)]
#[unbounded(instead = "kanal::bounded")]
pub fn unbounded<T>() -> (Sender<T>, Receiver<T>);
#[channel(mpmc)]
#[unbounded(instead = "kanal::bounded_async")]
pub fn unbounded_async<T>() -> (AsyncSender<T>, AsyncReceiver<T>);

impl<T> Sender<T> {
    pub fn is_bounded(&self) -> bool;
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
    pub fn is_full(&self) -> bool;
    pub fn capacity(&self) -> usize;
    pub fn close(&self) -> Result<(), CloseError>;
    pub fn is_closed(&self) -> bool;
    pub fn try_send(&self, data: T) -> Result<bool, SendError>;
}

impl<T> AsyncSender<T> {
    pub fn is_bounded(&self) -> bool;
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
    pub fn is_full(&self) -> bool;
    pub fn capacity(&self) -> usize;
    pub fn close(&self) -> Result<(), CloseError>;
    pub fn is_closed(&self) -> bool;
    pub fn try_send(&self, data: T) -> Result<bool, SendError>;
}

impl<T> Receiver<T> {
    pub fn is_bounded(&self) -> bool;
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
    pub fn is_full(&self) -> bool;
    pub fn capacity(&self) -> usize;
    pub fn close(&self) -> Result<(), CloseError>;
    pub fn is_closed(&self) -> bool;
    pub fn try_recv(&self) -> Result<Option<T>, ReceiveError>;
}

impl<T> AsyncReceiver<T> {
    pub fn is_bounded(&self) -> bool;
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
    pub fn is_full(&self) -> bool;
    pub fn capacity(&self) -> usize;
    pub fn close(&self) -> Result<(), CloseError>;
    pub fn is_closed(&self) -> bool;
    pub fn try_recv(&self) -> Result<Option<T>, ReceiveError>;
}

pub struct SendFuture<'a, T>;
impl<T> Drop for SendFuture<'_, T> {}
impl<T> Future for SendFuture<'_, T> { type Output = Result<(), SendError>; }
pub struct ReceiveFuture<'a, T>;
impl<T> Drop for ReceiveFuture<'_, T> {}
impl<T> Future for ReceiveFuture<'_, T> { type Output = Result<T, ReceiveError>; }
pub struct ReceiveStream<'a, T>;
impl<T> Stream for ReceiveStream<'_, T> { type Item = T; }
pub enum SendError { Closed, ReceiveClosed }
impl core::error::Error for SendError {}
pub enum SendErrorTimeout { Closed, ReceiveClosed, Timeout }
impl core::error::Error for SendErrorTimeout {}
pub enum ReceiveError { Closed, SendClosed }
impl core::error::Error for ReceiveError {}
pub enum ReceiveErrorTimeout { Closed, SendClosed, Timeout }
impl core::error::Error for ReceiveErrorTimeout {}
pub struct CloseError;
impl core::error::Error for CloseError {}
