//! Environment variables from a file.

#[blocks(fs, tier = 3)]
pub fn dotenv() -> Result<std::path::PathBuf>;
#[blocks(fs, tier = 3)]
pub fn from_path<P: AsRef<std::path::Path>>(path: P) -> Result<()>;
pub struct Error;
impl std::error::Error for Error {}
pub type Result<T> = std::result::Result<T, Error>;
