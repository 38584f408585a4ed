//! Combinators for streams.

use std::any::Any;
use std::future::Future;
use futures_sink::Sink;
use crate::future::Either;

pub use futures_core::stream::{BoxStream, FusedStream, LocalBoxStream, Stream, TryStream};
pub use self::sources::*;
pub use self::try_stream::*;
pub use self::futures_unordered::FuturesUnordered;
pub use crate::future::{AbortHandle, AbortRegistration, Abortable, Aborted};

pub trait StreamExt: Stream {
    #[cancel(safe)]
    fn next(&mut self) -> Next<'_, Self>;
    fn into_future(self) -> StreamFuture<Self>;
    fn map<T, F>(self, f: F) -> Map<Self, F> where F: FnMut(Self::Item) -> T;
    fn enumerate(self) -> Enumerate<Self>;
    fn filter<Fut, F>(self, f: F) -> Filter<Self, Fut, F>
        where F: FnMut(&Self::Item) -> Fut, Fut: Future<Output = bool>;
    fn filter_map<Fut, T, F>(self, f: F) -> FilterMap<Self, Fut, F>
        where F: FnMut(Self::Item) -> Fut, Fut: Future<Output = Option<T>>;
    fn then<Fut, F>(self, f: F) -> Then<Self, Fut, F> where F: FnMut(Self::Item) -> Fut, Fut: Future;
    #[cancel(loses_data, inferred)]
    fn collect<C: Default + FromIterator<Self::Item>>(self) -> Collect<Self, C>;
    #[cancel(loses_data, inferred)]
    fn unzip<A, B, FromA, FromB>(self) -> Unzip<Self, FromA, FromB>
        where FromA: Default + Extend<A>, FromB: Default + Extend<B>, Self: Stream<Item = (A, B)>;
    #[cancel(loses_data, inferred)]
    fn concat(self) -> Concat<Self>
        where Self::Item: Extend<<<Self as Stream>::Item as IntoIterator>::Item> + IntoIterator + Default;
    #[cancel(loses_data, inferred)]
    fn count(self) -> Count<Self>;
    fn cycle(self) -> Cycle<Self> where Self: Clone;
    #[cancel(loses_data, inferred)]
    fn fold<T, Fut, F>(self, init: T, f: F) -> Fold<Self, Fut, T, F>
        where F: FnMut(T, Self::Item) -> Fut, Fut: Future<Output = T>;
    fn any<Fut, F>(self, f: F) -> Any<Self, Fut, F>
        where F: FnMut(Self::Item) -> Fut, Fut: Future<Output = bool>;
    fn all<Fut, F>(self, f: F) -> All<Self, Fut, F>
        where F: FnMut(Self::Item) -> Fut, Fut: Future<Output = bool>;
    fn flatten(self) -> Flatten<Self> where Self::Item: Stream;
    #[limit(concurrency)]
    fn flatten_unordered(self, limit: impl Into<Option<usize>>) -> FlattenUnordered<Self>
        where Self::Item: Stream;
    fn flat_map<U, F>(self, f: F) -> FlatMap<Self, U, F> where F: FnMut(Self::Item) -> U, U: Stream;
    #[limit(concurrency)]
    fn flat_map_unordered<U, F>(self, limit: impl Into<Option<usize>>, f: F) -> FlatMapUnordered<Self, U, F>
        where U: Stream, F: FnMut(Self::Item) -> U;
    fn scan<S, B, Fut, F>(self, initial_state: S, f: F) -> Scan<Self, S, Fut, F>
        where F: FnMut(&mut S, Self::Item) -> Fut, Fut: Future<Output = Option<B>>;
    fn skip_while<Fut, F>(self, f: F) -> SkipWhile<Self, Fut, F>
        where F: FnMut(&Self::Item) -> Fut, Fut: Future<Output = bool>;
    fn take_while<Fut, F>(self, f: F) -> TakeWhile<Self, Fut, F>
        where F: FnMut(&Self::Item) -> Fut, Fut: Future<Output = bool>;
    fn take_until<Fut>(self, fut: Fut) -> TakeUntil<Self, Fut> where Fut: Future;
    #[cancel(loses_data, inferred)]
    fn for_each<Fut, F>(self, f: F) -> ForEach<Self, Fut, F>
        where F: FnMut(Self::Item) -> Fut, Fut: Future<Output = ()>;
    #[cancel(loses_data, inferred)]
    #[limit(concurrency)]
    fn for_each_concurrent<Fut, F>(self, limit: impl Into<Option<usize>>, f: F) -> ForEachConcurrent<Self, Fut, F>
        where F: FnMut(Self::Item) -> Fut, Fut: Future<Output = ()>;
    fn take(self, n: usize) -> Take<Self>;
    fn skip(self, n: usize) -> Skip<Self>;
    fn fuse(self) -> Fuse<Self>;
    fn by_ref(&mut self) -> &mut Self;
    fn boxed<'a>(self) -> BoxStream<'a, Self::Item>;
    fn boxed_local<'a>(self) -> LocalBoxStream<'a, Self::Item>;
    #[limit(concurrency)]
    fn buffered(self, n: usize) -> Buffered<Self> where Self::Item: Future;
    #[limit(concurrency)]
    fn buffer_unordered(self, n: usize) -> BufferUnordered<Self> where Self::Item: Future;
    fn zip<St>(self, other: St) -> Zip<Self, St> where St: Stream;
    fn chain<St>(self, other: St) -> Chain<Self, St> where St: Stream<Item = Self::Item>;
    fn peekable(self) -> Peekable<Self>;
    fn chunks(self, capacity: usize) -> Chunks<Self>;
    fn ready_chunks(self, capacity: usize) -> ReadyChunks<Self>;
    #[cancel(loses_data, inferred)]
    fn forward<S>(self, sink: S) -> Forward<Self, S, Self::Ok>
        where S: Sink<Self::Ok, Error = Self::Error>, Self: TryStream;
    fn split<Item>(self) -> (SplitSink<Self, Item>, SplitStream<Self>) where Self: Sink<Item>;
    fn inspect<F>(self, f: F) -> Inspect<Self, F> where F: FnMut(&Self::Item);
    fn left_stream<B>(self) -> Either<Self, B> where B: Stream<Item = Self::Item>;
    fn right_stream<B>(self) -> Either<B, Self> where B: Stream<Item = Self::Item>;
    #[cancel(safe)]
    fn select_next_some(&mut self) -> SelectNextSome<'_, Self> where Self: FusedStream;
}

pub struct All<St, Fut, F>;
impl<St, Fut, F> Future for All<St, Fut, F>
    where St: Stream, F: FnMut(St::Item) -> Fut, Fut: Future<Output = bool> { type Output = bool; }
pub struct Any<St, Fut, F>;
impl<St, Fut, F> Future for Any<St, Fut, F>
    where St: Stream, F: FnMut(St::Item) -> Fut, Fut: Future<Output = bool> { type Output = bool; }
pub struct BufferUnordered<St>;
impl<St> Stream for BufferUnordered<St>
    where St: Stream, St::Item: Future { type Item = <St::Item as Future>::Output; }
pub struct Buffered<St>;
impl<St> Stream for Buffered<St>
    where St: Stream, St::Item: Future { type Item = <St::Item as Future>::Output; }
pub struct CatchUnwind<St>;
impl<St: Stream> Stream for CatchUnwind<St> { type Item = Result<St::Item, Box<dyn Any>>; }
pub struct Chain<St1, St2>;
impl<St1, St2> Stream for Chain<St1, St2>
    where St1: Stream, St2: Stream<Item = St1::Item> { type Item = St1::Item; }
pub struct Chunks<St: Stream>;
impl<St: Stream> Stream for Chunks<St> { type Item = Vec<St::Item>; }
pub struct Collect<St, C>;
impl<St, C> Future for Collect<St, C> where St: Stream, C: Default + Extend<St::Item> { type Output = C; }
pub struct Concat<St: Stream>;
impl<St> Future for Concat<St>
    where St: Stream, St::Item: Extend<<St::Item as IntoIterator>::Item> + IntoIterator + Default { type Output = St::Item; }
pub struct Count<St>;
impl<St: Stream> Future for Count<St> { type Output = usize; }
pub struct Cycle<St>;
impl<St> Stream for Cycle<St> where St: Clone + Stream { type Item = St::Item; }
pub struct Enumerate<St>;
impl<St: Stream> Stream for Enumerate<St> { type Item = (usize, St::Item); }
pub struct Filter<St, Fut, F>;
impl<St, Fut, F> Stream for Filter<St, Fut, F>
    where St: Stream, F: FnMut(&St::Item) -> Fut, Fut: Future<Output = bool> { type Item = St::Item; }
pub struct FilterMap<St, Fut, F>;
impl<St, Fut, F, T> Stream for FilterMap<St, Fut, F>
    where St: Stream, F: FnMut(St::Item) -> Fut, Fut: Future<Output = Option<T>> { type Item = T; }
pub struct Fold<St, Fut, T, F>;
impl<St, Fut, T, F> Future for Fold<St, Fut, T, F>
    where St: Stream, F: FnMut(T, St::Item) -> Fut, Fut: Future<Output = T> { type Output = T; }
pub struct ForEach<St, Fut, F>;
impl<St, Fut, F> Future for ForEach<St, Fut, F>
    where St: Stream, F: FnMut(St::Item) -> Fut, Fut: Future<Output = ()> { type Output = (); }
pub struct ForEachConcurrent<St, Fut, F>;
impl<St, Fut, F> Future for ForEachConcurrent<St, Fut, F>
    where St: Stream, F: FnMut(St::Item) -> Fut, Fut: Future<Output = ()> { type Output = (); }
pub struct Forward<St, Si, Item>;
impl<St, Si, Item, E> Future for Forward<St, Si, Item>
    where Si: Sink<Item, Error = E>, St: Stream<Item = Result<Item, E>> { type Output = Result<(), E>; }
pub struct Fuse<St>;

impl<St> Fuse<St> {
    pub fn is_done(&self) -> bool;
}

impl<S: Stream> Stream for Fuse<S> { type Item = S::Item; }
pub struct StreamFuture<St>;

impl<St: Stream> StreamFuture<St> {
    pub fn get_ref(&self) -> Option<&St>;
    pub fn get_mut(&mut self) -> Option<&mut St>;
    pub fn into_inner(self) -> Option<St>;
}

impl<St: Stream> Future for StreamFuture<St> { type Output = (Option<St::Item>, St); }
pub struct Map<St, F>;
impl<St, F, T> Stream for Map<St, F> where St: Stream, F: FnMut(St::Item) -> T { type Item = T; }
pub struct Next<'a, St>;
impl<St: Stream> Future for Next<'_, St> { type Output = Option<St::Item>; }
pub struct Peekable<St: Stream>;

impl<St: Stream> Peekable<St> {
    pub fn peek(self: Pin<&mut Self>) -> Peek<'_, St>;
    pub fn peek_mut(self: Pin<&mut Self>) -> PeekMut<'_, St>;
    pub fn next_if<F>(self: Pin<&mut Self>, func: F) -> NextIf<'_, St, F> where F: FnOnce(&St::Item) -> bool;
    pub fn next_if_eq<'a, T>(self: Pin<&'a mut Self>, expected: &'a T) -> NextIfEq<'a, St, T>
        where St::Item: PartialEq<T>;
}

impl<S: Stream> Stream for Peekable<S> { type Item = S::Item; }
pub struct Peek<'a, St: Stream>;
impl<'a, St> Future for Peek<'a, St> where St: Stream { type Output = Option<&'a St::Item>; }
pub struct PeekMut<'a, St: Stream>;
impl<'a, St> Future for PeekMut<'a, St> where St: Stream { type Output = Option<&'a mut St::Item>; }
pub struct NextIf<'a, St: Stream, F>;
impl<St, F> Future for NextIf<'_, St, F>
    where St: Stream, F: FnOnce(&St::Item) -> bool { type Output = Option<St::Item>; }
pub struct NextIfEq<'a, St: Stream, T>;
impl<St, T> Future for NextIfEq<'_, St, T>
    where St: Stream, St::Item: PartialEq<T> { type Output = Option<St::Item>; }
pub struct ReadyChunks<St: Stream>;
impl<St: Stream> Stream for ReadyChunks<St> { type Item = Vec<St::Item>; }
pub struct Scan<St: Stream, S, Fut, F>;
impl<B, St, S, Fut, F> Stream for Scan<St, S, Fut, F>
    where St: Stream, F: FnMut(&mut S, St::Item) -> Fut, Fut: Future<Output = Option<B>> { type Item = B; }
pub struct SelectNextSome<'a, St>;
pub struct Skip<St>;
impl<St: Stream> Stream for Skip<St> { type Item = St::Item; }
pub struct SkipWhile<St, Fut, F>;
impl<St, Fut, F> Stream for SkipWhile<St, Fut, F>
    where St: Stream, F: FnMut(&St::Item) -> Fut, Fut: Future<Output = bool> { type Item = St::Item; }
pub struct SplitStream<S>;

impl<S> SplitStream<S> {
    pub fn is_pair_of<Item>(&self, other: &SplitSink<S, Item>) -> bool;
}

impl<S> SplitStream<S> {
    pub fn reunite<Item>(self, other: SplitSink<S, Item>) -> Result<S, ReuniteError<S, Item>>
        where S: Sink<Item>;
}

impl<S: Stream> Stream for SplitStream<S> { type Item = S::Item; }
pub struct SplitSink<S, Item>;

impl<S: Sink<Item>, Item> SplitSink<S, Item> {
    pub fn reunite(self, other: SplitStream<S>) -> Result<S, ReuniteError<S, Item>>;
}

impl<S, Item> SplitSink<S, Item> {
    pub fn is_pair_of(&self, other: &SplitStream<S>) -> bool;
}

impl<S: Sink<Item>, Item> Sink<Item> for SplitSink<S, Item> { type Error = S::Error; }
pub struct ReuniteError<T, Item>(pub SplitSink<T, Item>, pub SplitStream<T>);
impl<T: core::any::Any, Item> std::error::Error for ReuniteError<T, Item> {}
pub struct Take<St>;
impl<St> Stream for Take<St> where St: Stream { type Item = St::Item; }
pub struct TakeUntil<St: Stream, Fut: Future>;

impl<St, Fut> TakeUntil<St, Fut> where St: Stream, Fut: Future {
    pub fn take_future(&mut self) -> Option<Fut>;
    pub fn take_result(&mut self) -> Option<Fut::Output>;
    pub fn is_stopped(&self) -> bool;
}

impl<St, Fut> Stream for TakeUntil<St, Fut> where St: Stream, Fut: Future { type Item = St::Item; }
pub struct TakeWhile<St: Stream, Fut, F>;
impl<St, Fut, F> Stream for TakeWhile<St, Fut, F>
    where St: Stream, F: FnMut(&St::Item) -> Fut, Fut: Future<Output = bool> { type Item = St::Item; }
pub struct Then<St, Fut, F>;
impl<St, Fut, F> Stream for Then<St, Fut, F>
    where St: Stream, F: FnMut(St::Item) -> Fut, Fut: Future { type Item = Fut::Output; }
pub struct Unzip<St, FromA, FromB>;
impl<St, A, B, FromA, FromB> Future for Unzip<St, FromA, FromB>
    where St: Stream<Item = (A, B)>, FromA: Default + Extend<A>, FromB: Default + Extend<B> { type Output = (FromA, FromB); }
pub struct Zip<St1: Stream, St2: Stream>;

impl<St1: Stream, St2: Stream> Zip<St1, St2> {
    pub fn get_ref(&self) -> (&St1, &St2);
    pub fn get_mut(&mut self) -> (&mut St1, &mut St2);
    pub fn into_inner(self) -> (St1, St2);
}

impl<St1, St2> Stream for Zip<St1, St2> where St1: Stream, St2: Stream { type Item = (St1::Item, St2::Item); }
impl<T: ?Sized> StreamExt for T where T: Stream {}

impl<St> Future for SelectNextSome<'_, St> where St: ?Sized + FusedStream { type Output = St::Item; }
pub struct Flatten<St>;
impl<St> Stream for Flatten<St> where St: Stream, St::Item: Stream { type Item = <St::Item as Stream>::Item; }
pub struct FlattenUnordered<St>;
impl<St> Stream for FlattenUnordered<St>
    where St: Stream, St::Item: Stream { type Item = <St::Item as Stream>::Item; }
pub struct FlatMap<St, U, F>;
impl<St, U, F> Stream for FlatMap<St, U, F>
    where St: Stream, U: Stream, F: FnMut(St::Item) -> U { type Item = U::Item; }
pub struct FlatMapUnordered<St, U, F>;
impl<St, U, F> Stream for FlatMapUnordered<St, U, F>
    where St: Stream, U: Stream, F: FnMut(St::Item) -> U { type Item = U::Item; }
pub struct Inspect<St, F>;
impl<St, F> Stream for Inspect<St, F> where St: Stream { type Item = St::Item; }
impl<St: Stream> FusedStream for Fuse<St> {}
