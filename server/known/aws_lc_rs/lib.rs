//! Cryptography, of AWS.

pub mod error {
    #[derive(Clone, Copy)]
    pub struct Unspecified;
    impl std::error::Error for Unspecified {}
    #[derive(Clone)]
    pub struct KeyRejected;
    impl std::error::Error for KeyRejected {}
}
pub mod rand {
    pub trait SecureRandom {}
}
pub mod pbkdf2 {
    use std::num::NonZeroU32;

    #[derive(Clone, Copy)]
    pub struct Algorithm;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn derive(algorithm: Algorithm, iterations: NonZeroU32, salt: &[u8], secret: &[u8], out: &mut [u8]);
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn verify(
        algorithm: Algorithm,
        iterations: NonZeroU32,
        salt: &[u8],
        secret: &[u8],
        previously_derived: &[u8],
    ) -> Result<(), crate::error::Unspecified>;
}
pub mod rsa {
    use crate::error::{KeyRejected, Unspecified};

    #[derive(Clone, Copy)]
    pub enum KeySize { Rsa2048, Rsa3072, Rsa4096, Rsa8192 }
    pub struct KeyPair;
    impl KeyPair {
        #[blocks(cpu, shape = "spawn_blocking")]
        pub fn generate(size: KeySize) -> Result<Self, Unspecified>;
        pub fn from_pkcs8(pkcs8: &[u8]) -> Result<Self, KeyRejected>;
        pub fn from_der(input: &[u8]) -> Result<Self, KeyRejected>;
        #[blocks(cpu, tier = 2, shape = "spawn_blocking", note = "about a millisecond, and more for long keys")]
        pub fn sign(
            &self,
            padding_alg: &'static dyn crate::signature::RsaEncoding,
            rng: &dyn crate::rand::SecureRandom,
            msg: &[u8],
            signature: &mut [u8],
        ) -> Result<(), Unspecified>;
    }
}
pub mod signature {
    pub trait RsaEncoding {}
    pub type RsaKeyPair = crate::rsa::KeyPair;
}
