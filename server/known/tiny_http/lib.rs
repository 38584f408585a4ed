//! A blocking HTTP server.

pub struct Server;
impl Server {
    #[blocks(net, tier = 3)]
    pub fn http<A>(addr: A) -> Result<Server, Box<dyn std::error::Error>>;
    #[blocks(net, instead = "axum")]
    pub fn recv(&self) -> std::io::Result<Request>;
    #[blocks(net, instead = "axum")]
    pub fn recv_timeout(&self, timeout: std::time::Duration) -> std::io::Result<Option<Request>>;
    pub fn try_recv(&self) -> std::io::Result<Option<Request>>;
    #[blocks(net, instead = "axum")]
    pub fn incoming_requests(&self) -> IncomingRequests<'_>;
}
pub struct IncomingRequests<'a>;
impl Iterator for IncomingRequests<'_> { type Item = Request; }
pub struct Request;
impl Request {
    pub fn url(&self) -> &str;
    #[blocks(net)]
    pub fn respond<R>(self, response: R) -> std::io::Result<()>;
}
