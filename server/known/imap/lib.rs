//! IMAP, blocking.

#[blocks(net, shape = "spawn_blocking", note = "async-imap is async")]
pub fn connect<A, S>(addr: A, domain: S, ssl_connector: &native_tls::TlsConnector) -> Result<Client<native_tls::TlsStream<std::net::TcpStream>>>;
pub struct Client<T>;
pub struct Error;
pub type Result<T> = std::result::Result<T, Error>;
