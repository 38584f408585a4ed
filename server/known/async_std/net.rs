//! Sockets.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, Shutdown};
use futures_core::Stream;
use futures_io::{AsyncRead, AsyncWrite};

pub use std::net::SocketAddr;

pub trait ToSocketAddrs {}

pub struct TcpListener;

impl TcpListener {
    #[waits(dns, note = "only for host names")]
    pub async fn bind<A: ToSocketAddrs>(addrs: A) -> io::Result<TcpListener>;
    #[cancel(safe, inferred)]
    #[waits(accept)]
    pub async fn accept(&self) -> io::Result<(TcpStream, SocketAddr)>;
    pub fn incoming(&self) -> Incoming<'_>;
    pub fn into_incoming(self) -> impl Stream<Item = io::Result<TcpStream>>;
    pub fn local_addr(&self) -> io::Result<SocketAddr>;
}

pub struct Incoming<'a>;
impl Stream for Incoming<'_> { type Item = io::Result<TcpStream>; }
#[derive(Clone)]
pub struct TcpStream;

impl TcpStream {
    #[cancel(safe, inferred)]
    #[waits(connect)]
    pub async fn connect<A: ToSocketAddrs>(addrs: A) -> io::Result<TcpStream>;
    pub fn local_addr(&self) -> io::Result<SocketAddr>;
    pub fn peer_addr(&self) -> io::Result<SocketAddr>;
    pub fn ttl(&self) -> io::Result<u32>;
    pub fn set_ttl(&self, ttl: u32) -> io::Result<()>;
    #[cancel(safe, inferred)]
    #[waits(net)]
    pub async fn peek(&self, buf: &mut [u8]) -> io::Result<usize>;
    pub fn nodelay(&self) -> io::Result<bool>;
    pub fn set_nodelay(&self, nodelay: bool) -> io::Result<()>;
    pub fn shutdown(&self, how: std::net::Shutdown) -> std::io::Result<()>;
}

impl AsyncRead for TcpStream {}
impl AsyncRead for &TcpStream {}
impl AsyncWrite for TcpStream {}
impl AsyncWrite for &TcpStream {}
pub struct UdpSocket;

impl UdpSocket {
    #[waits(dns, note = "only for host names")]
    pub async fn bind<A: ToSocketAddrs>(addrs: A) -> io::Result<UdpSocket>;
    pub fn peer_addr(&self) -> io::Result<SocketAddr>;
    pub fn local_addr(&self) -> io::Result<SocketAddr>;
    #[cancel(safe, inferred)]
    #[waits(net)]
    pub async fn send_to<A: ToSocketAddrs>(&self, buf: &[u8], addrs: A) -> io::Result<usize>;
    #[cancel(safe, inferred)]
    #[waits(net)]
    pub async fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)>;
    #[cancel(safe, inferred)]
    #[waits(net)]
    pub async fn peek_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)>;
    #[waits(dns, note = "only for host names")]
    pub async fn connect<A: ToSocketAddrs>(&self, addrs: A) -> io::Result<()>;
    #[cancel(safe, inferred)]
    #[waits(net)]
    pub async fn send(&self, buf: &[u8]) -> io::Result<usize>;
    #[cancel(safe, inferred)]
    #[waits(net)]
    pub async fn recv(&self, buf: &mut [u8]) -> io::Result<usize>;
    #[cancel(safe, inferred)]
    #[waits(net)]
    pub async fn peek(&self, buf: &mut [u8]) -> io::Result<usize>;
    pub fn broadcast(&self) -> io::Result<bool>;
    pub fn set_broadcast(&self, on: bool) -> io::Result<()>;
    pub fn multicast_loop_v4(&self) -> io::Result<bool>;
    pub fn set_multicast_loop_v4(&self, on: bool) -> io::Result<()>;
    pub fn multicast_ttl_v4(&self) -> io::Result<u32>;
    pub fn set_multicast_ttl_v4(&self, ttl: u32) -> io::Result<()>;
    pub fn multicast_loop_v6(&self) -> io::Result<bool>;
    pub fn set_multicast_loop_v6(&self, on: bool) -> io::Result<()>;
    pub fn ttl(&self) -> io::Result<u32>;
    pub fn set_ttl(&self, ttl: u32) -> io::Result<()>;
    pub fn join_multicast_v4(&self, multiaddr: Ipv4Addr, interface: Ipv4Addr) -> io::Result<()>;
    pub fn join_multicast_v6(&self, multiaddr: &Ipv6Addr, interface: u32) -> io::Result<()>;
    pub fn leave_multicast_v4(&self, multiaddr: Ipv4Addr, interface: Ipv4Addr) -> io::Result<()>;
    pub fn leave_multicast_v6(&self, multiaddr: &Ipv6Addr, interface: u32) -> io::Result<()>;
}
