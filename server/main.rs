//! The `wakeful` binary.

fn main() {}
