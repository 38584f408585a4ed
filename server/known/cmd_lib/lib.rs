//! Shell commands as macros.

pub type CmdResult = std::io::Result<()>;
pub type FunResult = std::io::Result<String>;
#[macro_export]
macro_rules! run_cmd { () => {}; }
#[blocks(process, shape = "spawn_blocking")]
pub fn run_cmd() -> CmdResult;
#[macro_export]
macro_rules! run_fun { () => {}; }
#[blocks(process, shape = "spawn_blocking")]
pub fn run_fun() -> FunResult;
