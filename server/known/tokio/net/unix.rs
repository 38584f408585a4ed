//! Halves of a Unix stream.

use crate::io::{AsyncRead, AsyncWrite, Interest, Ready};
use crate::net::UnixStream;
use std::io;
use std::io::{IoSlice, IoSliceMut};
use std::os::unix::net;
use std::path::Path;

pub type gid_t = u32;
pub type pid_t = i32;
pub type uid_t = u32;

pub struct OwnedReadHalf {}
impl OwnedReadHalf {
    pub fn reunite(self, other: OwnedWriteHalf) -> Result<UnixStream, ReuniteError>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn ready(&self, interest: Interest) -> io::Result<Ready>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn readable(&self) -> io::Result<()>;
    pub fn try_read(&self, buf: &mut [u8]) -> io::Result<usize>;
    pub fn try_read_buf<B>(&self, buf: &mut B) -> io::Result<usize>;
    pub fn try_read_vectored(&self, bufs: &mut [IoSliceMut]) -> io::Result<usize>;
    pub fn peer_addr(&self) -> io::Result<SocketAddr>;
    pub fn local_addr(&self) -> io::Result<SocketAddr>;
}

impl AsyncRead for OwnedReadHalf {}

pub struct OwnedWriteHalf {}
impl OwnedWriteHalf {
    pub fn reunite(self, other: OwnedReadHalf) -> Result<UnixStream, ReuniteError>;
    pub fn forget(self);
    #[cancel(safe)]
    #[waits(net)]
    pub async fn ready(&self, interest: Interest) -> io::Result<Ready>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn writable(&self) -> io::Result<()>;
    pub fn try_write(&self, buf: &[u8]) -> io::Result<usize>;
    pub fn try_write_vectored(&self, buf: &[IoSlice]) -> io::Result<usize>;
    pub fn peer_addr(&self) -> io::Result<SocketAddr>;
    pub fn local_addr(&self) -> io::Result<SocketAddr>;
}

impl AsyncWrite for OwnedWriteHalf {}

pub struct ReadHalf {}
impl ReadHalf {
    #[cancel(safe)]
    #[waits(net)]
    pub async fn ready(&self, interest: Interest) -> io::Result<Ready>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn readable(&self) -> io::Result<()>;
    pub fn try_read(&self, buf: &mut [u8]) -> io::Result<usize>;
    pub fn try_read_buf<B>(&self, buf: &mut B) -> io::Result<usize>;
    pub fn try_read_vectored(&self, bufs: &mut [IoSliceMut]) -> io::Result<usize>;
    pub fn peer_addr(&self) -> io::Result<SocketAddr>;
    pub fn local_addr(&self) -> io::Result<SocketAddr>;
}

impl AsyncRead for ReadHalf {}

pub struct ReuniteError(pub OwnedReadHalf, pub OwnedWriteHalf);

pub struct SocketAddr {}
impl SocketAddr {
    pub fn is_unnamed(&self) -> bool;
    pub fn as_pathname(&self) -> Option<&Path>;
    pub fn as_abstract_name(&self) -> Option<&[u8]>;
}

impl Clone for SocketAddr {}
impl From<net::SocketAddr> for SocketAddr {}
impl From<SocketAddr> for net::SocketAddr {}

pub struct UCred {}
impl UCred {
    pub fn uid(&self) -> uid_t;
    pub fn gid(&self) -> gid_t;
    pub fn pid(&self) -> Option<pid_t>;
}

impl Copy for UCred {}
impl Clone for UCred {}

pub struct WriteHalf {}
impl WriteHalf {
    #[cancel(safe)]
    #[waits(net)]
    pub async fn ready(&self, interest: Interest) -> io::Result<Ready>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn writable(&self) -> io::Result<()>;
    pub fn try_write(&self, buf: &[u8]) -> io::Result<usize>;
    pub fn try_write_vectored(&self, buf: &[IoSlice]) -> io::Result<usize>;
    pub fn peer_addr(&self) -> io::Result<SocketAddr>;
    pub fn local_addr(&self) -> io::Result<SocketAddr>;
}

impl AsyncWrite for WriteHalf {}
