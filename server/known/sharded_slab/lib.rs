//! A lock-free slab.

pub struct Slab<T>;
impl<T> Slab<T> {
    pub fn new() -> Self;
    pub fn insert(&self, value: T) -> Option<usize>;
    pub fn get(&self, key: usize) -> Option<Entry<'_, T>>;
    pub fn take(&self, idx: usize) -> Option<T>;
    pub fn remove(&self, idx: usize) -> bool;
}
#[guard(epoch, shared, note = "the slot is not freed while it lives")]
pub struct Entry<'a, T>;
impl<T> std::ops::Deref for Entry<'_, T> { type Target = T; }
