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
    #[blocks(channel, instead = "tokio::sync::broadcast::Receiver")]
    pub fn iter(&mut self) -> BusIter<'_, T>;
}
impl<T> IntoIterator for BusReader<T> {
    type Item = T;
    type IntoIter = BusIntoIter<T>;
    #[blocks(channel, instead = "tokio::sync::broadcast::Receiver")]
    fn into_iter(self) -> BusIntoIter<T>;
}
impl<'a, T> IntoIterator for &'a mut BusReader<T> {
    type Item = T;
    type IntoIter = BusIter<'a, T>;
    #[blocks(channel, instead = "tokio::sync::broadcast::Receiver")]
    fn into_iter(self) -> BusIter<'a, T>;
}
pub struct BusIter<'a, T>;
impl<'a, T> Iterator for BusIter<'a, T> { type Item = T; }
pub struct BusIntoIter<T>;
impl<T> Iterator for BusIntoIter<T> { type Item = T; }
