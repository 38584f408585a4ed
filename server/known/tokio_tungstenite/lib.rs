//! WebSockets for tokio.

use futures_core::Stream;
use futures_sink::Sink;
use futures_util::sink::{Send, SinkExt};
use futures_util::stream::{Next, StreamExt};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tungstenite::protocol::CloseFrame;
use tungstenite::handshake::client::Response;
use tungstenite::{Error, Message};

pub use tungstenite;

#[waits(connect)]
#[cancel(safe, inferred)]
pub async fn connect_async<R>(request: R) -> Result<(WebSocketStream<MaybeTlsStream<TcpStream>>, Response), Error>;
#[waits(connect)]
#[cancel(safe, inferred)]
pub async fn client_async<R, S>(request: R, stream: S) -> Result<(WebSocketStream<S>, Response), Error>;
#[waits(connect)]
#[cancel(safe, inferred)]
pub async fn accept_async<S>(stream: S) -> Result<WebSocketStream<S>, Error>;
#[waits(connect)]
#[cancel(safe, inferred)]
pub async fn accept_hdr_async<S, C>(stream: S, callback: C) -> Result<WebSocketStream<S>, Error>;

pub enum MaybeTlsStream<S> { Plain(S) }
impl<S: AsyncRead> AsyncRead for MaybeTlsStream<S> {}
impl<S: AsyncWrite> AsyncWrite for MaybeTlsStream<S> {}

pub struct WebSocketStream<S>;
impl<S> WebSocketStream<S> {
    pub fn get_ref(&self) -> &S;
    pub fn get_mut(&mut self) -> &mut S;
    #[waits(net)]
    #[cancel(safe, inferred)]
    pub async fn close(&mut self, msg: Option<CloseFrame>) -> Result<(), Error>;
}
impl<T> Stream for WebSocketStream<T> { type Item = Result<Message, Error>; }
impl<T> Sink<Message> for WebSocketStream<T> { type Error = Error; }
impl<T> StreamExt for WebSocketStream<T> {
    #[cancel(safe, inferred)]
    #[waits(net)]
    fn next(&mut self) -> Next<'_, Self>;
}
impl<T> SinkExt<Message> for WebSocketStream<T> {
    #[cancel(loses_argument, inferred)]
    #[waits(net)]
    #[flushes]
    fn send(&mut self, item: Message) -> Send<'_, Self, Message>;
}
