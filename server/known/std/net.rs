//! Blocking sockets, and addresses.

use crate::io::{Read, Write};
use crate::iter::Cloned;
use crate::option::IntoIter;
use crate::slice::Iter;
use crate::str::FromStr;
use crate::time::Duration;
use crate::{io, vec};

pub trait ToSocketAddrs {
    type Iter: Iterator<Item = SocketAddr>;
    fn to_socket_addrs(&self) -> io::Result<Self::Iter>;
}

impl ToSocketAddrs for &[SocketAddr] {
    type Iter = Cloned<Iter<SocketAddr>>;
}

impl<Port> ToSocketAddrs for (IpAddr, Port) {
    type Iter = IntoIter<SocketAddr>;
}

impl<Port> ToSocketAddrs for (Ipv4Addr, Port) {
    type Iter = IntoIter<SocketAddr>;
}

impl<Port> ToSocketAddrs for (Ipv6Addr, Port) {
    type Iter = IntoIter<SocketAddr>;
}

impl<Port> ToSocketAddrs for (String, Port) {
    #[blocks(
        dns,
        tier = 1,
        instead = "tokio::net::lookup_host",
        shape = "swap_await"
    )]
    fn to_socket_addrs(&self) -> io::Result<Self::Iter>;
    type Iter = vec::IntoIter<SocketAddr>;
}

impl<Port> ToSocketAddrs for (&str, Port) {
    #[blocks(
        dns,
        tier = 1,
        instead = "tokio::net::lookup_host",
        shape = "swap_await"
    )]
    fn to_socket_addrs(&self) -> io::Result<Self::Iter>;
    type Iter = vec::IntoIter<SocketAddr>;
}

impl ToSocketAddrs for str {
    #[blocks(
        dns,
        tier = 1,
        instead = "tokio::net::lookup_host",
        shape = "swap_await"
    )]
    fn to_socket_addrs(&self) -> io::Result<Self::Iter>;
    type Iter = vec::IntoIter<SocketAddr>;
}

impl<T: ToSocketAddrs> ToSocketAddrs for &T {
    type Iter = T::Iter;
}

pub struct AddrParseError {}
impl Clone for AddrParseError {}

pub struct Incoming {}
impl Iterator for Incoming {
    type Item = io::Result<TcpStream>;
}

pub enum IpAddr {
    V4(Ipv4Addr),
    V6(Ipv6Addr),
}

impl IpAddr {
    pub fn is_unspecified(&self) -> bool;
    pub fn is_loopback(&self) -> bool;
    pub fn is_multicast(&self) -> bool;
    pub fn is_ipv4(&self) -> bool;
    pub fn is_ipv6(&self) -> bool;
    pub fn to_canonical(&self) -> IpAddr;
}

impl Copy for IpAddr {}
impl Clone for IpAddr {}
impl From<Ipv4Addr> for IpAddr {}
impl From<Ipv6Addr> for IpAddr {}
impl From<[u8; 4]> for IpAddr {}
impl From<[u8; 16]> for IpAddr {}
impl From<[u16; 8]> for IpAddr {}
impl FromStr for IpAddr {
    type Err = AddrParseError;
}

pub struct Ipv4Addr {}
impl Ipv4Addr {
    pub fn new(a: u8, b: u8, c: u8, d: u8) -> Ipv4Addr;
    pub const BITS: u32;
    pub fn to_bits(self) -> u32;
    pub fn from_bits(bits: u32) -> Ipv4Addr;
    pub const LOCALHOST: Self;
    pub const UNSPECIFIED: Self;
    pub const BROADCAST: Self;
    pub fn octets(&self) -> [u8; 4];
    pub fn from_octets(octets: [u8; 4]) -> Ipv4Addr;
    pub fn is_unspecified(&self) -> bool;
    pub fn is_loopback(&self) -> bool;
    pub fn is_private(&self) -> bool;
    pub fn is_link_local(&self) -> bool;
    pub fn is_multicast(&self) -> bool;
    pub fn is_broadcast(&self) -> bool;
    pub fn is_documentation(&self) -> bool;
    pub fn to_ipv6_compatible(&self) -> Ipv6Addr;
    pub fn to_ipv6_mapped(&self) -> Ipv6Addr;
}

impl Copy for Ipv4Addr {}
impl Clone for Ipv4Addr {}
impl FromStr for Ipv4Addr {
    type Err = AddrParseError;
}

pub struct Ipv6Addr {}
impl Ipv6Addr {
    pub fn new(a: u16, b: u16, c: u16, d: u16, e: u16, f: u16, g: u16, h: u16) -> Ipv6Addr;
    pub const BITS: u32;
    pub fn to_bits(self) -> u128;
    pub fn from_bits(bits: u128) -> Ipv6Addr;
    pub const LOCALHOST: Self;
    pub const UNSPECIFIED: Self;
    pub fn segments(&self) -> [u16; 8];
    pub fn from_segments(segments: [u16; 8]) -> Ipv6Addr;
    pub fn is_unspecified(&self) -> bool;
    pub fn is_loopback(&self) -> bool;
    pub fn is_unique_local(&self) -> bool;
    pub fn is_unicast_link_local(&self) -> bool;
    pub fn is_multicast(&self) -> bool;
    pub fn to_ipv4_mapped(&self) -> Option<Ipv4Addr>;
    pub fn to_ipv4(&self) -> Option<Ipv4Addr>;
    pub fn to_canonical(&self) -> IpAddr;
    pub fn octets(&self) -> [u8; 16];
    pub fn from_octets(octets: [u8; 16]) -> Ipv6Addr;
}

impl Copy for Ipv6Addr {}
impl Clone for Ipv6Addr {}
impl FromStr for Ipv6Addr {
    type Err = AddrParseError;
}

pub enum Shutdown {
    Read,
    Write,
    Both,
}

impl Copy for Shutdown {}
impl Clone for Shutdown {}

pub enum SocketAddr {
    V4(SocketAddrV4),
    V6(SocketAddrV6),
}

impl SocketAddr {
    pub fn new(ip: IpAddr, port: u16) -> SocketAddr;
    pub fn ip(&self) -> IpAddr;
    pub fn set_ip(&mut self, new_ip: IpAddr);
    pub fn port(&self) -> u16;
    pub fn set_port(&mut self, new_port: u16);
    pub fn is_ipv4(&self) -> bool;
    pub fn is_ipv6(&self) -> bool;
}

impl FromStr for SocketAddr {
    type Err = AddrParseError;
}

impl Copy for SocketAddr {}
impl Clone for SocketAddr {}
impl From<SocketAddrV4> for SocketAddr {}
impl From<SocketAddrV6> for SocketAddr {}
impl<I: Into<IpAddr>> From<(I, u16)> for SocketAddr {}
impl ToSocketAddrs for SocketAddr {
    type Iter = IntoIter<SocketAddr>;
}

pub struct SocketAddrV4 {}
impl SocketAddrV4 {
    pub fn new(ip: Ipv4Addr, port: u16) -> SocketAddrV4;
    pub fn ip(&self) -> &Ipv4Addr;
    pub fn set_ip(&mut self, new_ip: Ipv4Addr);
    pub fn port(&self) -> u16;
    pub fn set_port(&mut self, new_port: u16);
}

impl FromStr for SocketAddrV4 {
    type Err = AddrParseError;
}

impl Copy for SocketAddrV4 {}
impl Clone for SocketAddrV4 {}
impl ToSocketAddrs for SocketAddrV4 {
    type Iter = IntoIter<SocketAddr>;
}

pub struct SocketAddrV6 {}
impl SocketAddrV6 {
    pub fn new(ip: Ipv6Addr, port: u16, flowinfo: u32, scope_id: u32) -> SocketAddrV6;
    pub fn ip(&self) -> &Ipv6Addr;
    pub fn set_ip(&mut self, new_ip: Ipv6Addr);
    pub fn port(&self) -> u16;
    pub fn set_port(&mut self, new_port: u16);
    pub fn flowinfo(&self) -> u32;
    pub fn set_flowinfo(&mut self, new_flowinfo: u32);
    pub fn scope_id(&self) -> u32;
    pub fn set_scope_id(&mut self, new_scope_id: u32);
}

impl FromStr for SocketAddrV6 {
    type Err = AddrParseError;
}

impl Copy for SocketAddrV6 {}
impl Clone for SocketAddrV6 {}
impl ToSocketAddrs for SocketAddrV6 {
    type Iter = IntoIter<SocketAddr>;
}

pub struct TcpListener {}
impl TcpListener {
    #[blocks(
        net,
        tier = 3,
        instead = "tokio::net::TcpListener::bind",
        shape = "swap_await",
        note = "fine before set_nonblocking(true) and from_std"
    )]
    pub fn bind<A: ToSocketAddrs>(addr: A) -> io::Result<TcpListener>;
    pub fn local_addr(&self) -> io::Result<SocketAddr>;
    pub fn try_clone(&self) -> io::Result<TcpListener>;
    #[blocks(net, tier = 1, instead = "tokio::net::TcpListener::accept")]
    pub fn accept(&self) -> io::Result<(TcpStream, SocketAddr)>;
    #[blocks(net, tier = 1, instead = "tokio::net::TcpListener::accept")]
    pub fn incoming(&self) -> Incoming;
    pub fn set_ttl(&self, ttl: u32) -> io::Result<()>;
    pub fn ttl(&self) -> io::Result<u32>;
    pub fn take_error(&self) -> io::Result<Option<io::Error>>;
    pub fn set_nonblocking(&self, nonblocking: bool) -> io::Result<()>;
}

#[blocking_io(net, tier = 1)]
pub struct TcpStream {}
impl TcpStream {
    #[blocks(
        net,
        tier = 1,
        instead = "tokio::net::TcpStream::connect",
        shape = "swap_await"
    )]
    pub fn connect<A: ToSocketAddrs>(addr: A) -> io::Result<TcpStream>;
    #[blocks(
        net,
        tier = 1,
        instead = "tokio::net::TcpStream::connect",
        note = "with tokio::time::timeout around it"
    )]
    pub fn connect_timeout(addr: &SocketAddr, timeout: Duration) -> io::Result<TcpStream>;
    pub fn peer_addr(&self) -> io::Result<SocketAddr>;
    pub fn local_addr(&self) -> io::Result<SocketAddr>;
    pub fn shutdown(&self, how: Shutdown) -> io::Result<()>;
    pub fn try_clone(&self) -> io::Result<TcpStream>;
    pub fn set_read_timeout(&self, dur: Option<Duration>) -> io::Result<()>;
    pub fn set_write_timeout(&self, dur: Option<Duration>) -> io::Result<()>;
    pub fn read_timeout(&self) -> io::Result<Option<Duration>>;
    pub fn write_timeout(&self) -> io::Result<Option<Duration>>;
    #[blocks(net, tier = 1)]
    pub fn peek(&self, buf: &mut [u8]) -> io::Result<usize>;
    pub fn set_nodelay(&self, nodelay: bool) -> io::Result<()>;
    pub fn nodelay(&self) -> io::Result<bool>;
    pub fn set_ttl(&self, ttl: u32) -> io::Result<()>;
    pub fn ttl(&self) -> io::Result<u32>;
    pub fn take_error(&self) -> io::Result<Option<io::Error>>;
    pub fn set_nonblocking(&self, nonblocking: bool) -> io::Result<()>;
}

impl Read for TcpStream {}
impl Write for TcpStream {}

pub struct UdpSocket {}
impl UdpSocket {
    #[blocks(
        net,
        tier = 3,
        instead = "tokio::net::UdpSocket::bind",
        shape = "swap_await"
    )]
    pub fn bind<A: ToSocketAddrs>(addr: A) -> io::Result<UdpSocket>;
    #[blocks(net, tier = 1, instead = "tokio::net::UdpSocket")]
    pub fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)>;
    #[blocks(net, tier = 1, instead = "tokio::net::UdpSocket")]
    pub fn peek_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)>;
    #[blocks(net, tier = 1, instead = "tokio::net::UdpSocket")]
    pub fn send_to<A: ToSocketAddrs>(&self, buf: &[u8], addr: A) -> io::Result<usize>;
    pub fn peer_addr(&self) -> io::Result<SocketAddr>;
    pub fn local_addr(&self) -> io::Result<SocketAddr>;
    pub fn try_clone(&self) -> io::Result<UdpSocket>;
    pub fn set_read_timeout(&self, dur: Option<Duration>) -> io::Result<()>;
    pub fn set_write_timeout(&self, dur: Option<Duration>) -> io::Result<()>;
    pub fn read_timeout(&self) -> io::Result<Option<Duration>>;
    pub fn write_timeout(&self) -> io::Result<Option<Duration>>;
    pub fn set_broadcast(&self, broadcast: bool) -> io::Result<()>;
    pub fn broadcast(&self) -> io::Result<bool>;
    pub fn set_multicast_loop_v4(&self, multicast_loop_v4: bool) -> io::Result<()>;
    pub fn multicast_loop_v4(&self) -> io::Result<bool>;
    pub fn set_multicast_ttl_v4(&self, multicast_ttl_v4: u32) -> io::Result<()>;
    pub fn multicast_ttl_v4(&self) -> io::Result<u32>;
    pub fn set_multicast_loop_v6(&self, multicast_loop_v6: bool) -> io::Result<()>;
    pub fn multicast_loop_v6(&self) -> io::Result<bool>;
    pub fn set_ttl(&self, ttl: u32) -> io::Result<()>;
    pub fn ttl(&self) -> io::Result<u32>;
    pub fn join_multicast_v4(&self, multiaddr: &Ipv4Addr, interface: &Ipv4Addr) -> io::Result<()>;
    pub fn join_multicast_v6(&self, multiaddr: &Ipv6Addr, interface: u32) -> io::Result<()>;
    pub fn leave_multicast_v4(&self, multiaddr: &Ipv4Addr, interface: &Ipv4Addr) -> io::Result<()>;
    pub fn leave_multicast_v6(&self, multiaddr: &Ipv6Addr, interface: u32) -> io::Result<()>;
    pub fn take_error(&self) -> io::Result<Option<io::Error>>;
    pub fn connect<A: ToSocketAddrs>(&self, addr: A) -> io::Result<()>;
    #[blocks(net, tier = 1, instead = "tokio::net::UdpSocket")]
    pub fn send(&self, buf: &[u8]) -> io::Result<usize>;
    #[blocks(net, tier = 1, instead = "tokio::net::UdpSocket")]
    pub fn recv(&self, buf: &mut [u8]) -> io::Result<usize>;
    #[blocks(net, tier = 1, instead = "tokio::net::UdpSocket")]
    pub fn peek(&self, buf: &mut [u8]) -> io::Result<usize>;
    pub fn set_nonblocking(&self, nonblocking: bool) -> io::Result<()>;
}
