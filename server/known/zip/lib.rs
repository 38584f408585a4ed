//! zip archives.

pub use self::read::ZipArchive;
pub use self::write::ZipWriter;

pub mod result {
    pub struct ZipError;
    impl std::error::Error for ZipError {}
    pub type ZipResult<T> = Result<T, ZipError>;
}
pub mod read {
    use crate::result::ZipResult;

    #[derive(Clone)]
    pub struct ZipArchive<R>;
    impl<R> ZipArchive<R> {
        #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
        pub fn new(reader: R) -> ZipResult<ZipArchive<R>>;
        pub fn len(&self) -> usize;
        pub fn is_empty(&self) -> bool;
        #[blocks(cpu, tier = 3, shape = "spawn_blocking")]
        pub fn by_name(&mut self, name: &str) -> ZipResult<ZipFile<'_>>;
        #[blocks(cpu, tier = 3, shape = "spawn_blocking")]
        pub fn by_index(&mut self, file_number: usize) -> ZipResult<ZipFile<'_>>;
        #[blocks(cpu, shape = "spawn_blocking")]
        pub fn extract<P: AsRef<std::path::Path>>(&mut self, directory: P) -> ZipResult<()>;
    }
    #[blocking_io(cpu)]
    pub struct ZipFile<'a>;
    impl<'a> ZipFile<'a> {
        pub fn name(&self) -> &str;
        pub fn size(&self) -> u64;
        pub fn is_dir(&self) -> bool;
        pub fn is_file(&self) -> bool;
    }
    impl std::io::Read for ZipFile<'_> {}
}
pub mod write {
    use crate::result::ZipResult;

    #[blocking_io(cpu)]
    pub struct ZipWriter<W>;
    impl<W> ZipWriter<W> {
        pub fn new(inner: W) -> ZipWriter<W>;
        #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
        pub fn start_file<S, O>(&mut self, name: S, options: O) -> ZipResult<()>;
        #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
        pub fn finish(self) -> ZipResult<W>;
    }
    impl<W> std::io::Write for ZipWriter<W> {}
}
