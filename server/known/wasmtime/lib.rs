//! WebAssembly.

#[derive(Clone)]
pub struct Engine;
#[derive(Clone)]
pub struct Module;
impl Module {
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn new(engine: &Engine, bytes: impl AsRef<[u8]>) -> Result<Module>;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn from_file(engine: &Engine, file: impl AsRef<std::path::Path>) -> Result<Module>;
}
pub mod component {
    #[derive(Clone)]
    pub struct Component;
    impl Component {
        #[blocks(cpu, shape = "spawn_blocking")]
        pub fn new(engine: &super::Engine, bytes: impl AsRef<[u8]>) -> super::Result<Component>;
        #[blocks(cpu, shape = "spawn_blocking")]
        pub fn from_file(engine: &super::Engine, file: impl AsRef<std::path::Path>) -> super::Result<Component>;
    }
}
pub struct Error;
pub type Result<T, E = Error> = std::result::Result<T, E>;
