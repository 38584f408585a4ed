//! Channels and locks for embassy.

pub mod signal {
    use std::future::Future;

    pub struct Signal<M, T>;

    impl<M, T> Signal<M, T> {
        pub fn new() -> Self;
    }

    impl<M, T> Default for Signal<M, T> {}

    impl<M, T> Signal<M, T> {
        pub fn signal(&self, val: T);
        pub fn reset(&self);
        #[cancel(safe, inferred)]
        #[waits(event)]
        pub fn wait(&self) -> impl Future<Output = T>;
        pub fn try_take(&self) -> Option<T>;
        pub fn signaled(&self) -> bool;
    }
}

pub mod channel {
    use std::future::Future;

    #[sender(mpmc)]
    pub struct Sender<'ch, M, T, const N: usize>;
    impl<'ch, M, T, const N: usize> Clone for Sender<'ch, M, T, N> {}

    impl<'ch, M, T, const N: usize> Sender<'ch, M, T, N> {
        #[cancel(loses_argument, inferred)]
        #[waits(capacity)]
        pub fn send(&self, message: T) -> SendFuture<'ch, M, T, N>;
        pub fn try_send(&self, message: T) -> Result<(), TrySendError<T>>;
        pub fn capacity(&self) -> usize;
        pub fn len(&self) -> usize;
        pub fn is_empty(&self) -> bool;
        pub fn is_full(&self) -> bool;
    }

    #[receiver(mpmc, ends = "never")]
    pub struct Receiver<'ch, M, T, const N: usize>;
    impl<'ch, M, T, const N: usize> Clone for Receiver<'ch, M, T, N> {}

    impl<'ch, M, T, const N: usize> Receiver<'ch, M, T, N> {
        #[cancel(safe, inferred)]
        #[waits(channel)]
        pub fn receive(&self) -> ReceiveFuture<'_, M, T, N>;
        pub fn try_receive(&self) -> Result<T, TryReceiveError>;
        pub fn try_peek(&self) -> Result<T, TryReceiveError> where T: Clone;
        pub fn capacity(&self) -> usize;
        pub fn len(&self) -> usize;
        pub fn is_empty(&self) -> bool;
        pub fn is_full(&self) -> bool;
    }

    impl<'ch, M, T, const N: usize> futures_core::Stream for Receiver<'ch, M, T, N> { type Item = T; }
    pub struct ReceiveFuture<'ch, M, T, const N: usize>;
    impl<'ch, M, T, const N: usize> Future for ReceiveFuture<'ch, M, T, N> { type Output = T; }
    pub struct SendFuture<'ch, M, T, const N: usize>;
    impl<'ch, M, T, const N: usize> Future for SendFuture<'ch, M, T, N> { type Output = (); }
    #[derive(Clone)]
    pub enum TryReceiveError { Empty }
    #[derive(Clone)]
    pub enum TrySendError<T> { Full(T) }
    pub struct Channel<M, T, const N: usize>;

    impl<M, T, const N: usize> Channel<M, T, N> {
        #[channel(mpmc, ends = "never")]
        pub fn new() -> Self;
        pub fn sender(&self) -> Sender<'_, M, T, N>;
        pub fn receiver(&self) -> Receiver<'_, M, T, N>;
        #[cancel(loses_argument, inferred)]
        #[waits(capacity)]
        pub fn send(&self, message: T) -> SendFuture<'_, M, T, N>;
        pub fn try_send(&self, message: T) -> Result<(), TrySendError<T>>;
        #[cancel(safe, inferred)]
        #[waits(channel)]
        pub fn receive(&self) -> ReceiveFuture<'_, M, T, N>;
        pub fn try_receive(&self) -> Result<T, TryReceiveError>;
        pub fn try_peek(&self) -> Result<T, TryReceiveError> where T: Clone;
        pub fn capacity(&self) -> usize;
        pub fn len(&self) -> usize;
        pub fn is_empty(&self) -> bool;
        pub fn is_full(&self) -> bool;
    }

    impl<M, T, const N: usize> futures_core::Stream for Channel<M, T, N> { type Item = T; }
}

pub mod pipe {
    use std::future::Future;

    pub struct Writer<'p, M, const N: usize>;
    impl<'p, M, const N: usize> Clone for Writer<'p, M, N> {}

    impl<'p, M, const N: usize> Writer<'p, M, N> {
        #[cancel(safe, inferred)]
        #[waits(capacity)]
        pub fn write<'a>(&'a self, buf: &'a[u8]) -> WriteFuture<'a, M, N>;
        pub fn try_write(&self, buf: &[u8]) -> Result<usize, TryWriteError>;
    }

    pub struct WriteFuture<'p, M, const N: usize>;
    impl<'p, M, const N: usize> Future for WriteFuture<'p, M, N> { type Output = usize; }
    pub struct Reader<'p, M, const N: usize>;

    impl<'p, M, const N: usize> Reader<'p, M, N> {
        #[cancel(safe, inferred)]
        #[waits(channel)]
        pub fn read<'a>(&'a self, buf: &'a mut [u8]) -> ReadFuture<'a, M, N>;
        pub fn try_read(&self, buf: &mut [u8]) -> Result<usize, TryReadError>;
        #[cancel(safe, inferred)]
        #[waits(channel)]
        pub fn fill_buf(&mut self) -> FillBufFuture<'_, M, N>;
        pub fn try_fill_buf(&mut self) -> Result<&[u8], TryReadError>;
        pub fn consume(&mut self, amt: usize);
    }

    pub struct ReadFuture<'p, M, const N: usize>;
    impl<'p, M, const N: usize> Future for ReadFuture<'p, M, N> { type Output = usize; }
    pub struct FillBufFuture<'p, M, const N: usize>;
    impl<'p, M, const N: usize> Future for FillBufFuture<'p, M, N> { type Output = &'p[u8]; }
    #[derive(Clone)]
    pub enum TryReadError { Empty }
    #[derive(Clone)]
    pub enum TryWriteError { Full }
    pub struct Pipe<M, const N: usize>;

    impl<M, const N: usize> Pipe<M, N> {
        pub fn new() -> Self;
        pub fn split(&mut self) -> (Reader<'_, M, N>, Writer<'_, M, N>);
        #[cancel(safe, inferred)]
        #[waits(capacity)]
        pub fn write<'a>(&'a self, buf: &'a[u8]) -> WriteFuture<'a, M, N>;
        #[cancel(loses_data, inferred)]
        #[waits(capacity)]
        pub async fn write_all(&self, buf: &[u8]);
        pub fn try_write(&self, buf: &[u8]) -> Result<usize, TryWriteError>;
        #[cancel(safe, inferred)]
        #[waits(channel)]
        pub fn read<'a>(&'a self, buf: &'a mut [u8]) -> ReadFuture<'a, M, N>;
        pub fn try_read(&self, buf: &mut [u8]) -> Result<usize, TryReadError>;
        pub fn is_full(&self) -> bool;
        pub fn is_empty(&self) -> bool;
        pub fn capacity(&self) -> usize;
        pub fn len(&self) -> usize;
    }

    impl<M, const N: usize> embedded_io_async::Read for Pipe<M, N> {}
    impl<M, const N: usize> embedded_io_async::Write for Pipe<M, N> {}
    impl<M, const N: usize> embedded_io_async::Read for &Pipe<M, N> {}
    impl<M, const N: usize> embedded_io_async::Write for &Pipe<M, N> {}
    impl<M, const N: usize> embedded_io_async::Read for Reader<'_, M, N> {}
    impl<M, const N: usize> embedded_io_async::BufRead for Reader<'_, M, N> {}
    impl<M, const N: usize> embedded_io_async::Write for Writer<'_, M, N> {}
}

pub mod mutex {
    use std::future::Future;
    use std::ops::{Deref, DerefMut};

    #[derive(Clone)]
    pub struct TryLockError;
    pub struct Mutex<M, T>;

    impl<M, T> Mutex<M, T> {
        pub fn new(value: T) -> Self;
    }

    impl<M, T> Mutex<M, T> {
        #[cancel(safe, inferred)]
        #[waits(lock)]
        pub fn lock(&self) -> impl Future<Output = MutexGuard<'_, M, T>>;
        pub fn try_lock(&self) -> Result<MutexGuard<'_, M, T>, TryLockError>;
        pub fn into_inner(self) -> T;
        pub fn get_mut(&mut self) -> &mut T;
    }

    impl<M, T> Default for Mutex<M, T> where T: Default {}
    #[guard(async_lock)]
    pub struct MutexGuard<'a, M, T>;

    impl<'a, M, T> MutexGuard<'a, M, T> {
        pub fn map<U>(this: Self, fun: impl FnOnce(&mut T) -> &mut U) -> MappedMutexGuard<'a, M, U>;
    }

    impl<'a, M, T> Drop for MutexGuard<'a, M, T> {}
    impl<'a, M, T> Deref for MutexGuard<'a, M, T> { type Target = T; }
    impl<'a, M, T> DerefMut for MutexGuard<'a, M, T> {}
    #[guard(async_lock)]
    pub struct MappedMutexGuard<'a, M, T>;

    impl<'a, M, T> MappedMutexGuard<'a, M, T> {
        pub fn map<U>(this: Self, fun: impl FnOnce(&mut T) -> &mut U) -> MappedMutexGuard<'a, M, U>;
    }

    impl<'a, M, T> Deref for MappedMutexGuard<'a, M, T> { type Target = T; }
    impl<'a, M, T> DerefMut for MappedMutexGuard<'a, M, T> {}
    impl<'a, M, T> Drop for MappedMutexGuard<'a, M, T> {}
}

pub mod rwlock {
    use std::future::Future;
    use std::ops::{Deref, DerefMut};

    #[derive(Clone)]
    pub struct TryLockError;
    pub struct RwLock<M, T>;

    impl<M, T> RwLock<M, T> {
        pub fn new(value: T) -> Self;
    }

    impl<M, T> RwLock<M, T> {
        #[cancel(safe, inferred)]
        #[waits(lock)]
        pub fn read(&self) -> impl Future<Output = RwLockReadGuard<'_, M, T>>;
        #[cancel(safe, inferred)]
        #[waits(lock)]
        pub fn write(&self) -> impl Future<Output = RwLockWriteGuard<'_, M, T>>;
        pub fn try_read(&self) -> Result<RwLockReadGuard<'_, M, T>, TryLockError>;
        pub fn try_write(&self) -> Result<RwLockWriteGuard<'_, M, T>, TryLockError>;
        pub fn into_inner(self) -> T;
        pub fn get_mut(&mut self) -> &mut T;
    }

    impl<M, T> Default for RwLock<M, T> where T: Default {}
    #[guard(async_lock, shared)]
    pub struct RwLockReadGuard<'a, R, T>;
    impl<'a, M, T> Drop for RwLockReadGuard<'a, M, T> {}
    impl<'a, M, T> Deref for RwLockReadGuard<'a, M, T> { type Target = T; }
    #[guard(async_lock)]
    pub struct RwLockWriteGuard<'a, R, T>;
    impl<'a, R, T> Drop for RwLockWriteGuard<'a, R, T> {}
    impl<'a, R, T> Deref for RwLockWriteGuard<'a, R, T> { type Target = T; }
    impl<'a, R, T> DerefMut for RwLockWriteGuard<'a, R, T> {}
}

pub mod once_lock {
    use std::future::Future;

    pub struct OnceLock<T>;

    impl<T> OnceLock<T> {
        pub fn new() -> Self;
        #[cancel(safe, inferred)]
        #[waits(event)]
        pub fn get(&self) -> impl Future<Output = &T>;
        pub fn try_get(&self) -> Option<&T>;
        pub fn init(&self, value: T) -> Result<(), T>;
        #[inline]
        pub fn get_or_init<F>(&self, f: F) -> &T where F: FnOnce() -> T;
        pub fn into_inner(self) -> Option<T>;
        pub fn take(&mut self) -> Option<T>;
        pub fn is_set(&self) -> bool;
    }
}

pub mod blocking_mutex {
    pub struct Mutex<R, T>;
    impl<R, T> Mutex<R, T> {
        pub fn new(val: T) -> Mutex<R, T>;
        #[inline]
        pub fn lock<U>(&self, f: impl FnOnce(&T) -> U) -> U;
    }
    pub mod raw {
        pub struct CriticalSectionRawMutex;
        pub struct NoopRawMutex;
        pub struct ThreadModeRawMutex;
    }
}
