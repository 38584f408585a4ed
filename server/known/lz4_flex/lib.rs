//! lz4.

pub use self::block::{compress_prepend_size, decompress_size_prepended};
pub mod block {
    #[blocks(cpu, tier = 3, shape = "spawn_blocking")]
    pub fn compress_prepend_size(input: &[u8]) -> Vec<u8>;
    #[blocks(cpu, tier = 3, shape = "spawn_blocking")]
    pub fn decompress_size_prepended(input: &[u8]) -> Result<Vec<u8>, DecompressError>;
    pub struct DecompressError;
    impl std::error::Error for DecompressError {}
}
