//! rustls for tokio.

use std::future::Future;
use std::io;
use std::sync::Arc;
use tokio::io::{AsyncRead, AsyncWrite};

pub use rustls;

#[derive(Clone)]
pub struct TlsConnector;
impl TlsConnector {
    #[waits(connect)]
    #[cancel(safe, inferred)]
    pub fn connect<IO>(&self, domain: rustls::pki_types::ServerName<'static>, stream: IO) -> Connect<IO>;
}
impl From<Arc<rustls::ClientConfig>> for TlsConnector {}
pub struct Connect<IO>;
impl<IO> Future for Connect<IO> { type Output = io::Result<client::TlsStream<IO>>; }

#[derive(Clone)]
pub struct TlsAcceptor;
impl TlsAcceptor {
    #[waits(connect)]
    #[cancel(safe, inferred)]
    pub fn accept<IO>(&self, stream: IO) -> Accept<IO>;
}
impl From<Arc<rustls::ServerConfig>> for TlsAcceptor {}
pub struct Accept<IO>;
impl<IO> Future for Accept<IO> { type Output = io::Result<server::TlsStream<IO>>; }

pub enum TlsStream<T> { Client(client::TlsStream<T>), Server(server::TlsStream<T>) }
impl<T: AsyncRead> AsyncRead for TlsStream<T> {}
impl<T: AsyncWrite> AsyncWrite for TlsStream<T> {}

pub mod client {
    use tokio::io::{AsyncRead, AsyncWrite};

    pub struct TlsStream<IO>;
    impl<IO: AsyncRead> AsyncRead for TlsStream<IO> {}
    impl<IO: AsyncWrite> AsyncWrite for TlsStream<IO> {}
}
pub mod server {
    use tokio::io::{AsyncRead, AsyncWrite};

    pub struct TlsStream<IO>;
    impl<IO: AsyncRead> AsyncRead for TlsStream<IO> {}
    impl<IO: AsyncWrite> AsyncWrite for TlsStream<IO> {}
}
