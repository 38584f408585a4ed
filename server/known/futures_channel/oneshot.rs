//! Channels for one value.

use std::future::Future;
use futures_core::FusedFuture;

#[receiver(oneshot)]
#[cancel(safe, inferred)]
#[waits(channel)]
pub struct Receiver<T>;
#[sender(oneshot)]
pub struct Sender<T>;
#[channel(oneshot)]
pub fn channel<T>() -> (Sender<T>, Receiver<T>);

impl<T> Sender<T> {
    pub fn send(self, t: T) -> Result<(), T>;
    #[cancel(safe, inferred)]
    #[waits(event)]
    pub fn cancellation(&mut self) -> Cancellation<'_, T>;
    pub fn is_canceled(&self) -> bool;
    pub fn is_connected_to(&self, receiver: &Receiver<T>) -> bool;
}

impl<T> Drop for Sender<T> {}
pub struct Cancellation<'a, T>;
impl<T> Future for Cancellation<'_, T> { type Output = (); }
#[derive(Clone)]
pub struct Canceled;
impl std::error::Error for Canceled {}

impl<T> Receiver<T> {
    pub fn close(&mut self);
    pub fn try_recv(&mut self) -> Result<Option<T>, Canceled>;
}

impl<T> Future for Receiver<T> { type Output = Result<T, Canceled>; }
impl<T> Drop for Receiver<T> {}
