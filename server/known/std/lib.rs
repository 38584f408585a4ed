//! The standard library; `core` and `alloc` are the same crate here.

#[macro_export]
macro_rules! assert {
    () => {};
}

#[macro_export]
macro_rules! assert_eq {
    () => {};
}

#[macro_export]
macro_rules! assert_ne {
    () => {};
}

#[macro_export]
macro_rules! dbg {
    () => {};
}

#[macro_export]
macro_rules! debug_assert {
    () => {};
}

#[macro_export]
macro_rules! debug_assert_eq {
    () => {};
}

#[macro_export]
macro_rules! debug_assert_ne {
    () => {};
}

#[macro_export]
macro_rules! eprint {
    () => {};
}

#[macro_export]
macro_rules! eprintln {
    () => {};
}

#[macro_export]
macro_rules! format {
    () => {};
}

#[macro_export]
macro_rules! format_args {
    () => {};
}

#[macro_export]
macro_rules! matches {
    () => {};
}

#[macro_export]
macro_rules! panic {
    () => {};
}

#[macro_export]
macro_rules! print {
    () => {};
}

#[macro_export]
macro_rules! println {
    () => {};
}

#[macro_export]
macro_rules! thread_local {
    () => {};
}

#[macro_export]
macro_rules! todo {
    () => {};
}

#[macro_export]
macro_rules! unimplemented {
    () => {};
}

#[macro_export]
macro_rules! unreachable {
    () => {};
}

#[macro_export]
macro_rules! vec {
    () => {};
}

#[macro_export]
macro_rules! write {
    () => {};
}

#[macro_export]
macro_rules! writeln {
    () => {};
}
