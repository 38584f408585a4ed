//! The clipboard.

pub struct Clipboard;
impl Clipboard {
    #[blocks(device, tier = 2, shape = "spawn_blocking")]
    pub fn new() -> Result<Self, Error>;
    #[blocks(device, tier = 2, shape = "spawn_blocking")]
    pub fn get_text(&mut self) -> Result<String, Error>;
    #[blocks(device, tier = 2, shape = "spawn_blocking")]
    pub fn set_text<'a, T: Into<std::borrow::Cow<'a, str>>>(&mut self, text: T) -> Result<(), Error>;
}
pub struct Error;
impl std::error::Error for Error {}
