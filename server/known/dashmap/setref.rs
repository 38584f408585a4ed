//! References into a set; each holds the lock of its shard.

pub mod one {
    use std::hash::Hash;
    use std::ops::Deref;

    #[guard(shard, thread, shared)]
    pub struct Ref<'a, K>;

    impl<'a, K> Ref<'a, K> {
        pub fn key(&self) -> &K;
    }

    impl<K> Deref for Ref<'_, K> { type Target = K; }
}

pub mod multiple {
    use std::hash::Hash;
    use std::ops::Deref;

    #[guard(shard, thread, shared)]
    pub struct RefMulti<'a, K>;

    impl<'a, K> RefMulti<'a, K> {
        pub fn key(&self) -> &K;
    }

    impl<K> Deref for RefMulti<'_, K> { type Target = K; }
}
