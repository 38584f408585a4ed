//! Queues without locks.

pub use self::array_queue::ArrayQueue;
pub use self::seg_queue::SegQueue;

pub mod array_queue {
    pub struct ArrayQueue<T>;

    impl<T> ArrayQueue<T> {
        pub fn new(cap: usize) -> ArrayQueue<T>;
        pub fn push(&self, value: T) -> Result<(), T>;
        pub fn force_push(&self, value: T) -> Option<T>;
        pub fn pop(&self) -> Option<T>;
        pub fn capacity(&self) -> usize;
        pub fn is_empty(&self) -> bool;
        pub fn is_full(&self) -> bool;
        pub fn len(&self) -> usize;
    }

    impl<T> Drop for ArrayQueue<T> {}
    impl<T> IntoIterator for ArrayQueue<T> { type Item = T; type IntoIter = IntoIter<T>; }
    pub struct IntoIter<T>;
    impl<T> Iterator for IntoIter<T> { type Item = T; }
}

pub mod seg_queue {
    pub struct SegQueue<T>;

    impl<T> SegQueue<T> {
        pub fn new() -> SegQueue<T>;
        pub fn push(&self, value: T);
        pub fn pop(&self) -> Option<T>;
        pub fn is_empty(&self) -> bool;
        pub fn len(&self) -> usize;
    }

    impl<T> Drop for SegQueue<T> {}
    impl<T> Default for SegQueue<T> {}
    impl<T> IntoIterator for SegQueue<T> { type Item = T; type IntoIter = IntoIter<T>; }
    pub struct IntoIter<T>;
    impl<T> Iterator for IntoIter<T> { type Item = T; }
}
