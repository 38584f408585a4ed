//! A pooling client and a server for hyper.

pub mod client {
    pub mod legacy {
        use std::future::Future;
        use std::time::Duration;
        use http::{Request, Response, Uri};

        pub mod connect {
            #[derive(Clone)]
            pub struct HttpConnector;
            impl HttpConnector {
                pub fn new() -> Self;
                #[builder(sets = "connect_timeout")]
                pub fn set_connect_timeout(&mut self, dur: Option<std::time::Duration>);
                pub fn enforce_http(&mut self, is_enforced: bool);
                pub fn set_nodelay(&mut self, nodelay: bool);
            }
        }

        pub struct Client<C, B>;
        pub struct Error;
        pub struct ResponseFuture;

        impl Client<(), ()> {
            #[client(timeout = "none")]
            pub fn builder<E>(executor: E) -> Builder;
        }

        impl<C, B> Client<C, B> {
            #[waits(request)]
            #[cancel(safe, inferred)]
            pub fn get(&self, uri: Uri) -> ResponseFuture;
            #[waits(request)]
            #[cancel(safe, inferred, note = "the connection is closed, or the stream reset")]
            pub fn request(&self, req: Request<B>) -> ResponseFuture;
        }

        impl<C: Clone, B> Clone for Client<C, B> {}
        impl Future for ResponseFuture { type Output = Result<Response<hyper::body::Incoming>, Error>; }
        #[derive(Clone)]
        pub struct Builder;

        impl Builder {
            pub fn new<E>(executor: E) -> Self;
            pub fn pool_idle_timeout<D>(&mut self, val: D) -> &mut Self where D: Into<Option<Duration>>;
            pub fn pool_max_idle_per_host(&mut self, max_idle: usize) -> &mut Self;
            pub fn timer<M>(&mut self, timer: M) -> &mut Self;
            pub fn pool_timer<M>(&mut self, timer: M) -> &mut Self;
            pub fn build<C, B>(&self, connector: C) -> Client<C, B>;
        }

        impl Error {
            pub fn is_connect(&self) -> bool;
        }

        impl Builder {
            pub fn build_http<B>(&self) -> Client<connect::HttpConnector, B>;
        }
        impl std::error::Error for Error {}
    }
}

pub mod rt {
    pub struct TokioIo<T>;
    impl<T> TokioIo<T> {
        pub fn new(inner: T) -> Self;
        pub fn inner(&self) -> &T;
        pub fn inner_mut(&mut self) -> &mut T;
        pub fn into_inner(self) -> T;
    }
    #[derive(Clone)]
    pub struct TokioExecutor;
    impl TokioExecutor {
        pub fn new() -> Self;
    }
    #[derive(Clone)]
    pub struct TokioTimer;
    impl TokioTimer {
        pub fn new() -> Self;
    }
}

pub mod server {
    pub mod conn {
        pub mod auto {
            use std::future::Future;

            #[derive(Clone)]
            pub struct Builder<E>;
            impl<E> Builder<E> {
                pub fn new(executor: E) -> Self;
                pub fn serve_connection<I, S>(&self, io: I, service: S) -> Connection<'_, I, S, E>;
                pub fn serve_connection_with_upgrades<I, S>(&self, io: I, service: S) -> UpgradeableConnection<'_, I, S, E>;
            }
            pub struct Connection<'a, I, S, E>;
            impl<I, S, E> Future for Connection<'_, I, S, E> { type Output = Result<(), Box<dyn std::error::Error>>; }
            pub struct UpgradeableConnection<'a, I, S, E>;
            impl<I, S, E> Future for UpgradeableConnection<'_, I, S, E> { type Output = Result<(), Box<dyn std::error::Error>>; }
        }
    }
}
