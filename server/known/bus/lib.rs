//! A broadcast channel for threads.

pub struct Bus<T>;
impl<T> Bus<T> {
    pub fn new(len: usize) -> Bus<T>;
    pub fn try_broadcast(&mut self, val: T) -> Result<(), T>;
    #[blocks(channel, instead = "tokio::sync::broadcast::Sender")]
    pub fn broadcast(&mut self, val: T);
    pub fn add_rx(&mut self) -> BusReader<T>;
}
#[receiver(sync)]
pub struct BusReader<T>;
impl<T> BusReader<T> {
    pub fn try_recv(&mut self) -> Result<T, std::sync::mpsc::TryRecvError>;
    #[blocks(channel, instead = "tokio::sync::broadcast::Receiver")]
    pub fn recv(&mut self) -> Result<T, std::sync::mpsc::RecvError>;
    #[blocks(channel, instead = "tokio::sync::broadcast::Receiver")]
    pub fn recv_timeout(&mut self, timeout: std::time::Duration) -> Result<T, std::sync::mpsc::RecvTimeoutError>;
}
