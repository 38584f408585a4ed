//! A client for MQTT.

#[derive(Clone)]
pub struct MqttOptions;
impl MqttOptions {
    pub fn new<S: Into<String>, T: Into<String>>(id: S, host: T, port: u16) -> MqttOptions;
}
#[derive(Clone, Copy)]
pub enum QoS { AtMostOnce, AtLeastOnce, ExactlyOnce }
#[derive(Clone)]
pub struct AsyncClient;
impl AsyncClient {
    pub fn new(options: MqttOptions, cap: usize) -> (AsyncClient, EventLoop);
    #[cancel(loses_argument, inferred)]
    #[waits(capacity)]
    pub async fn publish<S, V>(&self, topic: S, qos: QoS, retain: bool, payload: V) -> Result<(), ClientError>;
    #[cancel(loses_argument, inferred)]
    #[waits(capacity)]
    pub async fn subscribe<S: Into<String>>(&self, topic: S, qos: QoS) -> Result<(), ClientError>;
    #[cancel(loses_argument, inferred)]
    #[waits(capacity)]
    pub async fn unsubscribe<S: Into<String>>(&self, topic: S) -> Result<(), ClientError>;
    #[waits(capacity)]
    pub async fn disconnect(&self) -> Result<(), ClientError>;
}
pub struct EventLoop;
impl EventLoop {
    #[limit(time)]
    #[waits(net)]
    pub async fn poll(&mut self) -> Result<Event, ConnectionError>;
}
#[derive(Clone)]
pub struct Client;
impl Client {
    pub fn new(options: MqttOptions, cap: usize) -> (Client, Connection);
    #[blocks(channel, tier = 3, note = "only when the queue is full")]
    pub fn publish<S, V>(&self, topic: S, qos: QoS, retain: bool, payload: V) -> Result<(), ClientError>;
    #[blocks(channel, tier = 3, note = "only when the queue is full")]
    pub fn subscribe<S: Into<String>>(&self, topic: S, qos: QoS) -> Result<(), ClientError>;
}
pub struct Connection;
impl Connection {
    #[blocks(net, panics_in_async)]
    pub fn iter(&mut self) -> Iter<'_>;
    #[blocks(net, panics_in_async)]
    pub fn recv(&mut self) -> Result<Result<Event, ConnectionError>, RecvError>;
}
pub struct Iter<'a>;
impl Iterator for Iter<'_> { type Item = Result<Event, ConnectionError>; }
#[derive(Clone)]
pub struct Event;
pub struct ClientError;
impl std::error::Error for ClientError {}
pub struct ConnectionError;
impl std::error::Error for ConnectionError {}
pub struct RecvError;
impl std::error::Error for RecvError {}
