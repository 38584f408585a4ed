//! Blocking readers and writers.

use crate::collections::TryReserveError;
use crate::ffi::NulError;
use crate::fmt::Arguments;
use crate::fs::TryLockError;
use crate::net::TcpStream;
use crate::ops::{Deref, DerefMut};
use crate::os::unix::net::UnixStream;
use crate::process::ChildStdin;
use crate::{error, result};

pub type Result<T> = result::Result<T, Error>;

pub trait BufRead: Read {
    #[blocks(io, tier = 2, shape = "spawn_blocking")]
    fn fill_buf(&mut self) -> Result<&[u8]>;
    fn consume(&mut self, amount: usize);
    #[blocks(io, tier = 2, shape = "spawn_blocking")]
    fn read_until(&mut self, byte: u8, buf: &mut Vec<u8>) -> Result<usize>;
    #[blocks(io, tier = 2, shape = "spawn_blocking")]
    fn skip_until(&mut self, byte: u8) -> Result<usize>;
    #[blocks(io, tier = 2, shape = "spawn_blocking")]
    fn read_line(&mut self, buf: &mut String) -> Result<usize>;
    fn split(self, byte: u8) -> Split<Self>;
    fn lines(self) -> Lines<Self>;
}

impl BufRead for &[u8] {}
impl<B: BufRead> BufRead for &mut B {}

pub trait IsTerminal {
    fn is_terminal(&self) -> bool;
}

pub trait Read {
    #[blocks(io, tier = 2, shape = "spawn_blocking")]
    fn read(&mut self, buf: &mut [u8]) -> Result<usize>;
    #[blocks(io, tier = 2, shape = "spawn_blocking")]
    fn read_vectored(&mut self, bufs: &mut [IoSliceMut]) -> Result<usize>;
    #[blocks(io, tier = 2, shape = "spawn_blocking")]
    fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize>;
    #[blocks(io, tier = 2, shape = "spawn_blocking")]
    fn read_to_string(&mut self, buf: &mut String) -> Result<usize>;
    #[blocks(io, tier = 2, shape = "spawn_blocking")]
    fn read_exact(&mut self, buf: &mut [u8]) -> Result<()>;
    fn by_ref(&mut self) -> &mut Self;
    fn bytes(self) -> Bytes<Self>;
    fn chain<R: Read>(self, next: R) -> Chain<Self, R>;
    fn take(self, limit: u64) -> Take<Self>;
}

impl Read for &PipeReader {}
impl Read for &Stdin {}
impl Read for &TcpStream {}
impl Read for &UnixStream {}
impl Read for &[u8] {}
impl<R: Read> Read for &mut R {}

pub trait Seek {
    #[blocks(io, tier = 2, shape = "spawn_blocking")]
    fn seek(&mut self, pos: SeekFrom) -> Result<u64>;
    #[blocks(io, tier = 2, shape = "spawn_blocking")]
    fn rewind(&mut self) -> Result<()>;
    #[blocks(io, tier = 2, shape = "spawn_blocking")]
    fn stream_position(&mut self) -> Result<u64>;
    #[blocks(io, tier = 2, shape = "spawn_blocking")]
    fn seek_relative(&mut self, offset: i64) -> Result<()>;
}

impl<S: Seek> Seek for &mut S {}

pub trait Write {
    #[blocks(io, tier = 2, shape = "spawn_blocking")]
    fn write(&mut self, buf: &[u8]) -> Result<usize>;
    #[blocks(io, tier = 2, shape = "spawn_blocking")]
    fn write_vectored(&mut self, bufs: &[IoSlice]) -> Result<usize>;
    #[blocks(io, tier = 2, shape = "spawn_blocking")]
    fn flush(&mut self) -> Result<()>;
    #[blocks(io, tier = 2, shape = "spawn_blocking")]
    fn write_all(&mut self, buf: &[u8]) -> Result<()>;
    #[blocks(io, tier = 2, shape = "spawn_blocking")]
    fn write_fmt(&mut self, args: Arguments) -> Result<()>;
    fn by_ref(&mut self) -> &mut Self;
}

impl Write for &Empty {}
impl Write for &PipeWriter {}
impl Write for &Sink {}
impl Write for &Stderr {}
impl Write for &Stdout {}
impl Write for &TcpStream {}
impl Write for &UnixStream {}
impl Write for &ChildStdin {}
impl Write for &mut [u8] {}
impl<W: Write> Write for &mut W {}

#[blocks(io, tier = 1, instead = "tokio::io::copy", shape = "swap_await")]
pub fn copy<R: Read, W: Write>(reader: &mut R, writer: &mut W) -> Result<u64>;
pub fn empty() -> Empty;
pub fn pipe() -> Result<(PipeReader, PipeWriter)>;

#[blocks(io, tier = 1, shape = "spawn_blocking")]
pub fn read_to_string<R: Read>(reader: R) -> Result<String>;
pub fn repeat(byte: u8) -> Repeat;
pub fn sink() -> Sink;
pub fn stderr() -> Stderr;
pub fn stdin() -> Stdin;
pub fn stdout() -> Stdout;

pub struct BufReader<R> {}
impl<R: Read> BufReader<R> {
    pub fn new(inner: R) -> BufReader<R>;
    pub fn with_capacity(capacity: usize, inner: R) -> BufReader<R>;
}

impl<R> BufReader<R> {
    pub fn get_ref(&self) -> &R;
    pub fn get_mut(&mut self) -> &mut R;
    pub fn buffer(&self) -> &[u8];
    pub fn capacity(&self) -> usize;
    pub fn into_inner(self) -> R;
}

impl<R: Seek> BufReader<R> {
    pub fn seek_relative(&mut self, offset: i64) -> Result<()>;
}

impl<R: Read> Read for BufReader<R> {}
impl<R: Read> BufRead for BufReader<R> {}
impl<R: Seek> Seek for BufReader<R> {}

pub struct BufWriter<W: Write> {}
impl<W: Write> BufWriter<W> {
    pub fn new(inner: W) -> BufWriter<W>;
    pub fn with_capacity(capacity: usize, inner: W) -> BufWriter<W>;
    pub fn into_inner(self) -> result::Result<W, IntoInnerError<BufWriter<W>>>;
    pub fn into_parts(self) -> (W, result::Result<Vec<u8>, WriterPanicked>);
    pub fn get_ref(&self) -> &W;
    pub fn get_mut(&mut self) -> &mut W;
    pub fn buffer(&self) -> &[u8];
    pub fn capacity(&self) -> usize;
}

impl<W: Write> Write for BufWriter<W> {}
impl<W: Write + Seek> Seek for BufWriter<W> {}

pub struct Bytes<R> {}
impl<R: Read> Iterator for Bytes<R> {
    type Item = Result<u8>;
}

pub struct Chain<T, U> {}
impl<T, U> Chain<T, U> {
    pub fn into_inner(self) -> (T, U);
    pub fn get_ref(&self) -> (&T, &U);
    pub fn get_mut(&mut self) -> (&mut T, &mut U);
}

impl<T: Read, U: Read> Read for Chain<T, U> {}
impl<T: BufRead, U: BufRead> BufRead for Chain<T, U> {}

pub struct Cursor<T> {}
impl<T> Cursor<T> {
    pub fn new(inner: T) -> Cursor<T>;
    pub fn into_inner(self) -> T;
    pub fn get_ref(&self) -> &T;
    pub fn get_mut(&mut self) -> &mut T;
    pub fn position(&self) -> u64;
    pub fn set_position(&mut self, pos: u64);
}

impl<T: Default> Default for Cursor<T> {}
impl<T: Clone> Clone for Cursor<T> {}
impl<T: AsRef<[u8]>> Seek for Cursor<T> {}
impl<T: AsRef<[u8]>> Read for Cursor<T> {}
impl<T: AsRef<[u8]>> BufRead for Cursor<T> {}
impl Write for Cursor<&mut [u8]> {}
impl Write for Cursor<&mut Vec<u8>> {}
impl Write for Cursor<Vec<u8>> {}
impl Write for Cursor<Box<[u8]>> {}
impl<const N: usize> Write for Cursor<[u8; N]> {}

pub struct Empty;
impl Copy for Empty {}
impl Clone for Empty {}
impl Default for Empty {}
impl Read for Empty {}
impl BufRead for Empty {}
impl Seek for Empty {}
impl Write for Empty {}

pub struct Error {}
impl Error {
    pub fn new<E: Into<Box<dyn error::Error + Send + Sync>>>(kind: ErrorKind, error: E) -> Error;
    pub fn other<E: Into<Box<dyn error::Error + Send + Sync>>>(error: E) -> Error;
    pub fn last_os_error() -> Error;
    pub fn from_raw_os_error(code: i32) -> Error;
    pub fn raw_os_error(&self) -> Option<i32>;
    pub fn get_ref(&self) -> Option<&(dyn error::Error + Send + Sync)>;
    pub fn get_mut(&mut self) -> Option<&mut (dyn error::Error + Send + Sync)>;
    pub fn into_inner(self) -> Option<Box<dyn error::Error + Send + Sync>>;
    pub fn downcast<E: error::Error>(self) -> result::Result<E, Self>;
    pub fn kind(&self) -> ErrorKind;
}

impl From<TryLockError> for Error {}
impl<W> From<IntoInnerError<W>> for Error {}
impl From<NulError> for Error {}
impl From<TryReserveError> for Error {}
impl From<ErrorKind> for Error {}

pub enum ErrorKind {
    NotFound,
    PermissionDenied,
    ConnectionRefused,
    ConnectionReset,
    HostUnreachable,
    NetworkUnreachable,
    ConnectionAborted,
    NotConnected,
    AddrInUse,
    AddrNotAvailable,
    NetworkDown,
    BrokenPipe,
    AlreadyExists,
    WouldBlock,
    NotADirectory,
    IsADirectory,
    DirectoryNotEmpty,
    ReadOnlyFilesystem,
    StaleNetworkFileHandle,
    InvalidInput,
    InvalidData,
    TimedOut,
    WriteZero,
    StorageFull,
    NotSeekable,
    QuotaExceeded,
    FileTooLarge,
    ResourceBusy,
    ExecutableFileBusy,
    Deadlock,
    CrossesDevices,
    TooManyLinks,
    InvalidFilename,
    ArgumentListTooLong,
    Interrupted,
    Unsupported,
    UnexpectedEof,
    OutOfMemory,
    Other,
}

impl Clone for ErrorKind {}
impl Copy for ErrorKind {}

pub struct IntoInnerError<W> {}
impl<W> IntoInnerError<W> {
    pub fn error(&self) -> &Error;
    pub fn into_inner(self) -> W;
    pub fn into_error(self) -> Error;
    pub fn into_parts(self) -> (Error, W);
}

pub struct IoSlice {}
impl IoSlice {
    pub fn new(buf: &[u8]) -> IoSlice;
    pub fn advance(&mut self, n: usize);
    pub fn advance_slices(bufs: &mut &mut [IoSlice], n: usize);
}

impl Copy for IoSlice {}
impl Clone for IoSlice {}
impl Deref for IoSlice {
    type Target = [u8];
}

pub struct IoSliceMut {}
impl IoSliceMut {
    pub fn new(buf: &mut [u8]) -> IoSliceMut;
    pub fn advance(&mut self, n: usize);
    pub fn advance_slices(bufs: &mut &mut [IoSliceMut], n: usize);
}

impl Deref for IoSliceMut {
    type Target = [u8];
}

impl DerefMut for IoSliceMut {}

pub struct LineWriter<W: Write> {}
impl<W: Write> LineWriter<W> {
    pub fn new(inner: W) -> LineWriter<W>;
    pub fn with_capacity(capacity: usize, inner: W) -> LineWriter<W>;
    pub fn get_mut(&mut self) -> &mut W;
    pub fn into_inner(self) -> result::Result<W, IntoInnerError<LineWriter<W>>>;
    pub fn get_ref(&self) -> &W;
}

impl<W: Write> Write for LineWriter<W> {}

pub struct Lines<B> {}
impl<B: BufRead> Iterator for Lines<B> {
    type Item = Result<String>;
}

#[blocking_io(process, tier = 1)]
pub struct PipeReader {}
impl PipeReader {
    pub fn try_clone(&self) -> Result<Self>;
}

impl Read for PipeReader {}

#[blocking_io(process, tier = 1)]
pub struct PipeWriter {}
impl PipeWriter {
    pub fn try_clone(&self) -> Result<Self>;
}

impl Write for PipeWriter {}

pub struct Repeat {}
impl Read for Repeat {}

pub enum SeekFrom {
    Start(u64),
    End(i64),
    Current(i64),
}

impl Copy for SeekFrom {}
impl Clone for SeekFrom {}

pub struct Sink;
impl Copy for Sink {}
impl Clone for Sink {}
impl Default for Sink {}
impl Write for Sink {}

pub struct Split<B> {}
impl<B: BufRead> Iterator for Split<B> {
    type Item = Result<Vec<u8>>;
}

#[blocking_io(stdio, tier = 3)]
pub struct Stderr {}
impl Stderr {
    pub fn lock(&self) -> StderrLock;
}

impl Write for Stderr {}

#[blocking_io(stdio, tier = 3)]
#[guard(stdio, thread)]
pub struct StderrLock {}
impl !Send for StderrLock {}
impl Write for StderrLock {}

#[blocking_io(stdio, tier = 1)]
pub struct Stdin {}
impl Stdin {
    #[blocks(stdio, tier = 1, shape = "spawn_blocking")]
    pub fn lock(&self) -> StdinLock;
    #[blocks(stdio, tier = 1, shape = "spawn_blocking")]
    pub fn read_line(&self, buf: &mut String) -> Result<usize>;
    #[blocks(stdio, tier = 1, shape = "spawn_blocking")]
    pub fn lines(self) -> Lines<StdinLock>;
}

impl Read for Stdin {}

#[blocking_io(stdio, tier = 1)]
#[guard(stdio, thread)]
pub struct StdinLock {}
impl !Send for StdinLock {}
impl Read for StdinLock {}
impl BufRead for StdinLock {}

#[blocking_io(stdio, tier = 3)]
pub struct Stdout {}
impl Stdout {
    #[blocks(stdio, tier = 3, instead = "tokio::io::stdout")]
    pub fn lock(&self) -> StdoutLock;
}

impl Write for Stdout {}

#[blocking_io(stdio, tier = 3)]
#[guard(stdio, thread)]
pub struct StdoutLock {}
impl !Send for StdoutLock {}
impl Write for StdoutLock {}

pub struct Take<T> {}
impl<T> Take<T> {
    pub fn limit(&self) -> u64;
    pub fn set_limit(&mut self, limit: u64);
    pub fn into_inner(self) -> T;
    pub fn get_ref(&self) -> &T;
    pub fn get_mut(&mut self) -> &mut T;
}

impl<T: Read> Read for Take<T> {}
impl<T: BufRead> BufRead for Take<T> {}
impl<T: Seek> Seek for Take<T> {}

pub struct WriterPanicked {}
impl WriterPanicked {
    pub fn into_inner(self) -> Vec<u8>;
}
