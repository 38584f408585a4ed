//! Paths; asking the disk about one blocks the thread.

use crate::borrow::Cow;
use crate::collections::TryReserveError;
use crate::convert::Infallible;
use crate::ffi::{OsStr, OsString};
use crate::fs::{Metadata, ReadDir};
use crate::io;
use crate::ops::{Deref, DerefMut};
use crate::rc::Rc;
use crate::str::FromStr;
use crate::sync::Arc;

pub const MAIN_SEPARATOR: char;
pub const MAIN_SEPARATOR_STR: &str;

pub fn absolute<P: AsRef<Path>>(path: P) -> io::Result<PathBuf>;
pub fn is_separator(c: char) -> bool;

pub struct Ancestors {}
impl Copy for Ancestors {}
impl Clone for Ancestors {}
impl Iterator for Ancestors {
    type Item = &Path;
}

pub enum Component {
    Prefix(PrefixComponent),
    RootDir,
    CurDir,
    ParentDir,
    Normal(&OsStr),
}

impl Component {
    pub fn as_os_str(self) -> &OsStr;
}

impl Copy for Component {}
impl Clone for Component {}

pub struct Components {}
impl Components {
    pub fn as_path(&self) -> &Path;
}

impl Clone for Components {}
impl Iterator for Components {
    type Item = Component;
}

impl DoubleEndedIterator for Components {}

pub struct Display {}

pub struct Iter {}
impl Iter {
    pub fn as_path(&self) -> &Path;
}

impl Clone for Iter {}
impl Iterator for Iter {
    type Item = &OsStr;
}

impl DoubleEndedIterator for Iter {}

pub struct Path {}
impl Path {
    pub fn new<S: AsRef<OsStr>>(s: &S) -> &Path;
    pub fn as_os_str(&self) -> &OsStr;
    pub fn as_mut_os_str(&mut self) -> &mut OsStr;
    pub fn to_str(&self) -> Option<&str>;
    pub fn to_string_lossy(&self) -> Cow<str>;
    pub fn to_path_buf(&self) -> PathBuf;
    pub fn is_absolute(&self) -> bool;
    pub fn is_relative(&self) -> bool;
    pub fn has_root(&self) -> bool;
    pub fn parent(&self) -> Option<&Path>;
    pub fn ancestors(&self) -> Ancestors;
    pub fn file_name(&self) -> Option<&OsStr>;
    pub fn strip_prefix<P: AsRef<Path>>(&self, base: P) -> Result<&Path, StripPrefixError>;
    pub fn starts_with<P: AsRef<Path>>(&self, base: P) -> bool;
    pub fn ends_with<P: AsRef<Path>>(&self, child: P) -> bool;
    pub fn file_stem(&self) -> Option<&OsStr>;
    pub fn file_prefix(&self) -> Option<&OsStr>;
    pub fn extension(&self) -> Option<&OsStr>;
    pub fn join<P: AsRef<Path>>(&self, path: P) -> PathBuf;
    pub fn with_file_name<S: AsRef<OsStr>>(&self, file_name: S) -> PathBuf;
    pub fn with_extension<S: AsRef<OsStr>>(&self, extension: S) -> PathBuf;
    pub fn with_added_extension<S: AsRef<OsStr>>(&self, extension: S) -> PathBuf;
    pub fn components(&self) -> Components;
    pub fn iter(&self) -> Iter;
    pub fn display(&self) -> Display;
    #[blocks(fs, tier = 3, instead = "tokio::fs::metadata")]
    pub fn metadata(&self) -> io::Result<Metadata>;
    #[blocks(fs, tier = 3, instead = "tokio::fs::symlink_metadata")]
    pub fn symlink_metadata(&self) -> io::Result<Metadata>;
    #[blocks(fs, tier = 3, instead = "tokio::fs::canonicalize")]
    pub fn canonicalize(&self) -> io::Result<PathBuf>;
    #[blocks(fs, tier = 3, instead = "tokio::fs::read_link")]
    pub fn read_link(&self) -> io::Result<PathBuf>;
    #[blocks(fs, tier = 3, instead = "tokio::fs::read_dir")]
    pub fn read_dir(&self) -> io::Result<ReadDir>;
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
    pub fn into_path_buf(self: Box<Self>) -> PathBuf;
}

impl Clone for Box<Path> {}
impl ToOwned for Path {
    type Owned = PathBuf;
}

pub struct PathBuf {}
impl PathBuf {
    pub fn new() -> PathBuf;
    pub fn with_capacity(capacity: usize) -> PathBuf;
    pub fn as_path(&self) -> &Path;
    pub fn leak(self) -> &mut Path;
    pub fn push<P: AsRef<Path>>(&mut self, path: P);
    pub fn pop(&mut self) -> bool;
    pub fn set_file_name<S: AsRef<OsStr>>(&mut self, file_name: S);
    pub fn set_extension<S: AsRef<OsStr>>(&mut self, extension: S) -> bool;
    pub fn add_extension<S: AsRef<OsStr>>(&mut self, extension: S) -> bool;
    pub fn as_mut_os_string(&mut self) -> &mut OsString;
    pub fn into_os_string(self) -> OsString;
    pub fn into_boxed_path(self) -> Box<Path>;
    pub fn capacity(&self) -> usize;
    pub fn clear(&mut self);
    pub fn reserve(&mut self, additional: usize);
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError>;
    pub fn reserve_exact(&mut self, additional: usize);
    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError>;
    pub fn shrink_to_fit(&mut self);
    pub fn shrink_to(&mut self, min_capacity: usize);
}

impl Clone for PathBuf {}
impl From<Box<Path>> for PathBuf {}
impl From<PathBuf> for Box<Path> {}
impl<T: AsRef<OsStr>> From<&T> for PathBuf {}
impl From<String> for PathBuf {}
impl FromStr for PathBuf {
    type Err = Infallible;
}

impl Deref for PathBuf {
    type Target = Path;
}

impl DerefMut for PathBuf {}
impl Default for PathBuf {}
impl From<PathBuf> for Cow<Path> {}
impl From<&PathBuf> for Cow<Path> {}
impl From<Cow<Path>> for PathBuf {}
impl From<PathBuf> for Arc<Path> {}
impl From<PathBuf> for Rc<Path> {}

pub enum Prefix {
    Verbatim(&OsStr),
    VerbatimUNC(&OsStr, &OsStr),
    VerbatimDisk(u8),
    DeviceNS(&OsStr),
    UNC(&OsStr, &OsStr),
    Disk(u8),
}

impl Prefix {
    pub fn is_verbatim(&self) -> bool;
}

impl Copy for Prefix {}
impl Clone for Prefix {}

pub struct PrefixComponent {}
impl PrefixComponent {
    pub fn kind(&self) -> Prefix;
    pub fn as_os_str(&self) -> &OsStr;
}

impl Copy for PrefixComponent {}
impl Clone for PrefixComponent {}

pub struct StripPrefixError {}
impl Clone for StripPrefixError {}
