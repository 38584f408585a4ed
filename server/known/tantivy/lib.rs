//! Full-text search.

#[derive(Clone)]
pub struct Index;
impl Index {
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn open_in_dir<P: AsRef<std::path::Path>>(directory_path: P) -> Result<Index>;
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
pub struct TantivyError;
impl std::error::Error for TantivyError {}
pub type Result<T> = std::result::Result<T, TantivyError>;
