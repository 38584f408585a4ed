//! The standard library; `core` and `alloc` are the same crate here.
