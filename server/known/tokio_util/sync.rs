//! Cancellation tokens, and pollable senders and semaphores.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use futures_core::Stream;
use futures_sink::Sink;
use tokio::sync::mpsc::Sender;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

pub struct CancellationToken;
pub struct WaitForCancellationFuture<'a>;
pub struct WaitForCancellationFutureOwned;
impl Clone for CancellationToken {}
impl Drop for CancellationToken {}
impl Default for CancellationToken {}

impl CancellationToken {
    pub fn new() -> CancellationToken;
    pub fn child_token(&self) -> CancellationToken;
    pub fn cancel(&self);
    pub fn is_cancelled(&self) -> bool;
    #[cancel(safe)]
    #[waits(event)]
    pub fn cancelled(&self) -> WaitForCancellationFuture<'_>;
    #[cancel(safe)]
    #[waits(event)]
    pub fn cancelled_owned(self) -> WaitForCancellationFutureOwned;
    pub fn drop_guard(self) -> DropGuard;
    pub fn drop_guard_ref(&self) -> DropGuardRef<'_>;
    #[cancel(inner)]
    pub async fn run_until_cancelled<F>(&self, fut: F) -> Option<F::Output> where F: Future;
    #[cancel(inner)]
    pub async fn run_until_cancelled_owned<F>(self, fut: F) -> Option<F::Output> where F: Future;
}

impl<'a> Future for WaitForCancellationFuture<'a> { type Output = (); }
impl Future for WaitForCancellationFutureOwned { type Output = (); }
pub struct DropGuard;

impl DropGuard {
    pub fn token(&self) -> &CancellationToken;
    pub fn disarm(self) -> CancellationToken;
}

impl Drop for DropGuard {}
pub struct DropGuardRef<'a>;

impl<'a> DropGuardRef<'a> {
    pub fn token(&self) -> &CancellationToken;
    pub fn disarm(self) -> &'a CancellationToken;
}

impl Drop for DropGuardRef<'_> {}
pub struct PollSendError<T>;

impl<T> PollSendError<T> {
    pub fn into_inner(self) -> Option<T>;
}

impl<T> std::error::Error for PollSendError<T> {}
pub struct PollSender<T>;

impl<T> PollSender<T> {
    pub fn new(sender: Sender<T>) -> Self;
    pub fn poll_reserve(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), PollSendError<T>>>;
    pub fn send_item(&mut self, value: T) -> Result<(), PollSendError<T>>;
    pub fn is_closed(&self) -> bool;
    pub fn get_ref(&self) -> Option<&Sender<T>>;
    pub fn close(&mut self);
    pub fn abort_send(&mut self) -> bool;
}

impl<T> Clone for PollSender<T> {}
impl<T> Sink<T> for PollSender<T> { type Error = PollSendError<T>; }
pub struct PollSemaphore;

impl PollSemaphore {
    pub fn new(semaphore: Arc<Semaphore>) -> Self;
    pub fn close(&self);
    pub fn clone_inner(&self) -> Arc<Semaphore>;
    pub fn into_inner(self) -> Arc<Semaphore>;
    pub fn poll_acquire(&mut self, cx: &mut Context<'_>) -> Poll<Option<OwnedSemaphorePermit>>;
    pub fn poll_acquire_many(&mut self, cx: &mut Context<'_>, permits: u32) -> Poll<Option<OwnedSemaphorePermit>>;
    pub fn available_permits(&self) -> usize;
    pub fn add_permits(&self, n: usize);
}

impl Stream for PollSemaphore { type Item = OwnedSemaphorePermit; }
impl Clone for PollSemaphore {}
pub struct ReusableBoxFuture<'a, T>;

impl<'a, T> ReusableBoxFuture<'a, T> {
    pub fn new<F>(future: F) -> Self where F: Future<Output = T>;
    pub fn set<F>(&mut self, future: F) where F: Future<Output = T>;
    pub fn try_set<F>(&mut self, future: F) -> Result<(), F> where F: Future<Output = T>;
    pub fn get_pin(&mut self) -> Pin<&mut (dyn Future<Output = T>)>;
    pub fn poll(&mut self, cx: &mut Context<'_>) -> Poll<T>;
}

impl<T> Future for ReusableBoxFuture<'_, T> { type Output = T; }
