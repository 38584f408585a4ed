//! A web framework on actix.

pub use actix_rt as rt;
pub use self::route::Route;
pub use self::server::HttpServer;

pub type Result<T, E = Error> = std::result::Result<T, E>;
pub struct Error;

pub mod error {
    pub use super::Error;
    pub struct BlockingError;
    impl std::error::Error for BlockingError {}
}

pub struct App<T>;
impl App<()> {
    pub fn new() -> Self;
}
impl<T> App<T> {
    pub fn app_data<U>(self, ext: U) -> Self;
    pub fn configure<F>(self, f: F) -> Self;
    pub fn route(self, path: &str, route: Route) -> Self;
    pub fn service<F>(self, factory: F) -> Self;
    #[handler]
    pub fn default_service<F>(self, svc: F) -> Self;
}

pub mod server {
    use std::io;
    use std::time::Duration;

    pub struct HttpServer<F>;
    impl<F> HttpServer<F> {
        pub fn new(factory: F) -> Self;
        pub fn workers(self, num: usize) -> Self;
        pub fn backlog(self, backlog: u32) -> Self;
        #[limit(concurrency)]
        pub fn max_connections(self, num: usize) -> Self;
        #[builder(sets = "read_timeout")]
        pub fn client_request_timeout(self, dur: Duration) -> Self;
        pub fn shutdown_timeout(self, sec: u64) -> Self;
        #[blocks(net, tier = 3)]
        pub fn bind<A>(self, addrs: A) -> io::Result<Self>;
        pub fn listen(self, lst: std::net::TcpListener) -> io::Result<Self>;
        pub fn run(self) -> crate::dev::Server;
    }
}

pub mod dev {
    use std::future::Future;

    pub struct Server;
    impl Server {
        pub fn handle(&self) -> ServerHandle;
    }
    impl Future for Server { type Output = std::io::Result<()>; }
    #[derive(Clone)]
    pub struct ServerHandle;
    impl ServerHandle {
        #[waits(event)]
        pub fn stop(&self, graceful: bool) -> impl Future<Output = ()>;
    }
}

pub mod route {
    pub struct Route;
    impl Route {
        pub fn new() -> Route;
        pub fn method(self, method: http::Method) -> Self;
        #[handler]
        pub fn to<F, Args>(self, handler: F) -> Self;
    }
}

pub mod web {
    use std::future::Future;
    use crate::Route;

    pub use bytes::{Buf, BufMut, Bytes, BytesMut};

    #[offthread]
    #[waits(task)]
    pub fn block<F, R>(f: F) -> impl Future<Output = Result<R, crate::error::BlockingError>>
        where F: FnOnce() -> R;
    pub fn resource<T>(path: T) -> Resource;
    pub fn scope(path: &str) -> Scope;
    pub fn route() -> Route;
    pub fn get() -> Route;
    pub fn post() -> Route;
    pub fn put() -> Route;
    pub fn patch() -> Route;
    pub fn delete() -> Route;
    pub fn head() -> Route;
    #[handler]
    pub fn to<F, Args>(handler: F) -> Route;

    pub struct Resource;
    impl Resource {
        pub fn route(self, route: Route) -> Self;
        #[handler]
        pub fn to<F, Args>(self, handler: F) -> Self;
    }
    pub struct Scope;
    impl Scope {
        pub fn route(self, path: &str, route: Route) -> Self;
        pub fn service<F>(self, factory: F) -> Self;
    }
    pub struct Data<T>;
    impl<T> Data<T> {
        pub fn new(state: T) -> Data<T>;
        pub fn get_ref(&self) -> &T;
        pub fn into_inner(self) -> std::sync::Arc<T>;
    }
    impl<T> std::ops::Deref for Data<T> { type Target = std::sync::Arc<T>; }
    impl<T> Clone for Data<T> {}
    pub struct Json<T>(pub T);
    impl<T> Json<T> {
        pub fn into_inner(self) -> T;
    }
    impl<T> std::ops::Deref for Json<T> { type Target = T; }
    pub struct Path<T>;
    impl<T> Path<T> {
        pub fn into_inner(self) -> T;
    }
    impl<T> std::ops::Deref for Path<T> { type Target = T; }
    pub struct Query<T>(pub T);
    impl<T> Query<T> {
        pub fn into_inner(self) -> T;
    }
    impl<T> std::ops::Deref for Query<T> { type Target = T; }
    pub struct Form<T>(pub T);
    impl<T> std::ops::Deref for Form<T> { type Target = T; }
    pub struct Payload;
    impl futures_core::Stream for Payload { type Item = Result<Bytes, crate::Error>; }
}
