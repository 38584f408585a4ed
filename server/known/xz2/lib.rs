//! xz.

pub mod read {
    use std::io::{self, Read};

    #[blocking_io(cpu)]
    pub struct XzEncoder<T>;
    impl<T> XzEncoder<T> {
        pub fn new(inner: T, level: u32) -> Self;
        pub fn get_ref(&self) -> &T;
        pub fn into_inner(self) -> T;
    }
    impl<T: Read> Read for XzEncoder<T> {}
    #[blocking_io(cpu)]
    pub struct XzDecoder<T>;
    impl<T> XzDecoder<T> {
        pub fn new(inner: T) -> Self;
        pub fn get_ref(&self) -> &T;
        pub fn into_inner(self) -> T;
    }
    impl<T: Read> Read for XzDecoder<T> {}
}

pub mod bufread {
    use std::io::{self, Read};

    #[blocking_io(cpu)]
    pub struct XzEncoder<T>;
    impl<T> XzEncoder<T> {
        pub fn new(inner: T, level: u32) -> Self;
        pub fn get_ref(&self) -> &T;
        pub fn into_inner(self) -> T;
    }
    impl<T: Read> Read for XzEncoder<T> {}
    #[blocking_io(cpu)]
    pub struct XzDecoder<T>;
    impl<T> XzDecoder<T> {
        pub fn new(inner: T) -> Self;
        pub fn get_ref(&self) -> &T;
        pub fn into_inner(self) -> T;
    }
    impl<T: Read> Read for XzDecoder<T> {}
}

pub mod write {
    use std::io::{self, Write};

    #[blocking_io(cpu)]
    pub struct XzEncoder<T>;
    impl<T> XzEncoder<T> {
        pub fn new(inner: T, level: u32) -> Self;
        pub fn get_ref(&self) -> &T;
        #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
        pub fn finish(self) -> io::Result<T>;
    }
    impl<T: Write> Write for XzEncoder<T> {}
    #[blocking_io(cpu)]
    pub struct XzDecoder<T>;
    impl<T> XzDecoder<T> {
        pub fn new(inner: T) -> Self;
        pub fn get_ref(&self) -> &T;
        #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
        pub fn finish(self) -> io::Result<T>;
    }
    impl<T: Write> Write for XzDecoder<T> {}
}
