//! Mocks and helpers for tests.

#[block_on(panics_in_async)]
pub fn block_on<F: std::future::Future>(future: F) -> F::Output;

pub mod io {
    use std::io;
    use std::time::Duration;
    use tokio::io::{AsyncRead, AsyncWrite};

    pub struct Mock;
    pub struct Handle;
    #[derive(Clone)]
    pub struct Builder;

    impl Builder {
        pub fn new() -> Self;
        pub fn read(&mut self, buf: &[u8]) -> &mut Self;
        pub fn read_error(&mut self, error: io::Error) -> &mut Self;
        pub fn write(&mut self, buf: &[u8]) -> &mut Self;
        pub fn write_error(&mut self, error: io::Error) -> &mut Self;
        pub fn wait(&mut self, duration: Duration) -> &mut Self;
        pub fn name(&mut self, name: impl Into<String>) -> &mut Self;
        pub fn build(&mut self) -> Mock;
        pub fn build_with_handle(&mut self) -> (Mock, Handle);
    }

    impl Handle {
        pub fn read(&mut self, buf: &[u8]) -> &mut Self;
        pub fn read_error(&mut self, error: io::Error) -> &mut Self;
        pub fn write(&mut self, buf: &[u8]) -> &mut Self;
        pub fn write_error(&mut self, error: io::Error) -> &mut Self;
    }

    impl AsyncRead for Mock {}
    impl AsyncWrite for Mock {}
    impl Drop for Mock {}
}

pub mod task {
    use std::future::Future;
    use std::ops;
    use std::pin::Pin;
    use std::task::{Context, Poll};
    use futures_core::Stream;

    pub fn spawn<T>(task: T) -> Spawn<T>;
    pub struct Spawn<T>;

    impl<T> Spawn<T> {
        pub fn into_inner(self) -> T;
        pub fn is_woken(&self) -> bool;
        pub fn waker_ref_count(&self) -> usize;
        pub fn enter<F, R>(&mut self, f: F) -> R where F: FnOnce(&mut Context<'_>, Pin<&mut T>) -> R;
    }

    impl<T> ops::Deref for Spawn<T> { type Target = T; }
    impl<T> ops::DerefMut for Spawn<T> {}

    impl<T: Future> Spawn<T> {
        pub fn poll(&mut self) -> Poll<T::Output>;
        pub fn poll_until_idle(&mut self) -> Poll<T::Output>;
    }

    impl<T: Stream> Spawn<T> {
        pub fn poll_next(&mut self) -> Poll<Option<T::Item>>;
    }

    impl<T: Future> Future for Spawn<T> { type Output = T::Output; }
    impl<T: Stream> Stream for Spawn<T> { type Item = T::Item; }
}

#[macro_export]
macro_rules! assert_ready { () => {}; }
#[macro_export]
macro_rules! assert_ready_ok { () => {}; }
#[macro_export]
macro_rules! assert_ready_err { () => {}; }
#[macro_export]
macro_rules! assert_pending { () => {}; }
#[macro_export]
macro_rules! assert_ready_eq { () => {}; }
#[macro_export]
macro_rules! assert_ok { () => {}; }
#[macro_export]
macro_rules! assert_err { () => {}; }
#[macro_export]
macro_rules! assert_elapsed { () => {}; }
