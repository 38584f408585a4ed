//! Parallel iterators over ranges with their end.

pub struct Iter<T>;
impl<T> crate::iter::ParallelIterator for Iter<T> { type Item = T; }
