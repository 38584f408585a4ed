//! Parallel iterators over ranges.

pub struct Iter<T>;
impl<T> crate::iter::ParallelIterator for Iter<T> { type Item = T; }
