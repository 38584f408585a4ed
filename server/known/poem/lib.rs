//! A web framework.

#[handler]
pub trait Endpoint {}
pub mod endpoint {
    #[handler]
    pub fn make<F>(f: F) -> impl super::Endpoint;
}
