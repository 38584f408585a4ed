//! A blocking web framework.

#[blocks(net)]
#[offthread]
pub fn start_server<A, F>(addr: A, handler: F) -> !;
