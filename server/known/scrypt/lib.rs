//! Password hashes.

pub use password_hash;

#[blocks(cpu, shape = "spawn_blocking")]
pub fn scrypt(password: &[u8], salt: &[u8], params: &Params, output: &mut [u8]) -> Result<(), errors::InvalidOutputLen>;
#[derive(Clone, Copy)]
pub struct Scrypt;
impl password_hash::PasswordHasher for Scrypt {}
impl password_hash::PasswordVerifier for Scrypt {}
#[derive(Clone, Copy)]
pub struct Params;
pub mod errors {
    pub struct InvalidOutputLen;
}
