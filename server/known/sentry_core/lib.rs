//! Error reports.

pub struct Hub;
impl Hub {
    pub fn current() -> std::sync::Arc<Hub>;
    pub fn push_scope(&self) -> ScopeGuard;
    #[inline]
    pub fn run<F: FnOnce() -> R, R>(hub: std::sync::Arc<Hub>, f: F) -> R;
}
#[guard(scope, thread)]
pub struct ScopeGuard;
