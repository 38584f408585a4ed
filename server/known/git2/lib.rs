//! libgit2.

use std::path::Path;

pub struct Repository;
impl Repository {
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn open<P: AsRef<Path>>(path: P) -> Result<Repository, Error>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn discover<P: AsRef<Path>>(path: P) -> Result<Repository, Error>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn init<P: AsRef<Path>>(path: P) -> Result<Repository, Error>;
    #[blocks(net, shape = "spawn_blocking")]
    pub fn clone<P: AsRef<Path>>(url: &str, into: P) -> Result<Repository, Error>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn head(&self) -> Result<Reference<'_>, Error>;
    #[blocks(fs, shape = "spawn_blocking")]
    pub fn statuses<O>(&self, options: O) -> Result<Statuses<'_>, Error>;
    #[blocks(fs, shape = "spawn_blocking")]
    pub fn checkout_head<O>(&self, opts: O) -> Result<(), Error>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn find_remote(&self, name: &str) -> Result<Remote<'_>, Error>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn revwalk(&self) -> Result<Revwalk<'_>, Error>;
}
pub struct Reference<'repo>;
pub struct Statuses<'repo>;
pub struct Revwalk<'repo>;
pub struct Remote<'repo>;
impl<'repo> Remote<'repo> {
    #[blocks(net, shape = "spawn_blocking")]
    pub fn fetch<S, O>(&mut self, refspecs: &[S], opts: O, reflog_msg: Option<&str>) -> Result<(), Error>;
    #[blocks(net, shape = "spawn_blocking")]
    pub fn push<S, O>(&mut self, refspecs: &[S], opts: O) -> Result<(), Error>;
}
pub struct Error;
impl std::error::Error for Error {}
