//! Concurrent caches.

pub mod future {
    use std::collections::hash_map::RandomState;
    use std::future::Future;
    use std::sync::Arc;
    use std::time::Duration;

    pub struct Cache<K, V, S = RandomState>;
    impl<K, V, S> Clone for Cache<K, V, S> {}

    impl<K, V> Cache<K, V> {
        pub fn new(max_capacity: u64) -> Self;
        pub fn builder() -> CacheBuilder<K, V>;
    }

    impl<K, V, S> Cache<K, V, S> where V: Clone {
        pub fn contains_key<Q>(&self, key: &Q) -> bool;
        #[cancel(safe, inferred)]
        pub async fn get<Q>(&self, key: &Q) -> Option<V>;
        #[cancel(resumable, inferred)]
        #[waits(event)]
        pub async fn get_with(&self, key: K, init: impl Future<Output = V>) -> V;
        #[cancel(resumable, inferred)]
        #[waits(event)]
        pub async fn optionally_get_with<F>(&self, key: K, init: F) -> Option<V>
            where F: Future<Output = Option<V>>;
        #[cancel(resumable, inferred)]
        #[waits(event)]
        pub async fn try_get_with<F, E>(&self, key: K, init: F) -> Result<V, Arc<E>>
            where F: Future<Output = Result<V, E>>;
        #[cancel(safe, inferred)]
        pub async fn insert(&self, key: K, value: V);
        #[cancel(safe, inferred)]
        pub async fn invalidate<Q>(&self, key: &Q);
        #[cancel(safe, inferred)]
        pub async fn remove<Q>(&self, key: &Q) -> Option<V>;
        pub fn invalidate_all(&self);
        #[cancel(safe, inferred)]
        pub async fn run_pending_tasks(&self);
    }

    pub struct CacheBuilder<K, V>;
    impl<K, V> CacheBuilder<K, V> {
        pub fn new(max_capacity: u64) -> Self;
        pub fn max_capacity(self, max_capacity: u64) -> Self;
        pub fn initial_capacity(self, number_of_entries: usize) -> Self;
        pub fn name(self, name: &str) -> Self;
        pub fn time_to_live(self, duration: Duration) -> Self;
        pub fn time_to_idle(self, duration: Duration) -> Self;
        pub fn build(self) -> Cache<K, V>;
    }
}

pub mod sync {
    use std::collections::hash_map::RandomState;
    use std::sync::Arc;
    use std::time::Duration;

    pub struct Cache<K, V, S = RandomState>;
    impl<K, V, S> Clone for Cache<K, V, S> {}

    impl<K, V> Cache<K, V> {
        pub fn new(max_capacity: u64) -> Self;
        pub fn builder() -> CacheBuilder<K, V>;
    }

    impl<K, V, S> Cache<K, V, S> where V: Clone {
        pub fn contains_key<Q>(&self, key: &Q) -> bool;
        pub fn get<Q>(&self, key: &Q) -> Option<V>;
        #[inline]
        pub fn get_with(&self, key: K, init: impl FnOnce() -> V) -> V;
        #[inline]
        pub fn optionally_get_with<F>(&self, key: K, init: F) -> Option<V> where F: FnOnce() -> Option<V>;
        #[inline]
        pub fn try_get_with<F, E>(&self, key: K, init: F) -> Result<V, Arc<E>>
            where F: FnOnce() -> Result<V, E>;
        pub fn insert(&self, key: K, value: V);
        pub fn invalidate<Q>(&self, key: &Q);
        pub fn remove<Q>(&self, key: &Q) -> Option<V>;
        pub fn invalidate_all(&self);
        pub fn run_pending_tasks(&self);
    }

    pub struct CacheBuilder<K, V>;
    impl<K, V> CacheBuilder<K, V> {
        pub fn new(max_capacity: u64) -> Self;
        pub fn max_capacity(self, max_capacity: u64) -> Self;
        pub fn initial_capacity(self, number_of_entries: usize) -> Self;
        pub fn name(self, name: &str) -> Self;
        pub fn time_to_live(self, duration: Duration) -> Self;
        pub fn time_to_idle(self, duration: Duration) -> Self;
        pub fn build(self) -> Cache<K, V>;
    }
}
