//! Passwords from the terminal.

use std::io;

#[blocks(stdio, shape = "spawn_blocking")]
pub fn read_password() -> io::Result<String>;
#[blocks(stdio, shape = "spawn_blocking")]
pub fn prompt_password(prompt: impl ToString) -> io::Result<String>;
#[blocks(io)]
pub fn read_password_from_bufread(reader: &mut impl io::BufRead) -> io::Result<String>;
