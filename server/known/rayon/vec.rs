//! Parallel iterators over vectors.

pub struct IntoIter<T>;
impl<T> crate::iter::ParallelIterator for IntoIter<T> { type Item = T; }
