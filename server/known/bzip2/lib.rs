//! bzip2.

pub mod read {
    use std::io::{self, Read};

    #[blocking_io(cpu)]
    pub struct BzEncoder<T>;
    impl<T> BzEncoder<T> {
        pub fn new(inner: T, level: crate::Compression) -> Self;
        pub fn get_ref(&self) -> &T;
        pub fn into_inner(self) -> T;
    }
    impl<T: Read> Read for BzEncoder<T> {}
    #[blocking_io(cpu)]
    pub struct BzDecoder<T>;
    impl<T> BzDecoder<T> {
        pub fn new(inner: T) -> Self;
        pub fn get_ref(&self) -> &T;
        pub fn into_inner(self) -> T;
    }
    impl<T: Read> Read for BzDecoder<T> {}
}

pub mod bufread {
    use std::io::{self, Read};

    #[blocking_io(cpu)]
    pub struct BzEncoder<T>;
    impl<T> BzEncoder<T> {
        pub fn new(inner: T, level: crate::Compression) -> Self;
        pub fn get_ref(&self) -> &T;
        pub fn into_inner(self) -> T;
    }
    impl<T: Read> Read for BzEncoder<T> {}
    #[blocking_io(cpu)]
    pub struct BzDecoder<T>;
    impl<T> BzDecoder<T> {
        pub fn new(inner: T) -> Self;
        pub fn get_ref(&self) -> &T;
        pub fn into_inner(self) -> T;
    }
    impl<T: Read> Read for BzDecoder<T> {}
}

pub mod write {
    use std::io::{self, Write};

    #[blocking_io(cpu)]
    pub struct BzEncoder<T>;
    impl<T> BzEncoder<T> {
        pub fn new(inner: T, level: crate::Compression) -> Self;
        pub fn get_ref(&self) -> &T;
        #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
        pub fn finish(self) -> io::Result<T>;
    }
    impl<T: Write> Write for BzEncoder<T> {}
    #[blocking_io(cpu)]
    pub struct BzDecoder<T>;
    impl<T> BzDecoder<T> {
        pub fn new(inner: T) -> Self;
        pub fn get_ref(&self) -> &T;
        #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
        pub fn finish(self) -> io::Result<T>;
    }
    impl<T: Write> Write for BzDecoder<T> {}
}

#[derive(Clone, Copy)]
pub struct Compression;
impl Compression {
    pub fn new(level: u32) -> Compression;
    pub fn fast() -> Compression;
    pub fn best() -> Compression;
}
