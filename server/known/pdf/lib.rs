//! Reading PDF.

pub mod error {
    pub struct PdfError;
    impl std::error::Error for PdfError {}
    pub type Result<T, E = PdfError> = std::result::Result<T, E>;
}
pub mod file {
    use crate::error::Result;

    pub struct ObjectCache;
    pub struct StreamCache;
    pub struct NoCache;
    pub struct NoLog;
    pub struct File<B, OC, SC, L>;
    impl<B, OC, SC, L> File<B, OC, SC, L> {
        pub fn num_pages(&self) -> u32;
        #[blocks(cpu, shape = "spawn_blocking")]
        pub fn save_to(&mut self, path: impl AsRef<std::path::Path>) -> Result<()>;
    }
    pub struct FileOptions<'a, OC, SC, L>;
    impl FileOptions<'static, NoCache, NoCache, NoLog> {
        pub fn uncached() -> Self;
    }
    impl FileOptions<'static, ObjectCache, StreamCache, NoLog> {
        pub fn cached() -> Self;
    }
    impl<'a, OC, SC, L> FileOptions<'a, OC, SC, L> {
        pub fn password(self, password: &'a [u8]) -> FileOptions<'a, OC, SC, L>;
        #[blocks(cpu, shape = "spawn_blocking")]
        pub fn open(self, path: impl AsRef<std::path::Path>) -> Result<File<Vec<u8>, OC, SC, L>>;
        #[blocks(cpu, shape = "spawn_blocking")]
        pub fn load<B>(self, backend: B) -> Result<File<B, OC, SC, L>>;
    }
}
