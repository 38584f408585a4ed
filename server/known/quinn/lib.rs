//! QUIC.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;
use bytes::Bytes;

#[derive(Clone)]
pub struct Endpoint;

impl Endpoint {
    #[cancel(safe, inferred)]
    #[waits(accept)]
    pub fn accept(&self) -> Accept<'_>;
    pub fn connect(&self, addr: SocketAddr, server_name: &str) -> Result<Connecting, ConnectError>;
    pub fn local_addr(&self) -> io::Result<SocketAddr>;
    pub fn open_connections(&self) -> usize;
    pub fn close(&self, error_code: VarInt, reason: &[u8]);
    #[cancel(safe, inferred)]
    #[waits(event)]
    pub async fn wait_idle(&self);
}

pub struct Accept<'a>;
impl Future for Accept<'_> { type Output = Option<Incoming>; }
#[cancel(safe, inferred)]
#[waits(connect)]
pub struct Connecting;

impl Connecting {
    pub fn remote_address(&self) -> SocketAddr;
}

impl Future for Connecting { type Output = Result<Connection, ConnectionError>; }
#[derive(Clone)]
pub struct Connection;

impl Connection {
    #[cancel(safe, inferred)]
    #[waits(capacity)]
    pub fn open_uni(&self) -> OpenUni<'_>;
    #[cancel(safe, inferred)]
    #[waits(capacity)]
    pub fn open_bi(&self) -> OpenBi<'_>;
    #[cancel(safe, inferred)]
    #[waits(net)]
    pub fn accept_uni(&self) -> AcceptUni<'_>;
    #[cancel(safe, inferred)]
    #[waits(net)]
    pub fn accept_bi(&self) -> AcceptBi<'_>;
    #[cancel(safe, inferred)]
    #[waits(net)]
    pub fn read_datagram(&self) -> ReadDatagram<'_>;
    #[cancel(safe, inferred)]
    #[waits(event)]
    pub async fn closed(&self) -> ConnectionError;
    pub fn close(&self, error_code: VarInt, reason: &[u8]);
    pub fn send_datagram(&self, data: Bytes) -> Result<(), SendDatagramError>;
    #[cancel(loses_argument, inferred)]
    #[waits(capacity)]
    pub fn send_datagram_wait(&self, data: Bytes) -> SendDatagram<'_>;
    pub fn remote_address(&self) -> SocketAddr;
    pub fn rtt(&self) -> Duration;
    pub fn stable_id(&self) -> usize;
}

pub struct OpenUni<'a>;
impl Future for OpenUni<'_> { type Output = Result<SendStream, ConnectionError>; }
pub struct OpenBi<'a>;
impl Future for OpenBi<'_> { type Output = Result<(SendStream, RecvStream), ConnectionError>; }
pub struct AcceptUni<'a>;
impl Future for AcceptUni<'_> { type Output = Result<RecvStream, ConnectionError>; }
pub struct AcceptBi<'a>;
impl Future for AcceptBi<'_> { type Output = Result<(SendStream, RecvStream), ConnectionError>; }
pub struct ReadDatagram<'a>;
impl Future for ReadDatagram<'_> { type Output = Result<Bytes, ConnectionError>; }
pub struct SendDatagram<'a>;
impl Future for SendDatagram<'_> { type Output = Result<(), SendDatagramError>; }
pub struct RecvStream;

impl RecvStream {
    #[cancel(safe)]
    #[waits(net)]
    pub async fn read(&mut self, buf: &mut [u8]) -> Result<Option<usize>, ReadError>;
    #[cancel(loses_data)]
    #[waits(net)]
    pub async fn read_exact(&mut self, buf: &mut [u8]) -> Result<(), ReadExactError>;
    #[cancel(safe, inferred)]
    #[waits(net)]
    pub async fn read_chunk(&mut self, max_length: usize, ordered: bool) -> Result<Option<Chunk>, ReadError>;
    #[cancel(safe, inferred)]
    #[waits(net)]
    pub async fn read_chunks(&mut self, bufs: &mut [Bytes]) -> Result<Option<usize>, ReadError>;
    #[cancel(loses_data)]
    #[waits(net)]
    pub async fn read_to_end(&mut self, size_limit: usize) -> Result<Vec<u8>, ReadToEndError>;
    pub fn stop(&mut self, error_code: VarInt) -> Result<(), ClosedStream>;
    #[cancel(safe, inferred)]
    #[waits(event)]
    pub async fn received_reset(&mut self) -> Result<Option<VarInt>, ResetError>;
}

impl futures_io::AsyncRead for RecvStream {}
impl tokio::io::AsyncRead for RecvStream {}
impl Drop for RecvStream {}
pub struct SendStream;

impl SendStream {
    #[cancel(safe)]
    #[waits(net)]
    pub async fn write(&mut self, buf: &[u8]) -> Result<usize, WriteError>;
    #[cancel(loses_data)]
    #[waits(net)]
    pub async fn write_all(&mut self, buf: &[u8]) -> Result<(), WriteError>;
    #[cancel(loses_data)]
    #[waits(net)]
    pub async fn write_chunk(&mut self, buf: Bytes) -> Result<(), WriteError>;
    #[cancel(loses_data)]
    #[waits(net)]
    pub async fn write_all_chunks(&mut self, bufs: &mut [Bytes]) -> Result<(), WriteError>;
    pub fn finish(&mut self) -> Result<(), ClosedStream>;
    pub fn reset(&mut self, error_code: VarInt) -> Result<(), ClosedStream>;
    #[cancel(safe, inferred)]
    #[waits(event)]
    pub fn stopped(&self) -> impl Future<Output = Result<Option<VarInt>, StoppedError>>;
}

impl futures_io::AsyncWrite for SendStream {}
impl tokio::io::AsyncWrite for SendStream {}
impl Drop for SendStream {}
pub struct Incoming;

impl Incoming {
    pub fn accept(self) -> Result<Connecting, ConnectionError>;
    pub fn refuse(self);
    pub fn ignore(self);
    pub fn remote_address(&self) -> SocketAddr;
}

impl Drop for Incoming {}
impl IntoFuture for Incoming { type Output = Result<Connection, ConnectionError>; type IntoFuture = IncomingFuture; }

pub struct ClosedStream;
impl std::error::Error for ClosedStream {}
pub struct ConnectError;
impl std::error::Error for ConnectError {}
pub struct ConnectionError;
impl std::error::Error for ConnectionError {}
pub struct ReadError;
impl std::error::Error for ReadError {}
pub struct ReadExactError;
impl std::error::Error for ReadExactError {}
pub struct ReadToEndError;
impl std::error::Error for ReadToEndError {}
pub struct ResetError;
impl std::error::Error for ResetError {}
pub struct SendDatagramError;
impl std::error::Error for SendDatagramError {}
pub struct StoppedError;
impl std::error::Error for StoppedError {}
pub struct WriteError;
impl std::error::Error for WriteError {}
pub struct VarInt;
pub struct IncomingFuture;
impl Future for IncomingFuture { type Output = Result<Connection, ConnectionError>; }
pub struct Chunk { pub offset: u64, pub bytes: Bytes }
pub struct ServerConfig;
#[derive(Clone)]
pub struct ClientConfig;

impl Endpoint {
    pub fn client(addr: SocketAddr) -> io::Result<Self>;
    pub fn server(config: ServerConfig, addr: SocketAddr) -> io::Result<Self>;
    pub fn set_default_client_config(&mut self, config: ClientConfig);
}
