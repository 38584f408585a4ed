//! Parallel iterators.

use std::iter::{Product, Sum};
use std::ops::{Range, RangeInclusive};
use crate::slice;

pub trait IntoParallelIterator {
    type Iter: ParallelIterator<Item = Self::Item>;
    type Item;
    #[blocks(pool, tier = 2, note = "the thread that consumes a parallel iterator waits for the pool")]
    fn into_par_iter(self) -> Self::Iter;
}
impl<T: ParallelIterator> IntoParallelIterator for T {
    type Iter = T;
    type Item = T::Item;
}
impl<T> IntoParallelIterator for Vec<T> {
    type Iter = crate::vec::IntoIter<T>;
    type Item = T;
}
impl<'data, T> IntoParallelIterator for &'data Vec<T> {
    type Iter = slice::Iter<'data, T>;
    type Item = &'data T;
}
impl<'data, T> IntoParallelIterator for &'data mut Vec<T> {
    type Iter = slice::IterMut<'data, T>;
    type Item = &'data mut T;
}
impl<'data, T> IntoParallelIterator for &'data [T] {
    type Iter = slice::Iter<'data, T>;
    type Item = &'data T;
}
impl<'data, T> IntoParallelIterator for &'data mut [T] {
    type Iter = slice::IterMut<'data, T>;
    type Item = &'data mut T;
}
impl<T> IntoParallelIterator for Range<T> {
    type Iter = crate::range::Iter<T>;
    type Item = T;
}
impl<T> IntoParallelIterator for RangeInclusive<T> {
    type Iter = crate::range_inclusive::Iter<T>;
    type Item = T;
}

pub trait IntoParallelRefIterator<'data> {
    type Iter: ParallelIterator<Item = Self::Item>;
    type Item;
    #[blocks(pool, tier = 2, note = "the thread that consumes a parallel iterator waits for the pool")]
    fn par_iter(&'data self) -> <&'data Self as IntoParallelIterator>::Iter;
}
impl<'data, I: Sized> IntoParallelRefIterator<'data> for I where &'data I: IntoParallelIterator {
    type Iter = <&'data I as IntoParallelIterator>::Iter;
    type Item = <&'data I as IntoParallelIterator>::Item;
}

pub trait IntoParallelRefMutIterator<'data> {
    type Iter: ParallelIterator<Item = Self::Item>;
    type Item;
    #[blocks(pool, tier = 2, note = "the thread that consumes a parallel iterator waits for the pool")]
    fn par_iter_mut(&'data mut self) -> <&'data mut Self as IntoParallelIterator>::Iter;
}
impl<'data, I: Sized> IntoParallelRefMutIterator<'data> for I where &'data mut I: IntoParallelIterator {
    type Iter = <&'data mut I as IntoParallelIterator>::Iter;
    type Item = <&'data mut I as IntoParallelIterator>::Item;
}

pub trait ParallelBridge {
    #[blocks(pool, tier = 2, note = "the thread that consumes a parallel iterator waits for the pool")]
    fn par_bridge(self) -> IterBridge<Self>;
}
impl<T: Iterator> ParallelBridge for T {}
pub struct IterBridge<I>;
impl<I: Iterator> ParallelIterator for IterBridge<I> { type Item = I::Item; }

pub trait ParallelIterator {
    type Item;
    fn for_each<OP>(self, op: OP) where OP: Fn(Self::Item);
    fn count(self) -> usize;
    fn map<F, R>(self, map_op: F) -> Map<Self, F> where F: Fn(Self::Item) -> R;
    fn filter<P>(self, filter_op: P) -> Filter<Self, P> where P: Fn(&Self::Item) -> bool;
    fn filter_map<P, R>(self, filter_op: P) -> FilterMap<Self, P> where P: Fn(Self::Item) -> Option<R>;
    fn reduce<OP, ID>(self, identity: ID, op: OP) -> Self::Item;
    fn reduce_with<OP>(self, op: OP) -> Option<Self::Item>;
    fn sum<S>(self) -> S where S: Sum<Self::Item>;
    fn product<P>(self) -> P where P: Product<Self::Item>;
    fn min(self) -> Option<Self::Item>;
    fn max(self) -> Option<Self::Item>;
    fn find_any<P>(self, predicate: P) -> Option<Self::Item> where P: Fn(&Self::Item) -> bool;
    fn find_first<P>(self, predicate: P) -> Option<Self::Item> where P: Fn(&Self::Item) -> bool;
    fn any<P>(self, predicate: P) -> bool where P: Fn(Self::Item) -> bool;
    fn all<P>(self, predicate: P) -> bool where P: Fn(Self::Item) -> bool;
    fn collect<C>(self) -> C where C: FromParallelIterator<Self::Item>;
}

pub trait IndexedParallelIterator: ParallelIterator {
    fn collect_into_vec(self, target: &mut Vec<Self::Item>);
    fn len(&self) -> usize;
}

pub trait FromParallelIterator<T> {}
impl<T> FromParallelIterator<T> for Vec<T> {}
pub trait ParallelExtend<T> {}

pub struct Map<I, F>;
impl<I, F, R> ParallelIterator for Map<I, F> where I: ParallelIterator, F: Fn(I::Item) -> R { type Item = R; }
pub struct Filter<I, P>;
impl<I, P> ParallelIterator for Filter<I, P> where I: ParallelIterator { type Item = I::Item; }
pub struct FilterMap<I, P>;
impl<I, P, R> ParallelIterator for FilterMap<I, P>
    where I: ParallelIterator, P: Fn(I::Item) -> Option<R> { type Item = R; }
