//! Futures of `sync`.

use std::pin::Pin;

pub struct Notified {}
impl Notified {
    pub fn enable(self: Pin<&mut Self>) -> bool;
}

impl Future for Notified {
    type Output = ();
}

pub struct OwnedNotified {}
impl OwnedNotified {
    pub fn enable(self: Pin<&mut Self>) -> bool;
}

impl Future for OwnedNotified {
    type Output = ();
}
