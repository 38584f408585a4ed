//! A web framework.

#[handler]
pub trait Endpoint {}
pub mod endpoint {
    #[handler]
    pub fn make<F>(f: F) -> impl super::Endpoint;
}

pub struct RouteMethod;
impl Endpoint for RouteMethod {}
#[handler]
pub fn get<E>(ep: E) -> RouteMethod;
#[handler]
pub fn post<E>(ep: E) -> RouteMethod;
#[handler]
pub fn put<E>(ep: E) -> RouteMethod;
#[handler]
pub fn delete<E>(ep: E) -> RouteMethod;
#[handler]
pub fn patch<E>(ep: E) -> RouteMethod;
#[handler]
pub fn head<E>(ep: E) -> RouteMethod;
