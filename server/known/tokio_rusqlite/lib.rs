//! SQLite on a thread of its own.

pub use rusqlite;

pub type Result<T, E = Error> = std::result::Result<T, E>;
pub struct Error;
impl std::error::Error for Error {}

#[derive(Clone)]
pub struct Connection;
impl Connection {
    #[waits(db)]
    pub async fn open<P>(path: P) -> Result<Self>;
    #[waits(db)]
    pub async fn open_in_memory() -> Result<Self>;
    #[offthread]
    #[waits(db)]
    pub async fn call<F, R>(&self, function: F) -> Result<R>
        where F: FnOnce(&mut rusqlite::Connection) -> Result<R>;
    #[offthread]
    #[waits(db)]
    pub async fn call_unwrap<F, R>(&self, function: F) -> R where F: FnOnce(&mut rusqlite::Connection) -> R;
    #[waits(db)]
    pub async fn close(self) -> std::result::Result<(), Error>;
}
