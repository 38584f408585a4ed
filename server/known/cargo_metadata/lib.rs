//! What cargo knows of a package.

#[derive(Clone)]
pub struct MetadataCommand;
impl MetadataCommand {
    pub fn new() -> MetadataCommand;
    pub fn manifest_path(&mut self, path: impl Into<std::path::PathBuf>) -> &mut MetadataCommand;
    pub fn current_dir(&mut self, path: impl Into<std::path::PathBuf>) -> &mut MetadataCommand;
    pub fn no_deps(&mut self) -> &mut MetadataCommand;
    #[blocks(process, shape = "spawn_blocking")]
    pub fn exec(&self) -> Result<Metadata>;
}
#[derive(Clone)]
pub struct Metadata;
pub struct Error;
impl std::error::Error for Error {}
pub type Result<T> = std::result::Result<T, Error>;
