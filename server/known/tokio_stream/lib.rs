//! Streams for tokio.

use std::borrow::Borrow;
use std::future::Future;
use std::hash::Hash;
use std::pin::Pin;
use std::time::Duration;
use tokio::time::Interval;

pub use futures_core::Stream;

pub mod adapters {
    pub use crate::{Chain, ChunksTimeout, Filter, FilterMap, Fuse, Map, MapWhile, Merge, Peekable, Skip, SkipWhile, Take, TakeWhile, Then, Timeout, TimeoutRepeating};
}

pub trait StreamExt: Stream {
    #[cancel(safe)]
    fn next(&mut self) -> Next<'_, Self>;
    #[cancel(safe)]
    fn try_next<T, E>(&mut self) -> TryNext<'_, Self> where Self: Stream<Item = Result<T, E>>;
    fn map<T, F>(self, f: F) -> Map<Self, F> where F: FnMut(Self::Item) -> T;
    fn map_while<T, F>(self, f: F) -> MapWhile<Self, F> where F: FnMut(Self::Item) -> Option<T>;
    fn then<F, Fut>(self, f: F) -> Then<Self, Fut, F> where F: FnMut(Self::Item) -> Fut, Fut: Future;
    fn merge<U>(self, other: U) -> Merge<Self, U> where U: Stream<Item = Self::Item>;
    fn filter<F>(self, f: F) -> Filter<Self, F> where F: FnMut(&Self::Item) -> bool;
    fn filter_map<T, F>(self, f: F) -> FilterMap<Self, F> where F: FnMut(Self::Item) -> Option<T>;
    fn fuse(self) -> Fuse<Self>;
    fn take(self, n: usize) -> Take<Self>;
    fn take_while<F>(self, f: F) -> TakeWhile<Self, F> where F: FnMut(&Self::Item) -> bool;
    fn skip(self, n: usize) -> Skip<Self>;
    fn skip_while<F>(self, f: F) -> SkipWhile<Self, F> where F: FnMut(&Self::Item) -> bool;
    #[cancel(loses_data, inferred)]
    fn all<F>(&mut self, f: F) -> AllFuture<'_, Self, F> where F: FnMut(Self::Item) -> bool;
    #[cancel(loses_data, inferred)]
    fn any<F>(&mut self, f: F) -> AnyFuture<'_, Self, F> where F: FnMut(Self::Item) -> bool;
    fn chain<U>(self, other: U) -> Chain<Self, U> where U: Stream<Item = Self::Item>;
    #[cancel(loses_data, inferred)]
    fn fold<B, F>(self, init: B, f: F) -> FoldFuture<Self, B, F> where F: FnMut(B, Self::Item) -> B;
    #[cancel(loses_data, inferred)]
    fn collect<T>(self) -> Collect<Self, T> where T: FromStream<Self::Item>;
    #[limit(time)]
    fn timeout(self, duration: Duration) -> Timeout<Self>;
    fn timeout_repeating(self, interval: Interval) -> TimeoutRepeating<Self>;
    #[limit(rate)]
    fn throttle(self, duration: Duration) -> Throttle<Self>;
    fn chunks_timeout(self, max_size: usize, duration: Duration) -> ChunksTimeout<Self>;
    fn peekable(self) -> Peekable<Self>;
}

pub struct Empty<T>;
pub fn empty<T>() -> Empty<T>;
impl<T> Stream for Empty<T> { type Item = T; }
pub struct Iter<I>;
pub fn iter<I>(i: I) -> Iter<I::IntoIter> where I: IntoIterator;
impl<I> Stream for Iter<I> where I: Iterator { type Item = I::Item; }
pub struct Once<T>;
pub fn once<T>(value: T) -> Once<T>;
impl<T> Stream for Once<T> { type Item = T; }
pub struct Pending<T>;
pub fn pending<T>() -> Pending<T>;
impl<T> Stream for Pending<T> { type Item = T; }
pub struct StreamMap<K, V>;

impl<K, V> StreamMap<K, V> {
    pub fn iter(&self) -> impl Iterator<Item = &(K, V)>;
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut (K, V)>;
    pub fn new() -> StreamMap<K, V>;
    pub fn with_capacity(capacity: usize) -> StreamMap<K, V>;
    pub fn keys(&self) -> impl Iterator<Item = &K>;
    pub fn values(&self) -> impl Iterator<Item = &V>;
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V>;
    pub fn capacity(&self) -> usize;
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
    pub fn clear(&mut self);
    pub fn insert(&mut self, k: K, stream: V) -> Option<V>;
    pub fn remove<Q>(&mut self, k: &Q) -> Option<V> where K: Borrow<Q>;
    pub fn contains_key<Q>(&self, k: &Q) -> bool where K: Borrow<Q>;
}

impl<K, V> Default for StreamMap<K, V> {}

impl<K, V> StreamMap<K, V> where K: Clone, V: Stream {
    #[cancel(safe)]
    pub async fn next_many(&mut self, buffer: &mut Vec<(K, V::Item)>, limit: usize) -> usize;
}

impl<K, V> Stream for StreamMap<K, V> where K: Clone, V: Stream { type Item = (K, V::Item); }
pub struct StreamNotifyClose<S>;

impl<S> StreamNotifyClose<S> {
    pub fn new(stream: S) -> Self;
    pub fn into_inner(self) -> Option<S>;
}

impl<S> Stream for StreamNotifyClose<S> where S: Stream { type Item = Option<S::Item>; }
pub struct AllFuture<'a, St, F>;
impl<St, F> Future for AllFuture<'_, St, F>
    where St: Stream, F: FnMut(St::Item) -> bool { type Output = bool; }
pub struct AnyFuture<'a, St, F>;
impl<St, F> Future for AnyFuture<'_, St, F>
    where St: Stream, F: FnMut(St::Item) -> bool { type Output = bool; }
pub struct Chain<T, U>;
impl<T, U> Stream for Chain<T, U> where T: Stream, U: Stream<Item = T::Item> { type Item = T::Item; }
pub struct ChunksTimeout<S: Stream>;

impl<S: Stream> ChunksTimeout<S> {
    pub fn into_remainder(self: Pin<&mut Self>) -> Vec<S::Item>;
}

impl<S: Stream> Stream for ChunksTimeout<S> { type Item = Vec<S::Item>; }
pub struct Collect<T, U>;

pub trait FromStream<T> {
}

impl<T, U> Future for Collect<T, U> where T: Stream, U: FromStream<T::Item> { type Output = U; }
pub struct Filter<St, F>;
impl<St, F> Stream for Filter<St, F> where St: Stream, F: FnMut(&St::Item) -> bool { type Item = St::Item; }
pub struct FilterMap<St, F>;
impl<St, F, T> Stream for FilterMap<St, F>
    where St: Stream, F: FnMut(St::Item) -> Option<T> { type Item = T; }
pub struct FoldFuture<St, B, F>;
impl<St, B, F> Future for FoldFuture<St, B, F>
    where St: Stream, F: FnMut(B, St::Item) -> B { type Output = B; }
pub struct Fuse<T>;
impl<T> Stream for Fuse<T> where T: Stream { type Item = T::Item; }
pub struct Map<St, F>;
impl<St, F, T> Stream for Map<St, F> where St: Stream, F: FnMut(St::Item) -> T { type Item = T; }
pub struct MapWhile<St, F>;
impl<St, F, T> Stream for MapWhile<St, F> where St: Stream, F: FnMut(St::Item) -> Option<T> { type Item = T; }
pub struct Merge<T, U>;
impl<T, U> Stream for Merge<T, U> where T: Stream, U: Stream<Item = T::Item> { type Item = T::Item; }
#[cancel(safe)]
pub struct Next<'a, St>;
impl<St: Stream> Future for Next<'_, St> { type Output = Option<St::Item>; }
pub struct Peekable<T: Stream>;

impl<T: Stream> Peekable<T> {
    pub async fn peek(&mut self) -> Option<&T::Item>;
}

impl<T: Stream> Stream for Peekable<T> { type Item = T::Item; }
pub struct Skip<St>;
impl<St> Stream for Skip<St> where St: Stream { type Item = St::Item; }
pub struct SkipWhile<St, F>;
impl<St, F> Stream for SkipWhile<St, F>
    where St: Stream, F: FnMut(&St::Item) -> bool { type Item = St::Item; }
pub struct Take<St>;
impl<St> Stream for Take<St> where St: Stream { type Item = St::Item; }
pub struct TakeWhile<St, F>;
impl<St, F> Stream for TakeWhile<St, F>
    where St: Stream, F: FnMut(&St::Item) -> bool { type Item = St::Item; }
pub struct Then<St, Fut, F>;
impl<St, F, Fut> Stream for Then<St, Fut, F>
    where St: Stream, Fut: Future, F: FnMut(St::Item) -> Fut { type Item = Fut::Output; }
pub struct Throttle<T>;

impl<T> Throttle<T> {
    pub fn get_ref(&self) -> &T;
    pub fn get_mut(&mut self) -> &mut T;
    pub fn into_inner(self) -> T;
}

impl<T: Stream> Stream for Throttle<T> { type Item = T::Item; }
pub struct Timeout<S>;
pub struct Elapsed;
impl<S: Stream> Stream for Timeout<S> { type Item = Result<S::Item, Elapsed>; }
impl std::error::Error for Elapsed {}
pub struct TimeoutRepeating<S>;
impl<S: Stream> Stream for TimeoutRepeating<S> { type Item = Result<S::Item, Elapsed>; }
#[cancel(safe)]
pub struct TryNext<'a, St>;
impl<T, E, St: Stream<Item = Result<T, E>>> Future for TryNext<'_, St> { type Output = Result<Option<T>, E>; }

impl<St: ?Sized> StreamExt for St where St: Stream {}
impl<T> FromStream<T> for Vec<T> {}
impl<T, U, E> FromStream<Result<T, E>> for Result<U, E> where U: FromStream<T> {}
impl FromStream<String> for String {}
impl FromStream<()> for () {}
impl<T> FromStream<T> for Box<[T]> {}
