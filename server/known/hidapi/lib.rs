//! HID devices.

pub struct HidDevice;
impl HidDevice {
    #[blocks(device, shape = "spawn_blocking")]
    pub fn read(&self, buf: &mut [u8]) -> HidResult<usize>;
    #[blocks(device, shape = "spawn_blocking", note = "for as long as the timeout")]
    pub fn read_timeout(&self, buf: &mut [u8], timeout: i32) -> HidResult<usize>;
    #[blocks(device, tier = 2, shape = "spawn_blocking")]
    pub fn write(&self, data: &[u8]) -> HidResult<usize>;
}
pub struct HidError;
impl std::error::Error for HidError {}
pub type HidResult<T> = Result<T, HidError>;
