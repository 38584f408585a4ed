//! A concurrent map in shards, each behind a lock.

use std::borrow::Borrow;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hash};
use crate::iter::{Iter, IterMut, OwningIter};
use crate::mapref::multiple::{RefMulti, RefMutMulti};
use crate::mapref::one::{Ref, RefMut};
use crate::try_result::TryResult;

pub use self::mapref::entry::Entry;
pub use self::set::DashSet;

#[derive(Clone)]
pub struct TryReserveError;
pub struct DashMap<K, V, S = RandomState>;
impl<K: Clone, V: Clone, S: Clone> Clone for DashMap<K, V, S> {}
impl<K, V, S> Default for DashMap<K, V, S> where S: Default + BuildHasher + Clone {}

impl<K, V> DashMap<K, V, RandomState> {
    pub fn new() -> Self;
    pub fn with_capacity(capacity: usize) -> Self;
    pub fn with_shard_amount(shard_amount: usize) -> Self;
    pub fn with_capacity_and_shard_amount(capacity: usize, shard_amount: usize) -> Self;
}

impl<'a, K, V, S: BuildHasher + Clone> DashMap<K, V, S> {
    pub fn insert(&self, key: K, value: V) -> Option<V>;
    pub fn remove<Q>(&self, key: &Q) -> Option<(K, V)> where K: Borrow<Q>;
    #[inline]
    pub fn remove_if<Q>(&self, key: &Q, f: impl FnOnce(&K, &V) -> bool) -> Option<(K, V)> where K: Borrow<Q>;
    #[inline]
    pub fn remove_if_mut<Q>(&self, key: &Q, f: impl FnOnce(&K, &mut V) -> bool) -> Option<(K, V)>
        where K: Borrow<Q>;
    pub fn iter(&'a self) -> Iter<'a, K, V, S, DashMap<K, V, S>>;
    pub fn iter_mut(&'a self) -> IterMut<'a, K, V, S, DashMap<K, V, S>>;
    pub fn get<Q>(&'a self, key: &Q) -> Option<Ref<'a, K, V>> where K: Borrow<Q>;
    pub fn get_mut<Q>(&'a self, key: &Q) -> Option<RefMut<'a, K, V>> where K: Borrow<Q>;
    pub fn try_get<Q>(&'a self, key: &Q) -> TryResult<Ref<'a, K, V>> where K: Borrow<Q>;
    pub fn try_get_mut<Q>(&'a self, key: &Q) -> TryResult<RefMut<'a, K, V>> where K: Borrow<Q>;
    pub fn shrink_to_fit(&self);
    #[inline]
    pub fn retain(&self, f: impl FnMut(&K, &mut V) -> bool);
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
    pub fn clear(&self);
    pub fn capacity(&self) -> usize;
    #[inline]
    pub fn alter<Q>(&self, key: &Q, f: impl FnOnce(&K, V) -> V) where K: Borrow<Q>;
    #[inline]
    pub fn alter_all(&self, f: impl FnMut(&K, V) -> V);
    #[inline]
    pub fn view<Q, R>(&self, key: &Q, f: impl FnOnce(&K, &V) -> R) -> Option<R> where K: Borrow<Q>;
    pub fn contains_key<Q>(&self, key: &Q) -> bool where K: Borrow<Q>;
    pub fn entry(&'a self, key: K) -> Entry<'a, K, V>;
    pub fn try_entry(&'a self, key: K) -> Option<Entry<'a, K, V>>;
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError>;
}

impl<K, V, S: BuildHasher + Clone> IntoIterator for DashMap<K, V, S> { type Item = (K, V); type IntoIter = OwningIter<K, V, S>; }
impl<'a, K, V, S: BuildHasher + Clone> IntoIterator for &'a DashMap<K, V, S> { type Item = RefMulti<'a, K, V>; type IntoIter = Iter<'a, K, V, S, DashMap<K, V, S>>; }

pub mod try_result {
    pub enum TryResult<R> { Present(R), Absent, Locked }

    impl<R> TryResult<R> {
        pub fn is_present(&self) -> bool;
        pub fn is_absent(&self) -> bool;
        pub fn is_locked(&self) -> bool;
        pub fn unwrap(self) -> R;
        pub fn try_unwrap(self) -> Option<R>;
    }
}

pub mod iter {
    use std::collections::hash_map::RandomState;
    use std::hash::{BuildHasher, Hash};
    use crate::DashMap;
    use crate::mapref::multiple::{RefMulti, RefMutMulti};

    pub struct OwningIter<K, V, S = RandomState>;
    impl<K, V, S: BuildHasher + Clone> Iterator for OwningIter<K, V, S> { type Item = (K, V); }
    #[guard(shard, thread, shared)]
    pub struct Iter<'a, K, V, S = RandomState, M = DashMap<K, V, S>>;
    impl<K: Clone, V: Clone, S: Clone + BuildHasher> Clone for Iter<'_, K, V, S> {}
    impl<'a, K, V, S: BuildHasher + Clone, M> Iterator for Iter<'a, K, V, S, M> { type Item = RefMulti<'a, K, V>; }
    #[guard(shard, thread)]
    pub struct IterMut<'a, K, V, S = RandomState, M = DashMap<K, V, S>>;
    impl<'a, K, V, S: BuildHasher + Clone, M> Iterator for IterMut<'a, K, V, S, M> { type Item = RefMutMulti<'a, K, V>; }
}

pub mod set {
    use std::borrow::Borrow;
    use std::collections::hash_map::RandomState;
    use std::hash::{BuildHasher, Hash};
    use crate::DashMap;
    use crate::iter_set::{Iter, OwningIter};
    use crate::setref::one::Ref;

    pub struct DashSet<K, S = RandomState>;
    impl<K: Clone, S: Clone> Clone for DashSet<K, S> {}
    impl<K, S> Default for DashSet<K, S> where S: Default + BuildHasher + Clone {}

    impl<K> DashSet<K, RandomState> {
        pub fn new() -> Self;
        pub fn with_capacity(capacity: usize) -> Self;
    }

    impl<'a, K, S: BuildHasher + Clone> DashSet<K, S> {
        pub fn insert(&self, key: K) -> bool;
        pub fn remove<Q>(&self, key: &Q) -> Option<K> where K: Borrow<Q>;
        #[inline]
        pub fn remove_if<Q>(&self, key: &Q, f: impl FnOnce(&K) -> bool) -> Option<K> where K: Borrow<Q>;
        pub fn iter(&'a self) -> Iter<'a, K, S, DashMap<K, (), S>>;
        pub fn get<Q>(&'a self, key: &Q) -> Option<Ref<'a, K>> where K: Borrow<Q>;
        pub fn shrink_to_fit(&self);
        #[inline]
        pub fn retain(&self, f: impl FnMut(&K) -> bool);
        pub fn len(&self) -> usize;
        pub fn is_empty(&self) -> bool;
        pub fn clear(&self);
        pub fn capacity(&self) -> usize;
        pub fn contains<Q>(&self, key: &Q) -> bool where K: Borrow<Q>;
    }

    impl<K, S: BuildHasher + Clone> IntoIterator for DashSet<K, S> { type Item = K; type IntoIter = OwningIter<K, S>; }
}

pub mod iter_set {
    use std::hash::{BuildHasher, Hash};
    use crate::setref::multiple::RefMulti;

    pub struct OwningIter<K, S>;
    impl<K, S: BuildHasher + Clone> Iterator for OwningIter<K, S> { type Item = K; }
    #[guard(shard, thread, shared)]
    pub struct Iter<'a, K, S, M>;
    impl<'a, K, S: BuildHasher + Clone, M> Iterator for Iter<'a, K, S, M> { type Item = RefMulti<'a, K>; }
}
