//! Password hashes of Django.

#[blocks(cpu, shape = "spawn_blocking")]
pub fn check_password(password: &str, encoded: &str) -> Result<bool, HasherError>;
#[blocks(cpu, shape = "spawn_blocking")]
pub fn make_password(password: &str) -> String;
pub struct HasherError;
