//! Every receiver sees every value.

use crate::sync::broadcast::error::{RecvError, SendError, TryRecvError};

#[channel(broadcast, ends = "lagged", zero_panics)]
#[panics("broadcast channel capacity cannot be zero", zero)]
pub fn channel<T: Clone>(capacity: usize) -> (Sender<T>, Receiver<T>);

#[receiver(broadcast, ends = "lagged")]
pub struct Receiver<T> {}
impl<T> Receiver<T> {
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
    pub fn same_channel(&self, other: &Self) -> bool;
    pub fn sender_strong_count(&self) -> usize;
    pub fn sender_weak_count(&self) -> usize;
    pub fn is_closed(&self) -> bool;
}

impl<T: Clone> Receiver<T> {
    pub fn resubscribe(&self) -> Self;
    #[cancel(safe)]
    #[waits(channel)]
    pub async fn recv(&mut self) -> Result<T, RecvError>;
    pub fn try_recv(&mut self) -> Result<T, TryRecvError>;
    #[blocks(
        channel,
        tier = 1,
        instead = "recv",
        shape = "method_await",
        auto,
        panics_in_async
    )]
    pub fn blocking_recv(&mut self) -> Result<T, RecvError>;
}

#[sender(broadcast)]
pub struct Sender<T> {}
impl<T> Sender<T> {
    #[channel(broadcast, ends = "lagged", zero_panics)]
    #[panics("broadcast channel capacity cannot be zero", zero)]
    pub fn new(capacity: usize) -> Self;
    pub fn send(&self, value: T) -> Result<usize, SendError<T>>;
    pub fn subscribe(&self) -> Receiver<T>;
    pub fn downgrade(&self) -> WeakSender<T>;
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
    pub fn receiver_count(&self) -> usize;
    pub fn same_channel(&self, other: &Self) -> bool;
    #[waits(event)]
    #[cancel(safe, inferred)]
    pub async fn closed(&self);
    pub fn strong_count(&self) -> usize;
    pub fn weak_count(&self) -> usize;
}

impl<T> Clone for Sender<T> {}

pub struct WeakSender<T> {}
impl<T> WeakSender<T> {
    pub fn upgrade(&self) -> Option<Sender<T>>;
    pub fn strong_count(&self) -> usize;
    pub fn weak_count(&self) -> usize;
}

impl<T> Clone for WeakSender<T> {}
