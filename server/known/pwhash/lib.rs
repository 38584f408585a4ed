//! Password hashes of Unix.

pub mod bcrypt {
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn hash<B: AsRef<[u8]>>(pass: B) -> Result<String, super::error::Error>;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn verify<B: AsRef<[u8]>>(pass: B, hash: &str) -> bool;
}
pub mod sha512_crypt {
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn hash<B: AsRef<[u8]>>(pass: B) -> Result<String, super::error::Error>;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn verify<B: AsRef<[u8]>>(pass: B, hash: &str) -> bool;
}
pub mod unix {
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn verify<B: AsRef<[u8]>>(pass: B, hash: &str) -> bool;
}
pub mod error {
    pub struct Error;
    impl std::error::Error for Error {}
}
