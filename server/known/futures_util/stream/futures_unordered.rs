//! A set of futures that yields what is done first.

use std::future::Future;
use futures_core::Stream;

pub struct FuturesUnordered<Fut>;
impl<Fut> Default for FuturesUnordered<Fut> {}

impl<Fut> FuturesUnordered<Fut> {
    pub fn new() -> Self;
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
    pub fn push(&self, future: Fut);
    pub fn iter(&self) -> Iter<'_, Fut>;
    pub fn iter_mut(&mut self) -> IterMut<'_, Fut>;
}

impl<Fut: Future> Stream for FuturesUnordered<Fut> { type Item = Fut::Output; }

impl<Fut> FuturesUnordered<Fut> {
    pub fn clear(&mut self);
}

impl<Fut> Drop for FuturesUnordered<Fut> {}
impl<'a, Fut> IntoIterator for &'a FuturesUnordered<Fut> { type Item = &'a Fut; type IntoIter = Iter<'a, Fut>; }
impl<'a, Fut> IntoIterator for &'a mut FuturesUnordered<Fut> { type Item = &'a mut Fut; type IntoIter = IterMut<'a, Fut>; }
impl<Fut> IntoIterator for FuturesUnordered<Fut> { type Item = Fut; type IntoIter = IntoIter<Fut>; }
pub struct IntoIter<Fut>;
impl<Fut> Iterator for IntoIter<Fut> { type Item = Fut; }
impl<'a, Fut> Iterator for IterMut<'a, Fut> { type Item = &'a mut Fut; }
impl<'a, Fut> Iterator for Iter<'a, Fut> { type Item = &'a Fut; }
impl<Fut> Extend<Fut> for FuturesUnordered<Fut> {}
impl<Fut> FromIterator<Fut> for FuturesUnordered<Fut> {}
impl<Fut: Future<Output = ()>> futures_task::Spawn for FuturesUnordered<Fut> {}
pub struct Iter<'a, Fut>;
pub struct IterMut<'a, Fut>;
