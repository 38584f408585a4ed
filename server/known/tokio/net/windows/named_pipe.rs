//! Named pipes on Windows.

use std::ffi::OsStr;
use std::io;

use crate::io::{AsyncRead, AsyncWrite};

pub struct NamedPipeClient {}
impl NamedPipeClient {
    #[cancel(safe)]
    #[waits(net)]
    pub async fn readable(&self) -> io::Result<()>;
    pub fn try_read(&self, buf: &mut [u8]) -> io::Result<usize>;
    pub fn try_write(&self, buf: &[u8]) -> io::Result<usize>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn writable(&self) -> io::Result<()>;
}

impl AsyncRead for NamedPipeClient {}
impl AsyncWrite for NamedPipeClient {}

pub struct NamedPipeServer {}
impl NamedPipeServer {
    #[cancel(safe)]
    #[waits(accept)]
    pub async fn connect(&self) -> io::Result<()>;
    pub fn disconnect(&self) -> io::Result<()>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn readable(&self) -> io::Result<()>;
    pub fn try_read(&self, buf: &mut [u8]) -> io::Result<usize>;
    pub fn try_write(&self, buf: &[u8]) -> io::Result<usize>;
    #[cancel(safe)]
    #[waits(net)]
    pub async fn writable(&self) -> io::Result<()>;
}

impl AsyncRead for NamedPipeServer {}
impl AsyncWrite for NamedPipeServer {}

pub struct ClientOptions {}
impl ClientOptions {
    pub fn new() -> Self;
    pub fn read(&mut self, allowed: bool) -> &mut Self;
    pub fn write(&mut self, allowed: bool) -> &mut Self;
    pub fn open(&self, addr: impl AsRef<OsStr>) -> io::Result<NamedPipeClient>;
}

pub struct ServerOptions {}
impl ServerOptions {
    pub fn new() -> Self;
    pub fn first_pipe_instance(&mut self, first: bool) -> &mut Self;
    pub fn max_instances(&mut self, instances: usize) -> &mut Self;
    pub fn create(&self, addr: impl AsRef<OsStr>) -> io::Result<NamedPipeServer>;
}
