//! Readers and writers.

use std::future::Future;
use std::io;
use std::time::Duration;
use futures_io::{AsyncBufRead, AsyncRead, AsyncSeek, AsyncWrite};

pub use futures_io::{AsyncBufRead as BufRead, AsyncRead as Read, AsyncSeek as Seek, AsyncWrite as Write};
pub use std::io::{Error, ErrorKind, Result, SeekFrom};

pub mod prelude {
    pub use super::{BufRead, BufReadExt, Read, ReadExt, Seek, Write, WriteExt};
}

pub trait ReadExt: Read {
    #[cancel(safe, inferred)]
    #[waits(io)]
    fn read<'a>(&'a mut self, buf: &'a mut [u8]) -> impl Future<Output = io::Result<usize>>;
    #[cancel(loses_data, inferred)]
    #[waits(io)]
    fn read_to_end<'a>(&'a mut self, buf: &'a mut Vec<u8>) -> impl Future<Output = io::Result<usize>>;
    #[cancel(loses_data, inferred)]
    #[waits(io)]
    fn read_to_string<'a>(&'a mut self, buf: &'a mut String) -> impl Future<Output = io::Result<usize>>;
    #[cancel(loses_data, inferred)]
    #[waits(io)]
    fn read_exact<'a>(&'a mut self, buf: &'a mut [u8]) -> impl Future<Output = io::Result<()>>;
    fn by_ref(&mut self) -> &mut Self;
}

pub trait WriteExt: Write {
    #[cancel(safe, inferred)]
    #[waits(io)]
    fn write<'a>(&'a mut self, buf: &'a[u8]) -> impl Future<Output = io::Result<usize>>;
    #[cancel(safe, inferred)]
    #[waits(io)]
    #[flushes]
    fn flush(&mut self) -> impl Future<Output = io::Result<()>>;
    #[cancel(loses_data, inferred)]
    #[waits(io)]
    fn write_all<'a>(&'a mut self, buf: &'a[u8]) -> impl Future<Output = io::Result<()>>;
}

pub trait BufReadExt: BufRead {
    #[cancel(resumable, inferred)]
    #[waits(io)]
    fn read_until<'a>(&'a mut self, byte: u8, buf: &'a mut Vec<u8>) -> impl Future<Output = io::Result<usize>>;
    #[cancel(loses_data, inferred)]
    #[waits(io)]
    fn read_line<'a>(&'a mut self, buf: &'a mut String) -> impl Future<Output = io::Result<usize>>;
}

#[timeout]
#[cancel(inner)]
pub async fn timeout<F, T>(dur: Duration, f: F) -> io::Result<T> where F: Future<Output = io::Result<T>>;
#[cancel(loses_data, inferred)]
#[waits(io)]
pub async fn copy<R, W>(reader: &mut R, writer: &mut W) -> io::Result<u64> where R: Read, W: Write;
#[buffered_writer(flush = "flush|close")]
pub struct BufWriter<W>;

impl<W: Write> BufWriter<W> {
    pub fn new(inner: W) -> BufWriter<W>;
    pub fn with_capacity(capacity: usize, inner: W) -> BufWriter<W>;
    pub fn get_ref(&self) -> &W;
    pub fn get_mut(&mut self) -> &mut W;
    pub fn buffer(&self) -> &[u8];
}

impl<W: AsyncWrite> AsyncWrite for BufWriter<W> {}
impl<W: Write + Seek> Seek for BufWriter<W> {}
pub struct BufReader<R>;

impl<R: io::Read> BufReader<R> {
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
pub fn stdin() -> Stdin;
pub struct Stdin;

impl Stdin {
    #[waits(stdio)]
    pub async fn read_line(&self, buf: &mut String) -> io::Result<usize>;
}

impl AsyncRead for Stdin {}
pub fn stdout() -> Stdout;
pub struct Stdout;
impl AsyncWrite for Stdout {}
pub fn stderr() -> Stderr;
pub struct Stderr;
impl AsyncWrite for Stderr {}

impl<T: Read + ?Sized> ReadExt for T {}
impl<T: Write + ?Sized> WriteExt for T {}
impl<T: BufRead + ?Sized> BufReadExt for T {}
