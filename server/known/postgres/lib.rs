//! A blocking client for PostgreSQL.

use std::time::Duration;
use tokio_postgres::types::{ToSql, Type};

pub use tokio_postgres::{Error, NoTls, Row, SimpleQueryMessage, Statement, ToStatement, types};

pub struct Client;
impl Drop for Client {}

impl Client {
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn connect<T>(params: &str, tls_mode: T) -> Result<Client, Error>;
    pub fn configure() -> Config;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn execute<T>(&mut self, query: &T, params: &[&(dyn ToSql)]) -> Result<u64, Error>
        where T: ToStatement;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn execute_typed(&mut self, query: &str, params: &[(&(dyn ToSql), Type)]) -> Result<u64, Error>;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn query<T>(&mut self, query: &T, params: &[&(dyn ToSql)]) -> Result<Vec<Row>, Error>
        where T: ToStatement;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn query_one<T>(&mut self, query: &T, params: &[&(dyn ToSql)]) -> Result<Row, Error>
        where T: ToStatement;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn query_opt<T>(&mut self, query: &T, params: &[&(dyn ToSql)]) -> Result<Option<Row>, Error>
        where T: ToStatement;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn query_raw<T, P, I>(&mut self, query: &T, params: I) -> Result<RowIter<'_>, Error>;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn query_typed(&mut self, query: &str, params: &[(&(dyn ToSql), Type)]) -> Result<Vec<Row>, Error>;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn query_typed_one(&mut self, query: &str, params: &[(&(dyn ToSql), Type)]) -> Result<Row, Error>;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn query_typed_opt(&mut self, query: &str, params: &[(&(dyn ToSql), Type)]) -> Result<Option<Row>, Error>;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn prepare(&mut self, query: &str) -> Result<Statement, Error>;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn prepare_typed(&mut self, query: &str, types: &[Type]) -> Result<Statement, Error>;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn copy_in<T>(&mut self, query: &T) -> Result<CopyInWriter<'_>, Error> where T: ToStatement;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn copy_out<T>(&mut self, query: &T) -> Result<CopyOutReader<'_>, Error> where T: ToStatement;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn simple_query(&mut self, query: &str) -> Result<Vec<SimpleQueryMessage>, Error>;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn is_valid(&mut self, timeout: Duration) -> Result<(), Error>;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn batch_execute(&mut self, query: &str) -> Result<(), Error>;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn check_connection(&mut self) -> Result<(), Error>;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn transaction(&mut self) -> Result<Transaction<'_>, Error>;
    pub fn is_closed(&self) -> bool;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn close(self) -> Result<(), Error>;
}

pub struct Transaction<'a>;
impl Drop for Transaction<'_> {}

impl<'a> Transaction<'a> {
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn commit(self) -> Result<(), Error>;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn rollback(self) -> Result<(), Error>;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn prepare(&mut self, query: &str) -> Result<Statement, Error>;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn prepare_typed(&mut self, query: &str, types: &[Type]) -> Result<Statement, Error>;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn execute<T>(&mut self, query: &T, params: &[&(dyn ToSql)]) -> Result<u64, Error>
        where T: ToStatement;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn execute_typed(&mut self, query: &str, params: &[(&(dyn ToSql), Type)]) -> Result<u64, Error>;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn query<T>(&mut self, query: &T, params: &[&(dyn ToSql)]) -> Result<Vec<Row>, Error>
        where T: ToStatement;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn query_one<T>(&mut self, query: &T, params: &[&(dyn ToSql)]) -> Result<Row, Error>
        where T: ToStatement;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn query_opt<T>(&mut self, query: &T, params: &[&(dyn ToSql)]) -> Result<Option<Row>, Error>
        where T: ToStatement;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn query_raw<T, P, I>(&mut self, query: &T, params: I) -> Result<RowIter<'_>, Error>;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn query_typed(&mut self, statement: &str, params: &[(&(dyn ToSql), Type)]) -> Result<Vec<Row>, Error>;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn query_typed_one(&mut self, query: &str, params: &[(&(dyn ToSql), Type)]) -> Result<Row, Error>;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn query_typed_opt(&mut self, query: &str, params: &[(&(dyn ToSql), Type)]) -> Result<Option<Row>, Error>;
    pub fn copy_in<T>(&mut self, query: &T) -> Result<CopyInWriter<'_>, Error> where T: ToStatement;
    pub fn copy_out<T>(&mut self, query: &T) -> Result<CopyOutReader<'_>, Error> where T: ToStatement;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn simple_query(&mut self, query: &str) -> Result<Vec<SimpleQueryMessage>, Error>;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn batch_execute(&mut self, query: &str) -> Result<(), Error>;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn transaction(&mut self) -> Result<Transaction<'_>, Error>;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn savepoint<I>(&mut self, name: I) -> Result<Transaction<'_>, Error> where I: Into<String>;
}

#[derive(Clone)]
pub struct Config;
impl Default for Config {}

impl Config {
    pub fn new() -> Config;
    pub fn user(&mut self, user: &str) -> &mut Config;
    pub fn password<T>(&mut self, password: T) -> &mut Config where T: AsRef<[u8]>;
    pub fn dbname(&mut self, dbname: &str) -> &mut Config;
    pub fn application_name(&mut self, application_name: &str) -> &mut Config;
    pub fn host(&mut self, host: &str) -> &mut Config;
    pub fn port(&mut self, port: u16) -> &mut Config;
    #[builder(sets = "connect_timeout")]
    pub fn connect_timeout(&mut self, connect_timeout: Duration) -> &mut Config;
    #[blocks(db, tier = 2, instead = "tokio_postgres::Client", shape = "spawn_blocking")]
    pub fn connect<T>(&self, tls: T) -> Result<Client, Error>;
}

pub struct CopyInWriter<'a>;
impl std::io::Write for CopyInWriter<'_> {}
pub struct CopyOutReader<'a>;
impl std::io::Read for CopyOutReader<'_> {}
pub struct RowIter<'a>;
