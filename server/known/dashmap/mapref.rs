//! References into a map; each holds the lock of its shard.

pub mod one {
    use std::hash::Hash;
    use std::ops::{Deref, DerefMut};

    #[guard(shard, thread, shared)]
    pub struct Ref<'a, K, V>;

    impl<'a, K, V> Ref<'a, K, V> {
        pub fn key(&self) -> &K;
        pub fn value(&self) -> &V;
        pub fn pair(&self) -> (&K, &V);
        pub fn map<F, T>(self, f: F) -> MappedRef<'a, K, V, T> where F: FnOnce(&V) -> &T;
        pub fn try_map<F, T>(self, f: F) -> Result<MappedRef<'a, K, V, T>, Self>
            where F: FnOnce(&V) -> Option<&T>;
    }

    impl<K, V> Deref for Ref<'_, K, V> { type Target = V; }
    #[guard(shard, thread)]
    pub struct RefMut<'a, K, V>;

    impl<'a, K, V> RefMut<'a, K, V> {
        pub fn key(&self) -> &K;
        pub fn value(&self) -> &V;
        pub fn value_mut(&mut self) -> &mut V;
        pub fn pair(&self) -> (&K, &V);
        pub fn pair_mut(&mut self) -> (&K, &mut V);
        pub fn downgrade(self) -> Ref<'a, K, V>;
        pub fn map<F, T>(self, f: F) -> MappedRefMut<'a, K, V, T> where F: FnOnce(&mut V) -> &mut T;
        pub fn try_map<F, T>(self, f: F) -> Result<MappedRefMut<'a, K, V, T>, Self>
            where F: FnOnce(&mut V) -> Option<&mut T>;
    }

    impl<K, V> Deref for RefMut<'_, K, V> { type Target = V; }
    impl<K, V> DerefMut for RefMut<'_, K, V> {}
    #[guard(shard, thread, shared)]
    pub struct MappedRef<'a, K, V, T>;

    impl<'a, K, V, T> MappedRef<'a, K, V, T> {
        pub fn key(&self) -> &K;
        pub fn value(&self) -> &T;
        pub fn pair(&self) -> (&K, &T);
        pub fn map<F, T2>(self, f: F) -> MappedRef<'a, K, V, T2> where F: FnOnce(&T) -> &T2;
        pub fn try_map<F, T2>(self, f: F) -> Result<MappedRef<'a, K, V, T2>, Self>
            where F: FnOnce(&T) -> Option<&T2>;
    }

    impl<K, V, T> Deref for MappedRef<'_, K, V, T> { type Target = T; }
    #[guard(shard, thread)]
    pub struct MappedRefMut<'a, K, V, T>;

    impl<'a, K, V, T> MappedRefMut<'a, K, V, T> {
        pub fn key(&self) -> &K;
        pub fn value(&self) -> &T;
        pub fn value_mut(&mut self) -> &mut T;
        pub fn pair(&self) -> (&K, &T);
        pub fn pair_mut(&mut self) -> (&K, &mut T);
        pub fn map<F, T2>(self, f: F) -> MappedRefMut<'a, K, V, T2> where F: FnOnce(&mut T) -> &mut T2;
        pub fn try_map<F, T2>(self, f: F) -> Result<MappedRefMut<'a, K, V, T2>, Self>
            where F: FnOnce(&mut T) -> Option<&mut T2>;
    }

    impl<K, V, T> Deref for MappedRefMut<'_, K, V, T> { type Target = T; }
    impl<K, V, T> DerefMut for MappedRefMut<'_, K, V, T> {}
}

pub mod multiple {
    use std::hash::Hash;
    use std::ops::{Deref, DerefMut};

    #[guard(shard, thread, shared)]
    pub struct RefMulti<'a, K, V>;

    impl<'a, K, V> RefMulti<'a, K, V> {
        pub fn key(&self) -> &K;
        pub fn value(&self) -> &V;
        pub fn pair(&self) -> (&K, &V);
    }

    impl<K, V> Deref for RefMulti<'_, K, V> { type Target = V; }
    #[guard(shard, thread)]
    pub struct RefMutMulti<'a, K, V>;

    impl<'a, K, V> RefMutMulti<'a, K, V> {
        pub fn key(&self) -> &K;
        pub fn value(&self) -> &V;
        pub fn value_mut(&mut self) -> &mut V;
        pub fn pair(&self) -> (&K, &V);
        pub fn pair_mut(&mut self) -> (&K, &mut V);
    }

    impl<K, V> Deref for RefMutMulti<'_, K, V> { type Target = V; }
    impl<K, V> DerefMut for RefMutMulti<'_, K, V> {}
}

pub mod entry {
    use std::hash::Hash;
    use crate::mapref::one::RefMut;

    #[guard(shard, thread)]
    pub enum Entry<'a, K, V> { Occupied(OccupiedEntry<'a, K, V>), Vacant(VacantEntry<'a, K, V>) }

    impl<'a, K, V> Entry<'a, K, V> {
        #[inline]
        pub fn and_modify(self, f: impl FnOnce(&mut V)) -> Self;
        pub fn key(&self) -> &K;
        pub fn into_key(self) -> K;
        pub fn or_default(self) -> RefMut<'a, K, V> where V: Default;
        pub fn or_insert(self, value: V) -> RefMut<'a, K, V>;
        #[inline]
        pub fn or_insert_with(self, value: impl FnOnce() -> V) -> RefMut<'a, K, V>;
        #[inline]
        pub fn or_try_insert_with<E>(self, value: impl FnOnce() -> Result<V, E>) -> Result<RefMut<'a, K, V>, E>;
        pub fn insert(self, value: V) -> RefMut<'a, K, V>;
        pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> where K: Clone;
    }

    #[guard(shard, thread)]
    pub struct VacantEntry<'a, K, V>;

    impl<'a, K, V> VacantEntry<'a, K, V> {
        pub fn insert(self, value: V) -> RefMut<'a, K, V>;
        pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> where K: Clone;
        pub fn into_key(self) -> K;
        pub fn key(&self) -> &K;
    }

    #[guard(shard, thread)]
    pub struct OccupiedEntry<'a, K, V>;

    impl<'a, K, V> OccupiedEntry<'a, K, V> {
        pub fn get(&self) -> &V;
        pub fn get_mut(&mut self) -> &mut V;
        pub fn insert(&mut self, value: V) -> V;
        pub fn into_ref(self) -> RefMut<'a, K, V>;
        pub fn into_key(self) -> K;
        pub fn key(&self) -> &K;
        pub fn remove(self) -> V;
        pub fn remove_entry(self) -> (K, V);
        pub fn replace_entry(self, value: V) -> (K, V);
    }
}
