//! URLs.

use std::borrow::Cow;

#[derive(Clone)]
pub struct Url;
impl Url {
    pub fn parse(input: &str) -> Result<Url, ParseError>;
    pub fn parse_with_params<I>(input: &str, iter: I) -> Result<Url, ParseError>;
    pub fn join(&self, input: &str) -> Result<Url, ParseError>;
    pub fn as_str(&self) -> &str;
    pub fn scheme(&self) -> &str;
    pub fn host_str(&self) -> Option<&str>;
    pub fn domain(&self) -> Option<&str>;
    pub fn port(&self) -> Option<u16>;
    pub fn port_or_known_default(&self) -> Option<u16>;
    pub fn path(&self) -> &str;
    pub fn query(&self) -> Option<&str>;
    pub fn set_path(&mut self, path: &str);
    pub fn set_query(&mut self, query: Option<&str>);
    #[blocks(dns, instead = "tokio::net::lookup_host")]
    pub fn socket_addrs(&self, default_port_number: impl Fn() -> Option<u16>) -> std::io::Result<Vec<std::net::SocketAddr>>;
}
pub struct ParseError;
impl std::error::Error for ParseError {}
