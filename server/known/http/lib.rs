//! Requests, responses and what they are made of.

use std::ops::Deref;

pub use self::header::{HeaderMap, HeaderName, HeaderValue};
pub use self::method::Method;
pub use self::status::StatusCode;
pub use self::uri::Uri;

#[derive(Clone)]
pub struct Request<T>;

impl Request<()> {
    pub fn builder() -> request::Builder;
    pub fn get<T>(uri: T) -> request::Builder;
    pub fn put<T>(uri: T) -> request::Builder;
    pub fn post<T>(uri: T) -> request::Builder;
    pub fn delete<T>(uri: T) -> request::Builder;
    pub fn options<T>(uri: T) -> request::Builder;
    pub fn head<T>(uri: T) -> request::Builder;
    pub fn connect<T>(uri: T) -> request::Builder;
    pub fn patch<T>(uri: T) -> request::Builder;
    pub fn trace<T>(uri: T) -> request::Builder;
}

impl<T> Request<T> {
    pub fn new(body: T) -> Request<T>;
    pub fn method(&self) -> &Method;
    pub fn method_mut(&mut self) -> &mut Method;
    pub fn uri(&self) -> &Uri;
    pub fn uri_mut(&mut self) -> &mut Uri;
    pub fn version(&self) -> Version;
    pub fn version_mut(&mut self) -> &mut Version;
    pub fn headers(&self) -> &HeaderMap<HeaderValue>;
    pub fn headers_mut(&mut self) -> &mut HeaderMap<HeaderValue>;
    pub fn extensions(&self) -> &Extensions;
    pub fn extensions_mut(&mut self) -> &mut Extensions;
    pub fn body(&self) -> &T;
    pub fn body_mut(&mut self) -> &mut T;
    pub fn into_body(self) -> T;
    pub fn map<F, U>(self, f: F) -> Request<U> where F: FnOnce(T) -> U;
}

impl<T: Default> Default for Request<T> {}
#[derive(Clone)]
pub struct Response<T>;

impl Response<()> {
    pub fn builder() -> response::Builder;
}

impl<T> Response<T> {
    pub fn new(body: T) -> Response<T>;
    pub fn status(&self) -> StatusCode;
    pub fn status_mut(&mut self) -> &mut StatusCode;
    pub fn version(&self) -> Version;
    pub fn version_mut(&mut self) -> &mut Version;
    pub fn headers(&self) -> &HeaderMap<HeaderValue>;
    pub fn headers_mut(&mut self) -> &mut HeaderMap<HeaderValue>;
    pub fn extensions(&self) -> &Extensions;
    pub fn extensions_mut(&mut self) -> &mut Extensions;
    pub fn body(&self) -> &T;
    pub fn body_mut(&mut self) -> &mut T;
    pub fn into_body(self) -> T;
    pub fn map<F, U>(self, f: F) -> Response<U> where F: FnOnce(T) -> U;
}

impl<T: Default> Default for Response<T> {}
pub struct Error;
impl std::error::Error for Error {}
pub type Result<T> = std::result::Result<T, Error>;
pub struct Version;
pub struct Extensions;
impl Extensions {
    pub fn new() -> Extensions;
    pub fn insert<T>(&mut self, val: T) -> Option<T>;
    pub fn get<T>(&self) -> Option<&T>;
    pub fn get_mut<T>(&mut self) -> Option<&mut T>;
    pub fn remove<T>(&mut self) -> Option<T>;
}

pub mod request {
    use crate::{Extensions, HeaderMap, HeaderName, HeaderValue, Method, Result, Uri, Version};

    pub use super::Request;

    pub struct Builder;

    impl Builder {
        pub fn new() -> Builder;
        pub fn method<T>(self, method: T) -> Builder;
        pub fn uri<T>(self, uri: T) -> Builder;
        pub fn version(self, version: Version) -> Builder;
        pub fn header<K, V>(self, key: K, value: V) -> Builder;
        pub fn body<T>(self, body: T) -> Result<Request<T>>;
    }

    impl Default for Builder {}

    pub struct Parts { pub method: Method, pub uri: Uri, pub version: Version, pub headers: HeaderMap<HeaderValue>, pub extensions: Extensions }
}

pub mod response {
    use crate::{Extensions, HeaderMap, HeaderName, HeaderValue, Result, StatusCode, Version};

    pub use super::Response;

    pub struct Builder;

    impl Builder {
        pub fn new() -> Builder;
        pub fn status<T>(self, status: T) -> Builder;
        pub fn version(self, version: Version) -> Builder;
        pub fn header<K, V>(self, key: K, value: V) -> Builder;
        pub fn body<T>(self, body: T) -> Result<Response<T>>;
    }

    impl Default for Builder {}

    pub struct Parts { pub status: StatusCode, pub version: Version, pub headers: HeaderMap<HeaderValue>, pub extensions: Extensions }
}
pub mod header {
    pub struct HeaderMap<T = HeaderValue>;
    impl HeaderMap {
        pub fn new() -> Self;
    }
    impl<T> HeaderMap<T> {
        pub fn with_capacity(capacity: usize) -> HeaderMap<T>;
        pub fn len(&self) -> usize;
        pub fn is_empty(&self) -> bool;
        pub fn clear(&mut self);
        pub fn get<K>(&self, key: K) -> Option<&T>;
        pub fn get_mut<K>(&mut self, key: K) -> Option<&mut T>;
        pub fn contains_key<K>(&self, key: K) -> bool;
        pub fn insert<K>(&mut self, key: K, val: T) -> Option<T>;
        pub fn append<K>(&mut self, key: K, value: T) -> bool;
        pub fn remove<K>(&mut self, key: K) -> Option<T>;
    }
    impl<T: Clone> Clone for HeaderMap<T> {}
    impl<T> Default for HeaderMap<T> {}
    #[derive(Clone)]
    pub struct HeaderName;
    impl HeaderName {
        pub fn from_bytes(src: &[u8]) -> Result<HeaderName, InvalidHeaderName>;
        pub fn from_static(src: &'static str) -> HeaderName;
        pub fn as_str(&self) -> &str;
    }
    #[derive(Clone)]
    pub struct HeaderValue;
    impl HeaderValue {
        pub fn from_static(src: &'static str) -> HeaderValue;
        pub fn from_str(src: &str) -> Result<HeaderValue, InvalidHeaderValue>;
        pub fn from_bytes(src: &[u8]) -> Result<HeaderValue, InvalidHeaderValue>;
        pub fn to_str(&self) -> Result<&str, ToStrError>;
        pub fn as_bytes(&self) -> &[u8];
        pub fn len(&self) -> usize;
    }
    pub struct InvalidHeaderName;
    pub struct InvalidHeaderValue;
    pub struct ToStrError;
}

pub mod method {
    #[derive(Clone)]
    pub struct Method;
    impl Method {
        pub const GET: Method;
        pub const POST: Method;
        pub const PUT: Method;
        pub const DELETE: Method;
        pub const HEAD: Method;
        pub const OPTIONS: Method;
        pub const PATCH: Method;
        pub fn as_str(&self) -> &str;
    }
}

pub mod status {
    #[derive(Clone, Copy)]
    pub struct StatusCode;
    impl StatusCode {
        pub const OK: StatusCode;
        pub const NOT_FOUND: StatusCode;
        pub const BAD_REQUEST: StatusCode;
        pub const INTERNAL_SERVER_ERROR: StatusCode;
        pub fn from_u16(src: u16) -> Result<StatusCode, InvalidStatusCode>;
        pub fn as_u16(&self) -> u16;
        pub fn as_str(&self) -> &str;
        pub fn canonical_reason(&self) -> Option<&'static str>;
        pub fn is_informational(&self) -> bool;
        pub fn is_success(&self) -> bool;
        pub fn is_redirection(&self) -> bool;
        pub fn is_client_error(&self) -> bool;
        pub fn is_server_error(&self) -> bool;
    }
    pub struct InvalidStatusCode;
}

pub mod uri {
    #[derive(Clone)]
    pub struct Uri;
    impl Uri {
        pub fn from_static(src: &'static str) -> Self;
        pub fn path(&self) -> &str;
        pub fn query(&self) -> Option<&str>;
        pub fn host(&self) -> Option<&str>;
        pub fn scheme_str(&self) -> Option<&str>;
        pub fn port_u16(&self) -> Option<u16>;
    }
    pub struct InvalidUri;
    #[derive(Clone)]
    pub struct PathAndQuery;
    impl PathAndQuery {
        pub fn from_static(path: &str) -> PathAndQuery;
        pub fn path(&self) -> &str;
        pub fn query(&self) -> Option<&str>;
        pub fn as_str(&self) -> &str;
    }
}
