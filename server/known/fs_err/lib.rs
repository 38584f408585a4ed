//! The file functions of the standard library, with paths in their errors.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

#[blocks(fs, tier = 2, instead = "tokio::fs::read", shape = "swap_await", auto)]
pub fn read<P: AsRef<Path>>(path: P) -> io::Result<Vec<u8>>;
#[blocks(fs, tier = 2, instead = "tokio::fs::read_to_string", shape = "swap_await", auto)]
pub fn read_to_string<P: AsRef<Path>>(path: P) -> io::Result<String>;
#[blocks(fs, tier = 2, instead = "tokio::fs::write", shape = "swap_await", auto)]
pub fn write<P: AsRef<Path>, C: AsRef<[u8]>>(path: P, contents: C) -> io::Result<()>;
#[blocks(fs, tier = 2, instead = "tokio::fs::copy", shape = "swap_await", auto)]
pub fn copy<P, Q>(from: P, to: Q) -> io::Result<u64> where P: AsRef<Path>, Q: AsRef<Path>;
#[blocks(fs, tier = 2, instead = "tokio::fs::create_dir", shape = "swap_await", auto)]
pub fn create_dir<P>(path: P) -> io::Result<()> where P: AsRef<Path>;
#[blocks(fs, tier = 2, instead = "tokio::fs::create_dir_all", shape = "swap_await", auto)]
pub fn create_dir_all<P>(path: P) -> io::Result<()> where P: AsRef<Path>;
#[blocks(fs, tier = 2, instead = "tokio::fs::remove_dir", shape = "swap_await", auto)]
pub fn remove_dir<P>(path: P) -> io::Result<()> where P: AsRef<Path>;
#[blocks(fs, tier = 2, instead = "tokio::fs::remove_dir_all", shape = "swap_await", auto)]
pub fn remove_dir_all<P>(path: P) -> io::Result<()> where P: AsRef<Path>;
#[blocks(fs, tier = 2, instead = "tokio::fs::remove_file", shape = "swap_await", auto)]
pub fn remove_file<P>(path: P) -> io::Result<()> where P: AsRef<Path>;
#[blocks(fs, tier = 3, instead = "tokio::fs::metadata", shape = "swap_await", auto)]
pub fn metadata<P: AsRef<Path>>(path: P) -> io::Result<fs::Metadata>;
#[blocks(fs, tier = 3, instead = "tokio::fs::try_exists", shape = "swap_await", auto)]
pub fn exists<P: AsRef<Path>>(path: P) -> io::Result<bool>;
#[blocks(fs, tier = 3, instead = "tokio::fs::canonicalize", shape = "swap_await", auto)]
pub fn canonicalize<P: AsRef<Path>>(path: P) -> io::Result<PathBuf>;
#[blocks(fs, tier = 2, instead = "tokio::fs::hard_link", shape = "swap_await", auto)]
pub fn hard_link<P: AsRef<Path>, Q: AsRef<Path>>(original: P, link: Q) -> io::Result<()>;
#[blocks(fs, tier = 3, instead = "tokio::fs::read_link", shape = "swap_await", auto)]
pub fn read_link<P: AsRef<Path>>(path: P) -> io::Result<PathBuf>;
#[blocks(fs, tier = 2, instead = "tokio::fs::rename", shape = "swap_await", auto)]
pub fn rename<P: AsRef<Path>, Q: AsRef<Path>>(from: P, to: Q) -> io::Result<()>;
#[blocks(fs, tier = 3, instead = "tokio::fs::symlink_metadata", shape = "swap_await", auto)]
pub fn symlink_metadata<P: AsRef<Path>>(path: P) -> io::Result<fs::Metadata>;
#[blocks(fs, tier = 2, instead = "tokio::fs::set_permissions", shape = "swap_await", auto)]
pub fn set_permissions<P: AsRef<Path>>(path: P, perm: fs::Permissions) -> io::Result<()>;
#[blocking_io(fs)]
pub struct File;

impl File {
    #[blocks(fs, tier = 2, instead = "tokio::fs::File::open", shape = "swap_await")]
    pub fn open<P>(path: P) -> Result<Self, io::Error> where P: Into<PathBuf>;
    #[blocks(fs, tier = 2, instead = "tokio::fs::File::create", shape = "swap_await")]
    pub fn create<P>(path: P) -> Result<Self, io::Error> where P: Into<PathBuf>;
    #[blocks(fs, tier = 2, instead = "tokio::fs::File::create_new", shape = "swap_await")]
    pub fn create_new<P>(path: P) -> Result<Self, io::Error> where P: Into<PathBuf>;
    pub fn options() -> OpenOptions;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn sync_all(&self) -> Result<(), io::Error>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn sync_data(&self) -> Result<(), io::Error>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn set_len(&self, size: u64) -> Result<(), io::Error>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn metadata(&self) -> Result<fs::Metadata, io::Error>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn try_clone(&self) -> Result<Self, io::Error>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn set_permissions(&self, perm: fs::Permissions) -> Result<(), io::Error>;
}

impl File {
    #[blocks(fs, shape = "spawn_blocking", note = "it waits until the file is unlocked")]
    pub fn lock(&self) -> Result<(), io::Error>;
    #[blocks(fs, shape = "spawn_blocking", note = "it waits until the file is unlocked")]
    pub fn lock_shared(&self) -> Result<(), io::Error>;
    pub fn try_lock(&self) -> Result<(), fs::TryLockError>;
    pub fn try_lock_shared(&self) -> Result<(), fs::TryLockError>;
    pub fn unlock(&self) -> Result<(), io::Error>;
}

impl File {
    pub fn into_file(self) -> fs::File;
    pub fn into_path(self) -> PathBuf;
    pub fn file(&self) -> &fs::File;
    pub fn path(&self) -> &Path;
}

impl Read for File {}
impl Read for &File {}
impl Seek for File {}
impl Seek for &File {}
impl Write for File {}
impl Write for &File {}
#[derive(Clone)]
pub struct OpenOptions;

impl OpenOptions {
    pub fn new() -> Self;
    pub fn read(&mut self, read: bool) -> &mut Self;
    pub fn write(&mut self, write: bool) -> &mut Self;
    pub fn append(&mut self, append: bool) -> &mut Self;
    pub fn truncate(&mut self, truncate: bool) -> &mut Self;
    pub fn create(&mut self, create: bool) -> &mut Self;
    pub fn create_new(&mut self, create_new: bool) -> &mut Self;
    #[blocks(fs, tier = 2, instead = "tokio::fs::OpenOptions", shape = "swap_await")]
    pub fn open<P>(&self, path: P) -> io::Result<File> where P: Into<PathBuf>;
}

impl OpenOptions {
    pub fn options(&self) -> &fs::OpenOptions;
}

#[blocks(fs, tier = 2, instead = "tokio::fs::read_dir", shape = "swap_await")]
pub fn read_dir<P: Into<PathBuf>>(path: P) -> io::Result<ReadDir>;
pub struct ReadDir;
impl Iterator for ReadDir { type Item = io::Result<DirEntry>; }
pub struct DirEntry;

impl DirEntry {
    pub fn path(&self) -> PathBuf;
    pub fn metadata(&self) -> io::Result<fs::Metadata>;
    pub fn file_type(&self) -> io::Result<fs::FileType>;
    pub fn file_name(&self) -> OsString;
}

pub mod tokio {
    use std::io;
    use std::path::{Path, PathBuf};

    #[waits(fs)]
    pub async fn read<P: AsRef<Path>>(path: P) -> io::Result<Vec<u8>>;
    #[waits(fs)]
    pub async fn read_to_string<P: AsRef<Path>>(path: P) -> io::Result<String>;
    #[waits(fs)]
    pub async fn create_dir<P: AsRef<Path>>(path: P) -> io::Result<()>;
    #[waits(fs)]
    pub async fn create_dir_all<P: AsRef<Path>>(path: P) -> io::Result<()>;
    #[waits(fs)]
    pub async fn remove_file<P: AsRef<Path>>(path: P) -> io::Result<()>;
    #[waits(fs)]
    pub async fn remove_dir_all<P: AsRef<Path>>(path: P) -> io::Result<()>;
    #[waits(fs)]
    pub async fn canonicalize<P: AsRef<Path>>(path: P) -> io::Result<PathBuf>;
    #[waits(fs)]
    pub async fn write(path: impl AsRef<Path>, contents: impl AsRef<[u8]>) -> io::Result<()>;
}
