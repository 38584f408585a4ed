//! OpenSSL.

pub mod rsa {
    pub struct Rsa<T>;
    impl Rsa<crate::pkey::Private> {
        #[blocks(cpu, shape = "spawn_blocking")]
        pub fn generate(bits: u32) -> Result<Rsa<crate::pkey::Private>, crate::error::ErrorStack>;
    }
}
pub mod pkey {
    pub enum Private {}
}
pub mod error {
    pub struct ErrorStack;
    impl std::error::Error for ErrorStack {}
}
pub mod ssl {
    use std::io::{Read, Write};

    #[derive(Clone)]
    pub struct SslConnector;
    impl SslConnector {
        pub fn builder(method: SslMethod) -> Result<SslConnectorBuilder, crate::error::ErrorStack>;
        #[blocks(io, instead = "tokio_openssl::SslStream")]
        pub fn connect<S>(&self, domain: &str, stream: S) -> Result<SslStream<S>, HandshakeError<S>>
            where S: Read + Write;
    }
    pub struct SslConnectorBuilder;
    impl SslConnectorBuilder {
        pub fn build(self) -> SslConnector;
    }
    pub struct SslMethod;
    pub struct SslStream<S>;
    impl<S: Read + Write> Read for SslStream<S> {}
    impl<S: Read + Write> Write for SslStream<S> {}
    pub struct HandshakeError<S>;
}
