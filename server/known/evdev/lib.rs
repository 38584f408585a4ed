//! Input devices.

pub struct Device;
impl Device {
    #[blocks(device, tier = 2, shape = "spawn_blocking")]
    pub fn open(path: impl AsRef<std::path::Path>) -> std::io::Result<Device>;
    pub fn into_event_stream(self) -> std::io::Result<EventStream>;
}
pub struct EventStream;
