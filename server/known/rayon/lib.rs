//! Data parallelism on a pool of threads.

pub use rayon_core::{
    BroadcastContext, FnContext, Scope, ScopeFifo, ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder, Yield,
    broadcast, current_num_threads, current_thread_index, in_place_scope, in_place_scope_fifo, join, join_context,
    scope, scope_fifo, spawn, spawn_broadcast, spawn_fifo, yield_local, yield_now,
};

pub mod prelude {
    pub use crate::iter::{
        FromParallelIterator, IndexedParallelIterator, IntoParallelIterator, IntoParallelRefIterator,
        IntoParallelRefMutIterator, ParallelBridge, ParallelExtend, ParallelIterator,
    };
    pub use crate::slice::{ParallelSlice, ParallelSliceMut};
    pub use crate::str::ParallelString;
}

pub mod str {
    pub trait ParallelString {
        #[blocks(pool, tier = 2, note = "the thread that consumes a parallel iterator waits for the pool")]
        fn par_lines(&self) -> Lines<'_>;
        #[blocks(pool, tier = 2, note = "the thread that consumes a parallel iterator waits for the pool")]
        fn par_chars(&self) -> Chars<'_>;
    }
    impl ParallelString for str {}

    pub struct Lines<'a>;
    impl<'a> crate::iter::ParallelIterator for Lines<'a> { type Item = &'a str; }
    pub struct Chars<'a>;
    impl<'a> crate::iter::ParallelIterator for Chars<'a> { type Item = char; }
}

pub mod slice {
    use crate::iter::ParallelIterator;

    pub trait ParallelSlice<T> {
        #[blocks(pool, tier = 2, note = "the thread that consumes a parallel iterator waits for the pool")]
        fn par_chunks(&self, chunk_size: usize) -> Chunks<'_, T>;
        #[blocks(pool, tier = 2, note = "the thread that consumes a parallel iterator waits for the pool")]
        fn par_chunks_exact(&self, chunk_size: usize) -> Chunks<'_, T>;
        #[blocks(pool, tier = 2, note = "the thread that consumes a parallel iterator waits for the pool")]
        fn par_windows(&self, window_size: usize) -> Chunks<'_, T>;
    }
    impl<T> ParallelSlice<T> for [T] {}

    pub trait ParallelSliceMut<T> {
        #[blocks(pool, tier = 2, note = "the thread that consumes a parallel iterator waits for the pool")]
        fn par_chunks_mut(&mut self, chunk_size: usize) -> ChunksMut<'_, T>;
        #[blocks(pool, tier = 2, note = "the thread that consumes a parallel iterator waits for the pool")]
        fn par_chunks_exact_mut(&mut self, chunk_size: usize) -> ChunksMut<'_, T>;
        #[blocks(pool, tier = 2, shape = "spawn_blocking")]
        fn par_sort(&mut self);
        #[blocks(pool, tier = 2, shape = "spawn_blocking")]
        fn par_sort_by<F>(&mut self, compare: F) where F: Fn(&T, &T) -> Ordering;
        #[blocks(pool, tier = 2, shape = "spawn_blocking")]
        fn par_sort_by_key<K, F>(&mut self, f: F) where F: Fn(&T) -> K;
        #[blocks(pool, tier = 2, shape = "spawn_blocking")]
        fn par_sort_by_cached_key<K, F>(&mut self, f: F) where F: Fn(&T) -> K;
        #[blocks(pool, tier = 2, shape = "spawn_blocking")]
        fn par_sort_unstable(&mut self);
        #[blocks(pool, tier = 2, shape = "spawn_blocking")]
        fn par_sort_unstable_by<F>(&mut self, compare: F) where F: Fn(&T, &T) -> Ordering;
        #[blocks(pool, tier = 2, shape = "spawn_blocking")]
        fn par_sort_unstable_by_key<K, F>(&mut self, f: F) where F: Fn(&T) -> K;
    }
    impl<T> ParallelSliceMut<T> for [T] {}

    pub struct Iter<'data, T>;
    impl<'data, T> ParallelIterator for Iter<'data, T> { type Item = &'data T; }
    pub struct IterMut<'data, T>;
    impl<'data, T> ParallelIterator for IterMut<'data, T> { type Item = &'data mut T; }
    pub struct Chunks<'data, T>;
    impl<'data, T> ParallelIterator for Chunks<'data, T> { type Item = &'data [T]; }
    pub struct ChunksMut<'data, T>;
    impl<'data, T> ParallelIterator for ChunksMut<'data, T> { type Item = &'data mut [T]; }
    use std::cmp::Ordering;
}
