//! SSH, blocking.

use std::io::{Read, Write};
use std::path::Path;

#[derive(Clone)]
pub struct Session;
impl Session {
    pub fn new() -> Result<Session, Error>;
    pub fn set_blocking(&self, blocking: bool);
    pub fn set_timeout(&self, timeout_ms: u32);
    pub fn set_tcp_stream<S>(&mut self, stream: S);
    pub fn authenticated(&self) -> bool;
    #[blocks(net, shape = "spawn_blocking", note = "russh is async")]
    pub fn handshake(&mut self) -> Result<(), Error>;
    #[blocks(net, shape = "spawn_blocking", note = "russh is async")]
    pub fn userauth_password(&self, username: &str, password: &str) -> Result<(), Error>;
    #[blocks(net, shape = "spawn_blocking", note = "russh is async")]
    pub fn userauth_agent(&self, username: &str) -> Result<(), Error>;
    #[blocks(net, shape = "spawn_blocking", note = "russh is async")]
    pub fn userauth_pubkey_file(&self, username: &str, pubkey: Option<&Path>, privatekey: &Path, passphrase: Option<&str>) -> Result<(), Error>;
    #[blocks(net, shape = "spawn_blocking", note = "russh is async")]
    pub fn channel_session(&self) -> Result<Channel, Error>;
    #[blocks(net, shape = "spawn_blocking", note = "russh is async")]
    pub fn sftp(&self) -> Result<Sftp, Error>;
}
#[blocking_io(net, tier = 1)]
pub struct Channel;
impl Channel {
    #[blocks(net, shape = "spawn_blocking", note = "russh is async")]
    pub fn exec(&mut self, command: &str) -> Result<(), Error>;
    #[blocks(net, shape = "spawn_blocking", note = "russh is async")]
    pub fn shell(&mut self) -> Result<(), Error>;
    #[blocks(net, shape = "spawn_blocking", note = "russh is async")]
    pub fn wait_eof(&mut self) -> Result<(), Error>;
    #[blocks(net, shape = "spawn_blocking", note = "russh is async")]
    pub fn wait_close(&mut self) -> Result<(), Error>;
    pub fn exit_status(&self) -> Result<i32, Error>;
}
impl Read for Channel {}
impl Write for Channel {}
pub struct Sftp;
impl Sftp {
    #[blocks(net, shape = "spawn_blocking", note = "russh is async")]
    pub fn open<T: AsRef<Path>>(&self, filename: T) -> Result<File, Error>;
    #[blocks(net, shape = "spawn_blocking", note = "russh is async")]
    pub fn create(&self, filename: &Path) -> Result<File, Error>;
}
#[blocking_io(net, tier = 1)]
pub struct File;
impl Read for File {}
impl Write for File {}
pub struct Error;
impl std::error::Error for Error {}
