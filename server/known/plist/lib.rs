//! Property lists.

use std::path::Path;

pub struct Error;
impl std::error::Error for Error {}
#[blocks(fs, tier = 2, shape = "spawn_blocking")]
pub fn from_file<P: AsRef<Path>, T>(path: P) -> Result<T, Error>;
#[blocks(io)]
pub fn from_reader<R: std::io::Read, T>(reader: R) -> Result<T, Error>;
#[blocks(fs, tier = 2, shape = "spawn_blocking")]
pub fn to_file_xml<P: AsRef<Path>, T>(path: P, value: &T) -> Result<(), Error>;
#[blocks(fs, tier = 2, shape = "spawn_blocking")]
pub fn to_file_binary<P: AsRef<Path>, T>(path: P, value: &T) -> Result<(), Error>;
#[derive(Clone)]
pub enum Value {}
impl Value {
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn from_file<P: AsRef<Path>>(path: P) -> Result<Value, Error>;
}
