//! Paths that are UTF-8; asking the disk about one blocks the thread, as with those of std.

use std::borrow::Cow;
use std::convert::Infallible;
use std::ffi::{OsStr, OsString};
use std::fs::{DirEntry, FileType, Metadata, ReadDir};
use std::io;
use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf, StripPrefixError};
use std::rc::Rc;
use std::str::FromStr;
use std::sync::Arc;

pub struct Utf8PathBuf {}
impl Utf8PathBuf {
    pub fn new() -> Utf8PathBuf;
    pub fn from_path_buf(path: PathBuf) -> Result<Utf8PathBuf, PathBuf>;
    pub fn from_os_string(os_string: OsString) -> Result<Utf8PathBuf, OsString>;
    pub fn into_std_path_buf(self) -> PathBuf;
    pub fn with_capacity(capacity: usize) -> Utf8PathBuf;
    pub fn as_path(&self) -> &Utf8Path;
    pub fn push(&mut self, path: impl AsRef<Utf8Path>);
    pub fn pop(&mut self) -> bool;
    pub fn set_file_name(&mut self, file_name: impl AsRef<str>);
    pub fn set_extension(&mut self, extension: impl AsRef<str>) -> bool;
    pub fn add_extension<S: AsRef<str>>(&mut self, extension: S) -> bool;
    pub fn into_string(self) -> String;
    pub fn into_os_string(self) -> OsString;
    pub fn into_boxed_path(self) -> Box<Utf8Path>;
    pub fn capacity(&self) -> usize;
    pub fn clear(&mut self);
    pub fn reserve(&mut self, additional: usize);
    pub fn shrink_to_fit(&mut self);
}

impl Clone for Utf8PathBuf {}
impl Default for Utf8PathBuf {}
impl Deref for Utf8PathBuf {
    type Target = Utf8Path;
}

impl DerefMut for Utf8PathBuf {}
impl FromStr for Utf8PathBuf {
    type Err = Infallible;
}

impl From<String> for Utf8PathBuf {}
impl<T: AsRef<str>> From<&T> for Utf8PathBuf {}
impl From<Box<Utf8Path>> for Utf8PathBuf {}
impl From<Cow<Utf8Path>> for Utf8PathBuf {}
impl From<Utf8PathBuf> for String {}
impl From<Utf8PathBuf> for OsString {}
impl From<Utf8PathBuf> for PathBuf {}
impl From<Utf8PathBuf> for Arc<Utf8Path> {}
impl From<Utf8PathBuf> for Rc<Utf8Path> {}
impl TryFrom<PathBuf> for Utf8PathBuf {
    type Error = FromPathBufError;
}

pub struct Utf8Path {}
impl Utf8Path {
    pub fn new(s: &impl AsRef<str>) -> &Utf8Path;
    pub fn from_path(path: &Path) -> Option<&Utf8Path>;
    pub fn from_os_str(path: &OsStr) -> Option<&Utf8Path>;
    pub fn as_std_path(&self) -> &Path;
    pub fn as_str(&self) -> &str;
    pub fn as_os_str(&self) -> &OsStr;
    pub fn to_path_buf(&self) -> Utf8PathBuf;
    pub fn is_absolute(&self) -> bool;
    pub fn is_relative(&self) -> bool;
    pub fn has_root(&self) -> bool;
    pub fn parent(&self) -> Option<&Utf8Path>;
    pub fn ancestors(&self) -> Utf8Ancestors;
    pub fn file_name(&self) -> Option<&str>;
    pub fn strip_prefix(&self, base: impl AsRef<Path>) -> Result<&Utf8Path, StripPrefixError>;
    pub fn starts_with(&self, base: impl AsRef<Path>) -> bool;
    pub fn ends_with(&self, base: impl AsRef<Path>) -> bool;
    pub fn file_stem(&self) -> Option<&str>;
    pub fn file_prefix(&self) -> Option<&str>;
    pub fn extension(&self) -> Option<&str>;
    pub fn join(&self, path: impl AsRef<Utf8Path>) -> Utf8PathBuf;
    pub fn join_os(&self, path: impl AsRef<Path>) -> PathBuf;
    pub fn with_file_name(&self, file_name: impl AsRef<str>) -> Utf8PathBuf;
    pub fn with_extension(&self, extension: impl AsRef<str>) -> Utf8PathBuf;
    pub fn with_added_extension<S: AsRef<str>>(&self, extension: S) -> Utf8PathBuf;
    pub fn components(&self) -> Utf8Components;
    pub fn iter(&self) -> Iter;
    #[blocks(fs, tier = 3, instead = "tokio::fs::metadata")]
    pub fn metadata(&self) -> io::Result<Metadata>;
    #[blocks(fs, tier = 3, instead = "tokio::fs::symlink_metadata")]
    pub fn symlink_metadata(&self) -> io::Result<Metadata>;
    #[blocks(fs, tier = 3, instead = "tokio::fs::canonicalize")]
    pub fn canonicalize(&self) -> io::Result<PathBuf>;
    #[blocks(fs, tier = 3, instead = "tokio::fs::canonicalize")]
    pub fn canonicalize_utf8(&self) -> io::Result<Utf8PathBuf>;
    #[blocks(fs, tier = 3, instead = "tokio::fs::read_link")]
    pub fn read_link(&self) -> io::Result<PathBuf>;
    #[blocks(fs, tier = 3, instead = "tokio::fs::read_link")]
    pub fn read_link_utf8(&self) -> io::Result<Utf8PathBuf>;
    #[blocks(fs, tier = 3, instead = "tokio::fs::read_dir")]
    pub fn read_dir(&self) -> io::Result<ReadDir>;
    #[blocks(fs, tier = 3, instead = "tokio::fs::read_dir")]
    pub fn read_dir_utf8(&self) -> io::Result<ReadDirUtf8>;
    #[blocks(fs, tier = 3, instead = "tokio::fs::try_exists")]
    pub fn exists(&self) -> bool;
    #[blocks(fs, tier = 3, instead = "tokio::fs::try_exists")]
    pub fn try_exists(&self) -> io::Result<bool>;
    #[blocks(fs, tier = 3, instead = "tokio::fs::metadata")]
    pub fn is_file(&self) -> bool;
    #[blocks(fs, tier = 3, instead = "tokio::fs::metadata")]
    pub fn is_dir(&self) -> bool;
    #[blocks(fs, tier = 3, instead = "tokio::fs::symlink_metadata")]
    pub fn is_symlink(&self) -> bool;
    pub fn into_path_buf(self: Box<Self>) -> Utf8PathBuf;
}

impl Clone for Box<Utf8Path> {}
impl ToOwned for Utf8Path {
    type Owned = Utf8PathBuf;
}

pub struct Utf8Ancestors {}
impl Iterator for Utf8Ancestors {
    type Item = &Utf8Path;
}

pub struct Utf8Components {}
impl Utf8Components {
    pub fn as_path(&self) -> &Utf8Path;
}

impl Iterator for Utf8Components {
    type Item = Utf8Component;
}

impl DoubleEndedIterator for Utf8Components {}

pub enum Utf8Component {
    Prefix(Utf8PrefixComponent),
    RootDir,
    CurDir,
    ParentDir,
    Normal(&str),
}

impl Utf8Component {
    pub fn as_str(&self) -> &str;
    pub fn as_os_str(&self) -> &OsStr;
}

impl Copy for Utf8Component {}
impl Clone for Utf8Component {}

pub struct Utf8PrefixComponent {}
impl Utf8PrefixComponent {
    pub fn as_str(&self) -> &str;
    pub fn as_os_str(&self) -> &OsStr;
}

pub struct Iter {}
impl Iter {
    pub fn as_path(&self) -> &Utf8Path;
}

impl Iterator for Iter {
    type Item = &str;
}

impl DoubleEndedIterator for Iter {}

pub struct ReadDirUtf8 {}
impl Iterator for ReadDirUtf8 {
    type Item = io::Result<Utf8DirEntry>;
}

pub struct Utf8DirEntry {}
impl Utf8DirEntry {
    pub fn path(&self) -> &Utf8Path;
    #[blocks(fs, tier = 3, note = "one system call")]
    pub fn metadata(&self) -> io::Result<Metadata>;
    pub fn file_type(&self) -> io::Result<FileType>;
    pub fn file_name(&self) -> &str;
    pub fn into_inner(self) -> DirEntry;
    pub fn into_path(self) -> Utf8PathBuf;
}

pub struct FromPathBufError {}
impl FromPathBufError {
    pub fn as_path(&self) -> &Path;
    pub fn into_path_buf(self) -> PathBuf;
    pub fn into_io_error(self) -> io::Error;
}
