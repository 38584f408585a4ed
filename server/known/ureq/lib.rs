//! A blocking HTTP client; versions 2 and 3.

use std::any::Any;
use std::io;
use std::time::Duration;
use http::{HeaderName, HeaderValue, Request, Response, Uri, Version};

pub use http;

pub struct Error;
impl std::error::Error for Error {}

#[derive(Clone)]
pub struct AgentBuilder;
impl AgentBuilder {
    pub fn new() -> Self;
    #[builder(sets = "timeout")]
    pub fn timeout(self, timeout: Duration) -> Self;
    #[builder(sets = "connect_timeout")]
    pub fn timeout_connect(self, timeout: Duration) -> Self;
    #[builder(sets = "read_timeout")]
    pub fn timeout_read(self, timeout: Duration) -> Self;
    pub fn timeout_write(self, timeout: Duration) -> Self;
    pub fn user_agent(self, user_agent: &str) -> Self;
    pub fn redirects(self, n: u32) -> Self;
    pub fn build(self) -> Agent;
}
pub fn builder() -> AgentBuilder;

#[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
pub fn run(request: Request<impl Sized>) -> Result<Response<Body>, Error>;
pub fn agent() -> Agent;
pub fn get<T>(uri: T) -> RequestBuilder<WithoutBody>;
pub fn post<T>(uri: T) -> RequestBuilder<WithBody>;
pub fn put<T>(uri: T) -> RequestBuilder<WithBody>;
pub fn delete<T>(uri: T) -> RequestBuilder<WithoutBody>;
pub fn head<T>(uri: T) -> RequestBuilder<WithoutBody>;
pub fn options<T>(uri: T) -> RequestBuilder<WithoutBody>;
pub fn patch<T>(uri: T) -> RequestBuilder<WithBody>;
#[derive(Clone)]
pub struct Agent;

impl Agent {
    pub fn new() -> Self;
    pub fn new_with_defaults() -> Self;
    pub fn shutdown(self);
    #[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
    pub fn run(&self, request: Request<impl Sized>) -> Result<Response<Body>, Error>;
    pub fn get<T>(&self, uri: T) -> RequestBuilder<WithoutBody>;
    pub fn post<T>(&self, uri: T) -> RequestBuilder<WithBody>;
    pub fn put<T>(&self, uri: T) -> RequestBuilder<WithBody>;
    pub fn delete<T>(&self, uri: T) -> RequestBuilder<WithoutBody>;
    pub fn head<T>(&self, uri: T) -> RequestBuilder<WithoutBody>;
    pub fn options<T>(&self, uri: T) -> RequestBuilder<WithoutBody>;
    pub fn patch<T>(&self, uri: T) -> RequestBuilder<WithBody>;
}

pub struct RequestBuilder<B>;
pub struct WithoutBody;
pub struct WithBody;

impl<Any> RequestBuilder<Any> {
    pub fn set(self, header: &str, value: &str) -> Self;
    #[builder(sets = "timeout")]
    pub fn timeout(self, timeout: Duration) -> Self;
    pub fn header<K, V>(self, key: K, value: V) -> Self;
    pub fn header_raw(self, name: &str, value: &[u8]) -> Self;
    pub fn query<K, V>(self, key: K, value: V) -> Self where K: AsRef<str>, V: AsRef<str>;
    pub fn query_raw<K, V>(self, key: K, value: V) -> Self where K: AsRef<str>, V: AsRef<str>;
    pub fn query_pairs<I, K, V>(self, iter: I) -> Self
        where I: IntoIterator<Item = (K, V)>, K: AsRef<str>, V: AsRef<str>;
    pub fn query_pairs_raw<I, K, V>(self, iter: I) -> Self
        where I: IntoIterator<Item = (K, V)>, K: AsRef<str>, V: AsRef<str>;
    pub fn uri<T>(self, uri: T) -> Self;
    pub fn version(self, version: Version) -> Self;
    pub fn extension<T>(self, extension: T) -> Self where T: Clone + std::any::Any;
}

impl RequestBuilder<WithoutBody> {
    #[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
    pub fn call(self) -> Result<Response<Body>, Error>;
    pub fn force_send_body(self) -> RequestBuilder<WithBody>;
}

impl RequestBuilder<WithBody> {
    pub fn content_type<V>(self, content_type: V) -> Self;
    #[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
    pub fn send(self, data: impl Sized) -> Result<Response<Body>, Error>;
    #[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
    pub fn send_empty(self) -> Result<Response<Body>, Error>;
    #[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
    pub fn send_form<I, K, V>(self, iter: I) -> Result<Response<Body>, Error>
        where I: IntoIterator<Item = (K, V)>, K: AsRef<str>, V: AsRef<str>;
    #[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
    pub fn send_json(self, data: impl serde::Serialize) -> Result<Response<Body>, Error>;
}

pub struct Body;

impl Body {
    pub fn mime_type(&self) -> Option<&str>;
    pub fn charset(&self) -> Option<&str>;
    pub fn content_length(&self) -> Option<u64>;
    pub fn as_reader(&mut self) -> BodyReader<'_>;
    pub fn into_reader(self) -> BodyReader<'static>;
    #[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
    pub fn read_to_string(&mut self) -> Result<String, Error>;
    #[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
    pub fn read_to_vec(&mut self) -> Result<Vec<u8>, Error>;
    #[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
    pub fn read_json<T: serde::de::DeserializeOwned>(&mut self) -> Result<T, Error>;
    pub fn with_config(&mut self) -> BodyWithConfig<'_>;
    pub fn into_with_config(self) -> BodyWithConfig<'static>;
}

pub struct BodyWithConfig<'a>;

impl<'a> BodyWithConfig<'a> {
    pub fn limit(self, value: u64) -> Self;
    pub fn lossy_utf8(self, value: bool) -> Self;
    pub fn reader(self) -> BodyReader<'a>;
    #[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
    pub fn read_to_string(self) -> Result<String, Error>;
    #[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
    pub fn read_to_vec(self) -> Result<Vec<u8>, Error>;
    #[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
    pub fn read_json<T: serde::de::DeserializeOwned>(self) -> Result<T, Error>;
}

#[blocking_io(http, tier = 1)]
pub struct BodyReader<'a>;
impl<'a> io::Read for BodyReader<'a> {}
