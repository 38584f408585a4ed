//! Tools for threads.

pub mod sync {
    use std::ops::{Deref, DerefMut};
    use std::sync::{LockResult, TryLockResult};
    use std::time::{Duration, Instant};

    pub struct Parker;
    impl Default for Parker {}

    impl Parker {
        pub fn new() -> Parker;
        #[blocks(thread)]
        pub fn park(&self);
        #[blocks(thread)]
        pub fn park_timeout(&self, timeout: Duration);
        #[blocks(thread)]
        pub fn park_deadline(&self, deadline: Instant);
        pub fn unparker(&self) -> &Unparker;
    }

    pub struct Unparker;

    impl Unparker {
        pub fn unpark(&self);
    }

    impl Clone for Unparker {}
    pub struct ShardedLock<T>;

    impl<T> ShardedLock<T> {
        pub fn new(value: T) -> ShardedLock<T>;
        pub fn into_inner(self) -> LockResult<T>;
    }

    impl<T> ShardedLock<T> {
        pub fn is_poisoned(&self) -> bool;
        pub fn get_mut(&mut self) -> LockResult<&mut T>;
        pub fn try_read(&self) -> TryLockResult<ShardedLockReadGuard<'_, T>>;
        pub fn read(&self) -> LockResult<ShardedLockReadGuard<'_, T>>;
        pub fn try_write(&self) -> TryLockResult<ShardedLockWriteGuard<'_, T>>;
        pub fn write(&self) -> LockResult<ShardedLockWriteGuard<'_, T>>;
    }

    impl<T: Default> Default for ShardedLock<T> {}
    #[guard(lock, thread, shared)]
    pub struct ShardedLockReadGuard<'a, T>;
    impl<T> Deref for ShardedLockReadGuard<'_, T> { type Target = T; }
    #[guard(lock, thread)]
    pub struct ShardedLockWriteGuard<'a, T>;
    impl<T> Drop for ShardedLockWriteGuard<'_, T> {}
    impl<T> Deref for ShardedLockWriteGuard<'_, T> { type Target = T; }
    impl<T> DerefMut for ShardedLockWriteGuard<'_, T> {}
    pub struct WaitGroup;
    impl Default for WaitGroup {}

    impl WaitGroup {
        pub fn new() -> Self;
        #[blocks(thread, instead = "tokio_util::task::TaskTracker")]
        pub fn wait(self);
    }

    impl Drop for WaitGroup {}
    impl Clone for WaitGroup {}
}

pub mod thread {
    use std::io;
    use std::thread;

    #[blocks(thread, shape = "spawn_blocking")]
    #[inline]
    pub fn scope<'env, F, R>(f: F) -> thread::Result<R> where F: FnOnce(&Scope<'env>) -> R;
    pub struct Scope<'env>;

    impl<'env> Scope<'env> {
        #[spawns(thread, drop = "join")]
        #[offthread]
        pub fn spawn<'scope, F, T>(&'scope self, f: F) -> ScopedJoinHandle<'scope, T>
            where F: FnOnce(&Scope<'env>) -> T;
        pub fn builder<'scope>(&'scope self) -> ScopedThreadBuilder<'scope, 'env>;
    }

    pub struct ScopedThreadBuilder<'scope, 'env>;

    impl<'scope, 'env> ScopedThreadBuilder<'scope, 'env> {
        pub fn name(self, name: String) -> ScopedThreadBuilder<'scope, 'env>;
        pub fn stack_size(self, size: usize) -> ScopedThreadBuilder<'scope, 'env>;
        #[spawns(thread, drop = "join")]
        #[offthread]
        pub fn spawn<F, T>(self, f: F) -> io::Result<ScopedJoinHandle<'scope, T>>
            where F: FnOnce(&Scope<'env>) -> T;
    }

    #[handle(drop = "join")]
    pub struct ScopedJoinHandle<'scope, T>;

    impl<T> ScopedJoinHandle<'_, T> {
        #[blocks(thread)]
        pub fn join(self) -> thread::Result<T>;
        pub fn thread(&self) -> &thread::Thread;
    }
}

pub mod atomic {
    pub struct AtomicCell<T>;

    impl<T> AtomicCell<T> {
        pub fn new(val: T) -> AtomicCell<T>;
        pub fn into_inner(self) -> T;
        pub fn store(&self, val: T);
        pub fn swap(&self, val: T) -> T;
    }

    impl<T: Default> AtomicCell<T> {
        pub fn take(&self) -> T;
    }

    impl<T: Copy> AtomicCell<T> {
        pub fn load(&self) -> T;
    }

    impl<T: Copy> AtomicCell<T> {
        pub fn compare_and_swap(&self, current: T, new: T) -> T;
        pub fn compare_exchange(&self, current: T, new: T) -> Result<T, T>;
        pub fn fetch_update<F>(&self, f: F) -> Result<T, T> where F: FnMut(T) -> Option<T>;
    }

    impl<T> Drop for AtomicCell<T> {}

    impl AtomicCell<bool> {
        pub fn fetch_and(&self, val: bool) -> bool;
        pub fn fetch_nand(&self, val: bool) -> bool;
        pub fn fetch_or(&self, val: bool) -> bool;
        pub fn fetch_xor(&self, val: bool) -> bool;
    }

    impl<T: Default> Default for AtomicCell<T> {}
}
pub struct Backoff;
impl Backoff {
    pub fn new() -> Self;
    pub fn reset(&self);
    pub fn spin(&self);
    #[blocks(thread, tier = 3)]
    pub fn snooze(&self);
    pub fn is_completed(&self) -> bool;
}

pub struct CachePadded<T>;
impl<T> CachePadded<T> {
    pub fn new(t: T) -> CachePadded<T>;
    pub fn into_inner(self) -> T;
}
impl<T> std::ops::Deref for CachePadded<T> { type Target = T; }
impl<T> std::ops::DerefMut for CachePadded<T> {}
