//! WebSockets, blocking.

pub struct ClientBuilder<'u>;
impl<'u> ClientBuilder<'u> {
    #[blocks(net, instead = "tokio_tungstenite::connect_async")]
    pub fn connect_insecure(&mut self) -> Result<Client, WebSocketError>;
}
pub struct Client;
pub struct WebSocketError;
