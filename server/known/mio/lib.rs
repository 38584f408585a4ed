//! Readiness of sockets.

pub struct Poll;
impl Poll {
    pub fn new() -> std::io::Result<Poll>;
    pub fn registry(&self) -> &Registry;
    #[blocks(thread, instead = "tokio::io::unix::AsyncFd")]
    pub fn poll(&mut self, events: &mut Events, timeout: Option<std::time::Duration>) -> std::io::Result<()>;
}
pub struct Registry;
pub struct Events;
impl Events {
    pub fn with_capacity(capacity: usize) -> Events;
}
