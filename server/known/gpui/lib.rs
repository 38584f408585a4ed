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
    pub fn foreground_executor(&self) -> &ForegroundExecutor;
}

pub struct AsyncApp;
impl AsyncApp {
    #[spawns(local, not_tokio, drop = "cancel", note = "`detach()` lets it run on")]
    pub fn spawn<AsyncFn, R>(&self, f: AsyncFn) -> Task<R>;
    pub fn background_executor(&self) -> &BackgroundExecutor;
    pub fn foreground_executor(&self) -> &ForegroundExecutor;
}
impl Clone for AsyncApp {}

pub struct Context<'a, T>;
impl<'a, T> Context<'a, T> {
    #[spawns(local, not_tokio, drop = "cancel", note = "`detach()` lets it run on")]
    pub fn spawn<AsyncFn, R>(&self, f: AsyncFn) -> Task<R>;
    #[spawns(local, not_tokio, drop = "cancel", note = "`detach()` lets it run on")]
    pub fn spawn_in<AsyncFn, R>(&self, window: &Window, f: AsyncFn) -> Task<R>;
}
impl<'a, T> std::ops::Deref for Context<'a, T> { type Target = App; }

pub struct Window;
impl Window {
    #[spawns(local, not_tokio, drop = "cancel", note = "`detach()` lets it run on")]
    pub fn spawn<AsyncFn, R>(&self, cx: &App, f: AsyncFn) -> Task<R>;
}

pub trait AppContext {
    #[spawns(task, not_tokio, drop = "cancel", note = "`detach()` lets it run on")]
    fn background_spawn<R>(&self, future: impl std::future::Future<Output = R>) -> Task<R>;
}
impl AppContext for App {}
impl AppContext for AsyncApp {}
impl<'a, T> AppContext for Context<'a, T> {}

#[derive(Clone)]
pub struct ForegroundExecutor;
impl ForegroundExecutor {
    #[spawns(local, not_tokio, drop = "cancel", note = "`detach()` lets it run on")]
    pub fn spawn<R>(&self, future: impl std::future::Future<Output = R>) -> Task<R>;
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
