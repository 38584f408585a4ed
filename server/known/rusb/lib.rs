//! USB devices.

use std::time::Duration;

pub struct Error;
impl std::error::Error for Error {}
pub type Result<T> = std::result::Result<T, Error>;
pub trait UsbContext {
    #[blocks(device, tier = 2, shape = "spawn_blocking")]
    fn open_device_with_vid_pid(&self, vendor_id: u16, product_id: u16) -> Option<DeviceHandle<Self>>;
}
#[derive(Clone)]
pub struct Context;
impl Context {
    pub fn new() -> Result<Self>;
}
impl UsbContext for Context {}
#[derive(Clone)]
pub struct GlobalContext;
impl UsbContext for GlobalContext {}
#[blocks(device, tier = 2, shape = "spawn_blocking")]
pub fn open_device_with_vid_pid(vendor_id: u16, product_id: u16) -> Option<DeviceHandle<GlobalContext>>;
pub struct Device<T>;
impl<T: UsbContext> Device<T> {
    #[blocks(device, tier = 2, shape = "spawn_blocking")]
    pub fn open(&self) -> Result<DeviceHandle<T>>;
}
pub struct DeviceHandle<T>;
impl<T: UsbContext> DeviceHandle<T> {
    #[blocks(device, tier = 2, shape = "spawn_blocking")]
    pub fn reset(&self) -> Result<()>;
    #[blocks(device, shape = "spawn_blocking", note = "for as long as the timeout")]
    pub fn read_interrupt(&self, endpoint: u8, buf: &mut [u8], timeout: Duration) -> Result<usize>;
    #[blocks(device, shape = "spawn_blocking", note = "for as long as the timeout")]
    pub fn write_interrupt(&self, endpoint: u8, buf: &[u8], timeout: Duration) -> Result<usize>;
    #[blocks(device, shape = "spawn_blocking", note = "for as long as the timeout")]
    pub fn read_bulk(&self, endpoint: u8, buf: &mut [u8], timeout: Duration) -> Result<usize>;
    #[blocks(device, shape = "spawn_blocking", note = "for as long as the timeout")]
    pub fn write_bulk(&self, endpoint: u8, buf: &[u8], timeout: Duration) -> Result<usize>;
    #[blocks(device, shape = "spawn_blocking", note = "for as long as the timeout")]
    pub fn read_control(
        &self,
        request_type: u8,
        request: u8,
        value: u16,
        index: u16,
        buf: &mut [u8],
        timeout: Duration,
    ) -> Result<usize>;
    #[blocks(device, shape = "spawn_blocking", note = "for as long as the timeout")]
    pub fn write_control(
        &self,
        request_type: u8,
        request: u8,
        value: u16,
        index: u16,
        buf: &[u8],
        timeout: Duration,
    ) -> Result<usize>;
}
