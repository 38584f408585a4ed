//! Keys from passwords.

#[blocks(cpu, shape = "spawn_blocking")]
pub fn pbkdf2<PRF>(password: &[u8], salt: &[u8], rounds: u32, res: &mut [u8]) -> Result<(), InvalidLength>;
#[blocks(cpu, shape = "spawn_blocking")]
pub fn pbkdf2_array<PRF, const N: usize>(password: &[u8], salt: &[u8], rounds: u32) -> Result<[u8; N], InvalidLength>;
#[blocks(cpu, shape = "spawn_blocking")]
pub fn pbkdf2_hmac<D>(password: &[u8], salt: &[u8], rounds: u32, res: &mut [u8]);
#[blocks(cpu, shape = "spawn_blocking")]
pub fn pbkdf2_hmac_array<D, const N: usize>(password: &[u8], salt: &[u8], rounds: u32) -> [u8; N];
pub struct InvalidLength;
