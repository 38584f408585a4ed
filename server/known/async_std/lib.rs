//! The async-std runtime.

pub mod task {
    use std::error::Error;
    use std::future::Future;
    use std::io;
    use std::time::Duration;

    pub use std::task::{Context, Poll, Waker};

    #[block_on]
    pub fn block_on<F, T>(future: F) -> T where F: Future<Output = T>;
    pub struct Builder;

    impl Builder {
        pub fn new() -> Builder;
        pub fn name(self, name: String) -> Builder;
        #[spawns(task, not_tokio)]
        pub fn spawn<F, T>(self, future: F) -> io::Result<JoinHandle<T>> where F: Future<Output = T>;
        #[spawns(local, not_tokio)]
        pub fn local<F, T>(self, future: F) -> io::Result<JoinHandle<T>> where F: Future<Output = T>;
        #[block_on]
        pub fn blocking<F, T>(self, future: F) -> T where F: Future<Output = T>;
    }

    pub fn current() -> Task;
    pub fn try_current() -> Option<Task>;
    #[handle(drop = "detach")]
    #[cancel(safe, inferred)]
    #[waits(task)]
    pub struct JoinHandle<T>;

    impl<T> JoinHandle<T> {
        pub fn task(&self) -> &Task;
        #[aborts]
        #[waits(task)]
        pub async fn cancel(self) -> Option<T>;
    }

    impl<T> Drop for JoinHandle<T> {}
    impl<T> Future for JoinHandle<T> { type Output = T; }
    #[timer]
    #[waits(timer)]
    #[cancel(safe, inferred)]
    pub async fn sleep(dur: Duration);
    #[spawns(task, not_tokio)]
    pub fn spawn<F, T>(future: F) -> JoinHandle<T> where F: Future<Output = T>;
    #[spawns(blocking)]
    #[offthread]
    pub fn spawn_blocking<F, T>(f: F) -> JoinHandle<T> where F: FnOnce() -> T;
    #[spawns(local, not_tokio)]
    pub fn spawn_local<F, T>(future: F) -> JoinHandle<T> where F: Future<Output = T>;
    #[derive(Clone)]
    pub struct Task;

    impl Task {
        pub fn id(&self) -> TaskId;
        pub fn name(&self) -> Option<&str>;
    }

    #[derive(Clone)]
    pub struct TaskId;
    pub struct LocalKey<T>;

    impl<T> LocalKey<T> {
        #[inline]
        pub fn with<F, R>(&'static self, f: F) -> R where F: FnOnce(&T) -> R;
        #[inline]
        pub fn try_with<F, R>(&'static self, f: F) -> Result<R, AccessError> where F: FnOnce(&T) -> R;
    }

    #[derive(Clone)]
    pub struct AccessError;
    impl Error for AccessError {}
    #[yields]
    #[cancel(safe, inferred)]
    pub async fn yield_now();
}

pub mod future {
    use std::error::Error;
    use std::time::Duration;

    pub use std::future::{Future, pending, ready};

    #[timeout]
    #[cancel(inner)]
    pub async fn timeout<F, T>(dur: Duration, f: F) -> Result<T, TimeoutError> where F: Future<Output = T>;
    pub struct TimeoutFuture<F>;
    impl<F: Future> Future for TimeoutFuture<F> { type Output = Result<F::Output, TimeoutError>; }
    #[derive(Clone)]
    pub struct TimeoutError;
    impl Error for TimeoutError {}
}

pub mod sync {
    pub use async_lock::{
        Barrier, BarrierWaitResult, Mutex, MutexGuard, MutexGuardArc, RwLock, RwLockReadGuard, RwLockUpgradableReadGuard,
        RwLockWriteGuard,
    };
    pub use std::sync::{Arc, Weak};

    pub struct Condvar;
    impl Condvar {
        pub fn new() -> Self;
        #[cancel(safe, inferred)]
        #[waits(event)]
        pub async fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> MutexGuard<'a, T>;
        #[cancel(safe, inferred)]
        #[waits(event)]
        pub async fn wait_until<'a, T, F>(&self, guard: MutexGuard<'a, T>, condition: F) -> MutexGuard<'a, T>
            where F: FnMut(&mut T) -> bool;
        pub fn notify_one(&self);
        pub fn notify_all(&self);
    }
}

pub mod channel {
    pub use async_channel::{Receiver, RecvError, SendError, Sender, TryRecvError, TrySendError, bounded, unbounded};
}

pub mod stream {
    pub use futures_core::stream::Stream;

    pub struct Interval;
    impl Stream for Interval { type Item = (); }
    pub fn interval(dur: std::time::Duration) -> Interval;
}

pub mod prelude {
    pub use crate::future::Future;
    pub use crate::io::{BufReadExt as _, ReadExt as _, WriteExt as _};
    pub use crate::stream::Stream;
}
