//! An HTTP client.

use std::future::Future;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;
use bytes::Bytes;
use futures_core::Stream;
use http::header::{HeaderMap, HeaderName, HeaderValue};
use serde::Serialize;
use serde::de::DeserializeOwned;

pub use http::header;
pub use http::{Method, StatusCode, Version};
pub use url::Url;

#[derive(Clone)]
pub struct Client;
pub struct ClientBuilder;
impl Default for ClientBuilder {
    #[client(timeout = "none")]
    fn default() -> Self;
}

impl ClientBuilder {
    #[client(timeout = "none")]
    pub fn new() -> Self;
}

impl ClientBuilder {
    pub fn build(self) -> Result<Client>;
    pub fn user_agent<V>(self, value: V) -> ClientBuilder;
    pub fn default_headers(self, headers: HeaderMap) -> ClientBuilder;
    pub fn gzip(self, enable: bool) -> ClientBuilder;
    pub fn brotli(self, enable: bool) -> ClientBuilder;
    pub fn zstd(self, enable: bool) -> ClientBuilder;
    pub fn deflate(self, enable: bool) -> ClientBuilder;
    pub fn no_gzip(self) -> ClientBuilder;
    pub fn no_brotli(self) -> ClientBuilder;
    pub fn no_zstd(self) -> ClientBuilder;
    pub fn no_deflate(self) -> ClientBuilder;
    pub fn redirect(self, policy: redirect::Policy) -> ClientBuilder;
    pub fn referer(self, enable: bool) -> ClientBuilder;
    pub fn proxy(self, proxy: Proxy) -> ClientBuilder;
    pub fn no_proxy(self) -> ClientBuilder;
    #[builder(sets = "timeout")]
    pub fn timeout(self, timeout: Duration) -> ClientBuilder;
    #[builder(sets = "read_timeout")]
    pub fn read_timeout(self, timeout: Duration) -> ClientBuilder;
    #[builder(sets = "connect_timeout")]
    pub fn connect_timeout(self, timeout: Duration) -> ClientBuilder;
    pub fn pool_idle_timeout<D>(self, val: D) -> ClientBuilder where D: Into<Option<Duration>>;
    pub fn pool_max_idle_per_host(self, max: usize) -> ClientBuilder;
    pub fn tcp_nodelay(self, enabled: bool) -> ClientBuilder;
    pub fn local_address<T>(self, addr: T) -> ClientBuilder where T: Into<Option<IpAddr>>;
    pub fn tcp_keepalive<D>(self, val: D) -> ClientBuilder where D: Into<Option<Duration>>;
    pub fn tcp_keepalive_interval<D>(self, val: D) -> ClientBuilder where D: Into<Option<Duration>>;
    pub fn tcp_keepalive_retries<C>(self, retries: C) -> ClientBuilder where C: Into<Option<u32>>;
    pub fn https_only(self, enabled: bool) -> ClientBuilder;
    pub fn resolve(self, domain: &str, addr: SocketAddr) -> ClientBuilder;
    pub fn resolve_to_addrs(self, domain: &str, addrs: &[SocketAddr]) -> ClientBuilder;
}

impl Default for Client {
    #[client(timeout = "none", instead = "reqwest::Client::builder().timeout(std::time::Duration::from_secs(30)).build().expect(\"reqwest client\")")]
    fn default() -> Self;
}

impl Client {
    #[client(timeout = "none", instead = "reqwest::Client::builder().timeout(std::time::Duration::from_secs(30)).build().expect(\"reqwest client\")")]
    pub fn new() -> Client;
    #[client(timeout = "none")]
    pub fn builder() -> ClientBuilder;
    pub fn get<U: IntoUrl>(&self, url: U) -> RequestBuilder;
    pub fn post<U: IntoUrl>(&self, url: U) -> RequestBuilder;
    pub fn put<U: IntoUrl>(&self, url: U) -> RequestBuilder;
    pub fn patch<U: IntoUrl>(&self, url: U) -> RequestBuilder;
    pub fn delete<U: IntoUrl>(&self, url: U) -> RequestBuilder;
    pub fn head<U: IntoUrl>(&self, url: U) -> RequestBuilder;
    pub fn request<U: IntoUrl>(&self, method: Method, url: U) -> RequestBuilder;
    #[waits(request)]
    #[cancel(safe, inferred)]
    pub fn execute(&self, request: Request) -> impl Future<Output = Result<Response>>;
}

pub struct Request;
pub struct RequestBuilder;

impl Request {
    pub fn new(method: Method, url: Url) -> Self;
    pub fn method(&self) -> &Method;
    pub fn url(&self) -> &Url;
    pub fn headers(&self) -> &HeaderMap;
    pub fn body(&self) -> Option<&Body>;
    pub fn timeout(&self) -> Option<&Duration>;
    pub fn version(&self) -> Version;
    pub fn try_clone(&self) -> Option<Request>;
}

impl RequestBuilder {
    pub fn from_parts(client: Client, request: Request) -> RequestBuilder;
    pub fn header<K, V>(self, key: K, value: V) -> RequestBuilder;
    pub fn headers(self, headers: HeaderMap) -> RequestBuilder;
    pub fn basic_auth<U, P>(self, username: U, password: Option<P>) -> RequestBuilder;
    pub fn bearer_auth<T>(self, token: T) -> RequestBuilder;
    pub fn body<T: Into<Body>>(self, body: T) -> RequestBuilder;
    #[builder(sets = "timeout")]
    pub fn timeout(self, timeout: Duration) -> RequestBuilder;
    pub fn multipart(self, multipart: multipart::Form) -> RequestBuilder;
    pub fn query<T: Serialize>(self, query: &T) -> RequestBuilder;
    pub fn version(self, version: Version) -> RequestBuilder;
    pub fn form<T: Serialize>(self, form: &T) -> RequestBuilder;
    pub fn json<T: Serialize>(self, json: &T) -> RequestBuilder;
    pub fn build(self) -> Result<Request>;
    pub fn build_split(self) -> (Client, Result<Request>);
    #[waits(request)]
    #[cancel(safe, inferred)]
    pub fn send(self) -> impl Future<Output = Result<Response>>;
    pub fn try_clone(&self) -> Option<RequestBuilder>;
}

pub struct Response;

impl Response {
    pub fn status(&self) -> StatusCode;
    pub fn version(&self) -> Version;
    pub fn headers(&self) -> &HeaderMap;
    pub fn content_length(&self) -> Option<u64>;
    pub fn url(&self) -> &Url;
    #[waits(request)]
    pub async fn text(self) -> Result<String>;
    #[waits(request)]
    pub async fn text_with_charset(self, default_encoding: &str) -> Result<String>;
    #[waits(request)]
    pub async fn json<T: DeserializeOwned>(self) -> Result<T>;
    #[waits(request)]
    pub async fn bytes(self) -> Result<Bytes>;
    #[waits(request)]
    #[cancel(safe, inferred)]
    pub async fn chunk(&mut self) -> Result<Option<Bytes>>;
    pub fn bytes_stream(self) -> impl futures_core::Stream<Item = Result<Bytes>>;
    pub fn error_for_status(self) -> Result<Self>;
    pub fn error_for_status_ref(&self) -> Result<&Self>;
}

pub type Result<T> = std::result::Result<T, Error>;
pub struct Error;

impl Error {
    pub fn url(&self) -> Option<&Url>;
    pub fn url_mut(&mut self) -> Option<&mut Url>;
    pub fn with_url(self, url: Url) -> Self;
    pub fn without_url(self) -> Self;
    pub fn is_builder(&self) -> bool;
    pub fn is_redirect(&self) -> bool;
    pub fn is_status(&self) -> bool;
    pub fn is_timeout(&self) -> bool;
    pub fn is_request(&self) -> bool;
    pub fn is_connect(&self) -> bool;
    pub fn is_body(&self) -> bool;
    pub fn is_decode(&self) -> bool;
    pub fn status(&self) -> Option<StatusCode>;
    pub fn is_upgrade(&self) -> bool;
}
impl std::error::Error for Error {}

#[client(timeout = "none")]
#[waits(request)]
#[cancel(safe, inferred)]
pub async fn get<T: IntoUrl>(url: T) -> Result<Response>;

pub trait IntoUrl {}
pub struct Body;
impl Body {
    pub fn as_bytes(&self) -> Option<&[u8]>;
    pub fn wrap_stream<S>(stream: S) -> Body;
}
pub struct Proxy;
impl Proxy {
    pub fn http<U: IntoUrl>(proxy_scheme: U) -> Result<Proxy>;
    pub fn https<U: IntoUrl>(proxy_scheme: U) -> Result<Proxy>;
    pub fn all<U: IntoUrl>(proxy_scheme: U) -> Result<Proxy>;
}

pub mod redirect {
    pub struct Policy;
    impl Policy {
        pub fn limited(max: usize) -> Self;
        pub fn none() -> Self;
    }
}

pub mod multipart {
    pub struct Form;
    impl Form {
        pub fn new() -> Form;
        pub fn text<T, U>(self, name: T, value: U) -> Form;
        #[waits(fs)]
        pub async fn file<T, U>(self, name: T, path: U) -> std::io::Result<Form>;
        pub fn part<T>(self, name: T, part: Part) -> Form;
    }
    pub struct Part;
    impl Part {
        pub fn text<T>(value: T) -> Part;
        pub fn bytes<T>(value: T) -> Part;
        pub fn stream<T>(value: T) -> Part;
        pub fn file_name<T>(self, filename: T) -> Part;
        pub fn mime_str(self, mime: &str) -> crate::Result<Part>;
    }
}
