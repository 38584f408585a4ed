//! Sockets with all their options.

use std::io::Result;

pub struct Socket;
impl Socket {
    pub fn new<D, T, P>(domain: D, ty: T, protocol: Option<P>) -> Result<Socket>;
    #[blocks(net)]
    pub fn connect_timeout<A>(&self, addr: &A, timeout: std::time::Duration) -> Result<()>;
}
