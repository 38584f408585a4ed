//! A line editor.

pub type DefaultEditor = Editor<(), history::DefaultHistory>;
pub mod history {
    pub struct DefaultHistory;
}
pub mod error {
    pub enum ReadlineError { Io(std::io::Error), Eof, Interrupted }
    impl std::error::Error for ReadlineError {}
}
pub type Result<T> = std::result::Result<T, error::ReadlineError>;
pub struct Editor<H, I>;
impl<I> Editor<(), I> {
    pub fn new() -> Result<Self>;
}
impl<H, I> Editor<H, I> {
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn readline(&mut self, prompt: &str) -> Result<String>;
    #[blocks(stdio, shape = "spawn_blocking")]
    pub fn readline_with_initial(&mut self, prompt: &str, initial: (&str, &str)) -> Result<String>;
    pub fn add_history_entry<S: AsRef<str> + Into<String>>(&mut self, line: S) -> Result<bool>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn load_history<P: AsRef<std::path::Path> + ?Sized>(&mut self, path: &P) -> Result<()>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn save_history<P: AsRef<std::path::Path> + ?Sized>(&mut self, path: &P) -> Result<()>;
}
