//! FTP, blocking.

pub struct FtpStream;
impl FtpStream {
    #[blocks(net, shape = "spawn_blocking", note = "AsyncFtpStream is async")]
    pub fn connect<A: std::net::ToSocketAddrs>(addr: A) -> Result<Self, FtpError>;
    #[blocks(net, shape = "spawn_blocking", note = "AsyncFtpStream is async")]
    pub fn login<S: AsRef<str>>(&mut self, user: S, password: S) -> Result<(), FtpError>;
}
pub struct FtpError;
impl std::error::Error for FtpError {}
