//! Parts of `BTreeSet`.

use crate::ops::RangeBounds;

pub use crate::collections::BTreeSet;

pub struct Difference<T> {}
impl<T> Clone for Difference<T> {}
impl<T> Iterator for Difference<T> {
    type Item = &T;
}

pub struct ExtractIf<T, R, F> {}
impl<T, R: RangeBounds<T>, F: FnMut(&T) -> bool> Iterator for ExtractIf<T, R, F> {
    type Item = T;
}

pub struct Intersection<T> {}
impl<T> Clone for Intersection<T> {}
impl<T> Iterator for Intersection<T> {
    type Item = &T;
}

pub struct IntoIter<T> {}
impl<T> Iterator for IntoIter<T> {
    type Item = T;
}

impl<T> DoubleEndedIterator for IntoIter<T> {}
impl<T> Default for IntoIter<T> {}

pub struct Iter<T> {}
impl<T> Clone for Iter<T> {}
impl<T> Iterator for Iter<T> {
    type Item = &T;
}

impl<T> DoubleEndedIterator for Iter<T> {}
impl<T> Default for Iter<T> {}

pub struct Range<T> {}
impl<T> Clone for Range<T> {}
impl<T> Iterator for Range<T> {
    type Item = &T;
}

impl<T> DoubleEndedIterator for Range<T> {}
impl<T> Default for Range<T> {}

pub struct SymmetricDifference<T> {}
impl<T> Clone for SymmetricDifference<T> {}
impl<T> Iterator for SymmetricDifference<T> {
    type Item = &T;
}

pub struct Union<T> {}
impl<T> Clone for Union<T> {}
impl<T> Iterator for Union<T> {
    type Item = &T;
}

impl<T> FromIterator<T> for BTreeSet<T> {}
