//! Async sockets.

use crate::io::{AsyncRead, AsyncWrite, Interest, ReadBuf, Ready};
use crate::net::tcp::{OwnedReadHalf, OwnedWriteHalf, ReadHalf, WriteHalf};
use crate::net::unix;
use crate::net::unix::UCred;
use std::io::{IoSlice, IoSliceMut};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, Shutdown, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::path::Path;
use std::task::{Context, Poll};
use std::time::Duration;
use std::{io, net};

pub trait ToSocketAddrs {}
impl ToSocketAddrs for SocketAddr {}
impl ToSocketAddrs for SocketAddrV4 {}
impl ToSocketAddrs for SocketAddrV6 {}
impl ToSocketAddrs for String {}
impl ToSocketAddrs for &[SocketAddr] {}
impl ToSocketAddrs for (IpAddr, u16) {}
impl ToSocketAddrs for (Ipv4Addr, u16) {}
impl ToSocketAddrs for (Ipv6Addr, u16) {}
impl ToSocketAddrs for (String, u16) {}
impl ToSocketAddrs for (&str, u16) {}
impl ToSocketAddrs for str {}
impl<T: ToSocketAddrs> ToSocketAddrs for &T {}

#[waits(dns)]
#[cancel(safe, inferred)]
pub async fn lookup_host<T: ToSocketAddrs>(host: T)
-> io::Result<impl Iterator<Item = SocketAddr>>;

pub struct TcpListener {}
impl TcpListener {
    #[waits(dns, note = "only for host names")]
    #[cancel(safe, inferred)]
    pub async fn bind<A: ToSocketAddrs>(addr: A) -> io::Result<TcpListener>;
    #[cancel(safe)]
    #[waits(accept)]
    pub async fn accept(&self) -> io::Result<(TcpStream, SocketAddr)>;
    pub fn poll_accept(&self, cx: &mut Context) -> Poll<io::Result<(TcpStream, SocketAddr)>>;
    #[requires_nonblocking]
    #[panics(
        "Registering a blocking socket with the tokio runtime is unsupported",
        other
    )]
    #[panics(
        "there is no reactor running, must be called from the context of a Tokio 1.x runtime",
        no_runtime
    )]
    pub fn from_std(listener: net::TcpListener) -> io::Result<TcpListener>;
    pub fn into_std(self) -> io::Result<net::TcpListener>;
    pub fn local_addr(&self) -> io::Result<SocketAddr>;
    pub fn ttl(&self) -> io::Result<u32>;
    pub fn set_ttl(&self, ttl: u32) -> io::Result<()>;
}

pub struct TcpSocket {}
impl TcpSocket {
    pub fn new_v4() -> io::Result<TcpSocket>;
    pub fn new_v6() -> io::Result<TcpSocket>;
    pub fn set_keepalive(&self, keepalive: bool) -> io::Result<()>;
    pub fn keepalive(&self) -> io::Result<bool>;
    pub fn set_reuseaddr(&self, reuseaddr: bool) -> io::Result<()>;
    pub fn reuseaddr(&self) -> io::Result<bool>;
    pub fn set_reuseport(&self, reuseport: bool) -> io::Result<()>;
    pub fn reuseport(&self) -> io::Result<bool>;
    pub fn set_send_buffer_size(&self, size: u32) -> io::Result<()>;
    pub fn send_buffer_size(&self) -> io::Result<u32>;
    pub fn set_recv_buffer_size(&self, size: u32) -> io::Result<()>;
    pub fn recv_buffer_size(&self) -> io::Result<u32>;
    pub fn set_zero_linger(&self) -> io::Result<()>;
    pub fn linger(&self) -> io::Result<Option<Duration>>;
    pub fn set_nodelay(&self, nodelay: bool) -> io::Result<()>;
    pub fn nodelay(&self) -> io::Result<bool>;
    pub fn tclass_v6(&self) -> io::Result<u32>;
    pub fn set_tclass_v6(&self, tclass: u32) -> io::Result<()>;
    pub fn tos_v4(&self) -> io::Result<u32>;
    pub fn set_tos_v4(&self, tos: u32) -> io::Result<()>;
    pub fn device(&self) -> io::Result<Option<Vec<u8>>>;
    pub fn bind_device(&self, interface: Option<&[u8]>) -> io::Result<()>;
    pub fn local_addr(&self) -> io::Result<SocketAddr>;
    pub fn take_error(&self) -> io::Result<Option<io::Error>>;
    pub fn bind(&self, addr: SocketAddr) -> io::Result<()>;
    #[waits(connect)]
    #[cancel(safe, inferred)]
    pub async fn connect(self, addr: SocketAddr) -> io::Result<TcpStream>;
    pub fn listen(self, backlog: u32) -> io::Result<TcpListener>;
    pub fn from_std_stream(std_stream: net::TcpStream) -> TcpSocket;
}

pub struct TcpStream {}
impl TcpStream {
    #[waits(connect)]
    #[cancel(safe, inferred)]
    pub async fn connect<A: ToSocketAddrs>(addr: A) -> io::Result<TcpStream>;
    #[requires_nonblocking]
    #[panics(
        "Registering a blocking socket with the tokio runtime is unsupported",
        other
    )]
    #[panics(
        "there is no reactor running, must be called from the context of a Tokio 1.x runtime",
        no_runtime
    )]
    pub fn from_std(stream: net::TcpStream) -> io::Result<TcpStream>;
    pub fn into_std(self) -> io::Result<net::TcpStream>;
    pub fn local_addr(&self) -> io::Result<SocketAddr>;
    pub fn take_error(&self) -> io::Result<Option<io::Error>>;
    pub fn peer_addr(&self) -> io::Result<SocketAddr>;
    pub fn poll_peek(&self, cx: &mut Context, buf: &mut ReadBuf) -> Poll<io::Result<usize>>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn ready(&self, interest: Interest) -> io::Result<Ready>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn readable(&self) -> io::Result<()>;
    pub fn poll_read_ready(&self, cx: &mut Context) -> Poll<io::Result<()>>;
    pub fn try_read(&self, buf: &mut [u8]) -> io::Result<usize>;
    pub fn try_read_vectored(&self, bufs: &mut [IoSliceMut]) -> io::Result<usize>;
    pub fn try_read_buf<B>(&self, buf: &mut B) -> io::Result<usize>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn writable(&self) -> io::Result<()>;
    pub fn poll_write_ready(&self, cx: &mut Context) -> Poll<io::Result<()>>;
    pub fn try_write(&self, buf: &[u8]) -> io::Result<usize>;
    pub fn try_write_vectored(&self, bufs: &[IoSlice]) -> io::Result<usize>;
    #[polled]
    pub fn try_io<R>(&self, interest: Interest, f: impl FnOnce() -> io::Result<R>)
    -> io::Result<R>;
    #[polled]
    pub async fn async_io<R>(
        &self,
        interest: Interest,
        f: impl FnMut() -> io::Result<R>,
    ) -> io::Result<R>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn peek(&self, buf: &mut [u8]) -> io::Result<usize>;
    pub fn nodelay(&self) -> io::Result<bool>;
    pub fn set_nodelay(&self, nodelay: bool) -> io::Result<()>;
    pub fn quickack(&self) -> io::Result<bool>;
    pub fn set_quickack(&self, quickack: bool) -> io::Result<()>;
    pub fn linger(&self) -> io::Result<Option<Duration>>;
    pub fn set_zero_linger(&self) -> io::Result<()>;
    pub fn ttl(&self) -> io::Result<u32>;
    pub fn set_ttl(&self, ttl: u32) -> io::Result<()>;
    pub fn split(&mut self) -> (ReadHalf, WriteHalf);
    pub fn into_split(self) -> (OwnedReadHalf, OwnedWriteHalf);
}

impl AsyncRead for TcpStream {}
impl AsyncWrite for TcpStream {}

pub struct UdpSocket {}
impl UdpSocket {
    #[waits(dns, note = "only for host names")]
    #[cancel(safe, inferred)]
    pub async fn bind<A: ToSocketAddrs>(addr: A) -> io::Result<UdpSocket>;
    #[requires_nonblocking]
    #[panics(
        "Registering a blocking socket with the tokio runtime is unsupported",
        other
    )]
    #[panics(
        "there is no reactor running, must be called from the context of a Tokio 1.x runtime",
        no_runtime
    )]
    pub fn from_std(socket: net::UdpSocket) -> io::Result<UdpSocket>;
    pub fn into_std(self) -> io::Result<net::UdpSocket>;
    pub fn local_addr(&self) -> io::Result<SocketAddr>;
    pub fn peer_addr(&self) -> io::Result<SocketAddr>;
    pub async fn connect<A: ToSocketAddrs>(&self, addr: A) -> io::Result<()>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn ready(&self, interest: Interest) -> io::Result<Ready>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn writable(&self) -> io::Result<()>;
    pub fn poll_send_ready(&self, cx: &mut Context) -> Poll<io::Result<()>>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn send(&self, buf: &[u8]) -> io::Result<usize>;
    pub fn poll_send(&self, cx: &mut Context, buf: &[u8]) -> Poll<io::Result<usize>>;
    pub fn try_send(&self, buf: &[u8]) -> io::Result<usize>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn readable(&self) -> io::Result<()>;
    pub fn poll_recv_ready(&self, cx: &mut Context) -> Poll<io::Result<()>>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn recv(&self, buf: &mut [u8]) -> io::Result<usize>;
    pub fn poll_recv(&self, cx: &mut Context, buf: &mut ReadBuf) -> Poll<io::Result<()>>;
    pub fn try_recv(&self, buf: &mut [u8]) -> io::Result<usize>;
    pub fn try_recv_buf<B>(&self, buf: &mut B) -> io::Result<usize>;
    #[waits(net)]
    #[cancel(safe, inferred)]
    pub async fn recv_buf<B>(&self, buf: &mut B) -> io::Result<usize>;
    pub fn try_recv_buf_from<B>(&self, buf: &mut B) -> io::Result<(usize, SocketAddr)>;
    #[waits(net)]
    #[cancel(safe, inferred)]
    pub async fn recv_buf_from<B>(&self, buf: &mut B) -> io::Result<(usize, SocketAddr)>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn send_to<A: ToSocketAddrs>(&self, buf: &[u8], addr: A) -> io::Result<usize>;
    pub fn poll_send_to(
        &self,
        cx: &mut Context,
        buf: &[u8],
        target: SocketAddr,
    ) -> Poll<io::Result<usize>>;
    pub fn try_send_to(&self, buf: &[u8], target: SocketAddr) -> io::Result<usize>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)>;
    pub fn poll_recv_from(
        &self,
        cx: &mut Context,
        buf: &mut ReadBuf,
    ) -> Poll<io::Result<SocketAddr>>;
    pub fn try_recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)>;
    #[polled]
    pub fn try_io<R>(&self, interest: Interest, f: impl FnOnce() -> io::Result<R>)
    -> io::Result<R>;
    #[polled]
    pub async fn async_io<R>(
        &self,
        interest: Interest,
        f: impl FnMut() -> io::Result<R>,
    ) -> io::Result<R>;
    #[cancel(safe, inferred)]
    #[waits(net)]
    pub async fn peek(&self, buf: &mut [u8]) -> io::Result<usize>;
    pub fn poll_peek(&self, cx: &mut Context, buf: &mut ReadBuf) -> Poll<io::Result<()>>;
    pub fn try_peek(&self, buf: &mut [u8]) -> io::Result<usize>;
    #[waits(net)]
    #[cancel(safe, inferred)]
    pub async fn peek_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)>;
    pub fn poll_peek_from(
        &self,
        cx: &mut Context,
        buf: &mut ReadBuf,
    ) -> Poll<io::Result<SocketAddr>>;
    pub fn try_peek_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)>;
    #[waits(net)]
    #[cancel(safe, inferred)]
    pub async fn peek_sender(&self) -> io::Result<SocketAddr>;
    pub fn poll_peek_sender(&self, cx: &mut Context) -> Poll<io::Result<SocketAddr>>;
    pub fn try_peek_sender(&self) -> io::Result<SocketAddr>;
    pub fn broadcast(&self) -> io::Result<bool>;
    pub fn set_broadcast(&self, on: bool) -> io::Result<()>;
    pub fn multicast_loop_v4(&self) -> io::Result<bool>;
    pub fn set_multicast_loop_v4(&self, on: bool) -> io::Result<()>;
    pub fn multicast_ttl_v4(&self) -> io::Result<u32>;
    pub fn set_multicast_ttl_v4(&self, ttl: u32) -> io::Result<()>;
    pub fn multicast_loop_v6(&self) -> io::Result<bool>;
    pub fn set_multicast_loop_v6(&self, on: bool) -> io::Result<()>;
    pub fn tclass_v6(&self) -> io::Result<u32>;
    pub fn set_tclass_v6(&self, tclass: u32) -> io::Result<()>;
    pub fn ttl(&self) -> io::Result<u32>;
    pub fn set_ttl(&self, ttl: u32) -> io::Result<()>;
    pub fn tos_v4(&self) -> io::Result<u32>;
    pub fn set_tos_v4(&self, tos: u32) -> io::Result<()>;
    pub fn device(&self) -> io::Result<Option<Vec<u8>>>;
    pub fn bind_device(&self, interface: Option<&[u8]>) -> io::Result<()>;
    pub fn join_multicast_v4(&self, multiaddr: Ipv4Addr, interface: Ipv4Addr) -> io::Result<()>;
    pub fn join_multicast_v6(&self, multiaddr: &Ipv6Addr, interface: u32) -> io::Result<()>;
    pub fn leave_multicast_v4(&self, multiaddr: Ipv4Addr, interface: Ipv4Addr) -> io::Result<()>;
    pub fn leave_multicast_v6(&self, multiaddr: &Ipv6Addr, interface: u32) -> io::Result<()>;
    pub fn take_error(&self) -> io::Result<Option<io::Error>>;
}

pub struct UnixDatagram {}
impl UnixDatagram {
    #[cancel(safe)]
    #[waits(net)]
    pub async fn ready(&self, interest: Interest) -> io::Result<Ready>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn writable(&self) -> io::Result<()>;
    pub fn poll_send_ready(&self, cx: &mut Context) -> Poll<io::Result<()>>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn readable(&self) -> io::Result<()>;
    pub fn poll_recv_ready(&self, cx: &mut Context) -> Poll<io::Result<()>>;
    pub fn bind<P: AsRef<Path>>(path: P) -> io::Result<UnixDatagram>;
    pub fn pair() -> io::Result<(UnixDatagram, UnixDatagram)>;
    #[requires_nonblocking]
    #[panics(
        "Registering a blocking socket with the tokio runtime is unsupported",
        other
    )]
    #[panics(
        "there is no reactor running, must be called from the context of a Tokio 1.x runtime",
        no_runtime
    )]
    pub fn from_std(datagram: std::os::unix::net::UnixDatagram) -> io::Result<UnixDatagram>;
    pub fn into_std(self) -> io::Result<std::os::unix::net::UnixDatagram>;
    pub fn unbound() -> io::Result<UnixDatagram>;
    pub fn connect<P: AsRef<Path>>(&self, path: P) -> io::Result<()>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn send(&self, buf: &[u8]) -> io::Result<usize>;
    pub fn try_send(&self, buf: &[u8]) -> io::Result<usize>;
    pub fn try_send_to<P: AsRef<Path>>(&self, buf: &[u8], target: P) -> io::Result<usize>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn recv(&self, buf: &mut [u8]) -> io::Result<usize>;
    pub fn try_recv(&self, buf: &mut [u8]) -> io::Result<usize>;
    pub fn try_recv_buf_from<B>(&self, buf: &mut B) -> io::Result<(usize, unix::SocketAddr)>;
    #[waits(net)]
    #[cancel(safe, inferred)]
    pub async fn recv_buf_from<B>(&self, buf: &mut B) -> io::Result<(usize, unix::SocketAddr)>;
    pub fn try_recv_buf<B>(&self, buf: &mut B) -> io::Result<usize>;
    #[waits(net)]
    #[cancel(safe, inferred)]
    pub async fn recv_buf<B>(&self, buf: &mut B) -> io::Result<usize>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn send_to<P: AsRef<Path>>(&self, buf: &[u8], target: P) -> io::Result<usize>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, unix::SocketAddr)>;
    pub fn poll_recv_from(
        &self,
        cx: &mut Context,
        buf: &mut ReadBuf,
    ) -> Poll<io::Result<unix::SocketAddr>>;
    pub fn poll_send_to<P: AsRef<Path>>(
        &self,
        cx: &mut Context,
        buf: &[u8],
        target: P,
    ) -> Poll<io::Result<usize>>;
    pub fn poll_send(&self, cx: &mut Context, buf: &[u8]) -> Poll<io::Result<usize>>;
    pub fn poll_recv(&self, cx: &mut Context, buf: &mut ReadBuf) -> Poll<io::Result<()>>;
    pub fn try_recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, unix::SocketAddr)>;
    #[polled]
    pub fn try_io<R>(&self, interest: Interest, f: impl FnOnce() -> io::Result<R>)
    -> io::Result<R>;
    #[polled]
    pub async fn async_io<R>(
        &self,
        interest: Interest,
        f: impl FnMut() -> io::Result<R>,
    ) -> io::Result<R>;
    pub fn local_addr(&self) -> io::Result<unix::SocketAddr>;
    pub fn peer_addr(&self) -> io::Result<unix::SocketAddr>;
    pub fn take_error(&self) -> io::Result<Option<io::Error>>;
    pub fn shutdown(&self, how: Shutdown) -> io::Result<()>;
}

pub struct UnixListener {}
impl UnixListener {
    pub fn bind<P: AsRef<Path>>(path: P) -> io::Result<UnixListener>;
    pub fn bind_addr(socket_addr: &unix::SocketAddr) -> io::Result<UnixListener>;
    #[requires_nonblocking]
    #[panics(
        "Registering a blocking socket with the tokio runtime is unsupported",
        other
    )]
    #[panics(
        "there is no reactor running, must be called from the context of a Tokio 1.x runtime",
        no_runtime
    )]
    pub fn from_std(listener: std::os::unix::net::UnixListener) -> io::Result<UnixListener>;
    pub fn into_std(self) -> io::Result<std::os::unix::net::UnixListener>;
    pub fn local_addr(&self) -> io::Result<unix::SocketAddr>;
    pub fn take_error(&self) -> io::Result<Option<io::Error>>;
    #[cancel(safe)]
    #[waits(accept)]
    pub async fn accept(&self) -> io::Result<(UnixStream, unix::SocketAddr)>;
    pub fn poll_accept(&self, cx: &mut Context)
    -> Poll<io::Result<(UnixStream, unix::SocketAddr)>>;
}

pub struct UnixSocket {}
impl UnixSocket {
    pub fn new_datagram() -> io::Result<UnixSocket>;
    pub fn new_stream() -> io::Result<UnixSocket>;
    pub fn bind(&self, path: impl AsRef<Path>) -> io::Result<()>;
    pub fn listen(self, backlog: u32) -> io::Result<UnixListener>;
    pub async fn connect(self, path: impl AsRef<Path>) -> io::Result<UnixStream>;
    pub fn datagram(self) -> io::Result<UnixDatagram>;
}

pub struct UnixStream {}
impl UnixStream {
    #[waits(connect, note = "on this machine")]
    #[cancel(safe, inferred)]
    pub async fn connect<P: AsRef<Path>>(path: P) -> io::Result<UnixStream>;
    pub async fn connect_addr(socket_addr: &unix::SocketAddr) -> io::Result<UnixStream>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn ready(&self, interest: Interest) -> io::Result<Ready>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn readable(&self) -> io::Result<()>;
    pub fn poll_read_ready(&self, cx: &mut Context) -> Poll<io::Result<()>>;
    pub fn try_read(&self, buf: &mut [u8]) -> io::Result<usize>;
    pub fn try_read_vectored(&self, bufs: &mut [IoSliceMut]) -> io::Result<usize>;
    pub fn try_read_buf<B>(&self, buf: &mut B) -> io::Result<usize>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn writable(&self) -> io::Result<()>;
    pub fn poll_write_ready(&self, cx: &mut Context) -> Poll<io::Result<()>>;
    pub fn try_write(&self, buf: &[u8]) -> io::Result<usize>;
    pub fn try_write_vectored(&self, buf: &[IoSlice]) -> io::Result<usize>;
    #[polled]
    pub fn try_io<R>(&self, interest: Interest, f: impl FnOnce() -> io::Result<R>)
    -> io::Result<R>;
    #[polled]
    pub async fn async_io<R>(
        &self,
        interest: Interest,
        f: impl FnMut() -> io::Result<R>,
    ) -> io::Result<R>;
    #[requires_nonblocking]
    #[panics(
        "Registering a blocking socket with the tokio runtime is unsupported",
        other
    )]
    #[panics(
        "there is no reactor running, must be called from the context of a Tokio 1.x runtime",
        no_runtime
    )]
    pub fn from_std(stream: std::os::unix::net::UnixStream) -> io::Result<UnixStream>;
    pub fn into_std(self) -> io::Result<std::os::unix::net::UnixStream>;
    pub fn pair() -> io::Result<(UnixStream, UnixStream)>;
    pub fn local_addr(&self) -> io::Result<unix::SocketAddr>;
    pub fn peer_addr(&self) -> io::Result<unix::SocketAddr>;
    pub fn peer_cred(&self) -> io::Result<UCred>;
    pub fn take_error(&self) -> io::Result<Option<io::Error>>;
    pub fn split(&mut self) -> (unix::ReadHalf, unix::WriteHalf);
    pub fn into_split(self) -> (unix::OwnedReadHalf, unix::OwnedWriteHalf);
}

impl AsyncRead for UnixStream {}
impl AsyncWrite for UnixStream {}
