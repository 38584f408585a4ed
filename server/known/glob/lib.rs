//! Paths that match a pattern.

use std::path::{Path, PathBuf};

#[blocks(fs, shape = "spawn_blocking", note = "it walks the directory while it is iterated")]
pub fn glob(pattern: &str) -> Result<Paths, PatternError>;
#[blocks(fs, shape = "spawn_blocking", note = "it walks the directory while it is iterated")]
pub fn glob_with(pattern: &str, options: MatchOptions) -> Result<Paths, PatternError>;

pub struct Paths;
impl Iterator for Paths { type Item = Result<PathBuf, GlobError>; }
pub struct GlobError;
impl std::error::Error for GlobError {}
pub struct PatternError;
impl std::error::Error for PatternError {}
#[derive(Clone, Copy)]
pub struct MatchOptions;
#[derive(Clone)]
pub struct Pattern;
impl Pattern {
    pub fn new(pattern: &str) -> Result<Self, PatternError>;
    pub fn matches(&self, str: &str) -> bool;
    pub fn matches_path(&self, path: &Path) -> bool;
}
