//! Child processes that several threads wait for.

use std::io::Result;
use std::process::{Child, Command, ExitStatus};
use std::time::{Duration, Instant};

pub struct SharedChild;
impl SharedChild {
    #[blocks(process, tier = 3)]
    pub fn spawn(command: &mut Command) -> Result<Self>;
    pub fn new(child: Child) -> Result<Self>;
    #[blocks(process, shape = "spawn_blocking")]
    pub fn wait(&self) -> Result<ExitStatus>;
    #[blocks(process, shape = "spawn_blocking")]
    pub fn wait_timeout(&self, timeout: Duration) -> Result<Option<ExitStatus>>;
    #[blocks(process, shape = "spawn_blocking")]
    pub fn wait_deadline(&self, deadline: Instant) -> Result<Option<ExitStatus>>;
    pub fn try_wait(&self) -> Result<Option<ExitStatus>>;
    pub fn kill(&self) -> Result<()>;
}
