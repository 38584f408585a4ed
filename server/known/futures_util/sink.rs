//! Combinators for sinks.

use std::future::Future;
use futures_core::{Stream, TryStream};
use crate::future::Either;
use crate::never::Never;

pub use futures_sink::Sink;

pub trait SinkExt<Item>: Sink<Item> {
    fn with<U, Fut, F, E>(self, f: F) -> With<Self, Item, U, Fut, F>
        where F: FnMut(U) -> Fut, Fut: Future<Output = Result<Item, E>>, E: From<Self::Error>;
    fn with_flat_map<U, St, F>(self, f: F) -> WithFlatMap<Self, Item, U, St, F>
        where F: FnMut(U) -> St, St: Stream<Item = Result<Item, Self::Error>>;
    fn sink_map_err<E, F>(self, f: F) -> SinkMapErr<Self, F> where F: FnOnce(Self::Error) -> E;
    fn sink_err_into<E>(self) -> SinkErrInto<Self, Item, E> where Self::Error: Into<E>;
    fn buffer(self, capacity: usize) -> Buffer<Self, Item>;
    #[cancel(safe, inferred)]
    #[flushes]
    fn close(&mut self) -> Close<'_, Self, Item>;
    fn fanout<Si>(self, other: Si) -> Fanout<Self, Si> where Item: Clone, Si: Sink<Item, Error = Self::Error>;
    #[cancel(safe, inferred)]
    #[flushes]
    fn flush(&mut self) -> Flush<'_, Self, Item>;
    #[cancel(loses_argument, inferred)]
    #[waits(capacity)]
    #[flushes]
    fn send(&mut self, item: Item) -> Send<'_, Self, Item>;
    #[cancel(loses_argument, inferred)]
    #[waits(capacity)]
    fn feed(&mut self, item: Item) -> Feed<'_, Self, Item>;
    #[cancel(loses_argument, inferred)]
    #[waits(capacity)]
    #[flushes]
    fn send_all<'a, St>(&'a mut self, stream: &'a mut St) -> SendAll<'a, Self, St>
        where St: TryStream<Ok = Item, Error = Self::Error> + Stream;
    fn left_sink<Si2>(self) -> Either<Self, Si2> where Si2: Sink<Item, Error = Self::Error>;
    fn right_sink<Si1>(self) -> Either<Si1, Self> where Si1: Sink<Item, Error = Self::Error>;
    fn start_send_unpin(&mut self, item: Item) -> Result<(), Self::Error>;
}

pub struct Close<'a, Si, Item>;
impl<Si: Sink<Item>, Item> Future for Close<'_, Si, Item> { type Output = Result<(), Si::Error>; }
pub struct Drain<T>;
pub fn drain<T>() -> Drain<T>;
impl<T> Clone for Drain<T> {}
impl<T> Sink<T> for Drain<T> { type Error = Never; }
pub struct Fanout<Si1, Si2>;

impl<Si1, Si2> Fanout<Si1, Si2> {
    pub fn get_ref(&self) -> (&Si1, &Si2);
    pub fn get_mut(&mut self) -> (&mut Si1, &mut Si2);
    pub fn into_inner(self) -> (Si1, Si2);
}

impl<Si1, Si2, Item> Sink<Item> for Fanout<Si1, Si2>
    where Si1: Sink<Item>, Item: Clone, Si2: Sink<Item, Error = Si1::Error> { type Error = Si1::Error; }
pub struct Feed<'a, Si, Item>;
impl<Si: Sink<Item>, Item> Future for Feed<'_, Si, Item> { type Output = Result<(), Si::Error>; }
pub struct Flush<'a, Si, Item>;
impl<Si: Sink<Item>, Item> Future for Flush<'_, Si, Item> { type Output = Result<(), Si::Error>; }
#[derive(Clone)]
pub struct SinkMapErr<Si, F>;
impl<Si, F, E, Item> Sink<Item> for SinkMapErr<Si, F>
    where Si: Sink<Item>, F: FnOnce(Si::Error) -> E { type Error = E; }
impl<S: Stream, F> Stream for SinkMapErr<S, F> { type Item = S::Item; }
pub struct Send<'a, Si, Item>;
impl<Si: Sink<Item>, Item> Future for Send<'_, Si, Item> { type Output = Result<(), Si::Error>; }
pub struct SendAll<'a, Si, St>;
impl<Si, St, Ok, Error> Future for SendAll<'_, Si, St>
    where Si: Sink<Ok, Error = Error>, St: Stream<Item = Result<Ok, Error>> { type Output = Result<(), Error>; }
pub struct Unfold<T, F, R>;
pub fn unfold<T, F, R, Item, E>(init: T, function: F) -> Unfold<T, F, R>
    where F: FnMut(T, Item) -> R, R: Future<Output = Result<T, E>>;
impl<T, F, R, Item, E> Sink<Item> for Unfold<T, F, R>
    where F: FnMut(T, Item) -> R, R: Future<Output = Result<T, E>> { type Error = E; }
pub struct With<Si, Item, U, Fut, F>;
impl<Si, Item, U, Fut, F> Clone for With<Si, Item, U, Fut, F> where Si: Clone, F: Clone, Fut: Clone {}
impl<S, Item, U, Fut, F> Stream for With<S, Item, U, Fut, F>
    where S: Stream + Sink<Item>, F: FnMut(U) -> Fut, Fut: Future { type Item = S::Item; }
impl<Si, Item, U, Fut, F, E> Sink<U> for With<Si, Item, U, Fut, F>
    where Si: Sink<Item>, F: FnMut(U) -> Fut, Fut: Future<Output = Result<Item, E>>, E: From<Si::Error> { type Error = E; }
pub struct WithFlatMap<Si, Item, U, St, F>;
impl<S, Item, U, St, F> Stream for WithFlatMap<S, Item, U, St, F>
    where S: Stream + Sink<Item>, F: FnMut(U) -> St, St: Stream<Item = Result<Item, S::Error>> { type Item = S::Item; }
impl<Si, Item, U, St, F> Sink<U> for WithFlatMap<Si, Item, U, St, F>
    where Si: Sink<Item>, F: FnMut(U) -> St, St: Stream<Item = Result<Item, Si::Error>> { type Error = Si::Error; }
pub struct Buffer<Si, Item>;
impl<S, Item> Stream for Buffer<S, Item> where S: Sink<Item> + Stream { type Item = S::Item; }
impl<Si: Sink<Item>, Item> Sink<Item> for Buffer<Si, Item> { type Error = Si::Error; }

impl<T: ?Sized, Item> SinkExt<Item> for T where T: Sink<Item> {}

pub struct SinkErrInto<Si, Item, E>;
impl<Si, Item, E> Sink<Item> for SinkErrInto<Si, Item, E>
    where Si: Sink<Item>, Si::Error: Into<E> { type Error = E; }
impl<S, Item, E> Stream for SinkErrInto<S, Item, E>
    where S: Sink<Item> + Stream, S::Error: Into<E> { type Item = S::Item; }
