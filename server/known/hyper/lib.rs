//! HTTP, at the level of connections.

pub use http::{HeaderMap, Method, Request, Response, StatusCode, Uri, Version, header};

pub struct Error;
impl Error {
    pub fn is_timeout(&self) -> bool;
    pub fn is_canceled(&self) -> bool;
    pub fn is_closed(&self) -> bool;
    pub fn is_incomplete_message(&self) -> bool;
}
impl std::error::Error for Error {}
pub type Result<T> = std::result::Result<T, Error>;

pub mod body {
    pub use http_body::{Body, Frame, SizeHint};
    pub use bytes::{Buf, Bytes};

    pub struct Incoming;
    impl Body for Incoming {
        type Data = Bytes;
        type Error = crate::Error;
    }
}

pub mod rt {
    pub trait Executor<Fut> {
        fn execute(&self, fut: Fut);
    }
    pub trait Read {}
    pub trait Write {}
}

pub mod service {
    use std::future::Future;
    use http::Request;

    #[handler]
    pub trait Service<Request> {
        type Response;
        type Error;
        type Future: Future<Output = Result<Self::Response, Self::Error>>;
        fn call(&self, req: Request) -> Self::Future;
    }
    #[handler]
    pub fn service_fn<F, R, S>(f: F) -> ServiceFn<F, R> where F: Fn(Request<R>) -> S, S: Future;
    pub struct ServiceFn<F, R>;
}

pub mod client {
    pub mod conn {
        pub mod http1 {
            use std::future::Future;
            use http::{Request, Response};
            use crate::Result;
            use crate::body::Incoming;

            #[waits(connect, note = "without hearing from the peer")]
            pub async fn handshake<T, B>(io: T) -> Result<(SendRequest<B>, Connection<T, B>)>;
            #[derive(Clone)]
            pub struct Builder;
            impl Builder {
                pub fn new() -> Builder;
                #[waits(connect, note = "without hearing from the peer")]
                pub fn handshake<T, B>(&self, io: T) -> impl Future<Output = Result<(SendRequest<B>, Connection<T, B>)>>;
            }
            pub struct SendRequest<B>;
            impl<B> SendRequest<B> {
                #[waits(capacity)]
                pub async fn ready(&mut self) -> Result<()>;
                pub fn is_ready(&self) -> bool;
                pub fn is_closed(&self) -> bool;
                #[waits(request)]
                #[cancel(safe, inferred, note = "the connection is closed, or the stream reset")]
                pub fn send_request(&mut self, req: Request<B>) -> impl Future<Output = Result<Response<Incoming>>>;
            }
            pub struct Connection<T, B>;
            impl<T, B> Future for Connection<T, B> { type Output = Result<()>; }
        }
        pub mod http2 {
            use std::future::Future;
            use http::{Request, Response};
            use crate::Result;
            use crate::body::Incoming;

            #[waits(connect, note = "without hearing from the peer")]
            pub async fn handshake<E, T, B>(exec: E, io: T) -> Result<(SendRequest<B>, Connection<T, B, E>)>;
            #[derive(Clone)]
            pub struct Builder<Ex>;
            impl<Ex> Builder<Ex> {
                pub fn new(exec: Ex) -> Builder<Ex>;
                #[waits(connect, note = "without hearing from the peer")]
                pub fn handshake<T, B>(&self, io: T) -> impl Future<Output = Result<(SendRequest<B>, Connection<T, B, Ex>)>>;
            }
            pub struct SendRequest<B>;
            impl<B> SendRequest<B> {
                #[waits(capacity)]
                pub async fn ready(&mut self) -> Result<()>;
                pub fn is_ready(&self) -> bool;
                pub fn is_closed(&self) -> bool;
                #[waits(request)]
                #[cancel(safe, inferred, note = "the connection is closed, or the stream reset")]
                pub fn send_request(&mut self, req: Request<B>) -> impl Future<Output = Result<Response<Incoming>>>;
            }
            pub struct Connection<T, B, E>;
            impl<T, B, E> Future for Connection<T, B, E> { type Output = Result<()>; }
        }
    }
}

pub mod server {
    pub mod conn {
        pub mod http1 {
            use std::future::Future;
            use crate::Result;

            #[derive(Clone)]
            pub struct Builder;
            impl Builder {
                pub fn new() -> Self;
                pub fn half_close(&mut self, val: bool) -> &mut Self;
                pub fn keep_alive(&mut self, val: bool) -> &mut Self;
                #[builder(sets = "read_timeout")]
                pub fn header_read_timeout(&mut self, read_timeout: impl Into<Option<std::time::Duration>>) -> &mut Self;
                pub fn timer<M>(&mut self, timer: M) -> &mut Self;
                pub fn serve_connection<I, S>(&self, io: I, service: S) -> Connection<I, S>;
            }
            pub struct Connection<T, S>;
            impl<T, S> Connection<T, S> {
                pub fn graceful_shutdown(self: std::pin::Pin<&mut Self>);
                pub fn with_upgrades(self) -> UpgradeableConnection<T, S>;
            }
            impl<T, S> Future for Connection<T, S> { type Output = Result<()>; }
            pub struct UpgradeableConnection<T, S>;
            impl<T, S> Future for UpgradeableConnection<T, S> { type Output = Result<()>; }
        }
        pub mod http2 {
            use std::future::Future;
            use crate::Result;

            #[derive(Clone)]
            pub struct Builder<E>;
            impl<E> Builder<E> {
                pub fn new(exec: E) -> Self;
                pub fn timer<M>(&mut self, timer: M) -> &mut Self;
                pub fn serve_connection<I, S>(&self, io: I, service: S) -> Connection<I, S, E>;
            }
            pub struct Connection<T, S, E>;
            impl<T, S, E> Future for Connection<T, S, E> { type Output = Result<()>; }
        }
    }
}
