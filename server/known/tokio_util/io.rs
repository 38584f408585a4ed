//! Between readers, writers, streams and sinks.

use std::future::Future;
use std::io::{self, BufRead, IoSlice, Read, Seek, Write};
use std::sync::Arc;
use bytes::{Buf, BufMut, Bytes};
use futures_core::Stream;
use futures_sink::Sink;
use tokio::io::{AsyncBufRead, AsyncRead, AsyncSeek, AsyncWrite};

pub struct CopyToBytes<S>;

impl<S> CopyToBytes<S> {
    pub fn new(inner: S) -> Self;
    pub fn get_ref(&self) -> &S;
    pub fn get_mut(&mut self) -> &mut S;
    pub fn into_inner(self) -> S;
}

impl<'a, S> Sink<&'a[u8]> for CopyToBytes<S> where S: Sink<Bytes> { type Error = S::Error; }
impl<S: Stream> Stream for CopyToBytes<S> { type Item = S::Item; }
pub struct InspectReader<R, F>;

impl<R, F> InspectReader<R, F> {
    pub fn new(reader: R, f: F) -> InspectReader<R, F> where R: AsyncRead, F: FnMut(&[u8]);
    pub fn get_ref(&self) -> &R;
    pub fn get_mut(&mut self) -> &mut R;
    pub fn into_inner(self) -> R;
}

impl<R: AsyncRead, F: FnMut(&[u8])> AsyncRead for InspectReader<R, F> {}
impl<R: AsyncWrite, F> AsyncWrite for InspectReader<R, F> {}
pub struct InspectWriter<W, F>;

impl<W, F> InspectWriter<W, F> {
    pub fn new(writer: W, f: F) -> InspectWriter<W, F> where W: AsyncWrite, F: FnMut(&[u8]);
    pub fn get_ref(&self) -> &W;
    pub fn get_mut(&mut self) -> &mut W;
    pub fn into_inner(self) -> W;
}

impl<W: AsyncWrite, F: FnMut(&[u8])> AsyncWrite for InspectWriter<W, F> {}
impl<W: AsyncRead, F> AsyncRead for InspectWriter<W, F> {}
#[cancel(loses_data, inferred)]
#[waits(io)]
pub async fn read_exact_arc<R: AsyncRead>(read: R, len: usize) -> io::Result<Arc<[u8]>>;
#[cancel(safe, inferred)]
#[waits(io)]
pub async fn read_buf<R, B>(read: &mut R, buf: &mut B) -> io::Result<usize> where R: AsyncRead, B: BufMut;
pub struct ReaderStream<R>;

impl<R: AsyncRead> ReaderStream<R> {
    pub fn new(reader: R) -> Self;
    pub fn with_capacity(reader: R, capacity: usize) -> Self;
}

impl<R: AsyncRead> Stream for ReaderStream<R> { type Item = std::io::Result<Bytes>; }
pub struct SinkWriter<S>;

impl<S> SinkWriter<S> {
    pub fn new(sink: S) -> Self;
    pub fn get_ref(&self) -> &S;
    pub fn get_mut(&mut self) -> &mut S;
    pub fn into_inner(self) -> S;
}

impl<S, E> AsyncWrite for SinkWriter<S> where for<'a> S: Sink<&'a[u8], Error = E>, E: Into<io::Error> {}
impl<S: Stream> Stream for SinkWriter<S> { type Item = S::Item; }
impl<S: AsyncRead> AsyncRead for SinkWriter<S> {}
pub struct StreamReader<S, B>;

impl<S, B, E> StreamReader<S, B> where S: Stream<Item = Result<B, E>>, B: Buf, E: Into<std::io::Error> {
    pub fn new(stream: S) -> Self;
    pub fn into_inner_with_chunk(self) -> (S, Option<B>);
}

impl<S, B> StreamReader<S, B> {
    pub fn get_ref(&self) -> &S;
    pub fn get_mut(&mut self) -> &mut S;
    pub fn into_inner(self) -> S;
}

impl<S, B, E> AsyncRead for StreamReader<S, B>
    where S: Stream<Item = Result<B, E>>, B: Buf, E: Into<std::io::Error> {}
impl<S, B, E> AsyncBufRead for StreamReader<S, B>
    where S: Stream<Item = Result<B, E>>, B: Buf, E: Into<std::io::Error> {}
impl<S: Sink<T, Error = E>, B, E, T> Sink<T> for StreamReader<S, B> { type Error = E; }
#[blocking_io(net, tier = 1, panics_in_async, note = "it drives the async reader or writer with block_on")]
pub struct SyncIoBridge<T>;
impl<T: AsyncBufRead> BufRead for SyncIoBridge<T> {}
impl<T: AsyncRead> Read for SyncIoBridge<T> {}
impl<T: AsyncWrite> Write for SyncIoBridge<T> {}
impl<T: AsyncSeek> Seek for SyncIoBridge<T> {}

impl<T: AsyncWrite> SyncIoBridge<T> {
    pub fn is_write_vectored(&self) -> bool;
}

impl<T: AsyncWrite> SyncIoBridge<T> {
    pub fn shutdown(&mut self) -> std::io::Result<()>;
}

impl<T> SyncIoBridge<T> {
    pub fn new(src: T) -> Self;
    pub fn new_with_handle(src: T, rt: tokio::runtime::Handle) -> Self;
    pub fn into_inner(self) -> T;
}

pub struct WriteAllVectored<'a, 'b, W>;
#[cancel(loses_data)]
#[waits(io)]
pub fn write_all_vectored<'a, 'b, W>(writer: &'a mut W, bufs: &'a mut [IoSlice<'b>]) -> WriteAllVectored<'a, 'b, W>
    where W: AsyncWrite;
impl<W> Future for WriteAllVectored<'_, '_, W> where W: AsyncWrite { type Output = io::Result<()>; }

pub mod simplex {
    use tokio::io::{AsyncRead, AsyncWrite};

    pub struct Receiver;
    impl Drop for Receiver {}
    impl AsyncRead for Receiver {}
    pub struct Sender;
    impl Drop for Sender {}
    impl AsyncWrite for Sender {}
    pub fn new(capacity: usize) -> (Sender, Receiver);
}
