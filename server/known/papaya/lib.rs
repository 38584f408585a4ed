//! A lock-free map.

pub struct HashMap<K, V, S = std::collections::hash_map::RandomState>;
impl<K, V> HashMap<K, V> {
    pub fn new() -> HashMap<K, V>;
    pub fn with_capacity(capacity: usize) -> HashMap<K, V>;
}
impl<K, V, S> HashMap<K, V, S> {
    pub fn pin(&self) -> HashMapRef<'_, K, V, S, LocalGuard<'_>>;
    pub fn pin_owned(&self) -> HashMapRef<'_, K, V, S, OwnedGuard<'_>>;
    pub fn guard(&self) -> LocalGuard<'_>;
    pub fn owned_guard(&self) -> OwnedGuard<'_>;
}
pub struct HashMapRef<'map, K, V, S, G>;
#[guard(epoch, thread, shared, note = "memory is not reclaimed while it lives")]
pub struct LocalGuard<'a>;
impl !Send for LocalGuard<'_> {}
#[guard(epoch, shared, note = "memory is not reclaimed while it lives")]
pub struct OwnedGuard<'a>;
