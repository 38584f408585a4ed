//! gRPC.

use std::net::SocketAddr;
use std::time::Duration;
use crate::metadata::MetadataMap;

pub struct Request<T>;

pub trait IntoRequest<T> {
    fn into_request(self) -> Request<T>;
}

impl<T> Request<T> {
    pub fn new(message: T) -> Self;
    pub fn get_ref(&self) -> &T;
    pub fn get_mut(&mut self) -> &mut T;
    pub fn metadata(&self) -> &MetadataMap;
    pub fn into_inner(self) -> T;
    pub fn map<F, U>(self, f: F) -> Request<U> where F: FnOnce(T) -> U;
    pub fn local_addr(&self) -> Option<SocketAddr>;
    pub fn remote_addr(&self) -> Option<SocketAddr>;
    #[builder(sets = "timeout")]
    pub fn set_timeout(&mut self, deadline: Duration);
}

pub struct Response<T>;

impl<T> Response<T> {
    pub fn new(message: T) -> Self;
    pub fn get_ref(&self) -> &T;
    pub fn get_mut(&mut self) -> &mut T;
    pub fn metadata(&self) -> &MetadataMap;
    pub fn into_inner(self) -> T;
    pub fn map<F, U>(self, f: F) -> Response<U> where F: FnOnce(T) -> U;
}

pub struct Streaming<T>;

impl<T> Streaming<T> {
    #[waits(net)]
    #[cancel(safe, inferred)]
    pub async fn message(&mut self) -> Result<Option<T>>;
    #[waits(net)]
    pub async fn trailers(&mut self) -> Result<Option<MetadataMap>>;
}

impl<T> futures_core::Stream for Streaming<T> { type Item = Result<T>; }

impl<T> futures_util::StreamExt for Streaming<T> {
    #[cancel(safe, inferred)]
    #[waits(net)]
    fn next(&mut self) -> futures_util::stream::Next<'_, Self>;
}

#[derive(Clone)]
pub struct Status;
impl Status {
    pub fn new(code: Code, message: impl Into<String>) -> Status;
    pub fn ok(message: impl Into<String>) -> Status;
    pub fn cancelled(message: impl Into<String>) -> Status;
    pub fn unknown(message: impl Into<String>) -> Status;
    pub fn invalid_argument(message: impl Into<String>) -> Status;
    pub fn deadline_exceeded(message: impl Into<String>) -> Status;
    pub fn not_found(message: impl Into<String>) -> Status;
    pub fn already_exists(message: impl Into<String>) -> Status;
    pub fn permission_denied(message: impl Into<String>) -> Status;
    pub fn internal(message: impl Into<String>) -> Status;
    pub fn unavailable(message: impl Into<String>) -> Status;
    pub fn unauthenticated(message: impl Into<String>) -> Status;
    pub fn code(&self) -> Code;
    pub fn message(&self) -> &str;
}
impl std::error::Error for Status {}
#[derive(Clone, Copy)]
pub enum Code { Ok, Cancelled, Unknown, InvalidArgument, DeadlineExceeded, NotFound, AlreadyExists, PermissionDenied, ResourceExhausted, FailedPrecondition, Aborted, OutOfRange, Unimplemented, Internal, Unavailable, DataLoss, Unauthenticated }
pub type Result<T> = std::result::Result<T, Status>;
pub use async_trait::async_trait;

pub mod metadata {
    pub struct MetadataMap;
    impl MetadataMap {
        pub fn get<K>(&self, key: K) -> Option<&MetadataValue>;
        pub fn insert<K>(&mut self, key: K, val: MetadataValue) -> Option<MetadataValue>;
    }
    #[derive(Clone)]
    pub struct MetadataValue;
    impl MetadataValue {
        pub fn to_str(&self) -> std::result::Result<&str, ToStrError>;
    }
    pub struct ToStrError;
}

pub mod transport {
    pub use http::Uri;
    pub use self::channel::{Channel, Endpoint};

    pub mod channel {
        use std::str::FromStr;
        use std::time::Duration;
        use bytes::Bytes;
        use http::HeaderValue;
        use http::uri::{InvalidUri, Uri};

        #[derive(Clone)]
        pub struct Endpoint;

        impl Endpoint {
            #[client(timeout = "none")]
            pub fn new<D>(dst: D) -> Result<Self, Error>;
            #[client(timeout = "none")]
            pub fn from_static(s: &'static str) -> Self;
            #[client(timeout = "none")]
            pub fn from_shared(s: impl Into<Bytes>) -> Result<Self, Error>;
            pub fn user_agent<T>(self, user_agent: T) -> Result<Self, Error> where T: TryInto<HeaderValue>;
            pub fn origin(self, origin: Uri) -> Self;
            #[builder(sets = "timeout")]
            pub fn timeout(self, dur: Duration) -> Self;
            #[builder(sets = "connect_timeout")]
            pub fn connect_timeout(self, dur: Duration) -> Self;
            pub fn tcp_keepalive(self, tcp_keepalive: Option<Duration>) -> Self;
            #[limit(concurrency)]
            pub fn concurrency_limit(self, limit: usize) -> Self;
            #[limit(rate)]
            pub fn rate_limit(self, limit: u64, duration: Duration) -> Self;
            pub fn buffer_size(self, sz: impl Into<Option<usize>>) -> Self;
            pub fn tcp_nodelay(self, enabled: bool) -> Self;
            pub fn keep_alive_timeout(self, duration: Duration) -> Self;
            pub fn keep_alive_while_idle(self, enabled: bool) -> Self;
            #[waits(connect)]
            #[cancel(safe, inferred)]
            pub async fn connect(&self) -> Result<Channel, Error>;
            pub fn connect_lazy(&self) -> Channel;
            pub fn uri(&self) -> &Uri;
        }

        impl FromStr for Endpoint { type Err = Error; }
        #[derive(Clone)]
        pub struct Channel;

        impl Channel {
            #[client(timeout = "none")]
            pub fn builder(uri: Uri) -> Endpoint;
            #[client(timeout = "none")]
            pub fn from_static(s: &'static str) -> Endpoint;
            #[client(timeout = "none")]
            pub fn from_shared(s: impl Into<Bytes>) -> Result<Endpoint, InvalidUri>;
        }
        pub struct Error;
        impl std::error::Error for Error {}

        #[derive(Clone)]
        pub struct Server;
        impl Server {
            pub fn builder() -> Self;
            #[builder(sets = "timeout")]
            pub fn timeout(&mut self, timeout: Duration) -> Self;
            #[limit(concurrency)]
            pub fn concurrency_limit_per_connection(self, limit: usize) -> Self;
            pub fn add_service<S>(&mut self, svc: S) -> server::Router;
        }
        pub mod server {
            pub struct Router;
            impl Router {
                pub fn add_service<S>(self, svc: S) -> Self;
                #[waits(event)]
                pub async fn serve(self, addr: std::net::SocketAddr) -> Result<(), super::Error>;
                #[waits(event)]
                pub async fn serve_with_shutdown<F>(self, addr: std::net::SocketAddr, f: F) -> Result<(), super::Error>;
                #[waits(event)]
                pub async fn serve_with_incoming<I>(self, incoming: I) -> Result<(), super::Error>;
            }
        }
    }

    pub use self::channel::{Error, Server, server};
}

pub mod client {
    use http::uri::PathAndQuery;
    use crate::{Request, Response, Status, Streaming};

    pub struct Grpc<T>;

    impl<T> Grpc<T> {
        pub fn new(inner: T) -> Self;
        pub fn max_decoding_message_size(self, limit: usize) -> Self;
        pub fn max_encoding_message_size(self, limit: usize) -> Self;
        #[waits(capacity)]
        pub async fn ready(&mut self) -> Result<(), T::Error>;
        #[waits(request)]
        #[cancel(safe, inferred)]
        pub async fn unary<M1, M2, C>(&mut self, request: Request<M1>, path: PathAndQuery, codec: C) -> Result<Response<M2>, Status>;
        #[waits(request)]
        #[cancel(safe, inferred)]
        pub async fn client_streaming<S, M1, M2, C>(&mut self, request: Request<S>, path: PathAndQuery, codec: C) -> Result<Response<M2>, Status>;
        #[waits(request)]
        #[cancel(safe, inferred)]
        pub async fn server_streaming<M1, M2, C>(&mut self, request: Request<M1>, path: PathAndQuery, codec: C) -> Result<Response<Streaming<M2>>, Status>;
        #[waits(request)]
        #[cancel(safe, inferred)]
        pub async fn streaming<S, M1, M2, C>(&mut self, request: Request<S>, path: PathAndQuery, codec: C) -> Result<Response<Streaming<M2>>, Status>;
    }

    impl<T: Clone> Clone for Grpc<T> {}
}
