//! Readers and writers without the standard library.

pub use embedded_io::{Error, ErrorType, ReadExactError, SeekFrom};

pub trait Read: ErrorType {
    #[cancel(safe, inferred)]
    #[waits(io)]
    async fn read(&mut self, buf: &mut [u8]) -> Result<usize, Self::Error>;
    #[cancel(loses_data, inferred)]
    #[waits(io)]
    async fn read_exact(&mut self, buf: &mut [u8]) -> Result<(), ReadExactError<Self::Error>>;
}
pub trait BufRead: ErrorType {
    #[cancel(safe, inferred)]
    #[waits(io)]
    async fn fill_buf(&mut self) -> Result<&[u8], Self::Error>;
    fn consume(&mut self, amt: usize);
}
pub trait Write: ErrorType {
    #[cancel(safe, inferred)]
    #[waits(io)]
    async fn write(&mut self, buf: &[u8]) -> Result<usize, Self::Error>;
    #[cancel(safe, inferred)]
    #[waits(io)]
    #[flushes]
    async fn flush(&mut self) -> Result<(), Self::Error>;
    #[cancel(loses_data, inferred)]
    #[waits(io)]
    async fn write_all(&mut self, buf: &[u8]) -> Result<(), Self::Error>;
}
impl<T: ?Sized + Read> Read for &mut T {}
impl<T: ?Sized + BufRead> BufRead for &mut T {}
impl<T: ?Sized + Write> Write for &mut T {}
