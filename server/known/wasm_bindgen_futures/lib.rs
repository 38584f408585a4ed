//! Futures on the event loop of the browser.

#[spawns(local, not_tokio)]
pub fn spawn_local<F>(future: F) where F: std::future::Future<Output = ()>;
