//! File descriptors.

use crate::io;
use crate::os::raw::c_int;

pub type RawFd = c_int;

pub trait AsFd {
    fn as_fd(&self) -> BorrowedFd;
}

pub trait AsRawFd {
    fn as_raw_fd(&self) -> RawFd;
}

pub trait FromRawFd {
    unsafe fn from_raw_fd(fd: RawFd) -> Self;
}

pub trait IntoRawFd {
    fn into_raw_fd(self) -> RawFd;
}

pub struct BorrowedFd {}
impl BorrowedFd {
    pub unsafe fn borrow_raw(fd: RawFd) -> Self;
    pub fn try_clone_to_owned(&self) -> io::Result<OwnedFd>;
}

impl Copy for BorrowedFd {}
impl Clone for BorrowedFd {}

pub struct OwnedFd {}
impl OwnedFd {
    pub fn try_clone(&self) -> io::Result<Self>;
}
