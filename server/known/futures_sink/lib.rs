//! The trait of what values can be sent into.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::ops::DerefMut;

pub trait Sink<Item> {
    type Error;
    fn poll_ready(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>>;
    fn start_send(self: Pin<&mut Self>, item: Item) -> Result<(), Self::Error>;
    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>>;
    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>>;
}
impl<S: ?Sized + Sink<Item> + Unpin, Item> Sink<Item> for &mut S { type Error = S::Error; }
impl<S: ?Sized + Sink<Item> + Unpin, Item> Sink<Item> for Box<S> { type Error = S::Error; }
impl<P, Item> Sink<Item> for Pin<P>
    where P: DerefMut + Unpin, P::Target: Sink<Item> { type Error = <P::Target as Sink<Item>>::Error; }
