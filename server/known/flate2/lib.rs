//! gzip, zlib and deflate.

pub mod read {
    use std::io::{self, Read};

    #[blocking_io(cpu)]
    pub struct GzEncoder<T>;
    impl<T> GzEncoder<T> {
        pub fn new(inner: T, level: crate::Compression) -> Self;
        pub fn get_ref(&self) -> &T;
        pub fn into_inner(self) -> T;
    }
    impl<T: Read> Read for GzEncoder<T> {}
    #[blocking_io(cpu)]
    pub struct GzDecoder<T>;
    impl<T> GzDecoder<T> {
        pub fn new(inner: T) -> Self;
        pub fn get_ref(&self) -> &T;
        pub fn into_inner(self) -> T;
    }
    impl<T: Read> Read for GzDecoder<T> {}
    #[blocking_io(cpu)]
    pub struct MultiGzDecoder<T>;
    impl<T> MultiGzDecoder<T> {
        pub fn new(inner: T) -> Self;
        pub fn get_ref(&self) -> &T;
        pub fn into_inner(self) -> T;
    }
    impl<T: Read> Read for MultiGzDecoder<T> {}
    #[blocking_io(cpu)]
    pub struct ZlibEncoder<T>;
    impl<T> ZlibEncoder<T> {
        pub fn new(inner: T, level: crate::Compression) -> Self;
        pub fn get_ref(&self) -> &T;
        pub fn into_inner(self) -> T;
    }
    impl<T: Read> Read for ZlibEncoder<T> {}
    #[blocking_io(cpu)]
    pub struct ZlibDecoder<T>;
    impl<T> ZlibDecoder<T> {
        pub fn new(inner: T) -> Self;
        pub fn get_ref(&self) -> &T;
        pub fn into_inner(self) -> T;
    }
    impl<T: Read> Read for ZlibDecoder<T> {}
    #[blocking_io(cpu)]
    pub struct DeflateEncoder<T>;
    impl<T> DeflateEncoder<T> {
        pub fn new(inner: T, level: crate::Compression) -> Self;
        pub fn get_ref(&self) -> &T;
        pub fn into_inner(self) -> T;
    }
    impl<T: Read> Read for DeflateEncoder<T> {}
    #[blocking_io(cpu)]
    pub struct DeflateDecoder<T>;
    impl<T> DeflateDecoder<T> {
        pub fn new(inner: T) -> Self;
        pub fn get_ref(&self) -> &T;
        pub fn into_inner(self) -> T;
    }
    impl<T: Read> Read for DeflateDecoder<T> {}
}

pub mod bufread {
    use std::io::{self, Read};

    #[blocking_io(cpu)]
    pub struct GzEncoder<T>;
    impl<T> GzEncoder<T> {
        pub fn new(inner: T, level: crate::Compression) -> Self;
        pub fn get_ref(&self) -> &T;
        pub fn into_inner(self) -> T;
    }
    impl<T: Read> Read for GzEncoder<T> {}
    #[blocking_io(cpu)]
    pub struct GzDecoder<T>;
    impl<T> GzDecoder<T> {
        pub fn new(inner: T) -> Self;
        pub fn get_ref(&self) -> &T;
        pub fn into_inner(self) -> T;
    }
    impl<T: Read> Read for GzDecoder<T> {}
    #[blocking_io(cpu)]
    pub struct MultiGzDecoder<T>;
    impl<T> MultiGzDecoder<T> {
        pub fn new(inner: T) -> Self;
        pub fn get_ref(&self) -> &T;
        pub fn into_inner(self) -> T;
    }
    impl<T: Read> Read for MultiGzDecoder<T> {}
    #[blocking_io(cpu)]
    pub struct ZlibEncoder<T>;
    impl<T> ZlibEncoder<T> {
        pub fn new(inner: T, level: crate::Compression) -> Self;
        pub fn get_ref(&self) -> &T;
        pub fn into_inner(self) -> T;
    }
    impl<T: Read> Read for ZlibEncoder<T> {}
    #[blocking_io(cpu)]
    pub struct ZlibDecoder<T>;
    impl<T> ZlibDecoder<T> {
        pub fn new(inner: T) -> Self;
        pub fn get_ref(&self) -> &T;
        pub fn into_inner(self) -> T;
    }
    impl<T: Read> Read for ZlibDecoder<T> {}
    #[blocking_io(cpu)]
    pub struct DeflateEncoder<T>;
    impl<T> DeflateEncoder<T> {
        pub fn new(inner: T, level: crate::Compression) -> Self;
        pub fn get_ref(&self) -> &T;
        pub fn into_inner(self) -> T;
    }
    impl<T: Read> Read for DeflateEncoder<T> {}
    #[blocking_io(cpu)]
    pub struct DeflateDecoder<T>;
    impl<T> DeflateDecoder<T> {
        pub fn new(inner: T) -> Self;
        pub fn get_ref(&self) -> &T;
        pub fn into_inner(self) -> T;
    }
    impl<T: Read> Read for DeflateDecoder<T> {}
}

pub mod write {
    use std::io::{self, Write};

    #[blocking_io(cpu)]
    pub struct GzEncoder<T>;
    impl<T> GzEncoder<T> {
        pub fn new(inner: T, level: crate::Compression) -> Self;
        pub fn get_ref(&self) -> &T;
        #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
        pub fn finish(self) -> io::Result<T>;
    }
    impl<T: Write> Write for GzEncoder<T> {}
    #[blocking_io(cpu)]
    pub struct GzDecoder<T>;
    impl<T> GzDecoder<T> {
        pub fn new(inner: T) -> Self;
        pub fn get_ref(&self) -> &T;
        #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
        pub fn finish(self) -> io::Result<T>;
    }
    impl<T: Write> Write for GzDecoder<T> {}
    #[blocking_io(cpu)]
    pub struct MultiGzDecoder<T>;
    impl<T> MultiGzDecoder<T> {
        pub fn new(inner: T) -> Self;
        pub fn get_ref(&self) -> &T;
        #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
        pub fn finish(self) -> io::Result<T>;
    }
    impl<T: Write> Write for MultiGzDecoder<T> {}
    #[blocking_io(cpu)]
    pub struct ZlibEncoder<T>;
    impl<T> ZlibEncoder<T> {
        pub fn new(inner: T, level: crate::Compression) -> Self;
        pub fn get_ref(&self) -> &T;
        #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
        pub fn finish(self) -> io::Result<T>;
    }
    impl<T: Write> Write for ZlibEncoder<T> {}
    #[blocking_io(cpu)]
    pub struct ZlibDecoder<T>;
    impl<T> ZlibDecoder<T> {
        pub fn new(inner: T) -> Self;
        pub fn get_ref(&self) -> &T;
        #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
        pub fn finish(self) -> io::Result<T>;
    }
    impl<T: Write> Write for ZlibDecoder<T> {}
    #[blocking_io(cpu)]
    pub struct DeflateEncoder<T>;
    impl<T> DeflateEncoder<T> {
        pub fn new(inner: T, level: crate::Compression) -> Self;
        pub fn get_ref(&self) -> &T;
        #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
        pub fn finish(self) -> io::Result<T>;
    }
    impl<T: Write> Write for DeflateEncoder<T> {}
    #[blocking_io(cpu)]
    pub struct DeflateDecoder<T>;
    impl<T> DeflateDecoder<T> {
        pub fn new(inner: T) -> Self;
        pub fn get_ref(&self) -> &T;
        #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
        pub fn finish(self) -> io::Result<T>;
    }
    impl<T: Write> Write for DeflateDecoder<T> {}
}

#[derive(Clone, Copy)]
pub struct Compression;
impl Compression {
    pub fn new(level: u32) -> Compression;
    pub fn fast() -> Compression;
    pub fn best() -> Compression;
}
impl Default for Compression {}
