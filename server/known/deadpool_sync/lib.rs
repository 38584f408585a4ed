//! Blocking connections behind async pools.

pub struct SyncWrapper<T>;
impl<T> SyncWrapper<T> {
    #[offthread]
    #[waits(db)]
    pub async fn interact<F, R>(&self, f: F) -> Result<R, InteractError> where F: FnOnce(&mut T) -> R;
    #[blocks(lock, tier = 2)]
    pub fn lock(&self) -> Result<SyncGuard<'_, T>, std::sync::PoisonError<std::sync::MutexGuard<'_, T>>>;
}
pub enum InteractError { Panic(Box<dyn std::any::Any>), Aborted }
impl std::error::Error for InteractError {}
#[guard(lock, thread)]
pub struct SyncGuard<'a, T>;
impl<T> std::ops::Deref for SyncGuard<'_, T> { type Target = T; }
