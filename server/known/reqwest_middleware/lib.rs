//! A client for HTTP with layers.

use reqwest::{Client, IntoUrl, Method, Request, Response};

pub use reqwest;

pub struct Error;
impl std::error::Error for Error {}
pub type Result<T> = std::result::Result<T, Error>;
pub struct ClientBuilder;
impl ClientBuilder {
    pub fn new(client: Client) -> Self;
    pub fn with<M>(self, middleware: M) -> Self;
    pub fn build(self) -> ClientWithMiddleware;
}
#[derive(Clone)]
pub struct ClientWithMiddleware;
impl ClientWithMiddleware {
    pub fn get<U: IntoUrl>(&self, url: U) -> RequestBuilder;
    pub fn post<U: IntoUrl>(&self, url: U) -> RequestBuilder;
    pub fn put<U: IntoUrl>(&self, url: U) -> RequestBuilder;
    pub fn patch<U: IntoUrl>(&self, url: U) -> RequestBuilder;
    pub fn delete<U: IntoUrl>(&self, url: U) -> RequestBuilder;
    pub fn head<U: IntoUrl>(&self, url: U) -> RequestBuilder;
    pub fn request<U: IntoUrl>(&self, method: Method, url: U) -> RequestBuilder;
    #[waits(request)]
    pub async fn execute(&self, req: Request) -> Result<Response>;
}
pub struct RequestBuilder;
impl RequestBuilder {
    pub fn header<K, V>(self, key: K, value: V) -> Self;
    pub fn bearer_auth<T>(self, token: T) -> Self;
    pub fn basic_auth<U, P>(self, username: U, password: Option<P>) -> Self;
    pub fn body<T>(self, body: T) -> Self;
    #[builder(sets = "timeout")]
    pub fn timeout(self, timeout: std::time::Duration) -> Self;
    pub fn query<T>(self, query: &T) -> Self;
    pub fn form<T>(self, form: &T) -> Self;
    pub fn json<T>(self, json: &T) -> Self;
    #[waits(request)]
    pub async fn send(self) -> Result<Response>;
}
