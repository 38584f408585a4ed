//! SSH, clients and servers.

pub use channels::{Channel, ChannelMsg};

pub mod client {
    #[waits(connect)]
    pub async fn connect<H: Handler, A: tokio::net::ToSocketAddrs>(
        config: std::sync::Arc<Config>,
        addrs: A,
        handler: H,
    ) -> Result<Handle<H>, H::Error>;

    pub trait Handler {
        type Error;
    }
    pub struct Config;
    pub struct Handle<H>;
}
pub mod channels {
    pub struct Channel<S>;
    impl<S> Channel<S> {
        #[cancel(safe, inferred)]
        #[waits(channel)]
        pub async fn wait(&mut self) -> Option<ChannelMsg>;
    }
    pub enum ChannelMsg {}
}
