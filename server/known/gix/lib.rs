//! Git, in Rust.

#[blocks(fs, tier = 2, shape = "spawn_blocking")]
pub fn open(directory: impl Into<std::path::PathBuf>) -> Result<Repository, open::Error>;
#[blocks(fs, tier = 2, shape = "spawn_blocking")]
pub fn discover(directory: impl AsRef<std::path::Path>) -> Result<Repository, discover::Error>;
#[derive(Clone)]
pub struct Repository;
pub mod open {
    pub struct Error;
    impl std::error::Error for Error {}
}
pub mod discover {
    pub struct Error;
    impl std::error::Error for Error {}
}
