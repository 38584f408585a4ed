//! MD5.

#[blocks(cpu, tier = 3, note = "only for much data")]
pub fn compute<T: AsRef<[u8]>>(data: T) -> Digest;
#[derive(Clone, Copy)]
pub struct Digest(pub [u8; 16]);
