//! The trait of what wraps services.

pub trait Layer<S> {
    type Service;
    fn layer(&self, inner: S) -> Self::Service;
}
