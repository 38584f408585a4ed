//! WebSockets, blocking.

pub use self::protocol::{Message, WebSocket};

pub type Result<T, E = Error> = std::result::Result<T, E>;
pub enum Error { ConnectionClosed, AlreadyClosed, Io(std::io::Error) }
impl std::error::Error for Error {}

#[blocks(net, instead = "tokio_tungstenite::connect_async")]
pub fn connect<Req>(request: Req) -> Result<(WebSocket<stream::MaybeTlsStream<std::net::TcpStream>>, handshake::client::Response)>;
#[blocks(io, instead = "tokio_tungstenite::accept_async")]
pub fn accept<S>(stream: S) -> Result<WebSocket<S>>;

pub mod stream {
    pub enum MaybeTlsStream<S> { Plain(S) }
}
pub mod handshake {
    pub mod client {
        pub type Response = http::Response<Option<Vec<u8>>>;
    }
}
pub mod protocol {
    use bytes::Bytes;
    use crate::Result;

    #[derive(Clone)]
    pub struct Utf8Bytes;
    impl std::ops::Deref for Utf8Bytes { type Target = str; }
    #[derive(Clone)]
    pub struct CloseFrame;
    #[derive(Clone)]
    pub enum Message { Text(Utf8Bytes), Binary(Bytes), Ping(Bytes), Pong(Bytes), Close(Option<CloseFrame>) }
    impl Message {
        pub fn is_text(&self) -> bool;
        pub fn is_binary(&self) -> bool;
        pub fn is_close(&self) -> bool;
        pub fn into_data(self) -> Bytes;
        pub fn to_text(&self) -> Result<&str>;
    }
    pub struct WebSocket<Stream>;
    impl<Stream> WebSocket<Stream> {
        #[blocks(io, instead = "tokio_tungstenite::WebSocketStream")]
        pub fn read(&mut self) -> Result<Message>;
        #[blocks(io, instead = "tokio_tungstenite::WebSocketStream")]
        pub fn send(&mut self, message: Message) -> Result<()>;
        #[blocks(io, instead = "tokio_tungstenite::WebSocketStream")]
        pub fn flush(&mut self) -> Result<()>;
    }
}
