//! Changes of files, on Linux.

pub struct Inotify;
impl Inotify {
    pub fn init() -> std::io::Result<Inotify>;
    #[blocks(device, shape = "spawn_blocking", note = "`into_event_stream` does not")]
    pub fn read_events_blocking<'a>(&mut self, buffer: &'a mut [u8]) -> std::io::Result<Events<'a>>;
}
pub struct Events<'a>;
