//! Parts of `BTreeMap`.

use crate::ops::RangeBounds;

pub use crate::collections::BTreeMap;

pub enum Entry<K, V> {
    Vacant(VacantEntry<K, V>),
    Occupied(OccupiedEntry<K, V>),
}

impl<K, V> Entry<K, V> {
    pub fn or_insert(self, default: V) -> &mut V;
    #[inline]
    pub fn or_insert_with<F: FnOnce() -> V>(self, default: F) -> &mut V;
    #[inline]
    pub fn or_insert_with_key<F: FnOnce(&K) -> V>(self, default: F) -> &mut V;
    pub fn key(&self) -> &K;
    #[inline]
    pub fn and_modify<F: FnOnce(&mut V)>(self, f: F) -> Self;
    pub fn insert_entry(self, value: V) -> OccupiedEntry<K, V>;
}

impl<K, V: Default> Entry<K, V> {
    pub fn or_default(self) -> &mut V;
}

pub struct ExtractIf<K, V, R, F> {}
impl<K, V, R: RangeBounds<K>, F: FnMut(&K, &mut V) -> bool> Iterator for ExtractIf<K, V, R, F> {
    type Item = (K, V);
}

pub struct IntoIter<K, V> {}
impl<K, V> Default for IntoIter<K, V> {}
impl<K, V> Iterator for IntoIter<K, V> {
    type Item = (K, V);
}

impl<K, V> DoubleEndedIterator for IntoIter<K, V> {}

pub struct IntoKeys<K, V> {}
impl<K, V> Iterator for IntoKeys<K, V> {
    type Item = K;
}

impl<K, V> DoubleEndedIterator for IntoKeys<K, V> {}
impl<K, V> Default for IntoKeys<K, V> {}

pub struct IntoValues<K, V> {}
impl<K, V> Iterator for IntoValues<K, V> {
    type Item = V;
}

impl<K, V> DoubleEndedIterator for IntoValues<K, V> {}
impl<K, V> Default for IntoValues<K, V> {}

pub struct Iter<K, V> {}
impl<K, V> Default for Iter<K, V> {}
impl<K, V> Iterator for Iter<K, V> {
    type Item = (&K, &V);
}

impl<K, V> DoubleEndedIterator for Iter<K, V> {}
impl<K, V> Clone for Iter<K, V> {}

pub struct IterMut<K, V> {}
impl<K, V> Default for IterMut<K, V> {}
impl<K, V> Iterator for IterMut<K, V> {
    type Item = (&K, &mut V);
}

impl<K, V> DoubleEndedIterator for IterMut<K, V> {}

pub struct Keys<K, V> {}
impl<K, V> Iterator for Keys<K, V> {
    type Item = &K;
}

impl<K, V> DoubleEndedIterator for Keys<K, V> {}
impl<K, V> Clone for Keys<K, V> {}
impl<K, V> Default for Keys<K, V> {}

pub struct OccupiedEntry<K, V> {}
impl<K, V> OccupiedEntry<K, V> {
    pub fn key(&self) -> &K;
    pub fn remove_entry(self) -> (K, V);
    pub fn get(&self) -> &V;
    pub fn get_mut(&mut self) -> &mut V;
    pub fn into_mut(self) -> &mut V;
    pub fn insert(&mut self, value: V) -> V;
    pub fn remove(self) -> V;
}

pub struct Range<K, V> {}
impl<K, V> Iterator for Range<K, V> {
    type Item = (&K, &V);
}

impl<K, V> Default for Range<K, V> {}
impl<K, V> DoubleEndedIterator for Range<K, V> {}
impl<K, V> Clone for Range<K, V> {}

pub struct RangeMut<K, V> {}
impl<K, V> Default for RangeMut<K, V> {}
impl<K, V> Iterator for RangeMut<K, V> {
    type Item = (&K, &mut V);
}

impl<K, V> DoubleEndedIterator for RangeMut<K, V> {}

pub struct VacantEntry<K, V> {}
impl<K, V> VacantEntry<K, V> {
    pub fn key(&self) -> &K;
    pub fn into_key(self) -> K;
    pub fn insert(self, value: V) -> &mut V;
    pub fn insert_entry(self, value: V) -> OccupiedEntry<K, V>;
}

pub struct Values<K, V> {}
impl<K, V> Iterator for Values<K, V> {
    type Item = &V;
}

impl<K, V> DoubleEndedIterator for Values<K, V> {}
impl<K, V> Clone for Values<K, V> {}
impl<K, V> Default for Values<K, V> {}

pub struct ValuesMut<K, V> {}
impl<K, V> Iterator for ValuesMut<K, V> {
    type Item = &mut V;
}

impl<K, V> DoubleEndedIterator for ValuesMut<K, V> {}
impl<K, V> Default for ValuesMut<K, V> {}

impl<K, V> FromIterator<(K, V)> for BTreeMap<K, V> {}
