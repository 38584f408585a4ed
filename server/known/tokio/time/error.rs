//! Errors of timers.

use std::io;

pub struct Elapsed {}
impl From<Elapsed> for io::Error {}

pub struct Error {}
impl Error {
    pub fn shutdown() -> Error;
    pub fn is_shutdown(&self) -> bool;
    pub fn at_capacity() -> Error;
    pub fn is_at_capacity(&self) -> bool;
    pub fn invalid() -> Error;
    pub fn is_invalid(&self) -> bool;
}

impl Copy for Error {}
impl Clone for Error {}
