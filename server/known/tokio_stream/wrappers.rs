//! Streams of what tokio receives, accepts and ticks.

use std::io;
use futures_core::Stream;
use tokio::fs::{DirEntry, ReadDir};
use tokio::io::{AsyncBufRead, Lines, Split};
use tokio::net::{TcpListener, TcpStream, UnixListener, UnixStream};
use tokio::signal::unix::Signal;
use tokio::task::{JoinError, JoinSet};
use tokio::time::{Instant, Interval};

pub mod errors {
    pub use super::BroadcastStreamRecvError;
}

pub struct ReceiverStream<T>;

impl<T> ReceiverStream<T> {
    pub fn new(recv: tokio::sync::mpsc::Receiver<T>) -> Self;
    pub fn into_inner(self) -> tokio::sync::mpsc::Receiver<T>;
    pub fn close(&mut self);
}

impl<T> Stream for ReceiverStream<T> { type Item = T; }
impl<T> tokio_stream::StreamExt for ReceiverStream<T> {
    #[cancel(safe)]
    #[waits(channel)]
    fn next(&mut self) -> tokio_stream::Next<'_, Self>;
}
impl<T> futures_util::StreamExt for ReceiverStream<T> {
    #[cancel(safe)]
    #[waits(channel)]
    fn next(&mut self) -> futures_util::stream::Next<'_, Self>;
}

pub struct UnboundedReceiverStream<T>;

impl<T> UnboundedReceiverStream<T> {
    pub fn new(recv: tokio::sync::mpsc::UnboundedReceiver<T>) -> Self;
    pub fn into_inner(self) -> tokio::sync::mpsc::UnboundedReceiver<T>;
    pub fn close(&mut self);
}

impl<T> Stream for UnboundedReceiverStream<T> { type Item = T; }
impl<T> tokio_stream::StreamExt for UnboundedReceiverStream<T> {
    #[cancel(safe)]
    #[waits(channel)]
    fn next(&mut self) -> tokio_stream::Next<'_, Self>;
}
impl<T> futures_util::StreamExt for UnboundedReceiverStream<T> {
    #[cancel(safe)]
    #[waits(channel)]
    fn next(&mut self) -> futures_util::stream::Next<'_, Self>;
}

#[receiver(broadcast, ends = "lagged")]
pub struct BroadcastStream<T>;
#[derive(Clone)]
pub enum BroadcastStreamRecvError { Lagged(u64) }
impl std::error::Error for BroadcastStreamRecvError {}

impl<T: Clone> BroadcastStream<T> {
    pub fn new(rx: tokio::sync::broadcast::Receiver<T>) -> Self;
}

impl<T: Clone> Stream for BroadcastStream<T> { type Item = Result<T, BroadcastStreamRecvError>; }
impl<T> tokio_stream::StreamExt for BroadcastStream<T> {
    #[cancel(safe)]
    #[waits(channel)]
    fn next(&mut self) -> tokio_stream::Next<'_, Self>;
}
impl<T> futures_util::StreamExt for BroadcastStream<T> {
    #[cancel(safe)]
    #[waits(channel)]
    fn next(&mut self) -> futures_util::stream::Next<'_, Self>;
}

pub struct WatchStream<T>;

impl<T: Clone> WatchStream<T> {
    pub fn new(rx: tokio::sync::watch::Receiver<T>) -> Self;
    pub fn from_changes(rx: tokio::sync::watch::Receiver<T>) -> Self;
}

impl<T: Clone> Stream for WatchStream<T> { type Item = T; }
impl<T> tokio_stream::StreamExt for WatchStream<T> {
    #[cancel(safe)]
    #[waits(channel)]
    fn next(&mut self) -> tokio_stream::Next<'_, Self>;
}
impl<T> futures_util::StreamExt for WatchStream<T> {
    #[cancel(safe)]
    #[waits(channel)]
    fn next(&mut self) -> futures_util::stream::Next<'_, Self>;
}

pub struct IntervalStream;

impl IntervalStream {
    pub fn new(interval: Interval) -> Self;
    pub fn into_inner(self) -> Interval;
}

impl Stream for IntervalStream { type Item = Instant; }
impl tokio_stream::StreamExt for IntervalStream {
    #[cancel(safe)]
    #[waits(timer)]
    fn next(&mut self) -> tokio_stream::Next<'_, Self>;
}
impl futures_util::StreamExt for IntervalStream {
    #[cancel(safe)]
    #[waits(timer)]
    fn next(&mut self) -> futures_util::stream::Next<'_, Self>;
}

pub struct SignalStream;

impl SignalStream {
    pub fn new(signal: Signal) -> Self;
    pub fn into_inner(self) -> Signal;
}

impl Stream for SignalStream { type Item = (); }
impl tokio_stream::StreamExt for SignalStream {
    #[cancel(safe)]
    #[waits(signal)]
    fn next(&mut self) -> tokio_stream::Next<'_, Self>;
}
impl futures_util::StreamExt for SignalStream {
    #[cancel(safe)]
    #[waits(signal)]
    fn next(&mut self) -> futures_util::stream::Next<'_, Self>;
}

pub struct TcpListenerStream;

impl TcpListenerStream {
    pub fn new(listener: TcpListener) -> Self;
    pub fn into_inner(self) -> TcpListener;
}

impl Stream for TcpListenerStream { type Item = io::Result<TcpStream>; }
impl tokio_stream::StreamExt for TcpListenerStream {
    #[cancel(safe)]
    #[waits(accept)]
    fn next(&mut self) -> tokio_stream::Next<'_, Self>;
}
impl futures_util::StreamExt for TcpListenerStream {
    #[cancel(safe)]
    #[waits(accept)]
    fn next(&mut self) -> futures_util::stream::Next<'_, Self>;
}

pub struct UnixListenerStream;

impl UnixListenerStream {
    pub fn new(listener: UnixListener) -> Self;
    pub fn into_inner(self) -> UnixListener;
}

impl Stream for UnixListenerStream { type Item = io::Result<UnixStream>; }
impl tokio_stream::StreamExt for UnixListenerStream {
    #[cancel(safe)]
    #[waits(accept)]
    fn next(&mut self) -> tokio_stream::Next<'_, Self>;
}
impl futures_util::StreamExt for UnixListenerStream {
    #[cancel(safe)]
    #[waits(accept)]
    fn next(&mut self) -> futures_util::stream::Next<'_, Self>;
}

pub struct LinesStream<R>;

impl<R> LinesStream<R> {
    pub fn new(lines: Lines<R>) -> Self;
    pub fn into_inner(self) -> Lines<R>;
}

impl<R: AsyncBufRead> Stream for LinesStream<R> { type Item = io::Result<String>; }

pub struct SplitStream<R>;

impl<R> SplitStream<R> {
    pub fn new(split: Split<R>) -> Self;
    pub fn into_inner(self) -> Split<R>;
}

impl<R: AsyncBufRead> Stream for SplitStream<R> { type Item = io::Result<Vec<u8>>; }

pub struct ReadDirStream;

impl ReadDirStream {
    pub fn new(read_dir: ReadDir) -> Self;
    pub fn into_inner(self) -> ReadDir;
}

impl Stream for ReadDirStream { type Item = io::Result<DirEntry>; }

pub struct JoinSetStream<T>;

impl<T> JoinSetStream<T> {
    pub fn new(join_set: JoinSet<T>) -> Self;
    pub fn into_inner(self) -> JoinSet<T>;
}

impl<T> Stream for JoinSetStream<T> { type Item = Result<T, JoinError>; }
impl<T> tokio_stream::StreamExt for JoinSetStream<T> {
    #[cancel(safe)]
    #[waits(task)]
    fn next(&mut self) -> tokio_stream::Next<'_, Self>;
}
impl<T> futures_util::StreamExt for JoinSetStream<T> {
    #[cancel(safe)]
    #[waits(task)]
    fn next(&mut self) -> futures_util::stream::Next<'_, Self>;
}
