//! A blocking HTTP client.

use std::time::Duration;
use http::{HeaderMap, Method, StatusCode};
use url::Url;

pub fn get<U>(base_url: U) -> RequestBuilder where U: AsRef<str>;
pub fn post<U>(base_url: U) -> RequestBuilder where U: AsRef<str>;
pub fn put<U>(base_url: U) -> RequestBuilder where U: AsRef<str>;
pub fn delete<U>(base_url: U) -> RequestBuilder where U: AsRef<str>;
pub fn head<U>(base_url: U) -> RequestBuilder where U: AsRef<str>;
pub fn patch<U>(base_url: U) -> RequestBuilder where U: AsRef<str>;
pub struct PreparedRequest<B>;

impl<B> PreparedRequest<B> {
    pub fn url(&self) -> &Url;
    pub fn method(&self) -> &Method;
    pub fn headers(&self) -> &HeaderMap;
}

impl<B> PreparedRequest<B> {
    #[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
    pub fn send(&mut self) -> Result<Response>;
}

pub struct RequestBuilder<B = ()>;

impl RequestBuilder {
    pub fn new<U>(method: Method, base_url: U) -> Self where U: AsRef<str>;
}

impl<B> RequestBuilder<B> {
    pub fn param<K, V>(self, key: K, value: V) -> Self where K: AsRef<str>, V: ToString;
    pub fn query<T: serde::Serialize>(self, value: &T) -> Result<Self>;
    pub fn basic_auth(self, username: impl std::fmt::Display, password: Option<impl std::fmt::Display>) -> Self;
    pub fn bearer_auth(self, token: impl Into<String>) -> Self;
    pub fn header<H, V>(self, header: H, value: V) -> Self;
    pub fn max_headers(self, max_headers: usize) -> Self;
    pub fn max_redirections(self, max_redirections: u32) -> Self;
    pub fn follow_redirects(self, follow_redirects: bool) -> Self;
    #[builder(sets = "connect_timeout")]
    pub fn connect_timeout(self, duration: Duration) -> Self;
    #[builder(sets = "read_timeout")]
    pub fn read_timeout(self, duration: Duration) -> Self;
    #[builder(sets = "timeout")]
    pub fn timeout(self, duration: Duration) -> Self;
}

impl<B> RequestBuilder<B> {
    pub fn prepare(self) -> PreparedRequest<B>;
    #[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
    pub fn send(self) -> Result<Response>;
}

pub struct Session;

impl Session {
    pub fn new() -> Session;
    pub fn get<U>(&self, base_url: U) -> RequestBuilder where U: AsRef<str>;
    pub fn post<U>(&self, base_url: U) -> RequestBuilder where U: AsRef<str>;
    pub fn put<U>(&self, base_url: U) -> RequestBuilder where U: AsRef<str>;
    pub fn delete<U>(&self, base_url: U) -> RequestBuilder where U: AsRef<str>;
    pub fn head<U>(&self, base_url: U) -> RequestBuilder where U: AsRef<str>;
    pub fn options<U>(&self, base_url: U) -> RequestBuilder where U: AsRef<str>;
    pub fn patch<U>(&self, base_url: U) -> RequestBuilder where U: AsRef<str>;
    pub fn trace<U>(&self, base_url: U) -> RequestBuilder where U: AsRef<str>;
    pub fn header<H, V>(&mut self, header: H, value: V);
    pub fn max_headers(&mut self, max_headers: usize);
    pub fn max_redirections(&mut self, max_redirections: u32);
    pub fn follow_redirects(&mut self, follow_redirects: bool);
    pub fn connect_timeout(&mut self, duration: Duration);
    pub fn read_timeout(&mut self, duration: Duration);
    pub fn timeout(&mut self, duration: Duration);
}
impl<B> RequestBuilder<B> {
    pub fn text<B1: AsRef<str>>(self, body: B1) -> RequestBuilder<B1>;
    pub fn bytes<B1: AsRef<[u8]>>(self, body: B1) -> RequestBuilder<B1>;
    pub fn json<T: serde::Serialize>(self, value: &T) -> Result<RequestBuilder<Vec<u8>>>;
    pub fn form<T: serde::Serialize>(self, value: &T) -> Result<RequestBuilder<Vec<u8>>>;
}

pub type Result<T = ()> = std::result::Result<T, Error>;
pub struct Error;
impl std::error::Error for Error {}

#[blocking_io(http, tier = 1)]
pub struct Response;
impl Response {
    pub fn status(&self) -> StatusCode;
    pub fn url(&self) -> &Url;
    pub fn headers(&self) -> &HeaderMap;
    pub fn is_success(&self) -> bool;
    pub fn error_for_status(self) -> Result<Self>;
    #[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
    pub fn bytes(self) -> Result<Vec<u8>>;
    #[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
    pub fn text(self) -> Result<String>;
    #[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
    pub fn json<T>(self) -> Result<T>;
}
impl std::io::Read for Response {}
