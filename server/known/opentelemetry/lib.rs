//! Telemetry.

#[derive(Clone)]
pub struct Context;
impl Context {
    pub fn new() -> Self;
    pub fn current() -> Self;
    pub fn attach(self) -> ContextGuard;
    pub fn with_value<T>(&self, value: T) -> Self;
}
#[guard(span, thread)]
pub struct ContextGuard;
impl !Send for ContextGuard {}
pub mod trace {
    pub fn mark_span_as_active<T>(span: T) -> crate::ContextGuard;
}
pub mod context {
    pub use super::{Context, ContextGuard};
    use std::future::Future;

    pub trait FutureExt {
        #[cancel(inner)]
        fn with_context(self, otel_cx: Context) -> WithContext<Self>;
        #[cancel(inner)]
        fn with_current_context(self) -> WithContext<Self>;
    }
    impl<T: Sized> FutureExt for T {}
    #[derive(Clone)]
    pub struct WithContext<T>;
    impl<T: Future> Future for WithContext<T> { type Output = T::Output; }
}
