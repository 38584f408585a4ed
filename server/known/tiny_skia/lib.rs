//! Drawing on pixels.

use std::path::Path;

#[derive(Clone)]
pub struct Pixmap;
impl Pixmap {
    pub fn new(width: u32, height: u32) -> Option<Self>;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn decode_png(data: &[u8]) -> Result<Self, DecodingError>;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn load_png<P: AsRef<Path>>(path: P) -> Result<Self, DecodingError>;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn encode_png(&self) -> Result<Vec<u8>, EncodingError>;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn save_png<P: AsRef<Path>>(&self, path: P) -> Result<(), EncodingError>;
    pub fn as_ref(&self) -> PixmapRef<'_>;
    pub fn as_mut(&mut self) -> PixmapMut<'_>;
    pub fn width(&self) -> u32;
    pub fn height(&self) -> u32;
    pub fn data(&self) -> &[u8];
    pub fn take(self) -> Vec<u8>;
}
#[derive(Clone, Copy)]
pub struct PixmapRef<'a>;
impl PixmapRef<'_> {
    pub fn to_owned(&self) -> Pixmap;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn encode_png(&self) -> Result<Vec<u8>, EncodingError>;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn save_png<P: AsRef<Path>>(&self, path: P) -> Result<(), EncodingError>;
}
pub struct PixmapMut<'a>;

// Of the crate for PNG.
struct DecodingError;
impl std::error::Error for DecodingError {}
struct EncodingError;
impl std::error::Error for EncodingError {}
