//! LMDB.

pub struct Environment;
impl Environment {
    #[blocks(db, tier = 3, shape = "spawn_blocking")]
    pub fn begin_ro_txn<'env>(&'env self) -> Result<RoTransaction<'env>>;
    #[blocks(db, tier = 1, shape = "spawn_blocking", note = "it waits for the other writer")]
    pub fn begin_rw_txn<'env>(&'env self) -> Result<RwTransaction<'env>>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn sync(&self, force: bool) -> Result<()>;
}
pub struct RoTransaction<'env>;
#[guard(lock, thread)]
pub struct RwTransaction<'env>;
pub trait Transaction {
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    fn commit(self) -> Result<()>;
    fn abort(self);
}
impl Transaction for RoTransaction<'_> {}
impl Transaction for RwTransaction<'_> {}
pub struct Error;
pub type Result<T> = std::result::Result<T, Error>;
