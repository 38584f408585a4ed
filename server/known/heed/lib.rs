//! LMDB, typed.

#[derive(Clone)]
pub struct Env;
impl Env {
    #[blocks(db, tier = 3, shape = "spawn_blocking")]
    pub fn read_txn(&self) -> Result<RoTxn<'_>>;
    #[blocks(db, tier = 1, shape = "spawn_blocking", note = "it waits for the other writer")]
    pub fn write_txn(&self) -> Result<RwTxn<'_>>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn force_sync(&self) -> Result<()>;
}
#[guard(epoch, shared, note = "pages are not reused while a reader lives")]
pub struct RoTxn<'e>;
#[guard(lock, thread)]
pub struct RwTxn<'p>;
impl<'p> RwTxn<'p> {
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn commit(self) -> Result<()>;
    pub fn abort(self);
}
impl<'p> std::ops::Deref for RwTxn<'p> { type Target = RoTxn<'p>; }
pub struct Error;
impl std::error::Error for Error {}
pub type Result<T> = std::result::Result<T, Error>;
