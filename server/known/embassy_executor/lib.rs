//! The executor of embassy.

pub struct SpawnToken<S>;
pub enum SpawnError { Busy }
impl std::error::Error for SpawnError {}
#[derive(Clone, Copy)]
pub struct Spawner;
impl Spawner {
    pub fn for_current_executor() -> impl std::future::Future<Output = Self>;
    #[spawns(task, not_tokio, note = "at most `pool_size` at a time")]
    pub fn spawn<S>(&self, token: SpawnToken<S>) -> Result<(), SpawnError>;
    #[spawns(task, not_tokio, note = "at most `pool_size` at a time")]
    pub fn must_spawn<S>(&self, token: SpawnToken<S>);
    pub fn make_send(&self) -> SendSpawner;
}
#[derive(Clone, Copy)]
pub struct SendSpawner;
impl SendSpawner {
    pub fn for_current_executor() -> impl std::future::Future<Output = Self>;
    #[spawns(task, not_tokio, note = "at most `pool_size` at a time")]
    pub fn spawn<S>(&self, token: SpawnToken<S>) -> Result<(), SpawnError>;
    #[spawns(task, not_tokio, note = "at most `pool_size` at a time")]
    pub fn must_spawn<S>(&self, token: SpawnToken<S>);
}
