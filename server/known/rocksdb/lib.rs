//! RocksDB.

use std::path::Path;

pub struct DB;
pub type DBWithThreadMode<T> = DB;
impl DB {
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn open_default<P: AsRef<Path>>(path: P) -> Result<Self, Error>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn open<P: AsRef<Path>>(opts: &Options, path: P) -> Result<Self, Error>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn open_cf<P: AsRef<Path>, I>(opts: &Options, path: P, cfs: I) -> Result<Self, Error>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn open_cf_descriptors<P: AsRef<Path>, I>(opts: &Options, path: P, cfs: I) -> Result<Self, Error>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn get<K: AsRef<[u8]>>(&self, key: K) -> Result<Option<Vec<u8>>, Error>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn get_cf<C, K: AsRef<[u8]>>(&self, cf: &C, key: K) -> Result<Option<Vec<u8>>, Error>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn get_pinned<K: AsRef<[u8]>>(&self, key: K) -> Result<Option<DBPinnableSlice<'_>>, Error>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn put<K, V>(&self, key: K, value: V) -> Result<(), Error> where K: AsRef<[u8]>, V: AsRef<[u8]>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn put_cf<C, K, V>(&self, cf: &C, key: K, value: V) -> Result<(), Error> where K: AsRef<[u8]>, V: AsRef<[u8]>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn merge<K, V>(&self, key: K, value: V) -> Result<(), Error> where K: AsRef<[u8]>, V: AsRef<[u8]>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn delete<K: AsRef<[u8]>>(&self, key: K) -> Result<(), Error>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn delete_cf<C, K: AsRef<[u8]>>(&self, cf: &C, key: K) -> Result<(), Error>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn write<B>(&self, batch: B) -> Result<(), Error>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn write_opt<B>(&self, batch: B, writeopts: &WriteOptions) -> Result<(), Error>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn flush(&self) -> Result<(), Error>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn flush_wal(&self, sync: bool) -> Result<(), Error>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn multi_get<K, I>(&self, keys: I) -> Vec<Result<Option<Vec<u8>>, Error>>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn compact_range<S, E>(&self, start: Option<S>, end: Option<E>);
    #[blocks(db, tier = 2, note = "and so does each step of it")]
    pub fn iterator(&self, mode: IteratorMode<'_>) -> DBIteratorWithThreadMode<'_, Self>;
    #[blocks(db, tier = 2, note = "and so does each step of it")]
    pub fn iterator_cf<C>(&self, cf_handle: &C, mode: IteratorMode<'_>) -> DBIteratorWithThreadMode<'_, Self>;
    #[blocks(db, tier = 2, note = "and so does each step of it")]
    pub fn full_iterator(&self, mode: IteratorMode<'_>) -> DBIteratorWithThreadMode<'_, Self>;
    #[blocks(db, tier = 2, note = "and so does each step of it")]
    pub fn prefix_iterator<P: AsRef<[u8]>>(&self, prefix: P) -> DBIteratorWithThreadMode<'_, Self>;
    #[blocks(db, tier = 2, note = "and so does each step of it")]
    pub fn prefix_iterator_cf<C, P: AsRef<[u8]>>(&self, cf_handle: &C, prefix: P) -> DBIteratorWithThreadMode<'_, Self>;
}
pub struct DBIteratorWithThreadMode<'a, D>;
impl<D> Iterator for DBIteratorWithThreadMode<'_, D> { type Item = Result<(Box<[u8]>, Box<[u8]>), Error>; }
pub type DBIterator<'a> = DBIteratorWithThreadMode<'a, DB>;
#[derive(Clone, Copy)]
pub enum Direction { Forward, Reverse }
#[derive(Clone, Copy)]
pub enum IteratorMode<'a> { Start, End, From(&'a [u8], Direction) }
pub struct DBPinnableSlice<'a>;
impl std::ops::Deref for DBPinnableSlice<'_> { type Target = [u8]; }
#[derive(Clone)]
pub struct Options;
impl Default for Options {}
pub struct WriteOptions;
pub struct WriteBatch;
#[derive(Clone)]
pub struct Error;
impl std::error::Error for Error {}
