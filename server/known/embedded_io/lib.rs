//! Readers and writers without the standard library, blocking.

pub trait Error {}
pub trait ErrorType {
    type Error: Error;
}
impl<T: ?Sized + ErrorType> ErrorType for &mut T { type Error = T::Error; }
pub enum ReadExactError<E> { UnexpectedEof, Other(E) }
pub enum SeekFrom { Start(u64), End(i64), Current(i64) }
