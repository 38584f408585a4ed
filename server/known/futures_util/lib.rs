//! Combinators for futures, streams, sinks and io.

pub use crate::future::{Future, FutureExt, TryFuture, TryFutureExt};
pub use crate::io::{
    AsyncBufRead, AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncSeek, AsyncSeekExt, AsyncWrite, AsyncWriteExt,
};
pub use crate::sink::{Sink, SinkExt};
pub use crate::stream::{Stream, StreamExt, TryStream, TryStreamExt};
pub use futures_core::ready;

pub mod never {
    pub type Never = std::convert::Infallible;
}

pub mod task {
    pub use futures_task::{
        ArcWake, FutureObj, LocalFutureObj, LocalSpawn, Spawn, SpawnError, noop_waker, noop_waker_ref, waker,
    };
    pub use std::task::{Context, Poll, RawWaker, RawWakerVTable, Wake, Waker};

    use std::future::Future;

    use crate::future::RemoteHandle;

    pub trait SpawnExt: Spawn {
        #[spawns(task)]
        fn spawn<Fut>(&self, future: Fut) -> Result<(), SpawnError> where Fut: Future<Output = ()>;
        #[spawns(task, drop = "cancel")]
        fn spawn_with_handle<Fut>(&self, future: Fut) -> Result<RemoteHandle<<Fut as Future>::Output>, SpawnError>
            where Fut: Future;
    }
    impl<Sp: ?Sized> SpawnExt for Sp where Sp: Spawn {}

    pub trait LocalSpawnExt: LocalSpawn {
        #[spawns(local)]
        fn spawn_local<Fut>(&self, future: Fut) -> Result<(), SpawnError> where Fut: Future<Output = ()>;
        #[spawns(local, drop = "cancel")]
        fn spawn_local_with_handle<Fut>(&self, future: Fut) -> Result<RemoteHandle<<Fut as Future>::Output>, SpawnError>
            where Fut: Future;
    }
    impl<Sp: ?Sized> LocalSpawnExt for Sp where Sp: LocalSpawn {}

    pub struct AtomicWaker;
    impl AtomicWaker {
        pub fn new() -> Self;
        pub fn register(&self, waker: &Waker);
        pub fn wake(&self);
        pub fn take(&self) -> Option<Waker>;
    }
}

#[macro_export]
macro_rules! select { () => {}; }
#[macro_export]
macro_rules! select_biased { () => {}; }
#[macro_export]
macro_rules! join { () => {}; }
#[macro_export]
macro_rules! try_join { () => {}; }
#[macro_export]
macro_rules! stream_select { () => {}; }
#[macro_export]
macro_rules! pin_mut { () => {}; }
#[macro_export]
macro_rules! pending { () => {}; }
#[macro_export]
macro_rules! poll { () => {}; }
