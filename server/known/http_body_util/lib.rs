//! Collecting and making bodies.

use std::future::Future;
use bytes::Bytes;
use http_body::{Body, Frame};

pub trait BodyExt: Body {
    #[waits(net)]
    #[cancel(safe, inferred)]
    fn frame(&mut self) -> combinators::Frame<'_, Self>;
    #[waits(net)]
    #[cancel(loses_data, inferred)]
    fn collect(self) -> combinators::Collect<Self>;
    fn boxed(self) -> combinators::BoxBody<Self::Data, Self::Error>;
    fn map_err<F, E>(self, f: F) -> combinators::MapErr<Self, F> where F: FnMut(Self::Error) -> E;
}
impl<T: Body + ?Sized> BodyExt for T {}

pub mod combinators {
    use std::future::Future;
    use http_body::Body;

    pub struct Frame<'a, T: ?Sized>;
    impl<T: Body + ?Sized> Future for Frame<'_, T> { type Output = Option<Result<http_body::Frame<T::Data>, T::Error>>; }
    pub struct Collect<T>;
    impl<T: Body> Future for Collect<T> { type Output = Result<crate::Collected<T::Data>, T::Error>; }
    pub struct BoxBody<D, E>;
    impl<D, E> Body for BoxBody<D, E> {
        type Data = D;
        type Error = E;
    }
    pub struct MapErr<B, F>;
    impl<B: Body, F, E> Body for MapErr<B, F> where F: FnMut(B::Error) -> E {
        type Data = B::Data;
        type Error = E;
    }
}

pub struct Collected<B>;
impl<B> Collected<B> {
    pub fn to_bytes(self) -> Bytes;
}
#[derive(Clone)]
pub struct Full<D>;
impl<D> Full<D> {
    pub fn new(data: D) -> Self;
}
impl<D> Body for Full<D> {
    type Data = D;
    type Error = std::convert::Infallible;
}
#[derive(Clone)]
pub struct Empty<D>;
impl<D> Empty<D> {
    pub fn new() -> Self;
}
impl<D> Body for Empty<D> {
    type Data = D;
    type Error = std::convert::Infallible;
}
pub struct Limited<B>;
