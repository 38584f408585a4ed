//! Signals.

use std::io;

#[cancel(safe, inferred)]
#[waits(signal)]
pub async fn ctrl_c() -> io::Result<()>;
