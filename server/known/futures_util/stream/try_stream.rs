//! Combinators for streams of results; re-exported in `stream`.

use std::future::Future;
use std::io::Error;
use std::task::{Context, Poll};
use futures_core::{Stream, TryFuture, TryStream};
use futures_io::{AsyncBufRead, AsyncRead, AsyncWrite};

pub trait TryStreamExt: TryStream {
    fn err_into<E>(self) -> ErrInto<Self, E> where Self::Error: Into<E>;
    fn map_ok<T, F>(self, f: F) -> MapOk<Self, F> where F: FnMut(Self::Ok) -> T;
    fn map_err<E, F>(self, f: F) -> MapErr<Self, F> where F: FnMut(Self::Error) -> E;
    fn and_then<Fut, F>(self, f: F) -> AndThen<Self, Fut, F>
        where F: FnMut(Self::Ok) -> Fut, Fut: TryFuture<Error = Self::Error>;
    fn or_else<Fut, F>(self, f: F) -> OrElse<Self, Fut, F>
        where F: FnMut(Self::Error) -> Fut, Fut: TryFuture<Ok = Self::Ok>;
    fn inspect_ok<F>(self, f: F) -> InspectOk<Self, F> where F: FnMut(&Self::Ok);
    fn inspect_err<F>(self, f: F) -> InspectErr<Self, F> where F: FnMut(&Self::Error);
    fn into_stream(self) -> IntoStream<Self>;
    #[cancel(safe, inferred)]
    fn try_next(&mut self) -> TryNext<'_, Self>;
    #[cancel(loses_data, inferred)]
    fn try_for_each<Fut, F>(self, f: F) -> TryForEach<Self, Fut, F>
        where F: FnMut(Self::Ok) -> Fut, Fut: TryFuture<Ok = (), Error = Self::Error>;
    fn try_skip_while<Fut, F>(self, f: F) -> TrySkipWhile<Self, Fut, F>
        where F: FnMut(&Self::Ok) -> Fut, Fut: TryFuture<Ok = bool, Error = Self::Error>;
    fn try_take_while<Fut, F>(self, f: F) -> TryTakeWhile<Self, Fut, F>
        where F: FnMut(&Self::Ok) -> Fut, Fut: TryFuture<Ok = bool, Error = Self::Error>;
    #[cancel(loses_data, inferred)]
    #[limit(concurrency)]
    fn try_for_each_concurrent<Fut, F>(self, limit: impl Into<Option<usize>>, f: F) -> TryForEachConcurrent<Self, Fut, F>
        where F: FnMut(Self::Ok) -> Fut, Fut: Future<Output = Result<(), Self::Error>>;
    #[cancel(loses_data, inferred)]
    fn try_collect<C: Default + FromIterator<Self::Ok>>(self) -> TryCollect<Self, C>;
    fn try_chunks(self, capacity: usize) -> TryChunks<Self>;
    fn try_ready_chunks(self, capacity: usize) -> TryReadyChunks<Self>;
    fn try_filter<Fut, F>(self, f: F) -> TryFilter<Self, Fut, F>
        where Fut: Future<Output = bool>, F: FnMut(&Self::Ok) -> Fut;
    fn try_filter_map<Fut, F, T>(self, f: F) -> TryFilterMap<Self, Fut, F>
        where Fut: TryFuture<Ok = Option<T>, Error = Self::Error>, F: FnMut(Self::Ok) -> Fut;
    fn try_flatten(self) -> TryFlatten<Self>
        where Self::Ok: TryStream, <Self::Ok as TryStream>::Error: From<Self::Error>;
    #[cancel(loses_data, inferred)]
    fn try_fold<T, Fut, F>(self, init: T, f: F) -> TryFold<Self, Fut, T, F>
        where F: FnMut(T, Self::Ok) -> Fut, Fut: TryFuture<Ok = T, Error = Self::Error>;
    #[cancel(loses_data, inferred)]
    fn try_concat(self) -> TryConcat<Self>
        where Self::Ok: Extend<<<Self as TryStream>::Ok as IntoIterator>::Item> + IntoIterator + Default;
    #[limit(concurrency)]
    fn try_buffer_unordered(self, n: usize) -> TryBufferUnordered<Self>
        where Self::Ok: TryFuture<Error = Self::Error>;
    #[limit(concurrency)]
    fn try_buffered(self, n: usize) -> TryBuffered<Self> where Self::Ok: TryFuture<Error = Self::Error>;
    fn try_poll_next_unpin(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Self::Ok, Self::Error>>>;
    fn into_async_read(self) -> IntoAsyncRead<Self>
        where Self: TryStreamExt<Error = std::io::Error>, Self::Ok: AsRef<[u8]>;
    fn try_all<Fut, F>(self, f: F) -> TryAll<Self, Fut, F>
        where F: FnMut(Self::Ok) -> Fut, Fut: Future<Output = bool>;
    fn try_any<Fut, F>(self, f: F) -> TryAny<Self, Fut, F>
        where F: FnMut(Self::Ok) -> Fut, Fut: Future<Output = bool>;
}

pub struct AndThen<St, Fut, F>;
impl<St, Fut, F> Stream for AndThen<St, Fut, F>
    where St: TryStream, F: FnMut(St::Ok) -> Fut, Fut: TryFuture<Error = St::Error> { type Item = Result<Fut::Ok, St::Error>; }
pub struct IntoAsyncRead<St>;
impl<St> AsyncRead for IntoAsyncRead<St> where St: TryStream<Error = Error>, St::Ok: AsRef<[u8]> {}
impl<St> AsyncWrite for IntoAsyncRead<St>
    where St: TryStream<Error = Error> + AsyncWrite, St::Ok: AsRef<[u8]> {}
impl<St> AsyncBufRead for IntoAsyncRead<St> where St: TryStream<Error = Error>, St::Ok: AsRef<[u8]> {}
pub struct IntoStream<St>;
impl<St: TryStream> Stream for IntoStream<St> { type Item = Result<St::Ok, St::Error>; }
pub struct OrElse<St, Fut, F>;
impl<St, Fut, F> Stream for OrElse<St, Fut, F>
    where St: TryStream, F: FnMut(St::Error) -> Fut, Fut: TryFuture<Ok = St::Ok> { type Item = Result<St::Ok, Fut::Error>; }
pub struct TryAll<St, Fut, F>;
impl<St, Fut, F> Future for TryAll<St, Fut, F>
    where St: TryStream, F: FnMut(St::Ok) -> Fut, Fut: Future<Output = bool> { type Output = Result<bool, St::Error>; }
pub struct TryAny<St, Fut, F>;
impl<St, Fut, F> Future for TryAny<St, Fut, F>
    where St: TryStream, F: FnMut(St::Ok) -> Fut, Fut: Future<Output = bool> { type Output = Result<bool, St::Error>; }
pub struct TryBufferUnordered<St>;
impl<St> Stream for TryBufferUnordered<St>
    where St: TryStream, St::Ok: TryFuture<Error = St::Error> { type Item = Result<<St::Ok as TryFuture>::Ok, St::Error>; }
pub struct TryBuffered<St>;
impl<St> Stream for TryBuffered<St>
    where St: TryStream, St::Ok: TryFuture<Error = St::Error> { type Item = Result<<St::Ok as TryFuture>::Ok, St::Error>; }
pub struct TryChunks<St: TryStream>;
impl<St: TryStream> Stream for TryChunks<St> { type Item = Result<Vec<St::Ok>, TryChunksError<St::Ok, St::Error>>; }
pub struct TryChunksError<T, E>(pub Vec<T>, pub E);
impl<T, E> std::error::Error for TryChunksError<T, E> {}
pub struct TryCollect<St, C>;
impl<St, C> Future for TryCollect<St, C>
    where St: TryStream, C: Default + Extend<St::Ok> { type Output = Result<C, St::Error>; }
pub struct TryConcat<St: TryStream>;
impl<St> Future for TryConcat<St>
    where St: TryStream, St::Ok: Extend<<St::Ok as IntoIterator>::Item> + IntoIterator + Default { type Output = Result<St::Ok, St::Error>; }
pub struct TryFilter<St, Fut, F>;
impl<St, Fut, F> Stream for TryFilter<St, Fut, F>
    where St: TryStream, Fut: Future<Output = bool>, F: FnMut(&St::Ok) -> Fut { type Item = Result<St::Ok, St::Error>; }
pub struct TryFilterMap<St, Fut, F>;
impl<St, Fut, F, T> Stream for TryFilterMap<St, Fut, F>
    where St: TryStream, Fut: TryFuture<Ok = Option<T>, Error = St::Error>, F: FnMut(St::Ok) -> Fut { type Item = Result<T, St::Error>; }
pub struct TryFlatten<St>;
impl<St> Stream for TryFlatten<St>
    where St: TryStream, St::Ok: TryStream, <St::Ok as TryStream>::Error: From<St::Error> { type Item = Result<<St::Ok as TryStream>::Ok, <St::Ok as TryStream>::Error>; }
pub struct TryFold<St, Fut, T, F>;
impl<St, Fut, T, F> Future for TryFold<St, Fut, T, F>
    where St: TryStream, F: FnMut(T, St::Ok) -> Fut, Fut: TryFuture<Ok = T, Error = St::Error> { type Output = Result<T, St::Error>; }
pub struct TryForEach<St, Fut, F>;
impl<St, Fut, F> Future for TryForEach<St, Fut, F>
    where St: TryStream, F: FnMut(St::Ok) -> Fut, Fut: TryFuture<Ok = (), Error = St::Error> { type Output = Result<(), St::Error>; }
pub struct TryForEachConcurrent<St, Fut, F>;
impl<St, Fut, F> Future for TryForEachConcurrent<St, Fut, F>
    where St: TryStream, F: FnMut(St::Ok) -> Fut, Fut: Future<Output = Result<(), St::Error>> { type Output = Result<(), St::Error>; }
pub struct TryNext<'a, St>;
impl<St: TryStream> Future for TryNext<'_, St> { type Output = Result<Option<St::Ok>, St::Error>; }
pub struct TryReadyChunks<St: TryStream>;
impl<St: TryStream> Stream for TryReadyChunks<St> { type Item = Result<Vec<St::Ok>, TryReadyChunksError<St::Ok, St::Error>>; }
pub struct TryReadyChunksError<T, E>(pub Vec<T>, pub E);
impl<T, E> std::error::Error for TryReadyChunksError<T, E> {}
pub struct TrySkipWhile<St, Fut, F>;
impl<St, Fut, F> Stream for TrySkipWhile<St, Fut, F>
    where St: TryStream, F: FnMut(&St::Ok) -> Fut, Fut: TryFuture<Ok = bool, Error = St::Error> { type Item = Result<St::Ok, St::Error>; }
pub struct TryTakeWhile<St, Fut, F>;
impl<St, Fut, F> Stream for TryTakeWhile<St, Fut, F>
    where St: TryStream, F: FnMut(&St::Ok) -> Fut, Fut: TryFuture<Ok = bool, Error = St::Error> { type Item = Result<St::Ok, St::Error>; }
pub fn try_unfold<T, F, Fut, Item>(init: T, f: F) -> TryUnfold<T, F, Fut>
    where F: FnMut(T) -> Fut, Fut: TryFuture<Ok = Option<(Item, T)>>;
pub struct TryUnfold<T, F, Fut>;
impl<T, F, Fut, Item> Stream for TryUnfold<T, F, Fut>
    where F: FnMut(T) -> Fut, Fut: TryFuture<Ok = Option<(Item, T)>> { type Item = Result<Item, Fut::Error>; }
impl<S: ?Sized + TryStream> TryStreamExt for S {}

pub struct ErrInto<St, E>;
impl<St, E> Stream for ErrInto<St, E>
    where St: TryStream, St::Error: Into<E> { type Item = Result<St::Ok, E>; }
pub struct InspectOk<St, F>;
impl<St, F> Stream for InspectOk<St, F> where St: TryStream { type Item = Result<St::Ok, St::Error>; }
pub struct InspectErr<St, F>;
impl<St, F> Stream for InspectErr<St, F> where St: TryStream { type Item = Result<St::Ok, St::Error>; }
pub struct MapOk<St, F>;
impl<St, F, T> Stream for MapOk<St, F>
    where St: TryStream, F: FnMut(St::Ok) -> T { type Item = Result<T, St::Error>; }
pub struct MapErr<St, F>;
impl<St, F, E> Stream for MapErr<St, F>
    where St: TryStream, F: FnMut(St::Error) -> E { type Item = Result<St::Ok, E>; }
