//! Codecs, tokens, trackers and adapters around tokio.

pub use bytes;

pub mod context {
    use std::future::Future;
    use tokio::runtime::Handle;

    pub struct TokioContext<F>;
    impl<F> TokioContext<F> {
        pub fn new(future: F, handle: Handle) -> TokioContext<F>;
        pub fn handle(&self) -> &Handle;
        pub fn into_inner(self) -> F;
    }
    impl<F: Future> Future for TokioContext<F> { type Output = F::Output; }

    pub trait RuntimeExt {
        fn wrap<F: Future>(&self, fut: F) -> TokioContext<F>;
    }
    impl RuntimeExt for tokio::runtime::Runtime {}
}

pub mod either {
    use std::future::Future;
    use tokio::io::{AsyncBufRead, AsyncRead, AsyncSeek, AsyncWrite};

    #[derive(Clone)]
    pub enum Either<L, R> { Left(L), Right(R) }
    impl<L, R, O> Future for Either<L, R>
        where L: Future<Output = O>, R: Future<Output = O> { type Output = O; }
    impl<L, R> AsyncRead for Either<L, R> where L: AsyncRead, R: AsyncRead {}
    impl<L, R> AsyncBufRead for Either<L, R> where L: AsyncBufRead, R: AsyncBufRead {}
    impl<L, R> AsyncSeek for Either<L, R> where L: AsyncSeek, R: AsyncSeek {}
    impl<L, R> AsyncWrite for Either<L, R> where L: AsyncWrite, R: AsyncWrite {}
    impl<L, R> futures_core::stream::Stream for Either<L, R>
        where L: futures_core::stream::Stream, R: futures_core::stream::Stream<Item = L::Item> { type Item = L::Item; }
    impl<L, R, Item, Error> futures_sink::Sink<Item> for Either<L, R>
        where L: futures_sink::Sink<Item, Error = Error>, R: futures_sink::Sink<Item, Error = Error> { type Error = Error; }
}

pub mod compat {
    #[derive(Clone)]
    pub struct Compat<T>;

    pub trait FuturesAsyncReadCompatExt: futures_io::AsyncRead {
        fn compat(self) -> Compat<Self>;
    }

    pub trait FuturesAsyncWriteCompatExt: futures_io::AsyncWrite {
        fn compat_write(self) -> Compat<Self>;
    }

    pub trait TokioAsyncReadCompatExt: tokio::io::AsyncRead {
        fn compat(self) -> Compat<Self>;
    }

    pub trait TokioAsyncWriteCompatExt: tokio::io::AsyncWrite {
        fn compat_write(self) -> Compat<Self>;
    }

    impl<T> Compat<T> {
        pub fn get_ref(&self) -> &T;
        pub fn get_mut(&mut self) -> &mut T;
        pub fn into_inner(self) -> T;
    }

    impl<T> tokio::io::AsyncRead for Compat<T> where T: futures_io::AsyncRead {}
    impl<T> futures_io::AsyncRead for Compat<T> where T: tokio::io::AsyncRead {}
    impl<T> tokio::io::AsyncBufRead for Compat<T> where T: futures_io::AsyncBufRead {}
    impl<T> futures_io::AsyncBufRead for Compat<T> where T: tokio::io::AsyncBufRead {}
    impl<T> tokio::io::AsyncWrite for Compat<T> where T: futures_io::AsyncWrite {}
    impl<T> futures_io::AsyncWrite for Compat<T> where T: tokio::io::AsyncWrite {}
    impl<T: tokio::io::AsyncSeek> futures_io::AsyncSeek for Compat<T> {}
    impl<T: futures_io::AsyncSeek> tokio::io::AsyncSeek for Compat<T> {}
    impl<T: futures_io::AsyncRead> FuturesAsyncReadCompatExt for T {}
    impl<T: futures_io::AsyncWrite> FuturesAsyncWriteCompatExt for T {}
    impl<T: tokio::io::AsyncRead> TokioAsyncReadCompatExt for T {}
    impl<T: tokio::io::AsyncWrite> TokioAsyncWriteCompatExt for T {}
}

pub mod future {
    use std::future::Future;
    use crate::sync::CancellationToken;

    pub trait FutureExt: Future {
        #[timeout]
        #[cancel(inner)]
        fn timeout(self, timeout: std::time::Duration) -> tokio::time::Timeout<Self>;
        #[timeout]
        #[cancel(inner)]
        fn timeout_at(self, deadline: tokio::time::Instant) -> tokio::time::Timeout<Self>;
        #[cancel(inner)]
        fn with_cancellation_token(self, cancellation_token: &CancellationToken) -> WithCancellationTokenFuture<'_, Self>;
        #[cancel(inner)]
        fn with_cancellation_token_owned(self, cancellation_token: CancellationToken) -> WithCancellationTokenFutureOwned<Self>;
    }
    impl<T: Future> FutureExt for T {}

    pub struct WithCancellationTokenFuture<'a, F>;
    impl<'a, F: Future> Future for WithCancellationTokenFuture<'a, F> { type Output = Option<F::Output>; }
    pub struct WithCancellationTokenFutureOwned<F>;
    impl<F: Future> Future for WithCancellationTokenFutureOwned<F> { type Output = Option<F::Output>; }
}

pub mod net {
    use std::future::Future;
    use std::io::Result;
    use crate::either::Either;

    pub trait Listener {
        type Io: tokio::io::AsyncRead + tokio::io::AsyncWrite;
        type Addr;
        #[cancel(safe, inferred)]
        #[waits(accept)]
        fn accept(&mut self) -> ListenerAcceptFut<'_, Self>;
        fn local_addr(&self) -> Result<Self::Addr>;
    }

    pub struct ListenerAcceptFut<'a, L>;
    impl<'a, L> Future for ListenerAcceptFut<'a, L>
        where L: Listener { type Output = Result<(L::Io, L::Addr)>; }

    impl<L, R> Either<L, R> where L: Listener, R: Listener {
        #[cancel(safe, inferred)]
        #[waits(accept)]
        pub async fn accept(&mut self) -> Result<Either<(L::Io, L::Addr), (R::Io, R::Addr)>>;
        pub fn local_addr(&self) -> Result<Either<L::Addr, R::Addr>>;
    }
    impl Listener for tokio::net::TcpListener {
        type Io = tokio::net::TcpStream;
        type Addr = std::net::SocketAddr;
    }
    impl Listener for tokio::net::UnixListener {
        type Io = tokio::net::UnixStream;
        type Addr = tokio::net::unix::SocketAddr;
    }
}

pub mod udp {
    use std::borrow::Borrow;
    use std::net::SocketAddr;
    use bytes::BytesMut;
    use futures_core::Stream;
    use futures_sink::Sink;
    use tokio::net::UdpSocket;
    use crate::codec::{Decoder, Encoder};

    pub struct UdpFramed<C, T = UdpSocket>;
    impl<C, T> Stream for UdpFramed<C, T>
        where T: Borrow<UdpSocket>, C: Decoder { type Item = Result<(C::Item, SocketAddr), C::Error>; }
    impl<I, C, T> Sink<(I, SocketAddr)> for UdpFramed<C, T>
        where T: Borrow<UdpSocket>, C: Encoder<I> { type Error = C::Error; }

    impl<C, T> UdpFramed<C, T> where T: Borrow<UdpSocket> {
        pub fn new(socket: T, codec: C) -> UdpFramed<C, T>;
        pub fn get_ref(&self) -> &T;
        pub fn get_mut(&mut self) -> &mut T;
        pub fn codec(&self) -> &C;
        pub fn codec_mut(&mut self) -> &mut C;
        pub fn read_buffer(&self) -> &BytesMut;
        pub fn read_buffer_mut(&mut self) -> &mut BytesMut;
        pub fn into_inner(self) -> T;
    }
}
