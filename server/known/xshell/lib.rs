//! Shell scripts in Rust.

pub struct Shell;
impl Shell {
    pub fn new() -> Result<Self>;
    pub fn current_dir(&self) -> std::path::PathBuf;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn read_file<P: AsRef<std::path::Path>>(&self, path: P) -> Result<String>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn write_file<P: AsRef<std::path::Path>, C: AsRef<[u8]>>(&self, path: P, contents: C) -> Result<()>;
}
pub struct Cmd<'a>;
impl<'a> Cmd<'a> {
    pub fn arg<P>(self, arg: P) -> Cmd<'a>;
    pub fn env<K, V>(self, key: K, val: V) -> Cmd<'a>;
    #[blocks(process, shape = "spawn_blocking")]
    pub fn run(&self) -> Result<()>;
    #[blocks(process, shape = "spawn_blocking")]
    pub fn read(&self) -> Result<String>;
    #[blocks(process, shape = "spawn_blocking")]
    pub fn read_stderr(&self) -> Result<String>;
    #[blocks(process, shape = "spawn_blocking")]
    pub fn output(&self) -> Result<std::process::Output>;
}
pub struct Error;
impl std::error::Error for Error {}
pub type Result<T, E = Error> = std::result::Result<T, E>;

#[macro_export]
macro_rules! cmd { () => {}; }
pub fn cmd() -> Cmd<'static>;
