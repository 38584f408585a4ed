//! Streams written as blocks with `yield`.

#[macro_export]
macro_rules! stream { () => {}; }
#[macro_export]
macro_rules! try_stream { () => {}; }
