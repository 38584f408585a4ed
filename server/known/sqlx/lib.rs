//! Async SQL.

use std::borrow::Cow;
use std::future::Future;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::time::Duration;
use futures_core::future::BoxFuture;
use futures_core::stream::BoxStream;

pub trait Database {
    type Connection;
    type Row;
    type QueryResult;
    type Arguments;
}
pub trait Executor<'c> {
    type Database: Database;
    #[waits(db)]
    #[cancel(protocol, inferred)]
    fn execute<'e, 'q, E>(self, query: E) -> BoxFuture<'e, Result<<Self::Database as Database>::QueryResult, Error>>;
    fn fetch<'e, 'q, E>(self, query: E) -> BoxStream<'e, Result<<Self::Database as Database>::Row, Error>>;
    #[waits(db)]
    #[cancel(protocol, inferred)]
    fn fetch_all<'e, 'q, E>(self, query: E) -> BoxFuture<'e, Result<Vec<<Self::Database as Database>::Row>, Error>>;
    #[waits(db)]
    #[cancel(protocol, inferred)]
    fn fetch_one<'e, 'q, E>(self, query: E) -> BoxFuture<'e, Result<<Self::Database as Database>::Row, Error>>;
    #[waits(db)]
    #[cancel(protocol, inferred)]
    fn fetch_optional<'e, 'q, E>(self, query: E) -> BoxFuture<'e, Result<Option<<Self::Database as Database>::Row>, Error>>;
}
impl<'p, DB: Database> Executor<'p> for &Pool<DB> { type Database = DB; }

pub trait Connection {
    type Database: Database;
    #[waits(db)]
    fn close(self) -> BoxFuture<'static, Result<(), Error>>;
    #[waits(db)]
    fn ping(&mut self) -> BoxFuture<'_, Result<(), Error>>;
    #[waits(db)]
    #[cancel(protocol, inferred)]
    fn begin(&mut self) -> BoxFuture<'_, Result<Transaction<'_, Self::Database>, Error>>;
    #[waits(connect)]
    fn connect(url: &str) -> BoxFuture<'static, Result<Self, Error>>;
}

pub trait Row {
    type Database: Database;
    fn get<T, I>(&self, index: I) -> T;
    fn try_get<T, I>(&self, index: I) -> Result<T, Error>;
    fn len(&self) -> usize;
    fn is_empty(&self) -> bool;
}

pub struct ConnectOptions<DB>;
pub struct Error;
impl std::error::Error for Error {}
pub type Result<T, E = Error> = std::result::Result<T, E>;
#[macro_export]
macro_rules! query { () => {}; }
#[macro_export]
macro_rules! query_as { () => {}; }
#[macro_export]
macro_rules! query_scalar { () => {}; }
#[macro_export]
macro_rules! migrate { () => {}; }

pub mod pool {
    pub use super::{Pool, PoolConnection, PoolOptions};
}

pub struct Pool<DB: Database>;

impl<DB: Database> Pool<DB> {
    #[limit(time)]
    #[waits(connect)]
    #[cancel(safe, inferred)]
    pub async fn connect(url: &str) -> Result<Self, Error>;
    #[limit(time)]
    #[waits(connect)]
    #[cancel(safe, inferred)]
    pub async fn connect_with(options: ConnectOptions<DB>) -> Result<Self, Error>;
    pub fn connect_lazy(url: &str) -> Result<Self, Error>;
    #[waits(pool)]
    #[cancel(safe, inferred)]
    pub fn acquire(&self) -> impl Future<Output = Result<PoolConnection<DB>, Error>>;
    pub fn try_acquire(&self) -> Option<PoolConnection<DB>>;
    #[waits(pool)]
    #[cancel(safe, inferred)]
    pub async fn begin(&self) -> Result<Transaction<'static, DB>, Error>;
    #[waits(db)]
    pub async fn try_begin(&self) -> Result<Option<Transaction<'static, DB>>, Error>;
    #[waits(event)]
    pub fn close(&self) -> impl Future<Output = ()>;
    pub fn is_closed(&self) -> bool;
    pub fn size(&self) -> u32;
    pub fn num_idle(&self) -> usize;
}

impl<DB: Database> Clone for Pool<DB> {}
pub struct PoolOptions<DB: Database>;
impl<DB: Database> Clone for PoolOptions<DB> {}
impl<DB: Database> Default for PoolOptions<DB> {}

impl<DB: Database> PoolOptions<DB> {
    pub fn new() -> Self;
    pub fn max_connections(self, max: u32) -> Self;
    pub fn min_connections(self, min: u32) -> Self;
    #[builder(sets = "timeout")]
    pub fn acquire_timeout(self, timeout: Duration) -> Self;
    pub fn max_lifetime(self, lifetime: impl Into<Option<Duration>>) -> Self;
    pub fn idle_timeout(self, timeout: impl Into<Option<Duration>>) -> Self;
    #[limit(time)]
    #[waits(connect)]
    #[cancel(safe, inferred)]
    pub async fn connect(self, url: &str) -> Result<Pool<DB>, Error>;
    #[limit(time)]
    #[waits(connect)]
    #[cancel(safe, inferred)]
    pub async fn connect_with(self, options: ConnectOptions<DB>) -> Result<Pool<DB>, Error>;
    pub fn connect_lazy(self, url: &str) -> Result<Pool<DB>, Error>;
}

#[guard(pool)]
pub struct PoolConnection<DB: Database>;
impl<DB: Database> Deref for PoolConnection<DB> { type Target = DB::Connection; }
impl<DB: Database> DerefMut for PoolConnection<DB> {}

impl<DB: Database> PoolConnection<DB> {
    pub async fn close(self) -> Result<(), Error>;
}

impl<DB: Database> Drop for PoolConnection<DB> {}
pub struct Query<'q, DB: Database, A>;
pub struct Map<'q, DB: Database, F, A>;

impl<'q, DB: Database> Query<'q, DB, <DB as Database>::Arguments> {
    pub fn bind<T>(self, value: T) -> Self;
}

impl<'q, DB, A> Query<'q, DB, A> where DB: Database {
    pub fn persistent(self, value: bool) -> Self;
}

impl<'q, DB, A> Query<'q, DB, A> where DB: Database {
    pub fn map<F, O>(self, f: F) -> Map<'q, DB, impl FnMut(DB::Row) -> Result<O, Error>, A>
        where F: FnMut(DB::Row) -> O;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn execute<'e, E>(self, executor: E) -> Result<DB::QueryResult, Error>
        where E: Executor<'c, Database = DB>;
    pub fn fetch<'e, E>(self, executor: E) -> BoxStream<'e, Result<DB::Row, Error>>
        where E: Executor<'c, Database = DB>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn fetch_all<'e, E>(self, executor: E) -> Result<Vec<DB::Row>, Error>
        where E: Executor<'c, Database = DB>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn fetch_one<'e, E>(self, executor: E) -> Result<DB::Row, Error>
        where E: Executor<'c, Database = DB>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn fetch_optional<'e, E>(self, executor: E) -> Result<Option<DB::Row>, Error>
        where E: Executor<'c, Database = DB>;
}

impl<'q, DB, F, O, A> Map<'q, DB, F, A> where DB: Database {
    pub fn map<G, P>(self, g: G) -> Map<'q, DB, impl FnMut(DB::Row) -> Result<P, Error>, A>
        where G: FnMut(O) -> P;
    pub fn fetch<'e, E>(self, executor: E) -> BoxStream<'e, Result<O, Error>>
        where E: Executor<'c, Database = DB>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn fetch_all<'e, E>(self, executor: E) -> Result<Vec<O>, Error>
        where E: Executor<'c, Database = DB>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn fetch_one<'e, E>(self, executor: E) -> Result<O, Error> where E: Executor<'c, Database = DB>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn fetch_optional<'e, E>(self, executor: E) -> Result<Option<O>, Error>
        where E: Executor<'c, Database = DB>;
}

pub fn query<DB>(sql: &str) -> Query<'_, DB, <DB as Database>::Arguments> where DB: Database;
pub struct QueryAs<'q, DB: Database, O, A>;

impl<'q, DB: Database, O> QueryAs<'q, DB, O, <DB as Database>::Arguments> {
    pub fn bind<T>(self, value: T) -> Self;
}

impl<'q, DB, O, A> QueryAs<'q, DB, O, A> where DB: Database {
    pub fn persistent(self, value: bool) -> Self;
}

impl<'q, DB, O, A> QueryAs<'q, DB, O, A> where DB: Database {
    pub fn fetch<'e, E>(self, executor: E) -> BoxStream<'e, Result<O, Error>>
        where E: Executor<'c, Database = DB>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn fetch_all<'e, E>(self, executor: E) -> Result<Vec<O>, Error>
        where E: Executor<'c, Database = DB>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn fetch_one<'e, E>(self, executor: E) -> Result<O, Error> where E: Executor<'c, Database = DB>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn fetch_optional<'e, E>(self, executor: E) -> Result<Option<O>, Error>
        where E: Executor<'c, Database = DB>;
}

pub fn query_as<'q, DB, O>(sql: &'q str) -> QueryAs<'q, DB, O, <DB as Database>::Arguments>;
pub struct QueryScalar<'q, DB: Database, O, A>;

impl<'q, DB: Database, O> QueryScalar<'q, DB, O, <DB as Database>::Arguments> {
    pub fn bind<T>(self, value: T) -> Self;
}

impl<'q, DB, O, A> QueryScalar<'q, DB, O, A> where DB: Database {
    pub fn persistent(self, value: bool) -> Self;
}

impl<'q, DB, O, A> QueryScalar<'q, DB, O, A> where DB: Database {
    pub fn fetch<'e, E>(self, executor: E) -> BoxStream<'e, Result<O, Error>>
        where E: Executor<'c, Database = DB>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn fetch_all<'e, E>(self, executor: E) -> Result<Vec<O>, Error>
        where E: Executor<'c, Database = DB>, (O): 'e;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn fetch_one<'e, E>(self, executor: E) -> Result<O, Error> where E: Executor<'c, Database = DB>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn fetch_optional<'e, E>(self, executor: E) -> Result<Option<O>, Error>
        where E: Executor<'c, Database = DB>;
}

pub fn query_scalar<'q, DB, O>(sql: &'q str) -> QueryScalar<'q, DB, O, <DB as Database>::Arguments>
    where DB: Database;
#[guard(pool)]
pub struct Transaction<'c, DB>;

impl<'c, DB> Transaction<'c, DB> where DB: Database {
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn commit(self) -> Result<(), Error>;
    #[waits(db)]
    #[cancel(protocol, inferred, note = "the driver may throw the connection away")]
    pub async fn rollback(self) -> Result<(), Error>;
}

impl<'c, DB> Deref for Transaction<'c, DB> where DB: Database { type Target = DB::Connection; }
impl<'c, DB> DerefMut for Transaction<'c, DB> where DB: Database {}
impl<'c, DB> Drop for Transaction<'c, DB> where DB: Database {}

pub struct Postgres;
impl Database for Postgres {
    type Connection = PgConnection;
    type Row = postgres::PgRow;
    type QueryResult = postgres::PgQueryResult;
    type Arguments = postgres::PgArguments;
}
pub struct PgConnection;
impl<'c> Executor<'c> for &'c mut PgConnection { type Database = Postgres; }
impl Connection for PgConnection { type Database = Postgres; }
pub type PgPool = Pool<Postgres>;
pub type PgExecutor<'c> = dyn Executor<'c, Database = Postgres>;
pub mod postgres {
    pub use super::{Postgres, PgConnection, PgPool};
    pub type PgPoolOptions = super::PoolOptions<super::Postgres>;
    pub struct PgRow;
    impl super::Row for PgRow { type Database = super::Postgres; }
    pub struct PgQueryResult;
    impl PgQueryResult {
        pub fn rows_affected(&self) -> u64;
    }
    pub struct PgArguments;
    #[derive(Clone)]
    pub struct PgConnectOptions;
    impl PgConnectOptions {
        pub fn new() -> Self;
    }
}

pub struct MySql;
impl Database for MySql {
    type Connection = MySqlConnection;
    type Row = mysql::MySqlRow;
    type QueryResult = mysql::MySqlQueryResult;
    type Arguments = mysql::MySqlArguments;
}
pub struct MySqlConnection;
impl<'c> Executor<'c> for &'c mut MySqlConnection { type Database = MySql; }
impl Connection for MySqlConnection { type Database = MySql; }
pub type MySqlPool = Pool<MySql>;
pub type MySqlExecutor<'c> = dyn Executor<'c, Database = MySql>;
pub mod mysql {
    pub use super::{MySql, MySqlConnection, MySqlPool};
    pub type MySqlPoolOptions = super::PoolOptions<super::MySql>;
    pub struct MySqlRow;
    impl super::Row for MySqlRow { type Database = super::MySql; }
    pub struct MySqlQueryResult;
    impl MySqlQueryResult {
        pub fn rows_affected(&self) -> u64;
    }
    pub struct MySqlArguments;
    #[derive(Clone)]
    pub struct MySqlConnectOptions;
    impl MySqlConnectOptions {
        pub fn new() -> Self;
    }
}

pub struct Sqlite;
impl Database for Sqlite {
    type Connection = SqliteConnection;
    type Row = sqlite::SqliteRow;
    type QueryResult = sqlite::SqliteQueryResult;
    type Arguments = sqlite::SqliteArguments;
}
pub struct SqliteConnection;
impl<'c> Executor<'c> for &'c mut SqliteConnection { type Database = Sqlite; }
impl Connection for SqliteConnection { type Database = Sqlite; }
pub type SqlitePool = Pool<Sqlite>;
pub type SqliteExecutor<'c> = dyn Executor<'c, Database = Sqlite>;
pub mod sqlite {
    pub use super::{Sqlite, SqliteConnection, SqlitePool};
    pub type SqlitePoolOptions = super::PoolOptions<super::Sqlite>;
    pub struct SqliteRow;
    impl super::Row for SqliteRow { type Database = super::Sqlite; }
    pub struct SqliteQueryResult;
    impl SqliteQueryResult {
        pub fn rows_affected(&self) -> u64;
    }
    pub struct SqliteArguments;
    #[derive(Clone)]
    pub struct SqliteConnectOptions;
    impl SqliteConnectOptions {
        pub fn new() -> Self;
    }
}
