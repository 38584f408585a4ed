//! What extractors and responses of axum are made of.

pub type BoxError = Box<dyn std::error::Error + Send + Sync>;
pub struct Error;
impl std::error::Error for Error {}

pub mod body {
    pub struct Body;
    impl Body {
        pub fn new<B>(body: B) -> Self;
        pub fn empty() -> Self;
        pub fn from_stream<S>(stream: S) -> Self;
        pub fn into_data_stream(self) -> BodyDataStream;
    }
    impl Default for Body {}
    impl http_body::Body for Body {
        type Data = bytes::Bytes;
        type Error = crate::Error;
    }
    pub struct BodyDataStream;
    impl futures_core::Stream for BodyDataStream { type Item = Result<bytes::Bytes, crate::Error>; }
}

pub mod response {
    pub type Response<T = crate::body::Body> = http::Response<T>;
    pub trait IntoResponse {
        fn into_response(self) -> Response;
    }
}

pub mod extract {
    use std::future::Future;
    use crate::response::IntoResponse;

    pub type Request<T = crate::body::Body> = http::Request<T>;
    #[handler]
    pub trait FromRequestParts<S> {
        type Rejection: IntoResponse;
        fn from_request_parts(parts: &mut http::request::Parts, state: &S) -> impl Future<Output = Result<Self, Self::Rejection>>;
    }
    #[handler]
    pub trait FromRequest<S> {
        type Rejection: IntoResponse;
        fn from_request(req: Request, state: &S) -> impl Future<Output = Result<Self, Self::Rejection>>;
    }
    pub trait FromRef<T> {
        fn from_ref(input: &T) -> Self;
    }
}
