//! A blocking client for MySQL.

pub struct Conn;
impl Conn {
    #[blocks(db, tier = 2, instead = "mysql_async::Conn", shape = "spawn_blocking")]
    pub fn new<T>(opts: T) -> Result<Conn>;
    #[blocks(db, tier = 2, instead = "mysql_async::Conn", shape = "spawn_blocking")]
    pub fn ping(&mut self) -> Result<()>;
}
#[derive(Clone)]
pub struct Pool;
impl Pool {
    #[blocks(db, tier = 2, instead = "mysql_async::Conn", shape = "spawn_blocking")]
    pub fn new<T>(opts: T) -> Result<Pool>;
    #[blocks(db, tier = 2, instead = "mysql_async::Conn", shape = "spawn_blocking")]
    pub fn get_conn(&self) -> Result<PooledConn>;
    #[blocks(db, tier = 2, instead = "mysql_async::Conn", shape = "spawn_blocking")]
    pub fn try_get_conn(&self, timeout: std::time::Duration) -> Result<PooledConn>;
}
#[guard(pool)]
pub struct PooledConn;
pub struct Error;
impl std::error::Error for Error {}
pub type Result<T> = std::result::Result<T, Error>;

pub mod prelude {
    use crate::Result;

    pub trait Queryable {
        #[blocks(db, tier = 2, instead = "mysql_async::Conn", shape = "spawn_blocking")]
        fn query<T, Q>(&mut self, query: Q) -> Result<Vec<T>>;
        #[blocks(db, tier = 2, instead = "mysql_async::Conn", shape = "spawn_blocking")]
        fn query_first<T, Q>(&mut self, query: Q) -> Result<Option<T>>;
        #[blocks(db, tier = 2, instead = "mysql_async::Conn", shape = "spawn_blocking")]
        fn query_drop<Q>(&mut self, query: Q) -> Result<()>;
        #[blocks(db, tier = 2, instead = "mysql_async::Conn", shape = "spawn_blocking")]
        fn exec<T, S, P>(&mut self, stmt: S, params: P) -> Result<Vec<T>>;
        #[blocks(db, tier = 2, instead = "mysql_async::Conn", shape = "spawn_blocking")]
        fn exec_first<T, S, P>(&mut self, stmt: S, params: P) -> Result<Option<T>>;
        #[blocks(db, tier = 2, instead = "mysql_async::Conn", shape = "spawn_blocking")]
        fn exec_drop<S, P>(&mut self, stmt: S, params: P) -> Result<()>;
        #[blocks(db, tier = 2, instead = "mysql_async::Conn", shape = "spawn_blocking")]
        fn exec_batch<S, P, I>(&mut self, stmt: S, params: I) -> Result<()>;
    }
    impl Queryable for crate::Conn {}
    impl Queryable for crate::PooledConn {}
}
