//! Password hashes.

pub const DEFAULT_COST: u32 = 12;

#[blocks(cpu, shape = "spawn_blocking")]
pub fn hash<P: AsRef<[u8]>>(password: P, cost: u32) -> BcryptResult<String>;
#[blocks(cpu, shape = "spawn_blocking")]
pub fn non_truncating_hash<P: AsRef<[u8]>>(password: P, cost: u32) -> BcryptResult<String>;
#[blocks(cpu, shape = "spawn_blocking")]
pub fn hash_with_result<P: AsRef<[u8]>>(password: P, cost: u32) -> BcryptResult<HashParts>;
#[blocks(cpu, shape = "spawn_blocking")]
pub fn hash_with_salt<P: AsRef<[u8]>>(password: P, cost: u32, salt: [u8; 16]) -> BcryptResult<HashParts>;
#[blocks(cpu, shape = "spawn_blocking")]
pub fn verify<P: AsRef<[u8]>>(password: P, hash: &str) -> BcryptResult<bool>;
#[blocks(cpu, shape = "spawn_blocking")]
pub fn non_truncating_verify<P: AsRef<[u8]>>(password: P, hash: &str) -> BcryptResult<bool>;

pub struct HashParts;
pub struct BcryptError;
impl std::error::Error for BcryptError {}
pub type BcryptResult<T> = Result<T, BcryptError>;
