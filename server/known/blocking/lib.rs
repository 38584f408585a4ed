//! A thread pool for blocking work.

use std::io::{Read, Seek, Write};
use futures_core::Stream;
use futures_io::{AsyncRead, AsyncSeek, AsyncWrite};

pub use async_task::Task;

#[spawns(blocking, drop = "cancel")]
#[offthread]
pub fn unblock<T, F>(f: F) -> Task<T> where F: FnOnce() -> T;
pub struct Unblock<T>;

impl<T> Unblock<T> {
    pub fn new(io: T) -> Unblock<T>;
    pub fn with_capacity(cap: usize, io: T) -> Unblock<T>;
    pub async fn get_mut(&mut self) -> &mut T;
    #[offthread]
    pub async fn with_mut<R, F>(&mut self, op: F) -> R where F: FnOnce(&mut T) -> R;
    pub async fn into_inner(self) -> T;
}

impl<T: Iterator> Stream for Unblock<T> { type Item = T::Item; }
impl<T: Read> AsyncRead for Unblock<T> {}
impl<T: Write> AsyncWrite for Unblock<T> {}
impl<T: Seek> AsyncSeek for Unblock<T> {}
