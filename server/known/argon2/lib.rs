//! Password hashes; the crates argon2 and rust-argon2.

pub use password_hash;
pub use password_hash::{PasswordHash, PasswordHasher, PasswordVerifier};

#[derive(Clone)]
pub struct Argon2<'key>;
impl<'key> Argon2<'key> {
    pub fn new(algorithm: Algorithm, version: Version, params: Params) -> Self;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn hash_password_into(&self, pwd: &[u8], salt: &[u8], out: &mut [u8]) -> Result<(), Error>;
}
impl Default for Argon2<'_> {}
impl PasswordHasher for Argon2<'_> {}
impl PasswordVerifier for Argon2<'_> {}
#[derive(Clone, Copy)]
pub enum Algorithm { Argon2d, Argon2i, Argon2id }
#[derive(Clone, Copy)]
pub enum Version { V0x10, V0x13 }
#[derive(Clone)]
pub struct Params;
pub struct Config<'a>;
pub struct Error;
impl std::error::Error for Error {}

#[blocks(cpu, shape = "spawn_blocking")]
pub fn hash_encoded(pwd: &[u8], salt: &[u8], config: &Config<'_>) -> Result<String, Error>;
#[blocks(cpu, shape = "spawn_blocking")]
pub fn verify_encoded(encoded: &str, pwd: &[u8]) -> Result<bool, Error>;
