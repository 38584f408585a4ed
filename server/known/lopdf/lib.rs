//! PDF.

#[derive(Clone)]
pub struct Document;
impl Document {
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn load<P: AsRef<std::path::Path>>(path: P) -> Result<Document>;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn load_mem(buffer: &[u8]) -> Result<Document>;
}
pub struct Error;
impl std::error::Error for Error {}
pub type Result<T> = std::result::Result<T, Error>;
