//! Files: everything here blocks the thread.

use crate::ffi::OsString;
use crate::io;
use crate::io::{Read, Seek, SeekFrom, Write};
use crate::path::{Path, PathBuf};
use crate::time::SystemTime;

#[blocks(
    fs,
    tier = 3,
    instead = "tokio::fs::canonicalize",
    shape = "swap_await",
    auto
)]
pub fn canonicalize<P: AsRef<Path>>(path: P) -> io::Result<PathBuf>;

#[blocks(fs, tier = 2, instead = "tokio::fs::copy", shape = "swap_await", auto)]
pub fn copy<P: AsRef<Path>, Q: AsRef<Path>>(from: P, to: Q) -> io::Result<u64>;

#[blocks(
    fs,
    tier = 2,
    instead = "tokio::fs::create_dir",
    shape = "swap_await",
    auto
)]
pub fn create_dir<P: AsRef<Path>>(path: P) -> io::Result<()>;

#[blocks(
    fs,
    tier = 2,
    instead = "tokio::fs::create_dir_all",
    shape = "swap_await",
    auto
)]
pub fn create_dir_all<P: AsRef<Path>>(path: P) -> io::Result<()>;

#[blocks(
    fs,
    tier = 3,
    instead = "tokio::fs::try_exists",
    shape = "swap_await",
    auto
)]
pub fn exists<P: AsRef<Path>>(path: P) -> io::Result<bool>;

#[blocks(
    fs,
    tier = 2,
    instead = "tokio::fs::hard_link",
    shape = "swap_await",
    auto
)]
pub fn hard_link<P: AsRef<Path>, Q: AsRef<Path>>(original: P, link: Q) -> io::Result<()>;

#[blocks(
    fs,
    tier = 3,
    instead = "tokio::fs::metadata",
    shape = "swap_await",
    auto
)]
pub fn metadata<P: AsRef<Path>>(path: P) -> io::Result<Metadata>;

#[blocks(fs, tier = 2, instead = "tokio::fs::read", shape = "swap_await", auto)]
pub fn read<P: AsRef<Path>>(path: P) -> io::Result<Vec<u8>>;

#[blocks(
    fs,
    tier = 2,
    instead = "tokio::fs::read_dir",
    shape = "swap_await",
    note = "entries are then read with next_entry().await"
)]
pub fn read_dir<P: AsRef<Path>>(path: P) -> io::Result<ReadDir>;

#[blocks(
    fs,
    tier = 3,
    instead = "tokio::fs::read_link",
    shape = "swap_await",
    auto
)]
pub fn read_link<P: AsRef<Path>>(path: P) -> io::Result<PathBuf>;

#[blocks(
    fs,
    tier = 2,
    instead = "tokio::fs::read_to_string",
    shape = "swap_await",
    auto
)]
pub fn read_to_string<P: AsRef<Path>>(path: P) -> io::Result<String>;

#[blocks(
    fs,
    tier = 2,
    instead = "tokio::fs::remove_dir",
    shape = "swap_await",
    auto
)]
pub fn remove_dir<P: AsRef<Path>>(path: P) -> io::Result<()>;

#[blocks(
    fs,
    tier = 2,
    instead = "tokio::fs::remove_dir_all",
    shape = "swap_await",
    auto
)]
pub fn remove_dir_all<P: AsRef<Path>>(path: P) -> io::Result<()>;

#[blocks(
    fs,
    tier = 2,
    instead = "tokio::fs::remove_file",
    shape = "swap_await",
    auto
)]
pub fn remove_file<P: AsRef<Path>>(path: P) -> io::Result<()>;

#[blocks(
    fs,
    tier = 2,
    instead = "tokio::fs::rename",
    shape = "swap_await",
    auto
)]
pub fn rename<P: AsRef<Path>, Q: AsRef<Path>>(from: P, to: Q) -> io::Result<()>;

#[blocks(
    fs,
    tier = 2,
    instead = "tokio::fs::set_permissions",
    shape = "swap_await",
    auto
)]
pub fn set_permissions<P: AsRef<Path>>(path: P, perm: Permissions) -> io::Result<()>;

#[blocks(
    fs,
    tier = 3,
    instead = "tokio::fs::symlink_metadata",
    shape = "swap_await",
    auto
)]
pub fn symlink_metadata<P: AsRef<Path>>(path: P) -> io::Result<Metadata>;

#[blocks(fs, tier = 2, instead = "tokio::fs::write", shape = "swap_await", auto)]
pub fn write<P: AsRef<Path>, C: AsRef<[u8]>>(path: P, contents: C) -> io::Result<()>;

pub struct DirBuilder {}
impl DirBuilder {
    pub fn new() -> DirBuilder;
    pub fn recursive(&mut self, recursive: bool) -> &mut Self;
    #[blocks(fs, tier = 2, instead = "tokio::fs::DirBuilder", shape = "swap_await")]
    pub fn create<P: AsRef<Path>>(&self, path: P) -> io::Result<()>;
}

pub struct DirEntry {}
impl DirEntry {
    pub fn path(&self) -> PathBuf;
    #[blocks(fs, tier = 3, note = "one system call")]
    pub fn metadata(&self) -> io::Result<Metadata>;
    pub fn file_type(&self) -> io::Result<FileType>;
    pub fn file_name(&self) -> OsString;
}

#[blocking_io(fs, tier = 2)]
pub struct File {}
impl File {
    #[blocks(
        fs,
        tier = 2,
        instead = "tokio::fs::File::open",
        shape = "swap_await",
        note = "later reads and writes become those of AsyncReadExt and AsyncWriteExt, and need a flush at the end"
    )]
    pub fn open<P: AsRef<Path>>(path: P) -> io::Result<File>;
    #[blocks(
        fs,
        tier = 2,
        instead = "tokio::fs::File::create",
        shape = "swap_await",
        note = "later reads and writes become those of AsyncReadExt and AsyncWriteExt, and need a flush at the end"
    )]
    pub fn create<P: AsRef<Path>>(path: P) -> io::Result<File>;
    #[blocks(
        fs,
        tier = 2,
        instead = "tokio::fs::File::create_new",
        shape = "swap_await",
        note = "later reads and writes become those of AsyncReadExt and AsyncWriteExt, and need a flush at the end"
    )]
    pub fn create_new<P: AsRef<Path>>(path: P) -> io::Result<File>;
    pub fn options() -> OpenOptions;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn sync_all(&self) -> io::Result<()>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn sync_data(&self) -> io::Result<()>;
    #[blocks(
        fs,
        tier = 1,
        shape = "spawn_blocking",
        note = "waits for other processes"
    )]
    pub fn lock(&self) -> io::Result<()>;
    #[blocks(
        fs,
        tier = 1,
        shape = "spawn_blocking",
        note = "waits for other processes"
    )]
    pub fn lock_shared(&self) -> io::Result<()>;
    pub fn try_lock(&self) -> Result<(), TryLockError>;
    pub fn try_lock_shared(&self) -> Result<(), TryLockError>;
    pub fn unlock(&self) -> io::Result<()>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn set_len(&self, size: u64) -> io::Result<()>;
    #[blocks(fs, tier = 3)]
    pub fn metadata(&self) -> io::Result<Metadata>;
    #[blocks(fs, tier = 3)]
    pub fn try_clone(&self) -> io::Result<File>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn set_permissions(&self, perm: Permissions) -> io::Result<()>;
    pub fn set_times(&self, times: FileTimes) -> io::Result<()>;
    pub fn set_modified(&self, time: SystemTime) -> io::Result<()>;
}

impl Read for &File {}
impl Write for &File {
    #[blocks(fs, tier = 3, note = "it has no buffer: this does nothing")]
    fn flush(&mut self) -> io::Result<()>;
}
impl Seek for &File {
    #[blocks(fs, tier = 3, note = "one system call")]
    fn seek(&mut self, pos: SeekFrom) -> io::Result<u64>;
    #[blocks(fs, tier = 3, note = "one system call")]
    fn rewind(&mut self) -> io::Result<()>;
    #[blocks(fs, tier = 3, note = "one system call")]
    fn stream_position(&mut self) -> io::Result<u64>;
}
impl Read for File {}
impl Write for File {
    #[blocks(fs, tier = 3, note = "it has no buffer: this does nothing")]
    fn flush(&mut self) -> io::Result<()>;
}
impl Seek for File {
    #[blocks(fs, tier = 3, note = "one system call")]
    fn seek(&mut self, pos: SeekFrom) -> io::Result<u64>;
    #[blocks(fs, tier = 3, note = "one system call")]
    fn rewind(&mut self) -> io::Result<()>;
    #[blocks(fs, tier = 3, note = "one system call")]
    fn stream_position(&mut self) -> io::Result<u64>;
}

pub struct FileTimes {}
impl FileTimes {
    pub fn new() -> Self;
    pub fn set_accessed(self, t: SystemTime) -> Self;
    pub fn set_modified(self, t: SystemTime) -> Self;
}

impl Copy for FileTimes {}
impl Clone for FileTimes {}
impl Default for FileTimes {}

pub struct FileType {}
impl FileType {
    pub fn is_dir(&self) -> bool;
    pub fn is_file(&self) -> bool;
    pub fn is_symlink(&self) -> bool;
}

impl Copy for FileType {}
impl Clone for FileType {}

pub struct Metadata {}
impl Metadata {
    pub fn file_type(&self) -> FileType;
    pub fn is_dir(&self) -> bool;
    pub fn is_file(&self) -> bool;
    pub fn is_symlink(&self) -> bool;
    pub fn len(&self) -> u64;
    pub fn permissions(&self) -> Permissions;
    pub fn modified(&self) -> io::Result<SystemTime>;
    pub fn accessed(&self) -> io::Result<SystemTime>;
    pub fn created(&self) -> io::Result<SystemTime>;
}

impl Clone for Metadata {}

pub struct OpenOptions {}
impl OpenOptions {
    pub fn new() -> Self;
    pub fn read(&mut self, read: bool) -> &mut Self;
    pub fn write(&mut self, write: bool) -> &mut Self;
    pub fn append(&mut self, append: bool) -> &mut Self;
    pub fn truncate(&mut self, truncate: bool) -> &mut Self;
    pub fn create(&mut self, create: bool) -> &mut Self;
    pub fn create_new(&mut self, create_new: bool) -> &mut Self;
    #[blocks(
        fs,
        tier = 2,
        instead = "tokio::fs::OpenOptions",
        shape = "swap_await",
        note = "later reads and writes become those of AsyncReadExt and AsyncWriteExt, and need a flush at the end"
    )]
    pub fn open<P: AsRef<Path>>(&self, path: P) -> io::Result<File>;
}

impl Clone for OpenOptions {}

pub struct Permissions {}
impl Permissions {
    pub fn readonly(&self) -> bool;
    pub fn set_readonly(&mut self, readonly: bool);
}

impl Clone for Permissions {}

pub struct ReadDir {}
impl Iterator for ReadDir {
    type Item = io::Result<DirEntry>;
}

pub enum TryLockError {
    Error(io::Error),
    WouldBlock,
}
