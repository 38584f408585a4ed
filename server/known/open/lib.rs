//! Opens a file or a link as the desktop would.

use std::ffi::OsStr;
use std::io;

#[blocks(process, tier = 2, shape = "spawn_blocking", note = "`open::that_detached` does not wait")]
pub fn that(path: impl AsRef<OsStr>) -> io::Result<()>;
#[blocks(process, tier = 2, shape = "spawn_blocking", note = "`open::with_detached` does not wait")]
pub fn with(path: impl AsRef<OsStr>, app: impl Into<String>) -> io::Result<()>;
pub fn that_detached(path: impl AsRef<OsStr>) -> io::Result<()>;
pub fn with_detached<T: AsRef<OsStr>>(path: T, app: impl Into<String>) -> io::Result<()>;
#[spawns(thread)]
pub fn that_in_background(path: impl AsRef<OsStr>) -> std::thread::JoinHandle<io::Result<()>>;
