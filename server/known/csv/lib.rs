//! CSV.

pub struct Reader<R>;
impl Reader<std::fs::File> {
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn from_path<P: AsRef<std::path::Path>>(path: P) -> Result<Reader<std::fs::File>>;
}
impl<R: std::io::Read> Reader<R> {
    pub fn from_reader(rdr: R) -> Reader<R>;
}
pub struct Writer<W>;
impl Writer<std::fs::File> {
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn from_path<P: AsRef<std::path::Path>>(path: P) -> Result<Writer<std::fs::File>>;
}
impl<W: std::io::Write> Writer<W> {
    pub fn from_writer(wtr: W) -> Writer<W>;
}
pub struct Error;
impl std::error::Error for Error {}
pub type Result<T> = std::result::Result<T, Error>;
