//! A map for readers that never wait.

pub use handles::{ReadHandle, WriteHandle};
pub use left_right::ReadGuard;
pub use refs::{MapReadRef, Values};

pub mod handles {
    use std::collections::hash_map::RandomState;
    use crate::refs::{MapReadRef, Values};
    use left_right::ReadGuard;

    pub struct ReadHandle<K, V, M = (), S = RandomState>;
    impl<K, V, M, S> Clone for ReadHandle<K, V, M, S> {}
    impl<K, V, M, S> ReadHandle<K, V, M, S> {
        pub fn enter(&self) -> Option<MapReadRef<'_, K, V, M, S>>;
        pub fn read(&self) -> Option<MapReadRef<'_, K, V, M, S>>;
        pub fn get<Q>(&self, key: &Q) -> Option<ReadGuard<'_, Values<V, S>>>;
        pub fn get_one<Q>(&self, key: &Q) -> Option<ReadGuard<'_, V>>;
        pub fn meta(&self) -> Option<ReadGuard<'_, M>>;
        pub fn contains_key<Q>(&self, key: &Q) -> bool;
        pub fn len(&self) -> usize;
        pub fn is_empty(&self) -> bool;
    }
    pub struct WriteHandle<K, V, M = (), S = RandomState>;
    impl<K, V, M, S> WriteHandle<K, V, M, S> {
        #[blocks(thread, tier = 3, note = "waits for the readers that still look at the old map")]
        pub fn publish(&mut self) -> &mut Self;
        pub fn insert(&mut self, k: K, v: V) -> &mut Self;
        pub fn update(&mut self, k: K, v: V) -> &mut Self;
    }
}
pub mod refs {
    use std::collections::hash_map::RandomState;

    #[guard(epoch, thread, shared, note = "the writer waits for it")]
    pub struct MapReadRef<'rh, K, V, M = (), S = RandomState>;
    impl<K, V, M, S> MapReadRef<'_, K, V, M, S> {
        pub fn get<Q>(&self, key: &Q) -> Option<&Values<V, S>>;
        pub fn get_one<Q>(&self, key: &Q) -> Option<&V>;
        pub fn contains_key<Q>(&self, key: &Q) -> bool;
        pub fn len(&self) -> usize;
    }
    pub struct Values<T, S = RandomState>;
    impl<T, S> Values<T, S> {
        pub fn len(&self) -> usize;
        pub fn is_empty(&self) -> bool;
    }
}
