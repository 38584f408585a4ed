//! The latest value.

use crate::sync::watch::error::{RecvError, SendError};
use std::ops::Deref;

#[channel(watch, ends = "closed_err")]
pub fn channel<T>(init: T) -> (Sender<T>, Receiver<T>);

#[receiver(watch, ends = "closed_err")]
pub struct Receiver<T> {}
impl<T> Receiver<T> {
    pub fn borrow(&self) -> Ref<T>;
    pub fn borrow_and_update(&mut self) -> Ref<T>;
    pub fn has_changed(&self) -> Result<bool, RecvError>;
    pub fn is_closed(&self) -> bool;
    pub fn mark_changed(&mut self);
    pub fn mark_unchanged(&mut self);
    #[cancel(safe)]
    #[waits(channel)]
    pub async fn changed(&mut self) -> Result<(), RecvError>;
    #[cancel(safe)]
    #[waits(channel)]
    #[inline]
    pub async fn wait_for(&mut self, f: impl FnMut(&T) -> bool) -> Result<Ref<T>, RecvError>;
    pub fn same_channel(&self, other: &Self) -> bool;
}

impl<T> Clone for Receiver<T> {}

#[guard(watch_ref, thread, shared, note = "a blocking read lock inside")]
pub struct Ref<T> {}
impl<T> Ref<T> {
    pub fn has_changed(&self) -> bool;
}

impl<T> !Send for Ref<T> {}
impl<T> Deref for Ref<T> {
    type Target = T;
}

#[sender(watch)]
pub struct Sender<T> {}
impl<T> Sender<T> {
    pub fn new(init: T) -> Self;
    pub fn send(&self, value: T) -> Result<(), SendError<T>>;
    #[inline]
    pub fn send_modify<F: FnOnce(&mut T)>(&self, modify: F);
    #[inline]
    pub fn send_if_modified<F: FnOnce(&mut T) -> bool>(&self, modify: F) -> bool;
    pub fn send_replace(&self, value: T) -> T;
    pub fn borrow(&self) -> Ref<T>;
    pub fn is_closed(&self) -> bool;
    #[cancel(safe)]
    #[waits(event)]
    pub async fn closed(&self);
    pub fn subscribe(&self) -> Receiver<T>;
    pub fn receiver_count(&self) -> usize;
    pub fn sender_count(&self) -> usize;
    pub fn same_channel(&self, other: &Self) -> bool;
}

impl<T> Clone for Sender<T> {}
impl<T: Default> Default for Sender<T> {}
