//! brotli.

use std::io::{self, Read, Write};

#[blocks(cpu, tier = 2, shape = "spawn_blocking")]
pub fn BrotliCompress<R, W, P>(r: &mut R, w: &mut W, params: &P) -> io::Result<usize> where R: Read, W: Write;
#[blocks(cpu, tier = 2, shape = "spawn_blocking")]
pub fn BrotliDecompress<R, W>(r: &mut R, w: &mut W) -> io::Result<()> where R: Read, W: Write;
#[blocking_io(cpu)]
pub struct CompressorWriter<W>;
impl<W: Write> CompressorWriter<W> {
    pub fn new(w: W, buffer_size: usize, q: u32, lgwin: u32) -> Self;
    pub fn into_inner(self) -> W;
}
impl<W: Write> Write for CompressorWriter<W> {}
#[blocking_io(cpu)]
pub struct Decompressor<R>;
impl<R: Read> Decompressor<R> {
    pub fn new(r: R, buffer_size: usize) -> Self;
}
impl<R: Read> Read for Decompressor<R> {}
