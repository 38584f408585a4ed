//! Layered configuration.

#[derive(Clone)]
pub struct Figment;
impl Figment {
    pub fn new() -> Self;
    pub fn merge<T>(self, provider: T) -> Self;
    pub fn join<T>(self, provider: T) -> Self;
    pub fn extract<'a, T>(&self) -> Result<T>;
}
pub struct Error;
impl std::error::Error for Error {}
pub type Result<T> = std::result::Result<T, Error>;
