//! Parts of `VecDeque`.

pub use crate::collections::VecDeque;

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

pub struct Iter<T> {}
impl<T> Default for Iter<T> {}
impl<T> Clone for Iter<T> {}
impl<T> Iterator for Iter<T> {
    type Item = &T;
}

impl<T> DoubleEndedIterator for Iter<T> {}

pub struct IterMut<T> {}
impl<T> Default for IterMut<T> {}
impl<T> Iterator for IterMut<T> {
    type Item = &mut T;
}

impl<T> DoubleEndedIterator for IterMut<T> {}

impl<T> FromIterator<T> for VecDeque<T> {}
