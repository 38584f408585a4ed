//! zstd.

pub use self::stream::{Decoder, Encoder, decode_all, encode_all};

pub mod stream {
    use std::io::{self, BufReader, Read, Write};

    #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
    pub fn encode_all<R: Read>(source: R, level: i32) -> io::Result<Vec<u8>>;
    #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
    pub fn decode_all<R: Read>(source: R) -> io::Result<Vec<u8>>;
    #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
    pub fn copy_encode<R: Read, W: Write>(source: R, destination: W, level: i32) -> io::Result<()>;
    #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
    pub fn copy_decode<R: Read, W: Write>(source: R, destination: W) -> io::Result<()>;

    #[blocking_io(cpu)]
    pub struct Encoder<'a, W>;
    impl<W: Write> Encoder<'static, W> {
        pub fn new(writer: W, level: i32) -> io::Result<Self>;
    }
    impl<'a, W: Write> Encoder<'a, W> {
        #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
        pub fn finish(self) -> io::Result<W>;
    }
    impl<W: Write> Write for Encoder<'_, W> {}
    #[blocking_io(cpu)]
    pub struct Decoder<'a, R>;
    impl<R: Read> Decoder<'static, BufReader<R>> {
        pub fn new(reader: R) -> io::Result<Self>;
    }
    impl<R: Read> Read for Decoder<'_, R> {}
}
pub mod bulk {
    use std::io;

    #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
    pub fn compress(data: &[u8], level: i32) -> io::Result<Vec<u8>>;
    #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
    pub fn decompress(data: &[u8], capacity: usize) -> io::Result<Vec<u8>>;
}
