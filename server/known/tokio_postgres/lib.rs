//! A client for PostgreSQL.

use std::future::Future;
use std::net::IpAddr;
use std::path::Path;
use std::time::Duration;
use crate::types::{ToSql, Type};

pub struct Client;

impl Client {
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn prepare(&self, query: &str) -> Result<Statement, Error>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn prepare_typed(&self, query: &str, parameter_types: &[Type]) -> Result<Statement, Error>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn query<T>(&self, statement: &T, params: &[&(dyn ToSql)]) -> Result<Vec<Row>, Error>
        where T: ToStatement;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn query_one<T>(&self, statement: &T, params: &[&(dyn ToSql)]) -> Result<Row, Error>
        where T: ToStatement;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn query_opt<T>(&self, statement: &T, params: &[&(dyn ToSql)]) -> Result<Option<Row>, Error>
        where T: ToStatement;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn query_raw<T, P, I>(&self, statement: &T, params: I) -> Result<RowStream, Error>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn query_typed(&self, query: &str, params: &[(&(dyn ToSql), Type)]) -> Result<Vec<Row>, Error>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn query_typed_one(&self, statement: &str, params: &[(&(dyn ToSql), Type)]) -> Result<Row, Error>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn query_typed_opt(&self, statement: &str, params: &[(&(dyn ToSql), Type)]) -> Result<Option<Row>, Error>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn execute<T>(&self, statement: &T, params: &[&(dyn ToSql)]) -> Result<u64, Error>
        where T: ToStatement;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn execute_typed(&self, statement: &str, params: &[(&(dyn ToSql), Type)]) -> Result<u64, Error>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn execute_raw<T, P, I>(&self, statement: &T, params: I) -> Result<u64, Error>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn simple_query(&self, query: &str) -> Result<Vec<SimpleQueryMessage>, Error>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn batch_execute(&self, query: &str) -> Result<(), Error>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn check_connection(&self) -> Result<(), Error>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn transaction(&mut self) -> Result<Transaction<'_>, Error>;
    pub fn is_closed(&self) -> bool;
}

pub struct Transaction<'a>;
impl Drop for Transaction<'_> {}

impl<'a> Transaction<'a> {
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn commit(self) -> Result<(), Error>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn rollback(self) -> Result<(), Error>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn prepare(&self, query: &str) -> Result<Statement, Error>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn prepare_typed(&self, query: &str, parameter_types: &[Type]) -> Result<Statement, Error>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn query<T>(&self, statement: &T, params: &[&(dyn ToSql)]) -> Result<Vec<Row>, Error>
        where T: ToStatement;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn query_one<T>(&self, statement: &T, params: &[&(dyn ToSql)]) -> Result<Row, Error>
        where T: ToStatement;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn query_opt<T>(&self, statement: &T, params: &[&(dyn ToSql)]) -> Result<Option<Row>, Error>
        where T: ToStatement;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn query_raw<T, P, I>(&self, statement: &T, params: I) -> Result<RowStream, Error>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn query_typed(&self, statement: &str, params: &[(&(dyn ToSql), Type)]) -> Result<Vec<Row>, Error>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn query_typed_one(&self, statement: &str, params: &[(&(dyn ToSql), Type)]) -> Result<Row, Error>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn query_typed_opt(&self, statement: &str, params: &[(&(dyn ToSql), Type)]) -> Result<Option<Row>, Error>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn execute<T>(&self, statement: &T, params: &[&(dyn ToSql)]) -> Result<u64, Error>
        where T: ToStatement;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn execute_typed(&self, statement: &str, params: &[(&(dyn ToSql), Type)]) -> Result<u64, Error>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn execute_raw<P, I, T>(&self, statement: &T, params: I) -> Result<u64, Error>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn simple_query(&self, query: &str) -> Result<Vec<SimpleQueryMessage>, Error>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn batch_execute(&self, query: &str) -> Result<(), Error>;
    pub async fn transaction(&mut self) -> Result<Transaction<'_>, Error>;
    pub async fn savepoint<I>(&mut self, name: I) -> Result<Transaction<'_>, Error> where I: Into<String>;
    pub fn client(&self) -> &Client;
}

#[derive(Clone)]
pub struct Config;
impl Default for Config {}

impl Config {
    pub fn new() -> Config;
    pub fn user(&mut self, user: impl Into<String>) -> &mut Config;
    pub fn password<T>(&mut self, password: T) -> &mut Config where T: AsRef<[u8]>;
    pub fn dbname(&mut self, dbname: impl Into<String>) -> &mut Config;
    pub fn application_name(&mut self, application_name: impl Into<String>) -> &mut Config;
    pub fn host(&mut self, host: impl Into<String>) -> &mut Config;
    pub fn port(&mut self, port: u16) -> &mut Config;
    #[builder(sets = "connect_timeout")]
    pub fn connect_timeout(&mut self, connect_timeout: Duration) -> &mut Config;
    #[waits(connect)]
    #[cancel(safe, inferred)]
    pub async fn connect<T>(&self, tls: T) -> Result<(Client, Connection<Socket, T>), Error>;
}

#[waits(connect)]
#[cancel(safe, inferred)]
pub async fn connect<T>(config: &str, tls: T) -> Result<(Client, Connection<Socket, T>), Error>;

pub struct Connection<S, T>;
impl<S, T> Future for Connection<S, T> { type Output = Result<(), Error>; }
pub struct Socket;
#[derive(Clone, Copy)]
pub struct NoTls;
pub struct Error;
impl std::error::Error for Error {}
#[derive(Clone)]
pub struct Statement;
pub trait ToStatement {}
pub enum SimpleQueryMessage { Row(SimpleQueryRow), CommandComplete(u64) }
pub struct SimpleQueryRow;
#[derive(Clone)]
pub struct Row;
impl Row {
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
    pub fn get<I, T>(&self, idx: I) -> T;
    pub fn try_get<I, T>(&self, idx: I) -> Result<T, Error>;
}
pub struct RowStream;
impl futures_core::Stream for RowStream { type Item = Result<Row, Error>; }

pub mod types {
    pub trait ToSql {}
    pub trait FromSql<'a> {}
    #[derive(Clone)]
    pub struct Type;
}
