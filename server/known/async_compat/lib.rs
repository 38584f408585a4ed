//! Futures and streams of tokio elsewhere, and the other way round.

use std::future::Future;

pub trait CompatExt {
    fn compat(self) -> Compat<Self>;
    fn compat_ref(&self) -> Compat<&Self>;
    fn compat_mut(&mut self) -> Compat<&mut Self>;
}
impl<T> CompatExt for T {}
#[cancel(inner)]
pub struct Compat<T>;
impl<T> Compat<T> {
    pub fn new(t: T) -> Compat<T>;
    pub fn get_ref(&self) -> &T;
    pub fn get_mut(&mut self) -> &mut T;
    pub fn into_inner(self) -> T;
}
impl<T: Future> Future for Compat<T> { type Output = T::Output; }
impl<T: tokio::io::AsyncRead> futures_io::AsyncRead for Compat<T> {}
impl<T: futures_io::AsyncRead> tokio::io::AsyncRead for Compat<T> {}
impl<T: tokio::io::AsyncBufRead> futures_io::AsyncBufRead for Compat<T> {}
impl<T: futures_io::AsyncBufRead> tokio::io::AsyncBufRead for Compat<T> {}
impl<T: tokio::io::AsyncWrite> futures_io::AsyncWrite for Compat<T> {}
impl<T: futures_io::AsyncWrite> tokio::io::AsyncWrite for Compat<T> {}
