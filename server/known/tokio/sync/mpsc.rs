//! Many senders, one receiver.

use crate::sync::mpsc::error::{SendError, SendTimeoutError, TryRecvError, TrySendError};
use std::task::{Context, Poll};
use std::time::Duration;

#[channel(mpsc, ends = "none", zero_panics)]
#[panics("mpsc bounded channel requires buffer > 0", zero)]
pub fn channel<T>(buffer: usize) -> (Sender<T>, Receiver<T>);

#[channel(mpsc, ends = "none")]
#[unbounded(instead = "tokio::sync::mpsc::channel")]
pub fn unbounded_channel<T>() -> (UnboundedSender<T>, UnboundedReceiver<T>);

#[guard(permit, shared)]
pub struct OwnedPermit<T> {}
impl<T> OwnedPermit<T> {
    pub fn send(self, value: T) -> Sender<T>;
    pub fn release(self) -> Sender<T>;
    pub fn same_channel(&self, other: &Self) -> bool;
    pub fn same_channel_as_sender(&self, sender: &Sender<T>) -> bool;
}

#[guard(permit, shared)]
pub struct Permit<T> {}
impl<T> Permit<T> {
    pub fn send(self, value: T);
}

#[guard(permit, shared)]
pub struct PermitIterator<T> {}
impl<T> Iterator for PermitIterator<T> {
    type Item = Permit<T>;
}

#[receiver(mpsc, ends = "none")]
pub struct Receiver<T> {}
impl<T> Receiver<T> {
    #[cancel(safe)]
    #[waits(channel)]
    pub async fn recv(&mut self) -> Option<T>;
    #[cancel(safe)]
    #[waits(channel)]
    pub async fn recv_many(&mut self, buffer: &mut Vec<T>, limit: usize) -> usize;
    pub fn try_recv(&mut self) -> Result<T, TryRecvError>;
    #[blocks(
        channel,
        tier = 1,
        instead = "recv",
        shape = "method_await",
        auto,
        panics_in_async
    )]
    pub fn blocking_recv(&mut self) -> Option<T>;
    #[blocks(
        channel,
        tier = 1,
        instead = "recv_many",
        shape = "method_await",
        auto,
        panics_in_async
    )]
    pub fn blocking_recv_many(&mut self, buffer: &mut Vec<T>, limit: usize) -> usize;
    pub fn close(&mut self);
    pub fn is_closed(&self) -> bool;
    pub fn is_empty(&self) -> bool;
    pub fn len(&self) -> usize;
    pub fn capacity(&self) -> usize;
    pub fn max_capacity(&self) -> usize;
    pub fn poll_recv(&mut self, cx: &mut Context) -> Poll<Option<T>>;
    pub fn poll_recv_many(
        &mut self,
        cx: &mut Context,
        buffer: &mut Vec<T>,
        limit: usize,
    ) -> Poll<usize>;
    pub fn sender_strong_count(&self) -> usize;
    pub fn sender_weak_count(&self) -> usize;
}

#[sender(mpsc)]
pub struct Sender<T> {}
impl<T> Sender<T> {
    #[cancel(loses_argument)]
    #[waits(capacity)]
    pub async fn send(&self, value: T) -> Result<(), SendError<T>>;
    #[cancel(safe)]
    #[waits(event)]
    pub async fn closed(&self);
    pub fn try_send(&self, message: T) -> Result<(), TrySendError<T>>;
    #[waits(capacity)]
    #[cancel(loses_argument, inferred)]
    #[limit(time)]
    pub async fn send_timeout(
        &self,
        value: T,
        timeout: Duration,
    ) -> Result<(), SendTimeoutError<T>>;
    #[blocks(
        channel,
        tier = 1,
        instead = "send",
        shape = "method_await",
        auto,
        panics_in_async
    )]
    pub fn blocking_send(&self, value: T) -> Result<(), SendError<T>>;
    pub fn is_closed(&self) -> bool;
    #[cancel(loses_place)]
    #[waits(capacity)]
    pub async fn reserve(&self) -> Result<Permit<T>, SendError<()>>;
    #[cancel(loses_place)]
    #[waits(capacity)]
    pub async fn reserve_many(&self, n: usize) -> Result<PermitIterator<T>, SendError<()>>;
    #[cancel(loses_place)]
    #[waits(capacity)]
    pub async fn reserve_owned(self) -> Result<OwnedPermit<T>, SendError<()>>;
    pub fn try_reserve(&self) -> Result<Permit<T>, TrySendError<()>>;
    pub fn try_reserve_many(&self, n: usize) -> Result<PermitIterator<T>, TrySendError<()>>;
    pub fn try_reserve_owned(self) -> Result<OwnedPermit<T>, TrySendError<Self>>;
    pub fn same_channel(&self, other: &Self) -> bool;
    pub fn capacity(&self) -> usize;
    pub fn downgrade(&self) -> WeakSender<T>;
    pub fn max_capacity(&self) -> usize;
    pub fn strong_count(&self) -> usize;
    pub fn weak_count(&self) -> usize;
}

impl<T> Clone for Sender<T> {}

#[receiver(mpsc, ends = "none")]
pub struct UnboundedReceiver<T> {}
impl<T> UnboundedReceiver<T> {
    #[cancel(safe)]
    #[waits(channel)]
    pub async fn recv(&mut self) -> Option<T>;
    #[cancel(safe)]
    #[waits(channel)]
    pub async fn recv_many(&mut self, buffer: &mut Vec<T>, limit: usize) -> usize;
    pub fn try_recv(&mut self) -> Result<T, TryRecvError>;
    #[blocks(
        channel,
        tier = 1,
        instead = "recv",
        shape = "method_await",
        auto,
        panics_in_async
    )]
    pub fn blocking_recv(&mut self) -> Option<T>;
    #[blocks(
        channel,
        tier = 1,
        instead = "recv_many",
        shape = "method_await",
        auto,
        panics_in_async
    )]
    pub fn blocking_recv_many(&mut self, buffer: &mut Vec<T>, limit: usize) -> usize;
    pub fn close(&mut self);
    pub fn is_closed(&self) -> bool;
    pub fn is_empty(&self) -> bool;
    pub fn len(&self) -> usize;
    pub fn poll_recv(&mut self, cx: &mut Context) -> Poll<Option<T>>;
    pub fn poll_recv_many(
        &mut self,
        cx: &mut Context,
        buffer: &mut Vec<T>,
        limit: usize,
    ) -> Poll<usize>;
    pub fn sender_strong_count(&self) -> usize;
    pub fn sender_weak_count(&self) -> usize;
}

#[sender(mpsc)]
pub struct UnboundedSender<T> {}
impl<T> UnboundedSender<T> {
    pub fn send(&self, message: T) -> Result<(), SendError<T>>;
    #[cancel(safe)]
    #[waits(event)]
    pub async fn closed(&self);
    pub fn is_closed(&self) -> bool;
    pub fn same_channel(&self, other: &Self) -> bool;
    pub fn downgrade(&self) -> WeakUnboundedSender<T>;
    pub fn strong_count(&self) -> usize;
    pub fn weak_count(&self) -> usize;
}

impl<T> Clone for UnboundedSender<T> {}

pub struct WeakSender<T> {}
impl<T> WeakSender<T> {
    pub fn upgrade(&self) -> Option<Sender<T>>;
    pub fn strong_count(&self) -> usize;
    pub fn weak_count(&self) -> usize;
}

impl<T> Clone for WeakSender<T> {}

pub struct WeakUnboundedSender<T> {}
impl<T> WeakUnboundedSender<T> {
    pub fn upgrade(&self) -> Option<UnboundedSender<T>>;
    pub fn strong_count(&self) -> usize;
    pub fn weak_count(&self) -> usize;
}

impl<T> Clone for WeakUnboundedSender<T> {}
