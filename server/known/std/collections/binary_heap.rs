//! Parts of `BinaryHeap`.

use crate::ops::{Deref, DerefMut};

pub use crate::collections::BinaryHeap;

pub struct Drain<T> {}
impl<T> Iterator for Drain<T> {
    type Item = T;
}

impl<T> DoubleEndedIterator for Drain<T> {}

pub struct IntoIter<T> {}
impl<T: Clone> Clone for IntoIter<T> {}
impl<T> Iterator for IntoIter<T> {
    type Item = T;
}

impl<T> DoubleEndedIterator for IntoIter<T> {}
impl<T> Default for IntoIter<T> {}

pub struct Iter<T> {}
impl<T> Default for Iter<T> {}
impl<T> Clone for Iter<T> {}
impl<T> Iterator for Iter<T> {
    type Item = &T;
}

impl<T> DoubleEndedIterator for Iter<T> {}

pub struct PeekMut<T> {}
impl<T> PeekMut<T> {
    pub fn pop(this: PeekMut<T>) -> T;
}

impl<T> Deref for PeekMut<T> {
    type Target = T;
}

impl<T> DerefMut for PeekMut<T> {}

impl<T> FromIterator<T> for BinaryHeap<T> {}
