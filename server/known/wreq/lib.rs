//! An HTTP client.

#[derive(Clone)]
pub struct Client;
impl Client {
    #[client(timeout = "none")]
    pub fn new() -> Client;
}
