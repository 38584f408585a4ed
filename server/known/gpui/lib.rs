//! The user interface of Zed.

#[handle(drop = "cancel")]
#[waits(task)]
pub struct Task<T>;
impl<T> Task<T> {
    pub fn ready(val: T) -> Self;
    #[detaches]
    pub fn detach(self);
}
impl<T> std::future::Future for Task<T> { type Output = T; }
