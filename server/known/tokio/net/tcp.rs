//! Halves of a TCP stream.

use crate::io::{AsyncRead, AsyncWrite, Interest, ReadBuf, Ready};
use crate::net::TcpStream;
use std::io;
use std::io::{IoSlice, IoSliceMut};
use std::net::SocketAddr;
use std::task::{Context, Poll};

pub struct OwnedReadHalf {}
impl OwnedReadHalf {
    pub fn reunite(self, other: OwnedWriteHalf) -> Result<TcpStream, ReuniteError>;
    pub fn poll_peek(&mut self, cx: &mut Context, buf: &mut ReadBuf) -> Poll<io::Result<usize>>;
    #[waits(net)]
    #[cancel(safe, inferred)]
    pub async fn peek(&mut self, buf: &mut [u8]) -> io::Result<usize>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn ready(&self, interest: Interest) -> io::Result<Ready>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn readable(&self) -> io::Result<()>;
    pub fn try_read(&self, buf: &mut [u8]) -> io::Result<usize>;
    pub fn try_read_vectored(&self, bufs: &mut [IoSliceMut]) -> io::Result<usize>;
    pub fn try_read_buf<B>(&self, buf: &mut B) -> io::Result<usize>;
    pub fn peer_addr(&self) -> io::Result<SocketAddr>;
    pub fn local_addr(&self) -> io::Result<SocketAddr>;
}

impl AsyncRead for OwnedReadHalf {}

pub struct OwnedWriteHalf {}
impl OwnedWriteHalf {
    pub fn reunite(self, other: OwnedReadHalf) -> Result<TcpStream, ReuniteError>;
    pub fn forget(self);
    #[cancel(safe)]
    #[waits(net)]
    pub async fn ready(&self, interest: Interest) -> io::Result<Ready>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn writable(&self) -> io::Result<()>;
    pub fn try_write(&self, buf: &[u8]) -> io::Result<usize>;
    pub fn try_write_vectored(&self, bufs: &[IoSlice]) -> io::Result<usize>;
    pub fn peer_addr(&self) -> io::Result<SocketAddr>;
    pub fn local_addr(&self) -> io::Result<SocketAddr>;
}

impl AsyncWrite for OwnedWriteHalf {}

pub struct ReadHalf {}
impl ReadHalf {
    pub fn poll_peek(&mut self, cx: &mut Context, buf: &mut ReadBuf) -> Poll<io::Result<usize>>;
    #[waits(net)]
    #[cancel(safe, inferred)]
    pub async fn peek(&mut self, buf: &mut [u8]) -> io::Result<usize>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn ready(&self, interest: Interest) -> io::Result<Ready>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn readable(&self) -> io::Result<()>;
    pub fn try_read(&self, buf: &mut [u8]) -> io::Result<usize>;
    pub fn try_read_vectored(&self, bufs: &mut [IoSliceMut]) -> io::Result<usize>;
    pub fn try_read_buf<B>(&self, buf: &mut B) -> io::Result<usize>;
    pub fn peer_addr(&self) -> io::Result<SocketAddr>;
    pub fn local_addr(&self) -> io::Result<SocketAddr>;
}

impl AsyncRead for ReadHalf {}

pub struct ReuniteError(pub OwnedReadHalf, pub OwnedWriteHalf);

pub struct WriteHalf {}
impl WriteHalf {
    #[cancel(safe)]
    #[waits(net)]
    pub async fn ready(&self, interest: Interest) -> io::Result<Ready>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn writable(&self) -> io::Result<()>;
    pub fn try_write(&self, buf: &[u8]) -> io::Result<usize>;
    pub fn try_write_vectored(&self, bufs: &[IoSlice]) -> io::Result<usize>;
    pub fn peer_addr(&self) -> io::Result<SocketAddr>;
    pub fn local_addr(&self) -> io::Result<SocketAddr>;
}

impl AsyncWrite for WriteHalf {}
