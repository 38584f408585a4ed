//! Notifications of the desktop.

#[derive(Clone)]
pub struct Notification;
impl Notification {
    pub fn new() -> Notification;
    pub fn summary(&mut self, summary: &str) -> &mut Notification;
    pub fn body(&mut self, body: &str) -> &mut Notification;
    #[blocks(device, tier = 2, shape = "spawn_blocking")]
    pub fn show(&self) -> error::Result<NotificationHandle>;
}
pub struct NotificationHandle;
pub mod error {
    pub struct Error;
    impl std::error::Error for Error {}
    pub type Result<T> = std::result::Result<T, Error>;
}
