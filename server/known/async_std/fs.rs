//! Files.

use std::ffi::OsString;
use std::future::Future;
use std::io;
use std::path::{Path, PathBuf};
use futures_core::Stream;
use futures_io::{AsyncRead, AsyncSeek, AsyncWrite};

pub use std::fs::{FileType, Metadata, Permissions};

#[waits(fs)]
pub async fn canonicalize<P: AsRef<Path>>(path: P) -> io::Result<PathBuf>;
#[waits(fs)]
pub async fn copy<P: AsRef<Path>, Q: AsRef<Path>>(from: P, to: Q) -> io::Result<u64>;
#[waits(fs)]
pub async fn create_dir<P: AsRef<Path>>(path: P) -> io::Result<()>;
#[waits(fs)]
pub async fn create_dir_all<P: AsRef<Path>>(path: P) -> io::Result<()>;
pub struct DirBuilder;

impl DirBuilder {
    pub fn new() -> DirBuilder;
    pub fn recursive(&mut self, recursive: bool) -> &mut Self;
    pub fn create<P: AsRef<Path>>(&self, path: P) -> impl Future<Output = io::Result<()>>;
}

pub struct DirEntry;

impl DirEntry {
    pub fn path(&self) -> PathBuf;
    pub async fn metadata(&self) -> io::Result<Metadata>;
    pub async fn file_type(&self) -> io::Result<FileType>;
    pub fn file_name(&self) -> OsString;
}

impl Clone for DirEntry {}
#[derive(Clone)]
#[buffered_writer(flush = "flush|sync_all|sync_data", loses = "in_flight")]
pub struct File;

impl File {
    #[waits(fs)]
    pub async fn open<P: AsRef<Path>>(path: P) -> io::Result<File>;
    #[waits(fs)]
    pub async fn create<P: AsRef<Path>>(path: P) -> io::Result<File>;
    #[waits(fs)]
    #[flushes]
    pub async fn sync_all(&self) -> io::Result<()>;
    #[waits(fs)]
    #[flushes]
    pub async fn sync_data(&self) -> io::Result<()>;
    #[waits(fs)]
    pub async fn set_len(&self, size: u64) -> io::Result<()>;
    #[waits(fs)]
    pub async fn metadata(&self) -> io::Result<Metadata>;
    #[waits(fs)]
    pub async fn set_permissions(&self, perm: Permissions) -> io::Result<()>;
}

impl Drop for File {}
impl AsyncRead for File {}
impl AsyncWrite for File {}
impl AsyncSeek for File {}
#[derive(Clone)]
pub struct FileType;

impl FileType {
    pub fn is_dir(&self) -> bool;
    pub fn is_file(&self) -> bool;
    pub fn is_symlink(&self) -> bool;
}

#[waits(fs)]
pub async fn hard_link<P: AsRef<Path>, Q: AsRef<Path>>(from: P, to: Q) -> io::Result<()>;
#[waits(fs)]
pub async fn metadata<P: AsRef<Path>>(path: P) -> io::Result<Metadata>;
#[derive(Clone)]
pub struct Metadata;

impl Metadata {
    pub fn file_type(&self) -> FileType;
    pub fn is_dir(&self) -> bool;
    pub fn is_file(&self) -> bool;
    pub fn len(&self) -> u64;
    pub fn permissions(&self) -> Permissions;
}

#[derive(Clone)]
pub struct OpenOptions;

impl OpenOptions {
    pub fn new() -> OpenOptions;
    pub fn read(&mut self, read: bool) -> &mut OpenOptions;
    pub fn write(&mut self, write: bool) -> &mut OpenOptions;
    pub fn append(&mut self, append: bool) -> &mut OpenOptions;
    pub fn truncate(&mut self, truncate: bool) -> &mut OpenOptions;
    pub fn create(&mut self, create: bool) -> &mut OpenOptions;
    pub fn create_new(&mut self, create_new: bool) -> &mut OpenOptions;
    #[waits(fs)]
    pub fn open<P: AsRef<Path>>(&self, path: P) -> impl Future<Output = io::Result<File>>;
}

impl Default for OpenOptions {}
#[derive(Clone)]
pub struct Permissions;

impl Permissions {
    pub fn readonly(&self) -> bool;
    pub fn set_readonly(&mut self, readonly: bool);
}

#[waits(fs)]
pub async fn read<P: AsRef<Path>>(path: P) -> io::Result<Vec<u8>>;
#[waits(fs)]
pub async fn read_dir<P: AsRef<Path>>(path: P) -> io::Result<ReadDir>;
pub struct ReadDir;
impl Stream for ReadDir { type Item = io::Result<DirEntry>; }
#[waits(fs)]
pub async fn read_link<P: AsRef<Path>>(path: P) -> io::Result<PathBuf>;
#[waits(fs)]
pub async fn read_to_string<P: AsRef<Path>>(path: P) -> io::Result<String>;
#[waits(fs)]
pub async fn remove_dir<P: AsRef<Path>>(path: P) -> io::Result<()>;
#[waits(fs)]
pub async fn remove_dir_all<P: AsRef<Path>>(path: P) -> io::Result<()>;
#[waits(fs)]
pub async fn remove_file<P: AsRef<Path>>(path: P) -> io::Result<()>;
#[waits(fs)]
pub async fn rename<P: AsRef<Path>, Q: AsRef<Path>>(from: P, to: Q) -> io::Result<()>;
#[waits(fs)]
pub async fn set_permissions<P: AsRef<Path>>(path: P, perm: Permissions) -> io::Result<()>;
#[waits(fs)]
pub async fn symlink_metadata<P: AsRef<Path>>(path: P) -> io::Result<Metadata>;
#[waits(fs)]
pub async fn write<P: AsRef<Path>, C: AsRef<[u8]>>(path: P, contents: C) -> io::Result<()>;
