//! SQLite, in process.

use std::ops::{Deref, DerefMut};
use std::path::Path;

pub trait OptionalExtension<T> {
    fn optional(self) -> Result<Option<T>>;
}

pub struct Connection;
impl Drop for Connection {}

impl Connection {
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn open<P: AsRef<Path>>(path: P) -> Result<Self>;
    pub fn open_in_memory() -> Result<Self>;
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn open_with_flags<P: AsRef<Path>>(path: P, flags: OpenFlags) -> Result<Self>;
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn execute_batch(&self, sql: &str) -> Result<()>;
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn execute<P: Params>(&self, sql: &str, params: P) -> Result<usize>;
    pub fn path(&self) -> Option<&str>;
    pub fn last_insert_rowid(&self) -> i64;
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn query_row<T, P, F>(&self, sql: &str, params: P, f: F) -> Result<T>
        where P: Params, F: FnOnce(&Row<'_>) -> Result<T>;
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn query_one<T, P, F>(&self, sql: &str, params: P, f: F) -> Result<T>
        where P: Params, F: FnOnce(&Row<'_>) -> Result<T>;
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn query_row_and_then<T, E, P, F>(&self, sql: &str, params: P, f: F) -> Result<T, E>
        where P: Params, F: FnOnce(&Row<'_>) -> Result<T, E>, E: From<Error>;
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn prepare(&self, sql: &str) -> Result<Statement<'_>>;
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn close(self) -> Result<(), (Self, Error)>;
    pub fn changes(&self) -> u64;
    pub fn is_autocommit(&self) -> bool;
}

pub struct Statement<'conn>;

impl Statement<'_> {
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn execute<P: Params>(&mut self, params: P) -> Result<usize>;
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn insert<P: Params>(&mut self, params: P) -> Result<i64>;
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn query<P: Params>(&mut self, params: P) -> Result<Rows<'_>>;
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn query_map<T, P, F>(&mut self, params: P, f: F) -> Result<MappedRows<'_, F>>
        where P: Params, F: FnMut(&Row<'_>) -> Result<T>;
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn query_and_then<T, E, P, F>(&mut self, params: P, f: F) -> Result<AndThenRows<'_, F>>
        where P: Params, E: From<Error>, F: FnMut(&Row<'_>) -> Result<T, E>;
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn exists<P: Params>(&mut self, params: P) -> Result<bool>;
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn query_row<T, P, F>(&mut self, params: P, f: F) -> Result<T>
        where P: Params, F: FnOnce(&Row<'_>) -> Result<T>;
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn query_one<T, P, F>(&mut self, params: P, f: F) -> Result<T>
        where P: Params, F: FnOnce(&Row<'_>) -> Result<T>;
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn raw_execute(&mut self) -> Result<usize>;
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn raw_query(&mut self) -> Rows<'_>;
}

impl Drop for Statement<'_> {}
pub struct Transaction<'conn>;
pub struct Savepoint<'conn>;

impl Transaction<'_> {
    pub fn new(conn: &mut Connection, behavior: TransactionBehavior) -> Result<Transaction<'_>>;
    pub fn savepoint(&mut self) -> Result<Savepoint<'_>>;
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn commit(self) -> Result<()>;
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn rollback(self) -> Result<()>;
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn finish(self) -> Result<()>;
}

impl Deref for Transaction<'_> { type Target = Connection; }
impl Drop for Transaction<'_> {}

impl Savepoint<'_> {
    pub fn new(conn: &mut Connection) -> Result<Savepoint<'_>>;
    pub fn savepoint(&mut self) -> Result<Savepoint<'_>>;
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn commit(self) -> Result<()>;
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn rollback(&mut self) -> Result<()>;
    pub fn finish(self) -> Result<()>;
}

impl Deref for Savepoint<'_> { type Target = Connection; }
impl Drop for Savepoint<'_> {}

impl Connection {
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn transaction(&mut self) -> Result<Transaction<'_>>;
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn transaction_with_behavior(&mut self, behavior: TransactionBehavior) -> Result<Transaction<'_>>;
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn unchecked_transaction(&self) -> Result<Transaction<'_>>;
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn savepoint(&mut self) -> Result<Savepoint<'_>>;
}

impl Connection {
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn prepare_cached(&self, sql: &str) -> Result<CachedStatement<'_>>;
}

pub struct CachedStatement<'conn>;
impl<'conn> Deref for CachedStatement<'conn> { type Target = Statement<'conn>; }
impl<'conn> DerefMut for CachedStatement<'conn> {}
impl Drop for CachedStatement<'_> {}

impl Connection {
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn pragma_query_value<T, F>(&self, schema_name: Option<&str>, pragma_name: &str, f: F) -> Result<T>
        where F: FnOnce(&Row<'_>) -> Result<T>;
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn pragma_query<F>(&self, schema_name: Option<&str>, pragma_name: &str, f: F) -> Result<()>
        where F: FnMut(&Row<'_>) -> Result<()>;
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn pragma_update<V>(&self, schema_name: Option<&str>, pragma_name: &str, pragma_value: V) -> Result<()>
        where V: ToSql;
}

pub struct Rows<'stmt>;

impl<'stmt> Rows<'stmt> {
    pub fn next(&mut self) -> Result<Option<&Row<'stmt>>>;
}

impl Drop for Rows<'_> {}
pub struct MappedRows<'stmt, F>;
impl<T, F> Iterator for MappedRows<'_, F> where F: FnMut(&Row<'_>) -> Result<T> { type Item = Result<T>; }
pub struct AndThenRows<'stmt, F>;
impl<T, E, F> Iterator for AndThenRows<'_, F>
    where E: From<Error>, F: FnMut(&Row<'_>) -> Result<T, E> { type Item = Result<T, E>; }
pub struct Row<'stmt>;

impl Row<'_> {
    pub fn get_unwrap<I, T>(&self, idx: I) -> T;
    pub fn get<I, T>(&self, idx: I) -> Result<T>;
}
pub type Result<T, E = Error> = std::result::Result<T, E>;
pub struct Error;
impl std::error::Error for Error {}
impl<T> OptionalExtension<T> for Result<T> {}

pub trait Params {}
pub trait ToSql {}
#[derive(Clone, Copy)]
pub struct OpenFlags;
pub enum TransactionBehavior { Deferred, Immediate, Exclusive }

impl Connection {
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn backup<N, P: AsRef<Path>>(&self, name: N, dst_path: P, progress: Option<fn(backup::Progress)>) -> Result<()>;
    #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
    pub fn restore<N, P: AsRef<Path>, F: Fn(backup::Progress)>(
        &mut self,
        name: N,
        src_path: P,
        progress: Option<F>,
    ) -> Result<()>;
}

pub mod backup {
    use std::time::Duration;

    pub struct Backup<'a, 'b>;
    impl Backup<'_, '_> {
        pub fn new<'a, 'b>(from: &'a super::Connection, to: &'b mut super::Connection) -> super::Result<Backup<'a, 'b>>;
        #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
        pub fn step(&self, num_pages: i32) -> super::Result<StepResult>;
        #[blocks(db, tier = 2, instead = "tokio_rusqlite::Connection", shape = "spawn_blocking")]
        pub fn run_to_completion(&self, pages_per_step: i32, pause_between_pages: Duration, progress: Option<fn(Progress)>) -> super::Result<()>;
    }
    pub enum StepResult { Done, More, Busy, Locked }
    pub struct Progress { pub remaining: i32, pub pagecount: i32 }
}

#[macro_export]
macro_rules! params { () => {}; }
#[macro_export]
macro_rules! named_params { () => {}; }
