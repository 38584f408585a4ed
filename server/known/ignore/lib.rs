//! Directories, recursively, without what is ignored.

use std::path::{Path, PathBuf};

pub struct WalkBuilder;
impl WalkBuilder {
    #[blocks(fs, shape = "spawn_blocking", note = "it walks the directory while it is iterated")]
    pub fn new<P: AsRef<Path>>(path: P) -> WalkBuilder;
    pub fn hidden(&mut self, yes: bool) -> &mut WalkBuilder;
    pub fn git_ignore(&mut self, yes: bool) -> &mut WalkBuilder;
    pub fn max_depth(&mut self, depth: Option<usize>) -> &mut WalkBuilder;
    pub fn threads(&mut self, n: usize) -> &mut WalkBuilder;
    pub fn build(&self) -> Walk;
    pub fn build_parallel(&self) -> WalkParallel;
}
pub struct Walk;
impl Walk {
    #[blocks(fs, shape = "spawn_blocking", note = "it walks the directory while it is iterated")]
    pub fn new<P: AsRef<Path>>(path: P) -> Walk;
}
impl Iterator for Walk { type Item = Result<DirEntry, Error>; }
pub struct WalkParallel;
impl WalkParallel {
    #[blocks(fs, shape = "spawn_blocking")]
    pub fn run<'s, F>(self, mkf: F);
}
#[derive(Clone)]
pub struct DirEntry;
impl DirEntry {
    pub fn path(&self) -> &Path;
    pub fn into_path(self) -> PathBuf;
    pub fn file_type(&self) -> Option<std::fs::FileType>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn metadata(&self) -> Result<std::fs::Metadata, Error>;
}
pub struct Error;
impl std::error::Error for Error {}
