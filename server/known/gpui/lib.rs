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

pub struct App;
impl App {
    #[spawns(local, not_tokio, drop = "cancel", note = "`detach()` lets it run on")]
    pub fn spawn<AsyncFn, R>(&self, f: AsyncFn) -> Task<R>;
    pub fn background_executor(&self) -> &BackgroundExecutor;
}
#[derive(Clone)]
pub struct BackgroundExecutor;
impl BackgroundExecutor {
    #[spawns(task, not_tokio, drop = "cancel", note = "`detach()` lets it run on")]
    pub fn spawn<R>(&self, future: impl std::future::Future<Output = R>) -> Task<R>;
    #[timer]
    #[waits(timer)]
    pub fn timer(&self, duration: std::time::Duration) -> Task<()>;
}
