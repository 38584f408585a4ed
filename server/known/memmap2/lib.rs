//! Files mapped into memory.

use std::io;
use std::ops::{Deref, DerefMut};

pub struct Mmap;
impl Mmap {
    #[blocks(fs, tier = 3, note = "touching a page that is not in memory blocks")]
    pub unsafe fn map<T>(file: T) -> io::Result<Mmap>;
}
impl Deref for Mmap { type Target = [u8]; }
pub struct MmapMut;
impl MmapMut {
    #[blocks(fs, tier = 3, note = "touching a page that is not in memory blocks")]
    pub unsafe fn map_mut<T>(file: T) -> io::Result<MmapMut>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn flush(&self) -> io::Result<()>;
}
impl Deref for MmapMut { type Target = [u8]; }
impl DerefMut for MmapMut {}
#[derive(Clone)]
pub struct MmapOptions;
impl MmapOptions {
    pub fn new() -> MmapOptions;
    pub fn offset(&mut self, offset: u64) -> &mut Self;
    pub fn len(&mut self, len: usize) -> &mut Self;
    #[blocks(fs, tier = 3, note = "touching a page that is not in memory blocks")]
    pub unsafe fn map<T>(&self, file: T) -> io::Result<Mmap>;
    #[blocks(fs, tier = 3, note = "touching a page that is not in memory blocks")]
    pub unsafe fn map_mut<T>(&self, file: T) -> io::Result<MmapMut>;
}
