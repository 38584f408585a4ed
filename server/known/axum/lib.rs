//! A web framework on hyper and tower.

pub use self::json::Json;
pub use self::routing::Router;
pub use self::serve::serve;
pub use axum_core::{BoxError, Error};
pub use http;

pub mod json {
    #[derive(Clone)]
    pub struct Json<T>(pub T);
    impl<T> std::ops::Deref for Json<T> { type Target = T; }
    impl<T> std::ops::DerefMut for Json<T> {}
}
#[derive(Clone)]
pub struct Extension<T>(pub T);
impl<T> std::ops::Deref for Extension<T> { type Target = T; }

pub mod body {
    pub use axum_core::body::Body;
    pub use bytes::Bytes;

    #[waits(net)]
    #[cancel(loses_data, inferred)]
    pub async fn to_bytes(body: Body, limit: usize) -> Result<Bytes, axum_core::Error>;
}

pub mod response {
    pub use axum_core::response::{IntoResponse, Response};
    pub use crate::{Extension, Json};

    #[derive(Clone)]
    pub struct Html<T>(pub T);
    pub struct Redirect;
    impl Redirect {
        pub fn to(uri: &str) -> Self;
        pub fn permanent(uri: &str) -> Self;
        pub fn temporary(uri: &str) -> Self;
    }
    pub mod sse {
        pub struct Sse<S>;
        impl<S> Sse<S> {
            pub fn new(stream: S) -> Self;
        }
        pub struct Event;
        pub struct KeepAlive;
    }
    pub use self::sse::Sse;
}

pub mod handler {
    #[handler]
    pub trait Handler<T, S> {}
}

pub mod serve {
    use std::future::{Future, IntoFuture};
    use std::io;

    pub fn serve<L, M, S>(listener: L, make_service: M) -> Serve<L, M, S>;
    pub struct Serve<L, M, S>;
    impl<L, M, S> Serve<L, M, S> {
        pub fn with_graceful_shutdown<F>(self, signal: F) -> WithGracefulShutdown<L, M, S, F>
            where F: Future<Output = ()>;
    }
    impl<L, M, S> IntoFuture for Serve<L, M, S> {
        type Output = io::Result<()>;
        type IntoFuture = ServeFuture;
    }
    pub struct WithGracefulShutdown<L, M, S, F>;
    impl<L, M, S, F> IntoFuture for WithGracefulShutdown<L, M, S, F> {
        type Output = io::Result<()>;
        type IntoFuture = ServeFuture;
    }
    pub struct ServeFuture;
    impl Future for ServeFuture { type Output = io::Result<()>; }
}

pub mod routing {
    pub use self::method_routing::*;

    pub struct Router<S = ()>;
    impl<S> Clone for Router<S> {}
    impl<S> Default for Router<S> {}
    impl<S> Router<S> {
        pub fn new() -> Self;
        pub fn route(self, path: &str, method_router: MethodRouter<S>) -> Self;
        pub fn route_service<T>(self, path: &str, service: T) -> Self;
        pub fn nest(self, path: &str, router: Router<S>) -> Self;
        pub fn nest_service<T>(self, path: &str, service: T) -> Self;
        pub fn merge<R>(self, other: R) -> Self where R: Into<Router<S>>;
        pub fn layer<L>(self, layer: L) -> Router<S>;
        pub fn route_layer<L>(self, layer: L) -> Self;
        #[handler]
        pub fn fallback<H, T>(self, handler: H) -> Self;
        pub fn fallback_service<T>(self, service: T) -> Self;
        pub fn with_state<S2>(self, state: S) -> Router<S2>;
    }
    impl Router {
        pub fn into_make_service(self) -> IntoMakeService<Self>;
        pub fn into_make_service_with_connect_info<C>(self) -> IntoMakeServiceWithConnectInfo<Self, C>;
    }
    pub struct IntoMakeService<S>;
    pub struct IntoMakeServiceWithConnectInfo<S, C>;

    pub mod method_routing {
        pub struct MethodRouter<S = (), E = std::convert::Infallible>;
        impl<S, E> Clone for MethodRouter<S, E> {}
        impl<S, E> MethodRouter<S, E> {
            #[handler]
            pub fn get<H, T>(self, handler: H) -> Self;
            #[handler]
            pub fn post<H, T>(self, handler: H) -> Self;
            #[handler]
            pub fn put<H, T>(self, handler: H) -> Self;
            #[handler]
            pub fn delete<H, T>(self, handler: H) -> Self;
            #[handler]
            pub fn patch<H, T>(self, handler: H) -> Self;
            #[handler]
            pub fn head<H, T>(self, handler: H) -> Self;
            #[handler]
            pub fn options<H, T>(self, handler: H) -> Self;
            #[handler]
            pub fn trace<H, T>(self, handler: H) -> Self;
            #[handler]
            pub fn connect<H, T>(self, handler: H) -> Self;
            pub fn layer<L>(self, layer: L) -> Self;
            pub fn with_state<S2>(self, state: S) -> MethodRouter<S2, E>;
            #[handler]
            pub fn fallback<H, T>(self, handler: H) -> Self;
        }
        #[handler]
        pub fn get<H, T, S>(handler: H) -> MethodRouter<S>;
        #[handler]
        pub fn post<H, T, S>(handler: H) -> MethodRouter<S>;
        #[handler]
        pub fn put<H, T, S>(handler: H) -> MethodRouter<S>;
        #[handler]
        pub fn delete<H, T, S>(handler: H) -> MethodRouter<S>;
        #[handler]
        pub fn patch<H, T, S>(handler: H) -> MethodRouter<S>;
        #[handler]
        pub fn head<H, T, S>(handler: H) -> MethodRouter<S>;
        #[handler]
        pub fn options<H, T, S>(handler: H) -> MethodRouter<S>;
        #[handler]
        pub fn trace<H, T, S>(handler: H) -> MethodRouter<S>;
        #[handler]
        pub fn connect<H, T, S>(handler: H) -> MethodRouter<S>;
        #[handler]
        pub fn any<H, T, S>(handler: H) -> MethodRouter<S>;
        #[handler]
        pub fn on<H, T, S>(filter: MethodFilter, handler: H) -> MethodRouter<S>;
        pub struct MethodFilter;
    }
}

pub mod middleware {
    #[handler]
    pub fn from_fn<F, T>(f: F) -> FromFnLayer<F, (), T>;
    #[handler]
    pub fn from_fn_with_state<F, S, T>(state: S, f: F) -> FromFnLayer<F, S, T>;
    pub struct FromFnLayer<F, S, T>;
    #[derive(Clone)]
    pub struct Next;
    impl Next {
        #[waits(request)]
        pub async fn run(self, req: crate::extract::Request) -> crate::response::Response;
    }
}

pub mod extract {
    pub use axum_core::extract::{FromRef, FromRequest, FromRequestParts, Request};
    pub use crate::{Extension, Json};
    pub use self::ws::WebSocketUpgrade;

    #[derive(Clone)]
    pub struct State<S>(pub S);
    impl<S> std::ops::Deref for State<S> { type Target = S; }
    impl<S> std::ops::DerefMut for State<S> {}
    pub struct Path<T>(pub T);
    impl<T> std::ops::Deref for Path<T> { type Target = T; }
    #[derive(Clone)]
    pub struct Query<T>(pub T);
    impl<T> std::ops::Deref for Query<T> { type Target = T; }
    #[derive(Clone)]
    pub struct Form<T>(pub T);
    impl<T> std::ops::Deref for Form<T> { type Target = T; }
    #[derive(Clone)]
    pub struct ConnectInfo<T>(pub T);
    pub struct Multipart;
    impl Multipart {
        #[waits(net)]
        #[cancel(safe, inferred)]
        pub async fn next_field(&mut self) -> Result<Option<multipart::Field<'_>>, multipart::MultipartError>;
    }
    pub mod multipart {
        pub struct MultipartError;
        pub struct Field<'a>;
        impl Field<'_> {
            pub fn name(&self) -> Option<&str>;
            pub fn file_name(&self) -> Option<&str>;
            pub fn content_type(&self) -> Option<&str>;
            #[waits(net)]
            pub async fn bytes(self) -> Result<bytes::Bytes, MultipartError>;
            #[waits(net)]
            pub async fn text(self) -> Result<String, MultipartError>;
            #[waits(net)]
            #[cancel(safe, inferred)]
            pub async fn chunk(&mut self) -> Result<Option<bytes::Bytes>, MultipartError>;
        }
    }

    pub mod ws {
        use std::future::Future;
        use bytes::Bytes;
        use futures_core::Stream;
        use futures_sink::Sink;
        use axum_core::Error;

        pub struct WebSocketUpgrade;
        impl WebSocketUpgrade {
            pub fn max_message_size(self, max: usize) -> Self;
            pub fn max_frame_size(self, max: usize) -> Self;
            pub fn protocols<I>(self, protocols: I) -> Self;
            pub fn on_upgrade<C, Fut>(self, callback: C) -> crate::response::Response
                where C: FnOnce(WebSocket) -> Fut, Fut: Future<Output = ()>;
        }
        pub struct WebSocket;
        impl WebSocket {
            #[waits(net)]
            #[cancel(safe, inferred)]
            pub async fn recv(&mut self) -> Option<Result<Message, Error>>;
            #[waits(net)]
            #[cancel(loses_argument, inferred)]
            pub async fn send(&mut self, msg: Message) -> Result<(), Error>;
        }
        impl Stream for WebSocket { type Item = Result<Message, Error>; }
        impl Sink<Message> for WebSocket { type Error = Error; }
        #[derive(Clone)]
        pub struct Utf8Bytes;
        impl std::ops::Deref for Utf8Bytes { type Target = str; }
        #[derive(Clone)]
        pub struct CloseFrame { pub code: u16, pub reason: Utf8Bytes }
        #[derive(Clone)]
        pub enum Message { Text(Utf8Bytes), Binary(Bytes), Ping(Bytes), Pong(Bytes), Close(Option<CloseFrame>) }
    }
}
