//! Files and directories that go away.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::ops::Deref;
use std::path::{Path, PathBuf};

#[derive(Clone)]
pub struct Builder<'a, 'b>;
impl Default for Builder<'_, '_> {}

impl<'a, 'b> Builder<'a, 'b> {
    pub fn new() -> Self;
    pub fn prefix<S: AsRef<OsStr>>(&mut self, prefix: &'a S) -> &mut Self;
    pub fn suffix<S: AsRef<OsStr>>(&mut self, suffix: &'b S) -> &mut Self;
    pub fn rand_bytes(&mut self, rand: usize) -> &mut Self;
    pub fn keep(&mut self, keep: bool) -> &mut Self;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn tempfile(&self) -> io::Result<NamedTempFile>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn tempfile_in<P: AsRef<Path>>(&self, dir: P) -> io::Result<NamedTempFile>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn tempdir(&self) -> io::Result<TempDir>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn tempdir_in<P: AsRef<Path>>(&self, dir: P) -> io::Result<TempDir>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn make<F, R>(&self, f: F) -> io::Result<NamedTempFile<R>> where F: FnMut(&Path) -> io::Result<R>;
}

#[blocks(fs, tier = 2, shape = "spawn_blocking")]
pub fn tempdir() -> io::Result<TempDir>;
#[blocks(fs, tier = 2, shape = "spawn_blocking")]
pub fn tempdir_in<P: AsRef<Path>>(dir: P) -> io::Result<TempDir>;
#[drop_blocks(fs, note = "it removes the directory and what is in it")]
pub struct TempDir;

impl TempDir {
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn new() -> io::Result<TempDir>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn new_in<P: AsRef<Path>>(dir: P) -> io::Result<TempDir>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn with_prefix<S: AsRef<OsStr>>(prefix: S) -> io::Result<TempDir>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn with_suffix<S: AsRef<OsStr>>(suffix: S) -> io::Result<TempDir>;
    pub fn path(&self) -> &Path;
    pub fn into_path(self) -> PathBuf;
    pub fn keep(self) -> PathBuf;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn close(self) -> io::Result<()>;
}

impl Drop for TempDir {}
#[blocks(fs, tier = 2, shape = "spawn_blocking")]
pub fn tempfile() -> io::Result<File>;
#[blocks(fs, tier = 2, shape = "spawn_blocking")]
pub fn tempfile_in<P: AsRef<Path>>(dir: P) -> io::Result<File>;
pub struct PathPersistError { pub error: io::Error, pub path: TempPath }
impl std::error::Error for PathPersistError {}
#[drop_blocks(fs, tier = 3, note = "it removes the file")]
pub struct TempPath;

impl TempPath {
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn close(self) -> io::Result<()>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn persist<P: AsRef<Path>>(self, new_path: P) -> Result<(), PathPersistError>;
    pub fn persist_noclobber<P: AsRef<Path>>(self, new_path: P) -> Result<(), PathPersistError>;
    pub fn keep(self) -> Result<PathBuf, PathPersistError>;
}

impl Drop for TempPath {}
impl Deref for TempPath { type Target = Path; }
#[blocking_io(fs)]
#[drop_blocks(fs, tier = 3, note = "it removes the file")]
pub struct NamedTempFile<F = File>;
pub struct PersistError<F = File> { pub error: io::Error, pub file: NamedTempFile<F> }
impl<F> std::error::Error for PersistError<F> {}

impl NamedTempFile<File> {
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn new() -> io::Result<NamedTempFile>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn new_in<P: AsRef<Path>>(dir: P) -> io::Result<NamedTempFile>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn with_suffix<S: AsRef<OsStr>>(suffix: S) -> io::Result<NamedTempFile>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn with_prefix<S: AsRef<OsStr>>(prefix: S) -> io::Result<NamedTempFile>;
}

impl<F> NamedTempFile<F> {
    pub fn path(&self) -> &Path;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn close(self) -> io::Result<()>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn persist<P: AsRef<Path>>(self, new_path: P) -> Result<F, PersistError<F>>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn persist_noclobber<P: AsRef<Path>>(self, new_path: P) -> Result<F, PersistError<F>>;
    pub fn keep(self) -> Result<(F, PathBuf), PersistError<F>>;
    pub fn as_file(&self) -> &F;
    pub fn as_file_mut(&mut self) -> &mut F;
    pub fn into_file(self) -> F;
    pub fn into_temp_path(self) -> TempPath;
}

impl NamedTempFile<File> {
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn reopen(&self) -> io::Result<File>;
}

impl<F: Read> Read for NamedTempFile<F> {}
impl Read for &NamedTempFile<File> {}
impl<F: Write> Write for NamedTempFile<F> {}
impl Write for &NamedTempFile<File> {}
impl<F: Seek> Seek for NamedTempFile<F> {}
impl Seek for &NamedTempFile<File> {}
#[blocking_io(fs, tier = 3)]
pub struct SpooledTempFile;
pub fn spooled_tempfile(max_size: usize) -> SpooledTempFile;

impl SpooledTempFile {
    pub fn new(max_size: usize) -> SpooledTempFile;
    pub fn new_in<P: AsRef<Path>>(max_size: usize, dir: P) -> SpooledTempFile;
    pub fn is_rolled(&self) -> bool;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn roll(&mut self) -> io::Result<()>;
    pub fn set_len(&mut self, size: u64) -> Result<(), io::Error>;
    pub fn into_file(self) -> io::Result<File>;
}

impl Read for SpooledTempFile {}
impl Write for SpooledTempFile {}
impl Seek for SpooledTempFile {}
