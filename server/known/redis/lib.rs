//! A client for Redis.

use std::future::Future;
use std::time::Duration;

pub type RedisResult<T> = Result<T, RedisError>;
pub type RedisFuture<'a, T> = std::pin::Pin<Box<dyn Future<Output = RedisResult<T>> + Send + 'a>>;
#[derive(Clone)]
pub struct RedisError;
impl std::error::Error for RedisError {}
pub trait IntoConnectionInfo {}
pub struct ConnectionInfo;

pub struct Connection;
impl Connection {
    pub fn is_open(&self) -> bool;
    pub fn set_read_timeout(&self, dur: Option<Duration>) -> RedisResult<()>;
    pub fn set_write_timeout(&self, dur: Option<Duration>) -> RedisResult<()>;
    pub fn as_pubsub(&mut self) -> PubSub<'_>;
}
pub trait ConnectionLike {
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn req_command(&mut self, cmd: &Cmd) -> RedisResult<Value>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn check_connection(&mut self) -> bool;
}
impl ConnectionLike for Connection {}
impl<T: ConnectionLike> Commands for T {}

pub struct PubSub<'a>;
impl PubSub<'_> {
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    pub fn subscribe<T>(&mut self, channel: T) -> RedisResult<()>;
    #[blocks(db, instead = "redis::aio::PubSub")]
    pub fn get_message(&mut self) -> RedisResult<Msg>;
}
pub struct Msg;
impl Msg {
    pub fn get_payload<T>(&self) -> RedisResult<T>;
    pub fn get_channel_name(&self) -> &str;
}
pub enum Value { Nil, Int(i64), Okay }

#[derive(Clone)]
pub struct Cmd;
impl Cmd {
    pub fn new() -> Cmd;
    pub fn arg<T>(&mut self, arg: T) -> &mut Cmd;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    pub fn query<T>(&self, con: &mut dyn ConnectionLike) -> RedisResult<T>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    pub fn exec(&self, con: &mut dyn ConnectionLike) -> RedisResult<()>;
    #[waits(db)]
    pub async fn query_async<T>(&self, con: &mut impl aio::ConnectionLike) -> RedisResult<T>;
    #[waits(db)]
    pub async fn exec_async(&self, con: &mut impl aio::ConnectionLike) -> RedisResult<()>;
}
pub fn cmd(name: &str) -> Cmd;
#[derive(Clone)]
pub struct Pipeline;
impl Pipeline {
    pub fn new() -> Pipeline;
    pub fn atomic(&mut self) -> &mut Pipeline;
    pub fn cmd(&mut self, name: &str) -> &mut Pipeline;
    pub fn ignore(&mut self) -> &mut Pipeline;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    pub fn query<T>(&self, con: &mut dyn ConnectionLike) -> RedisResult<T>;
    #[waits(db)]
    pub async fn query_async<T>(&self, con: &mut impl aio::ConnectionLike) -> RedisResult<T>;
}
pub fn pipe() -> Pipeline;

pub mod aio {
    pub trait ConnectionLike {}
    pub struct Connection;
    impl ConnectionLike for Connection {}
    #[derive(Clone)]
    pub struct MultiplexedConnection;
    impl ConnectionLike for MultiplexedConnection {}
    #[derive(Clone)]
    pub struct ConnectionManager;
    impl ConnectionLike for ConnectionManager {}
    impl ConnectionManager {
        #[limit(time)]
        #[waits(connect)]
        pub async fn new(client: crate::Client) -> crate::RedisResult<Self>;
    }
    impl<T: ConnectionLike> crate::AsyncCommands for T {}
    pub struct PubSub;
    impl PubSub {
        #[waits(db)]
        pub async fn subscribe(&mut self, channel_name: impl crate::ToRedisArgs) -> crate::RedisResult<()>;
        pub fn on_message(&mut self) -> impl futures_core::Stream<Item = crate::Msg>;
    }
}
pub trait ToRedisArgs {}

#[derive(Clone)]
pub struct Client;

impl Client {
    pub fn open<T: IntoConnectionInfo>(params: T) -> RedisResult<Client>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    pub fn get_connection(&self) -> RedisResult<Connection>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    pub fn get_connection_with_timeout(&self, timeout: Duration) -> RedisResult<Connection>;
    pub fn get_connection_info(&self) -> &ConnectionInfo;
}

impl Client {
    #[limit(time)]
    #[waits(connect)]
    #[cancel(safe, inferred)]
    pub async fn get_async_connection(&self) -> RedisResult<aio::Connection>;
    #[limit(time)]
    #[waits(connect)]
    #[cancel(safe, inferred)]
    pub async fn get_multiplexed_async_connection(&self) -> RedisResult<aio::MultiplexedConnection>;
    #[limit(time)]
    #[waits(connect)]
    #[cancel(safe, inferred)]
    pub async fn get_multiplexed_async_connection_with_timeouts(&self, response_timeout: Duration, connection_timeout: Duration) -> RedisResult<aio::MultiplexedConnection>;
    #[limit(time)]
    #[waits(connect)]
    #[cancel(safe, inferred)]
    pub async fn get_multiplexed_tokio_connection(&self) -> RedisResult<aio::MultiplexedConnection>;
    #[limit(time)]
    #[waits(connect)]
    #[cancel(safe, inferred)]
    pub async fn get_connection_manager(&self) -> RedisResult<aio::ConnectionManager>;
    #[limit(time)]
    #[waits(connect)]
    #[cancel(safe, inferred)]
    pub async fn get_async_pubsub(&self) -> RedisResult<aio::PubSub>;
}

pub trait Commands {
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn get<K, RV>(&mut self, key: K) -> RedisResult<RV>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn set<K, V, RV>(&mut self, key: K, a1: V) -> RedisResult<RV>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn set_ex<K, V, RV>(&mut self, key: K, a1: V, a2: u64) -> RedisResult<RV>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn del<K, RV>(&mut self, key: K) -> RedisResult<RV>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn exists<K, RV>(&mut self, key: K) -> RedisResult<RV>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn expire<K, RV>(&mut self, key: K, a1: i64) -> RedisResult<RV>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn incr<K, V, RV>(&mut self, key: K, a1: V) -> RedisResult<RV>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn decr<K, V, RV>(&mut self, key: K, a1: V) -> RedisResult<RV>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn hget<K, F, RV>(&mut self, key: K, a1: F) -> RedisResult<RV>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn hset<K, F, V, RV>(&mut self, key: K, a1: F, a2: V) -> RedisResult<RV>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn hgetall<K, RV>(&mut self, key: K) -> RedisResult<RV>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn hdel<K, F, RV>(&mut self, key: K, a1: F) -> RedisResult<RV>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn lpush<K, V, RV>(&mut self, key: K, a1: V) -> RedisResult<RV>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn rpush<K, V, RV>(&mut self, key: K, a1: V) -> RedisResult<RV>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn lpop<K, C, RV>(&mut self, key: K, a1: C) -> RedisResult<RV>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn rpop<K, C, RV>(&mut self, key: K, a1: C) -> RedisResult<RV>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn lrange<K, RV>(&mut self, key: K, a1: isize, a2: isize) -> RedisResult<RV>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn llen<K, RV>(&mut self, key: K) -> RedisResult<RV>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn sadd<K, M, RV>(&mut self, key: K, a1: M) -> RedisResult<RV>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn srem<K, M, RV>(&mut self, key: K, a1: M) -> RedisResult<RV>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn smembers<K, RV>(&mut self, key: K) -> RedisResult<RV>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn sismember<K, M, RV>(&mut self, key: K, a1: M) -> RedisResult<RV>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn zadd<K, M, S, RV>(&mut self, key: K, a1: M, a2: S) -> RedisResult<RV>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn zrange<K, RV>(&mut self, key: K, a1: isize, a2: isize) -> RedisResult<RV>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn publish<K, E, RV>(&mut self, key: K, a1: E) -> RedisResult<RV>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn keys<K, RV>(&mut self, key: K) -> RedisResult<RV>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn mget<K, RV>(&mut self, key: K) -> RedisResult<RV>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn ttl<K, RV>(&mut self, key: K) -> RedisResult<RV>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn persist<K, RV>(&mut self, key: K) -> RedisResult<RV>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn rename<K, N, RV>(&mut self, key: K, a1: N) -> RedisResult<RV>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn hexists<K, F, RV>(&mut self, key: K, a1: F) -> RedisResult<RV>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn hkeys<K, RV>(&mut self, key: K) -> RedisResult<RV>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn blpop<K, RV>(&mut self, key: K, a1: f64) -> RedisResult<RV>;
    #[blocks(db, tier = 2, instead = "redis::aio::MultiplexedConnection", shape = "spawn_blocking")]
    fn brpop<K, RV>(&mut self, key: K, a1: f64) -> RedisResult<RV>;
}

pub trait AsyncCommands {
    #[waits(db)]
    fn get<'a, K, RV>(&'a mut self, key: K) -> RedisFuture<'a, RV>;
    #[waits(db)]
    fn set<'a, K, V, RV>(&'a mut self, key: K, a1: V) -> RedisFuture<'a, RV>;
    #[waits(db)]
    fn set_ex<'a, K, V, RV>(&'a mut self, key: K, a1: V, a2: u64) -> RedisFuture<'a, RV>;
    #[waits(db)]
    fn del<'a, K, RV>(&'a mut self, key: K) -> RedisFuture<'a, RV>;
    #[waits(db)]
    fn exists<'a, K, RV>(&'a mut self, key: K) -> RedisFuture<'a, RV>;
    #[waits(db)]
    fn expire<'a, K, RV>(&'a mut self, key: K, a1: i64) -> RedisFuture<'a, RV>;
    #[waits(db)]
    fn incr<'a, K, V, RV>(&'a mut self, key: K, a1: V) -> RedisFuture<'a, RV>;
    #[waits(db)]
    fn decr<'a, K, V, RV>(&'a mut self, key: K, a1: V) -> RedisFuture<'a, RV>;
    #[waits(db)]
    fn hget<'a, K, F, RV>(&'a mut self, key: K, a1: F) -> RedisFuture<'a, RV>;
    #[waits(db)]
    fn hset<'a, K, F, V, RV>(&'a mut self, key: K, a1: F, a2: V) -> RedisFuture<'a, RV>;
    #[waits(db)]
    fn hgetall<'a, K, RV>(&'a mut self, key: K) -> RedisFuture<'a, RV>;
    #[waits(db)]
    fn hdel<'a, K, F, RV>(&'a mut self, key: K, a1: F) -> RedisFuture<'a, RV>;
    #[waits(db)]
    fn lpush<'a, K, V, RV>(&'a mut self, key: K, a1: V) -> RedisFuture<'a, RV>;
    #[waits(db)]
    fn rpush<'a, K, V, RV>(&'a mut self, key: K, a1: V) -> RedisFuture<'a, RV>;
    #[waits(db)]
    fn lpop<'a, K, C, RV>(&'a mut self, key: K, a1: C) -> RedisFuture<'a, RV>;
    #[waits(db)]
    fn rpop<'a, K, C, RV>(&'a mut self, key: K, a1: C) -> RedisFuture<'a, RV>;
    #[waits(db)]
    fn lrange<'a, K, RV>(&'a mut self, key: K, a1: isize, a2: isize) -> RedisFuture<'a, RV>;
    #[waits(db)]
    fn llen<'a, K, RV>(&'a mut self, key: K) -> RedisFuture<'a, RV>;
    #[waits(db)]
    fn sadd<'a, K, M, RV>(&'a mut self, key: K, a1: M) -> RedisFuture<'a, RV>;
    #[waits(db)]
    fn srem<'a, K, M, RV>(&'a mut self, key: K, a1: M) -> RedisFuture<'a, RV>;
    #[waits(db)]
    fn smembers<'a, K, RV>(&'a mut self, key: K) -> RedisFuture<'a, RV>;
    #[waits(db)]
    fn sismember<'a, K, M, RV>(&'a mut self, key: K, a1: M) -> RedisFuture<'a, RV>;
    #[waits(db)]
    fn zadd<'a, K, M, S, RV>(&'a mut self, key: K, a1: M, a2: S) -> RedisFuture<'a, RV>;
    #[waits(db)]
    fn zrange<'a, K, RV>(&'a mut self, key: K, a1: isize, a2: isize) -> RedisFuture<'a, RV>;
    #[waits(db)]
    fn publish<'a, K, E, RV>(&'a mut self, key: K, a1: E) -> RedisFuture<'a, RV>;
    #[waits(db)]
    fn keys<'a, K, RV>(&'a mut self, key: K) -> RedisFuture<'a, RV>;
    #[waits(db)]
    fn mget<'a, K, RV>(&'a mut self, key: K) -> RedisFuture<'a, RV>;
    #[waits(db)]
    fn ttl<'a, K, RV>(&'a mut self, key: K) -> RedisFuture<'a, RV>;
    #[waits(db)]
    fn persist<'a, K, RV>(&'a mut self, key: K) -> RedisFuture<'a, RV>;
    #[waits(db)]
    fn rename<'a, K, N, RV>(&'a mut self, key: K, a1: N) -> RedisFuture<'a, RV>;
    #[waits(db)]
    fn hexists<'a, K, F, RV>(&'a mut self, key: K, a1: F) -> RedisFuture<'a, RV>;
    #[waits(db)]
    fn hkeys<'a, K, RV>(&'a mut self, key: K) -> RedisFuture<'a, RV>;
    #[waits(channel)]
    fn blpop<'a, K, RV>(&'a mut self, key: K, a1: f64) -> RedisFuture<'a, RV>;
    #[waits(channel)]
    fn brpop<'a, K, RV>(&'a mut self, key: K, a1: f64) -> RedisFuture<'a, RV>;
}
