//! Mail.

pub use self::message::Message;
pub use self::transport::smtp::{AsyncSmtpTransport, SmtpTransport};

pub mod message {
    #[derive(Clone)]
    pub struct Message;
    impl Message {
        pub fn builder() -> MessageBuilder;
    }
    #[derive(Clone)]
    pub struct MessageBuilder;
}

pub trait Transport {
    type Ok;
    type Error;
    #[blocks(net, instead = "lettre::AsyncSmtpTransport")]
    fn send(&self, message: &Message) -> Result<Self::Ok, Self::Error>;
}
impl Transport for SmtpTransport {
    type Ok = transport::smtp::response::Response;
    type Error = transport::smtp::Error;
}

pub trait AsyncTransport {
    type Ok;
    type Error;
    #[waits(request)]
    async fn send(&self, message: Message) -> Result<Self::Ok, Self::Error>;
}
impl<E> AsyncTransport for AsyncSmtpTransport<E> {
    type Ok = transport::smtp::response::Response;
    type Error = transport::smtp::Error;
}
pub struct Tokio1Executor;
pub struct AsyncStd1Executor;

pub mod transport {
    pub mod smtp {
        use std::time::Duration;

        #[derive(Clone)]
        pub struct SmtpTransport;
        impl SmtpTransport {
            pub fn relay(relay: &str) -> Result<SmtpTransportBuilder, Error>;
            pub fn starttls_relay(relay: &str) -> Result<SmtpTransportBuilder, Error>;
            pub fn unencrypted_localhost() -> SmtpTransport;
            pub fn builder_dangerous<T: Into<String>>(server: T) -> SmtpTransportBuilder;
            #[blocks(net, instead = "lettre::AsyncSmtpTransport")]
            pub fn test_connection(&self) -> Result<bool, Error>;
        }
        #[derive(Clone)]
        pub struct SmtpTransportBuilder;
        impl SmtpTransportBuilder {
            pub fn credentials(self, credentials: authentication::Credentials) -> Self;
            #[builder(sets = "timeout")]
            pub fn timeout(self, timeout: Option<Duration>) -> Self;
            pub fn port(self, port: u16) -> Self;
            pub fn build(self) -> SmtpTransport;
        }
        pub struct AsyncSmtpTransport<E>;
        impl<E> Clone for AsyncSmtpTransport<E> {}
        impl<E> AsyncSmtpTransport<E> {
            pub fn relay(relay: &str) -> Result<AsyncSmtpTransportBuilder, Error>;
            pub fn starttls_relay(relay: &str) -> Result<AsyncSmtpTransportBuilder, Error>;
            pub fn unencrypted_localhost() -> AsyncSmtpTransport<E>;
            pub fn builder_dangerous<T: Into<String>>(server: T) -> AsyncSmtpTransportBuilder;
            #[limit(time)]
            #[waits(connect)]
            pub async fn test_connection(&self) -> Result<bool, Error>;
        }
        #[derive(Clone)]
        pub struct AsyncSmtpTransportBuilder;
        impl AsyncSmtpTransportBuilder {
            pub fn credentials(self, credentials: authentication::Credentials) -> Self;
            #[builder(sets = "timeout")]
            pub fn timeout(self, timeout: Option<Duration>) -> Self;
            pub fn port(self, port: u16) -> Self;
            pub fn build<E>(self) -> AsyncSmtpTransport<E>;
        }
        pub struct Error;
        impl std::error::Error for Error {}
        pub mod authentication {
            #[derive(Clone)]
            pub struct Credentials;
            impl Credentials {
                pub fn new(username: String, password: String) -> Self;
            }
        }
        pub mod response {
            #[derive(Clone)]
            pub struct Response;
        }
    }
}
