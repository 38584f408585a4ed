//! Templates.

#[derive(Clone)]
pub struct Tera;
impl Tera {
    #[blocks(fs, tier = 2, in_loop, note = "load the templates once")]
    pub fn new(dir: &str) -> Result<Tera>;
}
pub struct Error;
impl std::error::Error for Error {}
pub type Result<T> = std::result::Result<T, Error>;
