//! Child processes and pipelines.

use std::io;
use std::process::Output;

#[derive(Clone)]
pub struct Expression;
impl Expression {
    #[blocks(process, shape = "spawn_blocking")]
    pub fn run(&self) -> io::Result<Output>;
    #[blocks(process, shape = "spawn_blocking")]
    pub fn read(&self) -> io::Result<String>;
    #[blocks(process, tier = 3, shape = "spawn_blocking")]
    pub fn start(&self) -> io::Result<Handle>;
    pub fn pipe<T: Into<Expression>>(&self, right: T) -> Expression;
    pub fn env<T, U>(&self, name: T, val: U) -> Expression;
    pub fn unchecked(&self) -> Expression;
    pub fn stdout_capture(&self) -> Expression;
    pub fn stdout_null(&self) -> Expression;
}
pub struct Handle;
impl Handle {
    #[blocks(process, shape = "spawn_blocking")]
    pub fn wait(&self) -> io::Result<&Output>;
    pub fn try_wait(&self) -> io::Result<Option<&Output>>;
    #[blocks(process, shape = "spawn_blocking")]
    pub fn into_output(self) -> io::Result<Output>;
    pub fn kill(&self) -> io::Result<()>;
}
pub fn cmd<T, U>(program: T, args: U) -> Expression;
#[macro_export]
macro_rules! cmd { () => {}; }
