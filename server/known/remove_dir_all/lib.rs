//! Directories, removed with all that is in them.

use std::io::Result;
use std::path::Path;

#[blocks(fs, tier = 2, instead = "tokio::fs::remove_dir_all", shape = "spawn_blocking")]
pub fn remove_dir_all<P: AsRef<Path>>(path: P) -> Result<()>;
#[blocks(fs, tier = 2, shape = "spawn_blocking")]
pub fn remove_dir_contents<P: AsRef<Path>>(path: P) -> Result<()>;
#[blocks(fs, tier = 2, shape = "spawn_blocking")]
pub fn ensure_empty_dir<P: AsRef<Path>>(path: P) -> Result<()>;
