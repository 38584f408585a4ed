//! WebSockets for any runtime.

use futures_core::Stream;
use futures_sink::Sink;
use futures_util::sink::{Send, SinkExt};
use futures_util::stream::{Next, StreamExt};
use tungstenite::handshake::client::Response;
use tungstenite::{Error, Message};

pub use tungstenite;

#[waits(connect)]
#[cancel(safe, inferred)]
pub async fn client_async<R, S>(request: R, stream: S) -> Result<(WebSocketStream<S>, Response), Error>;
#[waits(connect)]
#[cancel(safe, inferred)]
pub async fn accept_async<S>(stream: S) -> Result<WebSocketStream<S>, Error>;
#[waits(connect)]
#[cancel(safe, inferred)]
pub async fn accept_hdr_async<S, C>(stream: S, callback: C) -> Result<WebSocketStream<S>, Error>;

pub struct WebSocketStream<S>;
impl<S> Stream for WebSocketStream<S> { type Item = Result<Message, Error>; }
impl<S> Sink<Message> for WebSocketStream<S> { type Error = Error; }
impl<S> StreamExt for WebSocketStream<S> {
    #[cancel(safe, inferred)]
    #[waits(net)]
    fn next(&mut self) -> Next<'_, Self>;
}
impl<S> SinkExt<Message> for WebSocketStream<S> {
    #[cancel(loses_argument, inferred)]
    #[waits(net)]
    #[flushes]
    fn send(&mut self, item: Message) -> Send<'_, Self, Message>;
}
