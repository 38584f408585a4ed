//! Iterators: a closure given to one runs where it is consumed.

use crate::array::IntoIter;
use crate::cmp::Ordering;
use crate::ffi::OsStr;
use crate::option::{Iter, IterMut};
use crate::os::unix::net::{Incoming, UnixListener, UnixStream};
use crate::path::{Path, PathBuf};
use crate::sync::mpsc;
use crate::sync::mpsc::Receiver;
use crate::{io, path, result, slice};

pub trait DoubleEndedIterator: Iterator {
    fn next_back(&mut self) -> Option<Self::Item>;
    fn nth_back(&mut self, n: usize) -> Option<Self::Item>;
    #[inline]
    fn try_rfold<B, F: FnMut(B, Self::Item) -> R, R>(&mut self, init: B, f: F) -> R;
    #[inline]
    fn rfold<B, F: FnMut(B, Self::Item) -> B>(self, init: B, f: F) -> B;
    #[inline]
    fn rfind<P: FnMut(&Self::Item) -> bool>(&mut self, predicate: P) -> Option<Self::Item>;
}

pub trait ExactSizeIterator: Iterator {
    fn len(&self) -> usize;
}

pub trait Extend<A> {
    fn extend<T: IntoIterator<Item = A>>(&mut self, iter: T);
}

pub trait FromIterator<A> {
    fn from_iter<T: IntoIterator<Item = A>>(iter: T) -> Self;
}

pub trait IntoIterator {
    type Item;
    type IntoIter: Iterator<Item = Self::Item>;
    fn into_iter(self) -> Self::IntoIter;
}

impl IntoIterator for &UnixListener {
    type Item = io::Result<UnixStream>;
    type IntoIter = Incoming;
    #[blocks(net, tier = 1, instead = "tokio::net::UnixListener::accept")]
    fn into_iter(self) -> Incoming;
}

impl IntoIterator for &Path {
    type Item = &OsStr;
    type IntoIter = path::Iter;
}

impl IntoIterator for &PathBuf {
    type Item = &OsStr;
    type IntoIter = path::Iter;
}

impl<I: Iterator> IntoIterator for I {
    type Item = I::Item;
    type IntoIter = I;
}

impl<T, E> IntoIterator for &Result<T, E> {
    type Item = &T;
    type IntoIter = result::Iter<T>;
}

impl<T, E> IntoIterator for &mut Result<T, E> {
    type Item = &mut T;
    type IntoIter = result::IterMut<T>;
}

impl<T, const N: usize> IntoIterator for &[T; N] {
    type Item = &T;
    type IntoIter = slice::Iter<T>;
}

impl<T, const N: usize> IntoIterator for &mut [T; N] {
    type Item = &mut T;
    type IntoIter = slice::IterMut<T>;
}

impl<T, const N: usize> IntoIterator for [T; N] {
    type Item = T;
    type IntoIter = IntoIter<T, N>;
}

impl<T> IntoIterator for &Option<T> {
    type Item = &T;
    type IntoIter = Iter<T>;
}

impl<T> IntoIterator for &Receiver<T> {
    type Item = T;
    type IntoIter = mpsc::Iter<T>;
    #[blocks(channel, tier = 1, instead = "tokio::sync::mpsc")]
    fn into_iter(self) -> mpsc::Iter<T>;
}

impl<T> IntoIterator for &Vec<T> {
    type Item = &T;
    type IntoIter = slice::Iter<T>;
}

impl<T> IntoIterator for &[T] {
    type Item = &T;
    type IntoIter = slice::Iter<T>;
}

impl<T> IntoIterator for &mut Option<T> {
    type Item = &mut T;
    type IntoIter = IterMut<T>;
}

impl<T> IntoIterator for &mut Vec<T> {
    type Item = &mut T;
    type IntoIter = slice::IterMut<T>;
}

impl<T> IntoIterator for &mut [T] {
    type Item = &mut T;
    type IntoIter = slice::IterMut<T>;
}

pub trait Iterator {
    type Item;
    fn next(&mut self) -> Option<Self::Item>;
    fn size_hint(&self) -> (usize, Option<usize>);
    fn count(self) -> usize;
    fn last(self) -> Option<Self::Item>;
    fn nth(&mut self, n: usize) -> Option<Self::Item>;
    fn step_by(self, step: usize) -> StepBy<Self>;
    fn chain<U: IntoIterator<Item = Self::Item>>(self, other: U) -> Chain<Self, U::IntoIter>;
    fn zip<U: IntoIterator>(self, other: U) -> Zip<Self, U::IntoIter>;
    #[inline]
    fn map<B, F: FnMut(Self::Item) -> B>(self, f: F) -> Map<Self, F>;
    #[inline]
    fn for_each<F: FnMut(Self::Item)>(self, f: F);
    #[inline]
    fn filter<P: FnMut(&Self::Item) -> bool>(self, predicate: P) -> Filter<Self, P>;
    #[inline]
    fn filter_map<B, F: FnMut(Self::Item) -> Option<B>>(self, f: F) -> FilterMap<Self, F>;
    fn enumerate(self) -> Enumerate<Self>;
    fn peekable(self) -> Peekable<Self>;
    #[inline]
    fn skip_while<P: FnMut(&Self::Item) -> bool>(self, predicate: P) -> SkipWhile<Self, P>;
    #[inline]
    fn take_while<P: FnMut(&Self::Item) -> bool>(self, predicate: P) -> TakeWhile<Self, P>;
    #[inline]
    fn map_while<B, P: FnMut(Self::Item) -> Option<B>>(self, predicate: P) -> MapWhile<Self, P>;
    fn skip(self, n: usize) -> Skip<Self>;
    fn take(self, n: usize) -> Take<Self>;
    #[inline]
    fn scan<St, B, F: FnMut(&mut St, Self::Item) -> Option<B>>(
        self,
        initial_state: St,
        f: F,
    ) -> Scan<Self, St, F>;
    #[inline]
    fn flat_map<U: IntoIterator, F: FnMut(Self::Item) -> U>(self, f: F) -> FlatMap<Self, U, F>;
    fn flatten(self) -> Flatten<Self>
    where
        Self::Item: IntoIterator;
    fn fuse(self) -> Fuse<Self>;
    #[inline]
    fn inspect<F: FnMut(&Self::Item)>(self, f: F) -> Inspect<Self, F>;
    fn by_ref(&mut self) -> &mut Self;
    fn collect<B: FromIterator<Self::Item>>(self) -> B;
    #[inline]
    fn partition<B: Default + Extend<Self::Item>, F: FnMut(&Self::Item) -> bool>(
        self,
        f: F,
    ) -> (B, B);
    #[inline]
    fn try_fold<B, F: FnMut(B, Self::Item) -> R, R>(&mut self, init: B, f: F) -> R;
    #[inline]
    fn try_for_each<F: FnMut(Self::Item) -> R, R>(&mut self, f: F) -> R;
    #[inline]
    fn fold<B, F: FnMut(B, Self::Item) -> B>(self, init: B, f: F) -> B;
    #[inline]
    fn reduce<F: FnMut(Self::Item, Self::Item) -> Self::Item>(self, f: F) -> Option<Self::Item>;
    #[inline]
    fn all<F: FnMut(Self::Item) -> bool>(&mut self, f: F) -> bool;
    #[inline]
    fn any<F: FnMut(Self::Item) -> bool>(&mut self, f: F) -> bool;
    #[inline]
    fn find<P: FnMut(&Self::Item) -> bool>(&mut self, predicate: P) -> Option<Self::Item>;
    #[inline]
    fn find_map<B, F: FnMut(Self::Item) -> Option<B>>(&mut self, f: F) -> Option<B>;
    #[inline]
    fn position<P: FnMut(Self::Item) -> bool>(&mut self, predicate: P) -> Option<usize>;
    #[inline]
    fn rposition<P: FnMut(Self::Item) -> bool>(&mut self, predicate: P) -> Option<usize>
    where
        Self: ExactSizeIterator + DoubleEndedIterator;
    fn max(self) -> Option<Self::Item>;
    fn min(self) -> Option<Self::Item>;
    #[inline]
    fn max_by_key<B, F: FnMut(&Self::Item) -> B>(self, f: F) -> Option<Self::Item>;
    #[inline]
    fn max_by<F: FnMut(&Self::Item, &Self::Item) -> Ordering>(
        self,
        compare: F,
    ) -> Option<Self::Item>;
    #[inline]
    fn min_by_key<B, F: FnMut(&Self::Item) -> B>(self, f: F) -> Option<Self::Item>;
    #[inline]
    fn min_by<F: FnMut(&Self::Item, &Self::Item) -> Ordering>(
        self,
        compare: F,
    ) -> Option<Self::Item>;
    fn rev(self) -> Rev<Self>
    where
        Self: DoubleEndedIterator;
    fn unzip<A, B, FromA: Default + Extend<A>, FromB: Default + Extend<B>>(self) -> (FromA, FromB)
    where
        Self: Iterator<Item = (A, B)>;
    fn copied<T: Copy>(self) -> Copied<Self>
    where
        Self: Iterator<Item = &T>;
    fn cloned<T: Clone>(self) -> Cloned<Self>
    where
        Self: Iterator<Item = &T>;
    fn cycle(self) -> Cycle<Self>
    where
        Self: Clone;
    fn sum<S>(self) -> S;
    fn product<P>(self) -> P;
    fn cmp<I: IntoIterator<Item = Self::Item>>(self, other: I) -> Ordering;
    fn partial_cmp<I: IntoIterator>(self, other: I) -> Option<Ordering>;
    fn eq<I: IntoIterator>(self, other: I) -> bool;
    fn ne<I: IntoIterator>(self, other: I) -> bool;
    fn lt<I: IntoIterator>(self, other: I) -> bool;
    fn le<I: IntoIterator>(self, other: I) -> bool;
    fn gt<I: IntoIterator>(self, other: I) -> bool;
    fn ge<I: IntoIterator>(self, other: I) -> bool;
    fn is_sorted(self) -> bool;
    #[inline]
    fn is_sorted_by<F: FnMut(&Self::Item, &Self::Item) -> bool>(self, compare: F) -> bool;
    #[inline]
    fn is_sorted_by_key<F: FnMut(Self::Item) -> K, K>(self, f: F) -> bool;
}

impl<I: Iterator> Iterator for &mut I {
    type Item = I::Item;
}

pub trait Product<A = Self> {
    fn product<I: Iterator<Item = A>>(iter: I) -> Self;
}

pub trait Sum<A = Self> {
    fn sum<I: Iterator<Item = A>>(iter: I) -> Self;
}

pub fn chain<A: IntoIterator, B: IntoIterator<Item = A::Item>>(
    a: A,
    b: B,
) -> Chain<A::IntoIter, B::IntoIter>;
pub fn empty<T>() -> Empty<T>;

#[inline]
pub fn from_fn<T, F: FnMut() -> Option<T>>(f: F) -> FromFn<F>;
pub fn once<T>(value: T) -> Once<T>;

#[inline]
pub fn once_with<A, F: FnOnce() -> A>(make: F) -> OnceWith<F>;
pub fn repeat<T: Clone>(elt: T) -> Repeat<T>;
pub fn repeat_n<T: Clone>(element: T, count: usize) -> RepeatN<T>;

#[inline]
pub fn repeat_with<A, F: FnMut() -> A>(repeater: F) -> RepeatWith<F>;

#[inline]
pub fn successors<T, F: FnMut(&T) -> Option<T>>(first: Option<T>, succ: F) -> Successors<T, F>;
pub fn zip<A: IntoIterator, B: IntoIterator>(a: A, b: B) -> Zip<A::IntoIter, B::IntoIter>;

pub struct Chain<A, B> {}
impl<A: Clone, B: Clone> Clone for Chain<A, B> {}
impl<A: Iterator, B: Iterator<Item = A::Item>> Iterator for Chain<A, B> {
    type Item = A::Item;
}

impl<A: DoubleEndedIterator, B: DoubleEndedIterator<Item = A::Item>> DoubleEndedIterator
    for Chain<A, B>
{
}
impl<A: Default, B: Default> Default for Chain<A, B> {}

pub struct Cloned<I> {}
impl<I: Clone> Clone for Cloned<I> {}
impl<I: Iterator<Item = &T>, T: Clone> Iterator for Cloned<I> {
    type Item = T;
}

impl<I: DoubleEndedIterator<Item = &T>, T: Clone> DoubleEndedIterator for Cloned<I> {}
impl<I: Default> Default for Cloned<I> {}

pub struct Copied<I> {}
impl<I: Clone> Clone for Copied<I> {}
impl<I: Iterator<Item = &T>, T: Copy> Iterator for Copied<I> {
    type Item = T;
}

impl<I: DoubleEndedIterator<Item = &T>, T: Copy> DoubleEndedIterator for Copied<I> {}
impl<I: Default> Default for Copied<I> {}

pub struct Cycle<I> {}
impl<I: Clone> Clone for Cycle<I> {}
impl<I: Clone + Iterator> Iterator for Cycle<I> {
    type Item = I::Item;
}

pub struct Empty<T> {}
impl<T> Iterator for Empty<T> {
    type Item = T;
}

impl<T> DoubleEndedIterator for Empty<T> {}
impl<T> Clone for Empty<T> {}
impl<T> Default for Empty<T> {}

pub struct Enumerate<I> {}
impl<I: Clone> Clone for Enumerate<I> {}
impl<I: Iterator> Iterator for Enumerate<I> {
    type Item = (usize, I::Item);
}

impl<I: ExactSizeIterator + DoubleEndedIterator> DoubleEndedIterator for Enumerate<I> {}
impl<I: Default> Default for Enumerate<I> {}

pub struct Filter<I, P> {}
impl<I: Clone, P: Clone> Clone for Filter<I, P> {}
impl<I: Iterator, P: FnMut(&I::Item) -> bool> Iterator for Filter<I, P> {
    type Item = I::Item;
}

impl<I: DoubleEndedIterator, P: FnMut(&I::Item) -> bool> DoubleEndedIterator for Filter<I, P> {}

pub struct FilterMap<I, F> {}
impl<I: Clone, F: Clone> Clone for FilterMap<I, F> {}
impl<B, I: Iterator, F: FnMut(I::Item) -> Option<B>> Iterator for FilterMap<I, F> {
    type Item = B;
}

impl<B, I: DoubleEndedIterator, F: FnMut(I::Item) -> Option<B>> DoubleEndedIterator
    for FilterMap<I, F>
{
}

pub struct FlatMap<I, U: IntoIterator, F> {}
impl<I: Clone, U: Clone + IntoIterator<IntoIter: Clone>, F: Clone> Clone for FlatMap<I, U, F> {}
impl<I: Iterator, U: IntoIterator, F: FnMut(I::Item) -> U> Iterator for FlatMap<I, U, F> {
    type Item = U::Item;
}

impl<I: DoubleEndedIterator, U: IntoIterator<IntoIter: DoubleEndedIterator>, F: FnMut(I::Item) -> U>
    DoubleEndedIterator for FlatMap<I, U, F>
{
}

pub struct Flatten<I: Iterator<Item: IntoIterator>> {}
impl<I: Clone + Iterator<Item: IntoIterator<IntoIter = U, Item = U::Item>>, U: Clone + Iterator>
    Clone for Flatten<I>
{
}
impl<I: Iterator<Item: IntoIterator<IntoIter = U, Item = U::Item>>, U: Iterator> Iterator
    for Flatten<I>
{
    type Item = U::Item;
}

impl<
    I: DoubleEndedIterator<Item: IntoIterator<IntoIter = U, Item = U::Item>>,
    U: DoubleEndedIterator,
> DoubleEndedIterator for Flatten<I>
{
}
impl<I: Default + Iterator<Item: IntoIterator>> Default for Flatten<I> {}

pub struct FromFn<F> {}
impl<F: Clone> Clone for FromFn<F> {}
impl<T, F: FnMut() -> Option<T>> Iterator for FromFn<F> {
    type Item = T;
}

pub struct Fuse<I> {}
impl<I: Clone> Clone for Fuse<I> {}
impl<I: Iterator> Iterator for Fuse<I> {
    type Item = I::Item;
}

impl<I: DoubleEndedIterator> DoubleEndedIterator for Fuse<I> {}
impl<I: Default> Default for Fuse<I> {}

pub struct Inspect<I, F> {}
impl<I: Clone, F: Clone> Clone for Inspect<I, F> {}
impl<I: Iterator, F: FnMut(&I::Item)> Iterator for Inspect<I, F> {
    type Item = I::Item;
}

impl<I: DoubleEndedIterator, F: FnMut(&I::Item)> DoubleEndedIterator for Inspect<I, F> {}

pub struct Map<I, F> {}
impl<I: Clone, F: Clone> Clone for Map<I, F> {}
impl<B, I: Iterator, F: FnMut(I::Item) -> B> Iterator for Map<I, F> {
    type Item = B;
}

impl<B, I: DoubleEndedIterator, F: FnMut(I::Item) -> B> DoubleEndedIterator for Map<I, F> {}

pub struct MapWhile<I, P> {}
impl<I: Clone, P: Clone> Clone for MapWhile<I, P> {}
impl<B, I: Iterator, P: FnMut(I::Item) -> Option<B>> Iterator for MapWhile<I, P> {
    type Item = B;
}

pub struct Once<T> {}
impl<T: Clone> Clone for Once<T> {}
impl<T> Iterator for Once<T> {
    type Item = T;
}

impl<T> DoubleEndedIterator for Once<T> {}

pub struct OnceWith<F> {}
impl<F: Clone> Clone for OnceWith<F> {}
impl<A, F: FnOnce() -> A> Iterator for OnceWith<F> {
    type Item = A;
}

impl<A, F: FnOnce() -> A> DoubleEndedIterator for OnceWith<F> {}

pub struct Peekable<I: Iterator> {}
impl<I: Iterator> Peekable<I> {
    pub fn peek(&mut self) -> Option<&I::Item>;
    pub fn peek_mut(&mut self) -> Option<&mut I::Item>;
    #[inline]
    pub fn next_if(&mut self, func: impl FnOnce(&I::Item) -> bool) -> Option<I::Item>;
    pub fn next_if_eq<T>(&mut self, expected: &T) -> Option<I::Item>;
    #[inline]
    pub fn next_if_map<R>(&mut self, f: impl FnOnce(I::Item) -> Result<R, I::Item>) -> Option<R>;
    #[inline]
    pub fn next_if_map_mut<R>(&mut self, f: impl FnOnce(&mut I::Item) -> Option<R>) -> Option<R>;
}

impl<I: Clone + Iterator> Clone for Peekable<I> where I::Item: Clone {}
impl<I: Iterator> Iterator for Peekable<I> {
    type Item = I::Item;
}

impl<I: DoubleEndedIterator> DoubleEndedIterator for Peekable<I> {}

pub struct Repeat<A> {}
impl<A: Clone> Clone for Repeat<A> {}
impl<A: Clone> Iterator for Repeat<A> {
    type Item = A;
}

impl<A: Clone> DoubleEndedIterator for Repeat<A> {}

pub struct RepeatN<A> {}
impl<A: Clone> Clone for RepeatN<A> {}
impl<A: Clone> Iterator for RepeatN<A> {
    type Item = A;
}

impl<A: Clone> DoubleEndedIterator for RepeatN<A> {}

pub struct RepeatWith<F> {}
impl<F: Copy> Copy for RepeatWith<F> {}
impl<F: Clone> Clone for RepeatWith<F> {}
impl<A, F: FnMut() -> A> Iterator for RepeatWith<F> {
    type Item = A;
}

pub struct Rev<T> {}
impl<T: Clone> Clone for Rev<T> {}
impl<I: DoubleEndedIterator> Iterator for Rev<I> {
    type Item = I::Item;
}

impl<I: DoubleEndedIterator> DoubleEndedIterator for Rev<I> {}
impl<I: Default> Default for Rev<I> {}

pub struct Scan<I, St, F> {}
impl<I: Clone, St: Clone, F: Clone> Clone for Scan<I, St, F> {}
impl<B, I: Iterator, St, F: FnMut(&mut St, I::Item) -> Option<B>> Iterator for Scan<I, St, F> {
    type Item = B;
}

pub struct Skip<I> {}
impl<I: Clone> Clone for Skip<I> {}
impl<I: Iterator> Iterator for Skip<I> {
    type Item = I::Item;
}

impl<I: DoubleEndedIterator + ExactSizeIterator> DoubleEndedIterator for Skip<I> {}

pub struct SkipWhile<I, P> {}
impl<I: Clone, P: Clone> Clone for SkipWhile<I, P> {}
impl<I: Iterator, P: FnMut(&I::Item) -> bool> Iterator for SkipWhile<I, P> {
    type Item = I::Item;
}

pub struct StepBy<I> {}
impl<I: Clone> Clone for StepBy<I> {}
impl<I: Iterator> Iterator for StepBy<I> {
    type Item = I::Item;
}

impl<I: DoubleEndedIterator + ExactSizeIterator> DoubleEndedIterator for StepBy<I> {}

pub struct Successors<T, F> {}
impl<T: Clone, F: Clone> Clone for Successors<T, F> {}
impl<T, F: FnMut(&T) -> Option<T>> Iterator for Successors<T, F> {
    type Item = T;
}

pub struct Take<I> {}
impl<I: Clone> Clone for Take<I> {}
impl<I: Iterator> Iterator for Take<I> {
    type Item = I::Item;
}

impl<I: DoubleEndedIterator + ExactSizeIterator> DoubleEndedIterator for Take<I> {}
impl<T: Clone> DoubleEndedIterator for Take<Repeat<T>> {}

pub struct TakeWhile<I, P> {}
impl<I: Clone, P: Clone> Clone for TakeWhile<I, P> {}
impl<I: Iterator, P: FnMut(&I::Item) -> bool> Iterator for TakeWhile<I, P> {
    type Item = I::Item;
}

pub struct Zip<A, B> {}
impl<A: Clone, B: Clone> Clone for Zip<A, B> {}
impl<A: Iterator, B: Iterator> Iterator for Zip<A, B> {
    type Item = (A::Item, B::Item);
}

impl<A: DoubleEndedIterator + ExactSizeIterator, B: DoubleEndedIterator + ExactSizeIterator>
    DoubleEndedIterator for Zip<A, B>
{
}
