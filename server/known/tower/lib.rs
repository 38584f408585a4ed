//! Services and what wraps them.

use std::future::Future;
use std::time::Duration;

pub use crate::builder::ServiceBuilder;
pub use crate::util::{ServiceExt, service_fn};
pub use tower_layer::Layer;
pub use tower_service::Service;

pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

pub mod builder {
    use std::time::Duration;

    #[derive(Clone)]
    pub struct ServiceBuilder<L>;
    impl ServiceBuilder<()> {
        pub fn new() -> Self;
    }
    impl<L> ServiceBuilder<L> {
        pub fn layer<T>(self, layer: T) -> ServiceBuilder<(T, L)>;
        #[builder(sets = "timeout")]
        #[limit(time)]
        pub fn timeout(self, timeout: Duration) -> ServiceBuilder<(crate::timeout::TimeoutLayer, L)>;
        #[limit(concurrency)]
        pub fn concurrency_limit(self, max: usize) -> ServiceBuilder<(crate::limit::ConcurrencyLimitLayer, L)>;
        #[limit(rate)]
        pub fn rate_limit(self, num: u64, per: Duration) -> ServiceBuilder<(crate::limit::RateLimitLayer, L)>;
    }
}

pub mod util {
    use std::future::Future;
    use tower_service::Service;

    #[handler]
    pub fn service_fn<T>(f: T) -> ServiceFn<T>;
    #[derive(Clone)]
    pub struct ServiceFn<T>;

    pub trait ServiceExt<Request>: Service<Request> {
        #[waits(capacity)]
        fn ready(&mut self) -> Ready<'_, Self, Request>;
        #[waits(request)]
        fn oneshot(self, req: Request) -> Oneshot<Self, Request>;
    }
    impl<T: ?Sized, Request> ServiceExt<Request> for T where T: Service<Request> {}

    pub struct Ready<'a, T, Request>;
    impl<'a, T: Service<Request>, Request> Future for Ready<'a, T, Request> { type Output = Result<&'a mut T, T::Error>; }
    pub struct Oneshot<S, Req>;
    impl<S: Service<Req>, Req> Future for Oneshot<S, Req> { type Output = Result<S::Response, S::Error>; }
}

pub mod timeout {
    use std::time::Duration;

    #[derive(Clone)]
    pub struct TimeoutLayer;
    impl TimeoutLayer {
        #[limit(time)]
        pub fn new(timeout: Duration) -> Self;
    }
    #[derive(Clone)]
    pub struct Timeout<T>;
    impl<T> Timeout<T> {
        #[limit(time)]
        pub fn new(inner: T, timeout: Duration) -> Self;
    }
}

pub mod limit {
    use std::time::Duration;

    #[derive(Clone)]
    pub struct ConcurrencyLimitLayer;
    impl ConcurrencyLimitLayer {
        #[limit(concurrency)]
        pub fn new(max: usize) -> Self;
    }
    #[derive(Clone)]
    pub struct RateLimitLayer;
    impl RateLimitLayer {
        #[limit(rate)]
        pub fn new(num: u64, per: Duration) -> Self;
    }
}
