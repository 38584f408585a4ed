//! The TLS of the platform, for tokio.

use tokio::io::{AsyncRead, AsyncWrite};

pub use native_tls;

#[derive(Clone)]
pub struct TlsConnector;
impl TlsConnector {
    #[waits(connect)]
    #[cancel(safe, inferred)]
    pub async fn connect<S>(&self, domain: &str, stream: S) -> Result<TlsStream<S>, native_tls::Error>;
}
impl From<native_tls::TlsConnector> for TlsConnector {}
#[derive(Clone)]
pub struct TlsAcceptor;
impl TlsAcceptor {
    #[waits(connect)]
    #[cancel(safe, inferred)]
    pub async fn accept<S>(&self, stream: S) -> Result<TlsStream<S>, native_tls::Error>;
}
impl From<native_tls::TlsAcceptor> for TlsAcceptor {}
pub struct TlsStream<S>;
impl<S: AsyncRead> AsyncRead for TlsStream<S> {}
impl<S: AsyncWrite> AsyncWrite for TlsStream<S> {}
