//! Sockets and timers of the smol family.

use std::future::Future;
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream, UdpSocket};
use std::os::unix::net::{SocketAddr as UnixSocketAddr, UnixDatagram, UnixListener, UnixStream};
use std::path::Path;
use std::time::{Duration, Instant};
use futures_core::Stream;
use futures_io::{AsyncRead, AsyncWrite};

#[cancel(safe, inferred)]
#[waits(timer)]
pub struct Timer;

impl Timer {
    pub fn never() -> Timer;
    #[timer]
    #[cancel(safe, inferred)]
    #[waits(timer)]
    pub fn after(duration: Duration) -> Timer;
    #[timer]
    #[cancel(safe, inferred)]
    #[waits(timer)]
    pub fn at(instant: Instant) -> Timer;
    pub fn interval(period: Duration) -> Timer;
    pub fn interval_at(start: Instant, period: Duration) -> Timer;
    pub fn will_fire(&self) -> bool;
    pub fn set_after(&mut self, duration: Duration);
    pub fn set_at(&mut self, instant: Instant);
    pub fn set_interval(&mut self, period: Duration);
    pub fn set_interval_at(&mut self, start: Instant, period: Duration);
    pub fn clear(&mut self);
}

impl Drop for Timer {}
impl Future for Timer { type Output = Instant; }
impl Stream for Timer { type Item = Instant; }
pub struct Async<T>;

impl<T> Async<T> {
    pub fn new(io: T) -> io::Result<Async<T>>;
    pub fn new_nonblocking(io: T) -> io::Result<Async<T>>;
}

impl<T> Async<T> {
    pub fn new(io: T) -> io::Result<Async<T>>;
    pub fn new_nonblocking(io: T) -> io::Result<Async<T>>;
}

impl<T> Async<T> {
    pub fn get_ref(&self) -> &T;
    pub fn into_inner(self) -> io::Result<T>;
    #[cancel(safe, inferred)]
    #[waits(io)]
    pub fn readable(&self) -> Readable<'_, T>;
    #[cancel(safe, inferred)]
    #[waits(io)]
    pub fn writable(&self) -> Writable<'_, T>;
    #[cancel(safe, inferred)]
    #[waits(net)]
    pub async fn read_with<R>(&self, op: impl FnMut(&T) -> io::Result<R>) -> io::Result<R>;
    #[cancel(safe, inferred)]
    #[waits(net)]
    pub async fn write_with<R>(&self, op: impl FnMut(&T) -> io::Result<R>) -> io::Result<R>;
}

impl<T> Drop for Async<T> {}
impl<T: Read> AsyncRead for Async<T> {}
impl<T> AsyncRead for &Async<T> where for<'a> &'a T: Read {}
impl<T: Write> AsyncWrite for Async<T> {}
impl<T> AsyncWrite for &Async<T> where for<'a> &'a T: Write {}

impl Async<TcpListener> {
    pub fn bind<A: Into<SocketAddr>>(addr: A) -> io::Result<Async<TcpListener>>;
    #[cancel(safe, inferred)]
    #[waits(accept)]
    pub async fn accept(&self) -> io::Result<(Async<TcpStream>, SocketAddr)>;
    pub fn incoming(&self) -> impl Stream<Item = io::Result<Async<TcpStream>>>;
}

impl Async<TcpStream> {
    #[cancel(safe, inferred)]
    #[waits(connect)]
    pub async fn connect<A: Into<SocketAddr>>(addr: A) -> io::Result<Async<TcpStream>>;
    #[cancel(safe, inferred)]
    #[waits(net)]
    pub async fn peek(&self, buf: &mut [u8]) -> io::Result<usize>;
}

impl Async<UdpSocket> {
    pub fn bind<A: Into<SocketAddr>>(addr: A) -> io::Result<Async<UdpSocket>>;
    #[cancel(safe, inferred)]
    #[waits(net)]
    pub async fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)>;
    #[cancel(safe, inferred)]
    #[waits(net)]
    pub async fn peek_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)>;
    #[cancel(safe, inferred)]
    #[waits(net)]
    pub async fn send_to<A: Into<SocketAddr>>(&self, buf: &[u8], addr: A) -> io::Result<usize>;
    #[cancel(safe, inferred)]
    #[waits(net)]
    pub async fn recv(&self, buf: &mut [u8]) -> io::Result<usize>;
    #[cancel(safe, inferred)]
    #[waits(net)]
    pub async fn peek(&self, buf: &mut [u8]) -> io::Result<usize>;
    #[cancel(safe, inferred)]
    #[waits(net)]
    pub async fn send(&self, buf: &[u8]) -> io::Result<usize>;
}

impl Async<UnixListener> {
    pub fn bind<P: AsRef<Path>>(path: P) -> io::Result<Async<UnixListener>>;
    #[cancel(safe, inferred)]
    #[waits(accept)]
    pub async fn accept(&self) -> io::Result<(Async<UnixStream>, UnixSocketAddr)>;
    pub fn incoming(&self) -> impl Stream<Item = io::Result<Async<UnixStream>>>;
}

impl Async<UnixStream> {
    #[cancel(safe, inferred)]
    #[waits(connect, note = "on this machine")]
    pub async fn connect<P: AsRef<Path>>(path: P) -> io::Result<Async<UnixStream>>;
    pub fn pair() -> io::Result<(Async<UnixStream>, Async<UnixStream>)>;
}

impl Async<UnixDatagram> {
    pub fn bind<P: AsRef<Path>>(path: P) -> io::Result<Async<UnixDatagram>>;
    pub fn unbound() -> io::Result<Async<UnixDatagram>>;
    pub fn pair() -> io::Result<(Async<UnixDatagram>, Async<UnixDatagram>)>;
    #[cancel(safe, inferred)]
    #[waits(net)]
    pub async fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, UnixSocketAddr)>;
    #[cancel(safe, inferred)]
    #[waits(net)]
    pub async fn send_to<P: AsRef<Path>>(&self, buf: &[u8], path: P) -> io::Result<usize>;
    #[cancel(safe, inferred)]
    #[waits(net)]
    pub async fn recv(&self, buf: &mut [u8]) -> io::Result<usize>;
    #[cancel(safe, inferred)]
    #[waits(net)]
    pub async fn send(&self, buf: &[u8]) -> io::Result<usize>;
}

#[block_on]
pub fn block_on<T>(future: impl Future<Output = T>) -> T;
pub struct Readable<'a, T>;
impl<T> Future for Readable<'_, T> { type Output = io::Result<()>; }
pub struct Writable<'a, T>;
impl<T> Future for Writable<'_, T> { type Output = io::Result<()>; }
