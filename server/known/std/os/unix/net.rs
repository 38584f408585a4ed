//! Blocking Unix sockets.

use crate::io;
use crate::io::{Read, Write};
use crate::net::Shutdown;
use crate::path::Path;
use crate::time::Duration;

pub struct Incoming {}
impl Iterator for Incoming {
    type Item = io::Result<UnixStream>;
}

pub struct SocketAddr {}
impl SocketAddr {
    pub fn from_pathname<P: AsRef<Path>>(path: P) -> io::Result<SocketAddr>;
    pub fn is_unnamed(&self) -> bool;
    pub fn as_pathname(&self) -> Option<&Path>;
}

impl Clone for SocketAddr {}

pub struct UnixDatagram {}
impl UnixDatagram {
    pub fn bind<P: AsRef<Path>>(path: P) -> io::Result<UnixDatagram>;
    pub fn bind_addr(socket_addr: &SocketAddr) -> io::Result<UnixDatagram>;
    pub fn unbound() -> io::Result<UnixDatagram>;
    pub fn pair() -> io::Result<(UnixDatagram, UnixDatagram)>;
    pub fn connect<P: AsRef<Path>>(&self, path: P) -> io::Result<()>;
    pub fn connect_addr(&self, socket_addr: &SocketAddr) -> io::Result<()>;
    pub fn try_clone(&self) -> io::Result<UnixDatagram>;
    pub fn local_addr(&self) -> io::Result<SocketAddr>;
    pub fn peer_addr(&self) -> io::Result<SocketAddr>;
    #[blocks(net, tier = 1, instead = "tokio::net::UnixDatagram")]
    pub fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)>;
    #[blocks(net, tier = 1, instead = "tokio::net::UnixDatagram")]
    pub fn recv(&self, buf: &mut [u8]) -> io::Result<usize>;
    #[blocks(net, tier = 1, instead = "tokio::net::UnixDatagram")]
    pub fn send_to<P: AsRef<Path>>(&self, buf: &[u8], path: P) -> io::Result<usize>;
    pub fn send_to_addr(&self, buf: &[u8], socket_addr: &SocketAddr) -> io::Result<usize>;
    #[blocks(net, tier = 1, instead = "tokio::net::UnixDatagram")]
    pub fn send(&self, buf: &[u8]) -> io::Result<usize>;
    pub fn set_read_timeout(&self, timeout: Option<Duration>) -> io::Result<()>;
    pub fn set_write_timeout(&self, timeout: Option<Duration>) -> io::Result<()>;
    pub fn read_timeout(&self) -> io::Result<Option<Duration>>;
    pub fn write_timeout(&self) -> io::Result<Option<Duration>>;
    pub fn set_nonblocking(&self, nonblocking: bool) -> io::Result<()>;
    pub fn take_error(&self) -> io::Result<Option<io::Error>>;
    pub fn shutdown(&self, how: Shutdown) -> io::Result<()>;
}

pub struct UnixListener {}
impl UnixListener {
    pub fn bind<P: AsRef<Path>>(path: P) -> io::Result<UnixListener>;
    pub fn bind_addr(socket_addr: &SocketAddr) -> io::Result<UnixListener>;
    #[blocks(net, tier = 1, instead = "tokio::net::UnixListener::accept")]
    pub fn accept(&self) -> io::Result<(UnixStream, SocketAddr)>;
    pub fn try_clone(&self) -> io::Result<UnixListener>;
    pub fn local_addr(&self) -> io::Result<SocketAddr>;
    pub fn set_nonblocking(&self, nonblocking: bool) -> io::Result<()>;
    pub fn take_error(&self) -> io::Result<Option<io::Error>>;
    #[blocks(net, tier = 1, instead = "tokio::net::UnixListener::accept")]
    pub fn incoming(&self) -> Incoming;
}

#[blocking_io(net, tier = 1)]
pub struct UnixStream {}
impl UnixStream {
    #[blocks(
        net,
        tier = 1,
        instead = "tokio::net::UnixStream::connect",
        shape = "swap_await",
        auto
    )]
    pub fn connect<P: AsRef<Path>>(path: P) -> io::Result<UnixStream>;
    pub fn connect_addr(socket_addr: &SocketAddr) -> io::Result<UnixStream>;
    pub fn pair() -> io::Result<(UnixStream, UnixStream)>;
    pub fn try_clone(&self) -> io::Result<UnixStream>;
    pub fn local_addr(&self) -> io::Result<SocketAddr>;
    pub fn peer_addr(&self) -> io::Result<SocketAddr>;
    pub fn set_read_timeout(&self, timeout: Option<Duration>) -> io::Result<()>;
    pub fn set_write_timeout(&self, timeout: Option<Duration>) -> io::Result<()>;
    pub fn read_timeout(&self) -> io::Result<Option<Duration>>;
    pub fn write_timeout(&self) -> io::Result<Option<Duration>>;
    pub fn set_nonblocking(&self, nonblocking: bool) -> io::Result<()>;
    pub fn take_error(&self) -> io::Result<Option<io::Error>>;
    pub fn shutdown(&self, how: Shutdown) -> io::Result<()>;
}

impl Read for UnixStream {}
impl Write for UnixStream {}
