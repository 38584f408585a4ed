//! A blocking query builder.

pub use self::connection::Connection;
pub use self::query_dsl::RunQueryDsl;
pub use self::result::{ConnectionError, ConnectionResult, QueryResult};
pub use self::mysql::MysqlConnection;
pub use self::pg::PgConnection;
pub use self::sqlite::SqliteConnection;

pub mod prelude {
    pub use crate::connection::Connection;
    pub use crate::query_dsl::RunQueryDsl;
    pub use crate::result::{ConnectionError, ConnectionResult, OptionalExtension, QueryResult};
    pub use crate::{MysqlConnection, PgConnection, SqliteConnection};
}

pub mod result {
    pub struct Error;
    impl std::error::Error for Error {}
    pub type QueryResult<T> = Result<T, Error>;
    pub struct ConnectionError;
    impl std::error::Error for ConnectionError {}
    pub type ConnectionResult<T> = Result<T, ConnectionError>;
    pub trait OptionalExtension<T> {
        fn optional(self) -> Result<Option<T>, Error>;
    }
    impl<T> OptionalExtension<T> for QueryResult<T> {}
}

pub mod connection {
    use crate::result::{ConnectionResult, Error, QueryResult};

    pub trait SimpleConnection {
        #[blocks(db, tier = 2, instead = "diesel_async::RunQueryDsl")]
        fn batch_execute(&mut self, query: &str) -> QueryResult<()>;
    }
    pub trait Connection: SimpleConnection {
        #[blocks(db, tier = 2, instead = "diesel_async::RunQueryDsl")]
        fn establish(database_url: &str) -> ConnectionResult<Self>;
        #[blocks(db, tier = 2, instead = "diesel_async::RunQueryDsl")]
        #[inline]
        fn transaction<T, E, F>(&mut self, f: F) -> Result<T, E>
            where F: FnOnce(&mut Self) -> Result<T, E>, E: From<Error>;
    }
}

pub mod query_dsl {
    use crate::result::QueryResult;

    pub trait RunQueryDsl<Conn> {
        #[blocks(db, tier = 2, instead = "diesel_async::RunQueryDsl")]
        fn execute(self, conn: &mut Conn) -> QueryResult<usize>;
        #[blocks(db, tier = 2, instead = "diesel_async::RunQueryDsl")]
        fn load<'query, U>(self, conn: &mut Conn) -> QueryResult<Vec<U>>;
        #[blocks(db, tier = 2, instead = "diesel_async::RunQueryDsl")]
        fn load_iter<'conn, 'query, U>(self, conn: &'conn mut Conn) -> QueryResult<LoadIter<U>>;
        #[blocks(db, tier = 2, instead = "diesel_async::RunQueryDsl")]
        fn get_result<'query, U>(self, conn: &mut Conn) -> QueryResult<U>;
        #[blocks(db, tier = 2, instead = "diesel_async::RunQueryDsl")]
        fn get_results<'query, U>(self, conn: &mut Conn) -> QueryResult<Vec<U>>;
        #[blocks(db, tier = 2, instead = "diesel_async::RunQueryDsl")]
        fn first<'query, U>(self, conn: &mut Conn) -> QueryResult<U>;
    }
    pub struct LoadIter<U>;
    impl<U> Iterator for LoadIter<U> { type Item = QueryResult<U>; }
}

pub mod r2d2 {
    pub use r2d2::{ManageConnection, Pool, PooledConnection};
    pub struct ConnectionManager<T>;
    impl<T> ConnectionManager<T> {
        pub fn new<S: Into<String>>(database_url: S) -> Self;
    }
    impl<T> ManageConnection for ConnectionManager<T> {
        type Connection = T;
        type Error = Error;
    }
    pub struct Error;
    pub type PoolError = r2d2::Error;
}

pub mod pg {
    pub struct PgConnection;
    impl crate::connection::SimpleConnection for PgConnection {}
    impl crate::connection::Connection for PgConnection {}
}
pub mod mysql {
    pub struct MysqlConnection;
    impl crate::connection::SimpleConnection for MysqlConnection {}
    impl crate::connection::Connection for MysqlConnection {}
}
pub mod sqlite {
    pub struct SqliteConnection;
    impl crate::connection::SimpleConnection for SqliteConnection {}
    impl crate::connection::Connection for SqliteConnection {}
}

pub struct SqlQuery;
impl<Conn> RunQueryDsl<Conn> for SqlQuery {}
pub fn sql_query<T: Into<String>>(query: T) -> SqlQuery;
