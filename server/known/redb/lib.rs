//! An embedded store.

pub struct Database;
impl Database {
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn create(path: impl AsRef<std::path::Path>) -> Result<Database, DatabaseError>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn open(path: impl AsRef<std::path::Path>) -> Result<Database, DatabaseError>;
    #[blocks(db, tier = 1, shape = "spawn_blocking", note = "it waits for the other writer")]
    pub fn begin_write(&self) -> Result<WriteTransaction, TransactionError>;
    #[blocks(db, tier = 3, shape = "spawn_blocking")]
    pub fn begin_read(&self) -> Result<ReadTransaction, TransactionError>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn compact(&mut self) -> Result<bool, CompactionError>;
}
pub struct WriteTransaction;
impl WriteTransaction {
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn commit(self) -> Result<(), CommitError>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn abort(self) -> Result<(), StorageError>;
}
pub struct ReadTransaction;
pub struct DatabaseError;
pub struct TransactionError;
pub struct CompactionError;
pub struct CommitError;
pub struct StorageError;
