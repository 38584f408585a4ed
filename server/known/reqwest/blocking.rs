//! The same client, blocking the thread.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;
use bytes::Bytes;
use http::header::{HeaderMap, HeaderName, HeaderValue};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io::Read;
use crate::{IntoUrl, Method, Proxy, Result, StatusCode, Url, Version, redirect};

#[derive(Clone)]
#[drop_blocks(runtime, panics_in_async, note = "the last one joins the thread of its runtime")]
pub struct Client;
pub struct ClientBuilder;
impl Default for ClientBuilder {}

impl ClientBuilder {
    #[client(timeout = "30s")]
    pub fn new() -> Self;
}

impl ClientBuilder {
    #[blocks(http, tier = 2, panics_in_async, instead = "reqwest::Client::builder", note = "it starts a runtime of its own")]
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
    pub fn timeout<T>(self, timeout: T) -> ClientBuilder where T: Into<Option<Duration>>;
    #[builder(sets = "connect_timeout")]
    pub fn connect_timeout<T>(self, timeout: T) -> ClientBuilder where T: Into<Option<Duration>>;
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

impl Default for Client {}

impl Client {
    #[client(timeout = "30s")]
    #[blocks(http, tier = 2, panics_in_async, instead = "reqwest::Client::new", note = "it starts a runtime of its own")]
    pub fn new() -> Client;
    #[client(timeout = "30s")]
    pub fn builder() -> ClientBuilder;
    pub fn get<U: IntoUrl>(&self, url: U) -> RequestBuilder;
    pub fn post<U: IntoUrl>(&self, url: U) -> RequestBuilder;
    pub fn put<U: IntoUrl>(&self, url: U) -> RequestBuilder;
    pub fn patch<U: IntoUrl>(&self, url: U) -> RequestBuilder;
    pub fn delete<U: IntoUrl>(&self, url: U) -> RequestBuilder;
    pub fn head<U: IntoUrl>(&self, url: U) -> RequestBuilder;
    pub fn request<U: IntoUrl>(&self, method: Method, url: U) -> RequestBuilder;
    #[blocks(http, panics_in_async, instead = "reqwest::Client::execute")]
    pub fn execute(&self, request: Request) -> Result<Response>;
}

pub struct Request;
pub struct RequestBuilder;

impl Request {
    pub fn new(method: Method, url: Url) -> Self;
    pub fn method(&self) -> &Method;
    pub fn url(&self) -> &Url;
    pub fn headers(&self) -> &HeaderMap;
    pub fn version(&self) -> Version;
    pub fn body(&self) -> Option<&Body>;
    pub fn timeout(&self) -> Option<&Duration>;
    pub fn try_clone(&self) -> Option<Request>;
}

impl RequestBuilder {
    pub fn from_parts(client: Client, request: Request) -> RequestBuilder;
    pub fn header<K, V>(self, key: K, value: V) -> RequestBuilder
        where HeaderName: TryFrom<K>, HeaderValue: TryFrom<V>, <HeaderName as TryFrom<K>>::Error: Into<http::Error>, <HeaderValue as TryFrom<V>>::Error: Into<http::Error>;
    pub fn headers(self, headers: HeaderMap) -> RequestBuilder;
    pub fn basic_auth<U, P>(self, username: U, password: Option<P>) -> RequestBuilder;
    pub fn bearer_auth<T>(self, token: T) -> RequestBuilder;
    pub fn body<T: Into<Body>>(self, body: T) -> RequestBuilder;
    #[builder(sets = "timeout")]
    pub fn timeout(self, timeout: Duration) -> RequestBuilder;
    pub fn query<T: Serialize>(self, query: &T) -> RequestBuilder;
    pub fn version(self, version: Version) -> RequestBuilder;
    pub fn form<T: Serialize>(self, form: &T) -> RequestBuilder;
    pub fn json<T: Serialize>(self, json: &T) -> RequestBuilder;
    pub fn multipart(self, multipart: multipart::Form) -> RequestBuilder;
    pub fn build(self) -> Result<Request>;
    pub fn build_split(self) -> (Client, Result<Request>);
    #[blocks(http, panics_in_async, instead = "reqwest::RequestBuilder::send")]
    pub fn send(self) -> Result<Response>;
    pub fn try_clone(&self) -> Option<RequestBuilder>;
}

#[blocking_io(http, tier = 1, panics_in_async)]
pub struct Response;

impl Response {
    pub fn status(&self) -> StatusCode;
    pub fn headers(&self) -> &HeaderMap;
    pub fn version(&self) -> Version;
    pub fn url(&self) -> &Url;
    pub fn content_length(&self) -> Option<u64>;
    #[blocks(http, panics_in_async, instead = "reqwest::Response::json")]
    pub fn json<T: DeserializeOwned>(self) -> Result<T>;
    #[blocks(http, panics_in_async, instead = "reqwest::Response::bytes")]
    pub fn bytes(self) -> Result<Bytes>;
    #[blocks(http, panics_in_async, instead = "reqwest::Response::text")]
    pub fn text(self) -> Result<String>;
    #[blocks(http, panics_in_async, instead = "reqwest::Response::text_with_charset")]
    pub fn text_with_charset(self, default_encoding: &str) -> Result<String>;
    #[blocks(http, panics_in_async)]
    pub fn copy_to<W>(&mut self, w: &mut W) -> Result<u64> where W: io::Write;
    pub fn error_for_status(self) -> Result<Self>;
    pub fn error_for_status_ref(&self) -> Result<&Self>;
}

impl Read for Response {}
#[blocks(http, panics_in_async, instead = "reqwest::get", shape = "swap_await", note = "the body is then awaited too")]
pub fn get<T: IntoUrl>(url: T) -> Result<Response>;
pub struct Body;
pub mod multipart {
    pub struct Form;
    impl Form {
        pub fn new() -> Form;
        pub fn text<T, U>(self, name: T, value: U) -> Form;
        #[blocks(fs, tier = 2)]
        pub fn file<T, U>(self, name: T, path: U) -> std::io::Result<Form>;
    }
}
