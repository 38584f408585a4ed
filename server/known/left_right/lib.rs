//! Two copies of a value, for readers that never wait.

pub struct ReadHandle<T>;
impl<T> Clone for ReadHandle<T> {}
impl<T> ReadHandle<T> {
    pub fn enter(&self) -> Option<ReadGuard<'_, T>>;
}
#[guard(epoch, thread, shared, note = "the writer waits for it")]
pub struct ReadGuard<'rh, T>;
impl<T> std::ops::Deref for ReadGuard<'_, T> { type Target = T; }
