//! A binary format.

pub struct ErrorKind;
impl std::error::Error for ErrorKind {}
pub type Error = Box<ErrorKind>;
pub type Result<T> = std::result::Result<T, Error>;
#[blocks(io)]
pub fn deserialize_from<R: std::io::Read, T>(reader: R) -> Result<T>;
#[blocks(io)]
pub fn serialize_into<W: std::io::Write, T>(writer: W, value: &T) -> Result<()>;
