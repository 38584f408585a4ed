//! Changes of files.

pub trait Watcher {
    #[blocks(fs, tier = 3, note = "a recursive watch walks the directory")]
    fn watch(&mut self, path: &std::path::Path, recursive_mode: RecursiveMode) -> Result<()>;
    fn unwatch(&mut self, path: &std::path::Path) -> Result<()>;
}
pub struct RecommendedWatcher;
impl Watcher for RecommendedWatcher {}
#[derive(Clone, Copy)]
pub enum RecursiveMode { Recursive, NonRecursive }
pub fn recommended_watcher<F>(event_handler: F) -> Result<RecommendedWatcher>;
pub struct Event;
pub struct Error;
impl std::error::Error for Error {}
pub type Result<T> = std::result::Result<T, Error>;
