//! An HTTP client on async-std.

#[derive(Clone)]
pub struct Client;
impl Client {
    #[client(timeout = "60s")]
    pub fn new() -> Self;
}
