//! 7z archives.

#[blocks(cpu, shape = "spawn_blocking")]
pub fn decompress_file(src_path: impl AsRef<std::path::Path>, dest: impl AsRef<std::path::Path>) -> Result<(), Error>;
#[blocks(cpu, shape = "spawn_blocking")]
pub fn compress_to_path(src: impl AsRef<std::path::Path>, dest: impl AsRef<std::path::Path>) -> Result<(), Error>;
pub struct Error;
