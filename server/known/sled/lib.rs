//! An embedded store.

#[derive(Clone)]
pub struct Db;
impl std::ops::Deref for Db { type Target = Tree; }
#[derive(Clone)]
pub struct Tree;
impl Tree {
    pub fn insert<K, V>(&self, key: K, value: V) -> Result<Option<IVec>>;
    pub fn get<K>(&self, key: K) -> Result<Option<IVec>>;
    pub fn remove<K>(&self, key: K) -> Result<Option<IVec>>;
    pub fn contains_key<K>(&self, key: K) -> Result<bool>;
    #[blocks(db, tier = 2, instead = "flush_async", shape = "method_await", auto)]
    pub fn flush(&self) -> Result<usize>;
    #[waits(fs)]
    pub async fn flush_async(&self) -> Result<usize>;
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
}
#[derive(Clone)]
pub struct IVec;
impl std::ops::Deref for IVec { type Target = [u8]; }
pub struct Error;
impl std::error::Error for Error {}
pub type Result<T> = std::result::Result<T, Error>;
#[blocks(db, tier = 2, shape = "spawn_blocking")]
pub fn open<P>(path: P) -> Result<Db>;
