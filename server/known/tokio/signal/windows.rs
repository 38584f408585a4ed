//! Console events on Windows.

use std::io;

pub fn ctrl_break() -> io::Result<CtrlBreak>;
pub fn ctrl_c() -> io::Result<CtrlC>;
pub fn ctrl_close() -> io::Result<CtrlClose>;
pub fn ctrl_logoff() -> io::Result<CtrlLogoff>;
pub fn ctrl_shutdown() -> io::Result<CtrlShutdown>;

pub struct CtrlBreak {}
impl CtrlBreak {
    #[cancel(safe, inferred)]
    #[waits(signal)]
    pub async fn recv(&mut self) -> Option<()>;
}

pub struct CtrlC {}
impl CtrlC {
    #[cancel(safe, inferred)]
    #[waits(signal)]
    pub async fn recv(&mut self) -> Option<()>;
}

pub struct CtrlClose {}
impl CtrlClose {
    #[cancel(safe, inferred)]
    #[waits(signal)]
    pub async fn recv(&mut self) -> Option<()>;
}

pub struct CtrlLogoff {}
impl CtrlLogoff {
    #[cancel(safe, inferred)]
    #[waits(signal)]
    pub async fn recv(&mut self) -> Option<()>;
}

pub struct CtrlShutdown {}
impl CtrlShutdown {
    #[cancel(safe, inferred)]
    #[waits(signal)]
    pub async fn recv(&mut self) -> Option<()>;
}
