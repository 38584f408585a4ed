//! Collections.

use crate::cmp::Ordering;
use crate::collections::binary_heap::{Drain, IntoIter, Iter, PeekMut};
use crate::collections::btree_map::{
    Entry, IntoKeys, IntoValues, IterMut, Keys, OccupiedEntry, Range, RangeMut, Values, ValuesMut,
};
use crate::collections::btree_set::{Difference, Intersection, SymmetricDifference, Union};
use crate::collections::{btree_map, btree_set, hash_map, hash_set, linked_list, vec_deque};
use crate::hash::RandomState;
use crate::io::{BufRead, Read, Write};
use crate::ops::{Index, IndexMut, RangeBounds};

pub struct BTreeMap<K, V> {}
impl<K, V> BTreeMap<K, V> {
    pub fn new() -> BTreeMap<K, V>;
    pub fn clear(&mut self);
    pub fn get<Q>(&self, key: &Q) -> Option<&V>;
    pub fn get_key_value<Q>(&self, k: &Q) -> Option<(&K, &V)>;
    pub fn first_key_value(&self) -> Option<(&K, &V)>;
    pub fn first_entry(&mut self) -> Option<OccupiedEntry<K, V>>;
    pub fn pop_first(&mut self) -> Option<(K, V)>;
    pub fn last_key_value(&self) -> Option<(&K, &V)>;
    pub fn last_entry(&mut self) -> Option<OccupiedEntry<K, V>>;
    pub fn pop_last(&mut self) -> Option<(K, V)>;
    pub fn contains_key<Q>(&self, key: &Q) -> bool;
    pub fn get_mut<Q>(&mut self, key: &Q) -> Option<&mut V>;
    pub fn insert(&mut self, key: K, value: V) -> Option<V>;
    pub fn remove<Q>(&mut self, key: &Q) -> Option<V>;
    pub fn remove_entry<Q>(&mut self, key: &Q) -> Option<(K, V)>;
    #[inline]
    pub fn retain<F: FnMut(&K, &mut V) -> bool>(&mut self, f: F);
    pub fn append(&mut self, other: &mut Self);
    pub fn range<T, R: RangeBounds<T>>(&self, range: R) -> Range<K, V>;
    pub fn range_mut<T, R: RangeBounds<T>>(&mut self, range: R) -> RangeMut<K, V>;
    pub fn entry(&mut self, key: K) -> Entry<K, V>;
    pub fn split_off<Q>(&mut self, key: &Q) -> Self;
    pub fn into_keys(self) -> IntoKeys<K, V>;
    pub fn into_values(self) -> IntoValues<K, V>;
    pub fn iter(&self) -> btree_map::Iter<K, V>;
    pub fn iter_mut(&mut self) -> IterMut<K, V>;
    pub fn keys(&self) -> Keys<K, V>;
    pub fn values(&self) -> Values<K, V>;
    pub fn values_mut(&mut self) -> ValuesMut<K, V>;
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
}

impl<K: Clone, V: Clone> Clone for BTreeMap<K, V> {}
impl<K, V> IntoIterator for &BTreeMap<K, V> {
    type Item = (&K, &V);
    type IntoIter = btree_map::Iter<K, V>;
}

impl<K, V> IntoIterator for &mut BTreeMap<K, V> {
    type Item = (&K, &mut V);
    type IntoIter = IterMut<K, V>;
}

impl<K, V> IntoIterator for BTreeMap<K, V> {
    type Item = (K, V);
    type IntoIter = btree_map::IntoIter<K, V>;
}

impl<K, V> Default for BTreeMap<K, V> {}
impl<K, Q, V> Index<&Q> for BTreeMap<K, V> {
    type Output = V;
}

impl<K, V, const N: usize> From<[(K, V); N]> for BTreeMap<K, V> {}

pub struct BTreeSet<T> {}
impl<T> BTreeSet<T> {
    pub fn new() -> BTreeSet<T>;
    pub fn range<K, R: RangeBounds<K>>(&self, range: R) -> btree_set::Range<T>;
    pub fn difference(&self, other: &BTreeSet<T>) -> Difference<T>;
    pub fn symmetric_difference(&self, other: &BTreeSet<T>) -> SymmetricDifference<T>;
    pub fn intersection(&self, other: &BTreeSet<T>) -> Intersection<T>;
    pub fn union(&self, other: &BTreeSet<T>) -> Union<T>;
    pub fn clear(&mut self);
    pub fn contains<Q>(&self, value: &Q) -> bool;
    pub fn get<Q>(&self, value: &Q) -> Option<&T>;
    pub fn is_disjoint(&self, other: &BTreeSet<T>) -> bool;
    pub fn is_subset(&self, other: &BTreeSet<T>) -> bool;
    pub fn is_superset(&self, other: &BTreeSet<T>) -> bool;
    pub fn first(&self) -> Option<&T>;
    pub fn last(&self) -> Option<&T>;
    pub fn pop_first(&mut self) -> Option<T>;
    pub fn pop_last(&mut self) -> Option<T>;
    pub fn insert(&mut self, value: T) -> bool;
    pub fn replace(&mut self, value: T) -> Option<T>;
    pub fn remove<Q>(&mut self, value: &Q) -> bool;
    pub fn take<Q>(&mut self, value: &Q) -> Option<T>;
    #[inline]
    pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F);
    pub fn append(&mut self, other: &mut Self);
    pub fn split_off<Q>(&mut self, value: &Q) -> Self;
    pub fn iter(&self) -> btree_set::Iter<T>;
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
}

impl<T: Clone> Clone for BTreeSet<T> {}
impl<T> IntoIterator for BTreeSet<T> {
    type Item = T;
    type IntoIter = btree_set::IntoIter<T>;
}

impl<T> IntoIterator for &BTreeSet<T> {
    type Item = &T;
    type IntoIter = btree_set::Iter<T>;
}

impl<T> Default for BTreeSet<T> {}

pub struct BinaryHeap<T> {}
impl<T> BinaryHeap<T> {
    pub fn new() -> BinaryHeap<T>;
    pub fn with_capacity(capacity: usize) -> BinaryHeap<T>;
    pub fn peek_mut(&mut self) -> Option<PeekMut<T>>;
    pub fn pop(&mut self) -> Option<T>;
    pub fn push(&mut self, item: T);
    pub fn into_sorted_vec(self) -> Vec<T>;
    pub fn append(&mut self, other: &mut Self);
    #[inline]
    pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F);
    pub fn iter(&self) -> Iter<T>;
    pub fn peek(&self) -> Option<&T>;
    pub fn capacity(&self) -> usize;
    pub fn reserve_exact(&mut self, additional: usize);
    pub fn reserve(&mut self, additional: usize);
    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError>;
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError>;
    pub fn shrink_to_fit(&mut self);
    pub fn shrink_to(&mut self, min_capacity: usize);
    pub fn as_slice(&self) -> &[T];
    pub fn into_vec(self) -> Vec<T>;
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
    pub fn drain(&mut self) -> Drain<T>;
    pub fn clear(&mut self);
}

impl<T: Clone> Clone for BinaryHeap<T> {}
impl<T> Default for BinaryHeap<T> {}
impl<T> IntoIterator for BinaryHeap<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
}

impl<T> IntoIterator for &BinaryHeap<T> {
    type Item = &T;
    type IntoIter = Iter<T>;
}

pub struct HashMap<K, V, S = RandomState> {}
impl<K, V> HashMap<K, V, RandomState> {
    pub fn new() -> HashMap<K, V, RandomState>;
    pub fn with_capacity(capacity: usize) -> HashMap<K, V, RandomState>;
}

impl<K, V, S> HashMap<K, V, S> {
    pub fn with_hasher(hash_builder: S) -> HashMap<K, V, S>;
    pub fn with_capacity_and_hasher(capacity: usize, hasher: S) -> HashMap<K, V, S>;
    pub fn capacity(&self) -> usize;
    pub fn keys(&self) -> hash_map::Keys<K, V>;
    pub fn into_keys(self) -> hash_map::IntoKeys<K, V>;
    pub fn values(&self) -> hash_map::Values<K, V>;
    pub fn values_mut(&mut self) -> hash_map::ValuesMut<K, V>;
    pub fn into_values(self) -> hash_map::IntoValues<K, V>;
    pub fn iter(&self) -> hash_map::Iter<K, V>;
    pub fn iter_mut(&mut self) -> hash_map::IterMut<K, V>;
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
    pub fn drain(&mut self) -> hash_map::Drain<K, V>;
    #[inline]
    pub fn retain<F: FnMut(&K, &mut V) -> bool>(&mut self, f: F);
    pub fn clear(&mut self);
    pub fn hasher(&self) -> &S;
    pub fn reserve(&mut self, additional: usize);
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError>;
    pub fn shrink_to_fit(&mut self);
    pub fn shrink_to(&mut self, min_capacity: usize);
    pub fn entry(&mut self, key: K) -> hash_map::Entry<K, V>;
    pub fn get<Q>(&self, k: &Q) -> Option<&V>;
    pub fn get_key_value<Q>(&self, k: &Q) -> Option<(&K, &V)>;
    pub fn get_disjoint_mut<Q, const N: usize>(&mut self, ks: [&Q; N]) -> [Option<&mut V>; N];
    pub fn contains_key<Q>(&self, k: &Q) -> bool;
    pub fn get_mut<Q>(&mut self, k: &Q) -> Option<&mut V>;
    pub fn insert(&mut self, k: K, v: V) -> Option<V>;
    pub fn remove<Q>(&mut self, k: &Q) -> Option<V>;
    pub fn remove_entry<Q>(&mut self, k: &Q) -> Option<(K, V)>;
}

impl<K: Clone, V: Clone, S: Clone> Clone for HashMap<K, V, S> {}
impl<K, V, S: Default> Default for HashMap<K, V, S> {}
impl<K, Q, V, S> Index<&Q> for HashMap<K, V, S> {
    type Output = V;
}

impl<K, V, const N: usize> From<[(K, V); N]> for HashMap<K, V, RandomState> {}
impl<K, V, S> IntoIterator for &HashMap<K, V, S> {
    type Item = (&K, &V);
    type IntoIter = hash_map::Iter<K, V>;
}

impl<K, V, S> IntoIterator for &mut HashMap<K, V, S> {
    type Item = (&K, &mut V);
    type IntoIter = hash_map::IterMut<K, V>;
}

impl<K, V, S> IntoIterator for HashMap<K, V, S> {
    type Item = (K, V);
    type IntoIter = hash_map::IntoIter<K, V>;
}

pub struct HashSet<T, S = RandomState> {}
impl<T> HashSet<T, RandomState> {
    pub fn new() -> HashSet<T, RandomState>;
    pub fn with_capacity(capacity: usize) -> HashSet<T, RandomState>;
}

impl<T, S> HashSet<T, S> {
    pub fn with_hasher(hasher: S) -> HashSet<T, S>;
    pub fn with_capacity_and_hasher(capacity: usize, hasher: S) -> HashSet<T, S>;
    pub fn capacity(&self) -> usize;
    pub fn iter(&self) -> hash_set::Iter<T>;
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
    pub fn drain(&mut self) -> hash_set::Drain<T>;
    #[inline]
    pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F);
    pub fn clear(&mut self);
    pub fn hasher(&self) -> &S;
    pub fn reserve(&mut self, additional: usize);
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError>;
    pub fn shrink_to_fit(&mut self);
    pub fn shrink_to(&mut self, min_capacity: usize);
    pub fn difference(&self, other: &HashSet<T, S>) -> hash_set::Difference<T, S>;
    pub fn symmetric_difference(
        &self,
        other: &HashSet<T, S>,
    ) -> hash_set::SymmetricDifference<T, S>;
    pub fn intersection(&self, other: &HashSet<T, S>) -> hash_set::Intersection<T, S>;
    pub fn union(&self, other: &HashSet<T, S>) -> hash_set::Union<T, S>;
    pub fn contains<Q>(&self, value: &Q) -> bool;
    pub fn get<Q>(&self, value: &Q) -> Option<&T>;
    pub fn is_disjoint(&self, other: &HashSet<T, S>) -> bool;
    pub fn is_subset(&self, other: &HashSet<T, S>) -> bool;
    pub fn is_superset(&self, other: &HashSet<T, S>) -> bool;
    pub fn insert(&mut self, value: T) -> bool;
    pub fn replace(&mut self, value: T) -> Option<T>;
    pub fn remove<Q>(&mut self, value: &Q) -> bool;
    pub fn take<Q>(&mut self, value: &Q) -> Option<T>;
}

impl<T: Clone, S: Clone> Clone for HashSet<T, S> {}
impl<T, S: Default> Default for HashSet<T, S> {}
impl<T, S> IntoIterator for &HashSet<T, S> {
    type Item = &T;
    type IntoIter = hash_set::Iter<T>;
}

impl<T, S> IntoIterator for HashSet<T, S> {
    type Item = T;
    type IntoIter = hash_set::IntoIter<T>;
}

pub struct LinkedList<T> {}
impl<T> LinkedList<T> {
    pub fn new() -> Self;
    pub fn append(&mut self, other: &mut Self);
    pub fn iter(&self) -> linked_list::Iter<T>;
    pub fn iter_mut(&mut self) -> linked_list::IterMut<T>;
    pub fn is_empty(&self) -> bool;
    pub fn len(&self) -> usize;
    pub fn clear(&mut self);
    pub fn contains(&self, x: &T) -> bool;
    pub fn front(&self) -> Option<&T>;
    pub fn front_mut(&mut self) -> Option<&mut T>;
    pub fn back(&self) -> Option<&T>;
    pub fn back_mut(&mut self) -> Option<&mut T>;
    pub fn push_front(&mut self, elt: T);
    pub fn push_front_mut(&mut self, elt: T) -> &mut T;
    pub fn pop_front(&mut self) -> Option<T>;
    pub fn push_back(&mut self, elt: T);
    pub fn push_back_mut(&mut self, elt: T) -> &mut T;
    pub fn pop_back(&mut self) -> Option<T>;
    pub fn split_off(&mut self, at: usize) -> LinkedList<T>;
}

impl<T> Default for LinkedList<T> {}
impl<T> IntoIterator for LinkedList<T> {
    type Item = T;
    type IntoIter = linked_list::IntoIter<T>;
}

impl<T> IntoIterator for &LinkedList<T> {
    type Item = &T;
    type IntoIter = linked_list::Iter<T>;
}

impl<T> IntoIterator for &mut LinkedList<T> {
    type Item = &mut T;
    type IntoIter = linked_list::IterMut<T>;
}

impl<T: Clone> Clone for LinkedList<T> {}

pub struct TryReserveError {}
impl Clone for TryReserveError {}

pub struct VecDeque<T> {}
impl<T> VecDeque<T> {
    pub fn new() -> VecDeque<T>;
    pub fn with_capacity(capacity: usize) -> VecDeque<T>;
    pub fn get(&self, index: usize) -> Option<&T>;
    pub fn get_mut(&mut self, index: usize) -> Option<&mut T>;
    pub fn swap(&mut self, i: usize, j: usize);
    pub fn capacity(&self) -> usize;
    pub fn reserve_exact(&mut self, additional: usize);
    pub fn reserve(&mut self, additional: usize);
    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError>;
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError>;
    pub fn shrink_to_fit(&mut self);
    pub fn shrink_to(&mut self, min_capacity: usize);
    pub fn truncate(&mut self, len: usize);
    pub fn iter(&self) -> vec_deque::Iter<T>;
    pub fn iter_mut(&mut self) -> vec_deque::IterMut<T>;
    pub fn as_slices(&self) -> (&[T], &[T]);
    pub fn as_mut_slices(&mut self) -> (&mut [T], &mut [T]);
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
    pub fn range<R: RangeBounds<usize>>(&self, range: R) -> vec_deque::Iter<T>;
    pub fn range_mut<R: RangeBounds<usize>>(&mut self, range: R) -> vec_deque::IterMut<T>;
    pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> vec_deque::Drain<T>;
    pub fn clear(&mut self);
    pub fn contains(&self, x: &T) -> bool;
    pub fn front(&self) -> Option<&T>;
    pub fn front_mut(&mut self) -> Option<&mut T>;
    pub fn back(&self) -> Option<&T>;
    pub fn back_mut(&mut self) -> Option<&mut T>;
    pub fn pop_front(&mut self) -> Option<T>;
    pub fn pop_back(&mut self) -> Option<T>;
    #[inline]
    pub fn pop_front_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T>;
    #[inline]
    pub fn pop_back_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T>;
    pub fn push_front(&mut self, value: T);
    pub fn push_front_mut(&mut self, value: T) -> &mut T;
    pub fn push_back(&mut self, value: T);
    pub fn push_back_mut(&mut self, value: T) -> &mut T;
    pub fn swap_remove_front(&mut self, index: usize) -> Option<T>;
    pub fn swap_remove_back(&mut self, index: usize) -> Option<T>;
    pub fn insert(&mut self, index: usize, value: T);
    pub fn insert_mut(&mut self, index: usize, value: T) -> &mut T;
    pub fn remove(&mut self, index: usize) -> Option<T>;
    pub fn split_off(&mut self, at: usize) -> Self;
    pub fn append(&mut self, other: &mut Self);
    #[inline]
    pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F);
    #[inline]
    pub fn retain_mut<F: FnMut(&mut T) -> bool>(&mut self, f: F);
    #[inline]
    pub fn resize_with(&mut self, new_len: usize, generator: impl FnMut() -> T);
    pub fn make_contiguous(&mut self) -> &mut [T];
    pub fn rotate_left(&mut self, n: usize);
    pub fn rotate_right(&mut self, n: usize);
    pub fn binary_search(&self, x: &T) -> Result<usize, usize>;
    #[inline]
    pub fn binary_search_by<F: FnMut(&T) -> Ordering>(&self, f: F) -> Result<usize, usize>;
    #[inline]
    pub fn binary_search_by_key<B, F: FnMut(&T) -> B>(&self, b: &B, f: F) -> Result<usize, usize>;
    #[inline]
    pub fn partition_point<P: FnMut(&T) -> bool>(&self, pred: P) -> usize;
}

impl<T: Clone> VecDeque<T> {
    pub fn resize(&mut self, new_len: usize, value: T);
}

impl<T: Clone> Clone for VecDeque<T> {}
impl<T> Default for VecDeque<T> {}
impl<T> Index<usize> for VecDeque<T> {
    type Output = T;
}

impl<T> IndexMut<usize> for VecDeque<T> {}
impl<T> IntoIterator for VecDeque<T> {
    type Item = T;
    type IntoIter = vec_deque::IntoIter<T>;
}

impl<T> IntoIterator for &VecDeque<T> {
    type Item = &T;
    type IntoIter = vec_deque::Iter<T>;
}

impl<T> IntoIterator for &mut VecDeque<T> {
    type Item = &mut T;
    type IntoIter = vec_deque::IterMut<T>;
}

impl BufRead for VecDeque<u8> {}
impl Read for VecDeque<u8> {}
impl Write for VecDeque<u8> {}
