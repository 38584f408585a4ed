//! Parts of `HashSet`.

pub use crate::collections::HashSet;

pub struct Difference<T, S> {}
impl<T, S> Clone for Difference<T, S> {}
impl<T, S> Iterator for Difference<T, S> {
    type Item = &T;
}

pub struct Drain<K> {}
impl<K> Iterator for Drain<K> {
    type Item = K;
}

pub struct ExtractIf<K, F> {}
impl<K, F: FnMut(&K) -> bool> Iterator for ExtractIf<K, F> {
    type Item = K;
}

pub struct Intersection<T, S> {}
impl<T, S> Clone for Intersection<T, S> {}
impl<T, S> Iterator for Intersection<T, S> {
    type Item = &T;
}

pub struct IntoIter<K> {}
impl<K> Default for IntoIter<K> {}
impl<K> Iterator for IntoIter<K> {
    type Item = K;
}

pub struct Iter<K> {}
impl<K> Default for Iter<K> {}
impl<K> Clone for Iter<K> {}
impl<K> Iterator for Iter<K> {
    type Item = &K;
}

pub struct SymmetricDifference<T, S> {}
impl<T, S> Clone for SymmetricDifference<T, S> {}
impl<T, S> Iterator for SymmetricDifference<T, S> {
    type Item = &T;
}

pub struct Union<T, S> {}
impl<T, S> Clone for Union<T, S> {}
impl<T, S> Iterator for Union<T, S> {
    type Item = &T;
}

impl<T> FromIterator<T> for HashSet<T> {}
