//! Unix pipes.

use crate::io::{AsyncRead, AsyncWrite, Interest, Ready};
use std::fs::File;
use std::io;
use std::io::{IoSlice, IoSliceMut};
use std::os::fd::OwnedFd;
use std::path::Path;
use std::task::{Context, Poll};

pub fn pipe() -> io::Result<(Sender, Receiver)>;

pub struct OpenOptions {}
impl OpenOptions {
    pub fn new() -> OpenOptions;
    pub fn read_write(&mut self, value: bool) -> &mut Self;
    pub fn open_receiver<P: AsRef<Path>>(&self, path: P) -> io::Result<Receiver>;
    pub fn open_sender<P: AsRef<Path>>(&self, path: P) -> io::Result<Sender>;
}

impl Clone for OpenOptions {}
impl Default for OpenOptions {}

pub struct Receiver {}
impl Receiver {
    pub fn from_file(file: File) -> io::Result<Receiver>;
    pub fn from_owned_fd(owned_fd: OwnedFd) -> io::Result<Receiver>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn ready(&self, interest: Interest) -> io::Result<Ready>;
    #[waits(net)]
    #[cancel(safe)]
    pub async fn readable(&self) -> io::Result<()>;
    pub fn poll_read_ready(&self, cx: &mut Context) -> Poll<io::Result<()>>;
    pub fn try_read(&self, buf: &mut [u8]) -> io::Result<usize>;
    pub fn try_read_vectored(&self, bufs: &mut [IoSliceMut]) -> io::Result<usize>;
    #[polled]
    pub fn try_io<R>(&self, f: impl FnOnce() -> io::Result<R>) -> io::Result<R>;
    pub fn try_read_buf<B>(&self, buf: &mut B) -> io::Result<usize>;
    pub fn into_blocking_fd(self) -> io::Result<OwnedFd>;
    pub fn into_nonblocking_fd(self) -> io::Result<OwnedFd>;
}

impl AsyncRead for Receiver {}

pub struct Sender {}
impl Sender {
    pub fn from_file(file: File) -> io::Result<Sender>;
    pub fn from_owned_fd(owned_fd: OwnedFd) -> io::Result<Sender>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn ready(&self, interest: Interest) -> io::Result<Ready>;
    #[waits(net)]
    #[cancel(safe)]
    pub async fn writable(&self) -> io::Result<()>;
    pub fn poll_write_ready(&self, cx: &mut Context) -> Poll<io::Result<()>>;
    pub fn try_write(&self, buf: &[u8]) -> io::Result<usize>;
    pub fn try_write_vectored(&self, buf: &[IoSlice]) -> io::Result<usize>;
    #[polled]
    pub fn try_io<R>(&self, f: impl FnOnce() -> io::Result<R>) -> io::Result<R>;
    pub fn into_blocking_fd(self) -> io::Result<OwnedFd>;
    pub fn into_nonblocking_fd(self) -> io::Result<OwnedFd>;
}

impl AsyncWrite for Sender {}
