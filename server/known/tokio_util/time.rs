//! A queue of values that come out when their time has come.

pub use self::delay_queue::DelayQueue;
pub use crate::future::FutureExt;

pub mod delay_queue {
    use std::time::Duration;
    use tokio::time::Instant;

    pub struct DelayQueue<T>;
    pub struct Expired<T>;
    #[derive(Clone)]
    pub struct Key;

    impl<T> DelayQueue<T> {
        pub fn new() -> DelayQueue<T>;
        pub fn with_capacity(capacity: usize) -> DelayQueue<T>;
        pub fn insert_at(&mut self, value: T, when: Instant) -> Key;
        pub fn insert(&mut self, value: T, timeout: Duration) -> Key;
        pub fn deadline(&self, key: &Key) -> Instant;
        pub fn remove(&mut self, key: &Key) -> Expired<T>;
        pub fn try_remove(&mut self, key: &Key) -> Option<Expired<T>>;
        pub fn reset_at(&mut self, key: &Key, when: Instant);
        pub fn shrink_to_fit(&mut self);
        pub fn compact(&mut self);
        pub fn peek(&self) -> Option<Key>;
        pub fn reset(&mut self, key: &Key, timeout: Duration);
        pub fn clear(&mut self);
        pub fn capacity(&self) -> usize;
        pub fn len(&self) -> usize;
        pub fn reserve(&mut self, additional: usize);
        pub fn is_empty(&self) -> bool;
    }

    impl<T> Default for DelayQueue<T> {}
    impl<T> futures_core::Stream for DelayQueue<T> { type Item = Expired<T>; }

    impl<T> Expired<T> {
        pub fn get_ref(&self) -> &T;
        pub fn get_mut(&mut self) -> &mut T;
        pub fn into_inner(self) -> T;
        pub fn deadline(&self) -> Instant;
        pub fn key(&self) -> Key;
    }
    impl<T> futures_util::StreamExt for DelayQueue<T> {
        #[cancel(safe)]
        #[waits(timer)]
        fn next(&mut self) -> futures_util::stream::Next<'_, Self>;
    }
    impl<T> tokio_stream::StreamExt for DelayQueue<T> {
        #[cancel(safe)]
        #[waits(timer)]
        fn next(&mut self) -> tokio_stream::Next<'_, Self>;
    }
}
