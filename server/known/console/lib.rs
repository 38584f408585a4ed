//! The terminal.

use std::io::Result;

#[derive(Clone)]
pub struct Term;
impl Term {
    pub fn stdout() -> Term;
    pub fn stderr() -> Term;
    pub fn buffered_stdout() -> Term;
    pub fn buffered_stderr() -> Term;
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn read_char(&self) -> Result<char>;
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn read_key(&self) -> Result<Key>;
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn read_line(&self) -> Result<String>;
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn read_secure_line(&self) -> Result<String>;
}
#[derive(Clone)]
pub enum Key {}
