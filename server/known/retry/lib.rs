//! Retries with pauses, on a thread.

use std::time::Duration;

#[blocks(sleep, note = "it sleeps between the attempts")]
#[inline]
pub fn retry<I: IntoIterator<Item = Duration>, O: FnMut() -> OR, R, E, OR>(iterable: I, operation: O) -> Result<R, Error<E>>;
#[blocks(sleep, note = "it sleeps between the attempts")]
#[inline]
pub fn retry_with_index<I: IntoIterator<Item = Duration>, O: FnMut(u64) -> OR, R, E, OR>(
    iterable: I,
    operation: O,
) -> Result<R, Error<E>>;
pub struct Error<E>;
impl<E> std::error::Error for Error<E> {}
