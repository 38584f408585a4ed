//! Channels for one message, for threads and tasks.

use std::time::{Duration, Instant};

#[channel(oneshot)]
pub fn channel<T>() -> (Sender<T>, Receiver<T>);
#[sender(oneshot)]
pub struct Sender<T>;
impl<T> Sender<T> {
    pub fn send(self, message: T) -> Result<(), SendError<T>>;
}
impl<T> Drop for Sender<T> {}
#[receiver(oneshot)]
#[waits(channel)]
#[cancel(safe, inferred)]
pub struct Receiver<T>;
impl<T> Receiver<T> {
    pub fn try_recv(&self) -> Result<T, TryRecvError>;
    #[blocks(channel, note = "`.await` it instead")]
    pub fn recv(self) -> Result<T, RecvError>;
    #[blocks(channel, note = "`.await` it instead")]
    pub fn recv_ref(&self) -> Result<T, RecvError>;
    #[blocks(channel, note = "`.await` it instead")]
    pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError>;
    #[blocks(channel, note = "`.await` it instead")]
    pub fn recv_deadline(&self, deadline: Instant) -> Result<T, RecvTimeoutError>;
}
impl<T> std::future::Future for Receiver<T> { type Output = Result<T, RecvError>; }
impl<T> Drop for Receiver<T> {}
pub struct SendError<T>;
impl<T> std::error::Error for SendError<T> {}
#[derive(Clone, Copy)]
pub struct RecvError;
impl std::error::Error for RecvError {}
#[derive(Clone, Copy)]
pub enum RecvTimeoutError { Timeout, Disconnected }
impl std::error::Error for RecvTimeoutError {}
#[derive(Clone, Copy)]
pub enum TryRecvError { Empty, Disconnected }
impl std::error::Error for TryRecvError {}
