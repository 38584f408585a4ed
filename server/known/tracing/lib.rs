//! Spans and events.

pub use self::instrument::Instrument;
pub use self::span::Span;
pub use tracing_attributes::instrument;

#[derive(Clone)]
pub struct Dispatch;
pub struct Level;

pub mod span {
    use std::ops::Deref;

    #[derive(Clone)]
    pub struct Span;
    #[guard(span, thread)]
    pub struct Entered<'a>;
    #[guard(span, thread)]
    pub struct EnteredSpan;

    impl Span {
        pub fn none() -> Span;
        pub fn current() -> Span;
        pub fn enter(&self) -> Entered<'_>;
        pub fn entered(self) -> EnteredSpan;
        pub fn or_current(self) -> Self;
        #[inline]
        pub fn in_scope<F: FnOnce() -> T, T>(&self, f: F) -> T;
        pub fn record<Q, V>(&self, field: &Q, value: V) -> &Self;
        pub fn is_disabled(&self) -> bool;
        pub fn is_none(&self) -> bool;
        pub fn follows_from(&self, from: impl Into<Option<Id>>) -> &Self;
        pub fn id(&self) -> Option<Id>;
    }

    impl Drop for Span {}

    impl EnteredSpan {
        pub fn id(&self) -> Option<Id>;
        pub fn exit(self) -> Span;
    }

    impl Deref for EnteredSpan { type Target = Span; }
    impl Drop for Entered<'_> {}
    impl Drop for EnteredSpan {}
    impl !Send for EnteredSpan {}

    #[derive(Clone)]
    pub struct Id;
}

pub mod instrument {
    use std::future::Future;
    use crate::span::Span;
    use crate::Dispatch;

    pub trait Instrument: Sized {
        #[cancel(inner)]
        fn instrument(self, span: Span) -> Instrumented<Self>;
        #[cancel(inner)]
        fn in_current_span(self) -> Instrumented<Self>;
    }

    pub trait WithSubscriber: Sized {
        #[cancel(inner)]
        fn with_subscriber<S>(self, subscriber: S) -> WithDispatch<Self> where S: Into<Dispatch>;
        #[cancel(inner)]
        fn with_current_subscriber(self) -> WithDispatch<Self>;
    }

    #[derive(Clone)]
    pub struct WithDispatch<T>;
    #[derive(Clone)]
    pub struct Instrumented<T>;
    impl<T: Future> Future for Instrumented<T> { type Output = T::Output; }

    impl<T> Instrumented<T> {
        pub fn span(&self) -> &Span;
        pub fn span_mut(&mut self) -> &mut Span;
        pub fn inner(&self) -> &T;
        pub fn inner_mut(&mut self) -> &mut T;
        pub fn into_inner(self) -> T;
    }

    impl<T: Future> Future for WithDispatch<T> { type Output = T::Output; }

    impl<T> WithDispatch<T> {
        pub fn inner(&self) -> &T;
        pub fn inner_mut(&mut self) -> &mut T;
        pub fn into_inner(self) -> T;
    }
    impl<T: Sized> Instrument for T {}
    impl<T: Sized> WithSubscriber for T {}
}

#[macro_export]
macro_rules! span { () => {}; }
#[macro_export]
macro_rules! trace_span { () => {}; }
#[macro_export]
macro_rules! debug_span { () => {}; }
#[macro_export]
macro_rules! info_span { () => {}; }
#[macro_export]
macro_rules! warn_span { () => {}; }
#[macro_export]
macro_rules! error_span { () => {}; }
#[macro_export]
macro_rules! event { () => {}; }
#[macro_export]
macro_rules! trace { () => {}; }
#[macro_export]
macro_rules! debug { () => {}; }
#[macro_export]
macro_rules! info { () => {}; }
#[macro_export]
macro_rules! warn { () => {}; }
#[macro_export]
macro_rules! error { () => {}; }
#[macro_export]
macro_rules! enabled { () => {}; }
#[macro_export]
macro_rules! event_enabled { () => {}; }
#[macro_export]
macro_rules! span_enabled { () => {}; }

pub fn span() -> Span;
pub fn trace_span() -> Span;
pub fn debug_span() -> Span;
pub fn info_span() -> Span;
pub fn warn_span() -> Span;
pub fn error_span() -> Span;
pub fn enabled() -> bool;
pub fn event_enabled() -> bool;
pub fn span_enabled() -> bool;
