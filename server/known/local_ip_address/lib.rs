//! The addresses of the host.

#[blocks(device, tier = 3)]
pub fn local_ip() -> Result<std::net::IpAddr, Error>;
pub struct Error;
impl std::error::Error for Error {}
