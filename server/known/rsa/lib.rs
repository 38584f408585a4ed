//! RSA.

#[derive(Clone)]
pub struct RsaPrivateKey;
impl RsaPrivateKey {
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn new<R: ?Sized>(rng: &mut R, bit_size: usize) -> Result<RsaPrivateKey, Error>;
}
pub struct Error;
impl std::error::Error for Error {}
