//! One value, once.

use crate::sync::oneshot::error::{RecvError, TryRecvError};
use std::task::{Context, Poll};

#[channel(oneshot, ends = "closed_err")]
pub fn channel<T>() -> (Sender<T>, Receiver<T>);

#[cancel(safe)]
#[receiver(oneshot, ends = "closed_err")]
#[waits(channel)]
#[panics("called after complete", completed)]
pub struct Receiver<T> {}
impl<T> Receiver<T> {
    pub fn close(&mut self);
    pub fn is_terminated(&self) -> bool;
    pub fn is_empty(&self) -> bool;
    pub fn try_recv(&mut self) -> Result<T, TryRecvError>;
    #[blocks(channel, tier = 1, panics_in_async, note = "await the receiver itself")]
    pub fn blocking_recv(self) -> Result<T, RecvError>;
}

impl<T> Future for Receiver<T> {
    type Output = Result<T, RecvError>;
}

#[sender(oneshot)]
pub struct Sender<T> {}
impl<T> Sender<T> {
    pub fn send(self, t: T) -> Result<(), T>;
    #[waits(event)]
    #[cancel(safe, inferred)]
    pub async fn closed(&mut self);
    pub fn is_closed(&self) -> bool;
    pub fn poll_closed(&mut self, cx: &mut Context) -> Poll<()>;
}
