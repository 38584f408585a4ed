//! Files are added by the tests.

fn main() {}
