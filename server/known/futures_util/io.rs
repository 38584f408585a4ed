//! Combinators for the io traits of the futures crates.

use std::future::Future;
use std::io;
use std::pin::Pin;
use futures_core::Stream;

pub use futures_io::{AsyncBufRead, AsyncRead, AsyncSeek, AsyncWrite};
pub use std::io::{Error, ErrorKind, IoSlice, IoSliceMut, Result, SeekFrom};

pub trait AsyncReadExt: AsyncRead {
    fn chain<R>(self, next: R) -> Chain<Self, R> where R: AsyncRead;
    #[cancel(safe, inferred)]
    #[waits(io)]
    fn read<'a>(&'a mut self, buf: &'a mut [u8]) -> Read<'a, Self>;
    #[cancel(safe, inferred)]
    #[waits(io)]
    fn read_vectored<'a>(&'a mut self, bufs: &'a mut [IoSliceMut<'a>]) -> ReadVectored<'a, Self>;
    #[cancel(loses_data, inferred)]
    #[waits(io)]
    fn read_exact<'a>(&'a mut self, buf: &'a mut [u8]) -> ReadExact<'a, Self>;
    #[cancel(loses_data, inferred)]
    #[waits(io)]
    fn read_to_end<'a>(&'a mut self, buf: &'a mut Vec<u8>) -> ReadToEnd<'a, Self>;
    #[cancel(loses_data, inferred)]
    #[waits(io)]
    fn read_to_string<'a>(&'a mut self, buf: &'a mut String) -> ReadToString<'a, Self>;
    fn split(self) -> (ReadHalf<Self>, WriteHalf<Self>) where Self: AsyncWrite;
    fn take(self, limit: u64) -> Take<Self>;
}

pub trait AsyncWriteExt: AsyncWrite {
    #[cancel(safe, inferred)]
    #[waits(io)]
    #[flushes]
    fn flush(&mut self) -> Flush<'_, Self>;
    #[cancel(safe, inferred)]
    #[waits(io)]
    #[flushes]
    fn close(&mut self) -> Close<'_, Self>;
    #[cancel(safe, inferred)]
    #[waits(io)]
    fn write<'a>(&'a mut self, buf: &'a[u8]) -> Write<'a, Self>;
    #[cancel(safe, inferred)]
    #[waits(io)]
    fn write_vectored<'a>(&'a mut self, bufs: &'a[IoSlice<'a>]) -> WriteVectored<'a, Self>;
    #[cancel(loses_data, inferred)]
    #[waits(io)]
    fn write_all<'a>(&'a mut self, buf: &'a[u8]) -> WriteAll<'a, Self>;
    fn into_sink<Item: AsRef<[u8]>>(self) -> IntoSink<Self, Item>;
}

pub trait AsyncSeekExt: AsyncSeek {
    fn seek(&mut self, pos: SeekFrom) -> Seek<'_, Self>;
    fn stream_position(&mut self) -> Seek<'_, Self>;
}

pub trait AsyncBufReadExt: AsyncBufRead {
    #[cancel(safe, inferred)]
    #[waits(io)]
    fn fill_buf(&mut self) -> FillBuf<'_, Self>;
    fn consume_unpin(&mut self, amt: usize);
    #[cancel(resumable, inferred)]
    #[waits(io)]
    fn read_until<'a>(&'a mut self, byte: u8, buf: &'a mut Vec<u8>) -> ReadUntil<'a, Self>;
    #[cancel(loses_data, inferred)]
    #[waits(io)]
    fn read_line<'a>(&'a mut self, buf: &'a mut String) -> ReadLine<'a, Self>;
    fn lines(self) -> Lines<Self>;
}

#[derive(Clone)]
pub struct AllowStdIo<T>;

impl<T> AllowStdIo<T> {
    pub fn new(io: T) -> Self;
    pub fn get_ref(&self) -> &T;
    pub fn get_mut(&mut self) -> &mut T;
    pub fn into_inner(self) -> T;
}

impl<T> io::Write for AllowStdIo<T> where T: io::Write {}
impl<T> AsyncWrite for AllowStdIo<T> where T: io::Write {}
impl<T> io::Read for AllowStdIo<T> where T: io::Read {}
impl<T> AsyncRead for AllowStdIo<T> where T: io::Read {}
impl<T> io::Seek for AllowStdIo<T> where T: io::Seek {}
impl<T> AsyncSeek for AllowStdIo<T> where T: io::Seek {}
impl<T> io::BufRead for AllowStdIo<T> where T: io::BufRead {}
impl<T> AsyncBufRead for AllowStdIo<T> where T: io::BufRead {}
pub struct BufReader<R>;

impl<R: AsyncRead> BufReader<R> {
    pub fn new(inner: R) -> Self;
    pub fn with_capacity(capacity: usize, inner: R) -> Self;
}

impl<R> BufReader<R> {
    pub fn buffer(&self) -> &[u8];
}

impl<R: AsyncRead + AsyncSeek> BufReader<R> {
    pub fn seek_relative(self: Pin<&mut Self>, offset: i64) -> SeeKRelative<'_, R>;
}

impl<R: AsyncRead> AsyncRead for BufReader<R> {}
impl<R: AsyncRead> AsyncBufRead for BufReader<R> {}
impl<R: AsyncWrite> AsyncWrite for BufReader<R> {}
impl<R: AsyncRead + AsyncSeek> AsyncSeek for BufReader<R> {}
pub struct SeeKRelative<'a, R>;
impl<R> Future for SeeKRelative<'_, R> where R: AsyncRead + AsyncSeek { type Output = io::Result<()>; }
#[buffered_writer(flush = "flush|close")]
pub struct BufWriter<W>;

impl<W: AsyncWrite> BufWriter<W> {
    pub fn new(inner: W) -> Self;
    pub fn with_capacity(cap: usize, inner: W) -> Self;
}

impl<W> BufWriter<W> {
    pub fn buffer(&self) -> &[u8];
}

impl<W: AsyncWrite> AsyncWrite for BufWriter<W> {}
impl<W: AsyncRead> AsyncRead for BufWriter<W> {}
impl<W: AsyncBufRead> AsyncBufRead for BufWriter<W> {}
impl<W: AsyncWrite + AsyncSeek> AsyncSeek for BufWriter<W> {}
#[buffered_writer(flush = "flush|close")]
pub struct LineWriter<W: AsyncWrite>;

impl<W: AsyncWrite> LineWriter<W> {
    pub fn new(inner: W) -> Self;
    pub fn with_capacity(capacity: usize, inner: W) -> Self;
    pub fn buffer(&self) -> &[u8];
    pub fn get_ref(&self) -> &W;
}

impl<W: AsyncWrite> AsyncWrite for LineWriter<W> {}
pub struct Chain<T, U>;

impl<T, U> Chain<T, U> where T: AsyncRead, U: AsyncRead {
    pub fn get_ref(&self) -> (&T, &U);
    pub fn get_mut(&mut self) -> (&mut T, &mut U);
    pub fn into_inner(self) -> (T, U);
}

impl<T, U> AsyncRead for Chain<T, U> where T: AsyncRead, U: AsyncRead {}
impl<T, U> AsyncBufRead for Chain<T, U> where T: AsyncBufRead, U: AsyncBufRead {}
pub struct Close<'a, W>;
impl<W: AsyncWrite> Future for Close<'_, W> { type Output = io::Result<()>; }
#[cancel(loses_data, inferred)]
#[waits(io)]
pub fn copy<R, W>(reader: R, writer: &mut W) -> Copy<'_, R, W> where R: AsyncRead, W: AsyncWrite;
pub struct Copy<'a, R, W>;
impl<R: AsyncRead, W: AsyncWrite> Future for Copy<'_, R, W> { type Output = io::Result<u64>; }
#[cancel(loses_data, inferred)]
#[waits(io)]
pub fn copy_buf<R, W>(reader: R, writer: &mut W) -> CopyBuf<'_, R, W> where R: AsyncBufRead, W: AsyncWrite;
pub struct CopyBuf<'a, R, W>;
impl<R, W> Future for CopyBuf<'_, R, W>
    where R: AsyncBufRead, W: AsyncWrite { type Output = io::Result<u64>; }
#[derive(Clone)]
pub struct Cursor<T>;

impl<T> Cursor<T> {
    pub fn new(inner: T) -> Self;
    pub fn into_inner(self) -> T;
    pub fn get_ref(&self) -> &T;
    pub fn get_mut(&mut self) -> &mut T;
    pub fn position(&self) -> u64;
    pub fn set_position(&mut self, pos: u64);
}

impl<T> AsyncSeek for Cursor<T> where T: AsRef<[u8]> {}
impl<T: AsRef<[u8]>> AsyncRead for Cursor<T> {}
impl<T> AsyncBufRead for Cursor<T> where T: AsRef<[u8]> {}
impl AsyncWrite for Cursor<&mut [u8]> {}
impl AsyncWrite for Cursor<&mut Vec<u8>> {}
impl AsyncWrite for Cursor<Vec<u8>> {}
impl AsyncWrite for Cursor<Box<[u8]>> {}
pub struct Empty;
pub fn empty() -> Empty;
impl AsyncRead for Empty {}
impl AsyncBufRead for Empty {}
pub struct FillBuf<'a, R>;
impl<'a, R> Future for FillBuf<'a, R> where R: AsyncBufRead { type Output = io::Result<&'a[u8]>; }
pub struct Flush<'a, W>;
impl<W> Future for Flush<'_, W> where W: AsyncWrite { type Output = io::Result<()>; }
pub struct IntoSink<W, Item>;
impl<W: AsyncWrite, Item: AsRef<[u8]>> crate::sink::Sink<Item> for IntoSink<W, Item> { type Error = io::Error; }
pub struct Lines<R>;
impl<R: AsyncBufRead> Stream for Lines<R> { type Item = io::Result<String>; }
pub struct Read<'a, R>;
impl<R: AsyncRead> Future for Read<'_, R> { type Output = io::Result<usize>; }
pub struct ReadVectored<'a, R>;
impl<R: AsyncRead> Future for ReadVectored<'_, R> { type Output = io::Result<usize>; }
pub struct ReadExact<'a, R>;
impl<R: AsyncRead> Future for ReadExact<'_, R> { type Output = io::Result<()>; }
pub struct ReadLine<'a, R>;
impl<R: AsyncBufRead> Future for ReadLine<'_, R> { type Output = io::Result<usize>; }
impl<R> Drop for ReadLine<'_, R> {}
pub struct ReadToEnd<'a, R>;
impl<A> Future for ReadToEnd<'_, A> where A: AsyncRead { type Output = io::Result<usize>; }
pub struct ReadToString<'a, R>;
impl<A> Future for ReadToString<'_, A> where A: AsyncRead { type Output = io::Result<usize>; }
pub struct ReadUntil<'a, R>;
impl<R: AsyncBufRead> Future for ReadUntil<'_, R> { type Output = io::Result<usize>; }
pub struct Repeat;
pub fn repeat(byte: u8) -> Repeat;
impl AsyncRead for Repeat {}
pub struct Seek<'a, S>;
impl<S: AsyncSeek> Future for Seek<'_, S> { type Output = io::Result<u64>; }
pub struct Sink;
pub fn sink() -> Sink;
impl AsyncWrite for Sink {}
pub struct ReadHalf<T>;
pub struct WriteHalf<T>;

impl<T> ReadHalf<T> {
    pub fn is_pair_of(&self, other: &WriteHalf<T>) -> bool;
}

impl<T> WriteHalf<T> {
    pub fn is_pair_of(&self, other: &ReadHalf<T>) -> bool;
}

impl<R: AsyncRead> AsyncRead for ReadHalf<R> {}
impl<W: AsyncWrite> AsyncWrite for WriteHalf<W> {}
pub struct ReuniteError<T>(pub ReadHalf<T>, pub WriteHalf<T>);
impl<T: core::any::Any> std::error::Error for ReuniteError<T> {}
pub struct Take<R>;

impl<R: AsyncRead> Take<R> {
    pub fn limit(&self) -> u64;
    pub fn set_limit(&mut self, limit: u64);
}

impl<R: AsyncRead> AsyncRead for Take<R> {}
impl<R: AsyncBufRead> AsyncBufRead for Take<R> {}
pub struct Write<'a, W>;
impl<W: AsyncWrite> Future for Write<'_, W> { type Output = io::Result<usize>; }
pub struct WriteVectored<'a, W>;
impl<W: AsyncWrite> Future for WriteVectored<'_, W> { type Output = io::Result<usize>; }
pub struct WriteAll<'a, W>;
impl<W: AsyncWrite> Future for WriteAll<'_, W> { type Output = io::Result<()>; }

impl<R: AsyncRead + ?Sized> AsyncReadExt for R {}
impl<W: AsyncWrite + ?Sized> AsyncWriteExt for W {}
impl<S: AsyncSeek + ?Sized> AsyncSeekExt for S {}
impl<R: AsyncBufRead + ?Sized> AsyncBufReadExt for R {}
