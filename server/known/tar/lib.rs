//! tar archives.

use std::io::{self, Read, Write};
use std::path::Path;

pub struct Archive<R>;
impl<R: Read> Archive<R> {
    pub fn new(obj: R) -> Archive<R>;
    #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
    pub fn entries(&mut self) -> io::Result<Entries<'_, R>>;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn unpack<P: AsRef<Path>>(&mut self, dst: P) -> io::Result<()>;
}
pub struct Entries<'a, R>;
impl<'a, R: Read> Iterator for Entries<'a, R> { type Item = io::Result<Entry<'a, R>>; }
pub struct Entry<'a, R>;
impl<'a, R: Read> Entry<'a, R> {
    pub fn size(&self) -> u64;
    #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
    pub fn unpack<P: AsRef<Path>>(&mut self, dst: P) -> io::Result<Unpacked>;
    #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
    pub fn unpack_in<P: AsRef<Path>>(&mut self, dst: P) -> io::Result<bool>;
}
impl<R: Read> Read for Entry<'_, R> {}
pub struct Unpacked;
pub struct Builder<W>;
impl<W: Write> Builder<W> {
    pub fn new(obj: W) -> Builder<W>;
    #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
    pub fn append_path<P: AsRef<Path>>(&mut self, path: P) -> io::Result<()>;
    #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
    pub fn append_dir_all<P, Q>(&mut self, path: P, src_path: Q) -> io::Result<()>
        where P: AsRef<Path>, Q: AsRef<Path>;
    #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
    pub fn append_file<P: AsRef<Path>>(&mut self, path: P, file: &mut std::fs::File) -> io::Result<()>;
    #[blocks(io)]
    pub fn finish(&mut self) -> io::Result<()>;
    #[blocks(io)]
    pub fn into_inner(self) -> io::Result<W>;
}
