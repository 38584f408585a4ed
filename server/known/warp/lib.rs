//! A web framework of filters.

use std::future::Future;

pub trait Filter {
    type Extract;
    #[handler]
    fn and_then<F>(self, fun: F) -> AndThen<Self, F>;
    #[handler]
    fn then<F>(self, fun: F) -> Then<Self, F>;
}
#[derive(Clone)]
pub struct AndThen<T, F>;
#[derive(Clone)]
pub struct Then<T, F>;
