//! DuckDB, in process.

pub struct Connection;
impl Connection {
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn open<P: AsRef<std::path::Path>>(path: P) -> Result<Self>;
    pub fn open_in_memory() -> Result<Self>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn execute<P>(&self, sql: &str, params: P) -> Result<usize>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn execute_batch(&self, sql: &str) -> Result<()>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn query_row<T, P, F>(&self, sql: &str, params: P, f: F) -> Result<T>
        where F: FnOnce(&Row<'_>) -> Result<T>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn prepare(&self, sql: &str) -> Result<Statement<'_>>;
}
pub struct Statement<'conn>;
impl Statement<'_> {
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn execute<P>(&mut self, params: P) -> Result<usize>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn query<P>(&mut self, params: P) -> Result<Rows<'_>>;
}
pub struct Row<'stmt>;
pub struct Rows<'stmt>;
pub struct Error;
impl std::error::Error for Error {}
pub type Result<T, E = Error> = std::result::Result<T, E>;
