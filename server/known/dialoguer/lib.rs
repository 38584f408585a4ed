//! Questions in the terminal.

pub type Result<T = ()> = std::result::Result<T, Error>;
pub struct Error;
impl std::error::Error for Error {}

pub struct Confirm<'a>;
impl<'a> Confirm<'a> {
    pub fn new() -> Self;
    pub fn with_theme(theme: &'a dyn theme::Theme) -> Self;
    pub fn default(self, val: bool) -> Self;
    pub fn with_prompt(self, prompt: impl Into<String>) -> Self;
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn interact(self) -> Result<bool>;
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn interact_opt(self) -> Result<Option<bool>>;
}

pub struct Password<'a>;
impl<'a> Password<'a> {
    pub fn new() -> Self;
    pub fn with_theme(theme: &'a dyn theme::Theme) -> Self;
    pub fn with_prompt(self, prompt: impl Into<String>) -> Self;
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn interact(self) -> Result<String>;
}

pub struct Select<'a>;
impl<'a> Select<'a> {
    pub fn new() -> Self;
    pub fn with_theme(theme: &'a dyn theme::Theme) -> Self;
    pub fn with_prompt(self, prompt: impl Into<String>) -> Self;
    pub fn items(self, items: &[impl ToString]) -> Self;
    pub fn item(self, item: impl ToString) -> Self;
    pub fn default(self, val: usize) -> Self;
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn interact(self) -> Result<usize>;
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn interact_opt(self) -> Result<Option<usize>>;
}

pub struct FuzzySelect<'a>;
impl<'a> FuzzySelect<'a> {
    pub fn new() -> Self;
    pub fn with_theme(theme: &'a dyn theme::Theme) -> Self;
    pub fn with_prompt(self, prompt: impl Into<String>) -> Self;
    pub fn items(self, items: &[impl ToString]) -> Self;
    pub fn default(self, val: usize) -> Self;
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn interact(self) -> Result<usize>;
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn interact_opt(self) -> Result<Option<usize>>;
}

pub struct MultiSelect<'a>;
impl<'a> MultiSelect<'a> {
    pub fn new() -> Self;
    pub fn with_theme(theme: &'a dyn theme::Theme) -> Self;
    pub fn with_prompt(self, prompt: impl Into<String>) -> Self;
    pub fn items(self, items: &[impl ToString]) -> Self;
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn interact(self) -> Result<Vec<usize>>;
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn interact_opt(self) -> Result<Option<Vec<usize>>>;
}

pub struct Sort<'a>;
impl<'a> Sort<'a> {
    pub fn new() -> Self;
    pub fn with_theme(theme: &'a dyn theme::Theme) -> Self;
    pub fn with_prompt(self, prompt: impl Into<String>) -> Self;
    pub fn items(self, items: &[impl ToString]) -> Self;
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn interact(self) -> Result<Vec<usize>>;
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn interact_opt(self) -> Result<Option<Vec<usize>>>;
}
pub struct Input<'a, T>;
impl<'a, T> Input<'a, T> {
    pub fn new() -> Self;
    pub fn with_theme(theme: &'a dyn theme::Theme) -> Self;
    pub fn with_prompt(self, prompt: impl Into<String>) -> Self;
    pub fn default(self, value: T) -> Self;
    pub fn allow_empty(self, val: bool) -> Self;
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn interact_text(self) -> Result<T>;
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn interact(self) -> Result<T>;
}
pub struct Editor;
impl Editor {
    pub fn new() -> Self;
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn edit(&self, s: &str) -> Result<Option<String>>;
}

pub mod theme {
    pub trait Theme {}
    pub struct ColorfulTheme;
    impl Default for ColorfulTheme {}
    impl Theme for ColorfulTheme {}
    pub struct SimpleTheme;
    impl Theme for SimpleTheme {}
}
