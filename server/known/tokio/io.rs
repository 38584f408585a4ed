//! Async readers and writers.

use std::io::{Cursor, IoSlice};
use std::mem::MaybeUninit;
use std::ops::DerefMut;
use std::pin::Pin;
use std::task::{Context, Poll};

pub use std::io::Error;
pub use std::io::ErrorKind;
pub use std::io::Result;
pub use std::io::SeekFrom;

pub trait AsyncBufRead: AsyncRead {
    fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context) -> Poll<Result<&[u8]>>;
    fn consume(self: Pin<&mut Self>, amt: usize);
}

impl AsyncBufRead for &[u8] {}
impl<P: DerefMut> AsyncBufRead for Pin<P> where P::Target: AsyncBufRead {}
impl<T: AsRef<[u8]>> AsyncBufRead for Cursor<T> {}
impl<T: AsyncBufRead> AsyncBufRead for Box<T> {}
impl<T: AsyncBufRead> AsyncBufRead for &mut T {}

pub trait AsyncBufReadExt: AsyncBufRead {
    #[cancel(resumable)]
    #[waits(io)]
    async fn read_until(&mut self, byte: u8, buf: &mut Vec<u8>) -> Result<usize>;
    #[cancel(loses_data)]
    #[waits(io)]
    async fn read_line(&mut self, buf: &mut String) -> Result<usize>;
    fn split(self, byte: u8) -> Split<Self>;
    #[cancel(safe)]
    #[waits(io)]
    async fn fill_buf(&mut self) -> Result<&[u8]>;
    fn consume(&mut self, amt: usize);
    fn lines(self) -> Lines<Self>;
}

impl<R: AsyncBufRead> AsyncBufReadExt for R {}

pub trait AsyncRead {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context, buf: &mut ReadBuf) -> Poll<Result<()>>;
}

impl AsyncRead for &[u8] {}
impl<P: DerefMut> AsyncRead for Pin<P> where P::Target: AsyncRead {}
impl<T: AsRef<[u8]>> AsyncRead for Cursor<T> {}
impl<T: AsyncRead> AsyncRead for Box<T> {}
impl<T: AsyncRead> AsyncRead for &mut T {}

pub trait AsyncReadExt: AsyncRead {
    fn chain<R: AsyncRead>(self, next: R) -> Chain<Self, R>;
    #[cancel(safe)]
    #[waits(io)]
    async fn read(&mut self, buf: &mut [u8]) -> Result<usize>;
    #[cancel(safe)]
    #[waits(io)]
    async fn read_buf<B>(&mut self, buf: &mut B) -> Result<usize>;
    #[cancel(loses_data)]
    #[waits(io)]
    async fn read_exact(&mut self, buf: &mut [u8]) -> Result<usize>;
    #[cancel(safe)]
    #[waits(io)]
    async fn read_u8(&mut self) -> Result<u8>;
    #[cancel(safe)]
    #[waits(io)]
    async fn read_i8(&mut self) -> Result<i8>;
    #[cancel(loses_data)]
    #[waits(io)]
    async fn read_u16(&mut self) -> Result<u16>;
    #[cancel(loses_data)]
    #[waits(io)]
    async fn read_i16(&mut self) -> Result<i16>;
    #[cancel(loses_data)]
    #[waits(io)]
    async fn read_u32(&mut self) -> Result<u32>;
    #[cancel(loses_data)]
    #[waits(io)]
    async fn read_i32(&mut self) -> Result<i32>;
    #[cancel(loses_data)]
    #[waits(io)]
    async fn read_u64(&mut self) -> Result<u64>;
    #[cancel(loses_data)]
    #[waits(io)]
    async fn read_i64(&mut self) -> Result<i64>;
    #[cancel(loses_data)]
    #[waits(io)]
    async fn read_u128(&mut self) -> Result<u128>;
    #[cancel(loses_data)]
    #[waits(io)]
    async fn read_i128(&mut self) -> Result<i128>;
    #[cancel(loses_data)]
    #[waits(io)]
    async fn read_f32(&mut self) -> Result<f32>;
    #[cancel(loses_data)]
    #[waits(io)]
    async fn read_f64(&mut self) -> Result<f64>;
    #[cancel(loses_data)]
    #[waits(io)]
    async fn read_u16_le(&mut self) -> Result<u16>;
    #[cancel(loses_data)]
    #[waits(io)]
    async fn read_i16_le(&mut self) -> Result<i16>;
    #[cancel(loses_data)]
    #[waits(io)]
    async fn read_u32_le(&mut self) -> Result<u32>;
    #[cancel(loses_data)]
    #[waits(io)]
    async fn read_i32_le(&mut self) -> Result<i32>;
    #[cancel(loses_data)]
    #[waits(io)]
    async fn read_u64_le(&mut self) -> Result<u64>;
    #[cancel(loses_data)]
    #[waits(io)]
    async fn read_i64_le(&mut self) -> Result<i64>;
    #[cancel(loses_data)]
    #[waits(io)]
    async fn read_u128_le(&mut self) -> Result<u128>;
    #[cancel(loses_data)]
    #[waits(io)]
    async fn read_i128_le(&mut self) -> Result<i128>;
    #[cancel(loses_data)]
    #[waits(io)]
    async fn read_f32_le(&mut self) -> Result<f32>;
    #[cancel(loses_data)]
    #[waits(io)]
    async fn read_f64_le(&mut self) -> Result<f64>;
    #[cancel(loses_data)]
    #[waits(io)]
    async fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize>;
    #[cancel(loses_data)]
    #[waits(io)]
    async fn read_to_string(&mut self, dst: &mut String) -> Result<usize>;
    fn take(self, limit: u64) -> Take<Self>;
}

impl<R: AsyncRead> AsyncReadExt for R {}

pub trait AsyncSeek {
    fn start_seek(self: Pin<&mut Self>, position: SeekFrom) -> Result<()>;
    fn poll_complete(self: Pin<&mut Self>, cx: &mut Context) -> Poll<Result<u64>>;
}

impl<P: DerefMut> AsyncSeek for Pin<P> where P::Target: AsyncSeek {}
impl<T: AsRef<[u8]>> AsyncSeek for Cursor<T> {}
impl<T: AsyncSeek> AsyncSeek for Box<T> {}
impl<T: AsyncSeek> AsyncSeek for &mut T {}

pub trait AsyncSeekExt: AsyncSeek {
    #[waits(io)]
    #[cancel(safe, inferred)]
    #[flushes]
    async fn seek(&mut self, pos: SeekFrom) -> Result<u64>;
    #[waits(io)]
    #[cancel(safe, inferred)]
    async fn rewind(&mut self) -> Result<u64>;
    #[cancel(safe, inferred)]
    #[waits(io)]
    async fn stream_position(&mut self) -> Result<u64>;
}

impl<S: AsyncSeek> AsyncSeekExt for S {}

pub trait AsyncWrite {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context, buf: &[u8]) -> Poll<Result<usize>>;
    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context) -> Poll<Result<()>>;
    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context) -> Poll<Result<()>>;
    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context,
        bufs: &[IoSlice],
    ) -> Poll<Result<usize>>;
    fn is_write_vectored(&self) -> bool;
}

impl AsyncWrite for Cursor<Box<[u8]>> {}
impl AsyncWrite for Cursor<Vec<u8>> {}
impl AsyncWrite for Cursor<&mut Vec<u8>> {}
impl AsyncWrite for Cursor<&mut [u8]> {}
impl AsyncWrite for Vec<u8> {}
impl<P: DerefMut> AsyncWrite for Pin<P> where P::Target: AsyncWrite {}
impl<T: AsyncWrite> AsyncWrite for Box<T> {}
impl<T: AsyncWrite> AsyncWrite for &mut T {}

pub trait AsyncWriteExt: AsyncWrite {
    #[cancel(safe)]
    #[waits(io)]
    async fn write(&mut self, src: &[u8]) -> Result<usize>;
    #[cancel(safe)]
    #[waits(io)]
    async fn write_vectored(&mut self, bufs: &[IoSlice]) -> Result<usize>;
    #[cancel(safe)]
    #[waits(io)]
    async fn write_buf<B>(&mut self, src: &mut B) -> Result<usize>;
    #[cancel(resumable)]
    #[waits(io)]
    async fn write_all_buf<B>(&mut self, src: &mut B) -> Result<()>;
    #[cancel(loses_data)]
    #[waits(io)]
    async fn write_all(&mut self, src: &[u8]) -> Result<()>;
    #[cancel(safe, inferred)]
    #[waits(io)]
    async fn write_u8(&mut self, n: u8) -> Result<()>;
    #[cancel(safe, inferred)]
    #[waits(io)]
    async fn write_i8(&mut self, n: i8) -> Result<()>;
    #[waits(io)]
    #[cancel(loses_data, inferred)]
    async fn write_u16(&mut self, n: u16) -> Result<()>;
    #[waits(io)]
    #[cancel(loses_data, inferred)]
    async fn write_i16(&mut self, n: i16) -> Result<()>;
    #[waits(io)]
    #[cancel(loses_data, inferred)]
    async fn write_u32(&mut self, n: u32) -> Result<()>;
    #[waits(io)]
    #[cancel(loses_data, inferred)]
    async fn write_i32(&mut self, n: i32) -> Result<()>;
    #[waits(io)]
    #[cancel(loses_data, inferred)]
    async fn write_u64(&mut self, n: u64) -> Result<()>;
    #[waits(io)]
    #[cancel(loses_data, inferred)]
    async fn write_i64(&mut self, n: i64) -> Result<()>;
    #[waits(io)]
    #[cancel(loses_data, inferred)]
    async fn write_u128(&mut self, n: u128) -> Result<()>;
    #[waits(io)]
    #[cancel(loses_data, inferred)]
    async fn write_i128(&mut self, n: i128) -> Result<()>;
    #[waits(io)]
    #[cancel(loses_data, inferred)]
    async fn write_f32(&mut self, n: f32) -> Result<()>;
    #[waits(io)]
    #[cancel(loses_data, inferred)]
    async fn write_f64(&mut self, n: f64) -> Result<()>;
    #[waits(io)]
    #[cancel(loses_data, inferred)]
    async fn write_u16_le(&mut self, n: u16) -> Result<()>;
    #[waits(io)]
    #[cancel(loses_data, inferred)]
    async fn write_i16_le(&mut self, n: i16) -> Result<()>;
    #[waits(io)]
    #[cancel(loses_data, inferred)]
    async fn write_u32_le(&mut self, n: u32) -> Result<()>;
    #[waits(io)]
    #[cancel(loses_data, inferred)]
    async fn write_i32_le(&mut self, n: i32) -> Result<()>;
    #[waits(io)]
    #[cancel(loses_data, inferred)]
    async fn write_u64_le(&mut self, n: u64) -> Result<()>;
    #[waits(io)]
    #[cancel(loses_data, inferred)]
    async fn write_i64_le(&mut self, n: i64) -> Result<()>;
    #[waits(io)]
    #[cancel(loses_data, inferred)]
    async fn write_u128_le(&mut self, n: u128) -> Result<()>;
    #[waits(io)]
    #[cancel(loses_data, inferred)]
    async fn write_i128_le(&mut self, n: i128) -> Result<()>;
    #[waits(io)]
    #[cancel(loses_data, inferred)]
    async fn write_f32_le(&mut self, n: f32) -> Result<()>;
    #[waits(io)]
    #[cancel(loses_data, inferred)]
    async fn write_f64_le(&mut self, n: f64) -> Result<()>;
    #[cancel(safe)]
    #[waits(io)]
    #[flushes]
    async fn flush(&mut self) -> Result<()>;
    #[cancel(safe, inferred)]
    #[waits(io)]
    #[flushes]
    async fn shutdown(&mut self) -> Result<()>;
}

impl<W: AsyncWrite> AsyncWriteExt for W {}

#[waits(io)]
#[cancel(
    loses_data,
    inferred,
    note = "bytes that were read may still be in the internal buffer"
)]
pub async fn copy<R: AsyncRead, W: AsyncWrite>(reader: &mut R, writer: &mut W) -> Result<u64>;

#[waits(io)]
#[cancel(
    loses_data,
    inferred,
    note = "bytes that were read may still be in the internal buffer"
)]
pub async fn copy_bidirectional<A: AsyncRead + AsyncWrite, B: AsyncRead + AsyncWrite>(
    a: &mut A,
    b: &mut B,
) -> Result<(u64, u64)>;

#[waits(io)]
#[cancel(
    loses_data,
    inferred,
    note = "bytes that were read may still be in the internal buffer"
)]
pub async fn copy_bidirectional_with_sizes<A: AsyncRead + AsyncWrite, B: AsyncRead + AsyncWrite>(
    a: &mut A,
    b: &mut B,
    a_to_b_buf_size: usize,
    b_to_a_buf_size: usize,
) -> Result<(u64, u64)>;

#[waits(io)]
#[cancel(
    loses_data,
    inferred,
    note = "bytes that were read may still be in the internal buffer"
)]
pub async fn copy_buf<R: AsyncBufRead, W: AsyncWrite>(
    reader: &mut R,
    writer: &mut W,
) -> Result<u64>;
pub fn duplex(max_buf_size: usize) -> (DuplexStream, DuplexStream);
pub fn empty() -> Empty;
pub fn join<R: AsyncRead, W: AsyncWrite>(reader: R, writer: W) -> Join<R, W>;
pub fn repeat(byte: u8) -> Repeat;
pub fn simplex(max_buf_size: usize) -> (ReadHalf<SimplexStream>, WriteHalf<SimplexStream>);
pub fn sink() -> Sink;
pub fn split<T: AsyncRead + AsyncWrite>(stream: T) -> (ReadHalf<T>, WriteHalf<T>);
pub fn stderr() -> Stderr;
pub fn stdin() -> Stdin;
pub fn stdout() -> Stdout;

pub struct BufReader<R> {}
impl<R: AsyncRead> BufReader<R> {
    pub fn new(inner: R) -> Self;
    pub fn with_capacity(capacity: usize, inner: R) -> Self;
    pub fn get_ref(&self) -> &R;
    pub fn get_mut(&mut self) -> &mut R;
    pub fn get_pin_mut(self: Pin<&mut Self>) -> Pin<&mut R>;
    pub fn into_inner(self) -> R;
    pub fn buffer(&self) -> &[u8];
}

impl<R: AsyncRead> AsyncRead for BufReader<R> {}
impl<R: AsyncRead> AsyncBufRead for BufReader<R> {}
impl<R: AsyncRead + AsyncSeek> AsyncSeek for BufReader<R> {}
impl<R: AsyncRead + AsyncWrite> AsyncWrite for BufReader<R> {}
impl<RW> From<BufReader<BufWriter<RW>>> for BufStream<RW> {}

#[buffered_writer(flush = "flush|shutdown")]
pub struct BufStream<RW> {}
impl<RW: AsyncRead + AsyncWrite> BufStream<RW> {
    pub fn new(stream: RW) -> BufStream<RW>;
    pub fn with_capacity(
        reader_capacity: usize,
        writer_capacity: usize,
        stream: RW,
    ) -> BufStream<RW>;
    pub fn get_ref(&self) -> &RW;
    pub fn get_mut(&mut self) -> &mut RW;
    pub fn get_pin_mut(self: Pin<&mut Self>) -> Pin<&mut RW>;
    pub fn into_inner(self) -> RW;
}

impl<RW> From<BufWriter<BufReader<RW>>> for BufStream<RW> {}
impl<RW: AsyncRead + AsyncWrite> AsyncWrite for BufStream<RW> {}
impl<RW: AsyncRead + AsyncWrite> AsyncRead for BufStream<RW> {}
impl<RW: AsyncRead + AsyncWrite + AsyncSeek> AsyncSeek for BufStream<RW> {}
impl<RW: AsyncRead + AsyncWrite> AsyncBufRead for BufStream<RW> {}

#[buffered_writer(flush = "flush|shutdown")]
pub struct BufWriter<W> {}
impl<W: AsyncWrite> BufWriter<W> {
    pub fn new(inner: W) -> Self;
    pub fn with_capacity(cap: usize, inner: W) -> Self;
    pub fn get_ref(&self) -> &W;
    pub fn get_mut(&mut self) -> &mut W;
    pub fn get_pin_mut(self: Pin<&mut Self>) -> Pin<&mut W>;
    pub fn into_inner(self) -> W;
    pub fn buffer(&self) -> &[u8];
}

impl<W: AsyncWrite> AsyncWrite for BufWriter<W> {}
impl<W: AsyncWrite + AsyncSeek> AsyncSeek for BufWriter<W> {}
impl<W: AsyncWrite + AsyncRead> AsyncRead for BufWriter<W> {}
impl<W: AsyncWrite + AsyncBufRead> AsyncBufRead for BufWriter<W> {}

pub struct Chain<T, U> {}
impl<T: AsyncRead, U: AsyncRead> Chain<T, U> {
    pub fn get_ref(&self) -> (&T, &U);
    pub fn get_mut(&mut self) -> (&mut T, &mut U);
    pub fn get_pin_mut(self: Pin<&mut Self>) -> (Pin<&mut T>, Pin<&mut U>);
    pub fn into_inner(self) -> (T, U);
}

impl<T: AsyncRead, U: AsyncRead> AsyncRead for Chain<T, U> {}
impl<T: AsyncBufRead, U: AsyncBufRead> AsyncBufRead for Chain<T, U> {}

pub struct DuplexStream {}
impl AsyncRead for DuplexStream {}
impl AsyncWrite for DuplexStream {}

pub struct Empty {}
impl AsyncRead for Empty {}
impl AsyncBufRead for Empty {}
impl AsyncWrite for Empty {}
impl AsyncSeek for Empty {}

pub struct Interest {}
impl Interest {
    pub const READABLE: Interest;
    pub const WRITABLE: Interest;
    pub const ERROR: Interest;
    pub const PRIORITY: Interest;
    pub fn is_readable(self) -> bool;
    pub fn is_writable(self) -> bool;
    pub fn is_error(self) -> bool;
    pub fn is_priority(self) -> bool;
    pub fn add(self, other: Interest) -> Interest;
    pub fn remove(self, other: Interest) -> Option<Interest>;
}

impl Clone for Interest {}
impl Copy for Interest {}

pub struct Join<R, W> {}
impl<R: AsyncRead, W: AsyncWrite> Join<R, W> {
    pub fn into_inner(self) -> (R, W);
    pub fn reader(&self) -> &R;
    pub fn writer(&self) -> &W;
    pub fn reader_mut(&mut self) -> &mut R;
    pub fn writer_mut(&mut self) -> &mut W;
    pub fn reader_pin_mut(self: Pin<&mut Self>) -> Pin<&mut R>;
    pub fn writer_pin_mut(self: Pin<&mut Self>) -> Pin<&mut W>;
}

impl<R: AsyncRead, W> AsyncRead for Join<R, W> {}
impl<R, W: AsyncWrite> AsyncWrite for Join<R, W> {}
impl<R: AsyncBufRead, W> AsyncBufRead for Join<R, W> {}

pub struct Lines<R> {}
impl<R: AsyncBufRead> Lines<R> {
    #[cancel(safe)]
    #[waits(io)]
    pub async fn next_line(&mut self) -> Result<Option<String>>;
    pub fn get_mut(&mut self) -> &mut R;
    pub fn get_ref(&mut self) -> &R;
    pub fn into_inner(self) -> R;
    pub fn poll_next_line(self: Pin<&mut Self>, cx: &mut Context) -> Poll<Result<Option<String>>>;
}

pub struct ReadBuf {}
impl ReadBuf {
    pub fn new(buf: &mut [u8]) -> ReadBuf;
    pub fn uninit(buf: &mut [MaybeUninit<u8>]) -> ReadBuf;
    pub fn capacity(&self) -> usize;
    pub fn filled(&self) -> &[u8];
    pub fn filled_mut(&mut self) -> &mut [u8];
    pub fn take(&mut self, n: usize) -> ReadBuf;
    pub fn initialized(&self) -> &[u8];
    pub fn initialized_mut(&mut self) -> &mut [u8];
    pub unsafe fn inner_mut(&mut self) -> &mut [MaybeUninit<u8>];
    pub unsafe fn unfilled_mut(&mut self) -> &mut [MaybeUninit<u8>];
    pub fn initialize_unfilled(&mut self) -> &mut [u8];
    pub fn initialize_unfilled_to(&mut self, n: usize) -> &mut [u8];
    pub fn remaining(&self) -> usize;
    pub fn clear(&mut self);
    pub fn advance(&mut self, n: usize);
    pub fn set_filled(&mut self, n: usize);
    pub unsafe fn assume_init(&mut self, n: usize);
    pub fn put_slice(&mut self, buf: &[u8]);
}

pub struct ReadHalf<T> {}
impl<T> ReadHalf<T> {
    pub fn is_pair_of(&self, other: &WriteHalf<T>) -> bool;
    pub fn unsplit(self, wr: WriteHalf<T>) -> T;
}

impl<T: AsyncRead> AsyncRead for ReadHalf<T> {}

pub struct Ready {}
impl Ready {
    pub const EMPTY: Ready;
    pub const READABLE: Ready;
    pub const WRITABLE: Ready;
    pub const READ_CLOSED: Ready;
    pub const WRITE_CLOSED: Ready;
    pub const PRIORITY: Ready;
    pub const ERROR: Ready;
    pub const ALL: Ready;
    pub fn is_empty(self) -> bool;
    pub fn is_readable(self) -> bool;
    pub fn is_writable(self) -> bool;
    pub fn is_read_closed(self) -> bool;
    pub fn is_write_closed(self) -> bool;
    pub fn is_priority(self) -> bool;
    pub fn is_error(self) -> bool;
}

impl Clone for Ready {}
impl Copy for Ready {}

pub struct Repeat {}
impl AsyncRead for Repeat {}

pub struct SimplexStream {}
impl SimplexStream {
    pub fn new_unsplit(max_buf_size: usize) -> SimplexStream;
}

impl AsyncRead for SimplexStream {}
impl AsyncWrite for SimplexStream {}

pub struct Sink {}
impl AsyncWrite for Sink {}

pub struct Split<R> {}
impl<R: AsyncBufRead> Split<R> {
    #[waits(io)]
    #[cancel(safe, inferred)]
    pub async fn next_segment(&mut self) -> Result<Option<Vec<u8>>>;
    pub fn poll_next_segment(
        self: Pin<&mut Self>,
        cx: &mut Context,
    ) -> Poll<Result<Option<Vec<u8>>>>;
}

pub struct Stderr {}
impl AsyncWrite for Stderr {}

pub struct Stdin {}
impl AsyncRead for Stdin {}

pub struct Stdout {}
impl AsyncWrite for Stdout {}

pub struct Take<R> {}
impl<R: AsyncRead> Take<R> {
    pub fn limit(&self) -> u64;
    pub fn set_limit(&mut self, limit: u64);
    pub fn get_ref(&self) -> &R;
    pub fn get_mut(&mut self) -> &mut R;
    pub fn get_pin_mut(self: Pin<&mut Self>) -> Pin<&mut R>;
    pub fn into_inner(self) -> R;
}

impl<R: AsyncRead> AsyncRead for Take<R> {}
impl<R: AsyncBufRead> AsyncBufRead for Take<R> {}

pub struct WriteHalf<T> {}
impl<T> WriteHalf<T> {
    pub fn is_pair_of(&self, other: &ReadHalf<T>) -> bool;
}

impl<T: AsyncWrite> AsyncWrite for WriteHalf<T> {}
