//! Rust, parsed.

#[blocks(cpu, tier = 3, in_loop, shape = "spawn_blocking")]
pub fn parse_file(content: &str) -> Result<File>;
pub struct File;
pub struct Error;
impl std::error::Error for Error {}
pub type Result<T> = std::result::Result<T, Error>;
