//! Certificates.

#[blocks(cpu, tier = 3, shape = "spawn_blocking", note = "RSA keys take long, the others do not")]
pub fn generate_simple_self_signed(subject_alt_names: impl Into<Vec<String>>) -> Result<CertifiedKey, Error>;
pub struct CertifiedKey;
pub struct Error;
impl std::error::Error for Error {}
