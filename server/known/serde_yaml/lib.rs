//! YAML.

#[blocks(io, note = "it reads to the end")]
pub fn from_reader<R, T>(rdr: R) -> Result<T, Error> where R: std::io::Read;
pub fn from_str<T>(s: &str) -> Result<T, Error>;
pub fn from_slice<T>(v: &[u8]) -> Result<T, Error>;
#[blocks(io)]
pub fn to_writer<W, T: ?Sized>(writer: W, value: &T) -> Result<(), Error> where W: std::io::Write;
pub fn to_string<T: ?Sized>(value: &T) -> Result<String, Error>;
pub struct Error;
impl std::error::Error for Error {}
