//! AMQP.

pub type Result<T> = std::result::Result<T, Error>;
#[derive(Clone)]
pub struct Error;
impl std::error::Error for Error {}
#[derive(Clone)]
pub struct ConnectionProperties;
impl Default for ConnectionProperties {}

pub struct Connection;
impl Connection {
    #[waits(connect)]
    #[cancel(safe, inferred)]
    pub async fn connect(uri: &str, options: ConnectionProperties) -> Result<Connection>;
    #[waits(request)]
    pub async fn create_channel(&self) -> Result<Channel>;
    #[waits(request)]
    pub async fn close(&self, reply_code: u16, reply_text: &str) -> Result<()>;
    #[blocks(thread)]
    pub fn run(self) -> Result<()>;
}
#[derive(Clone)]
pub struct Channel;
#[derive(Clone)]
pub struct Consumer;
impl futures_core::Stream for Consumer { type Item = Result<message::Delivery>; }
impl futures_util::StreamExt for Consumer {
    #[cancel(safe, inferred)]
    #[waits(net)]
    fn next(&mut self) -> futures_util::stream::Next<'_, Self>;
}
pub mod message {
    pub struct Delivery { pub data: Vec<u8>, pub redelivered: bool }
}
