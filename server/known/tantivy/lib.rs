//! Full-text search.

#[derive(Clone)]
pub struct Index;
impl Index {
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn open_in_dir<P: AsRef<std::path::Path>>(directory_path: P) -> Result<Index>;
    pub fn reader(&self) -> Result<IndexReader>;
    #[blocks(fs, tier = 2)]
    pub fn writer<D>(&self, memory_budget_in_bytes: usize) -> Result<IndexWriter<D>>;
}
pub struct IndexWriter<D>;
impl<D> IndexWriter<D> {
    #[blocks(fs, shape = "spawn_blocking")]
    pub fn commit(&mut self) -> Result<u64>;
    #[blocks(fs, shape = "spawn_blocking")]
    pub fn wait_merging_threads(self) -> Result<()>;
}
#[derive(Clone)]
pub struct IndexReader;
impl IndexReader {
    pub fn searcher(&self) -> Searcher;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn reload(&self) -> Result<()>;
}
#[derive(Clone)]
pub struct Searcher;
impl Searcher {
    #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
    pub fn search<C: collector::Collector>(&self, query: &dyn query::Query, collector: &C) -> Result<C::Fruit>;
}
pub mod collector {
    pub trait Collector {
        type Fruit;
    }
}
pub mod query {
    pub trait Query {}
}
pub struct TantivyError;
impl std::error::Error for TantivyError {}
pub type Result<T> = std::result::Result<T, TantivyError>;
