//! Runs a closure when a scope ends.

pub struct ScopeGuard<T, F>;
impl<T, F> ScopeGuard<T, F> {
    pub fn into_inner(guard: Self) -> T;
}
impl<T, F> std::ops::Deref for ScopeGuard<T, F> { type Target = T; }
impl<T, F> std::ops::DerefMut for ScopeGuard<T, F> {}
pub fn guard<T, F>(v: T, dropfn: F) -> ScopeGuard<T, F> where F: FnOnce(T);
#[macro_export]
macro_rules! defer { () => {}; }
