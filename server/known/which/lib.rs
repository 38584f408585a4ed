//! Where a program is.

use std::path::PathBuf;

#[blocks(fs, tier = 3, shape = "spawn_blocking", note = "it looks at every directory of the path")]
pub fn which<T>(binary_name: T) -> Result<PathBuf>;
#[blocks(fs, tier = 3, shape = "spawn_blocking")]
pub fn which_in<T, U, V>(binary_name: T, paths: Option<U>, cwd: V) -> Result<PathBuf>;
#[blocks(fs, tier = 3, shape = "spawn_blocking")]
pub fn which_all<T>(binary_name: T) -> Result<impl Iterator<Item = PathBuf>>;
pub struct Error;
impl std::error::Error for Error {}
pub type Result<T> = std::result::Result<T, Error>;
