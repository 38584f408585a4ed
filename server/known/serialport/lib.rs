//! Serial ports.

pub fn new<'a>(path: impl Into<std::borrow::Cow<'a, str>>, baud_rate: u32) -> SerialPortBuilder;
#[derive(Clone)]
pub struct SerialPortBuilder;
impl SerialPortBuilder {
    #[blocks(device, tier = 2, shape = "spawn_blocking")]
    pub fn open(self) -> Result<Box<dyn SerialPort>>;
}
pub trait SerialPort: std::io::Read + std::io::Write {}
pub struct Error;
impl std::error::Error for Error {}
pub type Result<T> = std::result::Result<T, Error>;
