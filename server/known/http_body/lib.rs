//! Bodies of requests and responses.

use bytes::Buf;

pub trait Body {
    type Data: Buf;
    type Error;
}
pub struct Frame<T>;
impl<T> Frame<T> {
    pub fn data(buf: T) -> Self;
    pub fn into_data(self) -> Result<T, Self>;
    pub fn data_ref(&self) -> Option<&T>;
    pub fn is_data(&self) -> bool;
}
pub struct SizeHint;
