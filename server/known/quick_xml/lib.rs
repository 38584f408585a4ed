//! XML.

pub use reader::Reader;

pub mod errors {
    pub struct Error;
    impl std::error::Error for Error {}
    pub type Result<T> = std::result::Result<T, Error>;
}
pub mod de {
    pub struct DeError;
    impl std::error::Error for DeError {}
    #[blocks(io)]
    pub fn from_reader<R: std::io::BufRead, T>(reader: R) -> Result<T, DeError>;
}
pub mod reader {
    pub struct Reader<R>;
    impl<R> Reader<R> {
        pub fn from_reader(reader: R) -> Self;
    }
    impl Reader<std::io::BufReader<std::fs::File>> {
        #[blocks(fs, tier = 2, shape = "spawn_blocking")]
        pub fn from_file<P: AsRef<std::path::Path>>(path: P) -> crate::errors::Result<Self>;
    }
}
