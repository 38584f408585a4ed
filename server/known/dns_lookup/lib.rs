//! The resolver of the platform, blocking.

use std::io;
use std::net::IpAddr;

#[blocks(dns, instead = "tokio::net::lookup_host")]
pub fn lookup_host(host: &str) -> io::Result<Vec<IpAddr>>;
#[blocks(dns, shape = "spawn_blocking")]
pub fn lookup_addr(addr: &IpAddr) -> io::Result<String>;
