//! The secrets of the desktop.

pub struct Entry;
impl Entry {
    pub fn new(service: &str, user: &str) -> Result<Entry>;
    #[blocks(device, tier = 2, shape = "spawn_blocking")]
    pub fn get_password(&self) -> Result<String>;
    #[blocks(device, tier = 2, shape = "spawn_blocking")]
    pub fn set_password(&self, password: &str) -> Result<()>;
    #[blocks(device, tier = 2, shape = "spawn_blocking")]
    pub fn delete_credential(&self) -> Result<()>;
}
pub struct Error;
impl std::error::Error for Error {}
pub type Result<T> = std::result::Result<T, Error>;
