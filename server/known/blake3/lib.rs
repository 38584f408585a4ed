//! BLAKE3.

#[blocks(cpu, tier = 3, note = "only for much data")]
pub fn hash(input: &[u8]) -> Hash;
#[derive(Clone, Copy)]
pub struct Hash;
#[derive(Clone)]
pub struct Hasher;
impl Hasher {
    pub fn new() -> Self;
    pub fn update(&mut self, input: &[u8]) -> &mut Self;
    #[blocks(io)]
    pub fn update_reader(&mut self, reader: impl std::io::Read) -> std::io::Result<&mut Self>;
    #[blocks(fs, shape = "spawn_blocking")]
    pub fn update_mmap(&mut self, path: impl AsRef<std::path::Path>) -> std::io::Result<&mut Self>;
    pub fn finalize(&self) -> Hash;
}
impl std::io::Write for Hasher {}
