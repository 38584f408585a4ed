//! snappy.

pub mod raw {
    pub struct Encoder;
    impl Encoder {
        pub fn new() -> Encoder;
        #[blocks(cpu, tier = 3, shape = "spawn_blocking")]
        pub fn compress_vec(&mut self, input: &[u8]) -> Result<Vec<u8>, crate::Error>;
    }
    pub struct Decoder;
    impl Decoder {
        pub fn new() -> Decoder;
        #[blocks(cpu, tier = 3, shape = "spawn_blocking")]
        pub fn decompress_vec(&mut self, input: &[u8]) -> Result<Vec<u8>, crate::Error>;
    }
}
pub struct Error;
impl std::error::Error for Error {}
