//! The certificates that the system trusts.

// What it returns depends on the version.
#[blocks(fs, tier = 2, note = "reads all certificates of the system; load them once")]
pub fn load_native_certs<T>() -> T;
