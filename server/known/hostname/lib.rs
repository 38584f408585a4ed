//! The name of the host.

#[blocks(device, tier = 3)]
pub fn get() -> std::io::Result<std::ffi::OsString>;
