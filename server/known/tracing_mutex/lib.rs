//! Locks whose order is checked.

pub mod stdsync {
    pub struct Mutex<T>;
    impl<T> Mutex<T> {
        pub fn new(t: T) -> Self;
        pub fn lock(&self) -> std::sync::LockResult<MutexGuard<'_, T>>;
        pub fn try_lock(&self) -> std::sync::TryLockResult<MutexGuard<'_, T>>;
    }
    #[guard(lock, thread)]
    pub struct MutexGuard<'a, T>;
    impl<T> std::ops::Deref for MutexGuard<'_, T> { type Target = T; }
    impl<T> std::ops::DerefMut for MutexGuard<'_, T> {}
}
