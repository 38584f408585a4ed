//! A small blocking HTTP client.

use std::io::Read;
use std::collections::HashMap;
use std::str;
use serde::Serialize;
use serde::Deserialize;

pub struct Error;
impl std::error::Error for Error {}
pub struct Proxy;

pub type URL = String;
#[derive(Clone)]
pub enum Method { Get, Head, Post, Put, Delete, Connect, Options, Trace, Patch, Custom(String) }
#[derive(Clone)]
pub struct Request;

impl Request {
    pub fn new<T: Into<URL>>(method: Method, url: T) -> Request;
    pub fn with_headers<T, K, V>(self, headers: T) -> Request
        where T: IntoIterator<Item = (K, V)>, K: Into<String>, V: Into<String>;
    pub fn with_header<T: Into<String>, U: Into<String>>(self, key: T, value: U) -> Request;
    pub fn with_body<T: Into<Vec<u8>>>(self, body: T) -> Request;
    pub fn with_param<T: Into<String>, U: Into<String>>(self, key: T, value: U) -> Request;
    pub fn with_json<T: serde::ser::Serialize>(self, body: &T) -> Result<Request, Error>;
    #[builder(sets = "timeout")]
    pub fn with_timeout(self, timeout: u64) -> Request;
    pub fn with_max_redirects(self, max_redirects: usize) -> Request;
    pub fn with_follow_redirects(self, follow_redirects: bool) -> Request;
    pub fn with_max_headers_size<S: Into<Option<usize>>>(self, max_headers_size: S) -> Request;
    pub fn with_max_status_line_length<S: Into<Option<usize>>>(self, max_status_line_len: S) -> Request;
    pub fn with_proxy(self, proxy: Proxy) -> Request;
    #[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
    pub fn send(self) -> Result<Response, Error>;
    #[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
    pub fn send_lazy(self) -> Result<ResponseLazy, Error>;
}

pub fn get<T: Into<URL>>(url: T) -> Request;
pub fn head<T: Into<URL>>(url: T) -> Request;
pub fn post<T: Into<URL>>(url: T) -> Request;
pub fn put<T: Into<URL>>(url: T) -> Request;
pub fn delete<T: Into<URL>>(url: T) -> Request;
pub fn patch<T: Into<URL>>(url: T) -> Request;
#[derive(Clone)]
pub struct Response { pub status_code: i32, pub reason_phrase: String, pub headers: HashMap<String, String>, pub url: String }

impl Response {
    pub fn as_str(&self) -> Result<&str, Error>;
    pub fn as_bytes(&self) -> &[u8];
    pub fn into_bytes(self) -> Vec<u8>;
    pub fn json<'a, T>(&'a self) -> Result<T, Error> where T: serde::de::Deserialize<'a>;
}

pub struct ResponseLazy { pub status_code: i32, pub reason_phrase: String, pub headers: HashMap<String, String>, pub url: String }
impl Iterator for ResponseLazy { type Item = Result<(u8, usize), Error>; }
impl Read for ResponseLazy {}
