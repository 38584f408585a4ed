//! MessagePack.

pub use decode::from_read;

pub mod decode {
    pub struct Error;
    impl std::error::Error for Error {}
    #[blocks(io)]
    pub fn from_read<R: std::io::Read, T>(rd: R) -> Result<T, Error>;
}
pub mod encode {
    pub struct Error;
    impl std::error::Error for Error {}
    #[blocks(io)]
    pub fn write<W: std::io::Write, T>(wr: &mut W, val: &T) -> Result<(), Error>;
    #[blocks(io)]
    pub fn write_named<W: std::io::Write, T>(wr: &mut W, val: &T) -> Result<(), Error>;
}
