//! Streams made from something else; re-exported in `stream`.

use std::future::Future;
use std::task::{Context, Poll};
use futures_core::Stream;
use crate::future::{AbortHandle, Abortable};

pub fn abortable<St>(stream: St) -> (Abortable<St>, AbortHandle) where St: Stream;
pub struct Empty<T>;
pub fn empty<T>() -> Empty<T>;
impl<T> Stream for Empty<T> { type Item = T; }
impl<T> Clone for Empty<T> {}
pub struct FuturesOrdered<T: Future>;

impl<Fut: Future> FuturesOrdered<Fut> {
    pub fn new() -> Self;
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
    pub fn push(&mut self, future: Fut);
    pub fn push_back(&mut self, future: Fut);
    pub fn push_front(&mut self, future: Fut);
    pub fn clear(&mut self);
}

impl<Fut: Future> Default for FuturesOrdered<Fut> {}
impl<Fut: Future> Stream for FuturesOrdered<Fut> { type Item = Fut::Output; }
#[derive(Clone)]
pub struct Iter<I>;

impl<I> Iter<I> {
    pub fn get_ref(&self) -> &I;
    pub fn get_mut(&mut self) -> &mut I;
    pub fn into_inner(self) -> I;
}

pub fn iter<I>(i: I) -> Iter<I::IntoIter> where I: IntoIterator;
impl<I> Stream for Iter<I> where I: Iterator { type Item = I::Item; }
pub fn once<Fut: Future>(future: Fut) -> Once<Fut>;
pub struct Once<Fut>;
impl<Fut: Future> Stream for Once<Fut> { type Item = Fut::Output; }
pub struct Pending<T>;
pub fn pending<T>() -> Pending<T>;
impl<T> Stream for Pending<T> { type Item = T; }
impl<T> Clone for Pending<T> {}
pub struct PollFn<F>;
impl<T, F> Stream for PollFn<F> where F: FnMut(&mut Context<'_>) -> Poll<Option<T>> { type Item = T; }
#[derive(Clone)]
pub struct Repeat<T>;
pub fn repeat<T>(item: T) -> Repeat<T> where T: Clone;
impl<T> Stream for Repeat<T> where T: Clone { type Item = T; }
#[derive(Clone)]
pub struct RepeatWith<F>;
impl<A, F: FnMut() -> A> Stream for RepeatWith<F> { type Item = A; }
pub fn repeat_with<A, F: FnMut() -> A>(repeater: F) -> RepeatWith<F>;
pub struct Select<St1, St2>;
pub fn select<St1, St2>(stream1: St1, stream2: St2) -> Select<St1, St2>
    where St1: Stream, St2: Stream<Item = St1::Item>;

impl<St1, St2> Select<St1, St2> {
    pub fn get_ref(&self) -> (&St1, &St2);
    pub fn get_mut(&mut self) -> (&mut St1, &mut St2);
    pub fn into_inner(self) -> (St1, St2);
}

impl<St1, St2> Stream for Select<St1, St2>
    where St1: Stream, St2: Stream<Item = St1::Item> { type Item = St1::Item; }
pub struct SelectAll<St>;

impl<St: Stream> SelectAll<St> {
    pub fn new() -> Self;
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
    pub fn push(&mut self, stream: St);
    pub fn iter(&self) -> select_all::Iter<'_, St>;
    pub fn iter_mut(&mut self) -> select_all::IterMut<'_, St>;
    pub fn clear(&mut self);
}

impl<St: Stream> Default for SelectAll<St> {}
impl<St: Stream> Stream for SelectAll<St> { type Item = St::Item; }
pub fn select_all<I>(streams: I) -> SelectAll<I::Item> where I: IntoIterator, I::Item: Stream;
impl<St: Stream> IntoIterator for SelectAll<St> { type Item = St; type IntoIter = select_all::IntoIter<St>; }
impl<'a, St: Stream> IntoIterator for &'a SelectAll<St> { type Item = &'a St; type IntoIter = select_all::Iter<'a, St>; }
impl<'a, St: Stream> IntoIterator for &'a mut SelectAll<St> { type Item = &'a mut St; type IntoIter = select_all::IterMut<'a, St>; }
#[derive(Clone)]
pub enum PollNext { Left, Right }

impl PollNext {
    pub fn toggle(&mut self) -> Self;
}

impl Default for PollNext {}
pub struct SelectWithStrategy<St1, St2, Clos, State>;
pub fn select_with_strategy<St1, St2, Clos, State>(stream1: St1, stream2: St2, which: Clos) -> SelectWithStrategy<St1, St2, Clos, State>
    where St1: Stream, St2: Stream<Item = St1::Item>, Clos: FnMut(&mut State) -> PollNext, State: Default;

impl<St1, St2, Clos, State> SelectWithStrategy<St1, St2, Clos, State> {
    pub fn get_ref(&self) -> (&St1, &St2);
    pub fn get_mut(&mut self) -> (&mut St1, &mut St2);
    pub fn into_inner(self) -> (St1, St2);
}

impl<St1, St2, Clos, State> Stream for SelectWithStrategy<St1, St2, Clos, State>
    where St1: Stream, St2: Stream<Item = St1::Item>, Clos: FnMut(&mut State) -> PollNext { type Item = St1::Item; }
pub fn unfold<T, F, Fut, Item>(init: T, f: F) -> Unfold<T, F, Fut>
    where F: FnMut(T) -> Fut, Fut: Future<Output = Option<(Item, T)>>;
pub struct Unfold<T, F, Fut>;
impl<T, F, Fut, Item> Stream for Unfold<T, F, Fut>
    where F: FnMut(T) -> Fut, Fut: Future<Output = Option<(Item, T)>> { type Item = Item; }
#[polled]
pub fn poll_fn<T, F>(f: F) -> PollFn<F> where F: FnMut(&mut Context<'_>) -> Poll<Option<T>>;
impl<Fut: Future> Extend<Fut> for FuturesOrdered<Fut> {}
impl<Fut: Future> FromIterator<Fut> for FuturesOrdered<Fut> {}
impl<St: Stream> FromIterator<St> for SelectAll<St> {}

pub mod select_all {
    use futures_core::Stream;

    pub struct Iter<'a, St>;
    pub struct IterMut<'a, St>;
    pub struct IntoIter<St>;
    impl<'a, St: Stream> Iterator for Iter<'a, St> { type Item = &'a St; }
    impl<'a, St: Stream> Iterator for IterMut<'a, St> { type Item = &'a mut St; }
    impl<St: Stream> Iterator for IntoIter<St> { type Item = St; }
}
