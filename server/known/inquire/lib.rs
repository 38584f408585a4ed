//! Questions in the terminal.

use crate::error::InquireResult;

pub mod error {
    pub struct InquireError;
    impl std::error::Error for InquireError {}
    pub type InquireResult<T> = Result<T, InquireError>;
}
pub use self::error::InquireError;

pub struct Text<'a>;
impl<'a> Text<'a> {
    pub fn new(message: &'a str) -> Self;
    pub fn with_help_message(self, message: &'a str) -> Self;
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn prompt(self) -> InquireResult<String>;
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn prompt_skippable(self) -> InquireResult<Option<String>>;
}

pub struct Confirm<'a>;
impl<'a> Confirm<'a> {
    pub fn new(message: &'a str) -> Self;
    pub fn with_help_message(self, message: &'a str) -> Self;
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn prompt(self) -> InquireResult<bool>;
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn prompt_skippable(self) -> InquireResult<Option<bool>>;
}

pub struct Password<'a>;
impl<'a> Password<'a> {
    pub fn new(message: &'a str) -> Self;
    pub fn with_help_message(self, message: &'a str) -> Self;
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn prompt(self) -> InquireResult<String>;
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn prompt_skippable(self) -> InquireResult<Option<String>>;
}

pub struct Editor<'a>;
impl<'a> Editor<'a> {
    pub fn new(message: &'a str) -> Self;
    pub fn with_help_message(self, message: &'a str) -> Self;
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn prompt(self) -> InquireResult<String>;
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn prompt_skippable(self) -> InquireResult<Option<String>>;
}

pub struct Select<'a, T>;
impl<'a, T> Select<'a, T> {
    pub fn new(message: &'a str, options: Vec<T>) -> Self;
    pub fn with_help_message(self, message: &'a str) -> Self;
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn prompt(self) -> InquireResult<T>;
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn prompt_skippable(self) -> InquireResult<Option<T>>;
}

pub struct MultiSelect<'a, T>;
impl<'a, T> MultiSelect<'a, T> {
    pub fn new(message: &'a str, options: Vec<T>) -> Self;
    pub fn with_help_message(self, message: &'a str) -> Self;
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn prompt(self) -> InquireResult<Vec<T>>;
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn prompt_skippable(self) -> InquireResult<Option<Vec<T>>>;
}

pub struct CustomType<'a, T>;
impl<'a, T> CustomType<'a, T> {
    pub fn new(message: &'a str) -> Self;
    pub fn with_help_message(self, message: &'a str) -> Self;
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn prompt(self) -> InquireResult<T>;
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn prompt_skippable(self) -> InquireResult<Option<T>>;
}
