//! Concurrent containers whose entries hold a lock of their bucket.

pub use self::hash_map::HashMap;
pub use self::hash_set::HashSet;

pub trait Equivalent<K> {}
impl<K, Q> Equivalent<K> for Q where K: std::borrow::Borrow<Q> {}

pub mod hash_map {
    use std::collections::hash_map::RandomState;
    use std::hash::{BuildHasher, Hash};
    use std::ops::{Deref, DerefMut};
    use crate::Equivalent;

    pub struct HashMap<K, V, H = RandomState>;
    #[guard(shard, thread)]
    pub enum Entry<'h, K, V, H = RandomState>
        where H: BuildHasher { Occupied(OccupiedEntry<'h, K, V, H>), Vacant(VacantEntry<'h, K, V, H>) }
    #[guard(shard, thread)]
    pub struct OccupiedEntry<'h, K, V, H = RandomState>;
    #[guard(shard, thread)]
    pub struct VacantEntry<'h, K, V, H = RandomState>;

    impl<K, V, H> HashMap<K, V, H> where H: BuildHasher {
        pub fn entry(&self, key: K) -> Entry<'_, K, V, H>;
        #[cancel(loses_argument, inferred)]
        #[waits(lock)]
        pub async fn entry_async(&self, key: K) -> Entry<'_, K, V, H>;
        pub fn try_entry(&self, key: K) -> Option<Entry<'_, K, V, H>>;
        pub fn first_entry(&self) -> Option<OccupiedEntry<'_, K, V, H>>;
        #[cancel(safe, inferred)]
        #[waits(lock)]
        pub async fn first_entry_async(&self) -> Option<OccupiedEntry<'_, K, V, H>>;
        pub fn any_entry<P: FnMut(&K, &V) -> bool>(&self, pred: P) -> Option<OccupiedEntry<'_, K, V, H>>;
        #[cancel(safe, inferred)]
        #[waits(lock)]
        pub async fn any_entry_async<P: FnMut(&K, &V) -> bool>(&self, pred: P) -> Option<OccupiedEntry<'_, K, V, H>>;
        pub fn insert(&self, key: K, val: V) -> Result<(), (K, V)>;
        #[cancel(loses_argument, inferred)]
        #[waits(lock)]
        pub async fn insert_async(&self, key: K, val: V) -> Result<(), (K, V)>;
        pub fn upsert(&self, key: K, val: V) -> Option<V>;
        #[cancel(loses_argument, inferred)]
        #[waits(lock)]
        pub async fn upsert_async(&self, key: K, val: V) -> Option<V>;
        #[inline]
        pub fn update<Q, U, R>(&self, key: &Q, updater: U) -> Option<R>
            where Q: Equivalent<K>, U: FnOnce(&K, &mut V) -> R;
        #[cancel(safe, inferred)]
        #[waits(lock)]
        pub async fn update_async<Q, U, R>(&self, key: &Q, updater: U) -> Option<R>
            where Q: Equivalent<K>, U: FnOnce(&K, &mut V) -> R;
        pub fn remove<Q>(&self, key: &Q) -> Option<(K, V)> where Q: Equivalent<K>;
        #[cancel(safe, inferred)]
        #[waits(lock)]
        pub async fn remove_async<Q>(&self, key: &Q) -> Option<(K, V)> where Q: Equivalent<K>;
        #[inline]
        pub fn remove_if<Q, F: FnOnce(&mut V) -> bool>(&self, key: &Q, condition: F) -> Option<(K, V)>
            where Q: Equivalent<K>;
        #[cancel(safe, inferred)]
        #[waits(lock)]
        pub async fn remove_if_async<Q, F: FnOnce(&mut V) -> bool>(&self, key: &Q, condition: F) -> Option<(K, V)>
            where Q: Equivalent<K>;
        pub fn get<Q>(&self, key: &Q) -> Option<OccupiedEntry<'_, K, V, H>> where Q: Equivalent<K>;
        #[cancel(safe, inferred)]
        #[waits(lock)]
        pub async fn get_async<Q>(&self, key: &Q) -> Option<OccupiedEntry<'_, K, V, H>>
            where Q: Equivalent<K>;
        #[inline]
        pub fn read<Q, R, F: FnOnce(&K, &V) -> R>(&self, key: &Q, reader: F) -> Option<R>
            where Q: Equivalent<K>;
        #[cancel(safe, inferred)]
        #[waits(lock)]
        pub async fn read_async<Q, R, F: FnOnce(&K, &V) -> R>(&self, key: &Q, reader: F) -> Option<R>
            where Q: Equivalent<K>;
        pub fn contains<Q>(&self, key: &Q) -> bool where Q: Equivalent<K>;
        #[cancel(safe, inferred)]
        #[waits(lock)]
        pub async fn contains_async<Q>(&self, key: &Q) -> bool where Q: Equivalent<K>;
        #[inline]
        pub fn scan<F: FnMut(&K, &V)>(&self, scanner: F);
        #[cancel(resumable, inferred)]
        #[waits(lock)]
        pub async fn scan_async<F: FnMut(&K, &V)>(&self, scanner: F);
        #[inline]
        pub fn any<P: FnMut(&K, &V) -> bool>(&self, pred: P) -> bool;
        #[cancel(safe, inferred)]
        #[waits(lock)]
        pub async fn any_async<P: FnMut(&K, &V) -> bool>(&self, pred: P) -> bool;
        #[inline]
        pub fn retain<F: FnMut(&K, &mut V) -> bool>(&self, pred: F);
        #[cancel(resumable, inferred)]
        #[waits(lock)]
        pub async fn retain_async<F: FnMut(&K, &mut V) -> bool>(&self, pred: F);
        #[inline]
        pub fn prune<F: FnMut(&K, V) -> Option<V>>(&self, pred: F);
        #[cancel(resumable, inferred)]
        #[waits(lock)]
        pub async fn prune_async<F: FnMut(&K, V) -> Option<V>>(&self, pred: F);
        pub fn clear(&self);
        #[cancel(safe, inferred)]
        #[waits(lock)]
        pub async fn clear_async(&self);
        pub fn len(&self) -> usize;
        pub fn is_empty(&self) -> bool;
        pub fn capacity(&self) -> usize;
    }

    impl<K, V> HashMap<K, V, RandomState> {
        pub fn new() -> Self;
        pub fn with_capacity(capacity: usize) -> Self;
    }

    impl<K, V, H> Clone for HashMap<K, V, H> where K: Clone, V: Clone, H: BuildHasher + Clone {}
    impl<K, V, H> Default for HashMap<K, V, H> where H: BuildHasher + Default {}
    impl<K, V, H> Drop for HashMap<K, V, H> where H: BuildHasher {}

    impl<'h, K, V, H> Entry<'h, K, V, H> where H: BuildHasher {
        pub fn or_insert(self, val: V) -> OccupiedEntry<'h, K, V, H>;
        pub fn or_insert_with<F: FnOnce() -> V>(self, constructor: F) -> OccupiedEntry<'h, K, V, H>;
        pub fn or_insert_with_key<F: FnOnce(&K) -> V>(self, constructor: F) -> OccupiedEntry<'h, K, V, H>;
        pub fn key(&self) -> &K;
        pub fn and_modify<F>(self, f: F) -> Self where F: FnOnce(&mut V);
        pub fn insert_entry(self, val: V) -> OccupiedEntry<'h, K, V, H>;
    }

    impl<'h, K, V, H> Entry<'h, K, V, H> where V: Default, H: BuildHasher {
        pub fn or_default(self) -> OccupiedEntry<'h, K, V, H>;
    }

    impl<'h, K, V, H> OccupiedEntry<'h, K, V, H> where H: BuildHasher {
        pub fn key(&self) -> &K;
        pub fn remove_entry(self) -> (K, V);
        pub fn get(&self) -> &V;
        pub fn get_mut(&mut self) -> &mut V;
        pub fn insert(&mut self, val: V) -> V;
        pub fn remove(self) -> V;
        pub fn next(self) -> Option<Self>;
        #[cancel(safe, inferred)]
        #[waits(lock)]
        pub async fn next_async(self) -> Option<OccupiedEntry<'h, K, V, H>>;
    }

    impl<K, V, H> Deref for OccupiedEntry<'_, K, V, H> where H: BuildHasher { type Target = V; }
    impl<K, V, H> DerefMut for OccupiedEntry<'_, K, V, H> where H: BuildHasher {}

    impl<'h, K, V, H> VacantEntry<'h, K, V, H> where H: BuildHasher {
        pub fn key(&self) -> &K;
        pub fn into_key(self) -> K;
        pub fn insert_entry(self, val: V) -> OccupiedEntry<'h, K, V, H>;
    }
}

pub mod hash_set {
    use std::collections::hash_map::RandomState;
    use std::hash::{BuildHasher, Hash};
    use crate::Equivalent;

    pub struct HashSet<K, H = RandomState>;

    impl<K, H> HashSet<K, H> where H: BuildHasher {
        pub fn insert(&self, key: K) -> Result<(), K>;
        pub async fn insert_async(&self, key: K) -> Result<(), K>;
        pub fn remove<Q>(&self, key: &Q) -> Option<K> where Q: Equivalent<K>;
        pub async fn remove_async<Q>(&self, key: &Q) -> Option<K> where Q: Equivalent<K>;
        pub fn remove_if<Q, F: FnOnce() -> bool>(&self, key: &Q, condition: F) -> Option<K>
            where Q: Equivalent<K>;
        pub async fn remove_if_async<Q, F: FnOnce() -> bool>(&self, key: &Q, condition: F) -> Option<K>
            where Q: Equivalent<K>;
        pub fn read<Q, R, F: FnOnce(&K) -> R>(&self, key: &Q, reader: F) -> Option<R> where Q: Equivalent<K>;
        pub async fn read_async<Q, R, F: FnOnce(&K) -> R>(&self, key: &Q, reader: F) -> Option<R>
            where Q: Equivalent<K>;
        pub fn contains<Q>(&self, key: &Q) -> bool where Q: Equivalent<K>;
        pub async fn contains_async<Q>(&self, key: &Q) -> bool where Q: Equivalent<K>;
        pub fn scan<F: FnMut(&K)>(&self, scanner: F);
        pub async fn scan_async<F: FnMut(&K)>(&self, scanner: F);
        pub fn any<P: FnMut(&K) -> bool>(&self, pred: P) -> bool;
        pub async fn any_async<P: FnMut(&K) -> bool>(&self, pred: P) -> bool;
        pub fn retain<F: FnMut(&K) -> bool>(&self, filter: F);
        pub async fn retain_async<F: FnMut(&K) -> bool>(&self, filter: F);
        pub fn clear(&self);
        pub async fn clear_async(&self);
        pub fn len(&self) -> usize;
        pub fn is_empty(&self) -> bool;
    }

    impl<K, H> Clone for HashSet<K, H> where K: Clone, H: BuildHasher + Clone {}

    impl<K> HashSet<K, RandomState> {
        pub fn new() -> Self;
        pub fn with_capacity(capacity: usize) -> Self;
    }

    impl<K, H> Default for HashSet<K, H> where H: BuildHasher + Default {}
}
