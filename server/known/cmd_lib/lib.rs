//! Shell commands as macros.

pub type CmdResult = std::io::Result<()>;
pub type FunResult = std::io::Result<String>;
#[macro_export]
#[blocks(process, shape = "spawn_blocking")]
macro_rules! run_cmd { () => {}; }
pub fn run_cmd() -> CmdResult;
#[macro_export]
#[blocks(process, shape = "spawn_blocking")]
macro_rules! run_fun { () => {}; }
pub fn run_fun() -> FunResult;
