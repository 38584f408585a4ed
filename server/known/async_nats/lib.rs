//! NATS.

use bytes::Bytes;

pub use self::client::Client;

#[limit(time)]
#[waits(connect)]
#[cancel(safe, inferred)]
pub async fn connect<A>(addrs: A) -> Result<Client, ConnectError>;
#[limit(time)]
#[waits(connect)]
#[cancel(safe, inferred)]
pub async fn connect_with_options<A>(addrs: A, options: ConnectOptions) -> Result<Client, ConnectError>;

pub struct ConnectOptions;
impl ConnectOptions {
    pub fn new() -> ConnectOptions;
    #[limit(time)]
    #[waits(connect)]
    pub async fn connect<A>(self, addrs: A) -> Result<Client, ConnectError>;
    #[builder(sets = "connect_timeout")]
    pub fn connection_timeout(self, timeout: std::time::Duration) -> ConnectOptions;
    #[builder(sets = "timeout")]
    pub fn request_timeout(self, timeout: Option<std::time::Duration>) -> ConnectOptions;
}
pub struct ConnectError;
impl std::error::Error for ConnectError {}
#[derive(Clone)]
pub struct Message { pub payload: Bytes }
pub struct Subscriber;
impl Subscriber {
    #[waits(net)]
    pub async fn unsubscribe(&mut self) -> Result<(), UnsubscribeError>;
}
pub struct UnsubscribeError;
impl futures_core::Stream for Subscriber { type Item = Message; }
impl futures_util::StreamExt for Subscriber {
    #[cancel(safe, inferred)]
    #[waits(net)]
    fn next(&mut self) -> futures_util::stream::Next<'_, Self>;
}

pub mod client {
    use bytes::Bytes;

    #[derive(Clone)]
    pub struct Client;
    impl Client {
        #[waits(capacity)]
        #[cancel(loses_argument, inferred)]
        pub async fn publish<S>(&self, subject: S, payload: Bytes) -> Result<(), PublishError>;
        #[waits(request)]
        #[cancel(safe, inferred)]
        pub async fn request<S>(&self, subject: S, payload: Bytes) -> Result<crate::Message, RequestError>;
        #[waits(capacity)]
        pub async fn subscribe<S>(&self, subject: S) -> Result<crate::Subscriber, SubscribeError>;
        #[waits(capacity)]
        pub async fn queue_subscribe<S>(&self, subject: S, queue_group: String) -> Result<crate::Subscriber, SubscribeError>;
        #[waits(net)]
        pub async fn flush(&self) -> Result<(), FlushError>;
    }
    pub struct PublishError;
    pub struct RequestError;
    pub struct SubscribeError;
    pub struct FlushError;
}
