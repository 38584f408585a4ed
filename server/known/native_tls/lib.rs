//! The TLS of the platform, blocking.

use std::io::{Read, Write};

#[derive(Clone)]
pub struct TlsConnector;
impl TlsConnector {
    pub fn new() -> Result<TlsConnector>;
    pub fn builder() -> TlsConnectorBuilder;
    #[blocks(io, instead = "tokio_native_tls::TlsConnector::connect")]
    pub fn connect<S>(&self, domain: &str, stream: S) -> std::result::Result<TlsStream<S>, HandshakeError<S>>
        where S: Read + Write;
}
pub struct TlsConnectorBuilder;
impl TlsConnectorBuilder {
    pub fn danger_accept_invalid_certs(&mut self, accept_invalid_certs: bool) -> &mut Self;
    pub fn build(&self) -> Result<TlsConnector>;
}
#[derive(Clone)]
pub struct TlsAcceptor;
impl TlsAcceptor {
    pub fn new(identity: Identity) -> Result<TlsAcceptor>;
    #[blocks(io, instead = "tokio_native_tls::TlsAcceptor::accept")]
    pub fn accept<S>(&self, stream: S) -> std::result::Result<TlsStream<S>, HandshakeError<S>>
        where S: Read + Write;
}
pub struct TlsStream<S>;
impl<S: Read + Write> Read for TlsStream<S> {}
impl<S: Read + Write> Write for TlsStream<S> {}
#[derive(Clone)]
pub struct Identity;
pub enum HandshakeError<S> { Failure(Error), WouldBlock(MidHandshakeTlsStream<S>) }
pub struct MidHandshakeTlsStream<S>;
pub struct Error;
impl std::error::Error for Error {}
pub type Result<T> = std::result::Result<T, Error>;
