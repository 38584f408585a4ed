//! Combinators for the io traits of the futures crates.

use std::future::Future;
use std::io::{self, IoSlice, IoSliceMut};
use std::pin::Pin;
use futures_core::Stream;

pub use futures_io::{AsyncBufRead, AsyncRead, AsyncSeek, AsyncWrite};
pub use std::io::{Error, ErrorKind, Result, SeekFrom};

#[cancel(loses_data, inferred)]
#[waits(io)]
pub async fn copy<R, W>(reader: R, writer: W) -> Result<u64> where R: AsyncRead, W: AsyncWrite;
#[derive(Clone)]
pub struct AssertAsync<T>;

impl<T> AssertAsync<T> {
    pub fn new(io: T) -> Self;
    pub fn get_ref(&self) -> &T;
    pub fn get_mut(&mut self) -> &mut T;
    pub fn into_inner(self) -> T;
}

impl<T: std::io::Read> AsyncRead for AssertAsync<T> {}
impl<T: std::io::Write> AsyncWrite for AssertAsync<T> {}
impl<T: std::io::Seek> AsyncSeek for AssertAsync<T> {}
pub struct BlockOn<T>;

impl<T> BlockOn<T> {
    pub fn new(io: T) -> BlockOn<T>;
    pub fn get_ref(&self) -> &T;
    pub fn get_mut(&mut self) -> &mut T;
    pub fn into_inner(self) -> T;
}

impl<T: AsyncRead> std::io::Read for BlockOn<T> {}
impl<T: AsyncBufRead> std::io::BufRead for BlockOn<T> {}
impl<T: AsyncWrite> std::io::Write for BlockOn<T> {}
impl<T: AsyncSeek> std::io::Seek for BlockOn<T> {}
pub struct BufReader<R>;

impl<R: AsyncRead> BufReader<R> {
    pub fn new(inner: R) -> BufReader<R>;
    pub fn with_capacity(capacity: usize, inner: R) -> BufReader<R>;
}

impl<R> BufReader<R> {
    pub fn get_ref(&self) -> &R;
    pub fn get_mut(&mut self) -> &mut R;
    pub fn buffer(&self) -> &[u8];
    pub fn into_inner(self) -> R;
}

impl<R: AsyncRead> AsyncRead for BufReader<R> {}
impl<R: AsyncRead> AsyncBufRead for BufReader<R> {}
impl<R: AsyncSeek> AsyncSeek for BufReader<R> {}
impl<R: AsyncWrite> AsyncWrite for BufReader<R> {}
#[buffered_writer(flush = "flush|close")]
pub struct BufWriter<W>;

impl<W: AsyncWrite> BufWriter<W> {
    pub fn new(inner: W) -> BufWriter<W>;
    pub fn with_capacity(capacity: usize, inner: W) -> BufWriter<W>;
    pub fn get_ref(&self) -> &W;
    pub fn get_mut(&mut self) -> &mut W;
    pub fn into_inner(self) -> W;
    pub fn buffer(&self) -> &[u8];
}

impl<W: AsyncWrite> AsyncWrite for BufWriter<W> {}
impl<W: AsyncWrite + AsyncSeek> AsyncSeek for BufWriter<W> {}
#[derive(Clone)]
pub struct Cursor<T>;

impl<T> Cursor<T> {
    pub fn new(inner: T) -> Cursor<T>;
    pub fn get_ref(&self) -> &T;
    pub fn get_mut(&mut self) -> &mut T;
    pub fn into_inner(self) -> T;
    pub fn position(&self) -> u64;
    pub fn set_position(&mut self, pos: u64);
}

impl<T> AsyncSeek for Cursor<T> where T: AsRef<[u8]> {}
impl<T> AsyncRead for Cursor<T> where T: AsRef<[u8]> {}
impl<T> AsyncBufRead for Cursor<T> where T: AsRef<[u8]> {}
impl AsyncWrite for Cursor<&mut [u8]> {}
impl AsyncWrite for Cursor<&mut Vec<u8>> {}
impl AsyncWrite for Cursor<Vec<u8>> {}
pub fn empty() -> Empty;
pub struct Empty;
impl AsyncRead for Empty {}
impl AsyncBufRead for Empty {}
pub fn repeat(byte: u8) -> Repeat;
pub struct Repeat;
impl AsyncRead for Repeat {}
pub fn sink() -> Sink;
pub struct Sink;
impl AsyncWrite for Sink {}

pub trait AsyncBufReadExt: AsyncBufRead {
    #[cancel(safe, inferred)]
    #[waits(io)]
    fn fill_buf(&mut self) -> FillBuf<'_, Self>;
    fn consume(&mut self, amt: usize);
    #[cancel(resumable, inferred)]
    #[waits(io)]
    fn read_until<'a>(&'a mut self, byte: u8, buf: &'a mut Vec<u8>) -> ReadUntilFuture<'a, Self>;
    #[cancel(loses_data, inferred)]
    #[waits(io)]
    fn read_line<'a>(&'a mut self, buf: &'a mut String) -> ReadLineFuture<'a, Self>;
    fn lines(self) -> Lines<Self>;
    fn split(self, byte: u8) -> Split<Self>;
}

pub struct FillBuf<'a, R>;
impl<'a, R> Future for FillBuf<'a, R> where R: AsyncBufRead { type Output = Result<&'a[u8]>; }
pub struct ReadUntilFuture<'a, R>;
impl<R: AsyncBufRead> Future for ReadUntilFuture<'_, R> { type Output = Result<usize>; }
pub struct ReadLineFuture<'a, R>;
impl<R: AsyncBufRead> Future for ReadLineFuture<'_, R> { type Output = Result<usize>; }
pub struct Lines<R>;
impl<R: AsyncBufRead> Stream for Lines<R> { type Item = Result<String>; }
pub struct Split<R>;
impl<R: AsyncBufRead> Stream for Split<R> { type Item = Result<Vec<u8>>; }

pub trait AsyncReadExt: AsyncRead {
    #[cancel(safe, inferred)]
    #[waits(io)]
    fn read<'a>(&'a mut self, buf: &'a mut [u8]) -> ReadFuture<'a, Self>;
    #[cancel(safe, inferred)]
    #[waits(io)]
    fn read_vectored<'a>(&'a mut self, bufs: &'a mut [IoSliceMut<'a>]) -> ReadVectoredFuture<'a, Self>;
    #[cancel(loses_data, inferred)]
    #[waits(io)]
    fn read_to_end<'a>(&'a mut self, buf: &'a mut Vec<u8>) -> ReadToEndFuture<'a, Self>;
    #[cancel(loses_data, inferred)]
    #[waits(io)]
    fn read_to_string<'a>(&'a mut self, buf: &'a mut String) -> ReadToStringFuture<'a, Self>;
    #[cancel(loses_data, inferred)]
    #[waits(io)]
    fn read_exact<'a>(&'a mut self, buf: &'a mut [u8]) -> ReadExactFuture<'a, Self>;
    fn take(self, limit: u64) -> Take<Self>;
    fn bytes(self) -> Bytes<Self>;
    fn chain<R: AsyncRead>(self, next: R) -> Chain<Self, R>;
}

pub struct ReadFuture<'a, R>;
impl<R: AsyncRead> Future for ReadFuture<'_, R> { type Output = Result<usize>; }
pub struct ReadVectoredFuture<'a, R>;
impl<R: AsyncRead> Future for ReadVectoredFuture<'_, R> { type Output = Result<usize>; }
pub struct ReadToEndFuture<'a, R>;
impl<R: AsyncRead> Future for ReadToEndFuture<'_, R> { type Output = Result<usize>; }
pub struct ReadToStringFuture<'a, R>;
impl<R: AsyncRead> Future for ReadToStringFuture<'_, R> { type Output = Result<usize>; }
pub struct ReadExactFuture<'a, R>;
impl<R: AsyncRead> Future for ReadExactFuture<'_, R> { type Output = Result<()>; }
pub struct Take<R>;

impl<R> Take<R> {
    pub fn limit(&self) -> u64;
    pub fn set_limit(&mut self, limit: u64);
    pub fn get_ref(&self) -> &R;
    pub fn get_mut(&mut self) -> &mut R;
    pub fn into_inner(self) -> R;
}

impl<R: AsyncRead> AsyncRead for Take<R> {}
impl<R: AsyncBufRead> AsyncBufRead for Take<R> {}
pub struct Bytes<R>;
impl<R: AsyncRead> Stream for Bytes<R> { type Item = Result<u8>; }
impl<R: AsyncRead> AsyncRead for Bytes<R> {}
pub struct Chain<R1, R2>;

impl<R1, R2> Chain<R1, R2> {
    pub fn get_ref(&self) -> (&R1, &R2);
    pub fn get_mut(&mut self) -> (&mut R1, &mut R2);
    pub fn into_inner(self) -> (R1, R2);
}

impl<R1: AsyncRead, R2: AsyncRead> AsyncRead for Chain<R1, R2> {}
impl<R1: AsyncBufRead, R2: AsyncBufRead> AsyncBufRead for Chain<R1, R2> {}

pub trait AsyncSeekExt: AsyncSeek {
    #[cancel(safe, inferred)]
    #[waits(io)]
    fn seek(&mut self, pos: SeekFrom) -> SeekFuture<'_, Self>;
}

pub struct SeekFuture<'a, S>;
impl<S: AsyncSeek> Future for SeekFuture<'_, S> { type Output = Result<u64>; }

pub trait AsyncWriteExt: AsyncWrite {
    #[cancel(safe, inferred)]
    #[waits(io)]
    fn write<'a>(&'a mut self, buf: &'a[u8]) -> WriteFuture<'a, Self>;
    #[cancel(safe, inferred)]
    #[waits(io)]
    fn write_vectored<'a>(&'a mut self, bufs: &'a[IoSlice<'a>]) -> WriteVectoredFuture<'a, Self>;
    #[cancel(loses_data, inferred)]
    #[waits(io)]
    fn write_all<'a>(&'a mut self, buf: &'a[u8]) -> WriteAllFuture<'a, Self>;
    #[cancel(safe, inferred)]
    #[waits(io)]
    #[flushes]
    fn flush(&mut self) -> FlushFuture<'_, Self>;
    #[cancel(safe, inferred)]
    #[waits(io)]
    #[flushes]
    fn close(&mut self) -> CloseFuture<'_, Self>;
}

pub struct WriteFuture<'a, W>;
impl<W: AsyncWrite> Future for WriteFuture<'_, W> { type Output = Result<usize>; }
pub struct WriteVectoredFuture<'a, W>;
impl<W: AsyncWrite> Future for WriteVectoredFuture<'_, W> { type Output = Result<usize>; }
pub struct WriteAllFuture<'a, W>;
impl<W: AsyncWrite> Future for WriteAllFuture<'_, W> { type Output = Result<()>; }
pub struct FlushFuture<'a, W>;
impl<W: AsyncWrite> Future for FlushFuture<'_, W> { type Output = Result<()>; }
pub struct CloseFuture<'a, W>;
impl<W: AsyncWrite> Future for CloseFuture<'_, W> { type Output = Result<()>; }
pub type BoxedReader = Pin<Box<dyn AsyncRead>>;
pub type BoxedWriter = Pin<Box<dyn AsyncWrite>>;
pub fn split<T>(stream: T) -> (ReadHalf<T>, WriteHalf<T>) where T: AsyncRead + AsyncWrite;
pub struct ReadHalf<T>;
pub struct WriteHalf<T>;
impl<T: AsyncRead> AsyncRead for ReadHalf<T> {}
impl<T: AsyncWrite> AsyncWrite for WriteHalf<T> {}

impl<R: AsyncRead + ?Sized> AsyncReadExt for R {}
impl<R: AsyncBufRead + ?Sized> AsyncBufReadExt for R {}
impl<W: AsyncWrite + ?Sized> AsyncWriteExt for W {}
impl<S: AsyncSeek + ?Sized> AsyncSeekExt for S {}
