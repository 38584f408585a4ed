//! An HTTP client with blocking and async calls.

use std::future::Future;
use std::io;
use http::{Request, Response};

pub struct Body;
pub struct AsyncBody;
pub struct Error;
impl std::error::Error for Error {}
pub struct HttpClientBuilder;
impl HttpClientBuilder {
    pub fn new() -> Self;
    pub fn build(self) -> Result<HttpClient, Error>;
}
pub mod config {
    pub trait Configurable {
        #[builder(sets = "timeout")]
        fn timeout(self, timeout: std::time::Duration) -> Self;
        #[builder(sets = "connect_timeout")]
        fn connect_timeout(self, timeout: std::time::Duration) -> Self;
    }
    impl Configurable for super::HttpClientBuilder {}
    impl Configurable for http::request::Builder {}
}
pub mod prelude {
    pub use crate::config::Configurable;
    pub use crate::{HttpClient, ReadResponseExt, AsyncReadResponseExt, RequestExt};
}
pub trait RequestExt<T> {
    #[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
    fn send(self) -> Result<Response<Body>, Error>;
    #[waits(request)]
    #[cancel(safe, inferred)]
    fn send_async(self) -> impl Future<Output = Result<Response<AsyncBody>, Error>>;
}
impl<T> RequestExt<T> for Request<T> {}
pub trait ReadResponseExt<R> {
    #[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
    fn text(&mut self) -> io::Result<String>;
    #[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
    fn bytes(&mut self) -> io::Result<Vec<u8>>;
}
impl ReadResponseExt<Body> for Response<Body> {}
pub trait AsyncReadResponseExt<R> {
    #[waits(request)]
    fn text(&mut self) -> impl Future<Output = io::Result<String>>;
    #[waits(request)]
    fn bytes(&mut self) -> impl Future<Output = io::Result<Vec<u8>>>;
}
impl AsyncReadResponseExt<AsyncBody> for Response<AsyncBody> {}
#[derive(Clone)]
pub struct HttpClient;
impl HttpClient {
    #[client(timeout = "none", instead = "isahc::HttpClient::builder().timeout(std::time::Duration::from_secs(30)).build()")]
    pub fn new() -> Result<Self, Error>;
    #[client(timeout = "none")]
    pub fn builder() -> HttpClientBuilder;
    #[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
    pub fn get<U>(&self, uri: U) -> Result<Response<Body>, Error>;
    #[waits(request)]
    #[cancel(safe, inferred)]
    pub fn get_async<U>(&self, uri: U) -> impl Future<Output = Result<Response<AsyncBody>, Error>>;
    #[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
    pub fn head<U>(&self, uri: U) -> Result<Response<Body>, Error>;
    #[waits(request)]
    #[cancel(safe, inferred)]
    pub fn head_async<U>(&self, uri: U) -> impl Future<Output = Result<Response<AsyncBody>, Error>>;
    #[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
    pub fn post<U, B>(&self, uri: U, body: B) -> Result<Response<Body>, Error>;
    #[waits(request)]
    #[cancel(safe, inferred)]
    pub fn post_async<U, B>(&self, uri: U, body: B) -> impl Future<Output = Result<Response<AsyncBody>, Error>>;
    #[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
    pub fn put<U, B>(&self, uri: U, body: B) -> Result<Response<Body>, Error>;
    #[waits(request)]
    #[cancel(safe, inferred)]
    pub fn put_async<U, B>(&self, uri: U, body: B) -> impl Future<Output = Result<Response<AsyncBody>, Error>>;
    #[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
    pub fn delete<U>(&self, uri: U) -> Result<Response<Body>, Error>;
    #[waits(request)]
    #[cancel(safe, inferred)]
    pub fn delete_async<U>(&self, uri: U) -> impl Future<Output = Result<Response<AsyncBody>, Error>>;
    #[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
    pub fn send<B>(&self, request: Request<B>) -> Result<Response<Body>, Error>;
    #[waits(request)]
    #[cancel(safe, inferred)]
    pub fn send_async<B>(&self, request: Request<B>) -> impl Future<Output = Result<Response<AsyncBody>, Error>>;
}

#[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
pub fn get<U>(uri: U) -> Result<Response<Body>, Error>;
#[waits(request)]
#[cancel(safe, inferred)]
pub fn get_async<U>(uri: U) -> impl Future<Output = Result<Response<AsyncBody>, Error>>;
#[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
pub fn head<U>(uri: U) -> Result<Response<Body>, Error>;
#[waits(request)]
#[cancel(safe, inferred)]
pub fn head_async<U>(uri: U) -> impl Future<Output = Result<Response<AsyncBody>, Error>>;
#[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
pub fn post<U, B>(uri: U, body: B) -> Result<Response<Body>, Error>;
#[waits(request)]
#[cancel(safe, inferred)]
pub fn post_async<U, B>(uri: U, body: B) -> impl Future<Output = Result<Response<AsyncBody>, Error>>;
#[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
pub fn put<U, B>(uri: U, body: B) -> Result<Response<Body>, Error>;
#[waits(request)]
#[cancel(safe, inferred)]
pub fn put_async<U, B>(uri: U, body: B) -> impl Future<Output = Result<Response<AsyncBody>, Error>>;
#[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
pub fn delete<U>(uri: U) -> Result<Response<Body>, Error>;
#[waits(request)]
#[cancel(safe, inferred)]
pub fn delete_async<U>(uri: U) -> impl Future<Output = Result<Response<AsyncBody>, Error>>;
#[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
pub fn send<B>(request: Request<B>) -> Result<Response<Body>, Error>;
#[waits(request)]
#[cancel(safe, inferred)]
pub fn send_async<B>(request: Request<B>) -> impl Future<Output = Result<Response<AsyncBody>, Error>>;
