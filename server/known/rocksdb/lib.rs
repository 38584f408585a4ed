//! RocksDB.

pub struct DB;
impl DB {
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn open_default<P: AsRef<std::path::Path>>(path: P) -> Result<Self, Error>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn open<P: AsRef<std::path::Path>>(opts: &Options, path: P) -> Result<Self, Error>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn get<K: AsRef<[u8]>>(&self, key: K) -> Result<Option<Vec<u8>>, Error>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn put<K, V>(&self, key: K, value: V) -> Result<(), Error> where K: AsRef<[u8]>, V: AsRef<[u8]>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn delete<K: AsRef<[u8]>>(&self, key: K) -> Result<(), Error>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn write(&self, batch: WriteBatch) -> Result<(), Error>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn flush(&self) -> Result<(), Error>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn multi_get<K, I>(&self, keys: I) -> Vec<Result<Option<Vec<u8>>, Error>>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn compact_range<S, E>(&self, start: Option<S>, end: Option<E>);
}
pub struct Options;
pub struct WriteBatch;
#[derive(Clone)]
pub struct Error;
impl std::error::Error for Error {}
