//! The traits of password hashes.

pub trait PasswordHasher {
    #[blocks(cpu, shape = "spawn_blocking")]
    fn hash_password<'a>(&self, password: &[u8], salt: impl Into<Salt<'a>>) -> Result<PasswordHash<'a>>;
}
pub trait PasswordVerifier {
    #[blocks(cpu, shape = "spawn_blocking")]
    fn verify_password(&self, password: &[u8], hash: &PasswordHash<'_>) -> Result<()>;
}
pub struct PasswordHash<'a>;
impl<'a> PasswordHash<'a> {
    pub fn new(s: &'a str) -> Result<Self>;
}
pub struct Salt<'a>;
pub struct SaltString;
pub struct Error;
impl std::error::Error for Error {}
pub type Result<T> = std::result::Result<T, Error>;
